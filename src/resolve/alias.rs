//! Short forms that are used otherwise than they were defined.

use crate::fold;
use crate::lexicon::Kinds;
use crate::parse::plan::Plan;
use crate::source::{Source, Span};
use aho_corasick::{AhoCorasick, MatchKind};

/// "Nghị quyết số 05" where "Nghị quyết 05" was defined; each with the citation that the short form stands for.
pub(super) fn variants(source: &Source, plan: &Plan, kinds: &Kinds) -> Vec<(Span, usize)> {
    let mut forms: Vec<String> = Vec::new();
    let mut of: Vec<usize> = Vec::new();
    for (i, citation) in plan.citations.iter().enumerate() {
        let Some(alias) = &citation.alias else { continue };
        let Some((len, _)) = kinds.beginning(alias) else { continue };
        let (kind, rest) = alias.split_at(len);
        let rest = rest.trim();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            forms.push(format!("{kind} số {rest}"));
            of.push(i);
        }
    }
    if forms.is_empty() {
        return Vec::new();
    }
    let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(&forms) else {
        return Vec::new();
    };
    let text = &source.text;
    automaton
        .find_iter(text)
        .map(|found| (Span::new(found.start(), found.end()), of[found.pattern().as_usize()]))
        .filter(|(span, _)| {
            // "Nghị quyết số 05-NQ/TU" is the citation itself.
            let goes_on = text[span.end as usize..].trim_start_matches(' ').starts_with(|c: char| {
                fold::is_alphanumeric(c) && !fold::is_alphabetic(c) || matches!(c, '/' | '-' | '–')
            });
            !goes_on
        })
        .collect()
}
