//! `check --format json`: the outer form that other programs rely on. It changes only with [`SCHEMA_VERSION`].

mod finding;

use super::{Coverage, Outcome, Setting, Summary};
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::resolve::document::State;
use crate::source::{Source, Span};
use finding::Findings;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Why nothing here fails.
const SERIALISES: &str = "plain structs with string keys serialise";

/// The version of the form.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// What stands before the first file.
pub(super) fn begin(setting: &Setting<'_>) -> String {
    let tool = Tool {
        name: "rasoat",
        version: env!("CARGO_PKG_VERSION"),
        knowledge_base: setting.regulations.as_of().to_string(),
    };
    format!("{{\"schema_version\":{SCHEMA_VERSION},\"tool\":{},\"files\":[\n", to_json(&tool))
}

/// One file, on a line of its own.
pub(super) fn file(outcome: &Outcome, setting: &Setting<'_>) -> Vec<u8> {
    /// A finding has some four hundred bytes. To move what was written of a large file costs more than to write it.
    const FINDING: usize = 512;
    let findings = outcome.result.as_ref().map_or(0, |checked| checked.diagnostics.len());
    let mut json = Vec::with_capacity(FINDING * (findings + 1));
    serde_json::to_writer(&mut json, &File::of(outcome, setting)).expect(SERIALISES);
    json
}

/// The same, straight to where it goes.
pub(super) fn write(outcome: &Outcome, setting: &Setting<'_>, into: &mut impl io::Write) -> io::Result<()> {
    let mut into = BufWriter::with_capacity(1 << 16, into);
    serde_json::to_writer(&mut into, &File::of(outcome, setting))?;
    into.flush()
}
/// What stands after the last file.
pub(super) fn end(summary: &Summary) -> String {
    format!("\n],\"summary\":{}}}\n", to_json(summary))
}

/// One value as JSON.
pub(super) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect(SERIALISES)
}

/// A span in the file.
pub(super) fn place(span: Span, source: &Source) -> Place {
    let Span { start, end } = source.in_file(span);
    Place { start, end }
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

#[derive(Default, Serialize)]
struct File<'a> {
    path: &'a str,
    error: Option<String>,
    regime: Option<&'static str>,
    state: Option<&'static str>,
    as_of: Option<String>,
    as_of_source: Option<&'static str>,
    diagnostics: Findings<'a>,
    coverage: Option<Coverage>,
}

impl<'a> File<'a> {
    fn of(outcome: &'a Outcome, setting: &'a Setting<'a>) -> Self {
        let path = outcome.path.as_str();
        match &outcome.result {
            Ok(checked) => File {
                path,
                error: None,
                regime: Some(checked.document.regime.slug()),
                state: Some(state(checked.document.state)),
                as_of: Some(checked.document.as_of.day.to_string()),
                as_of_source: Some(checked.document.as_of.source.slug()),
                diagnostics: Findings(Some((checked, setting))),
                coverage: Some(Coverage::of_mentions(&checked.document)),
            },
            Err(error) => File { path, error: Some(error.message(setting.lang)), ..File::default() },
        }
    }
}

/// Half-open bytes of the file.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Place {
    start: u32,
    end: u32,
}
