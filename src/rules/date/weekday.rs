//! `date/weekday`: a day of the week that the date does not have.

use crate::date::vietnamese;
use crate::rules::{Context, Report, say};
use chrono::{Datelike, Days, NaiveDate, Weekday};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for mention in cx.document.weekdays.iter().filter(|mention| mention.date.weekday() != mention.weekday) {
        let written = cx.quote(mention.span);
        let (date, real) = (vietnamese(mention.date), name(cx, mention.date.weekday()));
        let finding = report.finding(
            mention.span,
            say!(cx, "Ngày {date} là {real}, không phải {written}", "{date} is a {real}, not “{written}”"),
        );
        finding.label(say!(cx, "ngày {date} là {real}", "{date} is a {real}"));
        finding.also(mention.date_span, say!(cx, "ngày ghi kèm", "the date with it"));
        let near = near(mention.date, mention.weekday).map(vietnamese);
        let years: Vec<String> = [-1, 1]
            .into_iter()
            .filter_map(|step| mention.date.with_year(mention.date.year() + step))
            .filter(|date| date.weekday() == mention.weekday)
            .map(vietnamese)
            .collect();
        let fits = near.into_iter().chain(years).collect::<Vec<_>>().join("; ");
        finding.help(say!(
            cx,
            "Kiểm tra lại lịch; đúng {written} là các ngày: {fits}.",
            "Check the calendar; these dates fit “{written}”: {fits}."
        ));
    }
}

/// The nearest date with that day of the week.
fn near(date: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    let around = (1..=3).flat_map(|n| [date.checked_sub_days(Days::new(n)), date.checked_add_days(Days::new(n))]);
    around.flatten().find(|day| day.weekday() == weekday)
}

/// "thứ Ba", "Chủ nhật": the word for the day has a capital (NĐ 30/2020/NĐ-CP Phụ lục II).
fn name(cx: &Context<'_>, weekday: Weekday) -> String {
    let at = weekday.num_days_from_monday() as usize;
    let vietnamese = cx.lexicon.years.weekdays[at].first().map_or("", String::as_str);
    let capital = if weekday == Weekday::Sun { 0 } else { vietnamese.rfind(' ').map_or(0, |space| space + 1) };
    let (before, word) = vietnamese.split_at(capital);
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let vietnamese: String = before.chars().chain(first).chain(letters).collect();
    say!(cx, "{vietnamese}", "{weekday}")
}
