//! By which form, in which state, and on which day a file is judged.

use super::Settings;
use super::document::{AsOf, AsOfSource, Head, Reference, Regime, State};
use crate::parse::plan::Plan;
use crate::source::Source;

/// The profile of form: the Party's, or the state's of the day.
pub(super) fn regime(source: &Source, plan: &Plan, heads: &[Head]) -> Regime {
    let _ = (source, plan, heads);
    Regime::Nd30
}

/// Draft or final: given, or judged from blanks in number, date and signature.
pub(super) fn state(source: &Source, plan: &Plan, heads: &[Head], settings: &Settings) -> State {
    let _ = (source, plan, heads);
    settings.state.unwrap_or(State::Draft)
}

/// The day of judgement: `--as-of`, the document's own date, a date known in part, the plan's year, today.
pub(super) fn as_of(plan: &Plan, heads: &[Head], references: &[Reference], settings: &Settings) -> AsOf {
    let _ = (plan, heads, references);
    let day = settings.as_of.unwrap_or(settings.today);
    AsOf { day, earliest: day, latest: day, source: AsOfSource::Today }
}
