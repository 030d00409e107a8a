//! Runs of labels that should count up: headings and items under one parent, rows and groups of a table.

use crate::parse::plan::{Label, LabelStyle, Plan, RowKind, SectionId};
use std::collections::HashMap;

/// Labels of one style in one place, in text order.
#[derive(Debug)]
pub(crate) struct Sequence<'a> {
    /// How they are written.
    pub(crate) style: LabelStyle,
    /// The labels.
    pub(crate) labels: Vec<&'a Label>,
    /// Whether they are rows or groups of a table.
    pub(crate) in_table: bool,
}

/// Every sequence of two labels or more.
pub(crate) fn sequences(plan: &Plan) -> Vec<Sequence<'_>> {
    let mut all = Vec::new();
    // Headings and items: the children of each section, and the roots of each paper.
    let mut roots: HashMap<usize, Vec<SectionId>> = HashMap::new();
    for (id, section) in plan.sections.iter().enumerate() {
        if section.parent.is_none() {
            roots.entry(section.paper).or_default().push(id);
        }
    }
    let mut papers: Vec<usize> = roots.keys().copied().collect();
    papers.sort_unstable();
    for paper in papers {
        collect(&mut all, labels(plan, &roots[&paper]), false);
    }
    for section in &plan.sections {
        collect(&mut all, labels(plan, &section.children), false);
    }
    for table in &plan.tables {
        let rows = |kind: RowKind| table.rows.iter().filter(move |r| r.kind == kind).filter_map(|r| r.label.as_ref());
        collect(&mut all, rows(RowKind::Item), true);
        collect(&mut all, rows(RowKind::Group), true);
    }
    all
}

fn labels<'a, 's>(plan: &'a Plan, sections: &'s [SectionId]) -> impl Iterator<Item = &'a Label> + use<'a, 's> {
    sections.iter().filter_map(|&s| plan.blocks[plan.sections[s].block].label.as_ref())
}

/// Sorts labels by style and, for "1.2.3", by what stands before the last number.
fn collect<'a>(all: &mut Vec<Sequence<'a>>, labels: impl Iterator<Item = &'a Label>, in_table: bool) {
    let from = all.len();
    let mut index: HashMap<(LabelStyle, &str), usize> = HashMap::new();
    for label in labels {
        if matches!(label.style, LabelStyle::Bullet(_)) {
            continue;
        }
        let parent = match label.style {
            LabelStyle::Dotted(_) => label.text.rsplit_once('.').map_or("", |(parent, _)| parent),
            _ => "",
        };
        let at = *index.entry((label.style, parent)).or_insert_with(|| {
            all.push(Sequence { style: label.style, labels: Vec::new(), in_table });
            all.len() - 1
        });
        all[at].labels.push(label);
    }
    let mut kept: Vec<Sequence<'a>> = all.drain(from..).filter(|s| s.labels.len() > 1).collect();
    all.append(&mut kept);
}
