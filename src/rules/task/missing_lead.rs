//! `task/missing-lead`: nobody is told to do it.

use super::super::grouped::Grouped;
use super::super::unassigned::{bare_results, gaps, nameless};
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::agencies::Wording;
use crate::parse::plan::TableId;
use crate::resolve::document::{Regime, TaskSource};
use crate::rules::{Context, Report, say};
use foldhash::HashMap;

/// What the rows of one table have in common.
#[derive(Default)]
struct Habit {
    tasks: usize,
    missing: usize,
    /// Rows that name one body and, in the same cell, who helps.
    named: usize,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut tables: HashMap<TableId, Habit> = HashMap::default();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        if let TaskSource::Table(table, _) = task.source {
            let habit = tables.entry(table).or_default();
            habit.tasks += 1;
            habit.missing += usize::from(task.lead.is_empty());
            habit.named += usize::from(!task.lead.is_empty() && !only_collective(cx, i));
        }
    }
    let one_cell = cx.one_cell_tables();
    let mut found = Grouped::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        let TaskSource::Table(table, _) = task.source else { continue };
        let habit = &tables[&table];
        // A table that never names a lead is no table of assignments.
        if habit.named == 0 {
            continue;
        }
        let place = task.lead_span.unwrap_or(task.text_span);
        if task.lead.is_empty() {
            found.add(table, place, say!(cx, "không ghi cơ quan chủ trì", "no lead body here"));
        } else if one_cell.contains(&table) && task.support.is_empty() && only_collective(cx, i) {
            found.add(table, place, say!(cx, "chỉ ghi chung, không ghi ai chủ trì", "names everybody and nobody leads"));
        }
    }
    for (table, row) in bare_results(cx) {
        if tables.contains_key(&table) {
            found.add(table, row, say!(cx, "kết quả không có ai thực hiện", "a result that nobody works for"));
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
    in_prose(cx, report);
}

/// Prose: a part without lead among parts that have one; a plan that names nobody at all.
fn in_prose(cx: &Context<'_>, report: &mut Report<'_>) {
    for section in gaps(cx) {
        let title = cx.plan.sections[section].title;
        report
            .finding(title, say!(cx, "Mục này không ghi ai thực hiện", "Nobody is given the work under this heading"))
            .severity(if cx.document.regime == Regime::Party { Severity::Info } else { Severity::Warning })
            .confidence(Confidence::Medium)
            .label(say!(cx, "các mục bên cạnh có đơn vị thực hiện", "the headings beside it name a body"))
            .help(say!(cx, "Ghi đơn vị thực hiện như ở các mục khác.", "Name a body as the others do."));
    }
    for first in nameless(cx) {
        report
            .finding(
                first,
                say!(cx, "Phần nhiệm vụ không ghi cơ quan nào chủ trì", "The part on tasks names no lead body at all"),
            )
            .severity(Severity::Info)
            .confidence(Confidence::Low)
            .label(say!(cx, "từ đây đến hết phần nhiệm vụ", "from here to the end of the part"))
            .help(say!(
                cx,
                "Phân công trong lời văn hoặc kèm bảng phân công; với văn bản của Đảng, kế hoạch của Ủy ban nhân dân sẽ phân công.",
                "Name the bodies in the text or in a table; a programme of the Party leaves that to the committee's plan."
            ));
    }
}

fn only_collective(cx: &Context<'_>, task: usize) -> bool {
    cx.leads(task).all(|(_, name)| name.wording != Wording::Name)
}
