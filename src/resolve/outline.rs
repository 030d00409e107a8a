//! What the parts of a document are, and which areas of administrative reform it goes through.

use super::document::{AreaEntry, AreaList, Head, Outline, PartRef, Task};
use crate::fold;
use crate::lexicon::Lexicon;
use crate::parse::plan::{BlockKind, LabelStyle, Plan, RowKind, SectionId};
use crate::source::{Source, Span};
use std::collections::BTreeMap;

/// A heading with more bytes is a paragraph.
const HEADING: usize = 200;
/// The title of an area has no more bytes.
const LONGEST_TITLE: usize = 160;
/// As many areas as a list must name to be one.
const SOME: usize = 3;
/// As many areas as a title may name.
const MOST: usize = 2;

/// Parts and areas of every paper, titles that decisions issue, and what tables repeat of the text.
pub(super) fn outline(source: &Source, plan: &Plan, heads: &[Head], tasks: &[Task], lexicon: &Lexicon) -> Outline {
    let mut outline = Outline::default();
    for (id, section) in plan.sections.iter().enumerate() {
        let title = source.slice(section.title);
        if section.title.len() <= HEADING
            && let Some(part) = lexicon.headings.part(title)
        {
            outline.parts.push(PartRef { key: part.key.clone(), section: id, paper: section.paper });
        }
    }
    let reform = heads
        .iter()
        .any(|head| head.title.as_deref().is_some_and(|title| fold::key(title).contains("cải cách hành chính")));
    if reform {
        outline.areas = section_lists(source, plan, lexicon);
        outline.areas.extend(table_lists(source, plan, lexicon));
    }
    outline.issued = (0..plan.papers.len()).map(|paper| issued_title(source, plan, paper)).collect();
    outline.echoes = super::echo::echoes(source, plan, tasks);
    outline
}

/// Siblings of which some name areas: "1. Cải cách thể chế", "2. Cải cách thủ tục hành chính" …
fn section_lists(source: &Source, plan: &Plan, lexicon: &Lexicon) -> Vec<AreaList> {
    let mut roots: BTreeMap<usize, Vec<SectionId>> = BTreeMap::new();
    for (id, section) in plan.sections.iter().enumerate() {
        if section.parent.is_none() {
            roots.entry(section.paper).or_default().push(id);
        }
    }
    let children = plan.sections.iter().map(|s| &s.children).filter(|c| c.len() >= SOME);
    let mut lists = Vec::new();
    for siblings in roots.values().chain(children) {
        let titles = siblings.iter().filter_map(|&id| {
            let section = &plan.sections[id];
            let label = plan.blocks[section.block].label.as_ref()?;
            let place = heading(source, section.title);
            Some(Title { place, ordinal: label.ordinal, section: Some(id), row: None })
        });
        lists.extend(list(source, lexicon, titles.collect(), plan.sections[siblings[0]].paper, None));
    }
    lists
}

/// Group rows of a table that name areas.
fn table_lists(source: &Source, plan: &Plan, lexicon: &Lexicon) -> Vec<AreaList> {
    let mut lists = Vec::new();
    for (id, table) in plan.tables.iter().enumerate() {
        let groups = table.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Group);
        let titles = groups.filter_map(|(at, row)| {
            let ordinal = row.label.as_ref().map_or(0, |l| l.ordinal);
            let cell = row
                .cells
                .iter()
                .copied()
                .find(|c| source.slice(*c).chars().filter(|&c| fold::is_alphabetic(c)).count() > 6)?;
            // "1. Cải cách thể chế" in one cell, or the name beside its number.
            let body = row
                .label
                .as_ref()
                .filter(|l| cell.contains(l.span))
                .map_or(cell, |l| Span { start: l.span.end, end: cell.end });
            Some(Title { place: heading(source, body), ordinal, section: None, row: Some(at) })
        });
        lists.extend(list(source, lexicon, titles.collect(), table.paper, Some(id)));
    }
    lists
}

/// The beginning of a heading, without what runs on behind it.
fn heading(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    let lead = text.len() - text.trim_start_matches([' ', '.', ':', '-', '\n']).len();
    let cut = memchr::memchr3(b':', b'\n', b';', &text.as_bytes()[lead..]).map_or(text.len(), |i| lead + i);
    let end = text.floor_char_boundary(cut.min(lead + HEADING));
    let end = text[..end].trim_end().len().max(lead);
    Span { start: span.start + lead as u32, end: span.start + end as u32 }
}

/// A heading or group row that may name areas.
struct Title {
    place: Span,
    ordinal: u32,
    section: Option<SectionId>,
    row: Option<usize>,
}

/// A list of areas: at least three of them, each a short heading.
fn list(
    source: &Source,
    lexicon: &Lexicon,
    titles: Vec<Title>,
    paper: usize,
    table: Option<usize>,
) -> Option<AreaList> {
    let mut key = String::new();
    let mut named = |place: Span| {
        fold::key_into(source.slice(place), &mut key);
        let areas = lexicon.areas.named(&key);
        (!areas.is_empty()).then(|| (areas, key.clone()))
    };
    let (mut all, mut long): (Vec<AreaEntry>, Vec<Span>) = (Vec::new(), Vec::new());
    let mut count = 0;
    for (left, Title { place, ordinal, section, row }) in (1..=titles.len()).rev().zip(titles) {
        // Most lists name no area at all: their last titles cannot make up for that.
        if count + left * MOST < SOME {
            return None;
        }
        if place.len() > LONGEST_TITLE {
            long.push(place);
        } else if let Some((areas, key)) = named(place) {
            // Items that mention many areas at once are prose about them.
            if areas.len() > MOST {
                return None;
            }
            count += areas.len();
            all.push(AreaEntry { title: place, areas, key, ordinal, section, row });
        }
    }
    let mut areas: Vec<u8> = all.iter().flat_map(|entry| entry.areas.iter().copied()).collect();
    areas.sort_unstable();
    areas.dedup();
    // Long items that mention areas are prose too.
    if areas.len() < SOME || long.into_iter().any(|place| named(place).is_some()) {
        return None;
    }
    Some(AreaList { paper, table, entries: all })
}

/// What Điều 1 of a decision issues: "Ban hành kèm theo Quyết định này Kế hoạch …" gives "Kế hoạch …".
fn issued_title(source: &Source, plan: &Plan, paper: usize) -> Option<Span> {
    let blocks = plan.papers[paper].blocks.clone();
    let first = plan.blocks[blocks].iter().find(|b| {
        b.label.as_ref().is_some_and(|l| l.style == LabelStyle::Article && l.ordinal == 1) && b.kind != BlockKind::Head
    })?;
    let text = source.slice(first.body);
    let at = ["định này ", "quyết này ", "Thông qua ", "Phê duyệt ", "Ban hành "]
        .iter()
        .find_map(|words| text.find(words).map(|i| i + words.len()))?;
    let rest = &text[at..];
    let end = rest.find(['.', '(', ';', '“']).unwrap_or(rest.len());
    let title = rest[..end].trim_end();
    let start = first.body.start + at as u32;
    (title.len() > 12).then(|| Span { start, end: start + title.len() as u32 })
}
