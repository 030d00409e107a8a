//! Phrases of several words, found where a text begins with them, whatever its capitals and marks.

use crate::fold;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word, a run of digits or a mark, with its folded key.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    /// First byte, in the text that was split.
    pub start: usize,
    /// Past its last byte.
    pub end: usize,
    /// [`fold::key`] of it.
    pub key: Cow<'t, str>,
}

/// The words of `text[from..to]`, spans in bytes of `text`.
#[must_use]
pub fn words(text: &str, from: usize, to: usize) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity((to - from) / 4);
    words.extend(split(text, from, to));
    words
}

/// The same, one by one: often the first tells.
pub fn split(text: &str, from: usize, to: usize) -> impl Iterator<Item = Word<'_>> {
    let text = &text[..to];
    let bytes = text.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            let byte = *bytes.get(start)?;
            if byte == b' ' {
                at += 1;
                continue;
            }
            // Most words are their own keys.
            let (letters, mut own) = fold::letters(text, start);
            at = letters;
            if letters == start {
                own = byte.is_ascii();
                if byte.is_ascii_digit() {
                    at += bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
                } else {
                    let mark = text[start..].chars().next()?;
                    at += mark.len_utf8();
                    if mark.is_whitespace() {
                        continue;
                    }
                }
            }
            let word = &text[start..at];
            let key = if own { Cow::Borrowed(word) } else { Cow::Owned(fold::key(word)) };
            return Some(Word { start, end: at, key });
        }
    })
}

/// A map from words to what they may begin. Its keys are known beforehand, so that a fast hash of short keys will do.
pub(super) type ByWord<V> = HashMap<String, V, BuildHasherDefault<Fnv>>;

/// Fowler, Noll and Vo's hash (FNV-1a).
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Phrases, each with what it means.
#[derive(Debug)]
pub struct Phrases<T> {
    /// From the first word of a phrase to the phrases that begin with it, longest first.
    by_first: ByWord<Vec<Phrase<T>>>,
    /// Which first words there are, by their ends and length: it tells most others off.
    ends: [u64; 8],
}

/// A place among 512 bits for a word, by its first and last byte and its length.
#[inline]
fn place(word: &str) -> (usize, u64) {
    let (first, last) = match *word.as_bytes() {
        [first, .., last] => (first, last),
        [only] => (only, only),
        [] => (0, 0),
    };
    let mixed = (u32::from(first) << 16 | u32::from(last) << 8 | word.len() as u32 & 0xFF).wrapping_mul(0x9E37_79B9);
    ((mixed >> 29) as usize, 1 << (mixed >> 23 & 63))
}

#[derive(Debug)]
struct Phrase<T> {
    rest: Vec<String>,
    meaning: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::default(), ends: [0; 8] }
    }
}

impl<T: Copy> Phrases<T> {
    /// Phrases from lists, each with its meaning; of two equal phrases the first counts.
    #[must_use]
    pub fn new<'l>(lists: impl IntoIterator<Item = (&'l [String], T)>) -> Self {
        let mut by_first: ByWord<Vec<Phrase<T>>> = HashMap::default();
        for (list, meaning) in lists {
            for phrase in list {
                let mut keys = words(phrase, 0, phrase.len()).into_iter().map(|w| w.key.into_owned());
                let Some(first) = keys.next() else { continue };
                by_first.entry(first).or_default().push(Phrase { rest: keys.collect(), meaning });
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        let mut ends = [0; 8];
        for (at, bit) in by_first.keys().map(|first| place(first)) {
            ends[at] |= bit;
        }
        Self { by_first, ends }
    }

    fn beginning_with(&self, word: &Word<'_>) -> Option<&Vec<Phrase<T>>> {
        let (at, bit) = place(&word.key);
        if self.ends[at] & bit == 0 { None } else { self.by_first.get(word.key.as_ref()) }
    }

    /// The longest phrase that `words` begin with: its meaning and how many words it has.
    #[must_use]
    pub fn longest(&self, words: &[Word<'_>]) -> Option<(T, usize)> {
        let (first, rest) = words.split_first()?;
        let begins = |phrase: &&Phrase<T>| {
            phrase.rest.len() <= rest.len() && phrase.rest.iter().zip(rest).all(|(p, w)| *p == w.key)
        };
        self.beginning_with(first)?.iter().find(begins).map(|p| (p.meaning, p.rest.len() + 1))
    }

    /// Whether `text` begins with a phrase; no more than `most` bytes of it are read.
    #[must_use]
    pub fn begin(&self, text: &str, most: usize) -> bool {
        let to = text.floor_char_boundary(most);
        // Its first word tells most texts off.
        split(text, 0, to).next().is_some_and(|first| self.may_begin(&first))
            && self.longest(&words(text, 0, to)).is_some()
    }

    /// The words that phrases begin with.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// Whether some phrase begins with that word.
    #[must_use]
    pub fn may_begin(&self, word: &Word<'_>) -> bool {
        self.beginning_with(word).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrases, words};
    use crate::fold;

    #[test]
    fn words_have_the_key_of_the_text() {
        let text = "Uỷ ban nhân dân, HĐND-UBND 12/2026 thuỷ hoà";
        let keys: Vec<String> = words(text, 0, text.len()).iter().map(|w| w.key.to_string()).collect();
        assert_eq!(keys.concat(), fold::key(text).replace(' ', ""));
    }

    #[test]
    fn the_longest_phrase_is_found() {
        let (one, two) = ([String::from("phối hợp")], [String::from("Phối hợp, cùng"), String::from("giao")]);
        let phrases = Phrases::new([(one.as_slice(), 1), (two.as_slice(), 2)]);
        let found = |text: &str| phrases.longest(&words(text, 0, text.len()));
        assert_eq!(found("PHỐI HỢP, cùng Sở"), Some((2, 4)));
        assert_eq!(found("phối hợp với"), Some((1, 2)));
        assert_eq!(found("với Sở"), None);
    }
}
