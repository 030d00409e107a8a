//! `wording/typo`: words with wrong marks, slips of the finger.

use super::super::grouped::Grouped;
use crate::diagnostic::{Applicability, Edit};
use crate::fold;
use crate::lexicon::Mention;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let words = &cx.document.words;
    let slips = words.mentions.iter().filter_map(|&(span, mention)| match mention {
        Mention::Slip(i) => {
            let slip = &cx.lexicon.wording.slips[i];
            let meant = slip.unless_next.is_empty() || !slip.unless_next.contains(&next_word(cx, span));
            meant.then(|| (span, slip.right.clone()))
        }
        _ => None,
    });
    let mut all: Vec<(Span, String)> = words.misspelt.iter().cloned().chain(slips).collect();
    all.sort_by_key(|(span, _)| *span);
    all.dedup_by(|later, earlier| later.0.overlaps(earlier.0));
    let mut found = Grouped::new();
    let mut edits: Vec<Vec<Edit>> = Vec::new();
    let mut papers = Vec::new();
    for (span, right) in all {
        let paper = cx.paper_at(span);
        if papers.last() != Some(&paper) {
            papers.push(paper);
            edits.push(Vec::new());
        }
        let text = like(cx.source.slice(span), &right);
        found.add(paper, span, say!(cx, "có thể là “{text}”", "perhaps “{text}”"));
        if let Some(last) = edits.last_mut() {
            last.push(Edit { span, text });
        }
    }
    for ((_, first, others), edits) in found.each().zip(edits) {
        let written = cx.quote(first.span);
        let message = match others.len() + 1 {
            1 => say!(cx, "Có thể viết sai: “{written}”", "Perhaps misspelt: “{written}”"),
            n => say!(cx, "{n} chỗ có thể viết sai, chỗ đầu là “{written}”", "{n} words perhaps misspelt, the first “{written}”"),
        };
        report
            .finding(first.span, message)
            .places(first, others)
            .help(say!(cx, "Đối chiếu bản gốc và sửa.", "Check the original and correct."))
            .fix(Applicability::Suggested, edits);
    }
}

/// The word behind a place, as a key.
fn next_word(cx: &Context<'_>, span: Span) -> String {
    let rest = cx.source.text.get(span.end as usize..).unwrap_or_default();
    let word = rest.strip_prefix(' ').unwrap_or_default();
    fold::key(word.split(|c: char| !fold::is_alphanumeric(c)).next().unwrap_or_default())
}

/// The right words in the capitals of the wrong ones.
fn like(written: &str, right: &str) -> String {
    let letters = || written.chars().filter(|&c| fold::is_alphabetic(c));
    if letters().count() > 1 && !letters().any(char::is_lowercase) && right.chars().any(char::is_lowercase) {
        return right.to_uppercase();
    }
    if letters().next().is_some_and(char::is_uppercase) {
        let mut chars = right.chars();
        return chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    }
    right.to_owned()
}
