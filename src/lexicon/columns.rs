//! `rules/columns.toml`: titles of table columns and their synonyms.

/// titles of table columns and their synonyms.
#[derive(Debug, Default)]
pub struct Columns {}

impl Columns {
    /// The list that comes with the program.
    #[must_use]
    pub fn embedded() -> Columns {
        Columns::default()
    }
}
