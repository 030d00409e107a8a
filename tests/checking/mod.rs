//! A checker for tests: the law and the words of the program, a fixed day, findings with their lines.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails
#![allow(dead_code)] // each test takes what it needs

use chrono::NaiveDate;
use rasoat::diagnostic::Severity;
use rasoat::lexicon::Lexicon;
use rasoat::read;
use rasoat::regulations::Regulations;
use rasoat::resolve::Settings;
use rasoat::rules::{Lang, Selection};
use rasoat::source::{Source, Span};
use rasoat::{Checked, Checker};

/// A checker whose today is 2026-11-21, so that nothing changes while time passes.
pub(crate) fn checker() -> Checker {
    Checker {
        regulations: Regulations::embedded(),
        lexicon: Lexicon::embedded(),
        settings: Settings { as_of: None, state: None, today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap() },
        selection: Selection::default(),
        lang: Lang::Vi,
    }
}

/// A finding as the expectations of the corpus speak of it.
#[derive(Debug)]
pub(crate) struct Finding {
    /// `group/name`.
    pub(crate) rule: &'static str,
    /// How grave.
    pub(crate) severity: Severity,
    /// The line of the main place, in the file.
    pub(crate) line: u32,
    /// The lines of the further places.
    pub(crate) also: Vec<u32>,
    /// What a person reads.
    pub(crate) message: String,
}

impl Finding {
    /// Whether the finding is of this rule and shows this line.
    pub(crate) fn shows(&self, rule: &str, line: u32) -> bool {
        self.rule == rule && (self.line == line || self.also.contains(&line))
    }
}

/// Reads and checks the bytes of a file.
pub(crate) fn check(checker: &Checker, name: &str, bytes: Vec<u8>) -> Checked {
    checker.check(read::read_bytes(name, bytes).unwrap_or_else(|e| panic!("{name}: {e}")))
}

/// The findings with lines of the file.
pub(crate) fn findings(checked: &Checked) -> Vec<Finding> {
    let line = |span| line_of(&checked.source, span);
    checked
        .diagnostics
        .iter()
        .map(|d| Finding {
            rule: d.rule,
            severity: d.severity,
            line: line(d.span),
            also: d.labels.iter().map(|label| line(label.span)).collect(),
            message: d.message.clone(),
        })
        .collect()
}

fn line_of(source: &Source, span: Span) -> u32 {
    source.position(source.in_file(span).start).line
}
