//! Line and column of a byte.

/// A place for people: both from 1, the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Bytes between two checkpoints of the character count.
const BLOCK: usize = 1024;

/// Where each line begins, and how many characters stand before every [`BLOCK`]-th byte, so that a
/// column costs at most a block even where ten megabytes stand on one line.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, as in editors (LSP 3.17, Text Documents).
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`; two passes at memory speed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        let mut seen = 0;
        let mut characters = Vec::with_capacity(bytes.len() / BLOCK + 1);
        for block in bytes.chunks(BLOCK) {
            characters.push(seen);
            seen += count_characters(block);
        }
        Self { starts, characters }
    }

    /// Line and column of `byte`, clamped to the text and rounded down to a character.
    #[must_use]
    pub fn position(&self, text: &str, byte: u32) -> Position {
        let byte = text.floor_char_boundary(byte as usize);
        let line = self.starts.partition_point(|&start| start as usize <= byte) - 1;
        let column = self.characters_before(text, byte) - self.characters_before(text, self.starts[line] as usize) + 1;
        Position { line: line as u32 + 1, column }
    }

    fn characters_before(&self, text: &str, byte: usize) -> u32 {
        match self.characters.get(byte / BLOCK) {
            Some(before) => before + count_characters(&text.as_bytes()[byte - byte % BLOCK..byte]),
            // The end of a text whose length is a multiple of the block, or of an empty one.
            None => match self.characters.last() {
                Some(before) => before + count_characters(&text.as_bytes()[byte.saturating_sub(BLOCK)..byte]),
                None => 0,
            },
        }
    }
}

/// Characters that begin in `bytes`: every byte but the continuations `10xxxxxx`.
pub(crate) fn count_characters(bytes: &[u8]) -> u32 {
    // Summed in bytes, as many at once as a register holds; a chunk is too short to overflow one.
    let begun = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(byte as i8 >= -0x40)).sum::<u8>();
    bytes.chunks(128).map(|chunk| u32::from(begun(chunk))).sum()
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position};

    fn positions(text: &str) -> Vec<(u32, u32)> {
        let index = LineIndex::new(text);
        let mut all = Vec::new();
        for byte in 0..=text.len() {
            let Position { line, column } = index.position(text, byte as u32);
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
    fn long_lines_count_over_checkpoints() {
        let text = format!("x\n{}", "ế".repeat(2000));
        let index = LineIndex::new(&text);
        for n in [0, 1, 340, 341, 342, 682, 1023, 1024, 1999, 2000] {
            let byte = 2 + 3 * n;
            assert_eq!(index.position(&text, byte), Position { line: 2, column: n + 1 }, "character {n}");
        }
    }

    #[test]
    fn a_position_after_the_end_is_the_end() {
        assert_eq!(LineIndex::new("").position("", 7), Position { line: 1, column: 1 });
        let block = "a".repeat(1024);
        assert_eq!(LineIndex::new(&block).position(&block, 5000), Position { line: 1, column: 1025 });
    }
}
