//! Runs of labels that should count up: headings and items under one parent, rows and groups of a table.

use crate::parse::plan::{Label, LabelStyle, Plan, RowKind, SectionId, TableId};
use foldhash::HashMap;
use std::collections::BTreeMap;

/// Labels of one style in one place, in text order.
#[derive(Debug)]
pub(crate) struct Sequence<'a> {
    /// How they are written.
    pub(crate) style: LabelStyle,
    /// The labels.
    pub(crate) labels: Vec<&'a Label>,
    /// For each label, how many rows without one stand between it and the row before that has one.
    pub(crate) unlabelled: Vec<usize>,
    /// The table, for labels of rows and groups.
    pub(crate) table: Option<TableId>,
}

/// A label on its way into a sequence.
struct Found<'a> {
    label: &'a Label,
    unlabelled: usize,
    /// It begins a sequence anew.
    restarts: bool,
    /// Sequences of rows and of groups are apart, but for "1.2", which says itself where it belongs.
    group: bool,
}

/// Every sequence of two labels or more.
pub(crate) fn sequences(plan: &Plan) -> Vec<Sequence<'_>> {
    let mut all = Vec::new();
    // Headings and items: the children of each section, and the roots of each paper.
    let mut roots: BTreeMap<usize, Vec<SectionId>> = BTreeMap::new();
    for (id, section) in plan.sections.iter().enumerate() {
        if section.parent.is_none() {
            roots.entry(section.paper).or_default().push(id);
        }
    }
    for sections in roots.values() {
        collect(&mut all, labels(plan, sections), None);
    }
    for section in &plan.sections {
        collect(&mut all, labels(plan, &section.children), None);
    }
    for (id, table) in plan.tables.iter().enumerate() {
        let mut unlabelled = 0;
        let rows = table.rows.iter().filter_map(|row| {
            if !matches!(row.kind, RowKind::Item | RowKind::Group | RowKind::Total) {
                return None;
            }
            let Some(label) = &row.label else {
                // A total with text of its own has swallowed a row.
                let swallowed = row.cells.iter().filter(|c| c.len() > SENTENCE).count() > 0;
                unlabelled += usize::from(row.kind == RowKind::Item || row.kind == RowKind::Total && swallowed);
                return None;
            };
            let group = row.kind == RowKind::Group;
            Some(Found { label, unlabelled: std::mem::take(&mut unlabelled), restarts: false, group })
        });
        collect(&mut all, rows, Some(id));
    }
    all
}

/// A cell with more bytes holds a sentence, no heading or amount.
const SENTENCE: usize = 40;

fn labels<'a>(plan: &'a Plan, sections: &[SectionId]) -> impl Iterator<Item = Found<'a>> {
    sections.iter().filter_map(|&id| {
        let section = &plan.sections[id];
        let label = plan.blocks[section.block].label.as_ref()?;
        Some(Found { label, unlabelled: 0, restarts: section.restarts, group: false })
    })
}

/// Sorts labels by style and, for "1.2.3", by what stands before the last number.
fn collect<'a>(all: &mut Vec<Sequence<'a>>, found: impl Iterator<Item = Found<'a>>, table: Option<TableId>) {
    let from = all.len();
    let mut index: HashMap<(LabelStyle, &str, bool), usize> = HashMap::default();
    for Found { label, unlabelled, restarts, group } in found {
        if matches!(label.style, LabelStyle::Bullet(_)) {
            continue;
        }
        let (parent, group) = match label.style {
            LabelStyle::Dotted(_) => (label.text.rsplit_once('.').map_or("", |(parent, _)| parent), false),
            _ => ("", group),
        };
        let key = (label.style, parent, group);
        let at = match index.get(&key) {
            Some(&at) if !restarts => at,
            _ => {
                all.push(Sequence { style: label.style, labels: Vec::new(), unlabelled: Vec::new(), table });
                index.insert(key, all.len() - 1);
                all.len() - 1
            }
        };
        all[at].labels.push(label);
        all[at].unlabelled.push(unlabelled);
    }
    let kept: Vec<Sequence<'a>> = all.drain(from..).filter(|s| s.labels.len() > 1).collect();
    all.extend(kept);
}
