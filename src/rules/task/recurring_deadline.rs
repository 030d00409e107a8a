//! `task/recurring-deadline`: all the time, with nothing to show for it.

use super::super::grouped::Grouped;
use crate::resolve::document::DeadlineKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        let (Some(table), Some(deadline)) = (task.source.table(), &task.deadline) else { continue };
        let undated = deadline.kind == DeadlineKind::Recurring && !on_a_day(&deadline.text);
        if undated && task.deliverable.is_none() {
            let label = say!(cx, "không có sản phẩm, không có mốc báo cáo", "neither product nor reporting date");
            found.add(table, deadline.span, label);
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(
                cx,
                "Nhiệm vụ thường xuyên không có sản phẩm hay mốc báo cáo",
                "Standing work without a product or reporting date"
            ),
            n => say!(
                cx,
                "{n} nhiệm vụ thường xuyên không có sản phẩm hay mốc báo cáo",
                "{n} standing tasks without a product or reporting date"
            ),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Thêm sản phẩm hoặc mốc báo cáo (quý, 6 tháng, năm) để có cơ sở đánh giá.",
            "Add a product or a reporting date by which the work can be judged."
        ));
    }
}

/// Whether what comes back has its day: "trước ngày 20 hằng tháng", "15/12 hằng năm" are reporting dates.
fn on_a_day(deadline: &str) -> bool {
    let numbered = deadline.contains(|c: char| c.is_ascii_digit());
    numbered && (deadline.contains("gày ") || deadline.contains('/'))
}
