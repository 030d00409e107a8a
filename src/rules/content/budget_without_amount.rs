//! `content/budget-without-amount`: the part on money names sources and no amount.

use crate::kind::Kind;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Amounts in a table are amounts.
    if !cx.document.ledgers.is_empty() || cx.document.tasks.iter().any(|t| t.budget.is_some()) {
        return;
    }
    for part in cx.document.outline.parts.iter().filter(|p| p.key == "kinh-phi") {
        // A decision or regulation says who pays; its plan says how much.
        if !matches!(cx.plan.papers[part.paper].kind, None | Some(Kind::Plan | Kind::Programme | Kind::Scheme)) {
            continue;
        }
        let section = &cx.plan.sections[part.section];
        let text = cx.source.slice(section.span);
        let elsewhere = ["kèm theo", "ính kèm", "hụ lục"].iter().any(|word| text.contains(word));
        if elsewhere || has_amount(text) || text.contains("không phát sinh") {
            continue;
        }
        let end = section.title.end.max(section.span.start + 1);
        report
            .finding(
                Span { start: section.span.start, end },
                say!(cx, "Phần kinh phí không nêu mức kinh phí", "The part on money names no amount"),
            )
            .label(say!(cx, "chỉ nêu nguồn", "only sources"))
            .help(say!(
                cx,
                "Nêu mức kinh phí, hoặc dẫn chiếu dự toán đã được duyệt.",
                "Give an amount, or refer to the approved estimate."
            ));
    }
}

/// Digits before "đồng", "triệu", "tỷ".
fn has_amount(text: &str) -> bool {
    ["đồng", "triệu", "tỷ"].iter().any(|unit| {
        text.match_indices(unit).any(|(at, _)| text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()))
    })
}
