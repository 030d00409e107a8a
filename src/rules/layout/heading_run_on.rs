//! `layout/heading-run-on`: another heading or text runs on in the line of a heading.

use crate::parse::plan::{BlockKind, LabelStyle};
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for section in &cx.plan.sections {
        let block = &cx.plan.blocks[section.block];
        let style = block.label.as_ref().map(|l| l.style);
        let high = matches!(style, Some(LabelStyle::Part | LabelStyle::Chapter | LabelStyle::Roman | LabelStyle::Capital));
        if block.kind != BlockKind::Heading || !high || section.title.end >= block.body.end {
            continue;
        }
        let rest = Span { start: section.title.end, end: block.body.end };
        let text = cx.source.slice(rest);
        if text.trim_matches([' ', ':', '.', '\n']).is_empty() {
            continue;
        }
        let lead = (text.len() - text.trim_start_matches([' ', ':', '.', '\n']).len()) as u32;
        report
            .finding(
                Span { start: rest.start + lead, end: rest.end },
                say!(cx, "Nội dung viết liền vào dòng tiêu đề", "Text runs on in the line of a heading"),
            )
            .also(section.title, say!(cx, "tiêu đề", "the heading"))
            .help(say!(cx, "Xuống dòng sau tiêu đề.", "Begin a new line after the heading."));
    }
}
