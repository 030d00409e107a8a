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
        .filter(|&at| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit))
        .filter_map(|at| date::find(text, at..text.floor_char_boundary(at + REACH)).next())
        .filter(|date| {
            let whole = date.day.is_some() && date.month.is_some() && date.year.is_some_and(|year| year >= 1900);
            let wrong = matches!(date.calendar(), Err(NoSuchDate::Day | NoSuchDate::Month))
                || date.year.is_some_and(|year| year > 9999);
            whole && wrong
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::impossible;
    use crate::source::Source;

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
