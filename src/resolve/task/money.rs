//! Money in đồng: "10.000.000", "2,3 tỷ đồng", "500 triệu đồng", and amounts in the unit of their column.

use crate::lexicon::Columns;
use std::ops::Range;

/// An amount in a cell of money: its own unit counts, or else that of the column.
pub(super) fn cell(cell: &str, unit: i64, columns: &Columns) -> Option<i64> {
    let digits = cell.len() - cell.trim_start_matches(|c: char| !c.is_ascii_digit()).len();
    let (thousandths, end) = number(&cell[digits..])?;
    let rest = &cell[digits + end..];
    // "10-15 triệu", "5 x 200.000": no one amount.
    if rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let unit = unit_at(rest, columns).unwrap_or(unit);
    thousandths.checked_mul(unit).map(|value| value / 1000)
}

/// An amount with its unit somewhere in a sentence ("với kinh phí 2,3 tỷ đồng").
pub(super) fn sentence(text: &str, columns: &Columns) -> Option<i64> {
    each(text, columns).next().map(|(_, value)| value)
}

/// Every amount of a sentence with its place, from its first figure to its last, in đồng; `None` where one is not meant
/// once ("50 triệu đồng/xã", "mỗi xã 50 triệu đồng").
pub(in crate::resolve) fn amounts(text: &str, columns: &Columns) -> Option<Vec<(Range<usize>, i64)>> {
    let mut all = Vec::new();
    for (place, value) in each(text, columns) {
        let unit = text[place.end..].split([',', ';', '.', ')']).next().unwrap_or("");
        if unit.contains('/') || columns.counts_each(&text[..place.start]) {
            return None;
        }
        all.push((place, value));
    }
    Some(all)
}

fn each<'t>(text: &'t str, columns: &'t Columns) -> impl Iterator<Item = (Range<usize>, i64)> + 't {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(found) = text.get(at..)?.find(|c: char| c.is_ascii_digit()) {
            let start = at + found;
            let Some((thousandths, length)) = number(&text[start..]) else {
                at = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
                continue;
            };
            at = start + length;
            if let Some(unit) = unit_at(&text[at..], columns) {
                return Some((start..at, thousandths.checked_mul(unit)? / 1000));
            }
        }
        None
    })
}

/// How many đồng the unit in the title of a column is ("Kinh phí (triệu đồng)"); đồng where none is given.
pub(super) fn unit(title: &str, columns: &Columns) -> i64 {
    title
        .split(['(', ')', ':', '\n'])
        .skip(1)
        .find_map(|part| columns.money(part.trim().trim_start_matches("ĐVT").trim_matches([':', ' '])))
        .unwrap_or(1)
}

/// An amount of a million and more with marked thousands ("10.000.000") in `text`: where it begins, and its đồng.
pub(super) fn marked(text: &str) -> Option<(usize, i64)> {
    // Most texts have no point that could mark thousands.
    memchr::memchr(b'.', text.as_bytes())?;
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let length = text[start..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        // "1.000.000" is the shortest.
        if length < 9 {
            at = start + length;
            continue;
        }
        let groups: Vec<&str> = text[start..start + length].trim_end_matches('.').split('.').collect();
        if groups.len() >= 3 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3) {
            return groups.concat().parse().ok().map(|value| (start, value));
        }
        at = start + length;
    }
    None
}

/// The number that `text` begins with, in thousandths, and its length in bytes.
fn number(text: &str) -> Option<(i64, usize)> {
    let mut length = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    length = text[..length].trim_end_matches(['.', ',']).len();
    let digits = &text[..length];
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let (whole, fraction) = match digits.rfind(',') {
        Some(comma) if digits.len() - comma <= 3 => (&digits[..comma], &digits[comma + 1..]),
        _ => (digits, ""),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let (whole, fraction) = match rest.as_slice() {
        [] => (first.to_owned(), fraction),
        groups if groups.iter().all(|g| g.len() == 3) && first.len() <= 3 => {
            (format!("{first}{}", groups.concat()), fraction)
        }
        // "2.5 tỷ": a decimal point.
        [one] if one.len() < 3 && fraction.is_empty() => (first.to_owned(), *one),
        _ => return None,
    };
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    Some((whole.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(fraction)?, length))
}

/// The unit that `text` begins with.
fn unit_at(text: &str, columns: &Columns) -> Option<i64> {
    let text = text.trim_start();
    let words: Vec<&str> = text.split([' ', ',', ';', ')', '/', '\n']).take(2).collect();
    let two = words.iter().map(|w| w.trim_end_matches('.')).collect::<Vec<_>>().join(" ");
    columns.money(&two).or_else(|| columns.money(words.first()?.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::{cell, marked, sentence, unit};
    use crate::lexicon::Columns;

    #[test]
    fn amounts_in_cells() {
        let columns = Columns::embedded();
        for (text, unit, value) in [
            ("10.000.000", 1, Some(10_000_000)),
            ("10.000.000 đồng", 1, Some(10_000_000)),
            ("500 triệu đồng", 1, Some(500_000_000)),
            ("2,3 tỷ đồng", 1, Some(2_300_000_000)),
            ("2.5 tỷ", 1, Some(2_500_000_000)),
            ("150", 1_000_000, Some(150_000_000)),
            ("12,5", 1_000_000, Some(12_500_000)),
            ("0", 1, Some(0)),
            ("Ngân sách xã", 1, None),
            ("10-15 triệu", 1, None),
        ] {
            assert_eq!(cell(text, unit, &columns), value, "{text}");
        }
        assert_eq!(unit("Kinh phí (triệu đồng)", &columns), 1_000_000);
        assert_eq!(unit("Kinh phí", &columns), 1);
    }

    #[test]
    fn amounts_in_sentences() {
        let columns = Columns::embedded();
        assert_eq!(sentence("Xây nhà văn hóa 2 tầng với kinh phí 2,3 tỷ đồng", &columns), Some(2_300_000_000));
        assert_eq!(sentence("Tổ chức 4 lớp tập huấn năm 2026", &columns), None);
        assert_eq!(marked("Văn phòng 10.000.000 - Phối hợp"), Some((12, 10_000_000)));
    }
}
