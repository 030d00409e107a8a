//! All words that are looked for in running text: dated terms, prescribed capitals, slips, bodies and units that ended.
//!
//! A text is split into words once, and each word gets a hash; a list is asked only where the hashes of a word and the
//! next one say that something of it may begin there.

use super::agencies::{Agencies, AgencyId};
use super::anchors::Anchors;
use super::wording::Wording;
use crate::fold::{self, Hashed, Known, Word};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// The words of a text, with the places that deserve a second look.
#[derive(Debug, Default)]
pub struct Words {
    /// Every word, in order.
    pub all: Vec<Word>,
    /// Indices of the words with which something of the lists may begin.
    pub mentions: Vec<u32>,
    /// Indices of the words with which a phrase of [`Wording`] may begin.
    pub phrases: Vec<u32>,
    /// Indices of the words with which an anchor of a deadline may begin.
    pub anchors: Vec<u32>,
    /// Indices of the words that may have a choice where their tone stands.
    pub tones: Vec<u32>,
    /// Indices of the words that stand there again, at once or after another one.
    pub again: Vec<u32>,
    /// What was learned of words, in this text or another.
    known: Known<Learned>,
}

impl Words {
    /// Splits `text[part]` into its words, in place of what was held; places count from the beginning of the part.
    pub fn split(&mut self, text: &str, part: Range<usize>, scanner: &Scanner) {
        self.clear();
        let learn = |hash: u32, word: &str| {
            let choice = if may_have_a_choice(word.as_bytes()) { CHOICE } else { 0 };
            Learned { hash, part: scanner.parts.of(hash) | choice }
        };
        // The hashes of the two words before, and of what the last one may be the first of two words.
        let (mut before, mut last, mut opened) = (0, 0, 0);
        for (index, place) in (0..).zip(fold::places(text, part.clone())) {
            let (start, end) = ((place.start - part.start) as u32, (place.end - part.start) as u32);
            let Learned { hash, part } = self.known.of(text, place, learn);
            self.all.push(Word { start, end, hash });
            let second = opened & part >> SECOND;
            if second != 0 {
                let two = upper(pair(last, Some(hash)));
                if second & MENTION != 0 && scanner.patterns.pairs.passes(two) {
                    self.mentions.push(index - 1);
                }
                if second & PHRASE != 0 && scanner.phrases.passes(two) {
                    self.phrases.push(index - 1);
                }
            }
            let alone = part >> ALONE & BOTH;
            // Most words are none of these.
            if part & (BOTH << ALONE | ANCHOR | CHOICE) != 0 {
                if alone & MENTION != 0 {
                    self.mentions.push(index);
                }
                if alone & PHRASE != 0 {
                    self.phrases.push(index);
                }
                if part & ANCHOR != 0 {
                    self.anchors.push(index);
                }
                if part & CHOICE != 0 {
                    self.tones.push(index);
                }
            }
            // Something begins with it anyway, or perhaps together with the next word.
            opened = part & BOTH & !alone;
            if hash == last || hash == before {
                self.again.push(index);
            }
            (before, last) = (last, hash);
        }
    }

    fn clear(&mut self) {
        self.all.clear();
        self.mentions.clear();
        self.phrases.clear();
        self.anchors.clear();
        self.tones.clear();
        self.again.clear();
    }
}

/// Whether one of the last two letters has a mark and the other is plain: their bytes tell most words off.
#[inline]
fn may_have_a_choice(word: &[u8]) -> bool {
    let from_end = |n: usize| word.len().checked_sub(n).map_or(0, |at| word[at]);
    match from_end(1) {
        b'a' | b'A' | b'e' | b'E' | b'y' | b'Y' => from_end(2) >= 0x80,
        0x80..=0xFF => {
            let round = |byte: u8| matches!(byte, b'o' | b'O' | b'u' | b'U');
            round(from_end(3)) || round(from_end(4))
        }
        _ => false,
    }
}

/// Splits a text into its words, in order.
pub(super) fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    fold::bare_words(text, |word| words.push(word));
    words
}

/// Phrases by the hashes of their first two words, or of their only one, whatever marks and case those have.
#[derive(Debug)]
pub(super) struct ByWords<T> {
    lists: HashMap<u64, Vec<T>, BuildHasherDefault<Hashed>>,
    /// The hashes of the first two words of each, or of the only one.
    beginnings: Vec<(u32, Option<u32>)>,
    /// The same.
    pairs: Sieve,
}

/// What is learned of a word once.
#[derive(Clone, Copy, Debug, Default)]
struct Learned {
    hash: u32,
    /// What it may be a part of, and whether it may have a choice where its tone stands.
    part: u8,
}

/// Tells fast that nothing begins with two words; it may err the other way.
#[derive(Clone, Debug)]
pub(super) struct Sieve(Vec<u64>);

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; 1 << 10])
    }
}

impl Sieve {
    fn add(&mut self, hash: u32) {
        let (at, bit) = Self::place(hash);
        self.0[at] |= bit;
    }

