//! `rules/forms.toml`: fixed words of the head and the foot of a document.

use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/forms.toml");

/// Words that the law prescribes letter by letter.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Forms {
    /// Quốc hiệu.
    pub national_name: String,
    /// Tiêu ngữ.
    pub motto: String,
    /// Tiêu đề of the Party's documents.
    pub party_name: String,
    /// What may not stand before the name of the signer.
    pub titles: Vec<String>,
}

impl Forms {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the type says; a test holds that.
    #[must_use]
    pub fn embedded() -> Forms {
        toml::from_str(LIST).expect("rules/forms.toml is tested")
    }

    /// Adds a unit's own list: what it says of a fixed word counts, titles come to the others.
    pub(super) fn add(&mut self, own: Forms) {
        for (all, own) in [
            (&mut self.national_name, own.national_name),
            (&mut self.motto, own.motto),
            (&mut self.party_name, own.party_name),
        ] {
            if !own.is_empty() {
                *all = own;
            }
        }
        self.titles.extend(own.titles);
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[test]
    fn the_embedded_list_is_well_formed() {
        assert!(!Forms::embedded().titles.is_empty());
    }
}
