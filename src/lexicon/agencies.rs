//! `rules/agencies.toml`: bodies of the state and the Party.

/// bodies of the state and the Party.
#[derive(Debug, Default)]
pub struct Agencies {}

impl Agencies {
    /// The list that comes with the program.
    #[must_use]
    pub fn embedded() -> Agencies {
        Agencies::default()
    }
}
