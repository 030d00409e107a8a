//! Short forms: "(viết tắt là Nghị quyết 04)" and where they are used.

use crate::fold;
use crate::lexicon::{Kinds, Lexicon};
use crate::parse::plan::{AliasUse, Citation, Plan};
use crate::search::Needle;
use crate::source::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::HashMap;
use std::sync::LazyLock;

/// How far before its short form a citation stands, with its subject, in bytes.
const REACH: usize = 900;
/// The longest short form, in bytes.
const LONGEST: usize = 80;

/// What stands before a short form where it is defined, and how long that is.
static DEFINES: LazyLock<[(Needle, usize); 2]> =
    LazyLock::new(|| ["tắt là", "gọi là"].map(|word| (Needle::new(word), word.len())));

/// Binds each short form to the citation that it stands for, and finds its uses.
pub(super) fn bind(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    // The citation and the bytes of each definition, in text order.
    let mut definitions: Vec<(usize, Span)> = Vec::new();
    let ends = |(needle, length): &'static (Needle, usize)| needle.each(text).map(move |at| at + length);
    let mut ends: Vec<usize> = DEFINES.iter().flat_map(ends).collect();
    ends.sort_unstable();
    for end in ends {
        let Some(span) = written(text, end, &lexicon.kinds) else { continue };
        let Some(of) = defined(text, span, &plan.citations, &lexicon.kinds) else { continue };
        plan.citations[of].alias.get_or_insert_with(|| fold::one_line(&text[span.range()]));
        definitions.push((of, span));
    }
    plan.aliases = uses(text, plan, &definitions);
}

/// The short form that stands at `from`: a type word and something more, up to a mark.
fn written(text: &str, from: usize, kinds: &Kinds) -> Option<Span> {
    let rest = &text[from..text.floor_char_boundary(text.len().min(from + LONGEST))];
    let form = rest.trim_start_matches([' ', '\n', ':', '“', '"', '‘']);
    let start = from + rest.len() - form.len();
    let end = form.find(['(', ')', ',', ';', '.', '”', '"', '’', '\t', '\n'])?;
    let form = form[..end].trim_end();
    let (kind, _) = kinds.beginning(form)?;
    (form.len() > kind).then(|| Span::new(start, start + form.len()))
}

/// The citation that a short form stands for: the nearest before it in the paragraph that has its serial or, where
/// the short form has no figures, its type.
fn defined(text: &str, form: Span, citations: &[Citation], kinds: &Kinds) -> Option<usize> {
    let written = &text[form.range()];
    let (_, kind) = kinds.beginning(written)?;
    let serial =
        written.split(|c: char| !c.is_ascii_alphanumeric()).find(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let end = citations.partition_point(|citation| citation.span.start < form.start);
    citations[..end]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, c)| (form.start - c.span.start) as usize <= REACH)
        .find_map(|(i, citation)| {
            if text[citation.span.start as usize..form.start as usize].contains("\n\n") {
                return None;
            }
            let fits = match serial {
                Some(serial) => {
                    let own = citation.number.as_ref().map(|n| n.serial().trim_start_matches('0'));
                    own == Some(serial.trim_start_matches('0'))
                }
                None => citation.kind == kind,
            };
            fits.then_some(i)
        })
}

/// Where one of the forms stands, and which, in text order; of two at one place the longer.
fn places(text: &str, forms: &[String]) -> Vec<(Span, usize)> {
    // A search for each is faster than one for all of them, as long as they are few.
    const FEW: usize = 8;
    if forms.len() > FEW {
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms);
        let Ok(automaton) = automaton else { return Vec::new() };
        let all = automaton.find_iter(text);
        return all.map(|found| (Span::new(found.start(), found.end()), found.pattern().as_usize())).collect();
    }
    let mut found: Vec<(Span, usize)> = Vec::new();
    for (id, form) in forms.iter().enumerate() {
        found.extend(Needle::new(form).each(text).map(|at| (Span::new(at, at + form.len()), id)));
    }
    found.sort_unstable_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut past = 0;
    found.retain(|(span, _)| {
        span.start >= past && {
            past = span.end;
            true
        }
    });
    found
}

/// Every use of a short form, in text order. A form that several papers define means the definition of its own paper,
/// the last one before it.
fn uses(text: &str, plan: &Plan, definitions: &[(usize, Span)]) -> Vec<AliasUse> {
    let mut forms: Vec<String> = Vec::new();
    let mut defined: HashMap<String, Vec<(usize, Span)>> = HashMap::default();
    for &(of, span) in definitions {
        let form = text[span.range()].to_owned();
        let all = defined.entry(form.clone()).or_default();
        if all.is_empty() {
            forms.push(form);
        }
        all.push((of, span));
    }
    let mut uses = Vec::new();
    for (span, form) in places(text, &forms) {
        let all = &defined[&forms[form]];
        let is_word = !text[span.end as usize..]
            .starts_with(|c: char| fold::is_alphanumeric(c) || matches!(c, '/' | '-'))
            && !text[..span.start as usize].ends_with(fold::is_alphanumeric);
        let next = plan.citations.partition_point(|citation| citation.span.end <= span.start);
        let in_citation = plan.citations.get(next).is_some_and(|citation| citation.span.overlaps(span));
        let nearest = all.partition_point(|(_, definition)| definition.start <= span.start);
        if !is_word || in_citation || nearest > 0 && all[nearest - 1].1.overlaps(span) {
            continue;
        }
        let of_paper = |at: u32| plan.papers.partition_point(|paper| paper.span.start <= at);
        let here = of_paper(span.start);
        let before = nearest.checked_sub(1).map(|i| all[i]);
        let behind = all.get(nearest).copied();
        let own = |definition: &(usize, Span)| of_paper(definition.1.start) == here;
        let of = before.filter(own).or(behind.filter(own)).or(before).or(behind);
        uses.extend(of.map(|(of, _)| AliasUse { span, of }));
    }
    uses
}
