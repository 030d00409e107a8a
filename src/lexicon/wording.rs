//! `rules/wording.toml`: dated terms, capitals, words that lose their marks, slips, doubled words.

use super::scanner::{ByWords, Sieve, split};
use crate::fold::{self, Word};
use chrono::NaiveDate;
use foldhash::HashSet;
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/wording.toml");

/// Terms, typing errors, house words.
#[derive(Debug, Default)]
pub struct Wording {
    /// Terms that went out of use.
    pub terms: Vec<Term>,
    /// Words whose capitals are prescribed.
    pub capitals: Vec<Capital>,
    /// Words that are wrong as they stand.
    pub slips: Vec<Slip>,
    /// Phrases that are wrong when their marks differ.
    phrases: ByWords<Phrase>,
    doubled: HashSet<String>,
    allowed: HashSet<String>,
    /// Words around percentages.
    pub shares: Shares,
}

/// Words around percentages, as keys.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shares {
    /// Words beside which a percentage is growth, not a share.
    pub growth: Vec<String>,
    /// What a share may be of.
    pub counted: Vec<String>,
    /// Words that split a whole into the parts that follow.
    pub splits: Vec<String>,
    /// Where money comes from.
    pub sources: Vec<String>,
    /// Words beside which a percentage is a bound or a result, no part.
    pub bounds: Vec<String>,
}

impl Shares {
    fn keys(mut self) -> Shares {
        let lists = [&mut self.growth, &mut self.counted, &mut self.splits, &mut self.sources, &mut self.bounds];
        lists.into_iter().flatten().for_each(|word| *word = fold::key(word));
        self
    }
}

/// A term that went out of use.
#[derive(Debug)]
pub struct Term {
    /// How it is written.
    pub words: Vec<String>,
    /// One of these stands shortly before; empty: anywhere.
    pub near: Vec<String>,
    /// First day on which it is out of use.
    pub since: NaiveDate,
    /// What is said instead.
    pub instead: String,
    /// The text that says so.
    pub source: String,
}

/// A word with its prescribed capitals.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Capital {
    /// As it is often written.
    pub wrong: Vec<String>,
    /// As it must be.
    pub right: String,
    /// Place in Phụ lục II of NĐ 30/2020.
    pub at: String,
}

/// A word that is wrong as it stands.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Slip {
    /// The slip.
    pub wrong: Vec<String>,
    /// What was meant.
    pub right: String,
    /// It is no slip before one of these.
    #[serde(default)]
    pub unless_next: Vec<String>,
}

/// A phrase that is wrong when its marks differ.
#[derive(Debug)]
pub struct Phrase {
    /// As it must be, key form.
    pub right: String,
    /// The hashes of the words of `right` without marks.
    pub words: Vec<u32>,
    /// Other marks that are right too, key form.
    pub also: Vec<String>,
    /// No slip before one of these.
    pub unless_next: Vec<String>,
    /// Reported only in capitals, where nothing else can be meant.
    pub only_capital: bool,
}

impl Wording {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the types say; a test holds that.
    #[must_use]
    pub fn embedded() -> Wording {
        Wording::from_file(toml::from_str(LIST).expect("rules/wording.toml is tested"))
    }

    pub(super) fn from_file(file: File) -> Wording {
        let mut phrases: ByWords<Phrase> = ByWords::default();
        for entry in file.phrase {
            let right = fold::key(&entry.right);
            let words = split(&right).iter().map(|word| word.hash).collect();
            let also = entry.also.iter().map(|a| fold::key(a)).collect();
            let unless_next = entry.unless_next.iter().map(|w| fold::key(w)).collect();
            phrases.add(&entry.right, Phrase { right, words, also, unless_next, only_capital: entry.only_capital });
        }
        phrases.lists().for_each(|list| list.sort_by_key(|p| std::cmp::Reverse(p.words.len())));
        Wording {
            terms: file.term.into_iter().map(Into::into).collect(),
            capitals: file.capital,
            slips: file.slip,
            phrases,
            doubled: file.doubled.words.iter().map(|w| fold::key(w)).collect(),
            allowed: file.doubled.allowed.iter().map(|w| fold::key(w)).collect(),
            shares: file.shares.keys(),
        }
    }

    /// The hashes of the first two words of each phrase, or of the only one, and a sieve of them.
    pub(super) fn beginnings(&self) -> (&[(u32, Option<u32>)], &Sieve) {
        self.phrases.beginnings()
    }

    /// Phrases that may begin with word `at` of `words`, the longest first; the words may have any marks.
    #[inline]
    pub fn phrases_from(&self, words: &[Word], at: usize) -> impl Iterator<Item = &Phrase> + use<'_> {
        let (several, one) = self.phrases.from(words, at);
        several.iter().chain(one)
    }

    /// Whether one word twice in a row is a slip.
    #[must_use]
    pub fn never_doubles(&self, word: &str) -> bool {
        self.doubled.contains(&fold::key(word))
    }

    /// Whether two words twice in a row are right.
    #[must_use]
    pub fn may_repeat(&self, words: &str) -> bool {
        self.allowed.contains(&fold::key(words))
    }
}

/// A list in the form of `rules/wording.toml`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    term: Vec<TermEntry>,
    #[serde(default)]
    capital: Vec<Capital>,
    #[serde(default)]
    phrase: Vec<PhraseEntry>,
    #[serde(default)]
    slip: Vec<Slip>,
    #[serde(default)]
    doubled: Doubled,
    #[serde(default)]
    shares: Shares,
}

impl File {
    /// Adds a unit's own list. Of two entries for one word the first counts, so that its own come first.
    pub(super) fn add(&mut self, own: File) {
        self.term.splice(..0, own.term);
        self.capital.splice(..0, own.capital);
        self.phrase.splice(..0, own.phrase);
        self.slip.splice(..0, own.slip);
        self.doubled.words.extend(own.doubled.words);
        self.doubled.allowed.extend(own.doubled.allowed);
        let (all, own) = (&mut self.shares, own.shares);
        all.growth.extend(own.growth);
        all.counted.extend(own.counted);
        all.splits.extend(own.splits);
        all.sources.extend(own.sources);
        all.bounds.extend(own.bounds);
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct TermEntry {
    words: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    since: super::Day,
    instead: String,
    source: String,
}

impl From<TermEntry> for Term {
    fn from(entry: TermEntry) -> Term {
        Term {
            words: entry.words,
            near: entry.near,
            since: entry.since.0,
            instead: entry.instead,
            source: entry.source,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct PhraseEntry {
    right: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    unless_next: Vec<String>,
    #[serde(default)]
    only_capital: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Doubled {
    words: Vec<String>,
    allowed: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::{Wording, split};

    #[test]
    fn phrases_are_found_by_any_marks_of_their_first_word() {
        let wording = Wording::embedded();
        let phrases = |text: &str| wording.phrases_from(&split(text), 0).map(|p| p.right.clone()).collect::<Vec<_>>();
        assert!(phrases("CÁI CÁCH HÀNH CHÍNH").contains(&"cải cách hành chính".to_owned()));
        assert!(phrases("không có").is_empty());
    }

    #[test]
    fn function_words_never_double() {
        let wording = Wording::embedded();
        assert!(wording.never_doubles("Các"));
        assert!(!wording.never_doubles("luôn"));
        assert!(wording.may_repeat("Một cửa"));
    }
}
