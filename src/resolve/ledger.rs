//! The money of a table: which row has how much, and which rows add up others.

use super::document::{Amount, Entry, EntryKind, Ledger};
use crate::fold;
use crate::parse::plan::{Column, Plan, RowKind, Table};
use crate::source::{Source, Span};

/// One ledger per table that has amounts and a total.
pub(super) fn ledgers(source: &Source, plan: &Plan) -> Vec<Ledger> {
    plan.tables
        .iter()
        .enumerate()
        .filter(|(_, table)| table.rows.iter().any(|row| row.kind == RowKind::Total))
        .filter_map(|(id, table)| {
            let entries = entries(source, table);
            let counted = entries.iter().filter(|e| !e.amounts.is_empty()).count();
            (counted > 1).then_some(Ledger { table: id, aligned: !table.header.is_empty(), entries })
        })
        .collect()
}

fn entries(source: &Source, table: &Table) -> Vec<Entry> {
    // Columns of money by their header; without a header, any cell may hold money.
    let columns: Vec<usize> =
        table.columns.iter().enumerate().filter(|(_, c)| **c == Column::Budget).map(|(i, _)| i).collect();
    let by_column = !table.header.is_empty() && !columns.is_empty();
    table
        .rows
        .iter()
        .enumerate()
        .filter_map(|(row, written)| {
            let kind = match written.kind {
                RowKind::Item => EntryKind::Item,
                RowKind::Group => EntryKind::Group,
                RowKind::Total => EntryKind::Total(scope(source, &written.cells)),
                RowKind::Header | RowKind::Continuation | RowKind::Blank => return None,
            };
            let mut amounts = Vec::new();
            let mut unreadable = false;
            for (column, &cell) in written.cells.iter().enumerate() {
                let text = source.slice(cell);
                if by_column {
                    if columns.contains(&column) && !text.is_empty() {
                        match parse(text) {
                            Some(value) => amounts.push(Amount { value, span: cell, column, alone: true }),
                            None => unreadable |= text.bytes().any(|b| b.is_ascii_digit()),
                        }
                    }
                } else if text == "0" || looks_like_money(text) {
                    if let Some(value) = parse(text) {
                        amounts.push(Amount { value, span: cell, column, alone: true });
                    }
                } else if let Some((value, span)) = inside(text, cell) {
                    amounts.push(Amount { value, span, column, alone: false });
                }
            }
            let label = written.label.as_ref().map(|l| l.style);
            Some(Entry { row, kind, label, amounts, unreadable })
        })
        .collect()
}

/// How far a total reaches, by its words: 1 "Tổng", "Cộng"; 2 "Tổng cộng"; 3 "Tổng kinh phí …".
fn scope(source: &Source, cells: &[Span]) -> u8 {
    let words = cells.iter().map(|&c| source.slice(c)).find(|t| t.chars().any(fold::is_alphabetic)).unwrap_or("");
    let key = fold::key(words.get(..words.floor_char_boundary(80)).unwrap_or(words));
    if key.starts_with("tổng cộng") {
        2
    } else if key.starts_with("tổng kinh phí") || key.starts_with("tổng toàn") || key.starts_with("tổng số") {
        3
    } else {
        1
    }
}

/// A number with thousands marked, alone in its cell.
fn looks_like_money(text: &str) -> bool {
    text.len() >= 7
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' '))
        && text.bytes().any(|b| matches!(b, b'.' | b','))
}

/// An amount of a million and more with marked thousands inside other words ("thị xã 10.000.000 - Phối hợp").
fn inside(text: &str, cell: Span) -> Option<(i64, Span)> {
    let bytes = text.as_bytes();
    // Two points at least mark its thousands; most cells have none between figures.
    let is_figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut points = memchr::memchr_iter(b'.', bytes).filter(|&at| is_figure(at + 1) && at > 0 && is_figure(at - 1));
    points.nth(1)?;
    let mut start = 0;
    while let Some(at) = bytes[start..].iter().position(u8::is_ascii_digit).map(|i| start + i) {
        let end = bytes[at..].iter().position(|b| !(b.is_ascii_digit() || *b == b'.')).map_or(bytes.len(), |i| at + i);
        let word = text[at..end].trim_end_matches('.');
        let groups: Vec<&str> = word.split('.').collect();
        if groups.len() >= 3 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3) {
            let from = cell.start + at as u32;
            return parse(word).map(|value| (value, Span { start: from, end: from + word.len() as u32 }));
        }
        start = end;
    }
    None
}

/// The number in a cell, in thousandths of its unit: "10.000.000", "12,5", "1.250 triệu đồng".
/// `None` where it is not one number that can be read in one way.
fn parse(text: &str) -> Option<i64> {
    let digits = text.trim_end_matches(|c: char| fold::is_alphabetic(c) || c.is_whitespace() || c == '.').trim();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ')) {
        return None;
    }
    let digits: String = digits.chars().filter(|c| *c != ' ').collect();
    let (whole, fraction) = match (digits.rfind('.'), digits.rfind(',')) {
        // A comma before the last one or two digits, or after thousands marked by points, is a decimal comma.
        (point, Some(comma)) if digits.len() - comma <= 3 || point.is_some_and(|p| p < comma) => {
            (&digits[..comma], &digits[comma + 1..])
        }
        _ => (digits.as_str(), ""),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (first.len() > 3 || first.is_empty() || rest.iter().any(|g| g.len() != 3)) {
        return None;
    }
    if fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = format!("{first}{}", rest.concat()).parse().ok()?;
    let fraction: i64 = format!("{fraction:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(fraction)
}

#[cfg(test)]
mod tests {
    use super::{inside, parse};
    use crate::source::Span;

    #[test]
    fn amounts_are_read_as_offices_write_them() {
        for (text, value) in [
            ("10.000.000", Some(10_000_000_000)),
            ("12,5", Some(12_500)),
            ("1.250,75", Some(1_250_750)),
            ("1.250 triệu đồng", Some(1_250_000)),
            ("0", Some(0)),
            ("15", Some(15_000)),
            ("1.2.3", None),
            ("12.2024", None),
            ("Phòng 3", None),
        ] {
            assert_eq!(parse(text), value, "{text}");
        }
    }

    #[test]
    fn an_amount_among_words_is_found() {
        let text = "Chủ trì: Văn phòng 10.000.000 - Phối hợp";
        let at = text.find("10.").unwrap() as u32;
        let cell = Span { start: 0, end: text.len() as u32 };
        assert_eq!(inside(text, cell), Some((10_000_000_000, Span { start: at, end: at + 10 })));
        assert_eq!(inside("ISO 9001:2015", cell), None);
    }
}
