//! What a file says, and where in the file each byte stands.
//!
//! A [`Source`] holds one canonical text: NFC, `\n` as the only line end, no
//! zero-width characters, no Markdown or HTML marks, plain spaces, table cells
//! separated by tabs. Every position of the program is a byte of that text;
//! [`Source::in_file`] leads back to the bytes of the file.

mod lines;
mod offsets;
mod span;
mod units;

pub(crate) use lines::count_characters;
pub use lines::{LineIndex, Position};
pub use offsets::{OffsetMap, OffsetMapBuilder};
pub use span::Span;

use std::sync::OnceLock;
use units::UnitIndex;

/// One file, read.
#[derive(Debug)]
pub struct Source {
    /// The path as the user gave it; `-` for standard input.
    pub name: String,
    /// The canonical text that everything else is about.
    pub text: String,
    /// From bytes of `text` to bytes of the file.
    offsets: OffsetMap,
    /// The file's own text where it differs from `text`.
    original: Option<String>,
    /// For UTF-16, from the decoded text to the file.
    units: Option<UnitIndex>,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source whose canonical text is the file's own text.
    #[must_use]
    pub fn identical(name: impl Into<String>, text: String) -> Self {
        Self {
            name: name.into(),
            text,
            offsets: OffsetMap::identity(),
            original: None,
            units: None,
            lines: OnceLock::new(),
        }
    }

    /// A source whose canonical text was made from `original` with `offsets` built on the way.
    #[must_use]
    pub fn mapped(name: impl Into<String>, text: String, offsets: OffsetMap, original: String) -> Self {
        Self { offsets, original: Some(original), ..Self::identical(name, text) }
    }

    /// The same source, read from a UTF-16 file: places are bytes of that file.
    #[must_use]
    pub fn from_utf16(mut self) -> Self {
        self.units = Some(UnitIndex::new(self.original()));
        self
    }

    /// The file's own text (decoded, with its byte-order mark): what `parse --with-text` prints.
    #[must_use]
    pub fn original(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.text)
    }

    /// The canonical text under a span.
    ///
    /// # Panics
    /// If the span is not of this source.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Where a span of the canonical text stands in the file, in bytes of the file.
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        let span = self.offsets.to_original(span);
        match &self.units {
            None => span,
            Some(units) => {
                let original = self.original();
                Span { start: units.to_file(original, span.start), end: units.to_file(original, span.end) }
            }
        }
    }

    /// Line and column (both from 1, columns in characters) of a byte of the **file**.
    #[must_use]
    pub fn position(&self, byte_in_file: u32) -> Position {
        let original = self.original();
        let byte = match &self.units {
            None => byte_in_file,
            Some(units) => units.to_decoded(original, byte_in_file),
        };
        let mut position = self.lines.get_or_init(|| LineIndex::new(original)).position(original, byte);
        // No editor counts the byte-order mark as a column.
        if position.line == 1 && position.column > 1 && original.starts_with('\u{FEFF}') {
            position.column -= 1;
        }
        position
    }
}
