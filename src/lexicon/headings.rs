//! `rules/headings.toml`: titles of sections and their synonyms.

/// titles of sections and their synonyms.
#[derive(Debug, Default)]
pub struct Headings {}

impl Headings {
    /// The list that comes with the program.
    #[must_use]
    pub fn embedded() -> Headings {
        Headings::default()
    }
}
