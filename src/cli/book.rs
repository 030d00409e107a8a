//! `rasoat explain` and `rasoat rules`: the rule book.

use super::Failure;
use super::args::{Common, ExplainArgs, RulesArgs, RulesFormatArg};
use super::model::print;
use crate::report::book;
use crate::rules;
use std::process::ExitCode;

/// Runs `explain`.
pub(super) fn explain(args: &ExplainArgs, common: &Common) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let text = rules::page(&args.rule).map(|page| book::page(page, lang)).or_else(|| book::group(&args.rule, lang));
    match text {
        Some(text) => print(&text, common.color, lang),
        None => Err(super::check::unknown_rule(&args.rule, lang)),
    }
}

/// Runs `rules`.
pub(super) fn rules(args: &RulesArgs, common: &Common) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let text = match args.format {
        RulesFormatArg::Text => book::table(lang),
        RulesFormatArg::Json => book::json(),
        RulesFormatArg::Markdown => book::markdown(lang),
    };
    print(&text, common.color, lang)
}
