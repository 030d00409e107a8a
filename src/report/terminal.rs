//! Findings for people: what must be mended first, each at its place in the text, then suggestions, then the verdict.
//! The only place that knows ariadne.

mod excerpt;
mod finding;
mod verdict;

use super::style::{BOLD, DIM, paint};
use super::{Outcome, Setting, Summary};
use crate::diagnostic::{Diagnostic, Severity};

/// One file.
pub(super) fn file(outcome: &Outcome, setting: &Setting<'_>) -> String {
    let mut out = String::new();
    // A file that could not be read is named on standard error.
    let Ok(checked) = &outcome.result else { return out };
    let path = match (outcome.path.as_str(), setting.lang) {
        ("-", crate::rules::Lang::Vi) => "đầu vào chuẩn",
        ("-", crate::rules::Lang::En) => "standard input",
        (path, _) => path,
    };
    if !setting.quiet {
        out += &format!("{}\n", paint(BOLD, path));
        out += &format!("{}\n", paint(DIM, &verdict::judged(&checked.document, setting)));
    }
    let cx = finding::Cx { source: &checked.source, path, setting };
    let (grave, slight): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        checked.diagnostics.iter().partition(|diagnostic| diagnostic.severity > Severity::Info);
    for diagnostic in grave {
        out.push('\n');
        finding::full(&mut out, diagnostic, &cx);
    }
    if !slight.is_empty() {
        out += &format!("\n{}\n", finding::heading(Severity::Info, setting.lang));
        for diagnostic in slight {
            finding::short(&mut out, diagnostic, &cx);
        }
    }
    if !setting.quiet {
        out += &format!("\n{}\n\n", verdict::of_file(checked, setting));
    }
    plain_unless(setting.color, out)
}

/// After the last file.
pub(super) fn end(summary: &Summary, setting: &Setting<'_>) -> String {
    if setting.quiet || summary.files < 2 {
        return String::new();
    }
    plain_unless(setting.color, format!("{}\n", verdict::of_run(summary, setting)))
}

fn plain_unless(color: bool, text: String) -> String {
    if color { text } else { anstream::adapter::strip_str(&text).to_string() }
}
