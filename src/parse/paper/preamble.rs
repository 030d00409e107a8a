//! The preamble: bases, and the sentence that issues the plan.

use super::head::Reader;
use super::signal::Signal;
use crate::date::WrittenDate;
use crate::lexicon::Opening;
use crate::parse::date;
use crate::parse::line::{End, end_of};
use crate::parse::plan::{BasisLine, BasisOpening, BlockId, BlockKind, LabelStyle, Paper};
use crate::source::Span;
use std::ops::Range;

/// A sentence of adoption says its day within so many bytes.
const LONGEST_ADOPTION: usize = 240;
/// No preamble has more paragraphs.
const LONGEST: usize = 120;

impl Reader<'_> {
    /// Reads the preamble that begins at `range.start`; gives the blocks that are bases.
    pub(super) fn preamble(&self, range: Range<BlockId>, paper: &mut Paper) -> Vec<BlockId> {
        let mut found = Vec::new();
        let mut id = range.start;
        let limit = range.end.min(range.start + LONGEST);
        while id < limit {
            let block = &self.blocks[id];
            let bullet = block.label.as_ref().is_some_and(|label| matches!(label.style, LabelStyle::Bullet(_)));
            if block.kind == BlockKind::Row || block.label.is_some() && !bullet {
                break;
            }
            let body = &self.text[block.body.range()];
            let opening = self.lexicon.headings.opening(body).filter(|_| self.is_basis(id));
            let line = self.block_text(id);
            match self.signal(id) {
                Some(Signal::Enacting) => {
                    paper.enacting = Some(block.span);
                    break;
                }
                Some(Signal::Kind { kind, whole: true }) if paper.kind == Some(kind) && !found.is_empty() => {
                    paper.enacting = Some(block.span);
                    break;
                }
                Some(Signal::Recipients | Signal::Filing | Signal::Signing) => break,
                _ => {}
            }
            match opening {
                Some(opening) => {
                    found.push(id);
                    paper.bases.push(BasisLine { span: block.span, opening: opening.into(), citations: 0..0 });
                }
                // Items under "Để …:" and lists in the preamble end it.
                _ if bullet => break,
                _ => {}
            }
            if is_enacting(line) {
                paper.enacting = Some(block.span);
                break;
            }
            id += 1;
        }
        // A text without any base has no preamble: the first paragraphs are its body.
        if paper.bases.is_empty() && paper.kind.is_none() {
            paper.enacting = None;
        }
        found
    }
}

/// "Nghị quyết này đã được Hội đồng nhân dân … thông qua ngày …": the last such sentence of a resolution.
pub(super) fn adopted(text: &str, within: Span) -> Option<WrittenDate> {
    let paper = &text[within.range()];
    memchr::memmem::rfind_iter(paper.as_bytes(), "thông qua").take(8).find_map(|at| {
        let before = &paper[paper.floor_char_boundary(at.saturating_sub(LONGEST_ADOPTION))..at];
        // The day stands in the sentence that says so.
        let start = within.start as usize + at;
        let sentence = &text[start..text.floor_char_boundary((start + LONGEST_ADOPTION).min(within.end as usize))];
        let end = start + sentence.find(['.', ';']).unwrap_or(sentence.len());
        before.contains("được").then(|| date::find(text, start..end).next()).flatten()
    })
}

/// The sentence after which the content begins.
fn is_enacting(line: &str) -> bool {
    let tail = &line[line.floor_char_boundary(line.len().saturating_sub(60))..];
    end_of(line) == End::Colon
        || tail.contains("như sau")
        || tail.contains("nội dung sau")
        || tail.contains("QUYẾT ĐỊNH")
}

impl From<Opening> for BasisOpening {
    fn from(opening: Opening) -> Self {
        match opening {
            Opening::CanCu => Self::CanCu,
            Opening::ThucHien => Self::ThucHien,
            Opening::DeNghi => Self::DeNghi,
            Opening::Other => Self::Other,
        }
    }
}
