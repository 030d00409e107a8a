//! Places in a UTF-16 file.

/// Bytes of decoded text between two checkpoints.
const BLOCK: usize = 1024;

/// From bytes of the decoded text (UTF-8) to bytes of a UTF-16 file and back. Both texts begin with the
/// byte-order mark, so that a byte of the file is twice a count of UTF-16 units.
#[derive(Debug)]
pub(super) struct UnitIndex {
    /// Units before the first character that begins at or after each [`BLOCK`]-th byte of the decoded text.
    units: Vec<u32>,
}

impl UnitIndex {
    /// Indexes the decoded text; one pass.
    pub(super) fn new(decoded: &str) -> Self {
        let mut units = Vec::with_capacity(decoded.len() / BLOCK + 1);
        let mut seen = 0;
        let mut at = 0;
        while at < decoded.len() {
            units.push(seen);
            let end = decoded.ceil_char_boundary(next_block(at));
            seen += count_units(&decoded[decoded.ceil_char_boundary(at)..end]);
            at = next_block(at);
        }
        Self { units }
    }

    /// The byte of the file at which the character at `byte` of `decoded` begins.
    pub(super) fn to_file(&self, decoded: &str, byte: u32) -> u32 {
        let byte = decoded.floor_char_boundary(byte as usize);
        let block = (byte / BLOCK).min(self.units.len().saturating_sub(1));
        let start = decoded.ceil_char_boundary(block * BLOCK);
        let before = self.units.get(block).copied().unwrap_or(0);
        // Both stand on boundaries, and the checkpoint stands first.
        2 * (before + count_units(decoded.get(start..byte).unwrap_or_default()))
    }

    /// The byte of `decoded` at which the character at `byte` of the file begins.
    pub(super) fn to_decoded(&self, decoded: &str, byte: u32) -> u32 {
        let unit = byte / 2;
        let block = self.units.partition_point(|&before| before <= unit).saturating_sub(1);
        let mut seen = self.units.get(block).copied().unwrap_or(0);
        let mut at = decoded.ceil_char_boundary(block * BLOCK);
        for character in decoded[at..].chars() {
            seen += character.len_utf16() as u32;
            if seen > unit {
                break;
            }
            at += character.len_utf8();
        }
        at as u32
    }
}

fn next_block(at: usize) -> usize {
    at + BLOCK
}

fn count_units(text: &str) -> u32 {
    // A character of four bytes is a pair of units; every other one is one unit.
    text.bytes().map(|byte| u32::from(byte as i8 >= -0x40) + u32::from(byte >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::UnitIndex;

    #[test]
    fn places_lead_there_and_back() {
        let decoded = format!("\u{FEFF}a{}𝄞ế{}", "ố".repeat(700), "x𝄞".repeat(900));
        let index = UnitIndex::new(&decoded);
        let mut file = 0;
        for (byte, character) in decoded.char_indices() {
            assert_eq!(index.to_file(&decoded, byte as u32), file, "byte {byte}");
            assert_eq!(index.to_decoded(&decoded, file), byte as u32, "file byte {file}");
            file += 2 * character.len_utf16() as u32;
        }
        assert_eq!(index.to_file(&decoded, decoded.len() as u32), file);
        assert_eq!(index.to_decoded(&decoded, file), decoded.len() as u32);
    }

    #[test]
    fn a_place_after_the_end_is_the_end() {
        let index = UnitIndex::new("\u{FEFF}ab");
        assert_eq!(index.to_file("\u{FEFF}ab", 99), 6);
        assert_eq!(index.to_decoded("\u{FEFF}ab", 99), 5);
        assert_eq!(UnitIndex::new("").to_file("", 3), 0);
    }
}
