//! `agency/undefined-abbreviation`: a body is abbreviated, and nowhere does the text say what that stands for.

use super::super::grouped::Grouped;
use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::search::Needle;
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    let shorts: BTreeSet<&str> = cx.names.each().filter_map(|name| name.abbreviation).collect();
    if shorts.is_empty() {
        return;
    }
    let explained = explained(&cx.source.text, shorts);
    for (_, body, name) in cx.bodies() {
        let Some(short) = name.abbreviation.filter(|short| !explained.contains(short)) else { continue };
        if let Some((id, _)) = name.found.and_then(|known| known.agency) {
            found.add((id, short), body.span, say!(cx, "chưa giải thích", "not explained"));
        }
    }
    for ((id, short), first, others) in found.each() {
        let full = &cx.lexicon.agencies.get(id).name;
        let places: Vec<_> = std::iter::once(first.span).chain(others.iter().map(|o| o.span)).collect();
        let edits = places
            .iter()
            .filter_map(|&span| {
                let at = span.start + cx.source.slice(span).find(short)? as u32;
                let word = full.split_once(' ').map_or(full.as_str(), |(_, rest)| rest);
                Some(Edit { span: crate::source::Span { start: at, end: at + short.len() as u32 }, text: word.to_owned() })
            })
            .collect();
        report
            .finding(
                first.span,
                say!(
                    cx,
                    "“{short}” là tên viết tắt chưa được giải thích",
                    "“{short}” is an abbreviation that the text does not explain"
                ),
            )
            .places(first, others)
            .help(say!(cx, "Viết đủ “{full}”, hoặc giải thích ở lần đầu.", "Write “{full}”, or explain it at first."))
            .fix(Applicability::Suggested, edits);
    }
}

/// Which of these abbreviations the text explains: "(TC-KH)", "viết tắt là … TC-KH".
fn explained<'s>(text: &str, shorts: BTreeSet<&'s str>) -> BTreeSet<&'s str> {
    /// How far behind the words the abbreviation stands, in bytes.
    const REACH: usize = 60;
    const WORD: &str = "tắt";
    static SHORT: LazyLock<Needle> = LazyLock::new(|| Needle::new(WORD));
    let mut explained = BTreeSet::new();
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        explained.extend(shorts.iter().copied().filter(|short| text[at + 1..].starts_with(short)));
    }
    for at in SHORT.each(text) {
        let behind = &text[at + WORD.len()..];
        let Some(says) = [" là", ":"].into_iter().find(|says| behind.starts_with(says)) else { continue };
        // The abbreviation stands behind the words, and they behind what begins so far before it.
        let from = at + WORD.len() + says.len();
        let near = |short: &&str| {
            let last = text.floor_char_boundary(at + REACH + 3 + short.len());
            text[from..last.max(from)]
                .match_indices(*short)
                .any(|(found, _)| text.floor_char_boundary((from + found).saturating_sub(REACH)) <= at)
        };
        explained.extend(shorts.iter().copied().filter(near));
    }
    explained
}
