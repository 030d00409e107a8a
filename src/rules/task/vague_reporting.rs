//! `task/vague-reporting`: the plan asks for reports and names no day for them.

use crate::fold;
use crate::kind::Kind;
use crate::rules::{Context, Report, say};
use crate::search::Needle;
use std::sync::LazyLock;

/// "báo cáo", at the beginning of a sentence too, and in a title.
static ASKED: LazyLock<[Needle; 2]> = LazyLock::new(|| ["áo cáo", "BÁO CÁO"].map(Needle::new));

/// Words that say when, near the word for a report.
const WHEN: [&str; 9] =
    ["quý", "6 tháng", "tháng ", "ngày ", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng", "cuối năm"];

/// So much of a plan, in bytes, is looked through for reports.
const FURTHEST: usize = 60_000;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // The first such part has all of the others behind it.
    let mut last = None;
    for part in cx.document.outline.parts.iter().filter(|p| p.key == "to-chuc") {
        if last.replace(part.paper) == Some(part.paper) {
            continue;
        }
        if !matches!(cx.plan.papers[part.paper].kind, Some(Kind::Plan | Kind::Programme)) {
            continue;
        }
        let section = &cx.plan.sections[part.section];
        let paper = &cx.plan.papers[part.paper];
        // What the recipients are to do with their copy is no report of this plan.
        let end = paper.recipients.as_ref().map_or(paper.span.end, |r| r.span.start);
        // "Báo cáo" may stand anywhere behind the heading, in a part of its own too.
        let text = cx.source.slice(crate::source::Span { start: section.span.start, end: end.max(section.title.end) });
        let text = &text[..text.floor_char_boundary(FURTHEST)];
        if places(text).next().is_none() || places(text).any(|at| is_dated(text, at)) {
            continue;
        }
        // A part above may have set the day: "Báo cáo kết quả trước ngày 10/11".
        let first = cx.plan.sections.partition_point(|s| s.paper < part.paper);
        let first = cx.plan.sections.get(first).map_or(section.span.start, |s| s.span.start);
        let above = cx.source.slice(crate::source::Span { start: first.min(section.span.start), end: section.span.start });
        let above = &above[above.ceil_char_boundary(above.len().saturating_sub(FURTHEST))..];
        if places(above).any(|at| has_day(above, at)) {
            continue;
        }
        // The place: the last paragraph that asks for it.
        let last = section.children.iter().rev().map(|&s| cx.plan.blocks[cx.plan.sections[s].block].span);
        let span = last
            .into_iter()
            .find(|&s| fold::key(cx.source.slice(s)).contains("báo cáo"))
            .unwrap_or(section.title);
        report
            .finding(span, say!(cx, "Kế hoạch không nêu thời điểm báo cáo", "The plan names no day for reports"))
            .label(say!(cx, "báo cáo khi nào", "when"))
            .help(say!(
                cx,
                "Nêu mốc báo cáo: quý, 6 tháng, năm, kèm ngày chốt.",
                "Name the reports and when each is due."
            ));
    }
}

/// Where the word for a report ends, each time.
fn places(text: &str) -> impl Iterator<Item = usize> {
    ASKED.iter().flat_map(|asked| asked.each(text).map(|at| (at, at + asked.length()))).filter_map(|(at, end)| {
        let begins = text.as_bytes()[at] == b'B' || text[..at].ends_with(['b', 'B']);
        begins.then_some(end)
    })
}

/// Whether a word near the report says when.
fn is_dated(text: &str, at: usize) -> bool {
    let from = text.floor_char_boundary(at.saturating_sub(170));
    let to = text.floor_char_boundary(at + 200);
    let near = fold::key(&text[from..to]);
    WHEN.iter().any(|word| near.contains(word))
}

/// Whether the same line gives a last day behind the report.
fn has_day(text: &str, at: usize) -> bool {
    let rest = &text[at..text.floor_char_boundary(at + 200)];
    let clause = &rest[..rest.find([';', '.']).unwrap_or(rest.len())];
    ["trước ngày", "chậm nhất", "trước 1", "trước 2", "trước 3"].iter().any(|word| clause.contains(word))
}
