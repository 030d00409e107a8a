//! Parts of a narrative plan that give their work to nobody, though the parts beside them do.

use crate::kind::Kind;
use crate::parse::plan::{LabelStyle, RowKind, SectionId, TableId};
use crate::resolve::document::TaskSource;
use crate::rules::Context;
use crate::source::Span;
use foldhash::HashSet;

/// Sections under which somebody is named, and under which a day is.
struct Assigned {
    lead: Vec<bool>,
    due: Vec<bool>,
}

impl Assigned {
    fn of(cx: &Context<'_>) -> Assigned {
        let count = cx.plan.sections.len();
        let mut all = Assigned { lead: vec![false; count], due: vec![false; count] };
        for task in &cx.document.tasks {
            let TaskSource::List(Some(section)) = task.source else { continue };
            if !task.lead.is_empty() {
                mark(cx, &mut all.lead, section);
            }
            if task.deadline.is_some() {
                mark(cx, &mut all.due, section);
            }
        }
        all
    }
}

/// Marks a section and those above it, up to the first that is marked.
fn mark(cx: &Context<'_>, marks: &mut [bool], section: SectionId) {
    let mut at = Some(section);
    while let Some(id) = at.filter(|&id| !marks[id]) {
        marks[id] = true;
        at = cx.plan.sections[id].parent;
    }
}

/// Sections without lead and day whose siblings nearly all have both ("1.2. Đơn vị thực hiện", "1.3. Thời gian").
pub(crate) fn gaps(cx: &Context<'_>) -> Vec<SectionId> {
    if cx.document.tasks.iter().all(|t| t.source.table().is_some() || t.deadline.is_none()) {
        return Vec::new();
    }
    let assigned = Assigned::of(cx);
    let mut gaps = Vec::new();
    for (parent, section) in cx.plan.sections.iter().enumerate() {
        let siblings = &section.children;
        // Under "Tổ chức thực hiện" stand bodies, and their standing duties have no day.
        if siblings.len() < 3 || in_organisation(cx, parent) {
            continue;
        }
        let both = siblings.iter().filter(|&&s| assigned.lead[s] && assigned.due[s]).count();
        if both < 2 || both * 3 < siblings.len() * 2 {
            continue;
        }
        gaps.extend(siblings.iter().copied().filter(|&s| !assigned.lead[s] && !assigned.due[s]));
    }
    gaps
}

/// Whether a section is the part that gives out duties ("Tổ chức thực hiện"), or lies in it.
pub(crate) fn in_organisation(cx: &Context<'_>, section: SectionId) -> bool {
    let mut at = Some(section);
    while let Some(id) = at {
        // Parts are in text order, and so are sections.
        let parts = &cx.document.outline.parts;
        let part = parts.binary_search_by_key(&id, |part| part.section).map(|at| &parts[at]);
        if part.is_ok_and(|part| part.key == "to-chuc") {
            return true;
        }
        at = cx.plan.sections[id].parent;
    }
    false
}

/// The first piece of work of each plan whose whole part on tasks names nobody and that has no table of tasks.
pub(crate) fn nameless(cx: &Context<'_>) -> Vec<Span> {
    let assigned = Assigned::of(cx);
    let mut seen = HashSet::default();
    let mut all = Vec::new();
    for part in cx.document.outline.parts.iter().filter(|p| p.key == "nhiem-vu") {
        let section = &cx.plan.sections[part.section];
        let plan = matches!(cx.plan.papers[part.paper].kind, Some(Kind::Plan | Kind::Programme));
        let in_table = || cx.document.tasks.iter().any(|t| t.source.table().is_some() && !t.lead.is_empty());
        if plan
            && section.parent.is_none()
            && section.children.len() >= 3
            && !assigned.lead[part.section]
            && !in_table()
            && seen.insert(part.paper)
        {
            all.push(cx.plan.sections[section.children[0]].title);
        }
    }
    all
}

/// Rows that only name a result, with no row of work below, among results that do name a lead.
pub(crate) fn bare_results(cx: &Context<'_>) -> Vec<(TableId, Span)> {
    let mut all = Vec::new();
    for (id, table) in cx.plan.tables.iter().enumerate() {
        let parent = |row: &crate::parse::plan::Row| {
            let label = row.label.as_ref()?;
            matches!(label.style, LabelStyle::Dotted(_)).then_some(())?;
            Some((label.style, label.text.rsplit_once('.')?.0.to_owned()))
        };
        let worked: HashSet<_> = table.rows.iter().filter(|r| r.kind == RowKind::Item).filter_map(parent).collect();
        if worked.is_empty() {
            continue;
        }
        let rows: Vec<_> = table.rows.iter().filter(|r| !matches!(r.kind, RowKind::Header | RowKind::Blank)).collect();
        for pair in rows.windows(2) {
            let (row, next) = (pair[0], pair[1]);
            if row.kind == RowKind::Group
                && let Some(place) = parent(row)
                && worked.contains(&place)
                && parent(next).is_some_and(|p| p == place)
            {
                all.push((id, row.span));
            }
        }
    }
    all
}
