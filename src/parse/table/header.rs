//! Headers: rows of column titles.

use super::super::plan::Column;
use super::shape::Period;
use crate::lexicon::Lexicon;
use crate::lexicon::columns::Title;
use crate::source::Span;

/// Fewer columns of months are no calendar.
const SHORTEST_CALENDAR: usize = 3;

/// The titles of a table and what they say its columns hold.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) cells: Vec<Span>,
    pub(super) columns: Vec<Column>,
}

impl Header {
    /// The header that a row is, if at least two cells are titles and no cell is too long for one. `first`: the
    /// row opens a table, so that it is looked at even where its first cell is no known title.
    pub(super) fn read(text: &str, cells: &[Span], lexicon: &Lexicon, first: bool) -> Option<Header> {
        const LONGEST_CELL: usize = 160;
        let filled = || cells.iter().filter(|c| !c.is_empty());
        if filled().count() < 2 || filled().any(|c| c.len() > LONGEST_CELL) {
            return None;
        }
        let title = |cell: &Span| lexicon.columns.title(&text[cell.range()]);
        // Most rows begin with a number: their cells need not be looked at.
        let opening = filled().next()?;
        if text[opening.range()].starts_with(|c: char| c.is_ascii_digit()) || !first && title(opening).is_none() {
            return None;
        }
        let titles: Vec<Option<Title>> = cells.iter().map(title).collect();
        let opens = first;
        let known = titles.iter().flatten().count();
        // "Tháng 1", "Tháng 2" … are titles of columns in which a row is ticked.
        let period = |cell: &Span| Period::of(&text[cell.range()]).is_some();
        let first = cells.iter().position(period).filter(|_| known > 1).unwrap_or(cells.len());
        let periods = Period::run(cells[first..].iter().map(|c| &text[c.range()])).len();
        let known = if periods >= SHORTEST_CALENDAR { known + periods } else { known };
        // A table of many columns may have titles of its own; who does what, with whom and by when tells it.
        let tells = |wanted: Column| titles.iter().flatten().any(|title| !title.weak && title.column == wanted);
        let told = || {
            let wanted = [Column::Lead, Column::Support, Column::Deadline, Column::Deliverable];
            opens && wanted.into_iter().filter(|&column| tells(column)).count() >= 2
        };
        (known >= 2 && (known * 2 >= filled().count() || told()))
            .then(|| Header { cells: cells.to_vec(), columns: columns(&titles) })
    }

    /// Whether the row under a header belongs to it: the numbers of the columns, or titles under a merged one.
    /// Titles are taken over.
    pub(super) fn goes_on(&mut self, text: &str, cells: &[Span], lexicon: &Lexicon) -> bool {
        let filled: Vec<&Span> = cells.iter().filter(|c| !c.is_empty()).collect();
        if filled.is_empty() {
            return false;
        }
        let counts = |cell: &str| is_column_number(cell) || Period::of(cell).is_some();
        if filled.len() > 2 && filled.iter().all(|c| counts(&text[c.range()])) {
            self.take_months(text, cells);
            return true;
        }
        const LONGEST_SUBTITLE: usize = 60;
        if filled.iter().any(|c| c.len() > LONGEST_SUBTITLE) {
            return false;
        }
        let titles: Vec<Option<Title>> = cells.iter().map(|c| lexicon.columns.title(&text[c.range()])).collect();
        let above = |at: usize| self.columns.get(at).copied();
        let under_label_or_task = cells
            .iter()
            .enumerate()
            .any(|(i, c)| !c.is_empty() && matches!(above(i), Some(Column::Label | Column::Task)));
        if cells.len() == self.cells.len() && !under_label_or_task {
            for (i, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
                self.cells[i] = *cell;
                if let Some(title) = titles[i] {
                    self.columns[i] = title.column;
                }
            }
            return true;
        }
        // "Cơ quan thực hiện" as one cell, and under it "Chủ trì", "Phối hợp" alone.
        let wide = self.columns.iter().position(|c| matches!(c, Column::Lead | Column::LeadAndSupport));
        if cells.len() == 2
            && let (Some(at), [Some(first), Some(second)]) = (wide, titles.as_slice())
        {
            self.cells.splice(at..=at, cells.iter().copied());
            self.columns.splice(at..=at, [first.column, second.column]);
            return true;
        }
        false
    }
}

impl Header {
    /// "Thời gian thực hiện (tháng)" as one cell, and under it "1", "2" … "12": columns in which a row is ticked.
    fn take_months(&mut self, text: &str, cells: &[Span]) {
        let Some(at) = self.columns.iter().position(|c| *c == Column::Deadline) else { return };
        let (Some(before), Some(months)) = (cells.get(..at), cells.get(at..)) else { return };
        let months = &months[..Period::run(months.iter().map(|c| &text[c.range()])).len()];
        if months.len() < SHORTEST_CALENDAR || before.iter().any(|c| !c.is_empty()) {
            return;
        }
        // Titles behind the months stand behind one cell, or behind as many as there are months.
        let width = if self.cells.len() >= at + months.len() { months.len() } else { 1 };
        self.cells.splice(at..at + width, months.iter().copied());
        self.columns.splice(at..at + width, months.iter().map(|_| Column::Other));
    }
}

/// "1", "(2)", "A", "4=2+3".
fn is_column_number(cell: &str) -> bool {
    let inner = cell.trim_matches(['(', ')', ' ', '.', '[', ']']);
    !inner.is_empty()
        && inner.len() <= 8
        && (inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'=' | b'+' | b'-' | b'*' | b'/'))
            || inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_uppercase()))
}

/// What each column holds. A weak title counts where the table has tasks and no better column of its kind; of two
/// columns of one kind the first counts.
fn columns(titles: &[Option<Title>]) -> Vec<Column> {
    let strong = |column: Column| titles.iter().flatten().any(|t| !t.weak && t.column == column);
    let weak_task = !strong(Column::Task);
    let has_task = titles.iter().flatten().any(|t| t.column == Column::Task);
    let mut columns: Vec<Column> = Vec::with_capacity(titles.len());
    for (i, title) in titles.iter().enumerate() {
        let column = match title {
            Some(Title { column, weak: false }) => *column,
            Some(Title { column: Column::Task, weak: true }) if weak_task => Column::Task,
            Some(Title { column, weak: true }) if has_task && *column != Column::Task && !strong(*column) => *column,
            None if i == 0 => Column::Label,
            _ => Column::Other,
        };
        let repeats =
            !matches!(column, Column::Other | Column::Budget | Column::Indicator) && columns.contains(&column);
        columns.push(if repeats { Column::Other } else { column });
    }
    // "Bắt đầu", "Hoàn thành": the end has a title of its own only where the beginning has one.
    let position = |columns: &[Column], wanted: Column| columns.iter().position(|c| *c == wanted);
    match (position(&columns, Column::Start), position(&columns, Column::End), position(&columns, Column::Deadline)) {
        (Some(_), None, Some(deadline)) => columns[deadline] = Column::End,
        (None, Some(end), None) => columns[end] = Column::Deadline,
        (None, Some(end), Some(_)) => columns[end] = Column::Other,
        _ => {}
    }
    columns
}
