//! `citation/spacing`: spaces or marks inside a number or date, "số:" in running text.

use crate::diagnostic::Applicability;
use crate::parse::plan::{Citation, CitationForm};
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for citation in cx.plan.citations.iter().filter(|c| matches!(c.form, CitationForm::Numbered | CitationForm::Law)) {
        let mut edits = Vec::new();
        number(cx, citation, &mut edits);
        date(cx, citation, &mut edits);
        if edits.is_empty() {
            continue;
        }
        found.add(citation.span, say!(cx, "thừa dấu hoặc khoảng trống", "a mark or space too many"));
        edits.into_iter().for_each(|(span, text)| found.edit(span, text));
    }
    let finding = found.say(report, Applicability::Safe, |count| {
        say!(
            cx,
            "{count} chỗ viện dẫn thừa dấu hoặc khoảng trống trong số, ngày",
            "{count} citation(s) with marks or spaces inside number or date"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Viết liền số và ký hiệu (17/KH-UBND), liền ngày (18/01/2023), không có dấu hai chấm sau “số”.",
            "Write number and date without spaces, and no colon after “số”."
        ));
    }
}

/// The number in one piece; no colon after "số". A line break inside is the page's, not the writer's.
fn number(cx: &Context<'_>, citation: &Citation, edits: &mut Vec<(Span, String)>) {
    let (Some(span), Some(number)) = (citation.number_span, &citation.number) else { return };
    let written = cx.source.slice(span);
    if written.contains(' ') && !written.contains('\n') {
        edits.push((span, number.0.clone()));
    }
    let Some(kind) = citation.kind_span.filter(|kind| kind.end <= span.start) else { return };
    let between = cx.source.text.get(kind.end as usize..span.start as usize).unwrap_or_default();
    // "các Nghị định: số …; số …": that colon opens a list.
    let lists = |colon: usize| between[colon + 1..].trim_start().starts_with(['s', 'S']);
    if let Some(colon) = between.rfind(':').filter(|&colon| citation.has_so && !lists(colon)) {
        let before = between[..colon].trim_end().len();
        let at = kind.end as usize;
        edits.push((Span::new(at + before, at + colon + 1), String::new()));
        // "số:17" needs the space that the colon took.
        if between[colon + 1..].is_empty() {
            edits.push((Span::empty(span.start as usize), " ".to_owned()));
        }
    }
}

/// The date in one piece when it is written with strokes; no comma before "ngày".
fn date(cx: &Context<'_>, citation: &Citation, edits: &mut Vec<(Span, String)>) {
    let Some(date) = &citation.date else { return };
    let written = cx.source.slice(date.span);
    let spaced = written.contains(' ') && !written.contains('\n');
    if spaced && written.contains('/') && !written.contains("tháng") && date.day().is_some() {
        edits.push((date.span, written.replace(' ', "")));
    }
    let Some(number) = citation.number_span.filter(|number| number.end <= date.span.start) else { return };
    let between = cx.source.text.get(number.end as usize..date.span.start as usize).unwrap_or_default();
    if between.trim_start().starts_with(',') && !between.contains('\n') {
        let comma = between.find(',').unwrap_or_default();
        let at = number.end as usize;
        edits.push((Span::new(at, at + comma + 1), String::new()));
    }
}
