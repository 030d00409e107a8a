//! `task/open-ended-deadline`: a start without an end.

use super::super::grouped::Grouped;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        if let Some(deadline) = task.deadline.as_ref().filter(|d| d.open_ended) {
            found.add(task.source.table(), deadline.span, say!(cx, "có mốc đầu, không có mốc cuối", "a start, no end"));
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Thời hạn chỉ có lúc bắt đầu, không có lúc kết thúc", "A deadline that only says when to begin"),
            n => say!(
                cx,
                "{n} thời hạn chỉ có lúc bắt đầu, không có lúc kết thúc",
                "{n} deadlines only say when to begin"
            ),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Ghi thêm mốc kết thúc như ở các dòng khác.",
            "Add the end, as the other rows do."
        ));
    }
}
