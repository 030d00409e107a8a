//! `rules/document-kinds.toml`: names and symbols of kinds of documents.

/// names and symbols of kinds of documents.
#[derive(Debug, Default)]
pub struct Kinds {}

impl Kinds {
    /// The list that comes with the program.
    #[must_use]
    pub fn embedded() -> Kinds {
        Kinds::default()
    }
}
