//! Line and column of a byte.

/// A place for people: both from 1, the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Where each line begins. A line ends at `\n` only, as in editors and SARIF.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`; one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|i| i as u32 + 1));
        Self { starts }
    }

    /// Line and column of `byte`, clamped to the text and rounded down to a character.
    #[must_use]
    pub fn position(&self, text: &str, byte: u32) -> Position {
        let byte = text.floor_char_boundary(byte as usize);
        let line = self.starts.partition_point(|&start| start as usize <= byte) - 1;
        let column = text[self.starts[line] as usize..byte].chars().count() as u32 + 1;
        Position { line: line as u32 + 1, column }
    }
}
