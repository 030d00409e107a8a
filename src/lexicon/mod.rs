//! Words that change with place and time: the data files under `rules/`, and what a unit adds to them.
//!
//! Each submodule owns one data file and gives it a type; nothing here judges.

pub mod agencies;
pub mod anchors;
mod areas;
pub mod assignments;
mod bases;
pub mod columns;
pub mod deadlines;
mod forms;
mod headings;
mod kinds;
mod own;
pub mod phrases;
pub mod scanner;
mod standing;
pub mod wording;
mod years;

pub use agencies::Agencies;
pub use areas::Areas;
pub use assignments::Assignments;
pub use bases::Bases;
pub use columns::Columns;
pub use deadlines::Deadlines;
pub use forms::Forms;
pub use headings::{Headings, Opening, Part};
pub use kinds::Kinds;
pub use own::{List, OwnWords};
pub use scanner::{Mention, Scanner};
pub use wording::Wording;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use chrono::NaiveDate;
use serde::Deserialize;
pub use years::Years;

/// All word lists.
#[derive(Debug)]
pub struct Lexicon {
    /// Bodies of the state and the Party with level, days, predecessors and successors.
    pub agencies: Agencies,
    /// The areas of administrative reform.
    pub areas: Areas,
    /// Words by which work is given to somebody.
    pub assignments: Assignments,
    /// What a preamble must name.
    pub bases: Bases,
    /// Titles of table columns.
    pub columns: Columns,
    /// Words of deadlines.
    pub deadlines: Deadlines,
    /// Fixed words of head and foot.
    pub forms: Forms,
    /// Titles of sections, and what stands under them.
    pub headings: Headings,
    /// Names and symbols of kinds of documents.
    pub kinds: Kinds,
    /// Terms, typing errors, house words.
    pub wording: Wording,
    /// All words that are looked for in running text.
    pub scanner: Scanner,
    /// Phrases around years.
    pub years: Years,
}

impl Lexicon {
    /// The lists that come with the program.
    #[must_use]
    pub fn embedded() -> Lexicon {
        OwnWords::default().lexicon()
    }
}

/// An automaton for a few short phrases that is asked about short texts: searching ahead for rare bytes would cost more
/// than it spares, since the letters of Vietnamese share their bytes. Every start of the program builds it, so it is the
/// kind that is built fast.
fn plain_automaton(phrases: impl IntoIterator<Item = impl AsRef<[u8]>>) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .prefilter(false)
        .build(phrases)
        .expect("a few dozen short phrases make an automaton")
}

/// "trước ngày" -> "Trước ngày": as it begins a sentence.
fn capitalised(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A TOML date.
#[derive(Clone, Copy, Debug)]
struct Day(NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        let date = written.date.and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()));
        date.map(Day).ok_or_else(|| serde::de::Error::custom("a day is written 2025-06-30"))
    }
}
