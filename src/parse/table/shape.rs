//! What a cell looks like, where no header says what its column holds.

use super::super::deadline;
use super::super::label::small_roman;
use super::super::plan::Column;
use super::Raw;
use crate::fold;
use crate::lexicon::Lexicon;
use crate::lexicon::assignments::{At, Part};
use crate::lexicon::phrases::words;
use crate::source::Span;
use foldhash::HashMap;
use std::cell::RefCell;

/// A part of the year that a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// "1", "T2", "Tháng 03".
    Month(u32),
    /// "I", "Quý II".
    Quarter(u32),
}

impl Period {
    /// The part of the year that a title names, in figures or numerals, whatever word stands before.
    pub(crate) fn of(title: &str) -> Option<Period> {
        const LONGEST_TITLE: usize = 12;
        if title.len() > LONGEST_TITLE {
            return None;
        }
        let digits = title.len() - title.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (word, figures) = title.split_at(title.len() - digits);
        let month = matches!(word.trim_end(), "" | "T" | "T." | "Th" | "Tháng" | "THÁNG" | "tháng");
        if digits > 0 {
            return figures.parse().ok().filter(|n| month && (1..=12).contains(n)).map(Period::Month);
        }
        let numeral = ["Quý ", "QUÝ ", "quý "].iter().find_map(|word| title.strip_prefix(word)).unwrap_or(title);
        small_roman(numeral).filter(|n| *n <= 4).map(Period::Quarter)
    }

    /// Whether this one comes right behind another; a year of school begins in autumn.
    pub(crate) fn follows(self, before: Period) -> bool {
        match (before, self) {
            (Period::Month(a), Period::Month(b)) => a % 12 + 1 == b,
            (Period::Quarter(a), Period::Quarter(b)) => a + 1 == b,
            _ => false,
        }
    }

    /// How many titles from the first on are periods, one behind the other.
    pub(crate) fn run<'c>(titles: impl Iterator<Item = &'c str>) -> Vec<Period> {
        let mut run: Vec<Period> = Vec::new();
        for period in titles.map_while(Period::of) {
            if run.len() == 12 || run.last().is_some_and(|&last| !period.follows(last)) {
                break;
            }
            run.push(period);
        }
        run
    }
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    Empty,
    /// "1", "II", "Hoạt động 1.2.1".
    Label,
    /// "10.000.000", "0".
    Amount,
    /// "Tháng 1", "Quý I/2026", "Thường xuyên".
    Time,
    /// "Chủ trì: Phòng Nội vụ - Phối hợp: …".
    Assignment,
    /// "Phòng Nội vụ", "Các phòng, ban".
    Bodies,
    /// Anything else.
    Text,
}

/// What cells look like. Plans repeat the same cells from row to row ("Thường xuyên", "Các sở, ngành"), so each is
/// looked at once.
pub(crate) struct Shapes<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    seen: RefCell<HashMap<&'t str, Shape>>,
}

impl<'t> Shapes<'t> {
    /// Of the cells of `text`.
    pub(crate) fn new(text: &'t str, lexicon: &'t Lexicon) -> Self {
        Self { text, lexicon, seen: RefCell::default() }
    }

    /// What `text[span]` looks like.
    pub(crate) fn of(&self, span: Span) -> Shape {
        if span.is_empty() {
            return Shape::Empty;
        }
        let cell = &self.text[span.range()];
        if let Some(&shape) = self.seen.borrow().get(cell) {
            return shape;
        }
        let shape = shape(self.text, span, self.lexicon);
        self.seen.borrow_mut().insert(cell, shape);
        shape
    }
}

/// What a cell that is not empty looks like.
fn shape(text: &str, span: Span, lexicon: &Lexicon) -> Shape {
    const LONGEST_TIME: usize = 120;
    const LONGEST_LIST: usize = 300;
    let cell = &text[span.range()];
    if is_amount(cell) {
        return Shape::Amount;
    }
    if super::row::label(cell, span, lexicon).is_some_and(|label| label.span == span) {
        return Shape::Label;
    }
    if span.len() <= LONGEST_TIME && deadline::is_term(text, span, &lexicon.deadlines) {
        return Shape::Time;
    }
    let end = cell.floor_char_boundary(LONGEST_LIST);
    let colon = memchr::memchr(b':', &cell.as_bytes()[..end]).is_some();
    // Most cells are text: the first word and the lack of a colon say so.
    let first = words(cell, 0, cell.find([' ', ',', ':', '\n']).unwrap_or(end).min(end));
    if !colon && !first.first().is_some_and(|word| lexicon.assignments.may_open_body(word)) {
        return Shape::Text;
    }
    let head = words(cell, 0, end);
    let said =
        colon
            && (0..head.len()).any(|i| {
                lexicon.assignments.parts.longest(&head[i..]).is_some_and(|(part, count)| {
                    part == Part::Lead && head.get(i + count).is_some_and(|w| w.key == ":")
                })
            });
    if said {
        return Shape::Assignment;
    }
    let begins = lexicon.assignments.body(cell, &head, At::Cell);
    // A sentence about bodies is no list of them.
    let acts = |from: usize| {
        (from..head.len()).any(|i| {
            cell[head[i].start..].starts_with(char::is_lowercase)
                && lexicon.assignments.actions.longest(&head[i..]).is_some()
        })
    };
    match begins {
        Some(count) if cell.len() <= LONGEST_LIST && !acts(count) => Shape::Bodies,
        _ => Shape::Text,
    }
}

/// Digits with their separators, perhaps a unit.
fn is_amount(cell: &str) -> bool {
    let digits = cell.trim_end_matches(|c: char| fold::is_alphabetic(c) || c == ' ' || c == '.');
    cell == "0"
        || digits.len() >= 5
            && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' '))
            && digits.contains(['.', ','])
}

/// The columns of a table without a header: for each place the shape that most of its rows have there.
pub(super) fn columns(rows: &[Raw], shapes: &Shapes<'_>) -> Vec<Column> {
    // More rows say nothing new.
    const LOOKED_AT: usize = 200;
    let mut votes: Vec<[u32; 5]> = Vec::new();
    let mut assigned = false;
    for row in rows.iter().take(LOOKED_AT) {
        votes.resize(votes.len().max(row.cells.len()), [0; 5]);
        for (i, &cell) in row.cells.iter().enumerate() {
            let vote = match shapes.of(cell) {
                Shape::Empty => continue,
                Shape::Label if i == 0 => 0,
                Shape::Amount => 1,
                Shape::Time => 2,
                Shape::Assignment | Shape::Bodies => 3,
                _ => 4,
            };
            assigned |= vote == 3;
            votes[i][vote] += 1;
        }
    }
    if !assigned {
        return vec![Column::Other; votes.len()];
    }
    let mut columns: Vec<Column> = Vec::with_capacity(votes.len());
    for vote in &votes {
        let best = (0..5).max_by_key(|&i| (vote[i], 5 - i)).unwrap_or(4);
        let column = match best {
            _ if vote[best] == 0 => Column::Other,
            0 => Column::Label,
            1 => Column::Budget,
            2 => Column::Deadline,
            3 => Column::LeadAndSupport,
            _ if !columns.contains(&Column::Task) => Column::Task,
            _ => Column::Other,
        };
        let repeats = column != Column::Other && columns.contains(&column);
        columns.push(if repeats { Column::Other } else { column });
    }
    columns
}
