//! `citation/missing-issuer`: first mention without the issuing body where the number does not say it.

use crate::diagnostic::Applicability;
use crate::parse::plan::CitationForm;
use crate::resolve::document::Role;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let own = matches!(reference.role, Role::Attachment | Role::Definition | Role::Footnote);
        let first = reference.first_mention == i && citation.form == CitationForm::Numbered;
        let Some(number) = citation.number.as_ref().filter(|_| first && !own && citation.issuer.is_none()) else {
            continue;
        };
        if !cx.lexicon.bases.numbers.says_issuer(number.symbol()) && !named_before(cx, i) {
            found.add(citation.span, say!(cx, "của cơ quan nào?", "issued by whom?"));
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(
            cx,
            "{count} văn bản được nhắc lần đầu mà không ghi cơ quan ban hành",
            "{count} document(s) mentioned first without the issuing body"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Ghi thêm “của …”: cùng một ký hiệu như UBND, HĐND thì cấp nào, địa phương nào cũng dùng.",
            "Add “của …”: letters such as UBND are used by every level and place."
        ));
    }
}

/// Whether the body stands right before the citation: "Trưởng phòng Nội vụ tại Tờ trình số …", or is shared with the
/// next member of a list ("Kế hoạch số 3/KH-UBND và số 5/KH-UBND của UBND tỉnh").
fn named_before(cx: &Context<'_>, i: usize) -> bool {
    let citation = &cx.plan.citations[i];
    let proposes = matches!(citation.kind, Some(crate::kind::Kind::Proposal | crate::kind::Kind::Letter));
    let basis = cx.document.references[i].role == Role::Basis;
    let shared = cx.plan.citations.get(i + 1).is_some_and(|next| next.issuer.is_some() && next.kind_span.is_none());
    (proposes && basis) || shared
}
