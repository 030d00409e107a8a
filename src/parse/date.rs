//! Dates as written, in any slice of the text: a table cell, the head of a document, a sentence.

use super::grammar::{Grammar, Production};
use super::plain;
use crate::date::WrittenDate;
use crate::source::Span;
use pest::Parser;
use pest::iterators::Pair;
use std::ops::Range;

/// The longest date, with its blanks and a page break, in bytes.
const LONGEST: usize = 120;

/// Every date in `text[range]`, in order, spans in bytes of `text`.
///
/// Found are whole dates ("15/7/2021", "02 tháng 9 năm 2021", "31.12.2020"), dates known in part ("tháng 11
/// năm 2025", "12/2024", "ngày 05/9", "ngày /01/2024"), forms left blank ("ngày … tháng … năm …": all parts
/// `None`) and impossible dates (31/10/20223). A year alone is none, and "3/4" is no date without "ngày".
pub(crate) fn find(text: &str, range: Range<usize>) -> impl Iterator<Item = WrittenDate> + '_ {
    let end = text.floor_char_boundary(range.end);
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < end {
            // Most bytes begin no date.
            at += text.as_bytes()[at..end].iter().position(|&b| FIRST[usize::from(b)])?;
            if begins(text, at, end) {
                let slice = &text[at..text.floor_char_boundary(end.min(at + LONGEST))];
                if let Some((date, len)) = read(slice, at) {
                    at += len;
                    return Some(date);
                }
            }
            at += 1;
        }
        None
    })
}

/// Bytes that a date may begin with.
const FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let all = b"nNtTIl0123456789";
    let mut i = 0;
    while i < all.len() {
        first[all[i] as usize] = true;
        i += 1;
    }
    first
};

/// Reads the date at the beginning of `slice`, which stands at `base`; gives its length in bytes too.
pub(super) fn read(slice: &str, base: usize) -> Option<(WrittenDate, usize)> {
    read_plain(slice, base).or_else(|| by_grammar(slice, base))
}

/// The same, for every form.
pub(super) fn by_grammar(slice: &str, base: usize) -> Option<(WrittenDate, usize)> {
    if !is_possible(slice.as_bytes()) {
        return None;
    }
    let pair = Grammar::parse(Production::date, slice).ok()?.next()?;
    let len = pair.as_str().len();
    let date = written(pair, base);
    // "12/2024" must be a month; 45/2016 is the beginning of a document number.
    let bare_month = date.day.is_none() && slice.as_bytes()[0].is_ascii_digit();
    (!bare_month || date.month.is_some_and(|m| (1..=12).contains(&m))).then_some((date, len))
}

/// The same, for a date that is written plainly.
pub(super) fn read_plain(slice: &str, base: usize) -> Option<(WrittenDate, usize)> {
    let plain::Date { start, end, day, month, year } = plain::date(slice.as_bytes())?;
    let span = Span::new(base + start, base + end);
    Some((WrittenDate { span, day, month: Some(month), year }, end))
}

/// The date that a `date` pair says; `base` is where the parsed slice stands in the text.
pub(super) fn written(pair: Pair<'_, Production>, base: usize) -> WrittenDate {
    let whole = pair.as_span();
    let end = whole.start() + pair.as_str().trim_end().len();
    let mut date =
        WrittenDate { span: Span::new(base + whole.start(), base + end), day: None, month: None, year: None };
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::day => {
                date.day = number(part.as_str());
                date.span.start = (base + part.as_span().start()) as u32;
            }
            Production::month | Production::torn_month => date.month = number(part.as_str()),
            Production::year | Production::full_year => date.year = number(part.as_str()),
            _ => {}
        }
    }
    date
}

/// The number that digits say, as OCR leaves them.
fn number(digits: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'I' | 'l' | '|' | ']' | '!' => Some(1),
        'O' | 'o' => Some(0),
        c => c.to_digit(10),
    };
    digits.chars().filter(|c| !c.is_whitespace()).try_fold(0, |sum: u32, c| Some(sum * 10 + digit(c)?))
}

