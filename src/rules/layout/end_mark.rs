//! `layout/end-mark`: no "./." at the end of the text.

use crate::diagnostic::{Applicability, Edit};
use crate::kind::Kind;
use crate::parse::plan::BlockKind;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for paper in &cx.plan.papers {
        if paper.kind.is_none_or(|k| k == Kind::Appendix) {
            continue;
        }
        let text = cx.plan.blocks[paper.blocks.clone()].iter().rev().find(|b| {
            matches!(b.kind, BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading | BlockKind::Row) && !b.span.is_empty()
        });
        // A document that ends in a table has no last sentence.
        let Some(last) = text.filter(|b| matches!(b.kind, BlockKind::Item | BlockKind::Paragraph)) else { continue };
        let written = cx.source.slice(last.span).trim_end();
        if written.ends_with("./.") || written.ends_with("/.") {
            continue;
        }
        let end = last.span.start + written.len() as u32;
        let stop = if written.ends_with(['.', ';', ',']) { end - 1 } else { end };
        let tail = Span { start: cx.source.text.floor_char_boundary(end.saturating_sub(40).max(last.span.start) as usize) as u32, end };
        let finding = report
            .finding(tail, say!(cx, "Cuối văn bản không có dấu “./.”", "The text does not end with “./.”"))
            .label(say!(cx, "hết nội dung", "the text ends here"))
            .help(say!(cx, "Kết thúc nội dung bằng “./.”.", "End the text with “./.”."));
        // After "như sau:" something is missing.
        if !written.ends_with(':') {
            finding.fix(Applicability::Safe, vec![Edit { span: Span { start: stop, end }, text: "./.".to_owned() }]);
        }
    }
}
