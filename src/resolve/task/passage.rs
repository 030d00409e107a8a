//! A stretch of text that may be put together from several cells.

use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The text of a cell, with what a page break cut off joined to it; or any other span.
#[derive(Clone, Debug)]
pub(super) struct Passage<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where the first piece stands in the source; most passages have no other.
    first: Span,
    /// Where each further piece begins in `text`, and where it stands in the source.
    more: Vec<(usize, Span)>,
}

impl<'t> Passage<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { text: Cow::Borrowed(&text[span.range()]), first: span, more: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Joins what goes on in another cell. `torn`: a page break cut the sentence; otherwise it begins a new line.
    pub(super) fn push(&mut self, text: &str, span: Span, torn: bool) {
        if span.is_empty() {
            return;
        }
        let piece = &text[span.range()];
        if self.is_empty() {
            *self = Self { text: Cow::Owned(piece.to_owned()), first: span, more: Vec::new() };
            return;
        }
        let joined = self.text.to_mut();
        joined.push(if torn { ' ' } else { '\n' });
        self.more.push((joined.len(), span));
        joined.push_str(piece);
    }

    /// The same, where extraction wrote the last word of the one piece again at the head of the next
    /// ("Văn phòng HĐND và UBND" / "UBND huyện").
    pub(super) fn push_name(&mut self, text: &str, mut span: Span, torn: bool) {
        let piece = &text[span.range()];
        let again = piece.split(' ').next().filter(|word| word.len() > 1 && self.text.ends_with(word));
        if let Some(word) = again.filter(|_| torn) {
            let rest = piece[word.len()..].trim_start();
            span.start = span.end - rest.len() as u32;
        }
        self.push(text, span, torn);
    }

    /// The whole place: from the first piece to the end of the first piece.
    pub(super) fn span(&self) -> Span {
        self.first
    }

    /// Where a range of the text stands; what runs over a break is cut at the break.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let begun = self.more.partition_point(|(start, _)| *start <= range.start);
        let (start, span) = begun.checked_sub(1).map_or((0, self.first), |last| self.more[last]);
        let offset = (range.start.saturating_sub(start)).min(span.len()) as u32;
        let length = range.len() as u32;
        Span { start: span.start + offset, end: (span.start + offset + length).min(span.end) }
    }
}
