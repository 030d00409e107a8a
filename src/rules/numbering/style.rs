//! `numbering/style`: "a." for "a)", a dash before a letter.

use super::super::grouped::Grouped;
use crate::parse::plan::LabelStyle;
use crate::rules::{Context, Report, say};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Fault {
    Point,
    Dash,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for section in &cx.plan.sections {
        let Some(label) = &cx.plan.blocks[section.block].label else { continue };
        let letter = &label.text;
        if label.style == LabelStyle::LetterDot {
            found.add((section.paper, Fault::Point), label.span, say!(cx, "viết “{letter})”", "write “{letter})”"));
        } else if label.style == LabelStyle::LetterParen && cx.source.slice(label.span).starts_with(['-', '–', '—']) {
            found.add((section.paper, Fault::Dash), label.span, say!(cx, "viết “{letter})”", "write “{letter})”"));
        }
    }
    for ((_, fault), first, others) in found.each() {
        let message = match fault {
            Fault::Point => say!(cx, "Điểm đánh bằng chữ cái và dấu chấm", "Points are lettered with a full stop"),
            Fault::Dash => say!(cx, "Điểm có cả gạch đầu dòng và chữ cái", "Points have both a dash and a letter"),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Điểm đánh bằng chữ cái và dấu đóng ngoặc đơn: a), b), c).",
            "Points are lettered a), b), c)."
        ));
    }
}
