//! `date/task-year-mismatch`: a task or product speaks of a year that is neither the plan's nor its neighbour's.

use crate::diagnostic::Severity;
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let years = standing::plan_years(cx);
    let mut grouped = Grouped::new();
    for mention in &cx.document.task_years {
        let Some(task) = cx.document.tasks.get(mention.task) else { continue };
        let Some(plan) = years.get(task.paper).copied().flatten() else { continue };
        // The year before is summed up, the year after is prepared.
        if (plan.from - 1..=plan.to + 1).contains(&mention.year) {
            continue;
        }
        // Targets farther on are the programme's.
        if mention.year < plan.from {
            let year = mention.year;
            grouped.add((year, plan), mention.span, say!(cx, "năm {year}", "the year {year}"));
        }
    }
    for ((year, plan), place, others) in grouped.each() {
        let period = if plan.from == plan.to { plan.from.to_string() } else { format!("{} - {}", plan.from, plan.to) };
        let finding = report.finding(
            place.span,
            say!(
                cx,
                "Nhiệm vụ của kế hoạch {period} ghi năm {year}",
                "A task of the plan for {period} speaks of {year}"
            ),
        );
        finding.severity(Severity::Error).places(place, others).help(say!(
            cx,
            "Sửa lại năm nếu sót từ kế hoạch trước; nếu đúng là việc của năm {year} thì nói rõ.",
            "Mend the year if it was left over from an older plan; if {year} is meant, say so."
        ));
    }
}
