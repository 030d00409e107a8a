//! Where a citation may be: strokes that may belong to a number, words that may name a law.

use crate::search::Needle;
use std::sync::LazyLock;

/// A place that may belong to a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The first "/" of what may be a number.
    Stroke(usize),
    /// "Luật", "Pháp lệnh", "Hiến pháp".
    Law(usize),
}

impl Anchor {
    /// The byte at which it stands.
    pub(super) fn at(self) -> usize {
        match self {
            Self::Stroke(at) | Self::Law(at) => at,
        }
    }
}

/// Words that name a law, without the first letter where it may be large or small, and how many bytes it has.
static LAW_WORDS: LazyLock<[(Needle, usize); 4]> = LazyLock::new(|| {
    [("uật", 1), ("LUẬT", 0), ("háp lệnh", 1), ("Hiến pháp", 0)].map(|(word, before)| (Needle::new(word), before))
});

/// Where each word stands that may name a law, in text order.
fn law_words(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let begins = |at: usize| matches!(bytes[at], b'L' | b'l' | b'P' | b'p' | b'H');
    let starts = |(needle, before): &'static (Needle, usize)| {
        needle.each(text).filter_map(move |at| at.checked_sub(*before).filter(|&start| begins(start)))
    };
    let mut all: Vec<usize> = LAW_WORDS.iter().flat_map(starts).collect();
    all.sort_unstable();
    all
}

/// Every anchor, in order. Passes at memory speed, merged.
pub(super) fn anchors(text: &str) -> impl Iterator<Item = Anchor> + '_ {
    let bytes = text.as_bytes();
    let mut strokes = memchr::memchr_iter(b'/', bytes).filter(move |&at| may_be_in_number(bytes, at)).peekable();
    let mut laws = law_words(text).into_iter().peekable();
    std::iter::from_fn(move || match (strokes.peek(), laws.peek()) {
        (Some(stroke), Some(law)) if law < stroke => laws.next().map(Anchor::Law),
        (Some(_), _) => strokes.next().map(Anchor::Stroke),
        (None, _) => laws.next().map(Anchor::Law),
    })
}

/// Whether a "/" may be the first of a number: capital letters or a year and another "/" follow.
/// Most strokes stand in dates, and fail here.
fn may_be_in_number(bytes: &[u8], at: usize) -> bool {
    let after = bytes[at + 1..].trim_ascii_start();
    match after.first() {
        Some(b'A'..=b'Z') => true,
        // Đ (U+0110) and the Ð (U+00D0) that looks like it.
        Some(0xC3 | 0xC4) => true,
        Some(b'0'..=b'9') => {
            // Three to five digits: a year, or what a slip made of it. The second stroke may be lost.
            let digits = after.iter().take(6).take_while(|b| b.is_ascii_digit()).count();
            let rest = &after[digits..];
            (3..=5).contains(&digits)
                && (rest.trim_ascii_start().first() == Some(&b'/')
                    || matches!(rest.first(), Some(b'A'..=b'Z' | 0xC3 | 0xC4)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Anchor, anchors};

    #[test]
    fn dates_and_alternatives_are_no_anchors() {
        let text = "ngày 15/7/2021 và/hoặc 12/2024, số 16/2015/NĐ-CP, Luật 36-CTr/TU";
        let found: Vec<Anchor> = anchors(text).collect();
        let stroke = |s: &str| Anchor::Stroke(text.find(s).unwrap());
        assert_eq!(
            found,
            [stroke("/2015/NĐ"), stroke("/NĐ-CP"), Anchor::Law(text.find("Luật").unwrap()), stroke("/TU"),]
        );
    }
}
