//! `citation/missing-title`: first mention without its subject.

use crate::diagnostic::Applicability;
use crate::kind::Kind;
use crate::parse::plan::CitationForm;
use crate::resolve::document::Role;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, naming, say, standing, subjects};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    let inside = subjects::inside(cx.plan);
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let named = reference.first_mention == i && !standing::is_itself(cx, reference) && citation.form == CitationForm::Numbered;
        let law = citation.kind.is_none_or(Kind::is_law);
        // The document's own decision bears its subject in its own head; proposals and letters are known by number.
        // The proposal of a document is about that document.
        let proposal = reference.role == Role::Basis && citation.kind == Some(Kind::Proposal);
        let known_by_number =
            proposal || matches!(reference.role, Role::Attachment | Role::Definition | Role::Footnote);
        if !named || inside[i] || law || reference.amending || known_by_number || citation.title.is_some() || citation.alias.is_some() {
            continue;
        }
        let title = reference.resolution.known().map(|id| naming::subject_of(cx, id)).filter(|title| !title.is_empty());
        match title {
            Some(title) => {
                found.add(citation.span, say!(cx, "thiếu trích yếu: {title}", "the subject is missing: {title}"));
                found.edit(Span::empty(citation.whole().end as usize), format!(" {title}"));
            }
            None => found.add(citation.span, say!(cx, "thiếu trích yếu", "the subject is missing")),
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(
            cx,
            "{count} văn bản được nhắc lần đầu mà không có trích yếu nội dung",
            "{count} document(s) mentioned first without subject"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Lần đầu ghi đủ loại, số, ngày, cơ quan ban hành và trích yếu; từ lần sau chỉ cần loại và số.",
            "The first mention gives type, number, date, body and subject; later ones only type and number."
        ));
    }
}
