//! `date/deadline-outside-plan`: a deadline outside the plan's year or period.

use crate::date::vietnamese;
use crate::diagnostic::{Confidence, Severity};
use crate::kind::Kind;
use crate::resolve::document::{DeadlineKind, Period};
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say, standing};
use chrono::{Datelike, Months, NaiveDate};

/// How long after its last day a plan is still summed up: until the end of the first quarter.
const SUMMING_UP: Months = Months::new(3);

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let years = standing::plan_years(cx);
    let days = standing::days(cx);
    let mut grouped = Grouped::new();
    for task in &cx.document.tasks {
        let Some(plan) = years.get(task.paper).copied().flatten() else { continue };
        // A resolution sets goals for years beyond; what it adopts has the deadlines.
        if cx.document.heads.get(task.paper).is_some_and(|head| head.kind == Some(Kind::Resolution)) {
            continue;
        }
        let Some(deadline) = &task.deadline else { continue };
        if matches!(deadline.kind, DeadlineKind::Invalid | DeadlineKind::Recurring | DeadlineKind::Conditional) {
            continue;
        }
        let (Some(to), Some(signed)) = (deadline.to, days.get(task.paper)) else { continue };
        // What is signed when the year is over speaks of it ("Công bố Chỉ số … năm 2025"); a plan may bear last year's title.
        let late = signed.earliest.year() > plan.to;
        let kind = cx.document.heads.get(task.paper).and_then(|head| head.kind);
        if late && !matches!(kind, Some(Kind::Plan | Kind::Programme)) {
            continue;
        }
        let from = deadline.from.unwrap_or(to);
        let Some(where_) = outside(from, to, plan) else { continue };
        // Preparation between signing and the first day of the plan is right.
        if where_ == Outside::Before && to >= signed.earliest {
            continue;
        }
        let end = vietnamese(to);
        let label = match where_ {
            Outside::Before => say!(cx, "{end}: trước kỳ kế hoạch", "{end}: before the plan's period"),
            Outside::After => say!(cx, "{end}: sau kỳ kế hoạch", "{end}: after the plan's period"),
            Outside::SummingUp => say!(cx, "{end}: sau kỳ kế hoạch, có thể là tổng kết", "{end}: after the plan's period; a summing-up?"),
        };
        grouped.add((where_, to.year(), plan.from, plan.to, late), deadline.span, label);
    }
    for ((where_, year, from, to, late), place, others) in grouped.each() {
        let count = others.len() + 1;
        let period = if from == to { from.to_string() } else { format!("{from} - {to}") };
        let finding = report.finding(
            place.span,
            if count == 1 {
                say!(cx, "Thời hạn thuộc năm {year}, ngoài kỳ kế hoạch {period}", "The deadline is in {year}, outside the plan's period {period}")
            } else {
                say!(cx, "{count} thời hạn thuộc năm {year}, ngoài kỳ kế hoạch {period}", "{count} deadlines are in {year}, outside the plan's period {period}")
            },
        );
        if where_ == Outside::SummingUp || late {
            finding.severity(Severity::Info);
        }
        if late {
            finding.confidence(Confidence::Low);
        }
        finding.places(place, others).help(say!(
            cx,
            "Kiểm tra lại năm của thời hạn; nếu đúng là việc của kỳ khác thì đưa sang kế hoạch của kỳ đó.",
            "Check the year; if the task belongs to another period, move it to that plan."
        ));
    }
}

/// Where a deadline lies that no day shares with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Outside {
    Before,
    After,
    SummingUp,
}

fn outside(from: NaiveDate, to: NaiveDate, plan: Period) -> Option<Outside> {
    if to.year() < plan.from {
        return Some(Outside::Before);
    }
    if from.year() <= plan.to {
        return None;
    }
    let last = NaiveDate::from_ymd_opt(plan.to, 12, 31)?;
    Some(if to <= last.checked_add_months(SUMMING_UP)? { Outside::SummingUp } else { Outside::After })
}
