//! `rasoat kb stats`: how much is known, how well, and how old it is.

use super::super::args::{Common, FormatArg, KbStatsArgs};
use super::super::model::print;
use super::super::{complain, lookup};
use super::Failure;
use crate::lexicon::Kinds;
use crate::report::kb;
use chrono::NaiveDate;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(args: &KbStatsArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let law = lookup::law(".", lang)?;
    kb::age_note(law.as_of(), today, lang).iter().for_each(|note| complain(note));
    let stats = kb::Stats::of(&law, today);
    let text = match args.format {
        FormatArg::Text => stats.text(&Kinds::embedded(), lang),
        FormatArg::Json => stats.json(),
    };
    print(&text, common.color, lang)
}
