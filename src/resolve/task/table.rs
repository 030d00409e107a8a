//! Tasks in tables.

use super::super::deadline::{self, Around};
use super::super::document::{Body, Deadline, DeadlineKind, Task, TaskSource};
use super::bodies::{self, Assigned};
use super::money;
use super::passage::Passage;
use super::seen::Seen;
use crate::date::WrittenDate;
use crate::fold;
use crate::lexicon::Lexicon;
use crate::lexicon::assignments::Part;
use crate::parse::deadline::{Point, Term, TermKind, Unit, terms};
use crate::parse::plan::{BlockKind, Column, Plan, Row, RowKind, Table, TableId};
use crate::parse::table::shape::{Period, Shape, Shapes};
use crate::source::Span;
use chrono::{Datelike, NaiveDate};

/// Adds every task of every table that says who or when.
pub(super) fn tasks(text: &str, plan: &Plan, around: &[Around], lexicon: &Lexicon, tasks: &mut Vec<Task>) {
    let shapes = Shapes::new(text, lexicon);
    // Bodies are the same in every table; a deadline depends on the table's year and day.
    let (mut leads, mut supports) = (Seen::default(), Seen::default());
    for (id, table) in plan.tables.iter().enumerate() {
        let says = |column: Column| table.columns.contains(&column);
        let assigns = says(Column::Lead) || says(Column::LeadAndSupport) || says(Column::Deadline) || says(Column::End);
        if !says(Column::Task) || !assigns && calendar(text, table).is_none() {
            continue;
        }
        let mut around = around.get(table.paper).copied().unwrap_or_default();
        around.day = day_above(text, plan, table.span.start, lexicon);
        let section = section(plan, table.span.start);
        let terms = terms_of_columns(text, table, lexicon);
        let reader = Reader { text, table, id, around, lexicon, shapes: &shapes, section, terms };
        let deadlines = Seen::default();
        reader.read(tasks, &mut Known { leads: &mut leads, supports: &mut supports, deadlines });
    }
}

/// The label of the section that a table stands in.
fn section(plan: &Plan, at: u32) -> Option<String> {
    let block = plan.blocks.partition_point(|b| b.span.start < at);
    let section = plan.blocks.get(block)?.section?;
    plan.blocks[plan.sections.get(section)?.block].label.as_ref().map(|l| l.text.clone())
}

/// The day in the line above a timetable ("NGÀY 1: THỨ HAI, NGÀY 07/9/2026").
fn day_above(text: &str, plan: &Plan, at: u32, lexicon: &Lexicon) -> Option<NaiveDate> {
    const LONGEST_LINE: usize = 160;
    let block = plan.blocks.partition_point(|b| b.span.start < at).checked_sub(1)?;
    let above = plan.blocks.get(block).filter(|b| b.kind != BlockKind::Row && b.span.len() <= LONGEST_LINE)?;
    terms(text, above.span, &lexicon.deadlines).into_iter().find_map(|term| match term.kind {
        TermKind::At(point) if point.unit == Unit::Day => point.dates.first()?.day(),
        _ => None,
    })
}

/// Columns whose titles are terms ("Quý I", "Quý II"), in which a row has a mark.
fn terms_of_columns(text: &str, table: &Table, lexicon: &Lexicon) -> Vec<(usize, Vec<Term>)> {
    if let Some(calendar) = calendar(text, table) {
        return calendar;
    }
    let open = |i: &usize| matches!(table.columns.get(*i), Some(Column::Other | Column::Deadline));
    let columns: Vec<(usize, Vec<Term>)> = (0..table.header.len())
        .filter(open)
        .map(|i| (i, terms(text, table.header[i], &lexicon.deadlines)))
        .filter(|(_, terms)| terms.iter().any(|t| matches!(t.kind, TermKind::At(_))))
        .collect();
    if columns.len() > 1 { columns } else { Vec::new() }
}