/// Whether a date may begin at byte `at`: cheap, so that pest is asked rarely.
fn begins(text: &str, at: usize, end: usize) -> bool {
    let bytes = &text.as_bytes()[..end];
    let word = |lower: &str, upper: &str| {
        let rest = &bytes[at..];
        rest[1..].starts_with(&lower.as_bytes()[1..]) || rest.starts_with(upper.as_bytes())
    };
    match bytes[at] {
        b'n' | b'N' => word("ngày", "NGÀY"),
        b't' | b'T' => word("tháng", "THÁNG"),
        first if first.is_ascii_digit() || matches!(first, b'I' | b'l') => {
            let before = at.checked_sub(1).map(|i| bytes[i]);
            if before.is_some_and(|b| b.is_ascii_alphanumeric() || b >= 0x80 || b == b'/') {
                return false;
            }
            is_day_or_month(&bytes[at..])
        }
        _ => false,
    }
}

/// Whether at most two digits stand first and, behind a gap, a separator or the word "tháng".
fn is_day_or_month(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take(3).take_while(|&&b| is_digit(b)).count();
    digits <= 2 && matches!(bytes[digits..].trim_ascii_start().first(), Some(b'/' | b'.' | b'-' | b't' | b'T'))
}

/// A digit, or what OCR makes of a 1 or 0.
fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || b"IlOo|]!".contains(&byte)
}

