//! `citation/missing-number`: a document cited without its number.

use crate::diagnostic::{Applicability, Severity};
use crate::parse::plan::CitationForm;
use crate::resolve::document::{Role, State};
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (mut unnumbered, mut blank) = (Pattern::default(), Pattern::default());
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let own = matches!(reference.role, Role::Attachment | Role::Definition | Role::Narrative);
        if own || citation.kind.is_none_or(crate::kind::Kind::is_law) || reference.first_mention != i {
            continue;
        }
        match citation.form {
            CitationForm::Unnumbered => unnumbered.add(citation.span, say!(cx, "không có số", "no number")),
            CitationForm::Blank if is_blank(cx, i) => blank.add(citation.span, say!(cx, "để trống", "left blank")),
            _ => {}
        }
    }
    // A basis chained to another one may name a document without any number as well.
    for basis in cx.document.bases.iter().filter(|basis| basis.chained && basis.citations.is_empty()) {
        if basis.names.is_some_and(|kind| !kind.is_law()) {
            unnumbered.add(basis.span, say!(cx, "không có số", "no number"));
        }
    }
    let finding = unnumbered.say(report, Applicability::Suggested, |count| {
        say!(cx, "{count} văn bản được viện dẫn mà không có số, ký hiệu", "{count} document(s) cited without a number")
    });
    if let Some(finding) = finding {
        finding.help(say!(cx, "Ghi đủ số, ký hiệu và ngày ban hành.", "Give number, letters and date."));
    }
    let finding = blank.say(report, Applicability::Suggested, |count| {
        say!(cx, "{count} chỗ viện dẫn còn để trống số", "{count} citation(s) with the number left blank")
    });
    if let Some(finding) = finding {
        // A draft may wait for the number of what is issued with it.
        if cx.document.state == State::Draft {
            finding.severity(Severity::Info);
        }
        finding.help(say!(cx, "Điền số khi văn bản đó đã được ban hành.", "Fill it in when that document is issued."));
    }
}

/// Whether nothing legible stands where the number should: garbled ones are another rule's.
fn is_blank(cx: &Context<'_>, i: usize) -> bool {
    let Some(span) = cx.plan.citations[i].number_span else { return true };
    let written = cx.quote(span);
    !written.split('/').next().unwrap_or_default().chars().any(char::is_alphanumeric)
}
