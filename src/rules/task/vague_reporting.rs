//! `task/vague-reporting`: the plan asks for reports and names no day for them.

use crate::fold;
use crate::kind::Kind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for part in cx.document.outline.parts.iter().filter(|p| p.key == "to-chuc") {
        if !matches!(cx.plan.papers[part.paper].kind, Some(Kind::Plan | Kind::Programme)) {
            continue;
        }
        let section = &cx.plan.sections[part.section];
        let paper = &cx.plan.papers[part.paper];
        // What the recipients are to do with their copy is no report of this plan.
        let end = paper.recipients.as_ref().map_or(paper.span.end, |r| r.span.start);
        // "Báo cáo" may stand anywhere behind the heading, in a part of its own too.
        let text = cx.source.slice(crate::source::Span { start: section.span.start, end: end.max(section.title.end) });
        let key = fold::key(text.get(..text.floor_char_boundary(60_000)).unwrap_or(text));
        let mut places = key.match_indices("báo cáo").peekable();
        if places.peek().is_none() {
            continue;
        }
        let dated = key.match_indices("báo cáo").any(|(at, word)| {
            let from = key.floor_char_boundary(at.saturating_sub(160));
            let to = key.ceil_char_boundary((at + word.len() + 200).min(key.len()));
            let near = &key[from..to];
            ["quý", "6 tháng", "tháng ", "trước ngày", "ngày ", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng", "cuối năm"]
                .iter()
                .any(|w| near.contains(w))
        });
        if dated {
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
