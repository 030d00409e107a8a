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

/// Splits `text[from..to]`, spans in bytes of `text`.
#[must_use]
pub fn words(text: &str, from: usize, to: usize) -> Vec<Word<'_>> {
    let text = &text[..to];
    let bytes = text.as_bytes();
    let mut words: Vec<Word<'_>> = Vec::with_capacity((to - from) / 5);
    let mut start = from;
    while let Some(&byte) = bytes.get(start) {
        let (letters, own) = fold::letters(text, start);
        let end = if letters > start {
            letters
        } else if byte.is_ascii_digit() {
            start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count()
        } else {
            let mark = text[start..].chars().next().unwrap_or_default();
            if mark.is_whitespace() {
                start += mark.len_utf8();
                continue;
            }
            start + mark.len_utf8()
        };
        let word = &text[start..end];
        // Most words are their own keys.
        let own = if letters > start { own } else { byte.is_ascii() };
        words.push(Word { start, end, key: if own { Cow::Borrowed(word) } else { Cow::Owned(fold::key(word)) } });
        start = end;
    }
    words
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
}

#[derive(Debug)]
struct Phrase<T> {
    rest: Vec<String>,
    meaning: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::default() }
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
        Self { by_first }
    }

    /// The longest phrase that `words` begin with: its meaning and how many words it has.
    #[must_use]
    pub fn longest(&self, words: &[Word<'_>]) -> Option<(T, usize)> {
        let (first, rest) = words.split_first()?;
        let begins = |phrase: &&Phrase<T>| {
            phrase.rest.len() <= rest.len() && phrase.rest.iter().zip(rest).all(|(p, w)| *p == w.key)
        };
        self.by_first.get(first.key.as_ref())?.iter().find(begins).map(|p| (p.meaning, p.rest.len() + 1))
    }

    /// The words that phrases begin with.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// Whether some phrase begins with that word.
    #[must_use]
    pub fn may_begin(&self, word: &Word<'_>) -> bool {
        self.by_first.contains_key(word.key.as_ref())
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
