//! Line and column of a byte.

/// A place for people: both from 1, the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Bytes between two counts of characters.
const BLOCK: usize = 1024;

/// Where lines begin, and how many characters before every [`BLOCK`]-th byte, so that a place costs at most two blocks
/// even where ten megabytes stand on one line.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, as in editors (LSP 3.17, Text Documents).
#[derive(Debug)]
pub struct LineIndex {
    /// The first byte of each line.
    starts: Vec<u32>,
    /// How many characters begin before each block.
    characters: Vec<u32>,
}

impl LineIndex {
    /// Indexes the bytes of a text in UTF-8, at memory speed.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
        let starts = std::iter::once(0).chain(ends.map(|end| end as u32 + 1)).collect();
        let before = |sum: &mut u32, block| Some(std::mem::replace(sum, *sum + count_characters(block)));
        Self { starts, characters: bytes.chunks(BLOCK).scan(0, before).collect() }
    }

    /// Line and column of `byte`, clamped to the text and rounded down to a character.
    #[must_use]
    pub fn position(&self, bytes: &[u8], byte: u32) -> Position {
        let byte = character_start(bytes, byte as usize);
        // The first line begins at 0.
        let line = self.starts.partition_point(|&start| start as usize <= byte);
        let start = self.starts[line - 1] as usize;
        let before = if byte - start <= BLOCK {
            count_characters(&bytes[start..byte])
        } else {
            self.characters_before(bytes, byte) - self.characters_before(bytes, start)
        };
        Position { line: line as u32, column: before + 1 }
    }

    /// How many characters begin before a byte of a text that is not empty, or before its end.
    fn characters_before(&self, bytes: &[u8], byte: usize) -> u32 {
        // The end of a text belongs to the last block.
        let block = (byte / BLOCK).min(self.characters.len() - 1);
        self.characters[block] + count_characters(&bytes[block * BLOCK..byte])
    }
}

/// Where the character begins that `byte` is of, or the end of the text.
fn character_start(bytes: &[u8], byte: usize) -> usize {
    let mut start = byte.min(bytes.len());
    while bytes.get(start).is_some_and(|&byte| !begins_character(byte)) {
        start -= 1;
    }
    start
}

/// Every byte but the continuations `10xxxxxx`.
fn begins_character(byte: u8) -> bool {
    byte as i8 >= -0x40
}

/// Characters that begin in `bytes`.
pub(crate) fn count_characters(bytes: &[u8]) -> u32 {
    // Summed in bytes, as many at once as a register holds; a chunk is too short to overflow one.
    let begun = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(begins_character(byte))).sum::<u8>();
    bytes.chunks(128).map(|chunk| u32::from(begun(chunk))).sum()
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position};

    fn positions(text: &str) -> Vec<(u32, u32)> {
        let index = LineIndex::new(text.as_bytes());
        let mut all = Vec::new();
        for byte in 0..=text.len() {
            let Position { line, column } = index.position(text.as_bytes(), byte as u32);
            all.push((line, column));
        }
        all
    }

    #[test]
    fn columns_count_characters_and_round_down() {
        assert_eq!(positions("aĐ\nế"), [(1, 1), (1, 2), (1, 2), (1, 3), (2, 1), (2, 1), (2, 1), (2, 2)]);
    }

    #[test]
    fn crlf_is_one_line_end_and_a_lone_cr_is_one_too() {
        assert_eq!(positions("a\r\nb\rc"), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2)]);
    }

    #[test]
    fn long_lines_count_over_blocks() {
        let text = format!("x\n{}", "ế".repeat(2000));
        let index = LineIndex::new(text.as_bytes());
        for n in [0, 1, 340, 341, 342, 682, 1023, 1024, 1999, 2000] {
            let byte = 2 + 3 * n;
            assert_eq!(index.position(text.as_bytes(), byte), Position { line: 2, column: n + 1 }, "character {n}");
        }
    }

    #[test]
    fn a_position_after_the_end_is_the_end() {
        assert_eq!(LineIndex::new(b"").position(b"", 7), Position { line: 1, column: 1 });
        let block = "a".repeat(1024);
        assert_eq!(
            LineIndex::new(block.as_bytes()).position(block.as_bytes(), 5000),
            Position { line: 1, column: 1025 }
        );
    }
}
