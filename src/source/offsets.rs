//! From the canonical text back to the file.

use super::Span;

/// Sorted segments that map bytes of the canonical text to bytes of the file.
///
/// A segment is either *linear* (the same bytes on both sides) or *atomic* (a cluster that was rewritten: a
/// decomposed letter, a line end); a position inside an atomic segment maps to its whole. The segments cover the
/// canonical text without gaps; bytes of the file that no segment covers were dropped.
#[derive(Debug, Default)]
pub struct OffsetMap {
    segments: Vec<Segment>,
    /// Length of the canonical text.
    len: u32,
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    /// Where it begins in the canonical text; it ends where the next one begins.
    text: u32,
    file: u32,
    file_len: u32,
    atomic: bool,
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
        if at >= self.len {
            s.file + s.file_len
        } else if s.atomic {
            s.file
        } else {
            s.file + at.saturating_sub(s.text)
        }
    }

    fn end(&self, at: u32) -> u32 {
        // The end of a span belongs to the segment of its last byte.
        let at = at.min(self.len);
        let i = self.segments.partition_point(|s| s.text < at).saturating_sub(1);
        let s = self.segments[i];
        if s.atomic { s.file + s.file_len } else { s.file + at.saturating_sub(s.text) }
    }
}

/// Builds an [`OffsetMap`] while a reader writes the canonical text. Calls come in the order of both texts.
#[derive(Debug, Default)]
pub struct OffsetMapBuilder {
    map: OffsetMap,
}

impl OffsetMapBuilder {
    /// `len` bytes were copied from `file` of the file.
    pub fn copied(&mut self, file: usize, len: usize) {
        if len == 0 {
            return;
        }
        self.begin(Segment { text: self.map.len, file: file as u32, file_len: len as u32, atomic: false });
        self.map.len += len as u32;
    }

    /// `len` bytes were written in place of `file_len` bytes at `file` of the file.
    pub fn rewritten(&mut self, len: usize, file: usize, file_len: usize) {
        if len == 0 {
            return;
        }
        self.begin(Segment { text: self.map.len, file: file as u32, file_len: file_len as u32, atomic: true });
        self.map.len += len as u32;
    }

    fn begin(&mut self, segment: Segment) {
        self.map.segments.push(segment);
    }

    /// The finished map.
    #[must_use]
    pub fn finish(self) -> OffsetMap {
        self.map
    }
}

#[cfg(test)]
mod tests {
    use super::{OffsetMapBuilder, Span};

    #[test]
    fn seams_belong_to_what_begins_or_ends_there() {
        // file: "**ab**" "e◌́" "cd"   text: "ab" "é" "cd"
        let mut builder = OffsetMapBuilder::default();
        builder.copied(2, 2);
        builder.rewritten(2, 6, 3);
        builder.copied(9, 2);
        let map = builder.finish();
        let place = |start, end| {
            let span = map.to_original(Span { start, end });
            (span.start, span.end)
        };
        assert_eq!(place(0, 2), (2, 4));
        assert_eq!(place(1, 4), (3, 9));
        assert_eq!(place(2, 4), (6, 9));
        assert_eq!(place(3, 4), (6, 9), "inside a cluster is the cluster");
        assert_eq!(place(4, 6), (9, 11));
        assert_eq!(place(4, 4), (9, 9));
        assert_eq!(place(6, 6), (11, 11), "the end of the text");
    }
}
