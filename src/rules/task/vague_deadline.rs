//! `task/vague-deadline`: soon, in time, as planned.

use super::super::grouped::Grouped;
use crate::diagnostic::Severity;
use crate::resolve::document::DeadlineKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        if let Some(deadline) = task.deadline.as_ref().filter(|d| d.kind == DeadlineKind::Vague) {
            let label = say!(cx, "không xác định được ngày nào", "no day follows from this");
            found.add(task.source.table(), deadline.span, label);
        }
    }
    for (table, first, others) in found.each() {
        let deadline = cx.quote(first.span);
        let message = match others.len() + 1 {
            1 => say!(cx, "Thời hạn “{deadline}” không xác định", "The deadline “{deadline}” is vague"),
            n => say!(cx, "{n} thời hạn không xác định (“{deadline}”)", "{n} deadlines are vague (“{deadline}”)"),
        };
        let finding = report.finding(first.span, message);
        finding.places(first, others);
        if table.is_none() {
            finding.severity(Severity::Info);
        }
        finding.help(say!(
            cx,
            "Thay bằng ngày, tháng, quý; nếu theo kế hoạch khác thì nêu số, ngày của kế hoạch đó.",
            "Give a day, month or quarter; if another plan sets it, cite that plan."
        ));
    }
}