    #[inline]
    fn passes(&self, hash: u32) -> bool {
        let (at, bit) = Self::place(hash);
        self.0[at] & bit != 0
    }

    #[inline]
    fn place(hash: u32) -> (usize, u64) {
        let mixed = hash ^ hash >> 16;
        ((mixed >> 6 & 0x3FF) as usize, 1 << (mixed & 63))
    }
}

/// What a word may be a part of, as bits by its hash; there may be a bit too many.
#[derive(Debug)]
struct Parts(Box<[u8; 1 << 14]>);

/// Something in the lists, as the first of its words.
const MENTION: u8 = 1;
/// A phrase of [`Wording`], as the first of its words.
const PHRASE: u8 = 2;
const BOTH: u8 = MENTION | PHRASE;
/// So many bits higher: as the second of its words.
const SECOND: u8 = 2;
/// So many bits higher: as the only one of them.
const ALONE: u8 = 4;
/// An anchor of a deadline, as the first of its words.
const ANCHOR: u8 = 1 << 6;
/// It may have a choice where its tone stands.
const CHOICE: u8 = 1 << 7;

impl Parts {
    fn new() -> Parts {
        Parts(Box::new([0; 1 << 14]))
    }

    fn add(&mut self, hash: u32, part: u8) {
        self.0[Self::place(hash)] |= part;
    }

    #[inline]
    fn of(&self, hash: u32) -> u8 {
        self.0[Self::place(hash)]
    }

    #[inline]
    fn place(hash: u32) -> usize {
        (hash ^ hash >> 14) as usize & ((1 << 14) - 1)
    }
}

impl<T> Default for ByWords<T> {
    fn default() -> Self {
        Self { lists: HashMap::default(), beginnings: Vec::new(), pairs: Sieve::default() }
    }
}

impl<T> ByWords<T> {
    /// Adds what `phrase` means. Nothing is found by a phrase without words.
    pub(super) fn add(&mut self, phrase: &str, meaning: T) {
        let words = split(phrase);
        let Some(first) = words.first() else { return };
        let second = words.get(1).map(|second| second.hash);
        let key = pair(first.hash, second);
        self.pairs.add(upper(key));
        self.beginnings.push((first.hash, second));
        self.lists.entry(key).or_default().push(meaning);
    }

    /// The hashes of the first two words of each, or of the only one, and a sieve of them.
    pub(super) fn beginnings(&self) -> (&[(u32, Option<u32>)], &Sieve) {
        (&self.beginnings, &self.pairs)
    }

    /// Every list, to put it in order.
    pub(super) fn lists(&mut self) -> impl Iterator<Item = &mut Vec<T>> {
        self.lists.values_mut()
    }

    /// Phrases that may begin with the word at `at` of `words`: those of several words, and those of one.
    #[inline]
    pub(super) fn from(&self, words: &[Word], at: usize) -> (&[T], &[T]) {
        let first = words[at].hash;
        let several = words.get(at + 1).map_or(&[][..], |second| self.list(pair(first, Some(second.hash))));
        (several, self.list(pair(first, None)))
    }

    #[inline]
    fn list(&self, key: u64) -> &[T] {
        if !self.pairs.passes(upper(key)) { &[] } else { self.lists.get(&key).map_or(&[], Vec::as_slice) }
    }
}

/// One hash of two, well mixed in its upper bits.
#[inline]
fn pair(first: u32, second: Option<u32>) -> u64 {
    let both = u64::from(first) << 32 | u64::from(second.unwrap_or(0));
    let mixed = (both ^ both >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 32
}

/// The better mixed half of [`pair`].
#[inline]
fn upper(pair: u64) -> u32 {
    (pair >> 32) as u32
}

/// Finds words of the lists.
#[derive(Debug)]
pub struct Scanner {
    patterns: ByWords<Pattern>,
    /// What a word may be a part of.
    parts: Parts,
    /// The first two words, or the only one, of a phrase of [`Wording`].
    phrases: Sieve,
}

/// A word or phrase, to be found letter by letter.
#[derive(Debug)]
struct Pattern {
    written: String,
    meaning: Mention,
}

/// What a found word is; indices into the word lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// A dated term of [`Wording::terms`].
    Term(usize),
    /// Wrong capitals, of [`Wording::capitals`].
    Capital(usize),
    /// A slip, of [`Wording::slips`].
    Slip(usize),
    /// A body of [`Agencies::all`] that has a last day.
    Agency(AgencyId),
    /// A province of [`Agencies::provinces`] that was merged into another.
    Province(usize),
    /// A kind of unit of [`Agencies::units`] that has a last day.
    Unit(usize),
    /// "điều 5": an article named with a small letter.
    SmallArticle,
}

impl Default for Scanner {
    fn default() -> Scanner {
        Scanner::new(&Agencies::default(), &Wording::default())
    }
}

