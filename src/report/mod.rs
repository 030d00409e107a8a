//! Diagnostics and models -> what people and programs read. One file per format.

pub mod book;
pub mod difference;
pub mod graph;
pub mod impact;
mod json;
pub mod kb;
pub mod model;
mod style;
mod terminal;

use crate::Checked;
use crate::diagnostic::Severity;
use crate::error::ReadError;
use crate::regulations::Regulations;
use crate::rules::Lang;
use std::io;

/// What a report needs to know beside the findings.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The law, for the names of regulations and the age of the data.
    pub regulations: &'a Regulations,
    /// The language of the report's own words.
    pub lang: Lang,
    /// Whether escapes for colours may be written.
    pub color: bool,
    /// Findings only: no verdict, no summary.
    pub quiet: bool,
}

/// A form of `check`'s report. It is written in pieces, a file at a time, so that any number of files needs the
/// memory of one, and pieces can be made on many threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, in a terminal.
    Text,
    /// For programs.
    Json,
}

impl Format {
    /// What stands before the first file.
    #[must_use]
    pub fn begin(self, setting: &Setting<'_>) -> String {
        match self {
            Format::Text => String::new(),
            Format::Json => json::begin(setting),
        }
    }

    /// What stands between two files.
    #[must_use]
    pub fn separator(self) -> &'static str {
        match self {
            Format::Text => "",
            Format::Json => ",\n",
        }
    }

    /// One file, in UTF-8.
    #[must_use]
    pub fn file(self, outcome: &Outcome, setting: &Setting<'_>) -> Vec<u8> {
        match self {
            Format::Text => terminal::file(outcome, setting).into_bytes(),
            Format::Json => json::file(outcome, setting),
        }
    }

    /// The same, straight to where it goes: the report of a large file is not held as a whole.
    ///
    /// # Errors
    /// As `into` says.
    pub fn write(self, outcome: &Outcome, setting: &Setting<'_>, into: &mut impl io::Write) -> io::Result<()> {
        match self {
            Format::Text => into.write_all(terminal::file(outcome, setting).as_bytes()),
            Format::Json => json::write(outcome, setting, into),
        }
    }

    /// What stands after the last file.
    #[must_use]
    pub fn end(self, summary: &Summary, setting: &Setting<'_>) -> String {
        match self {
            Format::Text => terminal::end(summary, setting),
            Format::Json => json::end(summary),
        }
    }
}

/// One file's result: checked, or the reason why it could not be read.
#[derive(Debug)]
pub struct Outcome {
    /// The path as the user gave it.
    pub path: String,
    /// What came of it.
    pub result: Result<Checked, ReadError>,
}

/// Counts over the files so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Files, readable or not.
    pub files: usize,
    /// Findings by severity.
    pub errors: usize,
    /// Findings by severity.
    pub warnings: usize,
    /// Findings by severity.
    pub infos: usize,
    /// Files that could not be read.
    pub failed: usize,
}

impl Summary {
    /// The counts of one file.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Summary {
        let mut summary = Summary { files: 1, ..Summary::default() };
        match &outcome.result {
            Err(_) => summary.failed = 1,
            Ok(checked) => {
                for diagnostic in &checked.diagnostics {
                    match diagnostic.severity {
                        Severity::Error => summary.errors += 1,
                        Severity::Warning => summary.warnings += 1,
                        Severity::Info => summary.infos += 1,
                    }
                }
            }
        }
        summary
    }

    /// Adds the counts of further files.
    pub fn add(&mut self, other: Summary) {
        self.files += other.files;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.failed += other.failed;
    }

    /// Whether something was found at or above `level`.
    #[must_use]
    pub fn reaches(&self, level: Severity) -> bool {
        let mut found = self.errors;
        if level <= Severity::Warning {
            found += self.warnings;
        }
        if level <= Severity::Info {
            found += self.infos;
        }
        found > 0
    }
}

/// How many citations of a file were found in the knowledge base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Coverage {
    /// All.
    pub citations: usize,
    /// Compared with a record, agreeing or not.
    pub known: usize,
    /// No record fits.
    pub unknown: usize,
    /// Several records fit.
    pub ambiguous: usize,
}

impl Coverage {
    /// Counts every mention.
    #[must_use]
    pub fn of_mentions(document: &crate::resolve::document::Document) -> Coverage {
        let mut coverage = Coverage::default();
        for reference in &document.references {
            coverage.count(reference);
        }
        coverage
    }

    /// Counts every cited document once.
    #[must_use]
    pub fn of_documents(document: &crate::resolve::document::Document) -> Coverage {
        let mut coverage = Coverage::default();
        for (i, reference) in document.references.iter().enumerate() {
            if reference.first_mention == i {
                coverage.count(reference);
            }
        }
        coverage
    }

    fn count(&mut self, reference: &crate::resolve::document::Reference) {
        use crate::resolve::document::Resolution;
        self.citations += 1;
        match reference.resolution {
            Resolution::Known(_) | Resolution::Contradicted(_) => self.known += 1,
            Resolution::Ambiguous(_) => self.ambiguous += 1,
            Resolution::Unknown => self.unknown += 1,
        }
    }
}
