//! `check --format json`: the outer form that other programs rely on. It changes only with [`SCHEMA_VERSION`].

use super::{Coverage, Outcome, Setting, Summary};
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Severity};
use crate::resolve::document::State;
use crate::rules::{self, Lang};
use crate::source::{Source, Span};
use serde::Serialize;

/// The version of the form.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// What stands before the first file.
pub(super) fn begin(setting: &Setting<'_>) -> String {
    let tool = Tool {
        name: "rasoat",
        version: env!("CARGO_PKG_VERSION"),
        knowledge_base: setting.regulations.as_of().to_string(),
    };
    format!("{{\"schema_version\":{SCHEMA_VERSION},\"tool\":{},\"files\":[", to_json(&tool))
}

/// One file, on a line of its own.
pub(super) fn file(outcome: &Outcome, setting: &Setting<'_>) -> String {
    let path = outcome.path.as_str();
    let file = match &outcome.result {
        Ok(checked) => File {
            path,
            error: None,
            regime: Some(checked.document.regime.slug()),
            state: Some(state(checked.document.state)),
            as_of: Some(checked.document.as_of.day.to_string()),
            as_of_source: Some(checked.document.as_of.source.slug()),
            diagnostics: checked.diagnostics.iter().map(|d| finding(d, &checked.source, setting)).collect(),
            coverage: Some(Coverage::of_mentions(&checked.document)),
        },
        Err(error) => File {
            path,
            error: Some(error.message(setting.lang)),
            regime: None,
            state: None,
            as_of: None,
            as_of_source: None,
            diagnostics: Vec::new(),
            coverage: None,
        },
    };
    format!("\n{}", to_json(&file))
}

/// What stands after the last file.
pub(super) fn end(summary: &Summary) -> String {
    format!("\n],\"summary\":{}}}\n", to_json(summary))
}

/// One value as JSON.
pub(super) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain structs with string keys serialise")
}

/// A span in the file.
pub(super) fn place(span: Span, source: &Source) -> Place {
    let Span { start, end } = source.in_file(span);
    Place { start, end }
}

fn finding<'a>(diagnostic: &'a Diagnostic, source: &Source, setting: &Setting<'_>) -> Finding<'a> {
    let span = place(diagnostic.span, source);
    let title = match (rules::page(diagnostic.rule), setting.lang) {
        (Some(page), Lang::Vi) => page.title,
        (Some(page), Lang::En) => page.title_en,
        (None, _) => "",
    };
    Finding {
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

fn point(byte: u32, source: &Source) -> Point {
    let position = source.position(byte);
    Point { line: position.line, column: position.column }
}

fn state(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Final => "final",
    }
}

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

pub(super) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

pub(super) fn applicability(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Suggested => "suggested",
    }
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
    knowledge_base: String,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    error: Option<String>,
    regime: Option<&'static str>,
    state: Option<&'static str>,
    as_of: Option<String>,
    as_of_source: Option<&'static str>,
    diagnostics: Vec<Finding<'a>>,
    coverage: Option<Coverage>,
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

/// Half-open bytes of the file.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Place {
    start: u32,
    end: u32,
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
