//! The words of a text, each with a hash of its letters: the last byte of "ả" adds to a hash what "a" adds, the bytes
//! before it add nothing.

use super::paged::{Page, Paged};
use super::{CHANGES, Letter, MOVES, OWN, is_alphanumeric, letter};
use std::sync::LazyLock;

/// A word of a text: a run of letters and digits. Whatever lies beyond ASCII is of a word but for quotes, dashes and other
/// general punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// Past its last byte.
    pub end: u32,
    /// A hash of its letters.
    pub hash: u32,
}

/// Every word of a text, in order, with the hash of its letters in lower case without marks: one for "cải", "CẢI", "cai".
#[inline]
pub fn bare_words(text: &str, each: impl FnMut(Word)) {
    static STEPS: LazyLock<Paged<u32>> = LazyLock::new(|| steps(|letter| letter.base));
    words(text, &STEPS, each);
}

/// Every word of a text, in order, with the hash of its letters in lower case; "hoà" and "hòa" have two.
#[inline]
pub fn marked_words(text: &str, each: impl FnMut(Word)) {
    static STEPS: LazyLock<Paged<u32>> = LazyLock::new(|| steps(|letter| letter.lower));
    words(text, &STEPS, each);
}

/// A step that ends a word.
const END: u32 = 1;
/// A step that adds nothing.
const NOTHING: u32 = 0;
const SEED: u32 = 0x811C_9DC5;
/// The first of the three bytes of quotes, dashes, dots.
pub(super) const GENERAL_PUNCTUATION: u8 = 0xE2;

/// What each byte adds to a hash, by what `form` makes of a letter.
fn steps(form: impl Fn(&Letter) -> char) -> Paged<u32> {
    let formed = |code: u32| step(char::from_u32(code).and_then(letter).map_or(code, |l| form(&l) as u32));
    Paged::new(
        |byte| if byte.is_ascii_alphanumeric() { formed(u32::from(byte)) } else { END },
        // A letter of another script goes byte by byte.
        |byte| if byte == GENERAL_PUNCTUATION { END } else { formed(0x11_0000 + u32::from(byte)) },
        formed,
        NOTHING,
    )
}

/// What a letter adds: its lowest bits say how far the hash is turned before, so that letters have their places.
fn step(letter: u32) -> u32 {
    let mixed = u64::from(letter + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as u32 & !31 | 5
}

#[inline]
fn words(text: &str, steps: &Paged<u32>, mut each: impl FnMut(Word)) {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let (mut hash, mut page, mut past) = (SEED, Page::default(), 0);
        let mut rest = bytes[start..].iter();
        for &byte in rest.by_ref() {
            let step = steps.of(byte, &mut page);
            if step == END {
                past = if byte == GENERAL_PUNCTUATION { 3 } else { 1 };
                break;
            }
            hash = hash.rotate_left(step & 31) ^ step;
        }
        // The byte that ends a word is gone too.
        let end = bytes.len() - rest.len() - usize::from(past > 0);
        if end > start {
            each(Word { start: start as u32, end: end as u32, hash });
        }
        start = end + past;
    }
}

/// Whether the tone of a letter that may give it away, from byte `letter` to byte `last`, goes to the o or u before it: it
/// does where a syllable ends. Nothing before `start` is of the word.
pub(super) fn tone_moves(bytes: &[u8], start: usize, letter: usize, last: usize) -> bool {
    let round = letter > start && matches!(bytes[letter - 1], b'o' | b'u' | b'O' | b'U');
    round && !bytes.get(last + 1).is_some_and(u8::is_ascii_alphabetic)
}

/// The run of letters and digits, but for the digits of ASCII, that begins at byte `from` of `text`: where it ends, and
/// whether it is surely its own key.
#[must_use]
pub fn letters(text: &str, from: usize) -> (usize, bool) {
    static KINDS: LazyLock<Paged<u8>> = LazyLock::new(kinds);
    let (bytes, kinds) = (text.as_bytes(), &*KINDS);
    let (mut at, mut page, mut own) = (from, Page::default(), true);
    loop {
        // Most letters are their own keys.
        let mut before = page;
        let (mut byte, mut kind) = (b' ', OTHER);
        for &next in &bytes[at..] {
            (before, byte) = (page, next);
            kind = kinds.of(byte, &mut page);
            if kind != OWN {
                break;
            }
            at += 1;
        }
        if at == bytes.len() {
            return (at, own);
        }
        // The first byte of the letter.
        let letter = at - before.bytes_before(byte);
        match kind {
            CHANGES => own = false,
            MOVES => own &= !tone_moves(bytes, from, letter, at),
            _ if byte.is_ascii() => return (letter, own),
            // No letter of Vietnamese.
            _ => match text[letter..].chars().next().filter(|&c| is_alphanumeric(c)) {
                Some(c) => {
                    (at, page, own) = (letter + c.len_utf8(), Page::default(), false);
                    continue;
                }
                None => return (letter, own),
            },
        }
        at += 1;
    }
}

