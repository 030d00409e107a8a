//! `task/frequency-as-deadline`: how often it is reported, in place of when it is done.

use super::super::grouped::Grouped;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        if let Some(deadline) = task.deadline.as_ref().filter(|d| d.frequency_only) {
            let label = say!(cx, "chế độ báo cáo, không phải thời hạn", "how often it is reported");
            found.add(task.source.table(), deadline.span, label);
        }
    }
    for (_, first, others) in found.each() {
        let deadline = cx.quote(first.span);
        let message = match others.len() + 1 {
            1 => say!(cx, "“{deadline}” là chế độ báo cáo, không phải thời hạn", "“{deadline}” is no deadline"),
            n => say!(
                cx,
                "{n} nhiệm vụ ghi chế độ báo cáo thay cho thời hạn (“{deadline}”)",
                "{n} tasks have a reporting frequency instead of a deadline (“{deadline}”)"
            ),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Ghi tháng hoặc ngày hoàn thành; chế độ báo cáo ghi ở cột ghi chú.",
            "Give a month or day; put the reporting frequency under notes."
        ));
    }
}
