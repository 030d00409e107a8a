//! Folded keys: how words are compared where spelling variants must not matter.
//!
//! Tolerant reading, strict reporting: "Uỷ ban" and "Ủy ban", "hoà" and "hòa", "–" and "-",
//! "PHÒNG TƯ PHÁP" and "Phòng Tư pháp" have one key. The text itself is never rewritten.

mod known;
mod paged;
mod words;

pub use known::{Known, places};
use paged::{Page, Paged};
use words::tone_moves;
pub use words::{Word, bare_words, letters, marked_words};

use memchr::memmem;
use std::hash::Hasher;
use std::sync::LazyLock;

/// What folding makes of one letter.
#[derive(Clone, Copy, Default)]
struct Letter {
    /// Its lower case; NUL where that is not one character.
    lower: char,
    /// Its lower case without marks.
    base: char,
    /// A toned a, e or y: the tone may belong on an o or u before it.
    moves: bool,
    /// Whether it is a letter or digit.
    word: bool,
    /// Whether it is a letter.
    alphabetic: bool,
    /// Whether it is its own key wherever it stands.
    own: bool,
}

/// Basic Latin to Latin Extended-B, and Latin Extended Additional: every letter of Vietnamese.
const LATIN: std::ops::Range<u32> = 0..0x250;
const ADDITIONAL: std::ops::Range<u32> = 0x1E00..0x1F00;

/// Folding by table: the general Unicode tables are ten times slower, and folding is in every comparison.
static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let known = |c: char| {
        let mut lower = c.to_lowercase();
        let single = lower.next().filter(|_| lower.next().is_none());
        let moves = toned(c).is_some();
        Letter {
            lower: single.unwrap_or_default(),
            base: slow_base(c),
            moves,
            own: single == Some(c) && !moves,
            word: c.is_alphanumeric(),
            alphabetic: c.is_alphabetic(),
        }
    };
    LATIN.chain(ADDITIONAL).map(|code| char::from_u32(code).map(known).unwrap_or_default()).collect()
});

#[inline]
fn letter(c: char) -> Option<Letter> {
    index(c as u32).and_then(|index| LETTERS.get(index)).copied()
}

/// The place of a code point in the table.
#[inline]
fn index(code: u32) -> Option<usize> {
    if code < LATIN.end {
        Some(code as usize)
    } else if ADDITIONAL.contains(&code) {
        Some((code - ADDITIONAL.start + LATIN.end) as usize)
    } else {
        None
    }
}

/// [`char::is_alphanumeric`], by table for the letters of Vietnamese.
#[must_use]
pub fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { letter(c).map_or_else(|| c.is_alphanumeric(), |l| l.word) }
}

/// [`char::is_alphabetic`], by table for the letters of Vietnamese.
#[must_use]
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { letter(c).map_or_else(|| c.is_alphabetic(), |l| l.alphabetic) }
}

/// The key of `text`: lower case, tone mark on the first vowel of an open oa, oe, uy, every dash
/// as "-", every run of white space as one space, none at the ends. `text` is NFC.
#[must_use]
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    key_into(text, &mut out);
    out
}

