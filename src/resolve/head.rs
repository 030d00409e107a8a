//! The facts of each paper's head: who issued what, when, for which years.

use super::document::Head;
use crate::lexicon::Lexicon;
use crate::parse::plan::Plan;
use crate::source::Source;

/// One head per paper.
pub(super) fn heads(source: &Source, plan: &Plan, lexicon: &Lexicon) -> Vec<Head> {
    let _ = (source, lexicon);
    plan.papers.iter().map(|_| Head::default()).collect()
}
