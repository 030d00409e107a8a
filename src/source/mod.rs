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

use std::borrow::Cow;
use std::sync::OnceLock;
use units::UnitIndex;

/// In UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// One file, read.
#[derive(Debug)]
pub struct Source {
    /// The path as the user gave it; `-` for standard input.
    pub name: String,
    /// The canonical text that everything else is about.
    pub text: String,
    /// From bytes of `text` to bytes of the file.
    offsets: OffsetMap,
    original: Original,
    lines: OnceLock<LineIndex>,
}

/// The text that the offset map leads to.
#[derive(Debug)]
enum Original {
    /// The canonical text itself.
    Same,
    /// The file's own bytes, valid UTF-8: a copy of a large file as a string would cost more than it is worth.
    Bytes(Vec<u8>),
    /// Decoded from UTF-16, with the way to the bytes of the file.
    Utf16(String, UnitIndex),
}

impl Source {
    /// A source whose canonical text is the file's own text.
    #[must_use]
    pub fn identical(name: impl Into<String>, text: String) -> Self {
        Self {
            name: name.into(),
            text,
            offsets: OffsetMap::identity(),
            original: Original::Same,
            lines: OnceLock::new(),
        }
    }

    /// A source whose canonical text was made from the UTF-8 of a file, `original`, with `offsets` built on the way.
    #[must_use]
    pub fn mapped(name: impl Into<String>, text: String, offsets: OffsetMap, original: Vec<u8>) -> Self {
        Self { offsets, original: Original::Bytes(original), ..Self::identical(name, text) }
    }

    /// A source whose canonical text was made from `decoded`, the text of a UTF-16 file: places are bytes of that file.
    #[must_use]
    pub fn from_utf16(name: impl Into<String>, text: String, offsets: OffsetMap, decoded: String) -> Self {
        let units = UnitIndex::new(&decoded);
        Self { offsets, original: Original::Utf16(decoded, units), ..Self::identical(name, text) }
    }

    /// The file's own text (decoded, with its byte-order mark): what `parse --with-text` prints.
    #[must_use]
    pub fn original(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.original_bytes())
    }

    fn original_bytes(&self) -> &[u8] {
        match &self.original {
            Original::Same => self.text.as_bytes(),
            Original::Bytes(bytes) => bytes,
            Original::Utf16(decoded, _) => decoded.as_bytes(),
        }
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
        match &self.original {
            Original::Utf16(decoded, units) => {
                Span { start: units.to_file(decoded, span.start), end: units.to_file(decoded, span.end) }
            }
            Original::Same | Original::Bytes(_) => span,
        }
    }

    /// Line and column (both from 1, columns in characters) of a byte of the **file**.
    #[must_use]
    pub fn position(&self, byte_in_file: u32) -> Position {
        let original = self.original_bytes();
        let byte = match &self.original {
            Original::Utf16(decoded, units) => units.to_decoded(decoded, byte_in_file),
            Original::Same | Original::Bytes(_) => byte_in_file,
        };
        let mut position = self.lines.get_or_init(|| LineIndex::new(original)).position(original, byte);
        // No editor counts the byte-order mark as a column.
        if position.line == 1 && position.column > 1 && original.starts_with(BYTE_ORDER_MARK) {
            position.column -= 1;
        }
        position
    }
}
