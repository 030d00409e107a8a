//! Where the documents of a file begin.

use super::head::is_table;
use super::signal::Signal;
use crate::kind::Kind;
use crate::lexicon::{Lexicon, Opening};
use crate::parse::line::{End, end_of, in_capitals};
use crate::parse::plan::{Block, BlockId, BlockKind, LabelStyle};
use std::ops::Range;

/// The beginning of a document.
#[derive(Debug)]
pub(super) struct Start {
    /// Its first block.
    pub(super) block: BlockId,
    /// Where its head begins: behind what a web page shows above it.
    pub(super) head: BlockId,
    /// Lines of its head that stand behind its body: text boxes, which extraction writes last.
    pub(super) displaced: Option<Range<BlockId>>,
}

/// Where reading stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Head,
    Body,
    /// After recipients or a signature.
    Tail,
}

/// Lines of one head are at most so many blocks apart.
const APART: usize = 6;
/// A head is looked at so far ahead.
const AHEAD: usize = 14;

/// The first block of each document, in order; `blocks` is not empty.
pub(super) fn starts(text: &str, blocks: &[Block], signals: &[(BlockId, Signal)], lexicon: &Lexicon) -> Vec<Start> {
    let mut splitter = Splitter {
        text,
        blocks,
        signals,
        lexicon,
        starts: vec![Start { block: 0, head: 0, displaced: None }],
        phase: Phase::Head,
        kind: None,
        named: false,
    };
    let mut at = 0;
    let mut skip = 0;
    for id in 0..blocks.len() {
        while signals.get(at).is_some_and(|&(block, _)| block < id) {
            at += 1;
        }
        let signal = signals.get(at).filter(|&&(block, _)| block == id).map(|&(_, signal)| signal);
        if id >= skip {
            skip = splitter.block(id, at, signal);
        }
    }
    splitter.starts
}

struct Splitter<'a> {
    text: &'a str,
    blocks: &'a [Block],
    signals: &'a [(BlockId, Signal)],
    lexicon: &'a Lexicon,
    starts: Vec<Start>,
    phase: Phase,
    /// The type of the document that is being read.
    kind: Option<Kind>,
    /// Whether it has a letterhead, a national name or a number.
    named: bool,
}

