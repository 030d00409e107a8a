//! What a unit adds to law and words: the files that `[unit]` names.

use super::{Config, ConfigError, Place, Problem};
use crate::regulations::Regulations;
use crate::regulations::audit::{Finding, Oddity};
use crate::regulations::record::{self, Malformed, Placed, Why};
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// What a unit adds to law and words; paths relative to the configuration's folder.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unit {
    /// Files of regulations in the form of `rules/regulations/*.toml`.
    pub regulations: Vec<Spanned<String>>,
    /// Files of bodies in the form of `rules/agencies.toml`.
    pub agencies: Vec<Spanned<String>>,
    /// Files of terms and slips in the form of `rules/wording.toml`.
    pub wording: Vec<Spanned<String>>,
    /// Files of titles of parts in the form of `rules/headings.toml`.
    pub headings: Vec<Spanned<String>>,
    /// Files of titles of columns in the form of `rules/columns.toml`.
    pub columns: Vec<Spanned<String>>,
    /// Files of words of deadlines in the form of `rules/deadlines.toml`.
    pub deadlines: Vec<Spanned<String>>,
    /// Files of names and letters of kinds in the form of `rules/document-kinds.toml`.
    pub document_kinds: Vec<Spanned<String>>,
    /// Files of areas of administrative reform in the form of `rules/areas.toml`.
    pub areas: Vec<Spanned<String>>,
    /// Files of fixed words of head and foot in the form of `rules/forms.toml`.
    pub forms: Vec<Spanned<String>>,
    /// Files of programmes and of laws of competence in the form of `rules/bases.toml`.
    pub bases: Vec<Spanned<String>>,
    /// Parts that a plan of this unit must have, by their keys in `rules/headings.toml` or the unit's own.
    pub required_parts: Option<Vec<Spanned<String>>>,
}

/// The unit's own law: records as read, with their places.
#[derive(Debug, Default)]
pub struct OwnLaw {
    files: Vec<OwnFile>,
}

/// A file of records.
#[derive(Debug)]
struct OwnFile {
    path: PathBuf,
    text: String,
    records: Vec<Placed>,
}

/// Something odd about a record of the unit.
#[derive(Debug)]
pub struct OwnFinding {
    /// What.
    pub finding: Finding,
    /// Where, and in words.
    pub error: ConfigError,
}

impl Config {
    /// A file that `[unit]` names: its path and text.
    ///
    /// # Errors
    /// If it cannot be read; the place is that of the name in the configuration.
    pub fn unit_file(&self, name: &Spanned<String>) -> Result<(PathBuf, String), ConfigError> {
        let path = self.folder().join(name.get_ref());
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok((path, text)),
            Err(e) => {
                let place = Place { path: &self.path, text: &self.text };
                let problem = Problem::UnreadableFile(name.get_ref().clone(), e.to_string());
                Err(place.error(name.span(), problem, None))
            }
        }
    }

    /// The records of the unit.
    ///
    /// # Errors
    /// The first file that cannot be read, with the place.
    pub fn own_law(&self) -> Result<OwnLaw, ConfigError> {
        let mut own = OwnLaw::default();
        for name in &self.unit.regulations {
            let (path, text) = self.unit_file(name)?;
            own.add(path, text)?;
        }
        Ok(own)
    }

    /// The law for documents of this unit: what comes with the program, and over it the unit's own records.
    ///
    /// # Errors
    /// The first thing that is wrong with the unit's records, with its place.
    pub fn regulations(&self) -> Result<Regulations, ConfigError> {
        self.own_law()?.over(Regulations::embedded())
    }
}

impl OwnLaw {
    /// Whether the unit has no law of its own.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// How many records it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.records.len()).sum()
    }

    /// Reads one more file of records.
    ///
    /// # Errors
    /// The first thing in it that cannot be read, or a record that another file has as well.
    pub fn add(&mut self, path: PathBuf, text: String) -> Result<(), ConfigError> {
        let place = Place { path: &path, text: &text };
        let records = record::read_placed(&text).map_err(|e| place.malformed(&e))?;
        let before: HashMap<String, &OwnFile> = self.records().map(|(file, p)| (p.record.key(), file)).collect();
        for placed in &records {
            let key = placed.record.key();
            if let Some(other) = before.get(&key) {
                let problem = Problem::TwoRecords(key, other.path.clone());
                return Err(place.error(placed.span.clone(), problem, None));
            }
        }
        self.files.push(OwnFile { path, text, records });
        Ok(())
    }

    /// The records over a law.
    ///
    /// # Errors
    /// The first thing that is odd and not marked as known.
    pub fn over(&self, law: Regulations) -> Result<Regulations, ConfigError> {
        if self.is_empty() {
            return Ok(law);
        }
        for (file, placed) in self.records() {
            if let Some(fact) = law.restated(&placed.record) {
                return Err(file.error(&placed.span, Problem::Restated(placed.record.key(), fact)));
            }
        }
        if let Some(odd) = self.findings(&law).into_iter().find(|odd| !odd.finding.explained || odd.is_fatal()) {
            return Err(odd.error);
        }
        let records: Vec<_> = self.records().map(|(_, placed)| placed.record.clone()).collect();
        let nowhere = |why| ConfigError {
            path: PathBuf::new(),
            line: 0,
            column: 0,
            problem: Problem::Record(why),
            suggestion: None,
        };
        law.with(&records).map_err(nowhere)
    }

    /// What is odd about the records, by their places.
    #[must_use]
    pub fn findings(&self, law: &Regulations) -> Vec<OwnFinding> {
        let records: Vec<_> = self.records().map(|(_, placed)| placed.record.clone()).collect();
        let places: HashMap<String, (&OwnFile, &Placed)> =
            self.records().map(|(file, placed)| (placed.record.key(), (file, placed))).collect();
        let located = |finding: Finding| {
            let (file, placed) = places.get(&finding.record)?;
            let span = finding.effect.and_then(|i| placed.effects.get(i)).unwrap_or(&placed.span);
            let Finding { what, record, detail, .. } = &finding;
            let odd = Problem::Odd { record: record.clone(), what: *what, detail: detail.clone() };
            let error = file.error(span, odd);
            Some(OwnFinding { finding, error })
        };
        law.audit_over(&records).into_iter().filter_map(located).collect()
    }

    fn records(&self) -> impl Iterator<Item = (&OwnFile, &Placed)> {
        self.files.iter().flat_map(|file| file.records.iter().map(move |placed| (file, placed)))
    }
}

impl OwnFile {
    fn error(&self, span: &Range<usize>, problem: Problem) -> ConfigError {
        Place { path: &self.path, text: &self.text }.error(span.clone(), problem, None)
    }
}

impl OwnFinding {
    /// Whether the records cannot be used, whatever they say themselves.
    fn is_fatal(&self) -> bool {
        self.finding.what == Oddity::Dangling
    }
}

/// Why a file of records cannot be read, as a person is told.
#[must_use]
pub fn unreadable(path: &Path, text: &str, malformed: &Malformed) -> ConfigError {
    Place { path, text }.malformed(malformed)
}

impl Place<'_> {
    fn malformed(&self, malformed: &Malformed) -> ConfigError {
        match &malformed.why {
            Why::Toml(error) => self.parse_error(error),
            Why::Value(why) => self.error(malformed.span.clone(), Problem::Record(why.clone()), None),
        }
    }
}
