//! Fixed phrases in Vietnamese text, found at memory speed.
//!
//! A searcher looks for the two bytes of its phrase that it takes to be the rarest. The common ranking is one of English
//! and of programs, where the bytes of "ạ" or "ề" are rare; here every fourth byte is one of them.

use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::memmem::{Finder, FinderBuilder};
use serde::{Deserialize, Deserializer};

/// A phrase that is looked for again and again.
#[derive(Debug)]
pub struct Needle(Finder<'static>);

impl Needle {
    /// Prepares the search for `phrase`, letter by letter.
    #[must_use]
    pub fn new(phrase: &str) -> Needle {
        Needle(FinderBuilder::new().build_forward_with_ranker_owned(Vietnamese, phrase.as_bytes()))
    }

    /// The length of the phrase, in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.needle().len()
    }

    /// Where the phrase stands first in `text`, in bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        self.0.find(text.as_bytes())
    }

    /// Whether it stands in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Every place where it stands in `text`, in bytes and in order, none overlapping another.
    pub fn each<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.0.find_iter(text.as_bytes())
    }
}

/// Phrases that are looked for all at once, in short texts.
///
/// Of each phrase the first eight bytes are known, by a hash that has one bit of a table; in a text every eight bytes are
/// looked at. That costs a third of what an automaton costs, and nothing to make ready.
#[derive(Debug)]
pub struct Needles {
    bits: Box<[u64; 1 << (BITS - 6)]>,
    /// Each phrase, and its first bytes.
    long: Vec<([u8; FIRST], String, usize)>,
    /// Phrases of fewer bytes.
    short: Vec<(Needle, usize)>,
}

/// So many bytes of a phrase are its beginning.
const FIRST: usize = 8;
/// The table of beginnings has two to the power of so many bits.
const BITS: u32 = 15;

impl Default for Needles {
    fn default() -> Needles {
        Needles::new([""; 0])
    }
}

impl Needles {
    /// Prepares the search for `phrases`, letter by letter.
    #[must_use]
    pub fn new(phrases: impl IntoIterator<Item = impl AsRef<str>>) -> Needles {
        let mut all = Needles { bits: Box::new([0; 1 << (BITS - 6)]), long: Vec::new(), short: Vec::new() };
        for (index, phrase) in phrases.into_iter().enumerate() {
            let phrase = phrase.as_ref();
            match phrase.as_bytes().first_chunk() {
                Some(first) => {
                    let (at, bit) = place(*first);
                    all.bits[at] |= bit;
                    all.long.push((*first, phrase.to_owned(), index));
                }
                None => all.short.push((Needle::new(phrase), index)),
            }
        }
        all
    }

    /// Whether a phrase that is `wanted`, by its index, stands in `text`. A phrase may be asked about more than once.
    pub fn any(&self, text: &str, mut wanted: impl FnMut(usize) -> bool) -> bool {
        for (at, bytes) in text.as_bytes().windows(FIRST).enumerate() {
            let Some(first) = bytes.first_chunk() else { break };
            let (index, bit) = place(*first);
            if self.bits[index] & bit != 0 {
                let begun = self.long.iter().filter(|(known, ..)| known == first);
                for (_, phrase, index) in begun {
                    if text.as_bytes()[at..].starts_with(phrase.as_bytes()) && wanted(*index) {
                        return true;
                    }
                }
            }
        }
        self.short.iter().any(|(phrase, index)| phrase.is_in(text) && wanted(*index))
    }
}

/// The place of a beginning in a table of bits.
#[inline]
fn place(first: [u8; FIRST]) -> (usize, u64) {
    let hash = u64::from_le_bytes(first).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// A list of words has a phrase as a string.
impl<'de> Deserialize<'de> for Needle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Needle, D::Error> {
        Ok(Needle::new(&String::deserialize(deserializer)?))
    }
}

/// How frequent a byte is in administrative Vietnamese in UTF-8: ranks after a count over real plans.
struct Vietnamese;

impl HeuristicFrequencyRank for Vietnamese {
    fn rank(&self, byte: u8) -> u8 {
        match byte {
            b' ' | 0xE1 => 255,
            b'n' | b'h' | 0xBB | 0xC3 => 240,
            b'c' | b't' | b'g' | b'i' | 0xBA => 220,
            b'u' | b'a' | 0xA1 | 0xC4 | 0x91 => 200,
            b',' | b'p' | b'o' | b'm' | b'v' | b'r' | b'\n' | 0xC6 | 0xA0 | 0xA3 => 170,
            b'y' | b'.' | 0xB0 | 0x87 | 0x83 | 0xAD => 130,
            b'a'..=b'z' | b'0'..=b'9' | 0x80..=0xBF => 100,
            _ => 60,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Needle, Needles};

    #[test]
    fn a_phrase_is_found_letter_by_letter() {
        let text = "Trước ngày 30 tháng 6; trước ngày 15 tháng 12";
        let (needle, other) = (Needle::new("ngày"), Needle::new("Ngày"));
        let found: Vec<usize> = needle.each(text).collect();
        assert_eq!(found, text.match_indices("ngày").map(|(at, _)| at).collect::<Vec<_>>());
        assert_eq!((found.len(), needle.find(text)), (2, Some(found[0])));
        assert!(needle.is_in(text) && !other.is_in(text));
    }

    #[test]
    fn phrases_are_found_all_at_once_and_inside_one_another() {
        let phrases = Needles::new(["thủ tục", "tthc", "cải cách thủ tục", "hiện đại hóa", "thủ tục hành chính"]);
        let found = |text: &str| {
            let mut found = Vec::new();
            assert!(!phrases.any(text, |index| {
                found.push(index);
                false
            }));
            found
        };
        assert_eq!(found("cải cách thủ tục hành chính, ksttthc"), [2, 0, 4, 1]);
        assert_eq!(found("xthủ tụcx; hiện đại hoá"), [0]);
        assert_eq!(found("tthc"), [1]);
        assert_eq!(found(""), [0; 0]);
        assert!(phrases.any("thủ tục hiện đại hóa", |index| index == 3));
        assert!(!Needles::default().any("thủ tục", |_| true));
    }
}
