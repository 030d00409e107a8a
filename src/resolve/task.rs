//! Who does what by when: from table rows and from prose.

use super::document::{Head, Task};
use crate::lexicon::Lexicon;
use crate::parse::plan::Plan;
use crate::source::Source;

/// Every task, in text order.
pub(super) fn tasks(source: &Source, plan: &Plan, heads: &[Head], lexicon: &Lexicon) -> Vec<Task> {
    let _ = (source, plan, heads, lexicon);
    Vec::new()
}
