//! Who does what by when: from table rows and from prose.

mod bodies;
pub(super) mod money;
mod passage;
mod prose;
mod seen;
mod sentence;
mod table;

use super::deadline::Around;
use super::document::{Head, Task};
use crate::lexicon::Lexicon;
use crate::lexicon::anchors::Anchor;
use crate::parse::plan::Plan;
use crate::source::{Source, Span};

/// Every task, in text order. `anchors` tells where a deadline may open in a sentence.
pub(super) fn tasks(
    source: &Source,
    plan: &Plan,
    heads: &[Head],
    anchors: &[(Span, Anchor)],
    lexicon: &Lexicon,
) -> Vec<Task> {
    let papers = plan.papers.len().max(heads.len());
    let around: Vec<Around> = (0..papers).map(|paper| Around::paper(heads, paper)).collect();
    let text = source.text.as_str();
    // Room for all that there may be: what is not written to costs nothing, but large things are dear to move.
    let rows: usize = plan.tables.iter().map(|table| table.rows.len()).sum();
    let mut tasks = Vec::with_capacity(rows + plan.sections.len());
    table::tasks(text, plan, &around, lexicon, &mut tasks);
    let mut tasks = prose::tasks(text, plan, &around, anchors, lexicon, tasks);
    // By keys aside: a task is large, and so is moved but once.
    tasks.sort_by_cached_key(|task| (task.span, task.text_span));
    tasks
}
