//! `rules/wording.toml`: terms, typing errors, house words.

/// terms, typing errors, house words.
#[derive(Debug, Default)]
pub struct Wording {}

impl Wording {
    /// The list that comes with the program.
    #[must_use]
    pub fn embedded() -> Wording {
        Wording::default()
    }
}
