//! `citation/number-year-mismatch`: the year in the number is not the year of the date.

use crate::date::{PartialDate, vietnamese};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::number::Number;
use crate::regulations::RegulationId;
use crate::resolve::document::Resolution;
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, naming, say};
use chrono::{Datelike, NaiveDate};
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // The date that contradicts each number; the first one where there are several.
    let mut dated: HashMap<&Number, (i32, PartialDate)> = HashMap::default();
    for (citation, reference) in cx.plan.citations.iter().zip(&cx.document.references) {
        let Some(number) = &citation.number else { continue };
        let date = citation.date.as_ref().and_then(|d| d.calendar().ok().flatten());
        if let (Some(year), Some(date), false) = (number.year(), date, fits(&reference.resolution))
            && year != date.year()
        {
            dated.entry(number).or_insert((year, date));
        }
    }
    let mut grouped = Grouped::new();
    for (citation, reference) in cx.plan.citations.iter().zip(&cx.document.references) {
        let Some((number, (year, date))) = citation.number.as_ref().and_then(|n| dated.get_key_value(n)) else { continue };
        if fits(&reference.resolution) && citation.date.is_some() {
            continue;
        }
        let in_date = date.year();
        let label = if citation.date.is_some() {
            say!(cx, "số ghi năm {year}, ngày ghi năm {in_date}", "the number says {year}, the date {in_date}")
        } else {
            say!(cx, "cùng số, không ghi ngày", "the same number, without a date")
        };
        grouped.add(*number, citation.span, label);
    }
    for (number, place, others) in grouped.each() {
        let (_, date) = dated[number];
        let in_date = date.year();
        let finding = report.finding(
            place.span,
            say!(
                cx,
                "Năm trong số “{}” không khớp với năm ban hành {in_date}",
                "The year in the number “{}” is not the year of its date, {in_date}",
                number.0
            ),
        );
        // Offices number late: a date some days from New Year with the number of the other year may be right.
        if near_new_year(number, date) {
            finding.severity(Severity::Warning);
        }
        finding.places(place, others);
        let readings = Readings::of(cx, number, date);
        for &id in readings.by_date.iter().chain(&readings.by_number) {
            finding.regulation(id);
            let (full, name) = (naming::cited(cx, id), naming::named(cx, id));
            finding.note(say!(cx, "Có văn bản: {full}", "There is: {full} ({name})"));
        }
        match (readings.by_date, readings.by_number) {
            (Some(right), _) => {
                let name = naming::named(cx, right);
                finding.help(say!(cx, "Ngày đúng, số sai: ghi {name}.", "The date is right, the number wrong: write {name}."));
                finding.fix(Applicability::Suggested, numbers(cx, number, cx.regulations.number(right)));
            }
            (None, Some(right)) => {
                let day = cx.regulations.issued(right).map(vietnamese).unwrap_or_default();
                finding.help(say!(cx, "Nếu số đúng thì ngày phải là {day}.", "If the number is right, the date must be {day}."));
            }
            (None, None) => {
                finding.help(say!(
                    cx,
                    "Đối chiếu văn bản gốc: số hoặc ngày bị ghi sai.",
                    "Check the original: either the number or the date is wrong."
                ));
            }
        }
    }
}

/// Whether everything that is written fits one known text: some are numbered in another year than they are dated.
fn fits(resolution: &Resolution) -> bool {
    matches!(resolution, Resolution::Known(_))
}

/// Which of the two readings exists.
struct Readings {
    /// The date is right: a text with the number's serial and the date's year, issued on that date.
    by_date: Option<RegulationId>,
    /// The number is right: a text with that number, of another date.
    by_number: Option<RegulationId>,
}

impl Readings {
    fn of(cx: &Context<'_>, number: &Number, date: PartialDate) -> Readings {
        let issued = |id: &RegulationId| cx.regulations.issued(*id).map(PartialDate::Day);
        let other = Number(format!("{}/{}/{}", number.serial(), date.year(), number.symbol()));
        let of = |number| cx.regulations.with_number(number, None);
        Readings {
            by_date: of(&other).into_iter().find(|id| issued(id).is_some_and(|day| day.agrees_with(date))),
            by_number: of(number).into_iter().find(|id| issued(id).is_some_and(|day| Some(day.year()) == number.year())),
        }
    }
}

/// The right number at every place where the wrong one stands.
fn numbers(cx: &Context<'_>, wrong: &Number, right: &str) -> Vec<Edit> {
    cx.plan
        .citations
        .iter()
        .filter(|c| c.number.as_ref() == Some(wrong))
        .filter_map(|c| Some(Edit { span: c.number_span?, text: right.to_owned() }))
        .collect()
}

fn near_new_year(number: &Number, date: PartialDate) -> bool {
    let new_year = number.year().map(|year| year.max(date.year())).and_then(|y| NaiveDate::from_ymd_opt(y, 1, 1));
    date.day().zip(new_year).is_some_and(|(day, first)| (day - first).num_days().abs() <= 15)
        && number.year().is_some_and(|year| (year - date.year()).abs() == 1)
        && date.day().is_some_and(|day| day.year() == date.year())
}
