//! Keys under which texts are looked up: folded numbers and folded names of laws.

use crate::fold;
use crate::kind::Kind;

/// The folded form of a number, character by character: lower case, Đ as D, one kind of dash,
/// no spaces, no zeros in front ("07/CT-TTg" and "7/CT–TTg" are one).
fn each_folded(number: &str, mut each: impl FnMut(char)) {
    for c in number.trim_start_matches('0').chars().filter(|c| !c.is_whitespace()) {
        match c {
            'Đ' | 'đ' | 'Ð' | 'ð' => each('d'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => each('-'),
            c if c.is_ascii() => each(c.to_ascii_lowercase()),
            c => c.to_lowercase().for_each(&mut each),
        }
    }
}

/// Whether two numbers are one when folded.
#[must_use]
pub(crate) fn same_number(a: &str, b: &str) -> bool {
    let folded = |number: &str| {
        let mut folded = String::with_capacity(number.len());
        each_folded(number, |c| folded.push(c));
        folded
    };
    a == b || folded(a) == folded(b)
}

/// Hash of a folded number.
#[must_use]
pub(crate) fn number_hash(number: &str) -> u32 {
    let mut hash = SEED;
    each_folded(number, |c| hash = step(hash, c));
    hash
}

/// The folded form of a law's name: letters, digits and single spaces only, so that
/// "Luật Phòng, chống tham nhũng" and "LUẬT PHÒNG CHỐNG THAM NHŨNG" are one.
#[must_use]
pub(crate) fn name_key(name: &str) -> String {
    let folded = fold::key(name);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split(|c| !fold::is_alphanumeric(c)).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// Hash of a name's folded form.
#[must_use]
pub(crate) fn name_hash(key: &str) -> u32 {
    key.chars().fold(SEED, step)
}

/// FNV-1a over characters. A hash only narrows the search; the text decides.
const SEED: u32 = 0x811C_9DC5;

fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

/// Words with which laws are cited by name; longer ones first. With "luật" a code is meant as well.
const LAW_WORDS: [(&str, &[Kind]); 4] = [
    ("bộ luật", &[Kind::Code]),
    ("luật", &[Kind::Law, Kind::Code]),
    ("pháp lệnh", &[Kind::Ordinance]),
    ("hiến pháp", &[Kind::Constitution]),
];

/// A folded name without its type word, and the kinds that the word allows (all of them where there is none).
#[must_use]
pub(crate) fn without_word(key: &str) -> (&str, &'static [Kind]) {
    let worded = LAW_WORDS.iter().find_map(|(word, kinds)| {
        let rest = key.strip_prefix(word)?;
        if rest.is_empty() { Some((rest, *kinds)) } else { rest.strip_prefix(' ').map(|rest| (rest, *kinds)) }
    });
    worded.unwrap_or((key, &[Kind::Law, Kind::Code, Kind::Ordinance, Kind::Constitution]))
}

/// Every name of a law as it is looked up, without type word; "Hiến pháp" needs no more than its word.
pub(crate) fn law_names<'a>(kind: Kind, title: &'a str, aliases: &'a str) -> impl Iterator<Item = String> + 'a {
    let bare = (kind == Kind::Constitution).then_some("");
    let named = std::iter::once(title).chain(aliases.split('\n')).filter(|name| !name.is_empty());
    named.chain(bare).filter(move |_| kind.is_law()).map(name_key)
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