impl Scanner {
    /// The words of these lists.
    #[must_use]
    pub fn new(agencies: &Agencies, wording: &Wording) -> Scanner {
        let mut patterns: ByWords<Pattern> = ByWords::default();
        let mut add = |written: String, meaning: Mention| {
            patterns.add(&written.clone(), Pattern { written, meaning });
        };
        for (i, term) in wording.terms.iter().enumerate() {
            for word in &term.words {
                forms(word).for_each(|form| add(form, Mention::Term(i)));
            }
        }
        for (i, capital) in wording.capitals.iter().enumerate() {
            capital.wrong.iter().for_each(|wrong| add(wrong.clone(), Mention::Capital(i)));
        }
        for (i, slip) in wording.slips.iter().enumerate() {
            for wrong in &slip.wrong {
                // With a capital it is meant letter by letter.
                if wrong.chars().any(char::is_uppercase) {
                    add(wrong.clone(), Mention::Slip(i));
                } else {
                    forms(wrong).for_each(|form| add(form, Mention::Slip(i)));
                }
            }
        }
        for (id, agency) in agencies.all().iter().enumerate().filter(|(_, a)| a.to.is_some()) {
            for name in std::iter::once(&agency.name).chain(&agency.short) {
                add(name.clone(), Mention::Agency(id));
                add(name.to_uppercase(), Mention::Agency(id));
            }
        }
        for (i, province) in agencies.provinces().iter().enumerate().filter(|(_, p)| p.to.is_some()) {
            for word in ["tỉnh", "Tỉnh"] {
                add(format!("{word} {}", province.name), Mention::Province(i));
            }
            add(format!("TỈNH {}", province.name.to_uppercase()), Mention::Province(i));
        }
        for (i, unit) in agencies.units().iter().enumerate().filter(|(_, u)| u.to.is_some()) {
            unit.mentions.iter().for_each(|phrase| add(phrase.clone(), Mention::Unit(i)));
        }
        add("điều ".to_owned(), Mention::SmallArticle);
        // Of two patterns at one place the longer counts, and of two equal ones the first.
        patterns.lists().for_each(|list| list.sort_by_key(|pattern| std::cmp::Reverse(pattern.written.len())));
        let mut parts = Parts::new();
        let (phrases, pairs) = wording.beginnings();
        for (part, beginnings) in [(MENTION, patterns.beginnings().0), (PHRASE, phrases)] {
            for &(first, second) in beginnings {
                parts.add(first, if second.is_some() { part } else { part << ALONE });
                second.into_iter().for_each(|second| parts.add(second, part << SECOND));
            }
        }
        Scanner { patterns, parts, phrases: pairs.clone() }
    }

    /// Words that begin with one of `anchors` are noted too.
    pub(super) fn note(&mut self, anchors: &Anchors) {
        anchors.first_words().for_each(|first| self.parts.add(first, ANCHOR));
    }

    /// The longest pattern that stands by itself at word `at` of `words`, the words of `text`: where it ends, and what
    /// it is.
    #[must_use]
    #[inline]
    pub fn at(&self, text: &str, words: &[Word], at: usize) -> Option<(usize, Mention)> {
        let (several, one) = self.patterns.from(words, at);
        if several.is_empty() && one.is_empty() {
            return None;
        }
        let start = words[at].start as usize;
        several.iter().chain(one).find_map(|pattern| {
            let after = text[start..].strip_prefix(pattern.written.as_str())?.chars().next();
            let stands = match pattern.meaning {
                Mention::SmallArticle => after.is_some_and(|c| c.is_ascii_digit()),
                _ => !after.is_some_and(fold::is_alphanumeric),
            };
            stands.then_some((start + pattern.written.len(), pattern.meaning))
        })
    }
}

/// A word as it stands in a sentence, at its beginning, and in a title.
fn forms(word: &str) -> impl Iterator<Item = String> {
    let mut chars = word.chars();
    let capital = chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>());
    [Some(word.to_owned()), capital.filter(|c| c != word), Some(word.to_uppercase())].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Mention, Scanner, split};
    use crate::lexicon::{Agencies, Wording};

    #[test]
    fn words_stand_by_themselves() {
        let (agencies, wording) = (Agencies::embedded(), Wording::embedded());
        let scanner = Scanner::new(&agencies, &wording);
        let found = |text: &str| {
            let words = split(text);
            (0..words.len()).filter_map(|at| scanner.at(text, &words, at)).map(|(_, m)| m).collect::<Vec<_>>()
        };
        assert!(matches!(found("kiểm soát TTTHC của xã")[..], [Mention::Slip(_)]));
        assert!(found("kiểm soát TTTHCC").is_empty());
        assert!(matches!(found("theo điều 5 của Luật")[..], [Mention::SmallArticle]));
        assert!(found("điều kiện").is_empty());
        assert!(matches!(found("Bộ Kế hoạch và Đầu tư")[..], [Mention::Agency(_)]));
        assert!(found("Bộ Kế hoạch và Đầu tưư").is_empty());
    }
}
