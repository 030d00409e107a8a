//! `rasoat kb diff`: what changed in the law between two sets of records, and whose verdict changes with it.

use super::super::args::{Common, KbDiffArgs};
use super::super::model::print;
use super::super::{complain, inputs};
use super::Failure;
use crate::lexicon::Lexicon;
use crate::regulations::Regulations;
use crate::regulations::difference::differences;
use crate::regulations::record::Record;
use crate::report::difference;
use crate::resolve::Settings;
use crate::rules::{Lang, Selection};
use crate::{Checker, read};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command: status 1 where anything differs.
pub(super) fn run(args: &KbDiffArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let (old, new) = (load(&args.old, lang)?, load(&args.new, lang)?);
    let found = differences(&old.1, &new.1);
    let lexicon = Lexicon::embedded();
    let mut out = difference::text(&found, &old.0, &new.0, &lexicon.kinds, lang);
    let n = found.len();
    let mut failed = false;
    if !args.paths.is_empty() {
        failed = verdicts(args, &mut out, old.0, new.0, lang, today);
    }
    print(&out, common.color, lang)?;
    Ok(ExitCode::from(if failed { 2 } else { u8::from(n > 0) }))
}

fn load(path: &str, lang: Lang) -> Result<(Regulations, Vec<Record>), Failure> {
    if path == "-" {
        let law = Regulations::embedded();
        let records = law.records();
        return Ok((law, records));
    }
    let records = super::records(Path::new(path), lang)?;
    let law = Regulations::from_records(&records).map_err(|e| Failure::plain(format!("{path}: {e}")))?;
    // Written out in full, as the embedded ones are, so that only facts are compared.
    let records = law.records();
    Ok((law, records))
}

/// Whose findings change. Says whether a file could not be read.
fn verdicts(
    args: &KbDiffArgs,
    out: &mut String,
    old: Regulations,
    new: Regulations,
    lang: Lang,
    today: NaiveDate,
) -> bool {
    let checker = |regulations| Checker {
        regulations,
        lexicon: Lexicon::embedded(),
        settings: Settings { as_of: None, state: None, today },
        selection: Selection::default(),
        lang,
    };
    let (old, new) = (checker(old), checker(new));
    let (mut failed, mut files, mut changed) = (false, 0, 0);
    for input in inputs::find(&args.paths).files {
        let findings = |checker: &Checker| -> Result<BTreeSet<difference::Told>, String> {
            let source = input.error.clone().map_or_else(|| read::read_path(&input.path), Err);
            let checked = checker.check(source.map_err(|error| error.message(lang))?);
            let line = |start: u32| checked.source.position(start).line;
            let found = checked.diagnostics.iter();
            Ok(found.map(|d| (line(checked.source.in_file(d.span).start), d.rule, d.message.clone())).collect())
        };
        match (findings(&old), findings(&new)) {
            (Ok(before), Ok(after)) => {
                files += 1;
                if before == after {
                    continue;
                }
                changed += 1;
                let change = (after.difference(&before).collect(), before.difference(&after).collect());
                *out += &difference::verdict(&input.path, &change, lang);
            }
            (Err(why), _) | (_, Err(why)) => {
                complain(&format!("{}: {why}", input.path));
                failed = true;
            }
        }
    }
    *out += &difference::verdicts(changed, files, lang);
    failed
}
