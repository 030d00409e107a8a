//! What a file says, and where in the file each byte stands.
//!
//! A [`Source`] holds one canonical text: NFC, `\n` as the only line end, no
//! zero-width characters, no Markdown or HTML marks, plain spaces, table cells
//! separated by tabs. Every position of the program is a byte of that text;
//! [`Source::in_file`] leads back to the bytes of the file.

mod lines;
mod offsets;
mod span;

pub use lines::{LineIndex, Position};
pub use offsets::{OffsetMap, OffsetMapBuilder};
pub use span::Span;

use std::sync::OnceLock;

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
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source whose canonical text is the file's own text.
    #[must_use]
    pub fn identical(name: impl Into<String>, text: String) -> Self {
        Self { name: name.into(), text, offsets: OffsetMap::identity(), original: None, lines: OnceLock::new() }
    }

    /// A source whose canonical text was made from `original` with `offsets` built on the way.
    #[must_use]
    pub fn mapped(name: impl Into<String>, text: String, offsets: OffsetMap, original: String) -> Self {
        Self { name: name.into(), text, offsets, original: Some(original), lines: OnceLock::new() }
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

    /// Where a span of the canonical text stands in the file, in bytes.
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        self.offsets.to_original(span)
    }

    /// Line and column (both from 1, columns in characters) of a byte of the **file**.
    #[must_use]
    pub fn position(&self, byte_in_file: u32) -> Position {
        let original = self.original();
        self.lines.get_or_init(|| LineIndex::new(original)).position(original, byte_in_file)
    }
}
