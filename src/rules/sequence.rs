//! Runs of labels that should count up: headings and items under one parent, rows and groups of a table.

use crate::parse::plan::{Label, LabelStyle, Plan, RowKind, SectionId, TableId};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// Labels of one style in one place, in text order; two at least.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sequence<'a> {
    /// How they are written.
    pub(crate) style: LabelStyle,
    /// The labels.
    pub(crate) labels: &'a [&'a Label],
    /// For each label, how many rows without one stand between it and the row before that has one.
    pub(crate) unlabelled: &'a [u32],
    /// The table, for labels of rows and groups.
    pub(crate) table: Option<TableId>,
}

/// Every sequence of a document. Several rules look at them, so they are found once.
#[derive(Debug, Default)]
pub struct Sequences<'a> {
    runs: Vec<Run>,
    /// The labels of all runs, one run after the other.
    labels: Vec<&'a Label>,
    /// As many, as [`Sequence::unlabelled`] has them.
    unlabelled: Vec<u32>,
}

/// A sequence, by where its labels stand among all.
#[derive(Debug)]
struct Run {
    style: LabelStyle,
    table: Option<TableId>,
    /// Where its first label stands.
    first: usize,
    length: usize,
}

impl<'a> Sequences<'a> {
    /// Finds every sequence of a document.
    #[must_use]
    pub fn of(plan: &'a Plan) -> Self {
        let mut sorter = Sorter::default();
        // Headings and items: the children of each section, and the roots of each paper.
        let mut roots: BTreeMap<usize, Vec<SectionId>> = BTreeMap::new();
        for (id, section) in plan.sections.iter().enumerate() {
            if section.parent.is_none() {
                roots.entry(section.paper).or_default().push(id);
            }
        }
        for sections in roots.values() {
            sorter.add(labels(plan, sections), None);
        }
        for section in &plan.sections {
            sorter.add(labels(plan, &section.children), None);
        }
        for (id, table) in plan.tables.iter().enumerate() {
            let mut unlabelled = 0;
            let rows = table.rows.iter().filter_map(|row| {
                if !matches!(row.kind, RowKind::Item | RowKind::Group | RowKind::Total) {
                    return None;
                }
                let Some(label) = &row.label else {
                    // A total with text of its own has swallowed a row.
                    let swallowed = || row.cells.iter().any(|c| c.len() > SENTENCE);
                    unlabelled += u32::from(row.kind == RowKind::Item || row.kind == RowKind::Total && swallowed());
                    return None;
                };
                let group = row.kind == RowKind::Group;
                Some(Found { label, unlabelled: std::mem::take(&mut unlabelled), restarts: false, group })
            });
            sorter.add(rows, Some(id));
        }
        sorter.sorted()
    }

    /// Those of two labels and more.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Sequence<'_>> {
        self.runs.iter().filter(|run| run.length > 1).map(|run| {
            let labels = run.first..run.first + run.length;
            Sequence {
                style: run.style,
                table: run.table,
                labels: &self.labels[labels.clone()],
                unlabelled: &self.unlabelled[labels],
            }
        })
    }
}

/// A cell with more bytes holds a sentence, no heading or amount.
const SENTENCE: usize = 40;

/// A label on its way into a sequence.
struct Found<'a> {
    label: &'a Label,
    unlabelled: u32,
    /// It begins a sequence anew.
    restarts: bool,
    /// Sequences of rows and of groups are apart, but for "1.2", which says itself where it belongs.
    group: bool,
}

fn labels<'a>(plan: &'a Plan, sections: &[SectionId]) -> impl Iterator<Item = Found<'a>> {
    sections.iter().filter_map(|&id| {
        let section = &plan.sections[id];
        let label = plan.blocks[section.block].label.as_ref()?;
        Some(Found { label, unlabelled: 0, restarts: section.restarts, group: false })
    })
}

/// What the labels of one sequence have in common: their place, their style, for "1.2.3" what stands before the last
/// number, whether they are of groups.
type Key<'a> = (usize, LabelStyle, &'a str, bool);

/// Sorts labels into sequences.
#[derive(Default)]
struct Sorter<'a> {
    runs: Vec<Run>,
    /// The run of each label, in the order of the text.
    found: Vec<(usize, &'a Label, u32)>,
    index: HashMap<Key<'a>, usize>,
    places: usize,
}

impl<'a> Sorter<'a> {
    /// Takes the labels of one place.
    fn add(&mut self, found: impl Iterator<Item = Found<'a>>, table: Option<TableId>) {
        self.places += 1;
        // Labels mostly go on with the sequence of the one before.
        let mut last: Option<(Key<'a>, usize)> = None;
        for Found { label, unlabelled, restarts, group } in found {
            let (parent, group) = match label.style {
                LabelStyle::Bullet(_) => continue,
                LabelStyle::Dotted(_) => (label.text.rsplit_once('.').map_or("", |(parent, _)| parent), false),
                _ => ("", group),
            };
            let key = (self.places, label.style, parent, group);
            let known = match last {
                Some((of, run)) if of == key => Some(run),
                _ => self.index.get(&key).copied(),
            };
            let run = known.filter(|_| !restarts).unwrap_or_else(|| {
                self.runs.push(Run { style: label.style, table, first: 0, length: 0 });
                self.index.insert(key, self.runs.len() - 1);
                self.runs.len() - 1
            });
            self.runs[run].length += 1;
            self.found.push((run, label, unlabelled));
            last = Some((key, run));
        }
    }

    /// The labels run by run.
    fn sorted(self) -> Sequences<'a> {
        let Self { mut runs, mut found, .. } = self;
        let mut first = 0;
        for run in &mut runs {
            run.first = first;
            first += run.length;
        }
        // Stable: within a run the order of the text stays.
        found.sort_by_key(|(run, ..)| *run);
        let labels = found.iter().map(|(_, label, _)| *label).collect();
        let unlabelled = found.iter().map(|(.., unlabelled)| *unlabelled).collect();
        Sequences { runs, labels, unlabelled }
    }
}
