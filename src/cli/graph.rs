//! `rasoat graph`: a regulation's standing on a day, its chain, what amends and guides it.

use super::args::{Common, GraphArgs, GraphFormatArg};
use super::model::print;
use super::{Failure, complain, lookup};
use crate::report::graph::{self, Question};
use crate::report::kb::age_note;
use chrono::NaiveDate;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(args: &GraphArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let law = lookup::law(".", lang)?;
    let lexicon = lookup::words(".", lang)?;
    age_note(law.as_of(), today, lang).iter().for_each(|note| complain(note));
    let asked = args.regulation.join(" ");
    let readings = lookup::readings(&asked, &law, &lexicon);
    if readings.is_empty() {
        complain(&lookup::unknown(&asked, &law, lang));
        return Ok(ExitCode::from(1));
    }
    let question = Question {
        asked: &asked,
        day: args.date.unwrap_or(today),
        readings,
        law: &law,
        kinds: &lexicon.kinds,
        lang,
        // The stream strips escapes where they make no sense.
        color: args.format == GraphFormatArg::Text,
    };
    let text = match args.format {
        GraphFormatArg::Text => graph::text(&question),
        GraphFormatArg::Json => graph::json(&question),
        GraphFormatArg::Dot => graph::dot(&question),
        GraphFormatArg::Mermaid => graph::mermaid(&question),
    };
    print(&text, common.color, lang)
}
