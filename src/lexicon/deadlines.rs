//! `rules/deadlines.toml`: words of deadlines.

use super::anchors::{Anchor, Anchors};
use super::phrases::{Phrases, Word};
use crate::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/deadlines.toml");

/// Words of deadlines.
#[derive(Debug)]
pub struct Deadlines {
    phrases: Phrases<Symbol>,
    empty: Vec<String>,
    ditto: Vec<String>,
    anchors: Anchors,
}

/// What a phrase means to the grammar of deadlines, which reads one letter for each (`grammar/deadline.pest`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// Quý.
    Quarter,
    /// Năm.
    Year,
    /// Ngày, where no date follows.
    Day,
    /// Tuần.
    Week,
    /// Từ.
    From,
    /// Đến.
    Until,
    /// Trước, chậm nhất.
    Before,
    /// Trong, vào: changes nothing.
    Within,
    /// Đầu, cuối.
    Part,
    /// 6 tháng đầu năm.
    FirstHalf,
    /// 6 tháng cuối năm.
    SecondHalf,
    /// Giai đoạn.
    Period,
    /// Và.
    And,
    /// Thường xuyên, hằng quý.
    Recurring,
    /// Báo cáo theo quý.
    Frequency,
    /// Khi có, sau khi.
    Conditional,
    /// Kịp thời, theo kế hoạch.
    Vague,
}

impl Symbol {
    /// Its letter in `grammar/deadline.pest`.
    #[must_use]
    pub fn letter(self) -> u8 {
        match self {
            Symbol::Quarter => b'q',
            Symbol::Year => b'y',
            Symbol::Day => b'd',
            Symbol::Week => b'u',
            Symbol::From => b'f',
            Symbol::Until => b't',
            Symbol::Before => b'b',
            Symbol::Within => b'w',
            Symbol::Part => b'p',
            Symbol::FirstHalf => b'h',
            Symbol::SecondHalf => b'H',
            Symbol::Period => b'P',
            Symbol::And => b'a',
            Symbol::Recurring => b'e',
            Symbol::Frequency => b'g',
            Symbol::Conditional => b'c',
            Symbol::Vague => b'v',
        }
    }
}

impl Deadlines {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the types say; a test holds that.
    #[must_use]
    pub fn embedded() -> Deadlines {
        Deadlines::from_file(toml::from_str(LIST).expect("rules/deadlines.toml is tested"))
    }

    pub(super) fn from_file(file: File) -> Deadlines {
        let phrases = Phrases::new(file.words.iter().map(|(&symbol, list)| (list.as_slice(), symbol)));
        let lists = file.anchors;
        let anchors =
            Anchors::new([(lists.firm, Anchor::Firm), (lists.opening, Anchor::Opening), (lists.loose, Anchor::Loose)]);
        let keys = |list: Vec<String>| list.iter().map(|w| fold::key(w)).collect();
        Deadlines { phrases, empty: keys(file.marks.empty), ditto: keys(file.marks.ditto), anchors }
    }

    /// The longest phrase that `words` begin with: what it means, and how many words it has.
    #[must_use]
    pub fn phrase(&self, words: &[Word<'_>]) -> Option<(Symbol, usize)> {
        self.phrases.longest(words)
    }

    /// Whether a phrase may begin with that word: the cheap question before [`Self::phrase`].
    #[must_use]
    pub fn may_begin(&self, word: &Word<'_>) -> bool {
        self.phrases.may_begin(word)
    }

    /// Whether a cell holds a mark that stands for nothing ("-", "…").
    #[must_use]
    pub fn is_empty_mark(&self, cell: &str) -> bool {
        cell.len() <= 8 && {
            let key = fold::key(cell);
            key.is_empty() || self.empty.contains(&key)
        }
    }

    /// Whether a cell says that it is the same as the one above ("nt", "như trên").
    #[must_use]
    pub fn is_ditto(&self, cell: &str) -> bool {
        cell.len() <= 16 && self.ditto.contains(&fold::key(cell))
    }

    /// Phrases that may open a deadline in a sentence.
    #[must_use]
    pub fn anchors(&self) -> &Anchors {
        &self.anchors
    }
}

/// A list in the form of `rules/deadlines.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    words: BTreeMap<Symbol, Vec<String>>,
    marks: Marks,
    anchors: AnchorLists,
}

impl File {
    /// Adds a unit's own list. Of two meanings of one phrase the last counts.
    pub(super) fn add(&mut self, own: File) {
        for (symbol, mut phrases) in own.words {
            // What the unit's phrase meant before, it does not mean any more.
            let said: Vec<String> = phrases.iter().map(|phrase| fold::key(phrase)).collect();
            self.words.values_mut().for_each(|list| list.retain(|phrase| !said.contains(&fold::key(phrase))));
            self.words.entry(symbol).or_default().append(&mut phrases);
        }
        self.marks.empty.extend(own.marks.empty);
        self.marks.ditto.extend(own.marks.ditto);
        self.anchors.firm.extend(own.anchors.firm);
        self.anchors.opening.extend(own.anchors.opening);
        self.anchors.loose.extend(own.anchors.loose);
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Marks {
    empty: Vec<String>,
    ditto: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct AnchorLists {
    firm: Vec<String>,
    opening: Vec<String>,
    loose: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::super::phrases;
    use super::{Deadlines, Symbol};

    #[test]
    fn the_longest_phrase_wins() {
        let words = Deadlines::embedded();
        let phrase = |text: &str| words.phrase(&phrases::words(text, 0, text.len()));
        assert_eq!(phrase("thường xuyên trong năm"), Some((Symbol::Recurring, 4)));
        assert_eq!(phrase("6 tháng đầu năm 2026"), Some((Symbol::FirstHalf, 4)));
        assert_eq!(phrase("6 tháng và năm"), Some((Symbol::Recurring, 2)));
        assert_eq!(phrase("sau khi có văn bản"), Some((Symbol::Conditional, 3)));
        assert_eq!(phrase("phòng nội vụ"), None);
    }

    #[test]
    fn marks_that_stand_for_nothing_or_for_the_cell_above() {
        let words = Deadlines::embedded();
        assert!(words.is_empty_mark("-") && words.is_empty_mark(" ") && !words.is_empty_mark("Quý I"));
        assert!(words.is_ditto("Như trên") && !words.is_ditto("Năm 2026"));
    }
}
