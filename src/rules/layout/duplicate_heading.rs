//! `layout/duplicate-heading`: two parts with one name.

use crate::fold;
use crate::parse::plan::{BlockKind, SectionId};
use crate::rules::{Context, Report, say};
use foldhash::HashMap;

/// Shorter headings ("Nội dung") say too little to be compared by their end.
const TELLING: usize = 14;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut roots: HashMap<usize, Vec<SectionId>> = HashMap::default();
    for (id, section) in cx.plan.sections.iter().enumerate() {
        if section.parent.is_none() && cx.plan.blocks[section.block].kind == BlockKind::Heading {
            roots.entry(section.paper).or_default().push(id);
        }
    }
    let mut papers: Vec<_> = roots.into_iter().collect();
    papers.sort_unstable();
    for (_, sections) in papers {
        let keys: Vec<String> = sections.iter().map(|&s| key(cx, s)).collect();
        // A document has few parts; a text with hundreds of them is a list, whose names may repeat.
        if keys.len() > 40 {
            continue;
        }
        for (i, this) in keys.iter().enumerate() {
            let same = keys[..i].iter().position(|earlier| alike(earlier, this));
            let Some(first) = same else { continue };
            let (title, earlier) = (cx.plan.sections[sections[i]].title, cx.plan.sections[sections[first]].title);
            let name = cx.quote(title);
            report
                .finding(title, say!(cx, "Tên phần “{name}” gần như lặp lại", "The heading “{name}” nearly repeats another"))
                .label(say!(cx, "trùng với phần trước", "like an earlier one"))
                .also(earlier, say!(cx, "phần trước", "the earlier one"))
                .help(say!(cx, "Đặt tên khác hoặc gộp hai phần.", "Give it another name, or join the two."));
        }
    }
}

fn key(cx: &Context<'_>, section: SectionId) -> String {
    let title = cx.quote(cx.plan.sections[section].title);
    // "(Theo phụ lục đính kèm)" is no part of the name.
    fold::key(title.split('(').next().unwrap_or_default().trim_end_matches([':', '.', ' ']))
}

fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return false;
    }
    short == long || short.chars().count() >= TELLING && long.strip_suffix(short).is_some_and(|rest| rest.ends_with([' ', ',']))
}
