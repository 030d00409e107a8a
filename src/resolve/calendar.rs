//! Days in running text that the calendar does not have.

use crate::date::{NoSuchDate, WrittenDate};
use crate::parse::date;
use crate::search::Needle;
use crate::source::Source;
use std::sync::LazyLock;

/// How far behind "ngày" its date is read, in bytes.
const REACH: usize = 48;

/// Every "ngày 31/11/2026" and "ngày 31 tháng 11 năm 2026", in text order. Dates that are not whole, and years that
/// only lack digits ("12/5/26"), are not judged.
pub(super) fn impossible(source: &Source) -> Vec<WrittenDate> {
    const WORD: &str = "gày ";
    let text = source.text.as_str();
    static DAY: LazyLock<Needle> = LazyLock::new(|| Needle::new(WORD));
    DAY.each(text)
        .map(|at| at + WORD.len())
        .filter(|&at| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit) && !begins_with_a_day(&text[at..]))
        .filter_map(|at| date::find(text, at..text.floor_char_boundary(at + REACH)).next())
        .filter(|date| {
            let whole = date.day.is_some() && date.month.is_some() && date.year.is_some_and(|year| year >= 1900);
            let wrong = matches!(date.calendar(), Err(NoSuchDate::Day | NoSuchDate::Month))
                || date.year.is_some_and(|year| year > 9999);
            whole && wrong
        })
        .collect()
}

/// Whether `text` begins with a whole date that every calendar has, written without a slip ("05/3/2026", "5 tháng 3 năm
/// 2026"). Nearly every date is one; only the others are read by the grammar.
fn begins_with_a_day(text: &str) -> bool {
    let date = || {
        let (day, rest) = figures(text, 1..=2)?;
        let slash = rest.strip_prefix('/');
        let (month, rest) = figures(slash.or_else(|| rest.strip_prefix(" tháng "))?, 1..=2)?;
        let (year, _) = figures(rest.strip_prefix(if slash.is_some() { "/" } else { " năm " })?, 4..=4)?;
        Some((day, month, year))
    };
    // February is the shortest month.
    date().is_some_and(|(day, month, year)| (1..=28).contains(&day) && (1..=12).contains(&month) && year >= 1900)
}

/// The number that `text` begins with, of so many figures, and what follows it.
fn figures(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let length = text.bytes().take(count.end() + 1).take_while(u8::is_ascii_digit).count();
    if !count.contains(&length) {
        return None;
    }
    let (figures, rest) = text.split_at(length);
    Some((figures.bytes().fold(0, |number, figure| number * 10 + u32::from(figure - b'0')), rest))
}

#[cfg(test)]
mod tests {
    use super::{begins_with_a_day, impossible};
    use crate::source::Source;

    #[test]
    fn a_day_that_every_calendar_has_needs_no_grammar() {
        for (text, is_one) in [
            ("05/3/2026.", true),
            ("5 tháng 12 năm 2026", true),
            ("29/02/2028", false),
            ("5/13/2026", false),
            ("05/3/20263", false),
            ("05/3", false),
            ("5 tháng 3", false),
            ("005/3/2026", false),
            ("0/3/2026", false),
            ("", false),
        ] {
            assert_eq!(begins_with_a_day(text), is_one, "{text}");
        }
    }

    #[test]
    fn only_whole_dates_that_no_calendar_has() {
        for (text, count) in [
            ("hoàn thành trước ngày 31/11/2026.", 1),
            ("Ngày 29 tháng 02 năm 2026 khai mạc", 1),
            ("từ ngày 30/4/20262", 1),
            ("ngày 31/12/2026, ngày 29/02/2028, ngày 12/5/26, ngày 31/11", 0),
            ("ngày ... tháng 13 năm 2026", 0),
        ] {
            assert_eq!(impossible(&Source::identical("t", text.to_owned())).len(), count, "{text}");
        }
    }
}
