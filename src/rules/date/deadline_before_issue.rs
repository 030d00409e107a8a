//! `date/deadline-before-issue`: over before the plan was signed.

use crate::date::vietnamese;
use crate::resolve::document::{AsOfSource, DeadlineKind};
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say, standing};
use chrono::Datelike;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    let years = standing::plan_years(cx);
    let mut grouped = Grouped::new();
    for task in &cx.document.tasks {
        let (Some(deadline), Some(&signed)) = (&task.deadline, days.get(task.paper)) else { continue };
        // Only a day that the document itself gives, or the user, is a day of issue.
        if matches!(signed.source, AsOfSource::PlanYear | AsOfSource::Today) {
            continue;
        }
        if matches!(deadline.kind, DeadlineKind::Invalid | DeadlineKind::Recurring | DeadlineKind::Conditional) {
            continue;
        }
        let Some(to) = deadline.to.filter(|&to| to < signed.earliest) else { continue };
        // A deadline of another year is outside the plan, which is said once, by another rule.
        let plan = years.get(task.paper).copied().flatten();
        if plan.is_some_and(|plan| to.year() < plan.from) {
            continue;
        }
        let end = vietnamese(to);
        grouped.add(signed.day, deadline.span, say!(cx, "đã qua từ ngày {end}", "over since {end}"));
    }
    for (day, place, others) in grouped.each() {
        let count = others.len() + 1;
        let day = vietnamese(day);
        let finding = report.finding(
            place.span,
            if count == 1 {
                say!(cx, "Thời hạn đã qua trước ngày ban hành văn bản ({day})", "The deadline was over before the document was issued ({day})")
            } else {
                say!(cx, "{count} thời hạn đã qua trước ngày ban hành văn bản ({day})", "{count} deadlines were over before the document was issued ({day})")
            },
        );
        finding.places(place, others).help(say!(
            cx,
            "Đặt lại thời hạn sau ngày ban hành, hoặc bỏ nhiệm vụ đã hoàn thành.",
            "Set a deadline after the day of issue, or drop what is done."
        ));
    }
}
