//! `date/impossible`: a day, month or year that the calendar does not have.

use crate::date::{NoSuchDate, WrittenDate};
use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say, standing};
use crate::source::Span;
use chrono::Datelike;
use foldhash::HashSet;
use std::cell::OnceCell;
use std::collections::BTreeSet;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let cited = cx.plan.citations.iter().filter_map(|c| c.date.as_ref());
    let due = cx.document.tasks.iter().filter_map(|t| t.deadline.as_ref()).flat_map(|d| &d.impossible);
    let own = cx.plan.papers.iter().filter_map(|paper| paper.place_date.as_ref()).map(|place| &place.date);
    let elsewhere = &cx.document.impossible_dates;
    let mut seen: HashSet<u32> = HashSet::default();
    let plans = OnceCell::new();
    for date in cited.chain(due).chain(own).chain(elsewhere) {
        let Err(why) = date.calendar() else { continue };
        // The same date may be read with its "ngày" and without.
        if !seen.insert(date.span.end) {
            continue;
        }
        let quote = cx.quote(date.span);
        let finding =
            report.finding(date.span, say!(cx, "Ngày “{quote}” không có thật", "“{quote}” is not a real date"));
        finding.label(match why {
            NoSuchDate::Day => say!(cx, "tháng này không có ngày đó", "that month has no such day"),
            NoSuchDate::Month => say!(cx, "một năm chỉ có 12 tháng", "a year has twelve months"),
            NoSuchDate::Year => say!(cx, "năm phải có bốn chữ số", "a year has four digits"),
        });
        match clear_reading(cx, date, why, plans.get_or_init(|| plan_years(cx))) {
            Some((year, edit)) => finding
                .help(say!(
                    cx,
                    "Có lẽ là năm {year}; đối chiếu rồi ghi lại đúng ngày.",
                    "Probably {year}; check, and write the right date."
                ))
                .fix(Applicability::Suggested, vec![edit]),
            None => finding.help(say!(
                cx,
                "Đối chiếu với văn bản gốc và ghi lại đúng ngày.",
                "Check the original and write the right date."
            )),
        };
    }
}

/// The years that the file's plans are about; where they name none, those around the day of judgement.
fn plan_years(cx: &Context<'_>) -> BTreeSet<i32> {
    let periods = standing::plan_years(cx).iter().flatten();
    let plans: BTreeSet<i32> = periods.flat_map(|years| years.from..=years.to.min(years.from + 50)).collect();
    let as_of = cx.document.as_of.day.year();
    if plans.is_empty() { (as_of - 1..=as_of + 1).collect() } else { plans }
}

/// The one year near the document's that comes of leaving out one digit: "20223" of a plan of 2023 is 2023.
fn clear_reading(
    cx: &Context<'_>,
    date: &WrittenDate,
    why: NoSuchDate,
    plans: &BTreeSet<i32>,
) -> Option<(i32, Edit)> {
    let year = date.year.filter(|_| why == NoSuchDate::Year)?;
    let digits = year.to_string();
    let readings: BTreeSet<i32> = (0..digits.len())
        .filter_map(|at| format!("{}{}", &digits[..at], &digits[at + 1..]).parse().ok())
        .filter(|year| plans.contains(year))
        .collect();
    let (Some(&right), 1) = (readings.first(), readings.len()) else { return None };
    let written = cx.source.slice(date.span);
    let at = written.rfind(&digits)?;
    let span = Span::new(date.span.start as usize + at, date.span.start as usize + at + digits.len());
    Some((right, Edit { span, text: right.to_string() }))
}
