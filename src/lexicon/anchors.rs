//! Phrases that may open a deadline in a sentence (`rules/deadlines.toml`), found by the first of their words.

use super::capitalised;
use super::scanner::split;
use crate::fold::{Hashed, Word};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// How much a phrase that may open a deadline in a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// With a term behind it, it makes an item a task.
    Firm,
    /// The same, at the beginning of the item only.
    Opening,
    /// It is the deadline of what is a task anyway.
    Loose,
}

/// The phrases, by the hashes of their first words.
#[derive(Debug, Default)]
pub struct Anchors {
    lists: HashMap<u32, Vec<Phrase>, BuildHasherDefault<Hashed>>,
}

#[derive(Debug)]
struct Phrase {
    written: String,
    /// Where its first word begins and ends in it.
    word: Range<usize>,
    /// Whether a space stands behind the first word.
    goes_on: bool,
    strength: Anchor,
}

impl Anchors {
    /// Phrases from lists; of two equal phrases the first counts.
    pub(super) fn new(lists: [(Vec<String>, Anchor); 3]) -> Anchors {
        let mut all = Anchors::default();
        for (list, strength) in lists {
            for phrase in list {
                let Some(first) = split(&phrase).first().copied() else { continue };
                let list = all.lists.entry(first.hash).or_default();
                let word = first.start as usize..first.end as usize;
                // Capitals of ASCII are no matter where it is looked for; those of "đ" are.
                let capital = (!phrase.starts_with(|c: char| c.is_ascii())).then(|| capitalised(&phrase));
                list.extend(capital.into_iter().chain([phrase]).map(|written| Phrase {
                    goes_on: written[word.end..].starts_with(' '),
                    written,
                    word: word.clone(),
                    strength,
                }));
            }
        }
        all.lists.values_mut().for_each(|list| list.sort_by_key(|phrase| std::cmp::Reverse(phrase.written.len())));
        all
    }

    /// The hashes of the words that phrases begin with.
    pub(super) fn first_words(&self) -> impl Iterator<Item = u32> {
        self.lists.keys().copied()
    }

    /// The longest phrase whose first word is `word` of `text`: where it stands, in bytes, and what it says.
    #[must_use]
    pub fn at(&self, text: &str, word: Word) -> Option<(Range<usize>, Anchor)> {
        self.lists.get(&word.hash)?.iter().find_map(|phrase| {
            let start = (word.start as usize).checked_sub(phrase.word.start)?;
            let range = start..start + phrase.written.len();
            let (there, written) = (text.as_bytes().get(range.clone())?, phrase.written.as_bytes());
            // What stands behind the first word tells most phrases off. Lines break anywhere: "trước\nngày".
            let (head, rest) = (phrase.word.end, phrase.word.end + usize::from(phrase.goes_on));
            let stands = (!phrase.goes_on || matches!(there[head], b' ' | b'\n'))
                && same(&there[rest..], &written[rest..])
                && same(&there[..head], &written[..head]);
            stands.then_some((range, phrase.strength))
        })
    }
}

/// Equal but for the capitals of ASCII. The first letters tell most off, so that one is compared after the other.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

#[cfg(test)]
mod tests {
    use super::super::Deadlines;
    use super::super::scanner::split;
    use super::Anchor;

    #[test]
    fn anchors_are_found_with_capitals_and_over_lines() {
        let deadlines = Deadlines::embedded();
        let found = |text: &str| -> Vec<(String, Anchor)> {
            let words = split(text);
            let all = words.iter().filter_map(|&word| deadlines.anchors().at(text, word));
            all.map(|(range, strength)| (text[range].to_owned(), strength)).collect()
        };
        let one = |text: &str, strength: Anchor| (text.to_owned(), strength);
        assert_eq!(
            found("Gửi báo cáo trước ngày05/6, HOàN thành\ntrong quý III"),
            [one("trước ngày", Anchor::Firm), one("trong quý", Anchor::Firm)]
        );
        assert_eq!(found("Đến\nhết năm"), [one("Đến\nhết năm", Anchor::Opening)]);
        assert_eq!(found("ĐỊNH KỲ; định kỳ; từ Quý"), [one("định kỳ", Anchor::Loose), one("từ Quý", Anchor::Loose)]);
    }
}
