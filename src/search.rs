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

/// Tells most texts off in which none of some phrases stands; it may err the other way.
///
/// Of each phrase it knows the first eight bytes, by a hash that has one bit of a table; in a text it looks at every eight
/// bytes. That costs a third of what an automaton costs.
#[derive(Debug, Default)]
pub struct Beginnings {
    bits: Vec<u64>,
    /// Phrases of fewer bytes.
    short: Vec<Needle>,
}

impl Beginnings {
    const BYTES: usize = 8;
    /// The table has two to the power of so many bits.
    const BITS: u32 = 15;

    /// Prepares the search for `phrases`, letter by letter.
    #[must_use]
    pub fn new(phrases: impl IntoIterator<Item = impl AsRef<str>>) -> Beginnings {
        let mut all = Beginnings { bits: vec![0; 1 << (Self::BITS - 6)], short: Vec::new() };
        for phrase in phrases {
            let phrase = phrase.as_ref();
            match phrase.as_bytes().first_chunk() {
                Some(first) => {
                    let (at, bit) = Self::place(*first);
                    all.bits[at] |= bit;
                }
                None => all.short.push(Needle::new(phrase)),
            }
        }
        all
    }

    /// Whether one of the phrases may stand in `text`.
    #[must_use]
    pub fn may_be_in(&self, text: &str) -> bool {
        let begins = |bytes: &[u8]| {
            bytes.first_chunk().is_some_and(|bytes| {
                let (at, bit) = Self::place(*bytes);
                self.bits.get(at).is_some_and(|bits| bits & bit != 0)
            })
        };
        text.as_bytes().windows(Self::BYTES).any(begins) || self.short.iter().any(|phrase| phrase.is_in(text))
    }

    #[inline]
    fn place(bytes: [u8; Self::BYTES]) -> (usize, u64) {
        let hash = u64::from_le_bytes(bytes).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::BITS);
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
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
    use super::{Beginnings, Needle};

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
    fn texts_without_the_phrases_are_told_off() {
        let phrases = Beginnings::new(["thể chế", "tthc", "hiện đại hóa"]);
        for text in ["cải cách thể chế", "xthể chếx", "ksttthc", "hiện đại hóa", "tthc"] {
            assert!(phrases.may_be_in(text), "{text}");
        }
        for text in ["", "thể", "tổ chức thực hiện", "hiện nay"] {
            assert!(!phrases.may_be_in(text), "{text}");
        }
        assert!(!Beginnings::default().may_be_in("thể chế"));
    }
}
