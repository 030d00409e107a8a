//! `citation/missing-issuer`: first mention without the issuing body where the number does not say it.

use crate::diagnostic::Applicability;
use crate::fold;
use crate::kind::Kind;
use crate::parse::plan::CitationForm;
use crate::resolve::document::Role;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say, standing};

/// How far a list is followed to its body.
const LONGEST_LIST: usize = 12;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        // A proposal comes from whoever "at the proposal of" names.
        let own = matches!(reference.role, Role::Attachment | Role::Definition | Role::Footnote)
            || citation.kind == Some(Kind::Proposal);
        let first = reference.first_mention == i && !standing::is_itself(cx, reference) && citation.form == CitationForm::Numbered;
        let Some(number) = citation.number.as_ref().filter(|_| first && !own && citation.issuer.is_none()) else {
            continue;
        };
        if cx.lexicon.bases.numbers.is_of_every_place(number.symbol()) && !is_named_around(cx, i) {
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

/// Whether the body stands right before the citation ("Tỉnh ủy ban hành Nghị quyết số …"), or behind the last
/// member of its list ("Kế hoạch số 3/KH-UBND và Kế hoạch số 5/KH-UBND của UBND tỉnh").
fn is_named_around(cx: &Context<'_>, i: usize) -> bool {
    let text = &cx.source.text;
    let citations = &cx.plan.citations;
    let start = citations[i].span.start as usize;
    let before = fold::key(&text[text.floor_char_boundary(start.saturating_sub(24))..start]);
    if cx.lexicon.bases.numbers.issued_by.iter().any(|words| before.ends_with(words.as_str())) {
        return true;
    }
    for pair in citations[i..].windows(2).take(LONGEST_LIST) {
        let between = text.get(pair[0].span.end as usize..pair[1].span.start as usize).unwrap_or_default();
        if !matches!(fold::key(between).as_str(), "," | ";" | "và" | ", và" | "; và" | "" | "-") {
            return false;
        }
        if pair[1].issuer.is_some() {
            return true;
        }
    }
    false
}