impl Splitter<'_> {
    /// Takes the next block; gives the block up to which the following ones are taken too.
    fn block(&mut self, id: BlockId, at: usize, signal: Option<Signal>) -> BlockId {
        match (self.phase, signal) {
            (Phase::Head, Some(Signal::Kind { kind, .. })) => self.kind = self.kind.or(Some(kind)),
            (Phase::Head, Some(Signal::Letterhead | Signal::Nation | Signal::Number | Signal::Named)) => {
                self.named = true
            }
            (Phase::Head, Some(Signal::Recipients | Signal::Filing | Signal::Signing)) if self.kind.is_some() => {
                self.phase = Phase::Tail
            }
            (Phase::Head, _) if self.is_body(id, signal) => self.phase = Phase::Body,
            (Phase::Head, _) => {}
            (_, Some(Signal::Recipients | Signal::Filing | Signal::Signing)) => self.phase = Phase::Tail,
            (_, Some(signal)) => return self.opening(id, at, signal),
            (_, None) => {}
        }
        id + 1
    }

    /// A line of a head behind a body: the next document, or the head of this one, which stands in the wrong place.
    fn opening(&mut self, id: BlockId, at: usize, signal: Signal) -> BlockId {
        let first = match signal {
            Signal::Kind { kind, whole } => {
                let repeated = self.phase == Phase::Body && self.kind == Some(kind) && kind != Kind::Appendix;
                // In a body only a line of its own opens a document, elsewhere also "KẾ HOẠCH CẢI CÁCH …".
                let opens = whole && !repeated || self.phase == Phase::Tail || self.noted(at);
                opens.then_some(id)
            }
            Signal::Attachment => self.titles_above(id),
            // Not one of a list of documents.
            Signal::Named => (!self.is_listed(at)).then_some(id),
            Signal::Letterhead | Signal::Nation | Signal::Number => match self.follows(id, at) {
                Following::Opening => Some(id),
                Following::Closing if !self.named => {
                    let end = self.head_end(id, at);
                    if let Some(start) = self.starts.last_mut() {
                        start.displaced = Some(id..end);
                    }
                    self.named = true;
                    return end;
                }
                _ => None,
            },
            _ => None,
        };
        let Some(first) = first else { return id + 1 };
        // What stands above the first head of a file and has none itself is no document: a web page's menu.
        let prelude = self.starts.len() == 1
            && self.kind.is_none()
            && !self.named
            && id <= 3 * AHEAD
            && self.phase == Phase::Body;
        if !prelude {
            self.starts.push(Start { block: first, head: first, displaced: None });
        } else if let Some(start) = self.starts.last_mut() {
            start.head = first;
        }
        self.phase = Phase::Head;
        self.kind = match signal {
            Signal::Kind { kind, .. } => Some(kind),
            _ => None,
        };
        self.named = matches!(signal, Signal::Letterhead | Signal::Nation | Signal::Number | Signal::Named);
        id + 1
    }

    /// Whether the head is over at a block.
    fn is_body(&self, id: BlockId, signal: Option<Signal>) -> bool {
        let block = &self.blocks[id];
        let line = &self.text[block.span.range()];
        let bullet = block.label.as_ref().is_some_and(|label| matches!(label.style, LabelStyle::Bullet(_)));
        signal.is_none()
            && (block.label.is_some() && !bullet
                || is_table(block, line)
                || line.len() > 300 && !in_capitals(line)
                || self.lexicon.headings.opening(line) == Some(Opening::CanCu)
                || self.lexicon.headings.opening(line).is_some() && end_of(line) != End::Open && !in_capitals(line))
    }

    /// What the lines ahead of a letterhead lead to.
    fn follows(&self, id: BlockId, at: usize) -> Following {
        for &(block, signal) in &self.signals[at..] {
            if block > id + AHEAD {
                break;
            }
            match signal {
                Signal::Kind { .. } | Signal::Attachment | Signal::Addressee => return Following::Opening,
                Signal::Recipients | Signal::Filing | Signal::Signing => return Following::Closing,
                _ => {}
            }
        }
        let ahead = &self.blocks[id..self.blocks.len().min(id + AHEAD)];
        let basis = |block: &Block| self.text[block.span.range()].starts_with("Căn cứ ");
        if ahead.iter().any(basis) { Following::Opening } else { Following::Closing }
    }

    /// Whether another line like this one stands beside it, or a sentence announces it.
    fn is_listed(&self, at: usize) -> bool {
        let id = self.signals[at].0;
        let beside = |other: Option<&(BlockId, Signal)>| {
            other.is_some_and(|&(block, signal)| signal == Signal::Named && block.abs_diff(id) <= 3)
        };
        beside(at.checked_sub(1).and_then(|before| self.signals.get(before)))
            || beside(self.signals.get(at + 1))
            || end_of(&self.text[self.blocks[id - 1].span.range()]) == End::Colon
    }

    /// Whether "(Kèm theo …)" stands below a line, or a letterhead above.
    fn noted(&self, at: usize) -> bool {
        let id = self.signals[at].0;
        let near = |&&(block, signal): &&(BlockId, Signal)| block <= id + APART && signal == Signal::Attachment;
        self.signals[at + 1..].iter().take(3).find(near).is_some()
    }

    /// The first of the lines in capitals that stand above "(Kèm theo …)".
    fn titles_above(&self, note: BlockId) -> Option<BlockId> {
        let limit = self.starts.last().map_or(0, |start| start.block);
        let title = |id: &BlockId| {
            let block = &self.blocks[*id];
            block.label.is_none()
                && matches!(block.kind, BlockKind::Paragraph)
                && block.span.len() < 400
                && in_capitals(&self.text[block.span.range()])
        };
        let above = (limit + 1..note).rev().take(APART).take_while(title).last();
        above.or((self.phase == Phase::Tail).then_some(note))
    }

    /// Past the lines of a displaced head.
    fn head_end(&self, id: BlockId, at: usize) -> BlockId {
        let mut end = id + 1;
        for &(block, signal) in &self.signals[at..] {
            if block > end + 2 || matches!(signal, Signal::Recipients | Signal::Filing | Signal::Signing) {
                break;
            }
            end = block + 1;
        }
        // The date stands below the Party's name.
        let dated = |id: &BlockId| {
            self.blocks.get(*id).is_some_and(|block| {
                let line = &self.text[block.span.range()];
                line.len() < 160 && line.contains("ngày") && line.contains("năm")
            })
        };
        if dated(&end) { end + 1 } else { end }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Following {
    /// A type, a subject, bases: a document begins.
    Opening,
    /// Recipients, a signature, nothing: it is over.
    Closing,
}
