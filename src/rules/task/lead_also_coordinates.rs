//! `task/lead-also-coordinates`: one body leads and coordinates the same task.

use super::super::grouped::Grouped;
use crate::fold;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in cx.document.tasks.iter().filter(|t| !t.lead.is_empty() && !t.support.is_empty()) {
        let leads: Vec<String> = task.lead.iter().map(|b| fold::key(&b.name)).collect();
        if let Some(twice) = task.support.iter().find(|b| leads.contains(&fold::key(&b.name))) {
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
