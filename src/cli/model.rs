//! `rasoat parse`: what was understood, nothing judged.

use super::args::{ColorArg, Common, FormatArg, ParseArgs};
use super::output::Output;
use super::{Failure, lookup};
use crate::report::model;
use crate::resolve::{self, Settings};
use crate::rules::Lang;
use crate::{parse, read};
use chrono::NaiveDate;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(args: &ParseArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let source = read::read_path(&args.file)
        .map_err(|error| Failure::plain(format!("{}: {}", args.file, error.message(lang))))?;
    let (lexicon, regulations) = (lookup::words(&args.file, lang)?, lookup::law(&args.file, lang)?);
    let plan = parse::parse(&source, &lexicon);
    let settings = Settings { as_of: None, state: None, today };
    let document = resolve::resolve(&source, &plan, &regulations, &lexicon, &settings);
    let text = match args.format {
        FormatArg::Json => model::json(&source, &plan, &document, &regulations, args.with_text),
        FormatArg::Text => model::tree(&source, &plan, &document, &regulations, lang),
    };
    print(&text, common.color, lang)
}

/// Prints one text to standard output.
pub(super) fn print(text: &str, color: ColorArg, lang: Lang) -> Result<ExitCode, Failure> {
    let written = Output::open(None, color).and_then(|mut output| {
        output.write_all(text.as_bytes())?;
        output.finish()
    });
    match written {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure::output(None, &io::Error::from(error.kind()), lang)),
    }
}
