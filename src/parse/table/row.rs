//! Rows: which are items, groups, totals, and which go on with the row above.

use super::super::label;
use super::super::plan::{Column, Label, LabelStyle, Row, RowKind};
use super::Raw;
use super::shape::{Shape, Shapes};
use crate::fold;
use crate::lexicon::Lexicon;
use crate::lexicon::columns::LabelWord;
use crate::source::Span;
use foldhash::HashMap;

/// Gives every row its kind and label.
pub(super) fn classify(
    text: &str,
    rows: Vec<Raw>,
    columns: &[Column],
    titled: bool,
    lexicon: &Lexicon,
    shapes: &Shapes<'_>,
) -> Vec<Row> {
    let at = |column: Column| columns.iter().position(|c| *c == column);
    let labels: Vec<Option<Label>> = rows
        .iter()
        .map(|row| {
            let place = if row.cells.len() == columns.len() { at(Column::Label).unwrap_or(0) } else { 0 };
            let cell = *row.cells.get(place)?;
            label(&text[cell.range()], cell, lexicon).filter(|l| titled || l.span == cell)
        })
        .collect();
    let table = Judge { text, columns, titled, lexicon, shapes, usual: usual_style(&rows, &labels, columns) };
    let mut classified: Vec<Row> = Vec::with_capacity(rows.len());
    // The last row of content, if it is an item: what goes on goes on with it.
    let mut above: Option<usize> = None;
    let mut nexts = next_labels(&labels);
    for (row, label) in rows.into_iter().zip(labels) {
        let next = nexts.pop().flatten();
        let kind = table.kind(&row, label.as_ref(), next, above.map(|i| &classified[i]));
        match kind {
            RowKind::Item => above = Some(classified.len()),
            RowKind::Group | RowKind::Total => above = None,
            _ => {}
        }
        // A total that was merged with the row under it bears no label.
        let label = label.filter(|_| !matches!(kind, RowKind::Header | RowKind::Total | RowKind::Blank));
        classified.push(row.done(kind, label));
    }
    classified
}

/// The style of the labels of most rows that say more than a group.
fn usual_style(rows: &[Raw], labels: &[Option<Label>], columns: &[Column]) -> Option<LabelStyle> {
    let mut styles: HashMap<LabelStyle, (usize, usize)> = HashMap::default();
    for (i, (row, label)) in rows.iter().zip(labels).enumerate() {
        let full = row.cells.iter().filter(|c| !c.is_empty()).count() > 2 || columns.len() <= 2;
        if let Some(label) = label.as_ref().filter(|_| full) {
            styles.entry(label.style).or_insert((0, usize::MAX - i)).0 += 1;
        }
    }
    styles.into_iter().max_by_key(|(_, votes)| *votes).map(|(style, _)| style)
}

/// For each row the style and ordinal of the next label, the last row first.
fn next_labels(labels: &[Option<Label>]) -> Vec<Option<(LabelStyle, u32)>> {
    let mut next = None;
    labels
        .iter()
        .rev()
        .map(|label| {
            let this = next;
            if let Some(label) = label {
                next = Some((label.style, label.ordinal));
            }
            this
        })
        .collect()
}

/// What is known of the table whose rows are judged.
struct Judge<'a, 't> {
    text: &'a str,
    columns: &'a [Column],
    titled: bool,
    lexicon: &'a Lexicon,
    shapes: &'a Shapes<'t>,
    usual: Option<LabelStyle>,
}

impl Judge<'_, '_> {
    fn kind(&self, row: &Raw, label: Option<&Label>, next: Option<(LabelStyle, u32)>, above: Option<&Row>) -> RowKind {
        if row.is_header {
            return RowKind::Header;
        }
        let filled: Vec<usize> = (0..row.cells.len()).filter(|&i| !row.cells[i].is_empty()).collect();
        let Some(&first) = filled.first() else { return RowKind::Blank };
        let opening = row.cell(self.text, first);
        if self.lexicon.columns.opens_with_total(opening) {
            let numbers = filled[1..].iter().all(|&i| is_number(row.cell(self.text, i)));
            if numbers {
                return RowKind::Total;
            }
            // "Tổng" and the row under it came out as one row.
            if self.lexicon.columns.is_total(opening) {
                return if self.is_assigned(row) { RowKind::Item } else { RowKind::Group };
            }
        }
        if self.titled && row.cells.len() == self.columns.len() {
            self.under_titles(row, &filled, label, next, above)
        } else {
            self.by_shape(row, &filled, label, above)
        }
    }

