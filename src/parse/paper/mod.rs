//! The documents in a file: where each begins, its head, preamble and end.

mod closing;
mod copy;
mod head;
mod number_line;
mod phrase;
mod place_date;
mod preamble;
mod signal;
mod start;

use super::plan::{BlockId, BlockKind, Paper, Plan};
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::source::Span;
use head::Reader;
pub(super) use phrase::HEAD_NAMES;
use signal::{Signal, signal};
use start::Start;

/// A date of issue below the body stands within so many blocks of the end.
const NEAR_THE_END: usize = 40;

/// Splits the blocks into papers and reads the head, preamble, signature and recipients of each.
pub(super) fn split(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    if plan.blocks.is_empty() {
        return;
    }
    let signals: Vec<(BlockId, Signal)> = plan
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(id, block)| signal(text, block, lexicon).map(|signal| (id, signal)))
        .collect();
    let starts = start::starts(text, &plan.blocks, &signals, lexicon);
    let citations: Vec<Span> = plan.citations.iter().map(|citation| citation.span).collect();
    let mut left = signals.as_slice();
    for (i, start) in starts.iter().enumerate() {
        let end = starts.get(i + 1).map_or(plan.blocks.len(), |next| next.block);
        let (own, rest) = left.split_at(left.partition_point(|&(id, _)| id < end));
        left = rest;
        let first = if i == 0 { 0 } else { plan.blocks[start.block].span.start };
        let last = plan.blocks.get(end).map_or(text.len() as u32, |next| next.span.start);
        let mut paper = Paper { span: Span { start: first, end: last }, blocks: start.block..end, ..Paper::default() };
        let reader = Reader { text, blocks: &plan.blocks, signals: own, lexicon };
        let kinds = reader.paper(start, &mut paper);
        for (id, kind) in kinds {
            plan.blocks[id].kind = kind;
        }
        bind(&mut paper, &citations);
        plan.papers.push(paper);
    }
    for table in &mut plan.tables {
        let paper = plan.papers.partition_point(|paper| paper.span.end <= table.span.start);
        table.paper = paper.min(plan.papers.len() - 1);
    }
}

impl Reader<'_> {
    /// Reads one paper; gives the kinds of its blocks that are no body.
    fn paper(&self, start: &Start, paper: &mut Paper) -> Vec<(BlockId, BlockKind)> {
        let (first, end) = (paper.blocks.start, paper.blocks.end);
        let body = self.head(start.head..end, paper);
        let body = self.addressees(body..end);
        let bases = self.preamble(body..end, paper);
        let displaced = start.displaced.clone().unwrap_or(body..body);
        self.displaced(displaced.clone(), paper);
        let is_mark = |signal: Signal| matches!(signal, Signal::Recipients | Signal::Filing | Signal::Signing);
        let marks: Vec<_> =
            self.signals.iter().copied().filter(|&(id, signal)| id >= body && is_mark(signal)).collect();
        self.closing(body..end, &marks, paper);
        if paper.place_date.is_none() {
            // A date that stands above the signature.
            let near = end.saturating_sub(NEAR_THE_END).max(body)..end;
            let dated = |id: BlockId| place_date::read(self.text, self.blocks[id].span);
            paper.place_date = near.rev().filter_map(dated).find(|found| found.place.is_some());
        }
        if paper.kind == Some(Kind::Resolution) {
            paper.adopted = preamble::adopted(self.text, paper.span);
        }
        let head = (first..body).chain(displaced).map(|id| (id, BlockKind::Head));
        let bases = bases.into_iter().map(|id| (id, BlockKind::Basis));
        let mut kinds: Vec<_> = head.chain(bases).collect();
        for (span, kind) in [
            (paper.signature.as_ref().map(|all| all.span), BlockKind::Signature),
            (paper.recipients.as_ref().map(|all| all.span), BlockKind::Recipient),
        ] {
            let Some(span) = span else { continue };
            let from = self.blocks[body..end].partition_point(|block| block.span.end <= span.start);
            let to = self.blocks[body..end].partition_point(|block| block.span.start < span.end);
            kinds.extend((body + from..body + to).map(|id| (id, kind)));
        }
        kinds
    }
}

/// Gives bases and the note of attachment the citations inside them; both are in text order.
fn bind(paper: &mut Paper, citations: &[Span]) {
    let at = |byte: u32| citations.partition_point(|span| span.start < byte);
    for basis in &mut paper.bases {
        basis.citations = at(basis.span.start)..at(basis.span.end);
    }
    if let Some(note) = &mut paper.attachment {
        let inside = at(note.span.start);
        note.citation = citations.get(inside).filter(|span| note.span.contains(**span)).map(|_| inside);
    }
}
