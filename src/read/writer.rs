//! Writes the canonical text and its offset map together, and only if something differs.

use crate::source::{OffsetMap, OffsetMapBuilder};
use std::ops::Range;

/// A copy of `text` with some ranges rewritten. Nothing is copied before the first rewriting; runs between two are
/// copied whole.
pub(super) struct Writer<'a> {
    text: &'a str,
    out: String,
    map: OffsetMapBuilder,
    /// Where the run that is not copied yet begins.
    from: usize,
    rewritten: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, out: String::new(), map: OffsetMapBuilder::default(), from: 0, rewritten: false }
    }

    /// Puts `with` in place of `range`; ranges come in order and do not overlap.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str) {
        if !self.rewritten {
            self.rewritten = true;
            self.out.reserve(self.text.len());
        }
        self.copy(range.start);
        self.out.push_str(with);
        self.map.rewritten(with.len(), range.start, range.len());
        self.from = range.end;
    }

    /// Where the run that is not copied yet begins.
    pub(super) fn from(&self) -> usize {
        self.from
    }

    /// The character before `at`, as it will stand in the canonical text.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        match self.text.get(self.from..at) {
            Some(run) if !run.is_empty() => run.chars().next_back(),
            _ => self.out.chars().next_back(),
        }
    }

    /// The spaces that stand before `at` and are not copied yet begin here.
    pub(super) fn spaces_before(&self, at: usize) -> usize {
        let run = self.text.get(self.from..at).unwrap_or_default();
        self.from.min(at) + run.trim_end_matches(' ').len()
    }

    fn copy(&mut self, end: usize) {
        if let Some(run) = self.text.get(self.from..end) {
            self.out.push_str(run);
            self.map.copied(self.from, run.len());
        }
    }

    /// The canonical text; `None` where it is the text itself.
    pub(super) fn finish(mut self) -> Option<(String, OffsetMap)> {
        if !self.rewritten {
            return None;
        }
        self.copy(self.text.len());
        Some((self.out, self.map.finish()))
    }
}
