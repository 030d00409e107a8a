//! `task/several-leads`: more than one body leads.

use super::super::grouped::Grouped;
use crate::diagnostic::Severity;
use crate::lexicon::agencies::Wording;
use crate::resolve::document::Level;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        let Some(table) = task.source.table() else { continue };
        let named = cx.leads(i).filter(|(_, name)| name.wording == Wording::Name).count();
        if named > 1 {
            // In a school several people of one house share a duty; that is worth knowing, no more.
            let house = cx.document.issuing_level(task.paper) == Some(Level::Unit);
            let place = task.lead_span.unwrap_or(task.text_span);
            found.add((table, house), place, say!(cx, "{named} cơ quan cùng chủ trì", "{named} bodies lead together"));
        }
    }
    for ((_, house), first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Nhiệm vụ có nhiều cơ quan cùng chủ trì", "More than one body leads a task"),
            n => say!(cx, "{n} nhiệm vụ có nhiều cơ quan cùng chủ trì", "{n} tasks are led by more than one body"),
        };
        let finding = report.finding(first.span, message);
        finding.places(first, others);
        if house {
            finding.severity(Severity::Info);
        }
        finding.help(say!(
            cx,
            "Để một cơ quan chủ trì; cơ quan khác chuyển sang phối hợp, hoặc tách thành nhiều việc.",
            "Let one body lead; move the others to coordination, or split the task."
        ));
    }
}
