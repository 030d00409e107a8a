//! Tables whose cells came out one below the other, a cell a line, as copies of web pages have them.
//!
//! "STT" stands alone on a line, the other titles below it, then a number alone on a line with the cells of its row.

use super::label::small_roman;
use super::line::{Line, Start, Tabs, start_of};
use crate::source::Span;

/// Titles are shorter than this, in characters.
const LONGEST_TITLE: u16 = 80;
/// No table has more columns.
const MOST_COLUMNS: usize = 12;
/// A group row has at most so many lines behind its number.
const LONGEST_GROUP: usize = 3;

/// The first and last line of each row of the table whose header begins with line `first`; `None` where none does.
pub(super) fn rows(text: &str, lines: &[Line], first: usize) -> Option<Vec<(usize, usize)>> {
    // Most lines are told off by their width.
    if lines[first].width > 5 || !is_ordinal_title(alone(text, &lines[first])) {
        return None;
    }
    let body =
        first + 1 + lines[first + 1..].iter().take(MOST_COLUMNS).position(|line| number(text, line).is_some())?;
    let header = &lines[first..body];
    if header.iter().any(|line| line.width > LONGEST_TITLE || line.tabs == Tabs::Cells) {
        return None;
    }
    let columns = cells(text, header);
    if columns < 3 {
        return None;
    }
    let mut rows = vec![(first, body - 1)];
    let (mut at, mut sequence, mut full) = (body, Sequence::default(), 0);
    while let Some(label) = lines.get(at).and_then(|line| number(text, line)).filter(|n| sequence.expects(*n)) {
        sequence.note(label);
        // Up to the next number of the sequence, but for the last row, which has its cells and no more.
        let most = if label.group { LONGEST_GROUP } else { columns * 2 };
        let next = (at + 1..lines.len())
            .take(most + 1)
            .find(|&i| number(text, &lines[i]).is_some_and(|next| sequence.expects(next)));
        let end = match next {
            Some(next) => next,
            None if label.group => break,
            None => at + filled(text, &lines[at..], columns),
        };
        full += usize::from(!label.group && cells(text, &lines[at..end]) == columns);
        rows.push((at, end - 1));
        at = end;
        if next.is_none() {
            break;
        }
    }
    // Two rows with a cell for each title are no chance.
    (full >= 2).then_some(rows)
}

/// What a line says, without the tabs that stood around it.
fn alone<'t>(text: &'t str, line: &Line) -> &'t str {
    line.text(text).trim()
}

/// "STT", "TT", "Số TT".
fn is_ordinal_title(line: &str) -> bool {
    ["STT", "TT", "Số TT", "S.TT", "T.T"].iter().any(|title| line.eq_ignore_ascii_case(title))
}

/// A number that has a line of its own.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    /// A Roman number, over a group of rows.
    group: bool,
}

/// How far a table has come.
#[derive(Default)]
struct Sequence {
    row: u32,
    group: u32,
    /// Whether the last number was that of a group.
    opened: bool,
}

impl Sequence {
    /// Whether a number may stand behind those that were read: the next row, the first of a group, the next group.
    fn expects(&self, number: Number) -> bool {
        if number.group {
            return number.value == self.group + 1;
        }
        number.value == self.row + 1 || self.opened && number.value == 1
    }

    fn note(&mut self, number: Number) {
        *(if number.group { &mut self.group } else { &mut self.row }) = number.value;
        self.opened = number.group;
    }
}

/// The number that a line holds and nothing else: "7", "7.", "IV", "IV.".
fn number(text: &str, line: &Line) -> Option<Number> {
    if line.width > 6 {
        return None;
    }
    let digits = alone(text, line).trim_end_matches('.');
    if !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Number { value: digits.parse().ok()?, group: false });
    }
    small_roman(digits).map(|value| Number { value, group: true })
}

/// The cells of a row, of its lines: a line may go on with the cell above it.
pub(super) fn joined(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut cells: Vec<Span> = Vec::with_capacity(lines.len());
    for line in lines.iter().filter(|line| !line.is_empty()) {
        match cells.last_mut() {
            Some(cell) if continues(&text[line.range()]) => cell.end = line.end,
            _ => cells.push(*line),
        }
    }
    cells
}

/// Whether words on a line of their own go on with the cell above it.
fn continues(words: &str) -> bool {
    start_of(words) == Start::Inside || words.starts_with('(')
}

fn goes_on(text: &str, line: &Line) -> bool {
    continues(alone(text, line))
}

/// How many cells lines hold.
fn cells(text: &str, lines: &[Line]) -> usize {
    lines.iter().enumerate().filter(|(i, line)| *i == 0 || !goes_on(text, line)).count()
}

/// How many lines it takes to fill `columns` cells.
fn filled(text: &str, lines: &[Line], columns: usize) -> usize {
    let mut count = 0;
    let over = lines.iter().enumerate().position(|(i, line)| {
        count += usize::from(i == 0 || !goes_on(text, line));
        count > columns
    });
    over.unwrap_or(lines.len())
}
