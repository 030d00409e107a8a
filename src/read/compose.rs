//! Unicode composition (NFC) of one cluster.

use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a cluster may begin with `character`: it is a starter that does not change and that no character before it
/// can take up.
pub(super) fn begins_cluster(character: char) -> bool {
    // Everything below the first combining mark, and the Vietnamese letters.
    character < '\u{300}'
        || ('\u{1E00}'..='\u{1EFF}').contains(&character)
        || canonical_combining_class(character) == 0
            && matches!(is_nfc_quick(std::iter::once(character)), IsNormalized::Yes)
}

/// The cluster around `at`, where a character stands that begins none, and its composed form; `None` where the form is
/// what is written. The character before `at` is part of the cluster, unless it stands before `from`.
pub(super) fn cluster(text: &str, from: usize, at: usize) -> (Range<usize>, Option<String>) {
    let start = text[from..at].chars().next_back().map_or(at, |base| at - base.len_utf8());
    let length = text[at..].find(begins_cluster).unwrap_or(text.len() - at);
    let range = start..at + length;
    let written = &text[range.clone()];
    let composed = one_letter(written).map_or_else(|| written.nfc().collect(), String::from);
    let changed = composed != written;
    (range, changed.then_some(composed))
}

/// A base and marks in canonical order that compose to one letter, as every Vietnamese letter does.
fn one_letter(cluster: &str) -> Option<char> {
    let mut characters = cluster.chars();
    let base = characters.next()?;
    characters.try_fold(base, compose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_composes_in_any_order_of_its_marks() {
        for letter in ('À'..='ỹ').filter(|c| c.is_alphabetic() && begins_cluster(*c)) {
            let decomposed: String = std::iter::once(letter).nfd().collect();
            let mut marks: Vec<char> = decomposed.chars().skip(1).collect();
            if marks.is_empty() {
                continue;
            }
            for _ in 0..2 {
                let written: String = decomposed.chars().take(1).chain(marks.iter().copied()).collect();
                let at = written.chars().next().map_or(0, char::len_utf8);
                let expected: String = written.nfc().collect();
                assert_eq!(cluster(&written, 0, at), (0..written.len(), Some(expected)), "{letter}");
                marks.reverse();
            }
        }
    }

    #[test]
    fn plain_letters_never_change() {
        for letter in ('\0'..'\u{300}').chain('\u{1E00}'..='\u{1EFF}') {
            assert!(matches!(is_nfc_quick(std::iter::once(letter)), IsNormalized::Yes), "{letter:?}");
            assert_eq!(canonical_combining_class(letter), 0, "{letter:?}");
        }
    }

    #[test]
    fn a_mark_without_a_letter_stays() {
        assert_eq!(cluster("a \u{301}b", 0, 2), (1..4, None));
        assert_eq!(cluster("\u{301}", 0, 0), (0..2, None));
    }

    #[test]
    fn a_half_composed_letter_is_completed() {
        assert_eq!(cluster("xê\u{323}y", 0, 3), (1..5, Some("ệ".to_owned())));
    }
}
