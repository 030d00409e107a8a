//! Heads that were copied from pages of the web: with the page's own title above, or all on one line.

use super::head::Reader;
use super::phrase::{Words, kind_at};
use super::place_date;
use super::signal::Signal;
use crate::parse::date;
use crate::parse::line::in_capitals;
use crate::parse::plan::{BlockId, Paper, PlaceDate};
use crate::source::Span;
use std::ops::Range;

impl Reader<'_> {
    /// Where the head begins under the title and the particulars that a web page shows above it.
    pub(super) fn below_page_title(&self, lines: Range<BlockId>) -> BlockId {
        let signals = || {
            let from = self.signals.partition_point(|&(id, _)| id < lines.start);
            self.signals[from..].iter().take_while(|&&(id, _)| id < lines.end).copied()
        };
        let of_head = |signal: Signal| matches!(signal, Signal::Letterhead | Signal::Nation | Signal::Number);
        let begins = signals().find(|&(_, signal)| of_head(signal)).map_or(lines.start, |(id, _)| id);
        let titled = signals().any(|(id, signal)| id < begins && matches!(signal, Signal::Kind { whole: true, .. }));
        let headed = signals().any(|(_, signal)| signal == Signal::Nation);
        if headed && !titled { begins } else { lines.start }
    }

    /// Reads a line above the head: its date may have come there from it, and the name of the body behind the title.
    pub(super) fn page_title(&self, id: BlockId, paper: &mut Paper) {
        if self.is_place_date(id) {
            return self.fragments(id, paper);
        }
        let (span, line) = (self.blocks[id].span, self.block_text(id));
        let Some(at) = line.rfind(". ") else { return };
        let name = self.trimmed(Span { start: span.start + at as u32 + 2, ..span });
        let named = &self.text[name.range()];
        if in_capitals(named) && self.lexicon.agencies.find(named).is_some() {
            self.fragment(name, paper);
        }
    }

    /// "Gia Nghĩa, ngày 09 tháng 01 năm 2019 QUYẾT ĐỊNH …": a copy that lost its line ends.
    pub(super) fn is_run_on(&self, id: BlockId) -> bool {
        let line = self.block_text(id);
        let place = &line[..line.floor_char_boundary(60)];
        place.contains(", ngày ") && line.starts_with(char::is_uppercase) && self.run_on(self.blocks[id].span).is_some()
    }

    /// Reads the place and date that a piece of a head begins with, and what stands behind them.
    pub(super) fn run_on_head(&self, span: Span, paper: &mut Paper) -> bool {
        let Some((place_date, rest)) = self.run_on(span) else { return false };
        paper.place_date = Some(place_date);
        let behind = &self.text[rest.range()];
        let words = Words::of(behind);
        match kind_at(behind, &words, self.lexicon).map(|(kind, named)| (kind, words.at(named.end - 1).end)) {
            Some((kind, end)) if paper.kind.is_none() && in_capitals(&behind[..end]) => {
                let end = rest.start + end as u32;
                paper.kind = Some(kind);
                paper.kind_span = Some(Span { end, ..rest });
                self.subject(self.trimmed(Span { start: end, ..rest }), paper);
            }
            _ => self.fragment(rest, paper),
        }
        true
    }

    /// The place and date that a piece begins with, and what more stands behind them.
    fn run_on(&self, span: Span) -> Option<(PlaceDate, Span)> {
        let date = date::find(self.text, span.range()).next()?;
        let place_date = place_date::read(self.text, Span { end: date.span.end, ..span })?;
        place_date.place?;
        Some((place_date, self.trimmed(Span { start: date.span.end, ..span })))
    }
}
