//! Days of the week that stand with a date.

use super::document::WeekdayOf;
use crate::fold;
use crate::lexicon::Lexicon;
use crate::parse::date;
use crate::search::Needle;
use crate::source::{Source, Span};
use chrono::Weekday;
use std::sync::LazyLock;

/// Words of a day of the week, as far as case changes them, without the first letter: few searches find them all.
static ANCHORS: LazyLock<[Needle; 4]> = LazyLock::new(|| ["hứ ", "HỨ ", "hủ nh", "HỦ NH"].map(Needle::new));

/// How far from its date a day of the week may stand, in bytes.
const REACH: usize = 48;

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Every day of the week with its date, in text order.
pub(super) fn weekdays(source: &Source, lexicon: &Lexicon) -> Vec<WeekdayOf> {
    let text = source.text.as_str();
    let first_letter = |found: usize| text[..found].char_indices().next_back().map(|(at, _)| at);
    let mut starts: Vec<usize> = ANCHORS.iter().flat_map(|word| word.each(text).filter_map(first_letter)).collect();
    starts.sort_unstable();
    starts
        .into_iter()
        .filter_map(|start| {
            let (weekday, end) = named(text, start, lexicon)?;
            let span = Span::new(start, end);
            let (date_span, date) = after(text, end).or_else(|| before(text, start))?;
            is_day(text, start, lexicon).then_some(WeekdayOf { span, weekday, date_span, date })
        })
        .collect()
}

/// Which day of the week is named at `start`, and where its name ends.
fn named(text: &str, start: usize, lexicon: &Lexicon) -> Option<(Weekday, usize)> {
    let rest = &text[start..text.floor_char_boundary(start + 24)];
    // The name has two words.
    let second = rest.find(' ')? + 1;
    let len = rest[second..].find(|c: char| !fold::is_alphanumeric(c)).unwrap_or(rest.len() - second);
    let name = fold::key(&rest[..second + len]);
    let at = lexicon.years.weekdays.iter().position(|names| names.contains(&name))?;
    Some((DAYS[at], start + second + len))
}

/// Whether the word at `start` can be a day of the week: "lần thứ hai" is none.
fn is_day(text: &str, start: usize, lexicon: &Lexicon) -> bool {
    let before = &text[text.floor_char_boundary(start.saturating_sub(24))..start];
    let trimmed = before.trim_end_matches(' ');
    if trimmed.is_empty() || !trimmed.ends_with(fold::is_alphanumeric) {
        return true;
    }
    let key = fold::key(trimmed);
    lexicon.years.weekday_after.iter().any(|word| key == *word || key.ends_with(&format!(" {word}")))
}

/// The date right behind: "thứ Hai, ngày 05/01/2026".
fn after(text: &str, end: usize) -> Option<(Span, chrono::NaiveDate)> {
    let stop = text.floor_char_boundary(end + REACH);
    let date = date::find(text, end..stop).next()?;
    let gap = text.get(end..date.span.start as usize)?.trim_matches([' ', ',', '(', '-', '–']);
    (gap.is_empty() || fold::key(gap) == "ngày").then_some((date.span, date.day()?))
}

/// The date right before: "ngày 05/01/2026 (thứ 2)".
fn before(text: &str, start: usize) -> Option<(Span, chrono::NaiveDate)> {
    let from = text.floor_char_boundary(start.saturating_sub(REACH));
    let date = date::find(text, from..start).last()?;
    let gap = text.get(date.span.end as usize..start)?;
    gap.trim_matches([' ', ',', '(', '-', '–']).is_empty().then_some((date.span, date.day()?))
}

#[cfg(test)]
mod tests {
    use super::weekdays;
    use crate::lexicon::Lexicon;
    use crate::source::Source;
    use chrono::Weekday;

    #[track_caller]
    fn reads(text: &str, expected: &[(&str, Weekday, &str)]) {
        let source = Source::identical("test", text.to_owned());
        let found: Vec<_> = weekdays(&source, &Lexicon::embedded())
            .into_iter()
            .map(|w| (source.slice(w.span).to_owned(), w.weekday, w.date.to_string()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(s, w, d)| ((*s).to_owned(), *w, (*d).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_day_of_the_week_stands_with_its_date() {
        reads("vào thứ Hai, ngày 05/01/2026 tại", &[("thứ Hai", Weekday::Mon, "2026-01-05")]);
        reads("ngày 02/01/2011 (thứ 2) họp", &[("thứ 2", Weekday::Mon, "2011-01-02")]);
        reads("Chủ nhật, ngày 04 tháng 01 năm 2026", &[("Chủ nhật", Weekday::Sun, "2026-01-04")]);
        reads("họp lần thứ hai, ngày 05/01/2026", &[]);
        reads("kỳ họp thứ 2, ngày 05/01/2026", &[]);
        reads("thứ hai là việc khác", &[]);
        reads("thứ ", &[]);
    }
}
