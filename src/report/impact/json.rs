//! The answer for programs.

use super::{About, Answer};
use crate::impact::{Place, Via};
use crate::regulations::{Change, ChangeKind};
use serde::Serialize;

#[derive(Serialize)]
struct Whole<'a> {
    schema_version: u32,
    knowledge_base: String,
    regulation: Option<String>,
    since: Option<String>,
    until: Option<String>,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    error: Option<&'a str>,
    places: Vec<PlaceOut<'a>>,
    /// The paper that it rests on, where only that is touched.
    through: Vec<Through<'a>>,
}

#[derive(Serialize)]
struct Through<'a> {
    path: &'a str,
    line: u32,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    regulation: String,
    via: &'static str,
    sure: bool,
    changes: Vec<ChangeOut>,
    line: u32,
    span: SpanOut,
    text: &'a str,
    role: &'static str,
    task: Option<TaskOut<'a>>,
}

#[derive(Serialize)]
struct SpanOut {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct TaskOut<'a> {
    label: &'a str,
    text: &'a str,
    lead: &'a [String],
}

#[derive(Serialize)]
struct ChangeOut {
    on: String,
    kind: &'static str,
    by: Option<String>,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    touched: usize,
    places: usize,
    failed: usize,
}

/// The answer as one JSON object, with a line end. Files without any place are left out.
#[must_use]
pub fn json(answer: &Answer<'_>) -> String {
    let (regulation, window) = match answer.about {
        About::Regulation(id, _) => (Some(answer.law.name(id)), None),
        About::Window(since, until) => (None, Some((since.to_string(), until.to_string()))),
    };
    let through = |i: usize| -> Vec<Through<'_>> {
        let on = answer.indirect.iter().filter(|(file, ..)| *file == i);
        on.map(|&(_, line, on)| Through { path: &answer.files[on].0, line }).collect()
    };
    let mut files: Vec<File<'_>> = answer
        .files
        .iter()
        .enumerate()
        .map(|(i, (path, touched))| File {
            path,
            error: None,
            places: touched.places.iter().map(|p| place(answer, p)).collect(),
            through: through(i),
        })
        .filter(|file| !file.places.is_empty() || !file.through.is_empty())
        .collect();
    let summary = Summary {
        files: answer.files.len(),
        touched: files.len(),
        places: files.iter().map(|f| f.places.len()).sum(),
        failed: answer.failed.len(),
    };
    files.extend(answer.failed.iter().map(|(path, error)| File {
        path,
        error: Some(error),
        places: Vec::new(),
        through: Vec::new(),
    }));
    let (since, until) = window.unzip();
    let whole = Whole {
        schema_version: 1,
        knowledge_base: answer.law.as_of().to_string(),
        regulation,
        since,
        until,
        files,
        summary,
    };
    // Strings and numbers only: it cannot fail.
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn place<'a>(answer: &Answer<'_>, p: &'a Place) -> PlaceOut<'a> {
    let via = answer.targets.via(p.id);
    let changes = match via {
        Some(Via::Changes(changes)) => changes.iter().map(|c| change(answer, c)).collect(),
        _ => Vec::new(),
    };
    PlaceOut {
        regulation: answer.law.name(p.id),
        via: match via {
            Some(Via::Replaced) => "replaced",
            Some(Via::Hangs) => "hangs-on",
            Some(Via::Changes(_)) => "changes",
            Some(Via::Itself) | None => "itself",
        },
        sure: p.sure,
        changes,
        line: p.line,
        span: SpanOut { start: p.span.start, end: p.span.end },
        text: &p.quote,
        role: p.role.slug(),
        task: p.task.as_ref().map(|t| TaskOut { label: &t.label, text: &t.text, lead: &t.lead }),
    }
}

fn change(answer: &Answer<'_>, c: &Change) -> ChangeOut {
    ChangeOut {
        on: c.on.to_string(),
        kind: match c.kind {
            ChangeKind::Ends => "ends",
            ChangeKind::EndsInPart => "ends-in-part",
            ChangeKind::IsAmended => "is-amended",
            ChangeKind::IsSuspended => "is-suspended",
            ChangeKind::TakesEffect => "takes-effect",
            ChangeKind::PeriodOver => "period-over",
        },
        by: c.by.map(|by| answer.law.name(by)),
    }
}
