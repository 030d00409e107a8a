//! `rules/deadlines.toml`: words of deadlines.

/// words of deadlines.
#[derive(Debug, Default)]
pub struct Deadlines {}

impl Deadlines {
    /// The list that comes with the program.
    #[must_use]
    pub fn embedded() -> Deadlines {
        Deadlines::default()
    }
}
