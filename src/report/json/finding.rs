//! Findings as JSON, one after the other: a large file has thousands of them, and they are never held all at once.

use super::{Place, applicability, confidence, place, severity};
use crate::Checked;
use crate::diagnostic::Diagnostic;
use crate::report::Setting;
use crate::rules::{self, Lang};
use crate::source::Source;
use serde::{Serialize, Serializer};

/// The findings of a file; none where it could not be read.
#[derive(Default)]
pub(super) struct Findings<'a>(pub(super) Option<(&'a Checked, &'a Setting<'a>)>);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().flat_map(|(checked, setting)| {
            checked.diagnostics.iter().map(|diagnostic| Finding::of(diagnostic, &checked.source, setting))
        }))
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    title: &'static str,
    severity: &'static str,
    confidence: &'static str,
    legal_basis: &'a [String],
    message: &'a str,
    help: Option<&'a str>,
    span: Place,
    range: Range,
    labels: Vec<Label<'a>>,
    regulations: Vec<String>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Label<'a> {
    span: Place,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    applicability: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Finding<'a> {
    fn of(diagnostic: &'a Diagnostic, source: &Source, setting: &Setting<'_>) -> Self {
        let span = place(diagnostic.span, source);
        let title = match (rules::page(diagnostic.rule), setting.lang) {
            (Some(page), Lang::Vi) => page.title,
            (Some(page), Lang::En) => page.title_en,
            (None, _) => "",
        };
        Self {
            rule: diagnostic.rule,
            title,
            severity: severity(diagnostic.severity),
            confidence: confidence(diagnostic.confidence),
            legal_basis: &diagnostic.legal_basis,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            span,
            range: Range { start: point(span.start, source), end: point(span.end, source) },
            labels: diagnostic
                .labels
                .iter()
                .map(|label| Label { span: place(label.span, source), message: &label.message })
                .collect(),
            regulations: diagnostic.regulations.iter().map(|&id| setting.regulations.name(id)).collect(),
            fix: diagnostic.fix.as_ref().map(|fix| Fix {
                applicability: applicability(fix.applicability),
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| {
                        let Place { start, end } = place(edit.span, source);
                        Edit { start, end, text: &edit.text }
                    })
                    .collect(),
            }),
        }
    }
}

fn point(byte: u32, source: &Source) -> Point {
    let position = source.position(byte);
    Point { line: position.line, column: position.column }
}
