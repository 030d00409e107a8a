//! `impact`: which documents hang on a regulation, or on what changes in a window of time.

mod json;
mod text;

pub use json::json;
pub use text::text;

use crate::impact::{Targets, Touched};
use crate::lexicon::Kinds;
use crate::regulations::{RegulationId, Regulations};
use crate::rules::Lang;
use chrono::NaiveDate;

/// What was asked.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// A regulation, on a day.
    Regulation(RegulationId, NaiveDate),
    /// Everything that changes from the first to the last day.
    Window(NaiveDate, NaiveDate),
}

/// The answer for all files.
#[derive(Debug)]
pub struct Answer<'a> {
    /// What was asked.
    pub about: About,
    /// The regulations looked for.
    pub targets: &'a Targets,
    /// Each file with what was found in it, in order.
    pub files: &'a [(String, Touched)],
    /// Files that hang on touched ones: file, line of its basis, the file it rests on.
    pub indirect: &'a [(usize, u32, usize)],
    /// Files that could not be read, with the reason.
    pub failed: &'a [(String, String)],
    /// The law.
    pub law: &'a Regulations,
    /// Words for kinds.
    pub kinds: &'a Kinds,
    /// The language.
    pub lang: Lang,
    /// Whether escapes for colours may be written.
    pub color: bool,
}
