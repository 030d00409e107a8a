//! One pattern in many places of a file: one finding.

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::rules::Report;
use crate::source::Span;

/// The places of a pattern, in text order, and the edits that mend them.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    places: Vec<(Span, String)>,
    edits: Vec<Edit>,
}

impl Pattern {
    /// Adds a place with what to say about it.
    pub(crate) fn add(&mut self, span: Span, label: String) {
        self.places.push((span, label));
    }

    /// Adds an edit.
    pub(crate) fn edit(&mut self, span: Span, text: impl Into<String>) {
        self.edits.push(Edit { span, text: text.into() });
    }

    /// Makes the finding, if there is a place. The message may say how many.
    pub(crate) fn say<'r>(
        self,
        report: &'r mut Report<'_>,
        applicability: Applicability,
        message: impl FnOnce(usize) -> String,
    ) -> Option<&'r mut Diagnostic> {
        let count = self.places.len();
        let mut places = self.places.into_iter();
        let (span, label) = places.next()?;
        let finding = report.finding(span, message(count));
        finding.label(label);
        for (span, label) in places {
            finding.also(span, label);
        }
        if !self.edits.is_empty() {
            finding.fix(applicability, self.edits);
        }
        Some(finding)
    }
}