/// Whether the grammar may find a date where `bytes` begin: "ngày càng" and the year 2026 are told off without it.
fn is_possible(bytes: &[u8]) -> bool {
    let word = |words: [&str; 3]| words.iter().find_map(|word| bytes.strip_prefix(word.as_bytes()));
    // What stands in place of figures that are still to be written; its longer marks are left to the grammar.
    let filled = |rest: &[u8]| rest.iter().copied().find(|b| !b" \n._".contains(b));
    if let Some(rest) = word(["ngày", "Ngày", "NGÀY"]) {
        filled(rest).is_some_and(|b| !b.is_ascii_lowercase() || matches!(b, b't' | b'l' | b'o'))
    } else if let Some(rest) = word(["tháng", "Tháng", "THÁNG"]) {
        filled(rest).is_some_and(|b| is_digit(b) || !b.is_ascii())
    } else {
        is_day_or_month(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    type Parts = (Option<u32>, Option<u32>, Option<u32>);

    #[track_caller]
    fn reads(text: &str, expected: &[(&str, Parts)]) {
        let found: Vec<_> =
            find(text, 0..text.len()).map(|d| (&text[d.span.range()], (d.day, d.month, d.year))).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    fn whole(day: u32, month: u32, year: u32) -> Parts {
        (Some(day), Some(month), Some(year))
    }

    #[test]
    fn whole_dates_in_figures_and_words() {
        reads("ngày 15/7/2021 của", &[("15/7/2021", whole(15, 7, 2021))]);
        reads("trước 19/6/ 2015", &[("19/6/ 2015", whole(19, 6, 2015))]);
        reads("ngày 18 / 01/2023", &[("18 / 01/2023", whole(18, 1, 2023))]);
        reads("ngày 02 tháng 9 năm 2021", &[("02 tháng 9 năm 2021", whole(2, 9, 2021))]);
        reads("ngày 23\ntháng 11 năm 2009", &[("23\ntháng 11 năm 2009", whole(23, 11, 2009))]);
        reads("NGÀY 5 THÁNG 3, NĂM 2020", &[("5 THÁNG 3, NĂM 2020", whole(5, 3, 2020))]);
        reads("đến 31.12.2020 hoặc 1-6-2021", &[("31.12.2020", whole(31, 12, 2020)), ("1-6-2021", whole(1, 6, 2021))]);
    }

    #[test]
    fn what_extraction_does_to_dates() {
        reads("ngày 09 . tháng 01 . năm 2019", &[("09 . tháng 01 . năm 2019", whole(9, 1, 2019))]);
        reads("ngày .09...tháng 01 . năm 2019", &[("09...tháng 01 . năm 2019", whole(9, 1, 2019))]);
        reads("ngày 14 tháng II năm 2017", &[("14 tháng II năm 2017", whole(14, 11, 2017))]);
        reads("ngày 24 tháng 1] năm 2017", &[("24 tháng 1] năm 2017", whole(24, 11, 2017))]);
        reads("ngày 25/1 1/2021", &[("25/1 1/2021", whole(25, 11, 2021))]);
        reads("ngàytháng 01 năm 2025", &[("ngàytháng 01 năm 2025", (None, Some(1), Some(2025)))]);
        reads("ngày (O- tháng 10 năm 2017", &[("ngày (O- tháng 10 năm 2017", (None, Some(10), Some(2017)))]);
        reads("ngày 18 năm 6 năm 2020", &[("18 năm 6 năm 2020", whole(18, 6, 2020))]);
    }

    #[test]
    fn dates_known_in_part() {
        reads("ngày tháng năm 2024", &[("ngày tháng năm 2024", (None, None, Some(2024)))]);
        reads("ngày … tháng 8 năm 2026", &[("ngày … tháng 8 năm 2026", (None, Some(8), Some(2026)))]);
        reads("ngày /01/2024 của", &[("ngày /01/2024", (None, Some(1), Some(2024)))]);
        reads("ngày /12/ 2025", &[("ngày /12/ 2025", (None, Some(12), Some(2025)))]);
        reads("Tháng 11 năm 2025", &[("Tháng 11 năm 2025", (None, Some(11), Some(2025)))]);
        reads(
            "tháng 12/2024; 3/2025",
            &[("tháng 12/2024", (None, Some(12), Some(2024))), ("3/2025", (None, Some(3), Some(2025)))],
        );
        reads("trước ngày 15/6 hằng năm", &[("15/6", (Some(15), Some(6), None))]);
        reads("ngày 05/9/21", &[("05/9/21", (Some(5), Some(9), None))]);
        reads("ngày …/…/…… của", &[("ngày …/…/……", (None, None, None))]);
        reads("……, ngày…..tháng….năm ……", &[("ngày…..tháng….năm ……", (None, None, None))]);
    }

    #[test]
    fn impossible_dates_are_kept_as_written() {
        reads("31/10/20223", &[("31/10/20223", whole(31, 10, 20223))]);
        reads("31/11/2023", &[("31/11/2023", whole(31, 11, 2023))]);
        reads("tháng 13/2024", &[("tháng 13/2024", (None, Some(13), Some(2024)))]);
    }

    #[test]
    fn ranges_give_their_last_day_and_lists_each_of_theirs() {
        reads("Từ ngày 06 - 15/11/2017", &[("15/11/2017", whole(15, 11, 2017))]);
        reads("24, 25 và 26 tháng 8 năm 2026", &[("26 tháng 8 năm 2026", whole(26, 8, 2026))]);
    }

    #[test]
    fn numbers_that_are_no_dates() {
        for text in [
            "số 45/2016/QĐ-TTg",
            "đạt 2/3 số hộ",
            "trong 6 tháng đầu năm 2024",
            "kết quả 9 tháng năm 2024",
            "năm 2024",
            "giai đoạn 2021 - 2025",
            "16-CT/TU",
            "mục 1.2.3",
            "hằng ngày",
        ] {
            reads(text, &[]);
        }
    }

    #[test]
    fn a_range_inside_the_text_bounds_the_search() {
        let text = "ngày 01/02/2023 đến ngày 03/04/2023";
        let found: Vec<_> = find(text, 18..text.len()).map(|d| d.span.range()).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].clone()], "03/04/2023");
    }
}
