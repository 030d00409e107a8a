//! `graph`: a regulation on a day, its chain, what amends and guides it, and who says so.

mod drawing;
mod json;
mod text;
mod words;

pub use drawing::{dot, mermaid};
pub use json::json;
pub use text::text;
pub(super) use words::Words;

use crate::lexicon::Kinds;
use crate::regulations::{RegulationId, Regulations};
use crate::rules::Lang;
use chrono::NaiveDate;

/// What was asked, and which texts may be meant.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// As typed.
    pub asked: &'a str,
    /// The day of which standings are told.
    pub day: NaiveDate,
    /// The texts that may be meant; at least one.
    pub readings: Vec<RegulationId>,
    /// The law.
    pub law: &'a Regulations,
    /// Words for kinds.
    pub kinds: &'a Kinds,
    /// The language of the answer.
    pub lang: Lang,
    /// Whether escapes for colours may be written.
    pub color: bool,
}

impl Question<'_> {
    /// The one that is meant: the only reading, or the only one that was in force on that day.
    #[must_use]
    pub fn meant(&self) -> Option<RegulationId> {
        if let [only] = self.readings[..] {
            return Some(only);
        }
        let mut living = self.readings.iter().copied().filter(|&id| self.law.status(id, self.day).is_in_force());
        let first = living.next();
        first.filter(|_| living.next().is_none())
    }
}
