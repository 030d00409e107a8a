//! Findings for people. The only place that knows ariadne.

use super::{Outcome, Setting, Summary};

pub(super) fn file(outcome: &Outcome, setting: &Setting<'_>) -> String {
    let _ = setting;
    let mut out = String::new();
    if let Ok(checked) = &outcome.result {
        for d in &checked.diagnostics {
            let at = checked.source.position(checked.source.in_file(d.span).start);
            out.push_str(&format!(
                "{}:{}:{}: {:?} [{}] {}\n",
                outcome.path, at.line, at.column, d.severity, d.rule, d.message
            ));
        }
    }
    out
}

pub(super) fn end(summary: &Summary, setting: &Setting<'_>) -> String {
    let _ = setting;
    format!("{summary:?}\n")
}
