//! Unicode composition (NFC) of one cluster.

use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a cluster may begin with `character`: it is a starter that does not change and that no character before it
/// can take up.
pub(super) fn begins_cluster(character: char) -> bool {
    match character {
        // Everything below the first combining mark, and the Vietnamese letters.
        '\0'..'\u{300}' | '\u{1E00}'..='\u{1EFF}' => true,
        // The marks of Latin letters.
        '\u{300}'..'\u{34F}' => false,
        other => {
            canonical_combining_class(other) == 0 && matches!(is_nfc_quick(std::iter::once(other)), IsNormalized::Yes)
        }
    }
}

/// The cluster around `at`, where a character stands that begins none. Its composed form is put into `composed`; false
/// where that is what is written. The character before `at` is part of the cluster, unless it stands before `from`.
pub(super) fn cluster(text: &str, from: usize, at: usize, composed: &mut String) -> (Range<usize>, bool) {
    let start = text[from..at].chars().next_back().map_or(at, |base| at - base.len_utf8());
    let length = text[at..].find(begins_cluster).unwrap_or(text.len() - at);
    let range = start..at + length;
    let written = &text[range.clone()];
    composed.clear();
    match one_letter(written) {
        Some(letter) => composed.push(letter),
        None => composed.extend(written.nfc()),
    }
    (range, composed != written)
}

/// A base and marks in canonical order that compose to one letter, as every Vietnamese letter does. A base that changes
/// by itself is left to the general way.
fn one_letter(cluster: &str) -> Option<char> {
    let mut characters = cluster.chars();
    let base = characters.next().filter(|&base| begins_cluster(base))?;
    characters.try_fold(base, compose)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(text: &str, at: usize) -> (Range<usize>, Option<String>) {
        let mut composed = String::new();
        let (range, changed) = cluster(text, 0, at, &mut composed);
        (range, changed.then_some(composed))
    }

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
                assert_eq!(composed(&written, at), (0..written.len(), Some(expected)), "{letter}");
                marks.reverse();
            }
        }
    }

    #[test]
    fn plain_letters_never_change() {
        for mark in '\u{300}'..'\u{34F}' {
            assert_ne!(canonical_combining_class(mark), 0, "{mark:?}");
        }
        for letter in ('\0'..'\u{300}').chain('\u{1E00}'..='\u{1EFF}') {
            assert!(matches!(is_nfc_quick(std::iter::once(letter)), IsNormalized::Yes), "{letter:?}");
            assert_eq!(canonical_combining_class(letter), 0, "{letter:?}");
        }
    }

    #[test]
    fn a_mark_without_a_letter_stays() {
        assert_eq!(composed("a \u{301}b", 2), (1..4, None));
        assert_eq!(composed("\u{301}", 0), (0..2, None));
    }

    #[test]
    fn a_letter_that_is_another_letter_is_written_as_that() {
        assert_eq!(composed("\u{2F800}", 0), (0..4, Some("\u{4E3D}".to_owned())));
        assert_eq!(composed("\u{212B}\u{323}", 0), (0..5, Some("\u{212B}\u{323}".nfc().collect())));
    }

    #[test]
    fn a_half_composed_letter_is_completed() {
        assert_eq!(composed("xê\u{323}y", 3), (1..5, Some("ệ".to_owned())));
    }
}
