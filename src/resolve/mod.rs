//! From what is written to what is meant: `Plan` + `Regulations` -> `Document`. It never fails and never guesses.

mod alias;
mod basis;
mod calendar;
mod deadline;
pub mod document;
mod echo;
mod head;
mod judgement;
mod ledger;
mod outline;
mod reference;
mod shares;
mod sums;
mod task;
mod weekday;
mod words;
mod years;

pub(crate) use reference::listed_after;

use crate::lexicon::Lexicon;
use crate::parse::plan::Plan;
use crate::regulations::Regulations;
use crate::source::Source;
use chrono::NaiveDate;
use document::{Document, Head, Reference, State};

/// What the user decided beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// `--as-of`.
    pub as_of: Option<NaiveDate>,
    /// `--draft` or `--final`.
    pub state: Option<State>,
    /// The day of the run; read from the clock by the command line only.
    pub today: NaiveDate,
}

/// The facts of each paper's head alone.
#[must_use]
pub fn heads(source: &Source, plan: &Plan, lexicon: &Lexicon) -> Vec<Head> {
    head::heads(source, plan, lexicon)
}

/// What each citation means, and nothing else.
#[must_use]
pub fn references(
    source: &Source,
    plan: &Plan,
    heads: &[Head],
    regulations: &Regulations,
    lexicon: &Lexicon,
) -> Vec<Reference> {
    reference::references(source, plan, heads, regulations, lexicon)
}

/// Resolves one file. Never fails: `Unknown` and `Ambiguous` are answers.
#[must_use]
pub fn resolve(
    source: &Source,
    plan: &Plan,
    regulations: &Regulations,
    lexicon: &Lexicon,
    settings: &Settings,
) -> Document {
    let heads = head::heads(source, plan, lexicon);
    let mut references = reference::references(source, plan, &heads, regulations, lexicon);
    years::periods(source, plan, &mut references);
    let regime = judgement::regime(source, plan, &heads, &lexicon.forms);
    let state = judgement::state(source, plan, &heads, settings);
    let as_of = judgement::as_of(plan, &heads, settings);
    let extracted = judgement::extracted(source, plan);
    let copied = judgement::copied(source, plan, &heads);
    let own_form = judgement::own_form(&heads, &lexicon.forms);
    let (words, anchors) = words::words(source, plan, lexicon);
    let tasks = task::tasks(source, plan, &heads, &anchors, lexicon);
    let ledgers = ledger::ledgers(source, plan);
    let sums = sums::sums(source, plan, &lexicon.columns);
    let outline = outline::outline(source, plan, &heads, &tasks, lexicon);
    let bases = basis::bases(source, plan, &lexicon.kinds);
    let weekdays = weekday::weekdays(source, lexicon);
    let impossible_dates = calendar::impossible(source);
    let alias_variants = alias::variants(source, plan, &lexicon.kinds);
    let self_names = years::self_names(source, plan, lexicon);
    let task_years = years::task_years(source, plan, &tasks, lexicon);
    Document {
        regime,
        state,
        as_of,
        extracted,
        copied,
        own_form,
        heads,
        references,
        bases,
        tasks,
        self_names,
        weekdays,
        impossible_dates,
        alias_variants,
        task_years,
        ledgers,
        sums,
        words,
        outline,
    }
}
