//! `wording/outdated-term`: a term that went out of use before the document's day.

use super::super::grouped::Grouped;
use crate::date::vietnamese;
use crate::fold;
use crate::lexicon::Mention;
use crate::rules::{Context, Report, say};
use crate::source::Span;

/// How far before a term its field may be named, in bytes.
const NEAR: usize = 90;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let terms = &cx.lexicon.wording.terms;
    let day = cx.earliest_day();
    let mut found = Grouped::new();
    for &(span, mention) in &cx.document.words.mentions {
        let Mention::Term(i) = mention else { continue };
        let term = &terms[i];
        if term.since > day || cx.is_cited(span) || cx.looks_back(span) || !in_field(cx, span, &term.near) {
            continue;
        }
        let instead = &term.instead;
        found.add(i, span, say!(cx, "nay là “{instead}”", "now “{instead}”"));
    }
    for (i, first, others) in found.each() {
        let (term, written) = (&terms[i], cx.quote(first.span));
        let (since, instead) = (vietnamese(term.since), &term.instead);
        report
            .finding(first.span, say!(cx, "“{written}” là cách gọi cũ", "“{written}” is a dated term"))
            .places(first, others)
            .note(say!(cx, "thôi dùng từ ngày {since}: {}", "out of use since {since}: {}", term.source))
            .help(say!(cx, "Dùng “{instead}”.", "Use “{instead}”."));
    }
}

/// Whether the words before a term (or behind it) name its field.
fn in_field(cx: &Context<'_>, span: Span, near: &[String]) -> bool {
    if near.is_empty() {
        return true;
    }
    let text = &cx.source.text;
    let from = text.floor_char_boundary((span.start as usize).saturating_sub(NEAR));
    let to = text.ceil_char_boundary((span.end as usize + NEAR / 2).min(text.len()));
    let around = fold::key(&text[from..to]);
    near.iter().any(|word| around.contains(word.as_str()))
}