/// Columns whose titles are months or quarters, one behind the other.
fn calendar(text: &str, table: &Table) -> Option<Vec<(usize, Vec<Term>)>> {
    const SHORTEST: usize = 3;
    let open = |i: &usize| matches!(table.columns.get(*i), Some(Column::Other | Column::Deadline));
    let title = |i: usize| &text[table.header[i].range()];
    let first = (0..table.header.len()).filter(open).find(|&i| Period::of(title(i)).is_some())?;
    let periods = Period::run((first..table.header.len()).take_while(open).map(title));
    let term = |(period, i): (&Period, usize)| {
        let span = table.header[i];
        let (unit, dates, ordinals) = match *period {
            Period::Month(month) => {
                (Unit::Month, vec![WrittenDate { span, day: None, month: Some(month), year: None }], Vec::new())
            }
            Period::Quarter(quarter) => (Unit::Quarter, Vec::new(), vec![quarter]),
        };
        (i, vec![Term { span, kind: TermKind::At(Point { unit, dates, ordinals, year: None }) }])
    };
    (periods.len() >= SHORTEST).then(|| periods.iter().zip(first..).map(term).collect())
}

/// The cells of one task, put together over page breaks.
struct Cells<'t> {
    task: Passage<'t>,
    lead: Passage<'t>,
    support: Passage<'t>,
    deliverable: Passage<'t>,
    deadline: Passage<'t>,
    /// Start and end in columns of their own: only the start is given.
    open_ended: bool,
    budget: Option<i64>,
}

/// What was read before.
struct Known<'k, 'a> {
    leads: &'k mut Seen<'a, Assigned>,
    supports: &'k mut Seen<'a, Assigned>,
    deadlines: Seen<'a, Option<Deadline>>,
}

struct Reader<'a, 't> {
    text: &'a str,
    table: &'a Table,
    id: TableId,
    around: Around,
    lexicon: &'a Lexicon,
    shapes: &'a Shapes<'t>,
    section: Option<String>,
    terms: Vec<(usize, Vec<Term>)>,
}

