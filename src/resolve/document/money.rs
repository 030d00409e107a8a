//! Money in tables and in running text.

use crate::parse::plan::{LabelStyle, TableId};
use crate::source::Span;

/// A whole amount in running text and the parts that it is said to be made of, each in đồng and with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The whole.
    pub total: (i64, Span),
    /// Its parts, two at least.
    pub parts: Vec<(i64, Span)>,
}

/// The money of one table, row by row.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The table.
    pub table: TableId,
    /// Whether a header says which columns hold money; otherwise columns may shift from row to row.
    pub aligned: bool,
    /// Its rows, header rows, continuations and blank rows left out.
    pub entries: Vec<Entry>,
}

/// One row of a ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Index into the table's rows.
    pub row: usize,
    /// What it is.
    pub kind: EntryKind,
    /// The style of its label, if it has one.
    pub label: Option<LabelStyle>,
    /// Its amounts, left to right.
    pub amounts: Vec<Amount>,
    /// Whether a money cell holds digits that cannot be read as one amount.
    pub unreadable: bool,
}

/// What a row of a ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A row of content.
    Item,
    /// A row that names those below; its amount, if any, is their sum.
    Group,
    /// A total; the wider its scope, the larger the number (1 "Tổng", 2 "Tổng cộng", 3 "Tổng kinh phí").
    Total(u8),
}

/// An amount of money as written, whatever its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In thousandths of the unit of its column.
    pub value: i64,
    /// Where it stands.
    pub span: Span,
    /// Index of its cell.
    pub column: usize,
    /// Whether it has a cell to itself.
    pub alone: bool,
}
