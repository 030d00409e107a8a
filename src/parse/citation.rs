//! Citations: cheap anchors find candidates, pest reads the slice behind each.
//!
//! A number is found by its stroke ("16/2015/NĐ-CP", "36-CTr/TU"), and its type word by looking back from it, so
//! that "Nghị dịnh sô 109/2016/NĐ-CP" and the later members of a list are found as well. A law is found by its
//! type word, and its date or number by looking ahead.

mod alias;
mod anchor;
mod clause;
mod law;
mod number;
mod place;
mod start;
#[cfg(test)]
mod tests;
mod type_word;

use super::plan::Citation;
use crate::lexicon::Lexicon;
use anchor::Anchor;
pub(super) use number::normalise;
pub(super) use place::place;

/// White space inside a sentence. A tab is the border of a table cell.
const SPACE: [char; 2] = [' ', '\n'];

/// Every citation in `text`, in order.
pub(super) fn scan(text: &str, lexicon: &Lexicon) -> Vec<Citation> {
    let kinds = &lexicon.kinds;
    let mut citations: Vec<Citation> = Vec::new();
    let mut laws = law::Laws::new(text, kinds);
    // Everything before this byte belongs to a citation already.
    let mut done = 0;
    for anchor in anchor::anchors(text) {
        if anchor.at() < done {
            continue;
        }
        let found = match anchor {
            Anchor::Stroke(at) => number::cite(text, at, done, citations.last(), kinds),
            Anchor::Law(at) => laws.cite(at, done),
        };
        if let Some(citation) = found {
            done = citation.span.end as usize;
            citations.push(citation);
        }
    }
    clause::complete(text, &mut citations, kinds);
    citations
}