impl<'a> Reader<'a, '_> {
    fn read(&self, tasks: &mut Vec<Task>, known: &mut Known<'_, 'a>) {
        let first = tasks.len();
        let rows = &self.table.rows;
        let mut at = 0;
        while at < rows.len() {
            if rows[at].kind != RowKind::Item {
                at += 1;
                continue;
            }
            // What goes on with it: continuations, with repeated headers between.
            let mut end = at + 1;
            let mut last = at;
            while end < rows.len() && matches!(rows[end].kind, RowKind::Continuation | RowKind::Header | RowKind::Blank)
            {
                if rows[end].kind == RowKind::Continuation {
                    last = end;
                }
                end += 1;
            }
            if let Some(task) = self.task(at, last, tasks[first..].last(), known) {
                tasks.push(task);
            }
            at = end;
        }
        mark_open_ended(&mut tasks[first..]);
    }

    fn task(&self, at: usize, last: usize, above: Option<&Task>, known: &mut Known<'_, 'a>) -> Option<Task> {
        let rows = &self.table.rows;
        let row = &rows[at];
        let titled = !self.table.header.is_empty() && row.cells.len() == self.table.columns.len();
        let mut cells = if titled { self.by_title(row) } else { self.by_shape(row) };
        for i in at + 1..=last {
            if rows[i].kind == RowKind::Continuation {
                let torn = self.is_torn(&rows[i - 1], &rows[i]);
                self.go_on(&mut cells, &rows[i], torn);
            }
        }
        if cells.task.is_empty() {
            return None;
        }
        let row_span = Span { start: row.span.start, end: rows[last].span.end };
        let words = &self.lexicon.deadlines;
        // "nt" stands for the cell above; so does an empty cell of a row without a number of its own that says the
        // other: its cells were merged with those above.
        let part_of_above = titled && row.label.is_none() && self.table.columns.contains(&Column::Label);
        let same = |passage: &Passage<'_>, other: &Passage<'_>| {
            words.is_ditto(&passage.text) || part_of_above && passage.is_empty() && !other.is_empty()
        };
        let mut assigned = known.leads.read(&cells.lead, || bodies::cell(&cells.lead, Part::Lead, self.lexicon));
        let support = known.supports.read(&cells.support, || bodies::cell(&cells.support, Part::Support, self.lexicon));
        assigned.support.extend(support.support);
        let mut deadline = self.marked(row).or_else(|| self.deadline(&cells, known));
        if let Some(above) = above {
            if same(&cells.lead, &cells.deadline) {
                assigned.lead.clone_from(&above.lead);
            }
            if words.is_ditto(&cells.support.text) {
                assigned.support.clone_from(&above.support);
            }
            if same(&cells.deadline, &cells.lead) {
                deadline.clone_from(&above.deadline);
            }
        }
        let place = |passage: &Passage<'_>, column: Column| {
            if passage.is_empty() { self.empty_cell(row, column) } else { Some(passage.span()) }
        };
        let Assigned { lead, support } = assigned;
        Some(Task {
            span: row_span,
            label: row.label.as_ref().map_or_else(String::new, |l| l.text.clone()),
            text: fold::one_line(&cells.task.text),
            text_span: cells.task.span(),
            section: self.section.clone(),
            lead: without_repetition(lead),
            support: without_repetition(support),
            lead_span: place(&cells.lead, Column::Lead),
            deliverable: (!cells.deliverable.is_empty()).then(|| fold::one_line(&cells.deliverable.text)),
            deadline,
            deadline_span: place(&cells.deadline, Column::Deadline),
            budget: cells.budget,
            source: TaskSource::Table(self.id, at),
            paper: self.table.paper,
        })
    }

    fn deadline(&self, cells: &Cells<'a>, known: &mut Known<'_, 'a>) -> Option<Deadline> {
        let cell = &cells.deadline;
        let mut deadline = known.deadlines.read(cell, || self.read_deadline(cell))?;
        if cells.open_ended {
            deadline.open_ended = true;
            deadline.to = None;
        }
        Some(deadline)
    }

    fn read_deadline(&self, cell: &Passage<'_>) -> Option<Deadline> {
        if self.lexicon.deadlines.is_empty_mark(&cell.text) {
            return None;
        }
        let written = fold::one_line(&cell.text);
        Some(if cell.text.len() == cell.span().len() {
            deadline::read(self.text, cell.span(), written, &self.lexicon.deadlines, self.around)
        } else {
            // Put together from several cells: read what they say together, place it at the first.
            let whole = Span::new(0, cell.text.len());
            let read = deadline::read(&cell.text, whole, written, &self.lexicon.deadlines, self.around);
            let impossible = read.impossible.into_iter().map(|mut date| {
                date.span = cell.place(date.span.range());
                date
            });
            Deadline { span: cell.span(), impossible: impossible.collect(), ..read }
        })
    }

    /// The deadline of a row that has marks under terms: "x" under "Quý I" and "Quý II".
    fn marked(&self, row: &Row) -> Option<Deadline> {
        const LONGEST_MARK: usize = 4;
        let is_mark = |span: &Span| {
            let cell = &self.text[span.range()];
            !cell.is_empty()
                && cell.len() <= LONGEST_MARK
                && !cell.contains(|c: char| c.is_ascii_digit())
                && cell != "-"
        };
        let columns: Vec<&(usize, Vec<Term>)> =
            self.terms.iter().filter(|(i, _)| row.cells.get(*i).is_some_and(is_mark)).collect();
        let first = row.cells.get(columns.first()?.0)?;
        let titles: Vec<String> =
            columns.iter().map(|(i, _)| fold::one_line(&self.text[self.table.header[*i].range()])).collect();
        // "Tháng 3, 6, 9", "quý I, II": numbers have lost their word.
        let word = match Period::of(&titles[0]) {
            Some(Period::Month(_)) if titles[0].starts_with(|c: char| c.is_ascii_digit()) => "tháng ",
            Some(Period::Quarter(_)) if titles[0].starts_with('I') => "quý ",
            _ => "",
        };
        let written = format!("{word}{}", titles.join(", "));
        let terms: Vec<Term> = columns.iter().flat_map(|(_, terms)| terms.iter().cloned()).collect();
        // A year of school has months of two years.
        let month = |at: Option<&(usize, Vec<Term>)>| Period::of(&self.text[self.table.header[at?.0].range()]);
        let wraps = matches!((month(self.terms.first()), month(self.terms.last())), (Some(Period::Month(a)), Some(Period::Month(b))) if a > b);
        let around = if wraps { Around::default() } else { self.around };
        Some(deadline::judge(&terms, *first, written, around))
    }

    /// Whether a page break stands between two rows.
    fn is_torn(&self, above: &Row, row: &Row) -> bool {
        above.kind == RowKind::Header
            || self.text[above.span.end as usize..row.span.start as usize].bytes().filter(|&b| b == b'\n').count() > 1
            || row.cells.iter().any(|c| self.text[c.range()].starts_with(char::is_lowercase))
    }

    fn passage(&self, span: Option<Span>) -> Passage<'a> {
        Passage::new(self.text, span.unwrap_or_default())
    }

    /// A row under titles.
    fn by_title(&self, row: &Row) -> Cells<'a> {
        let cell = |column: Column| {
            self.table.columns.iter().position(|c| *c == column).and_then(|i| row.cells.get(i)).copied()
        };
        let filled = |column: Column| cell(column).filter(|c| !c.is_empty());
        let deadline = match (filled(Column::Start), filled(Column::End)) {
            (None, None) => self.passage(filled(Column::Deadline)),
            (start, end) => {
                let mut both = self.passage(start);
                both.push(self.text, end.unwrap_or_default(), true);
                both
            }
        };
        let budget = (0..row.cells.len()).filter(|&i| self.table.columns[i] == Column::Budget).find_map(|i| {
            let title = self.table.header.get(i).map_or("", |h| &self.text[h.range()]);
            let unit = money::unit(title, &self.lexicon.columns);
            money::cell(&self.text[row.cells[i].range()], unit, &self.lexicon.columns)
        });
        let lead = filled(Column::Lead).or_else(|| filled(Column::LeadAndSupport));
        Cells {
            task: self.passage(filled(Column::Task)),
            lead: self.passage(lead),
            support: self.passage(filled(Column::Support)),
            deliverable: self.passage(filled(Column::Deliverable)),
            open_ended: filled(Column::Start).is_some()
                && filled(Column::End).is_none()
                && self.table.columns.contains(&Column::End),
            deadline,
            budget: budget.or_else(|| lead.and_then(|l| money::marked(&self.text[l.range()])).map(|m| m.1)),
        }
    }

    /// A row whose cells must say themselves what they are.
    fn by_shape(&self, row: &Row) -> Cells<'a> {
        let mut cells = Cells {
            task: self.passage(None),
            lead: self.passage(None),
            support: self.passage(None),
            deliverable: self.passage(None),
            deadline: self.passage(None),
            open_ended: false,
            budget: None,
        };
        let mut times = 0;
        for (i, &cell) in row.cells.iter().enumerate() {
            let written = &self.text[cell.range()];
            match self.shapes.of(cell) {
                Shape::Empty => {}
                _ if i == 0 && (row.label.is_some() || self.lexicon.columns.is_total(written)) => {}
                Shape::Label if i == 0 => {}
                Shape::Amount => {
                    cells.budget = cells.budget.or_else(|| money::cell(written, 1, &self.lexicon.columns));
                }
                Shape::Time if times < 2 && !cells.task.is_empty() => {
                    cells.deadline.push(self.text, cell, true);
                    times += 1;
                }
                Shape::Assignment | Shape::Bodies if cells.lead.is_empty() && !cells.task.is_empty() => {
                    cells.lead = self.passage(Some(cell));
                    cells.budget = cells.budget.or_else(|| money::marked(written).map(|m| m.1));
                }
                Shape::Bodies if cells.support.is_empty() && !cells.lead.is_empty() => {
                    cells.support = self.passage(Some(cell));
                }
                _ if cells.task.is_empty() => cells.task = self.passage(Some(cell)),
                Shape::Text if cells.lead.is_empty() && self.lexicon.columns.opens_with_deliverable(written) => {
                    cells.deliverable = self.passage(Some(cell));
                }
                _ => {}
            }
        }
        cells
    }

    /// Joins a row that goes on with the one above.
    fn go_on(&self, cells: &mut Cells<'a>, row: &Row, torn: bool) {
        let column = |i: usize| self.table.columns.get(i).copied().unwrap_or(Column::Other);
        let titled = row.cells.len() == self.table.columns.len();
        for (i, &cell) in row.cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            let shifted = column(i) == Column::Lead && self.belongs_to_support(cells, row, i);
            match if titled { column(i) } else { Column::Task } {
                Column::Lead if shifted => cells.support.push_name(self.text, cell, torn),
                Column::Lead | Column::LeadAndSupport => cells.lead.push_name(self.text, cell, torn),
                Column::Support => cells.support.push_name(self.text, cell, torn),
                Column::Task => cells.task.push(self.text, cell, torn),
                Column::Deliverable => cells.deliverable.push(self.text, cell, torn),
                Column::Deadline | Column::Start | Column::End => cells.deadline.push(self.text, cell, torn),
                _ => {}
            }
        }
    }

    /// Whether a fragment in the lead column goes on with the support cell: extraction lost an empty cell. The lead
    /// is a whole name, the fragment begins inside a name, and nothing goes on with the support.
    fn belongs_to_support(&self, cells: &Cells<'a>, row: &Row, at: usize) -> bool {
        let column = |i: usize| self.table.columns.get(i).copied();
        let fragment = &self.text[row.cells[at].range()];
        column(at + 1) == Some(Column::Support)
            && row.cells.get(at + 1).is_some_and(|c| c.is_empty())
            && !cells.support.is_empty()
            && fragment.starts_with(char::is_lowercase)
            && self.lexicon.agencies.find(&cells.lead.text).is_some_and(|found| found.agency.is_some())
    }

    /// Where the cell stands that should have said it.
    fn empty_cell(&self, row: &Row, column: Column) -> Option<Span> {
        let alike = |c: &Column| {
            *c == column
                || column == Column::Lead && *c == Column::LeadAndSupport
                || column == Column::Deadline && *c == Column::End
        };
        let at = self.table.columns.iter().position(alike)?;
        row.cells.get(at).filter(|c| c.is_empty()).copied().or(Some(Span { start: row.span.end, end: row.span.end }))
    }
}

