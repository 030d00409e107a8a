//! `task/lead-also-coordinates`: one body leads and coordinates the same task.

use super::super::grouped::Grouped;
use crate::rules::{Context, Name, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        let leads = |support: &Name<'_>| cx.leads(i).any(|(_, lead)| lead.key == support.key);
        if let Some((twice, _)) = cx.supports(i).find(|(_, support)| leads(support)) {
            let name = &twice.name;
            found.add(
                task.source.table(),
                twice.span,
                say!(cx, "“{name}” đã chủ trì việc này", "“{name}” already leads this task"),
            );
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Một cơ quan vừa chủ trì vừa phối hợp", "One body both leads and coordinates"),
            n => say!(
                cx,
                "{n} nhiệm vụ có cơ quan vừa chủ trì vừa phối hợp",
                "In {n} tasks one body both leads and coordinates"
            ),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Bỏ cơ quan đó khỏi cột phối hợp, hoặc chọn cơ quan khác chủ trì.",
            "Take it out of coordination, or let another body lead."
        ));
    }
}
