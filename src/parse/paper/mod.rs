//! The documents in a file: where each begins, its head, preamble and end.

mod closing;
mod head;
mod phrase;
mod preamble;
mod signal;
mod start;

use super::plan::{BlockId, BlockKind, Paper, Plan};
use crate::lexicon::Lexicon;
use crate::source::Span;
use head::Reader;
use signal::{Signal, signal};
use start::Start;

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
    let mut signals = signals.as_slice();
    for (i, start) in starts.iter().enumerate() {
        let end = starts.get(i + 1).map_or(plan.blocks.len(), |next| next.block);
        let of_paper = signals.partition_point(|&(id, _)| id < end);
        let (own, rest) = signals.split_at(of_paper);
        signals = rest;
        let paper = read(text, lexicon, plan, start, end, own, &citations);
        plan.papers.push(paper);
    }
    for table in &mut plan.tables {
        table.paper =
            plan.papers.partition_point(|paper| paper.span.end <= table.span.start).min(plan.papers.len() - 1);
    }
}

/// Reads one paper and writes the kinds of its blocks.
fn read(
    text: &str,
    lexicon: &Lexicon,
    plan: &mut Plan,
    start: &Start,
    end: BlockId,
    signals: &[(BlockId, Signal)],
    citations: &[Span],
) -> Paper {
    let reader = Reader { text, blocks: &plan.blocks, lexicon };
    let first = if start.block == 0 { 0 } else { plan.blocks[start.block].span.start };
    let last = plan.blocks.get(end).map_or(text.len() as u32, |next| next.span.start);
    let mut paper = Paper { span: Span { start: first, end: last }, blocks: start.block..end, ..Paper::default() };
    let body = reader.head(start.block..end, &mut paper);
    let bases = reader.preamble(body..end, &mut paper);
    if let Some(displaced) = &start.displaced {
        reader.displaced(displaced.clone(), &mut paper);
    }
    let is_mark = |signal: Signal| matches!(signal, Signal::Recipients | Signal::Signing);
    let marks: Vec<_> = signals.iter().copied().filter(|&(id, signal)| id >= body && is_mark(signal)).collect();
    reader.closing(body..end, last, &marks, &mut paper);
    if paper.place_date.is_none() {
        // A date that stands above the signature.
        let near = end.saturating_sub(40).max(body)..end;
        paper.place_date = near
            .rev()
            .filter(|&id| plan.blocks[id].span.len() <= 160)
            .find_map(|id| head::read_place_date(text, plan.blocks[id].span).filter(|found| found.place.is_some()));
    }
    preamble::bind(&mut paper.bases, citations);
    if let Some(note) = &mut paper.attachment {
        let inside = citations.partition_point(|span| span.start < note.span.start);
        note.citation = citations.get(inside).filter(|span| note.span.contains(**span)).map(|_| inside);
    }
    for id in start.block..body {
        plan.blocks[id].kind = BlockKind::Head;
    }
    for id in start.displaced.clone().into_iter().flatten() {
        plan.blocks[id].kind = BlockKind::Head;
    }
    for id in bases {
        plan.blocks[id].kind = BlockKind::Basis;
    }
    let ends = [
        (paper.recipients.as_ref().map(|all| all.span), BlockKind::Recipient),
        (paper.signature.as_ref().map(|all| all.span), BlockKind::Signature),
    ];
    for block in &mut plan.blocks[body..end] {
        for &(span, kind) in &ends {
            if span.is_some_and(|span| span.overlaps(block.span)) && block.kind != BlockKind::Recipient {
                block.kind = kind;
            }
        }
    }
    paper
}
