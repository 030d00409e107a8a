//! A finding: what is wrong, where, why, by which law, what to do. Owned and free of any output format.

use crate::regulations::RegulationId;
use crate::source::Span;

/// How grave the consequence is. Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Style, or worth knowing.
    Info,
    /// Very probably wrong, or a duty left unclear.
    Warning,
    /// Legally or factually wrong, or a mandatory part missing.
    Error,
}

/// How sure the program is. Apart from severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A hint.
    Low,
    /// Rests on memory, on a third party, or on what extraction may have lost.
    Medium,
    /// Rests on the text and on checked facts.
    High,
}

/// A further place: the same cause again, or what explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What about it; one line.
    pub message: String,
}

/// Whether an edit may be applied unseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Changes form only.
    Safe,
    /// Changes legal meaning; applied only on request.
    Suggested,
}

/// Replace the bytes under `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A set of edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether they may be applied unseen.
    pub applicability: Applicability,
    /// In text order, not overlapping.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Identity of the rule: `group/name`.
    pub rule: &'static str,
    /// Severity, after the rule's own judgement and the configuration.
    pub severity: Severity,
    /// Confidence.
    pub confidence: Confidence,
    /// One sentence: what is wrong.
    pub message: String,
    /// The main place.
    pub span: Span,
    /// Why here: shown at the main place; short. Empty if the message says it all.
    pub label: String,
    /// Further places.
    pub labels: Vec<Label>,
    /// The law and the evidence, a line each.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// Legal places that the finding rests on ("64/2025/QH15 Điều 57 khoản 1").
    pub legal_basis: Vec<String>,
    /// Regulations concerned.
    pub regulations: Vec<RegulationId>,
    /// Edits, if there are any.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Sets the severity.
    pub(crate) fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Sets the confidence.
    pub(crate) fn confidence(&mut self, confidence: Confidence) -> &mut Self {
        self.confidence = confidence;
        self
    }

    /// Says why at the main place.
    pub(crate) fn label(&mut self, message: String) -> &mut Self {
        self.label = message;
        self
    }

    /// Adds a further place.
    pub(crate) fn also(&mut self, span: Span, message: String) -> &mut Self {
        self.labels.push(Label { span, message });
        self
    }

    /// Adds a line of law or evidence.
    pub(crate) fn note(&mut self, note: String) -> &mut Self {
        self.notes.push(note);
        self
    }

    /// Says what to do.
    pub(crate) fn help(&mut self, help: String) -> &mut Self {
        self.help = Some(help);
        self
    }

    /// Names a regulation concerned.
    pub(crate) fn regulation(&mut self, id: RegulationId) -> &mut Self {
        if !self.regulations.contains(&id) {
            self.regulations.push(id);
        }
        self
    }

    /// Offers edits. Of two that overlap, as where the subject of a cited text cites it again, the first one stays.
    pub(crate) fn fix(&mut self, applicability: Applicability, mut edits: Vec<Edit>) -> &mut Self {
        edits.sort_by_key(|edit| edit.span);
        let mut end = 0;
        edits.retain(|edit| {
            let free = edit.span.start >= end;
            if free {
                end = edit.span.end;
            }
            free
        });
        self.fix = Some(Fix { applicability, edits });
        self
    }
}
