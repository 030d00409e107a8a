//! The bases of a preamble, one by one, where several stand in one paragraph too.

use super::document::Basis;
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::parse::plan::{BasisOpening, Plan};
use crate::source::{Source, Span};

/// Every basis, in text order.
pub(super) fn bases(source: &Source, plan: &Plan, kinds: &Kinds) -> Vec<Basis> {
    let mut bases = Vec::new();
    for (id, paper) in plan.papers.iter().enumerate() {
        for line in &paper.bases {
            let text = source.slice(line.span);
            let mut first = true;
            for (start, end) in parts(text) {
                let span = Span::new(line.span.start as usize + start, line.span.start as usize + end);
                let before = |at: u32| plan.citations.partition_point(|c| c.span.start < at);
                let citations = before(span.start)..before(span.end);
                // A remark behind a semicolon is no basis of its own; what a part names at its head is.
                let heads = !citations.is_empty() && plan.citations[citations.start].span.start - span.start <= LEAD;
                let mark = text[start..end].chars().next_back().filter(|&c| !fold::is_alphanumeric(c));
                // "Ủy ban nhân dân xã xây dựng Kế hoạch như sau:" names its own plan.
                let issues = !first && text[start..end].ends_with(':');
                let names =
                    (line.opening == BasisOpening::CanCu && !issues).then(|| named(&text[start..end], kinds)).flatten();
                // A basis that opens on a line of its own is not chained, however extraction joined the lines.
                let opens = text[..start].ends_with('\n') && text[start..].starts_with("Căn cứ");
                // "Căn cứ A; Căn cứ tình hình thực tế": it says itself that it is one.
                let again = text[start..].starts_with("Căn cứ ");
                if first || heads || again || names.is_some() {
                    bases.push(Basis {
                        span,
                        line: line.span,
                        opening: line.opening,
                        citations,
                        names,
                        mark,
                        chained: !first && !opens,
                        paper: id,
                    });
                } else if let Some(last) = bases.last_mut() {
                    last.span = last.span.to(span);
                    last.citations.end = citations.end.max(last.citations.end);
                    last.mark = mark;
                }
                first = false;
            }
        }
    }
    bases
}

/// How far from the head of its part the document that it names may stand: "Căn cứ các ".
const LEAD: u32 = 40;

/// The kind of document that a part names at its head, behind "Căn cứ", "Thực hiện", "các" and the like. Capitals tell
/// a document from "theo quyết định của …".
fn named(part: &str, kinds: &Kinds) -> Option<Kind> {
    let words = part.match_indices(' ').map(|(at, _)| at + 1).take(OPENING_WORDS);
    let mut heads = std::iter::once(0).chain(words).filter(|&at| part[at..].starts_with(char::is_uppercase));
    heads.find_map(|at| kinds.beginning(&part[at..]).and_then(|(_, kind)| kind))
}

/// Words before the name of the document.
const OPENING_WORDS: usize = 4;

/// The parts of a paragraph, each with its semicolon; trimmed, not empty. Semicolons in brackets part nothing.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b';' if depth == 0 => {
                push(&mut parts, text, start, at + 1);
                start = at + 1;
            }
            _ => {}
        }
    }
    push(&mut parts, text, start, text.len());
    parts
}

fn push(parts: &mut Vec<(usize, usize)>, text: &str, start: usize, end: usize) {
    let part = &text[start..end];
    let skipped = part.len() - part.trim_start().len();
    let len = part.trim().len();
    if len > 1 || part.trim().chars().any(fold::is_alphanumeric) {
        parts.push((start + skipped, start + skipped + len));
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn semicolons_part_a_paragraph_but_not_in_brackets() {
        let read = |text: &'static str| -> Vec<&str> { parts(text).into_iter().map(|(a, b)| &text[a..b]).collect() };
        assert_eq!(read("Căn cứ A; B (x; y);"), ["Căn cứ A;", "B (x; y);"]);
        assert_eq!(read("Căn cứ A."), ["Căn cứ A."]);
        assert_eq!(read("Căn cứ A; "), ["Căn cứ A;"]);
        assert_eq!(read(""), [""; 0]);
        assert_eq!(read("((; ;"), ["((; ;"]);
    }
}
