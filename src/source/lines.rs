//! Line and column of a byte.

/// A place for people: both from 1, the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Bytes between two checkpoints.
const BLOCK: usize = 128;

/// What stands before every [`BLOCK`]-th byte, so that a place costs at most two blocks even where ten megabytes stand on
/// one line.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, as in editors (LSP 3.17, Text Documents).
#[derive(Debug)]
pub struct LineIndex {
    checkpoints: Vec<Checkpoint>,
    /// Whether there is a `\r` anywhere.
    returns: bool,
}

/// What stands before a byte.
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    /// Characters that begin before it.
    characters: u32,
    /// Lines that end before it.
    lines: u32,
    /// Where the line begins in which it stands.
    line_start: u32,
}

impl LineIndex {
    /// Indexes the bytes of a text in UTF-8, at memory speed.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let returns = memchr::memchr(b'\r', bytes).is_some();
        let mut checkpoints = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut here = Checkpoint::default();
        for start in (0..bytes.len()).step_by(BLOCK) {
            checkpoints.push(here);
            let end = bytes.len().min(start + BLOCK);
            here.characters += count_characters(&bytes[start..end]);
            here.pass(bytes, start, end, returns);
        }
        Self { checkpoints, returns }
    }

    /// Line and column of `byte`, clamped to the text and rounded down to a character.
    #[must_use]
    pub fn position(&self, bytes: &[u8], byte: u32) -> Position {
        let byte = character_start(bytes, byte as usize);
        let (mut here, from) = self.before(byte);
        here.pass(bytes, from, byte, self.returns);
        let column = self.characters_before(bytes, byte) - self.characters_before(bytes, here.line_start as usize) + 1;
        Position { line: here.lines + 1, column }
    }

    /// The last checkpoint before a byte of the text or its end, and where it stands.
    fn before(&self, byte: usize) -> (Checkpoint, usize) {
        // The end of a text belongs to the last block; an empty text has none.
        let block = (byte / BLOCK).min(self.checkpoints.len().saturating_sub(1));
        (self.checkpoints.get(block).copied().unwrap_or_default(), block * BLOCK)
    }

    fn characters_before(&self, bytes: &[u8], byte: usize) -> u32 {
        let (checkpoint, from) = self.before(byte);
        checkpoint.characters + count_characters(&bytes[from..byte])
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

impl Checkpoint {
    /// Goes on from `from` to `to`, as far as lines are concerned; `returns`: whether the text has any `\r`.
    fn pass(&mut self, bytes: &[u8], from: usize, to: usize, returns: bool) {
        let passed = &bytes[from..to];
        let (lines, last) = if returns {
            let is_end = |at: &usize| passed[*at] == b'\n' || bytes.get(from + at + 1) != Some(&b'\n');
            let ends = memchr::memchr2_iter(b'\n', b'\r', passed).filter(is_end);
            ends.fold((0, None), |(count, _), at| (count + 1, Some(at)))
        } else {
            (count(passed, |byte| byte == b'\n'), memchr::memrchr(b'\n', passed))
        };
        self.lines += lines;
        self.line_start = last.map_or(self.line_start, |end| (from + end + 1) as u32);
    }
}

/// Characters that begin in `bytes`.
pub(crate) fn count_characters(bytes: &[u8]) -> u32 {
    count(bytes, begins_character)
}

/// How many of some bytes are such.
fn count(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> u32 {
    // Summed in bytes, as many at once as a register holds; a chunk is too short to overflow one.
    let such = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(is_such(byte))).sum::<u8>();
    bytes.chunks(128).map(|chunk| u32::from(such(chunk))).sum()
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
    fn long_lines_count_over_checkpoints() {
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
