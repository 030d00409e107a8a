//! Keys under which texts are looked up: folded numbers and folded names of laws.

use crate::fold;

/// The folded form of a number, character by character: lower case, Đ as D, one kind of dash,
/// no spaces, no zeros in front ("07/CT-TTg" and "7/CT–TTg" are one).
fn folded(number: &str) -> impl Iterator<Item = char> + '_ {
    number.trim_start_matches('0').chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).map(
        |c| match c {
            'đ' | 'ð' => 'd',
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
            c => c,
        },
    )
}

/// Whether two numbers are one when folded.
#[must_use]
pub(crate) fn same_number(a: &str, b: &str) -> bool {
    folded(a).eq(folded(b))
}

/// Hash of a folded number.
#[must_use]
pub(crate) fn number_hash(number: &str) -> u32 {
    hash(folded(number))
}

/// The folded form of a law's name: letters, digits and single spaces only, so that
/// "Luật Phòng, chống tham nhũng" and "LUẬT PHÒNG CHỐNG THAM NHŨNG" are one.
#[must_use]
pub(crate) fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in fold::key(name).chars() {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Hash of a name's folded form.
#[must_use]
pub(crate) fn name_hash(key: &str) -> u32 {
    hash(key.chars())
}

/// FNV-1a over characters. A hash only narrows the search; the text decides.
fn hash(chars: impl Iterator<Item = char>) -> u32 {
    chars.fold(0x811C_9DC5, |hash, c| (hash ^ c as u32).wrapping_mul(0x0100_0193))
}

/// The word under which texts of a kind are cited by name.
#[must_use]
pub(crate) fn law_word(kind: crate::kind::Kind) -> Option<&'static str> {
    use crate::kind::Kind;
    match kind {
        Kind::Constitution => Some("Hiến pháp"),
        Kind::Law => Some("Luật"),
        Kind::Code => Some("Bộ luật"),
        Kind::Ordinance => Some("Pháp lệnh"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{name_key, number_hash, same_number};

    #[test]
    fn numbers_are_compared_folded() {
        for (a, b) in [
            ("16/2015/NĐ-CP", "16/2015/ND-CP"),
            ("07/CT-TTg", "7/CT–TTG"),
            ("30c/NQ-CP", "30C/NQ-CP"),
            ("1 /QĐ-BNV", "1/QĐ-BNV"),
        ] {
            assert!(same_number(a, b), "{a} {b}");
            assert_eq!(number_hash(a), number_hash(b), "{a} {b}");
        }
        assert!(!same_number("76/NQ-CP", "67/NQ-CP"));
        assert!(!same_number("10/NQ-CP", "1/NQ-CP"));
    }

    #[test]
    fn names_are_compared_without_marks() {
        assert_eq!(name_key("Luật Phòng, chống tham nhũng"), name_key("LUẬT PHÒNG CHỐNG  THAM NHŨNG"));
        assert_ne!(name_key("Luật Cán bộ"), name_key("Luật Căn bộ"));
    }
}
