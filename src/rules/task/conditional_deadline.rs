//! `task/conditional-deadline`: when something else has happened, and no later than never.

use super::super::grouped::Grouped;
use crate::resolve::document::DeadlineKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        let Some(deadline) = &task.deadline else { continue };
        if deadline.limited {
            continue;
        }
        if deadline.kind == DeadlineKind::Conditional && deadline.to.is_none() {
            let label = say!(cx, "chờ việc khác, không có mốc cuối", "waits for something else, without a limit");
            found.add((task.source.table(), true), deadline.span, label);
        } else if deadline.to.is_some() && has_condition(&deadline.text) {
            let label = say!(cx, "còn chờ việc khác", "waits for something else as well");
            found.add((task.source.table(), false), deadline.span, label);
        }
    }
    for ((_, open), first, others) in found.each() {
        let deadline = cx.quote(first.span);
        let message = match others.len() + 1 {
            _ if !open => say!(
                cx,
                "Thời hạn “{deadline}” kèm điều kiện",
                "The deadline “{deadline}” comes with a condition"
            ),
            1 => say!(
                cx,
                "Thời hạn “{deadline}” phụ thuộc việc khác, không có mốc cuối",
                "The deadline “{deadline}” depends on something else and has no limit"
            ),
            n => say!(
                cx,
                "{n} thời hạn phụ thuộc việc khác, không có mốc cuối (“{deadline}”)",
                "{n} deadlines depend on something else and have no limit (“{deadline}”)"
            ),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Thêm mốc cuối: “trong 10 ngày kể từ khi …”, “chậm nhất ngày …”.",
            "Add a limit: within so many days of the event, or a last day."
        ));
    }
}

/// Whether a deadline waits for something: "khi có", whatever its case and the spaces around.
fn has_condition(deadline: &str) -> bool {
    // Most are a date or a quarter, in which no such letters stand together.
    deadline.as_bytes().windows(3).any(|letters| letters.eq_ignore_ascii_case(b"khi")) && crate::fold::key(deadline).contains("khi có")
}