/// [`key`], in place of what `out` held.
pub fn key_into(text: &str, out: &mut String) {
    out.clear();
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_uppercase() {
            out.push(char::from(byte | 0x20));
            at += 1;
            continue;
        }
        // Most of a text is its own key: whole stretches of it are taken over.
        let own = own_key(bytes, at);
        if own > at {
            out.push_str(&text[at..own]);
            at = own;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        at += c.len_utf8();
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        match letter(c) {
            Some(letter) if letter.lower != '\0' => {
                if !(letter.moves && move_tone(out, letter.lower, text[at..].chars().next())) {
                    out.push(letter.lower);
                }
            }
            _ => match c {
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
                c => out.extend(c.to_lowercase()),
            },
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
}

/// Where the stretch of `bytes` from `from` ends that is its own key: small letters, digits, marks, single spaces
/// inside. Nothing is claimed of a character that is not a letter of Vietnamese.
fn own_key(bytes: &[u8], from: usize) -> usize {
    static KINDS: LazyLock<Paged<u8>> = LazyLock::new(|| {
        let letter = |code: u32| match char::from_u32(code).and_then(letter) {
            Some(letter) if letter.own && code >= 0xC0 => OWN,
            Some(letter) if letter.moves && letter.lower as u32 == code => MOVES,
            _ => CHANGES,
        };
        // Small letters, digits and marks are their own keys wherever they stand.
        let ascii = |byte: u8| if byte.is_ascii_graphic() && !byte.is_ascii_uppercase() { OWN } else { CHANGES };
        Paged::new(ascii, |_| CHANGES, letter, OWN)
    });
    let kinds = &*KINDS;
    let (mut at, mut page) = (from, Page::default());
    while let Some(&byte) = bytes.get(at) {
        let before = page;
        let kind = kinds.of(byte, &mut page);
        if kind != OWN && !(byte == b' ' && at > from && bytes[at - 1] != b' ') {
            // The first byte of the letter.
            let letter = at - before.bytes_before(byte);
            if kind != MOVES || tone_moves(bytes, 0, letter, at) {
                return letter;
            }
        }
        at += 1;
    }
    at
}

/// A byte that is its own key wherever it stands, of a letter or mark that has another key, of a letter whose tone may move.
const OWN: u8 = 0;
const CHANGES: u8 = 1;
const MOVES: u8 = 2;

/// For maps whose keys are hashes already.
#[derive(Debug, Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    }

    fn write_u64(&mut self, key: u64) {
        // Maps look at the upper bits and at the lower ones.
        self.0 = key ^ key.rotate_left(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The five toned forms of a vowel, in the order huyền, sắc, hỏi, ngã, nặng.
const TONES: [(char, [char; 5]); 5] = [
    ('a', ['à', 'á', 'ả', 'ã', 'ạ']),
    ('e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
    ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
];

fn toned(c: char) -> Option<(char, usize)> {
    let c = c.to_lowercase().next().unwrap_or(c);
    TONES.iter().take(3).find_map(|(base, forms)| forms.iter().position(|&f| f == c).map(|tone| (*base, tone)))
}

/// "hoà" -> "hòa", "uỷ" -> "ủy": writes the toned last letter of a syllable with its tone on the o or u before it, which
/// `out` ends with. Not after "q", not inside a syllable: then nothing is written.
fn move_tone(out: &mut String, toned_letter: char, next: Option<char>) -> bool {
    let mut before = out.chars().rev();
    let (first, third) = (before.next(), before.next());
    let row = match first {
        Some('o') => 3,
        Some('u') => 4,
        _ => return false,
    };
    if third == Some('q') || next.is_some_and(is_alphabetic) {
        return false;
    }
    match toned(toned_letter) {
        Some((base, tone)) if (row == 4) == (base == 'y') => {
            out.pop();
            out.push(TONES[row].1[tone]);
            out.push(base);
            true
        }
        _ => false,
    }
}

/// A letter without marks, in lower case: "Ị" is "i", "Đ" is "d". OCR loses marks before it loses letters.
#[must_use]
pub fn base(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    letter(c).map_or_else(|| slow_base(c), |letter| letter.base)
}

/// The same for any letter, by the general tables.
fn slow_base(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    if matches!(lower, 'đ' | 'ð') {
        return 'd';
    }
    let mut first = None;
    unicode_normalization::char::decompose_canonical(lower, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(lower)
}

/// A word without marks, in lower case.
#[must_use]
pub fn bare(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    bare.extend(word.chars().map(base));
    bare
}

/// One line: every run of white space as one space, none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether `text` has single spaces only, none at its ends.
fn is_one_line(text: &str) -> bool {
    static DOUBLED: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("  "));
    let bytes = text.as_bytes();
    // One pass without a branch tells most texts: no byte that may be of another space, no space behind a space.
    let odd = |byte: u8| u8::from(byte < 0x20) | u8::from(matches!(byte, 0xC2 | 0xE2 | 0xE3));
    let both = |a: u8, b: u8| u8::from(a == b' ') & u8::from(b == b' ');
    if let [first, rest @ ..] = bytes
        && *first > b' '
        && bytes[bytes.len() - 1] > b' '
        && bytes.iter().zip(rest).fold(odd(*first), |any, (&a, &b)| any | odd(b) | both(a, b)) == 0
    {
        return true;
    }
    // Other spaces begin with one of these bytes; of 0xE3 only one, and Ogham's is left alone.
    let other = |at: usize| text[at..].starts_with(char::is_whitespace);
    !bytes.is_empty()
        && bytes[0] != b' '
        && bytes[bytes.len() - 1] != b' '
        && memchr::memchr3(b'\n', b'\t', b'\r', bytes).is_none()
        && memchr::memchr3(0x0B, 0x0C, 0xE3, bytes).is_none()
        && !memchr::memchr2_iter(0xC2, 0xE2, bytes).any(other)
        && DOUBLED.find(bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::{bare, key, one_line};

    #[test]
    fn spelling_variants_share_a_key() {
        for (a, b) in [
            ("Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN"),
            ("Hoà Bình", "hòa  bình"),
            ("HĐND–UBND", "hđnd-ubnd"),
            ("khoẻ", "khỏe"),
            ("Cộng hoà\nxã hội", "cộng hòa xã hội"),
            (" \u{3000} kế  hoạch \u{3000} ", "kế hoạch"),
            ("hOà, tHUỷ UỶ uỶ", "hòa, thủy ủy ủy"),
        ] {
            assert_eq!(key(a), key(b));
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (a, b) in [("hoàn", "hòan"), ("quý", "qúy"), ("tỉnh", "tinh"), ("hóa", "hoa")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn the_table_says_what_the_general_tables_say() {
        for c in ('\0'..'\u{2000}').filter(|c| !c.is_whitespace()) {
            let lower: String = c.to_lowercase().collect();
            // A lone toned vowel never moves its tone.
            assert_eq!(key(&c.to_string()), lower, "{c:?}");
            assert_eq!(super::base(c), super::slow_base(c), "{c:?}");
            assert_eq!(super::is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn bare_words_have_no_marks() {
        assert_eq!(bare("ĐỊNH"), "dinh");
        assert_eq!(bare("dịnh"), "dinh");
        assert_eq!(bare("Ðường"), "duong");
    }

    #[test]
    fn every_space_becomes_one() {
        let long = "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ".to_owned();
        for text in [
            "",
            " ",
            "a",
            "“kế hoạch” – số 15",
            "kế  hoạch",
            "kế\u{a0}hoạch",
            "a\u{3000}b",
            " a",
            "a\n",
            "a\u{b}b",
            &long,
        ] {
            let joined = format!("{text}{long} {long}{text}");
            for text in [text, &joined] {
                assert_eq!(one_line(text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
            }
        }
    }

    #[test]
    fn one_line_joins_what_a_page_broke() {
        assert_eq!(one_line("  số 16/2015\n NĐ-CP\t"), "số 16/2015 NĐ-CP");
    }
}
