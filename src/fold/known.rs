//! The words of a text at once, and a memory of those met before.
//!
//! Nobody can foresee where a word ends: a loop over bytes that stops there costs a wrong guess of the processor for each.
//! So all ends among many bytes are found first, without a branch. And running text is made of a few hundred syllables:
//! what was learned of one holds wherever it stands again.

use super::words::{GENERAL_PUNCTUATION, bare_words};
use std::ops::Range;

/// So many bytes are looked at together: as many as a number has bits.
const WIDTH: usize = u64::BITS as usize;
/// A longer word, in bytes, is not remembered.
const LONGEST: usize = 16;
/// How many words are remembered; a power of two.
const SLOTS: usize = 1 << 12;

/// What was learned of words, by their bytes. Of two words with one place the later is remembered.
#[derive(Debug)]
pub struct Known<T>(Box<[((u64, u64), T)]>);

impl<T: Copy + Default> Default for Known<T> {
    fn default() -> Self {
        // No word is all zero bytes.
        Self(vec![((0, 0), T::default()); SLOTS].into())
    }
}

impl<T: Copy + Default> Known<T> {
    /// What `learn` tells of the hash and the bytes of the word that stands at `place` of `text`, now or when it was met
    /// before.
    #[inline]
    pub fn of(&mut self, text: &str, place: Range<usize>, learn: impl Fn(u32, &str) -> T) -> T {
        let Some(key) = beginning(text.as_bytes(), &place) else { return anew(&text[place], learn) };
        let slot = &mut self.0[slot(key)];
        if slot.0 != key {
            *slot = (key, anew(&text[place], learn));
        }
        slot.1
    }
}

/// What is learned of a word that was not met before.
#[cold]
#[inline(never)]
fn anew<T>(word: &str, learn: impl Fn(u32, &str) -> T) -> T {
    let mut hash = 0;
    bare_words(word, |word| hash = word.hash);
    learn(hash, word)
}

/// The places of the words of `text[part]`, in order, the same as of [`bare_words`], in bytes of `text`.
#[inline]
pub fn places(text: &str, part: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let Range { mut start, end: last } = part;
    // The first byte of those looked at, and which of them that were not passed are of no word.
    let (mut first, mut ends) = (start, ends_from(bytes, start, last));
    std::iter::from_fn(move || {
        loop {
            if ends == 0 {
                first += WIDTH;
                if first > last {
                    return None;
                }
                ends = ends_from(bytes, first, last);
                continue;
            }
            let end = first + ends.trailing_zeros() as usize;
            ends &= ends - 1;
            let word = start..end;
            start = end + if bytes.get(end) == Some(&GENERAL_PUNCTUATION) { 3 } else { 1 };
            if !word.is_empty() {
                return Some(word);
            }
        }
    })
}

/// Which of the bytes from `at` on are of no word, as bits, the first the lowest: that at `last` ends one too, and those
/// behind it do not count.
#[inline]
fn ends_from(bytes: &[u8], at: usize, last: usize) -> u64 {
    let ends = match bytes[at..].first_chunk() {
        Some(chunk) => all_ends(chunk),
        None => {
            let mut chunk = [0; WIDTH];
            chunk[..bytes.len() - at].copy_from_slice(&bytes[at..]);
            all_ends(&chunk)
        }
    };
    let left = last - at;
    if left < WIDTH { (ends | 1 << left) & u64::MAX >> (WIDTH - 1 - left) } else { ends }
}

/// By itself it becomes vector instructions; inside of another function it would become some hundreds of plain ones.
#[inline(never)]
fn all_ends(chunk: &[u8; WIDTH]) -> u64 {
    let mut ends = [0; WIDTH];
    for (end, &byte) in ends.iter_mut().zip(chunk) {
        *end = u8::from(is_end(byte));
    }
    let (eights, _) = ends.as_chunks();
    // The multiplication gathers the lowest bits of eight bytes in the uppermost byte.
    let gathered = |eight: [u8; 8]| u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().enumerate().fold(0, |all, (i, &eight)| all | gathered(eight) << (8 * i))
}

/// Whether a byte is of no word.
#[inline]
fn is_end(byte: u8) -> bool {
    let word = byte.is_ascii_alphanumeric() | !byte.is_ascii() & (byte != GENERAL_PUNCTUATION);
    !word
}

/// The bytes of a short word as numbers; `None` of a longer one, or at the very end of the text.
#[inline]
fn beginning(bytes: &[u8], word: &Range<usize>) -> Option<(u64, u64)> {
    /// For each length, which bits are of the word.
    const OWN: [(u64, u64); LONGEST + 1] = {
        let mut own = [(u64::MAX, u64::MAX); LONGEST + 1];
        let mut length = 0;
        while length < LONGEST {
            let bits = (1u128 << (8 * length)) - 1;
            own[length] = (bits as u64, (bits >> 64) as u64);
            length += 1;
        }
        own
    };
    let (first, second) = OWN.get(word.len())?;
    let there: &[u8; LONGEST] = bytes[word.start..].first_chunk()?;
    let all = u128::from_le_bytes(*there);
    Some((all as u64 & first, (all >> 64) as u64 & second))
}

#[inline]
fn slot((first, second): (u64, u64)) -> usize {
    let mixed = (first ^ second.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - SLOTS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::super::words::{Word, bare_words};
    use super::{Known, is_end, places};
    use proptest::prelude::*;
    use std::ops::Range;

    /// The words of `text[from..to]`, each with its hash.
    fn known(known: &mut Known<(u32, usize)>, text: &str, from: usize, to: usize) -> Vec<Word> {
        let word = |place: Range<usize>| {
            let (hash, length) = known.of(text, place.clone(), |hash, word| (hash, word.len()));
            assert_eq!(place.len(), length);
            Word { start: (place.start - from) as u32, end: (place.end - from) as u32, hash }
        };
        places(text, from..to).map(word).collect()
    }

    #[test]
    fn a_byte_of_no_word_ends_one() {
        for byte in 0..=u8::MAX {
            let text = [b'x', byte, b'y', b'z'];
            let Ok(text) = std::str::from_utf8(&text) else { continue };
            let mut words = 0;
            bare_words(text, |_| words += 1);
            assert_eq!(words == 2, is_end(byte), "{byte}");
        }
    }

    proptest! {
        #[test]
        fn words_met_before_are_the_same(
            text in "([a-cA-C1ăĐứỨ]{0,20}[ ,“…\u{0}\u{300}中]{0,2}){0,20}",
            cuts in (0usize..400, 0usize..400),
        ) {
            let (from, to) = (text.floor_char_boundary(cuts.0), text.floor_char_boundary(cuts.1));
            let (from, to) = (from.min(to), from.max(to));
            let mut memory = Known::default();
            for _ in 0..2 {
                let mut words = Vec::new();
                bare_words(&text[from..to], |word| words.push(word));
                prop_assert_eq!(known(&mut memory, &text, from, to), words);
            }
        }
    }
}
