//! The unit's own words: the files of `[unit]` that add to the word lists, read once a configuration.

use super::unit::Unit;
use super::{Config, ConfigError, Place, Problem, nearest};
use crate::lexicon::{Bases, Lexicon, List, OwnWords};
use crate::regulations::Regulations;
use std::path::PathBuf;
use toml::Spanned;

/// A file of words, as it was read.
#[derive(Debug)]
pub struct WordFile {
    /// The list that it adds to.
    pub list: List,
    /// Where it stands.
    pub path: PathBuf,
    /// How many entries it has.
    pub entries: usize,
}

impl Unit {
    /// The files that add to a list, as written.
    #[must_use]
    pub fn words(&self, list: List) -> &[Spanned<String>] {
        match list {
            List::Agencies => &self.agencies,
            List::Wording => &self.wording,
            List::Headings => &self.headings,
            List::Columns => &self.columns,
            List::Deadlines => &self.deadlines,
            List::DocumentKinds => &self.document_kinds,
            List::Areas => &self.areas,
            List::Forms => &self.forms,
            List::Bases => &self.bases,
        }
    }

    /// Whether nothing is added: then what comes with the program serves as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Unit::default()
    }
}

impl Config {
    /// The words for documents of this unit: what comes with the program, and what its files add or override.
    ///
    /// # Errors
    /// The first file that cannot be read, with the place.
    pub fn lexicon(&self) -> Result<Lexicon, ConfigError> {
        self.own_words().map(|(words, _)| words.lexicon())
    }

    /// Law and words for documents of this unit.
    ///
    /// # Errors
    /// What is wrong with the unit's records or word files; a programme that names a text which the law does not have.
    pub fn law_and_words(&self) -> Result<(Regulations, Lexicon), ConfigError> {
        let (law, words) = (self.regulations()?, self.lexicon()?);
        for name in self.unit.words(List::Bases) {
            let (path, text) = self.unit_file(name)?;
            let place = Place { path: &path, text: &text };
            let own: Bases = toml::from_str(&text).map_err(|e| place.parse_error(&e))?;
            if let Some(missing) = own.programme.iter().flat_map(|p| &p.texts).find(|key| law.find(key).is_none()) {
                let at = text.find(missing.as_str()).unwrap_or(0);
                return Err(place.error(at..at, Problem::UnknownText(missing.clone()), None));
            }
        }
        Ok((law, words))
    }

    /// The unit's words before they are put together, and the files that they come from.
    ///
    /// # Errors
    /// The first file that cannot be read, with the place; a required part that no list names.
    pub fn own_words(&self) -> Result<(OwnWords, Vec<WordFile>), ConfigError> {
        let mut words = OwnWords::default();
        let mut files = Vec::new();
        for list in List::ALL {
            for name in self.unit.words(list) {
                let (path, text) = self.unit_file(name)?;
                let place = Place { path: &path, text: &text };
                let entries = words.add(list, &text).map_err(|e| place.parse_error(&e))?;
                files.push(WordFile { list, path, entries });
            }
        }
        if let Some(parts) = &self.unit.required_parts {
            let place = Place { path: &self.path, text: &self.text };
            for part in parts {
                if !words.parts().any(|known| known == part.get_ref()) {
                    let near = nearest(part.get_ref(), words.parts());
                    return Err(place.error(part.span(), Problem::UnknownPart(part.get_ref().clone()), near));
                }
            }
            words.require(parts.iter().map(|part| part.get_ref().clone()).collect());
        }
        Ok((words, files))
    }
}
