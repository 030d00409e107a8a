//! `rasoat kb stats`: how much is known, how well, and how old it is.

use super::super::args::{Common, FormatArg, KbStatsArgs};
use super::super::lookup;
use super::super::model::print;
use super::Failure;
use crate::lexicon::Kinds;
use crate::report::kb;
use chrono::NaiveDate;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(args: &KbStatsArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let stats = kb::Stats::of(&lookup::law(".")?, today);
    let text = match args.format {
        FormatArg::Text => stats.text(&Kinds::embedded(), common.lang()),
        FormatArg::Json => stats.json(),
    };
    print(&text, common.color, common.lang())
}
