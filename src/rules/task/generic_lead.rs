//! `task/generic-lead`: the lead is described, not named.

use super::super::grouped::Grouped;
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::agencies::Wording;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        for (body, _) in cx.leads(i).filter(|(_, name)| name.wording == Wording::Generic) {
            found.add(task.source.table(), body.span, say!(cx, "mô tả, không gọi tên", "described, not named"));
        }
    }
    for (table, first, others) in found.each() {
        let lead = cx.quote(first.span);
        let finding = report.finding(
            first.span,
            say!(cx, "Cơ quan chủ trì không được gọi tên: “{lead}”", "The lead body is not named: “{lead}”"),
        );
        finding.places(first, others);
        if table.is_none() {
            finding.severity(Severity::Info).confidence(Confidence::Low);
        }
        finding.help(say!(
            cx,
            "Ghi tên cơ quan cho từng việc; nếu có nhiều việc thì lập danh mục kèm theo.",
            "Name the body for each piece of work, or attach a list."
        ));
    }
}