/// A byte of no letter that the table knows.
const OTHER: u8 = 3;

/// What each byte is of.
fn kinds() -> Paged<u8> {
    let kind = |code: u32| match char::from_u32(code).and_then(letter) {
        Some(letter) if !letter.word => OTHER,
        Some(letter) if letter.moves && letter.lower as u32 == code => MOVES,
        Some(letter) if letter.own => OWN,
        Some(_) => CHANGES,
        None => OTHER,
    };
    let ascii = |byte: u8| if byte.is_ascii_digit() { OTHER } else { kind(u32::from(byte)) };
    Paged::new(ascii, |_| OTHER, kind, OWN)
}

#[cfg(test)]
mod tests {
    use super::super::{Letter, base, is_alphabetic, key, letter};
    use super::{Word, bare_words, letters, marked_words};

    fn words(text: &str, marked: bool) -> Vec<(&str, u32)> {
        let mut all = Vec::new();
        let each = |word: Word| all.push((&text[word.start as usize..word.end as usize], word.hash));
        if marked {
            marked_words(text, each)
        } else {
            bare_words(text, each)
        }
        all
    }

    fn hashes(text: &str, marked: bool) -> Vec<u32> {
        words(text, marked).into_iter().map(|word| word.1).collect()
    }

    #[test]
    fn words_are_found_with_their_hashes() {
        let found: Vec<&str> = words("“Uỷ ban”, XÃ – số 15/KH 𝐀x.", false).into_iter().map(|w| w.0).collect();
        assert_eq!(found, ["Uỷ", "ban", "XÃ", "số", "15", "KH", "𝐀x"]);
        assert!(words("… “", false).is_empty() && words("", false).is_empty());
        assert_eq!(hashes("Uỷ BAN, đạt", false), hashes("uy ban dat", false));
        assert_ne!(hashes("cải", false), hashes("cách", false));
        assert_eq!(hashes("CẢI cách", true), hashes("cải CÁCH", true));
        assert_ne!(hashes("cải", true), hashes("cái", true));
    }

    #[test]
    fn a_letter_adds_what_it_is_without_marks_or_in_lower_case() {
        for c in ('\0'..'\u{2000}').filter(|&c| is_alphabetic(c)) {
            let in_table = |l: &Letter| l.lower != '\0' && letter(l.lower).is_some() && letter(l.base).is_some();
            let Some(known) = letter(c).filter(in_table) else { continue };
            assert_eq!(hashes(&format!("x{c}n"), false), hashes(&format!("x{}n", base(c)), false), "{c}");
            assert_eq!(hashes(&format!("x{c}n"), true), hashes(&format!("x{}n", known.lower), true), "{c}");
        }
    }

    #[test]
    fn a_run_of_letters_ends_where_the_general_tables_say() {
        for c in ('\0'..'\u{3100}').filter(|&c| c != 'ø') {
            let text = format!("øá{c}");
            let (end, own) = letters(&text, 0);
            let goes_on = c.is_alphanumeric() && !c.is_ascii_digit();
            assert_eq!(end, if goes_on { text.len() } else { "øá".len() }, "{c:?}");
            assert!(!own || key(&text[..end]) == text[..end], "{c:?}");
        }
        for word in ["ủy", "uỷ", "hoàn", "quý", "Phòng", "hđnd", "đầu", "khoẻ", "khỏe", "OÀ", "oà", "hà"]
        {
            let (end, own) = letters(word, 0);
            assert!(end == word.len() && (!own || key(word) == word), "{word}");
        }
        assert_eq!(letters("hà nội", 0), (3, true));
        assert_eq!((letters("hoà", 0).1, letters("Hà", 0).1, letters("hoàn", 0).1), (false, false, true));
    }
}
