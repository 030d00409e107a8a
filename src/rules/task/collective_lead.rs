//! `task/collective-lead`: everybody leads, so nobody does.

use super::super::grouped::Grouped;
use crate::lexicon::agencies::Wording;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let one_cell = cx.one_cell_tables();
    let mut found = Grouped::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        let Some(table) = task.source.table() else { continue };
        // Where lead and support share a cell, `task/missing-lead` speaks of it.
        if task.lead.is_empty() || one_cell.contains(&table) {
            continue;
        }
        let names = |wording| cx.leads(i).any(|(_, name)| name.wording == wording);
        if !names(Wording::Name) && names(Wording::Collective) {
            let place = task.lead_span.unwrap_or(task.text_span);
            found.add(table, place, say!(cx, "giao chung cho nhiều cơ quan", "given to everybody at once"));
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Nhiệm vụ giao chung, không rõ cơ quan nào chủ trì", "A task is given to everybody; nobody leads"),
            n => say!(
                cx,
                "{n} nhiệm vụ giao chung, không rõ cơ quan nào chủ trì",
                "{n} tasks are given to everybody; nobody leads"
            ),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Chọn một cơ quan đầu mối chủ trì, các cơ quan còn lại ghi ở cột phối hợp.",
            "Let one body lead and put the others under coordination."
        ));
    }
}
