//! Short forms that are used otherwise than they were defined.

use crate::fold;
use crate::lexicon::Kinds;
use crate::parse::plan::Plan;
use crate::search::Needle;
use crate::source::{Source, Span};
use foldhash::HashMap;
use std::sync::LazyLock;

/// A short form: its type word, and what stands behind.
struct Form<'a> {
    kind: &'a str,
    rest: &'a str,
    /// The citation that it stands for.
    of: usize,
}

const NUMBER_WORD: &str = " số ";
static NUMBER: LazyLock<Needle> = LazyLock::new(|| Needle::new(NUMBER_WORD));

/// The figures that `text` begins with.
fn figures(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// "Nghị quyết số 05" where "Nghị quyết 05" was defined; each with the citation that the short form stands for.
pub(super) fn variants(source: &Source, plan: &Plan, kinds: &Kinds) -> Vec<(Span, usize)> {
    // By the figures that stand behind "số".
    let mut forms: HashMap<&str, Vec<Form<'_>>> = HashMap::default();
    for (of, citation) in plan.citations.iter().enumerate() {
        let Some(alias) = &citation.alias else { continue };
        let Some((len, _)) = kinds.beginning(alias) else { continue };
        let (kind, rest) = alias.split_at(len);
        let rest = rest.trim();
        let same = forms.entry(figures(rest)).or_default();
        if !figures(rest).is_empty() && !same.iter().any(|form| (form.kind, form.rest) == (kind, rest)) {
            same.push(Form { kind, rest, of });
        }
    }
    if forms.is_empty() {
        return Vec::new();
    }
    let text = source.text.as_str();
    NUMBER
        .each(text)
        .filter_map(|at| {
            let (before, behind) = (&text[..at], &text[at + NUMBER_WORD.len()..]);
            let fits = |form: &&Form<'_>| before.ends_with(form.kind) && behind.starts_with(form.rest);
            let form = forms.get(figures(behind))?.iter().find(fits)?;
            Some((Span::new(at - form.kind.len(), at + NUMBER_WORD.len() + form.rest.len()), form.of))
        })
        .filter(|(span, _)| {
            // "Nghị quyết số 05-NQ/TU" is the citation itself.
            let goes_on = text[span.end as usize..].trim_start_matches(' ').starts_with(|c: char| {
                fold::is_alphanumeric(c) && !fold::is_alphabetic(c) || matches!(c, '/' | '-' | '–')
            });
            !goes_on
        })
        .collect()
}
