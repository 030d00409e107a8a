//! Tables: runs of tab-separated rows, over page breaks.

mod header;
mod row;
pub(crate) mod shape;

use super::plan::{Block, BlockKind, Column, Row, RowKind, Table};
use crate::lexicon::Lexicon;
use crate::source::Span;
use header::Header;
use shape::Shapes;

/// A paragraph that stands among rows is the one cell of a merged row up to this length, in bytes.
const LONGEST_MERGED_ROW: usize = 300;

/// Every table, over page breaks. The `paper` of each is set by [`super::paper::split`].
pub(super) fn tables(text: &str, blocks: &[Block], lexicon: &Lexicon) -> Vec<Table> {
    let shapes = Shapes::new(text, lexicon);
    let mut tables = Vec::new();
    let mut open: Option<Open> = None;
    // A paragraph that may be the one cell of a merged row ("Buổi sáng").
    let mut merged: Option<Span> = None;
    for block in blocks {
        if block.kind != BlockKind::Row {
            if open.is_none() {
                continue;
            }
            if merged.is_none() && block.span.len() <= LONGEST_MERGED_ROW && block.kind != BlockKind::Footnote {
                merged = Some(block.span);
            } else {
                merged = None;
                tables.extend(open.take().and_then(|table| table.close(text, lexicon, &shapes)));
            }
            continue;
        }
        let cells = cells(text, block.span);
        // The letterhead and the signature are laid out as tables too, of two columns and perhaps one between.
        if cells.len() <= 3 && cells.iter().any(|&c| lexicon.columns.is_layout(&text[c.range()])) {
            merged = None;
            tables.extend(open.take().and_then(|table| table.close(text, lexicon, &shapes)));
            continue;
        }
        // Under a header that nothing has followed yet, titles go on with it.
        let goes_on =
            merged.is_none() && open.as_mut().is_some_and(|table| table.header_goes_on(text, &cells, lexicon));
        let header = if goes_on { None } else { Header::read(text, &cells, lexicon, open.is_none()) };
        let begins_anew = open.as_ref().is_some_and(|table| match &header {
            // A header under other words, or another header, is that of another table.
            Some(header) => merged.is_some() || table.header.as_ref().is_some_and(|h| h.columns != header.columns),
            None => false,
        });
        if begins_anew {
            tables.extend(open.take().and_then(|table| table.close(text, lexicon, &shapes)));
            merged = None;
        }
        let table = open.get_or_insert_with(Open::default);
        if let Some(span) = merged.take() {
            table.rows.push(Raw { span, cells: vec![span], is_header: false, after_break: false });
        }
        table.push(text, block.span, cells, header, goes_on);
    }
    tables.extend(open.and_then(|table| table.close(text, lexicon, &shapes)));
    tables
}

/// The cells of a row, trimmed. A row over several lines has a cell a line (see [`super::stacked`]).
fn cells(text: &str, row: Span) -> Vec<Span> {
    let bytes = &text.as_bytes()[row.range()];
    let mut cells = Vec::with_capacity(8);
    let mut start = 0;
    let mut stacked = false;
    for end in memchr::memchr2_iter(b'\t', b'\n', bytes).chain([bytes.len()]) {
        let from = row.start as usize + start;
        let cell = &text[from..row.start as usize + end];
        let lead = cell.len() - cell.trim_start().len();
        let trimmed = cell.trim();
        cells.push(if trimmed.is_empty() {
            Span::empty(from)
        } else {
            Span::new(from + lead, from + lead + trimmed.len())
        });
        start = end + 1;
        stacked |= bytes.get(end) == Some(&b'\n');
    }
    if stacked { super::stacked::joined(text, &cells) } else { cells }
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    rows: Vec<Raw>,
    header: Option<Header>,
    /// Whether a row that is no header has been read.
    has_content: bool,
}

/// A row before its kind is known.
struct Raw {
    span: Span,
    cells: Vec<Span>,
    is_header: bool,
    /// Whether a blank line or a repeated header stands between it and the row before.
    after_break: bool,
}

impl Open {
    fn header_goes_on(&mut self, text: &str, cells: &[Span], lexicon: &Lexicon) -> bool {
        !self.has_content && self.header.as_mut().is_some_and(|header| header.goes_on(text, cells, lexicon))
    }

    fn push(&mut self, text: &str, span: Span, cells: Vec<Span>, header: Option<Header>, goes_on: bool) {
        let after_break = self.rows.last().is_some_and(|last| {
            last.is_header
                || text[last.span.end as usize..span.start as usize].bytes().filter(|&b| b == b'\n').count() > 1
        });
        let is_header = goes_on || header.is_some();
        if self.header.is_none() && header.is_some() {
            // What stood above it is a title or a unit of measurement, unless it was content.
            if self.rows.len() <= 2 {
                self.rows.iter_mut().for_each(|row| row.is_header = true);
            }
            self.header = header;
        }
        self.has_content |= !is_header;
        self.rows.push(Raw { span, cells, is_header, after_break });
    }

    /// The table, unless its rows are no more than a layout.
    fn close(self, text: &str, lexicon: &Lexicon, shapes: &Shapes<'_>) -> Option<Table> {
        let Open { rows, header, .. } = self;
        let (first, last) = (rows.first()?, rows.last()?);
        let span = Span { start: first.span.start, end: last.span.end };
        let widest = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
        if header.is_none() && (rows.len() < 2 || widest < 3) {
            return None;
        }
        let (cells, mut columns) = header.map_or_else(Default::default, |h| (h.cells, h.columns));
        if columns.is_empty() {
            columns = shape::columns(&rows, shapes);
        } else {
            infer_task_column(&rows, &mut columns);
        }
        let rows = row::classify(text, rows, &columns, !cells.is_empty(), lexicon, shapes);
        Some(Table { span, paper: 0, header: cells, columns, rows })
    }
}

/// Where a header says who and when but no title says what ("Tên dự án luật"), the wordiest column does.
fn infer_task_column(rows: &[Raw], columns: &mut [Column]) {
    let named = columns.contains(&Column::Lead) || columns.contains(&Column::LeadAndSupport);
    if !named || columns.contains(&Column::Task) {
        return;
    }
    let words = |at: usize| -> usize {
        rows.iter().filter(|r| !r.is_header && r.cells.len() == columns.len()).map(|r| r.cells[at].len()).sum()
    };
    let wordiest =
        (0..columns.len()).filter(|&i| columns[i] == Column::Other).max_by_key(|&i| (words(i), usize::MAX - i));
    if let Some(at) = wordiest {
        columns[at] = Column::Task;
    }
}

impl Raw {
    fn cell<'t>(&self, text: &'t str, at: usize) -> &'t str {
        self.cells.get(at).map_or("", |c| &text[c.range()])
    }

    fn done(self, kind: RowKind, label: Option<super::plan::Label>) -> Row {
        Row { span: self.span, cells: self.cells, kind, label }
    }
}

#[cfg(test)]
mod tests;
