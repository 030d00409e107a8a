//! `agency/undefined-abbreviation`: a body is abbreviated, and nowhere does the text say what that stands for.

use super::super::grouped::Grouped;
use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        for body in task.lead.iter().chain(&task.support) {
            let Some(known) = cx.names.find(&body.name) else { continue };
            if let (Some((id, _)), Some(short)) = (known.agency, cx.names.abbreviation(&body.name)) {
                found.add((id, short.to_owned()), body.span, say!(cx, "chưa giải thích", "not explained"));
            }
        }
    }
    for ((id, short), first, others) in found.each() {
        if defined(&cx.source.text, &short) {
            continue;
        }
        let full = &cx.lexicon.agencies.get(id).name;
        let places: Vec<_> = std::iter::once(first.span).chain(others.iter().map(|o| o.span)).collect();
        let edits = places
            .iter()
            .filter_map(|&span| {
                let at = span.start + cx.source.slice(span).find(&short)? as u32;
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

/// Whether the text explains an abbreviation: "(TC-KH)", "viết tắt là … TC-KH".
fn defined(text: &str, short: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), short.as_bytes()).any(|at| {
        let before = &text[text.floor_char_boundary(at.saturating_sub(60))..at];
        before.ends_with('(') || before.contains("tắt là") || before.contains("tắt:")
    })
}
