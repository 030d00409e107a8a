//! `task/missing-deadline`: nobody knows by when.

use super::super::grouped::Grouped;
use super::super::unassigned::gaps;
use crate::diagnostic::{Confidence, Severity};
use crate::parse::plan::TableId;
use crate::resolve::document::{Regime, TaskSource};
use crate::rules::{Context, Report, say};
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Tasks and tasks with a deadline, by table.
    let mut tables: HashMap<TableId, (usize, usize)> = HashMap::default();
    for task in &cx.document.tasks {
        if let TaskSource::Table(table, _) = task.source {
            let counts = tables.entry(table).or_default();
            counts.0 += 1;
            counts.1 += usize::from(task.deadline.is_some());
        }
    }
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        let TaskSource::Table(table, _) = task.source else { continue };
        // A table that never gives a deadline gives it elsewhere, or is no table of assignments.
        if task.deadline.is_none() && tables[&table].1 > 0 {
            let place = task.deadline_span.unwrap_or(task.text_span);
            found.add(table, place, say!(cx, "không ghi thời hạn", "no deadline here"));
        }
    }
    for (table, first, others) in found.each() {
        let count = others.len() + 1;
        let (tasks, with) = tables[&table];
        let message = if count == 1 {
            say!(cx, "Nhiệm vụ không có thời hạn hoàn thành", "A task has no deadline")
        } else {
            say!(cx, "{count} nhiệm vụ không có thời hạn hoàn thành", "{count} tasks have no deadline")
        };
        let finding = report.finding(first.span, message);
        finding.places(first, others);
        if cx.document.regime == Regime::Party {
            finding.severity(Severity::Info);
        } else if count >= 3 && with * 2 < tasks {
            // Most cells empty: the cells were probably merged in the original.
            finding.severity(Severity::Warning).confidence(Confidence::Medium);
        }
        finding.help(say!(
            cx,
            "Ghi ngày, tháng hoặc quý hoàn thành; nhiệm vụ thường xuyên thì ghi “Thường xuyên” và mốc báo cáo.",
            "Give a day, month or quarter; for standing work write “Thường xuyên” and when it is reported."
        ));
    }
    for section in gaps(cx) {
        // At the end of the part, where its neighbours give their days.
        let span = cx.plan.sections[section].span;
        let last = cx.plan.blocks.partition_point(|b| b.span.start < span.end);
        let place = cx.plan.blocks[..last].last().map_or(cx.plan.sections[section].title, |b| b.span);
        report
            .finding(place, say!(cx, "Mục này không ghi thời gian thực hiện", "No day is given for the work under this heading"))
            .severity(if cx.document.regime == Regime::Party { Severity::Info } else { Severity::Warning })
            .confidence(Confidence::Medium)
            .label(say!(cx, "các mục bên cạnh có thời gian thực hiện", "the headings beside it give a day"))
            .also(cx.plan.sections[section].title, say!(cx, "mục này", "the heading"))
            .help(say!(cx, "Ghi thời gian thực hiện như ở các mục khác.", "Give a day as the others do."));
    }
}
