//! From the canonical text back to the file.

use super::Span;

/// Sorted segments that map bytes of the canonical text to bytes of the file.
///
/// A segment is either *linear* (same bytes on both sides) or *atomic* (a
/// cluster that was rewritten: a decomposed letter, a line end); a position
/// inside an atomic segment maps to its whole.
#[derive(Debug, Default)]
pub struct OffsetMap {
    segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    text: u32,
    text_len: u32,
    file: u32,
    file_len: u32,
}

impl OffsetMap {
    /// The map of a text that is the file's own.
    #[must_use]
    pub fn identity() -> Self {
        Self::default()
    }

    /// Where `span` of the canonical text stands in the file.
    #[must_use]
    pub fn to_original(&self, span: Span) -> Span {
        if self.segments.is_empty() {
            return span;
        }
        let start = self.start(span.start);
        let end = if span.is_empty() { start } else { self.end(span.end) };
        Span { start, end: end.max(start) }
    }

    fn start(&self, at: u32) -> u32 {
        // A position at a seam belongs to the segment that begins there.
        let i = self.segments.partition_point(|s| s.text <= at).saturating_sub(1);
        let s = self.segments[i];
        let inside = at.saturating_sub(s.text);
        if inside >= s.text_len {
            s.file + s.file_len
        } else if s.text_len == s.file_len {
            s.file + inside
        } else {
            s.file
        }
    }

    fn end(&self, at: u32) -> u32 {
        // The end of a span belongs to the segment of its last byte.
        let i = self.segments.partition_point(|s| s.text < at).saturating_sub(1);
        let s = self.segments[i];
        let inside = at.saturating_sub(s.text);
        if s.text_len == s.file_len && inside <= s.text_len { s.file + inside } else { s.file + s.file_len }
    }
}

/// Builds an [`OffsetMap`] while a reader writes the canonical text.
#[derive(Debug, Default)]
pub struct OffsetMapBuilder {
    segments: Vec<Segment>,
}

impl OffsetMapBuilder {
    /// Records that `text_len` bytes at `text` of the canonical text were made from
    /// `file_len` bytes at `file` of the file. Calls come in text order; adjoining
    /// linear segments are merged. Bytes of the file that no call covers were dropped.
    pub fn push(&mut self, text: usize, text_len: usize, file: usize, file_len: usize) {
        if text_len == 0 {
            return;
        }
        let segment =
            Segment { text: text as u32, text_len: text_len as u32, file: file as u32, file_len: file_len as u32 };
        if let Some(last) = self.segments.last_mut() {
            let linear = last.text_len == last.file_len && segment.text_len == segment.file_len;
            if linear && last.file + last.file_len == segment.file && last.text + last.text_len == segment.text {
                last.text_len += segment.text_len;
                last.file_len += segment.file_len;
                return;
            }
        }
        self.segments.push(segment);
    }

    /// The finished map.
    #[must_use]
    pub fn finish(self) -> OffsetMap {
        OffsetMap { segments: self.segments }
    }
}
