//! `task/missing-lead`: nobody is told to do it.

use super::super::grouped::Grouped;
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::agencies::Wording;
use crate::parse::plan::{Column, TableId};
use crate::resolve::document::{Regime, Task, TaskSource};
use crate::rules::{Context, Report, say};
use std::collections::HashMap;

/// What the rows of one table have in common.
#[derive(Default)]
struct Habit {
    tasks: usize,
    missing: usize,
    /// Rows that name one body and, in the same cell, who helps.
    named: usize,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut tables: HashMap<TableId, Habit> = HashMap::new();
    for task in &cx.document.tasks {
        if let TaskSource::Table(table, _) = task.source {
            let habit = tables.entry(table).or_default();
            habit.tasks += 1;
            habit.missing += usize::from(task.lead.is_empty());
            habit.named += usize::from(!task.lead.is_empty() && !only_collective(cx, task));
        }
    }
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        let TaskSource::Table(table, _) = task.source else { continue };
        let habit = &tables[&table];
        // A table that never names a lead is no table of assignments.
        if habit.named == 0 {
            continue;
        }
        let place = task.lead_span.unwrap_or(task.text_span);
        if task.lead.is_empty() {
            found.add(table, place, say!(cx, "không ghi cơ quan chủ trì", "no lead body here"));
        } else if in_one_cell(cx, table) && task.support.is_empty() && only_collective(cx, task) {
            found.add(table, place, say!(cx, "chỉ ghi chung, không ghi ai chủ trì", "names everybody and nobody leads"));
        }
    }
    for (table, first, others) in found.each() {
        let count = others.len() + 1;
        let habit = &tables[&table];
        let message = if count == 1 {
            say!(cx, "Nhiệm vụ không có cơ quan chủ trì", "A task has no lead body")
        } else {
            say!(cx, "{count} nhiệm vụ không có cơ quan chủ trì", "{count} tasks have no lead body")
        };
        let finding = report.finding(first.span, message);
        finding.places(first, others);
        if cx.document.regime == Regime::Party {
            finding.severity(Severity::Info);
        } else if count >= 3 && habit.missing * 2 > habit.tasks {
            // Most cells empty: the cells were probably merged in the original.
            finding.severity(Severity::Warning).confidence(Confidence::Medium);
        }
        finding.help(say!(
            cx,
            "Ghi rõ một cơ quan chủ trì cho mỗi nhiệm vụ; các cơ quan khác ghi ở phần phối hợp.",
            "Name one lead body for each task; put the others under coordination."
        ));
    }
}

fn only_collective(cx: &Context<'_>, task: &Task) -> bool {
    task.lead.iter().all(|body| cx.names.wording(&body.name) != Wording::Name)
}

/// Whether lead and support stand in one cell, so that a cell without "Chủ trì" names no lead.
fn in_one_cell(cx: &Context<'_>, table: TableId) -> bool {
    cx.plan.tables.get(table).is_some_and(|t| t.columns.contains(&Column::LeadAndSupport))
}
