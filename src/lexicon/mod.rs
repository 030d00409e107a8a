//! Words that change with place and time: the data files under `rules/`, and what a unit adds to them.
//!
//! Each submodule owns one data file and gives it a type; nothing here judges.

pub mod agencies;
pub mod assignments;
pub mod columns;
pub mod deadlines;
mod forms;
mod headings;
mod kinds;
pub mod phrases;
mod wording;
mod years;

pub use agencies::Agencies;
pub use assignments::Assignments;
pub use columns::Columns;
pub use deadlines::Deadlines;
pub use forms::Forms;
pub use headings::{Headings, Opening, Part};
pub use kinds::Kinds;
pub use wording::Wording;
pub use years::Years;

/// All word lists.
#[derive(Debug)]
pub struct Lexicon {
    /// Bodies of the state and the Party with level, days, predecessors and successors.
    pub agencies: Agencies,
    /// Words by which work is given to somebody.
    pub assignments: Assignments,
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
    /// Phrases around years.
    pub years: Years,
}

impl Lexicon {
    /// The lists that come with the program.
    #[must_use]
    pub fn embedded() -> Lexicon {
        Lexicon {
            agencies: Agencies::embedded(),
            assignments: Assignments::embedded(),
            columns: Columns::embedded(),
            deadlines: Deadlines::embedded(),
            forms: Forms::embedded(),
            headings: Headings::embedded(),
            kinds: Kinds::embedded(),
            wording: Wording::embedded(),
            years: Years::embedded(),
        }
    }
}
