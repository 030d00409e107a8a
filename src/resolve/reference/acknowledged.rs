//! Whether the text itself says that a cited document was ended, replaced or amended.

use crate::fold;
use crate::lexicon::Kinds;
use crate::parse::plan::{BlockKind, Citation, Plan};
use crate::source::{Source, Span};

/// How far behind a citation the words may stand, in bytes.
const BEHIND: usize = 260;
/// How far before a citation, in bytes.
const BEFORE: usize = 64;
/// How many footnotes are looked at for a mark.
const NEAREST_NOTES: usize = 64;

/// What the text says of a citation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// It was ended or replaced.
    pub(super) ended: bool,
    /// It was amended.
    pub(super) amended: bool,
    /// It amended the one before.
    pub(super) amending: bool,
}

/// One answer per citation.
pub(super) fn said(source: &Source, plan: &Plan, kinds: &Kinds) -> Vec<Said> {
    let notes: Vec<(u32, Span)> = plan
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Footnote)
        .filter_map(|block| Some((note_number(source.slice(block.span))?, block.span)))
        .collect();
    let mut answers: Vec<Said> = Vec::with_capacity(plan.citations.len());
    for (i, citation) in plan.citations.iter().enumerate() {
        let behind = clause_behind(source, citation, plan.citations.get(i + 1));
        let (ended, amended) = kinds.standing.said_after(source.slice(behind));
        let previous = i.checked_sub(1).map(|p| (&plan.citations[p], answers[p].ended));
        let ended = ended
            || replaced_behind(source, behind, kinds)
            || ended_before(source, citation, kinds)
            || previous.is_some_and(|(last, ended)| ended && listed_after(source, last, citation))
            || citation.note_mark.is_some_and(|mark| noted(source, citation, mark, &notes, kinds));
        let last = i.checked_sub(1).map(|p| (&plan.citations[p], answers[p]));
        let amending = last.is_some_and(|(last, said)| {
            said.amended && amends(source, last, citation, kinds)
                || said.amending && listed_after(source, last, citation)
        });
        answers.push(Said { ended, amended, amending });
    }
    answers
}

/// What follows a citation in its clause, up to the next one.
fn clause_behind(source: &Source, citation: &Citation, next: Option<&Citation>) -> Span {
    let text = source.text.as_str();
    let start = citation.span.end as usize;
    let limit = next.map_or(text.len(), |next| next.span.start as usize).min(start + BEHIND);
    let clause = &text[start..text.floor_char_boundary(limit.max(start))];
    let bytes = clause.as_bytes();
    let before = |at: usize, byte: u8| bytes.get(at + 1) == Some(&byte);
    let mark = memchr::memchr3_iter(b';', b'\t', b'.', bytes).find(|&at| bytes[at] != b'.' || before(at, b' '));
    let end = mark.unwrap_or(bytes.len());
    let blank_line = memchr::memchr_iter(b'\n', &bytes[..end]).find(|&at| before(at, b'\n'));
    Span::new(start, start + blank_line.unwrap_or(end))
}

/// "… của Chính phủ (nay là Nghị định số …)", in the same clause.
fn replaced_behind(source: &Source, behind: Span, kinds: &Kinds) -> bool {
    let clause = source.slice(behind);
    // The successor itself is the next citation: its type word stands behind the clause.
    let named = |at: usize| kinds.beginning(source.text[behind.start as usize + at..].trim_start()).is_some();
    let now_after = &kinds.standing.now_after;
    now_after.iter().any(|phrase| phrase.find(clause).is_some_and(|at| named(at + phrase.length())))
}

/// "Quyết định này thay thế Quyết định số …", "bãi bỏ toàn bộ các Nghị quyết số …".
fn ended_before(source: &Source, citation: &Citation, kinds: &Kinds) -> bool {
    let text = source.text.as_str();
    let end = citation.span.start as usize;
    let head = &text[text.ceil_char_boundary(end.saturating_sub(BEFORE))..end];
    let clause = &head[head.rfind([';', '.', '\t', ':']).map_or(0, |at| at + 1)..];
    kinds.standing.ended_before.iter().any(|phrase| {
        phrase.each(clause).last().is_some_and(|at| {
            let between = &clause[at + phrase.length()..];
            between.len() <= 24 && !between.contains([',', '(', ')'])
        })
    })
}

/// "… và Nghị quyết số …": the next of a list of which the same is said.
pub(crate) fn listed_after(source: &Source, last: &Citation, citation: &Citation) -> bool {
    let between = source.text.get(last.whole().end as usize..citation.span.start as usize).unwrap_or_default();
    between.len() <= 16 && matches!(fold::key(between).as_str(), "và" | "," | ", và" | ";" | "; và")
}

/// "… (được sửa đổi, bổ sung bởi Nghị định số …": what stands between the two ends with such words.
fn amends(source: &Source, last: &Citation, citation: &Citation, kinds: &Kinds) -> bool {
    let between = source.slice(Span::new(last.span.end as usize, citation.span.start.max(last.span.end) as usize));
    let between = between.trim_end();
    kinds.standing.amended_by.iter().any(|words| between.ends_with(words.as_str()))
}

/// A footnote of that mark, the nearest behind the citation, says so.
fn noted(source: &Source, citation: &Citation, mark: u32, notes: &[(u32, Span)], kinds: &Kinds) -> bool {
    let from = notes.partition_point(|(_, span)| span.start < citation.span.end);
    notes[from..]
        .iter()
        .take(NEAREST_NOTES)
        .find(|(number, _)| *number == mark)
        .is_some_and(|(_, span)| kinds.standing.said_after(source.slice(*span)).0)
}

/// The number of a footnote ("¹ …").
fn note_number(note: &str) -> Option<u32> {
    let digits = note.chars().map_while(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c));
    let mut number = None;
    for digit in digits.take(4) {
        number = Some(number.unwrap_or(0) * 10 + digit as u32);
    }
    number
}