    /// A row whose columns are known.
    fn under_titles(
        &self,
        row: &Raw,
        filled: &[usize],
        label: Option<&Label>,
        next: Option<(LabelStyle, u32)>,
        above: Option<&Row>,
    ) -> RowKind {
        let place = |column: Column| self.columns.iter().position(|c| *c == column);
        let task = place(Column::Task).map_or("", |i| row.cell(self.text, i));
        let named = |i: &usize| {
            matches!(
                self.columns[*i],
                Column::Lead
                    | Column::Support
                    | Column::LeadAndSupport
                    | Column::Deadline
                    | Column::Start
                    | Column::End
                    | Column::Deliverable
            )
        };
        let assigned = filled.iter().any(named);
        let labelled = place(Column::Label).is_some_and(|i| !row.cells[i].is_empty());
        let repeated =
            label.is_some() && above.is_some_and(|a| a.label.as_ref().map(|l| &l.text) == label.map(|l| &l.text));
        // One cell at the very beginning is a row whose cells were merged ("Buổi sáng").
        let merged = filled == [0] && !row.after_break && !begins_inside(row.cell(self.text, 0));
        if merged && !labelled {
            return RowKind::Group;
        }
        if let Some(above) = above {
            let goes_on = begins_inside(task);
            let was_open = place(Column::Task).is_some_and(|i| !ends_sentence(cell(self.text, above, i)));
            let cut = if repeated {
                goes_on || task.is_empty() || row.after_break && was_open
            } else {
                !labelled && (task.is_empty() || goes_on || !assigned && place(Column::Label).is_some())
            };
            if cut && place(Column::Task).is_some() {
                return RowKind::Continuation;
            }
        }
        // Only a label and a text, or one text for the whole row.
        let bare = filled.iter().all(|i| matches!(self.columns[*i], Column::Label | Column::Task)) || filled.len() == 1;
        let table_assigns = (0..self.columns.len()).any(|i| named(&i));
        if !bare || !table_assigns {
            return RowKind::Item;
        }
        // 5 between 4 and 6 is an item that nobody was given.
        let in_sequence = label.is_some_and(|label| {
            Some(label.style) == self.usual
                && above.and_then(|a| a.label.as_ref()).is_some_and(|a| a.ordinal + 1 == label.ordinal)
                && next.is_none_or(|(style, ordinal)| style != label.style || ordinal == label.ordinal + 1)
        });
        if in_sequence { RowKind::Item } else { RowKind::Group }
    }

    /// A row of a table without titles, or of another width than its titles.
    fn by_shape(&self, row: &Raw, filled: &[usize], label: Option<&Label>, above: Option<&Row>) -> RowKind {
        if filled.len() == 1 && self.titled {
            return if above.is_some() && begins_inside(row.cell(self.text, filled[0])) {
                RowKind::Continuation
            } else {
                RowKind::Group
            };
        }
        let opening = row.cell(self.text, 0);
        let assigns =
            self.columns.iter().any(|c| matches!(c, Column::LeadAndSupport | Column::Lead | Column::Deadline));
        match self.lexicon.columns.label_word(opening) {
            Some(LabelWord::Item) => return RowKind::Item,
            Some(LabelWord::Group) if assigns => {
                return if self.is_assigned(row) { RowKind::Item } else { RowKind::Group };
            }
            _ => {}
        }
        let cut = opening.is_empty() && begins_inside(row.cell(self.text, filled[0]));
        if cut && above.is_some() {
            RowKind::Continuation
        } else if assigns && !self.is_assigned(row) && (label.is_none() || label.map(|l| l.style) != self.usual) {
            RowKind::Group
        } else {
            RowKind::Item
        }
    }

    /// Whether a cell says who or when.
    fn is_assigned(&self, row: &Raw) -> bool {
        if self.titled && row.cells.len() == self.columns.len() {
            return (0..row.cells.len()).any(|i| {
                !row.cells[i].is_empty()
                    && matches!(self.columns[i], Column::Lead | Column::LeadAndSupport | Column::Deadline | Column::End)
            });
        }
        row.cells.iter().enumerate().skip(1).any(|(i, &cell)| {
            // A task may begin with a body ("Bộ phận Một cửa hoạt động nền nếp").
            self.columns.get(i) != Some(&Column::Task)
                && matches!(self.shapes.of(cell), Shape::Assignment | Shape::Bodies | Shape::Time)
        })
    }
}

fn cell<'t>(text: &'t str, row: &Row, at: usize) -> &'t str {
    row.cells.get(at).map_or("", |c| &text[c.range()])
}

/// Whether a text begins in the middle of a sentence.
fn begins_inside(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | ',' | ';' | '.' | ')'))
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', '!', '?'])
}

fn is_number(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit())
        && cell.len() <= 40
        && cell.chars().filter(|&c| fold::is_alphabetic(c)).count() <= 12
        && !cell.starts_with(fold::is_alphabetic)
        || matches!(cell, "-" | "x" | "X" | "")
}

/// The label that a cell is or begins with: "1", "II", "a)", "1.2.", "Hoạt động 1.2.1", "1. Cải cách thể chế".
pub(super) fn label(cell: &str, span: Span, lexicon: &Lexicon) -> Option<Label> {
    const LONGEST: usize = 40;
    if cell.is_empty() {
        return None;
    }
    if let Some(label) = label::label(cell, span.start as usize) {
        return Some(label);
    }
    if cell.len() > LONGEST {
        return None;
    }
    // A number alone in its cell wants no mark; words may stand before it.
    let number = cell.rsplit(' ').next()?;
    let words = cell.len() > number.len();
    if words && (!cell.starts_with(char::is_uppercase) || cell.split(' ').count() > 4 || cell.starts_with(is_digit)) {
        return None;
    }
    if !words && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Label { span, style: LabelStyle::Arabic, ordinal: number.parse().ok()?, text: number.to_owned() });
    }
    let marked = format!("{}.", number.trim_end_matches(['.', ':']));
    let found = label::label(&marked, 0).filter(|l| l.span.len() == marked.len())?;
    // "Tháng 4" is no label, "Nhóm 4" is one.
    let plain = !words || matches!(found.style, LabelStyle::Dotted(_)) || lexicon.columns.label_word(cell).is_some();
    let text = if words { cell.to_owned() } else { found.text };
    plain.then_some(Label { span, style: found.style, ordinal: found.ordinal, text })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
