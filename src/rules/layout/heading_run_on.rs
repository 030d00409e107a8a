//! `layout/heading-run-on`: another heading or text runs on in the line of a heading.

use crate::parse::plan::{BlockKind, LabelStyle};
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for section in &cx.plan.sections {
        let block = &cx.plan.blocks[section.block];
        let Some(parent) = section.parent.map(|p| &cx.plan.sections[p]) else { continue };
        let style = cx.plan.blocks[parent.block].label.as_ref().map(|l| l.style);
        let high = matches!(style, Some(LabelStyle::Part | LabelStyle::Chapter | LabelStyle::Roman | LabelStyle::Capital));
        let heading = cx.plan.blocks[parent.block].kind == BlockKind::Heading;
        // A heading that does not begin a line runs on behind the one above it.
        let between = Span { start: parent.title.end, end: block.span.start };
        if !high || !heading || between.start > between.end || cx.source.slice(between).contains('\n') {
            continue;
        }
        report
            .finding(block.span, say!(cx, "Tiêu đề viết liền vào dòng của tiêu đề trên", "A heading runs on in the line of the one above"))
            .also(parent.title, say!(cx, "tiêu đề trên", "the heading above"))
            .help(say!(cx, "Xuống dòng sau tiêu đề.", "Begin a new line after the heading."));
    }
}
