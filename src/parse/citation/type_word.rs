//! The type word of a number, and the lists that name it once.

use super::SPACE;
use super::start::Start;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::number::Number;
use crate::parse::plan::Citation;
use crate::source::Span;

/// How far before its number the type word stands at most, in bytes: "Nghị định của … số".
const REACH: usize = 160;
/// How far a list may go on without naming its type again, in bytes.
const LIST_REACH: usize = 600;

/// The type of a citation, and the word that says it.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypeWord {
    /// `None` for "văn bản", and where the letters alone say enough.
    pub(super) kind: Option<Kind>,
    /// `None` where an earlier member of the list has it.
    pub(super) span: Option<Span>,
}

impl TypeWord {
    /// Looks back from "số" or the number.
    pub(super) fn before(
        text: &str,
        start: &Start,
        floor: usize,
        last: Option<&Citation>,
        kinds: &Kinds,
    ) -> Option<TypeWord> {
        let end = start.so.unwrap_or(start.number);
        let floor = text.ceil_char_boundary(floor.max(end.saturating_sub(REACH)));
        let head = text.get(floor..end)?;
        let trimmed = head.trim_end_matches(SPACE);
        let gap = &head[trimmed.len()..];
        let word = |at: usize, len: usize, kind| TypeWord { kind, span: Some(Span::new(floor + at, floor + at + len)) };
        // "Kế hoạch (số 12/KH-UBND …)".
        let trimmed =
            if start.so.is_some() { trimmed.strip_suffix('(').map_or(trimmed, str::trim_end) } else { trimmed };
        if let Some(name) = kinds.ending(trimmed) {
            // "QUYẾT ĐỊNH" on a line of its own, and on the next "Số: …": the document's own head.
            let line = head[..name.start].rsplit('\n').next().unwrap_or_default();
            let own_head = start.capital && gap.contains('\n') && line.trim().is_empty();
            let far = gap.bytes().filter(|&b| b == b'\n').count() > 3;
            return (!own_head && !far).then(|| word(name.start, trimmed.len() - name.start, name.kind));
        }
        start.so?;
        // "Nghị định của Chính phủ số …"
        if let Some(of) = trimmed.rfind(" của ")
            && !trimmed[of..].contains([',', ';', ':', '.', '(', ')', '\t'])
            && let Some(name) = kinds.ending(&trimmed[..of])
        {
            return Some(word(name.start, of - name.start, name.kind));
        }
        // "các Nghị định của Chính phủ: Số …"
        if let Some(list) = trimmed.strip_suffix(':')
            && let Some(many) = list.rfind("ác ")
            && !list[many..].contains([';', '.', '\t'])
            && let Some((len, kind)) = kinds.beginning(&list[many + "ác ".len()..])
        {
            return Some(word(many + "ác ".len(), len, kind));
        }
        inherited(text, end, last).map(|kind| TypeWord { kind: Some(kind), span: None })
    }

    /// Where no type word stands near: a list goes on without "số", or the letters say enough.
    pub(super) fn by_letters(
        text: &str,
        start: &Start,
        floor: usize,
        last: Option<&Citation>,
        number: &Number,
        kinds: &Kinds,
    ) -> Option<TypeWord> {
        let letters = number.symbol().split(['-', '/', '&', '.']).next().unwrap_or_default();
        let kind = kinds.of_symbol(letters);
        if kind.is_none() && !kinds.is_assembly(letters) {
            return None;
        }
        let begin = start.so.unwrap_or(start.number);
        if start.so.is_none()
            && let Some(same) = inherited(text, begin, last)
            && (kind == Some(same) || kind.is_none())
        {
            return Some(TypeWord { kind: Some(same), span: None });
        }
        // "Số: 263/KH-UBND" is the document's own number; so is a line that begins so in small letters.
        let floor = text.ceil_char_boundary(floor.max(begin.saturating_sub(REACH)));
        let line = text[floor..begin].rsplit('\n').next().unwrap_or_default();
        let own = start.capital || (start.so.is_some() && line.trim().is_empty());
        let form =
            ["mau", "bieu"].iter().any(|w| line.trim_end().split(' ').next_back().is_some_and(|l| bare_is(l, w)));
        (!own && !form).then_some(TypeWord { kind: None, span: None })
    }
}

fn bare_is(word: &str, bare: &str) -> bool {
    word.chars().map(crate::fold::base).eq(bare.chars())
}

/// The kind of the list that goes on at `begin`: the last citation is near, in the same paragraph, and a comma,
/// semicolon or "và" joins them.
fn inherited(text: &str, begin: usize, last: Option<&Citation>) -> Option<Kind> {
    let last = last?;
    let end = last.span.end as usize;
    let between = text.get(end..begin).filter(|b| b.len() <= LIST_REACH)?;
    let joined = between.trim_end_matches(SPACE);
    let joins =
        joined.ends_with([',', ';', ':']) || joined.ends_with(" và") || joined == "và" || joined.ends_with("\nvà");
    if joins && !between.contains('\t') && !between.contains("\n\n") { last.kind } else { None }
}