/// Where most rows of a table give a start and an end, a start alone lacks its end. December ends the year itself.
fn mark_open_ended(tasks: &mut [Task]) {
    let ranges = tasks.iter().filter(|t| t.deadline.as_ref().is_some_and(|d| d.kind == DeadlineKind::Range)).count();
    if ranges * 10 < tasks.len() * 7 || ranges < 3 {
        return;
    }
    for deadline in tasks.iter_mut().filter_map(|t| t.deadline.as_mut()) {
        let month = deadline.from.map_or(12, |d| d.month());
        let bare =
            deadline.text.chars().next().is_some_and(|c| matches!(c, 'T' | 't')) && !deadline.text.contains("rong");
        if deadline.kind == DeadlineKind::Month && month < 12 && bare {
            deadline.open_ended = true;
            deadline.to = None;
        }
    }
}

/// Each name once.
fn without_repetition(bodies: Vec<Body>) -> Vec<Body> {
    if bodies.len() < 2 {
        return bodies;
    }
    let mut kept: Vec<Body> = Vec::with_capacity(bodies.len());
    for body in bodies {
        // More bodies than this are no list that anybody reads.
        if kept.len() < 64 && !kept.iter().any(|k| k.name == body.name) {
            kept.push(body);
        }
    }
    kept
}
