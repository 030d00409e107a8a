//! `rules/headings.toml`: titles of sections, openings of the preamble, words of the signing block.

use crate::fold::{self, Hashed};
use crate::search::Needle;
use serde::Deserialize;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/headings.toml");

/// Titles of sections, openings of the preamble, words of the signing block.
#[derive(Debug, Default)]
pub struct Headings {
    parts: Vec<Part>,
    /// Keys of titles with their parts, by the word that they begin with (see [`opening_word`]), the longest first.
    titles: HashMap<u32, Vec<(String, usize)>, BuildHasherDefault<Hashed>>,
    /// The longest title, in words.
    longest: usize,
    /// Keys of the parts that a plan must have.
    required: Vec<String>,
    /// Words for money, and words that say where it comes from.
    money: (Vec<Needle>, Vec<Needle>),
    preamble: Vec<(String, Opening)>,
    /// Marks before the type, as bare words; those of more words first.
    marks: Vec<Vec<String>>,
    authorities: Vec<String>,
    /// Offices as bare words; those of more words first.
    offices: Vec<Office>,
    /// Keys of the words under which one signs a plan of one's own.
    own_work: Vec<String>,
    /// Keys of the first words of bodies that are units of their own.
    units: Vec<String>,
}

/// An office as bare words.
#[derive(Debug)]
struct Office {
    words: Vec<String>,
    /// The first letters of its first two words.
    heads: [u64; 2],
}

/// The first eight letters of a word, all of nearly every one, to compare at once; 0 where there is none.
fn head(word: Option<&str>) -> u64 {
    let mut head = [0; 8];
    head.iter_mut().zip(word.unwrap_or_default().bytes()).for_each(|(to, from)| *to = from);
    u64::from_le_bytes(head)
}

/// A part that a plan has.
#[derive(Debug)]
pub struct Part {
    /// The stable name, also in `rasoat.toml`.
    pub key: String,
    /// How it is shown.
    pub name: String,
}

/// How a paragraph of the preamble begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Căn cứ.
    CanCu,
    /// Thực hiện.
    ThucHien,
    /// Theo đề nghị, Xét.
    DeNghi,
    /// Theo, Trên cơ sở, Để.
    Other,
}

/// A list in the form of `rules/headings.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    /// Keys of the parts that a plan must have.
    pub(super) required: Vec<String>,
    part: Vec<PartEntry>,
    preamble: Preamble,
    head: HeadWords,
    signing: Signing,
    issuing: Issuing,
    money: Money,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Money {
    words: Vec<String>,
    provided: Vec<String>,
}

impl File {
    /// Adds a unit's own list: titles to known parts, parts of its own, and which it requires.
    pub(super) fn add(&mut self, own: File) {
        self.part.extend(own.part);
        if !own.required.is_empty() {
            self.required = own.required;
        }
        let (all, preamble) = (&mut self.preamble, own.preamble);
        all.can_cu.extend(preamble.can_cu);
        all.thuc_hien.extend(preamble.thuc_hien);
        all.de_nghi.extend(preamble.de_nghi);
        all.khac.extend(preamble.khac);
        self.head.marks.extend(own.head.marks);
        self.signing.authorities.extend(own.signing.authorities);
        self.signing.offices.extend(own.signing.offices);
        self.signing.own_work.extend(own.signing.own_work);
        self.issuing.units.extend(own.issuing.units);
        self.money.words.extend(own.money.words);
        self.money.provided.extend(own.money.provided);
    }

    /// Keys of all parts.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.part.iter().map(|part| part.key.as_str())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartEntry {
    key: String,
    name: Option<String>,
    #[serde(default)]
    titles: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Preamble {
    can_cu: Vec<String>,
    thuc_hien: Vec<String>,
    de_nghi: Vec<String>,
    khac: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct HeadWords {
    marks: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct Signing {
    authorities: Vec<String>,
    offices: Vec<String>,
    own_work: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Issuing {
    units: Vec<String>,
}

impl Headings {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the list is malformed; a test says so first.
    #[must_use]
    pub fn embedded() -> Headings {
        Headings::from_file(toml::from_str(LIST).expect("rules/headings.toml is tested"))
    }

    pub(super) fn from_file(file: File) -> Headings {
        let mut all =
            Headings { authorities: file.signing.authorities, required: file.required, ..Headings::default() };
        for part in file.part {
            let i = all.parts.iter().position(|known| known.key == part.key).unwrap_or(all.parts.len());
            for title in &part.titles {
                all.longest = all.longest.max(title.split_whitespace().count());
                let key = fold::key(title);
                let alike = all.titles.entry(opening_word(&key)).or_default();
                // Of two meanings of one title the last counts.
                alike.retain(|(known, _)| *known != key);
                alike.push((key, i));
            }
            let name = part.name.or_else(|| part.titles.first().cloned());
            match all.parts.get_mut(i) {
                Some(known) => known.name = name.unwrap_or_else(|| known.name.clone()),
                None => all.parts.push(Part { name: name.unwrap_or_else(|| part.key.clone()), key: part.key }),
            }
        }
        all.titles.values_mut().for_each(|alike| alike.sort_by_key(|(title, _)| std::cmp::Reverse(title.len())));
        let preamble = file.preamble;
        for (words, opening) in [
            (preamble.can_cu, Opening::CanCu),
            (preamble.thuc_hien, Opening::ThucHien),
            (preamble.de_nghi, Opening::DeNghi),
            (preamble.khac, Opening::Other),
        ] {
            all.preamble.extend(words.into_iter().map(|word| (word, opening)));
        }
        // "Theo đề nghị" is more than "Theo".
        all.preamble.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let office = |words: Vec<String>| {
            let heads = [0, 1].map(|word| head(words.get(word).map(String::as_str)));
            Office { words, heads }
        };
        all.offices = bare_words(&file.signing.offices).into_iter().map(office).collect();
        all.own_work = file.signing.own_work.iter().map(|words| fold::key(words)).collect();
        all.marks = bare_words(&file.head.marks);
        let needles = |words: &[String]| words.iter().map(|word| Needle::new(word)).collect();
        all.money = (needles(&file.money.words), needles(&file.money.provided));
        all.units = file.issuing.units.iter().map(|unit| fold::key(unit)).collect();
        all
    }

    /// The parts, in the order of the list.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The parts that a plan must have.
    pub fn required(&self) -> impl Iterator<Item = &Part> {
        self.required.iter().filter_map(|key| self.parts.iter().find(|part| part.key == *key))
    }

    /// Whether a sentence says where the money comes from.
    #[must_use]
    pub fn provides_money(&self, sentence: &str) -> bool {
        let says = |words: &[Needle]| words.iter().any(|word| word.is_in(sentence));
        says(&self.money.0) && says(&self.money.1)
    }

    /// The part that a heading's title names: the longest known title that it begins with.
    #[must_use]
    pub fn part(&self, title: &str) -> Option<&Part> {
        let title = title.trim_start();
        // Its first word tells most titles off.
        let alike = self.titles.get(&opening_word(title))?;
        // What follows the longest known title is of no interest.
        let end = memchr::memchr_iter(b' ', title.as_bytes()).nth(2 * self.longest).unwrap_or(title.len());
        let key = fold::key(&title[..end]);
        let begins = |key: &str, known: &str| {
            key.strip_prefix(known).is_some_and(|rest| !rest.starts_with(fold::is_alphanumeric))
        };
        let found = alike.iter().find(|(known, _)| begins(&key, known));
        // In capitals OCR loses marks first: "TÔ CHỨC THỰC HIỆN".
        let misread = || {
            let bare =
                Some(&title[..end]).filter(|title| !title.contains(char::is_lowercase)).map(|_| fold::bare(&key))?;
            alike.iter().find(|(known, _)| begins(&bare, &fold::bare(known)))
        };
        found.or_else(misread).map(|&(_, part)| &self.parts[part])
    }

    /// How a paragraph of the preamble begins, if it begins as one.
    #[must_use]
    pub fn opening(&self, paragraph: &str) -> Option<Opening> {
        let begins = |word: &str| {
            paragraph.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\n', ',', ':']) || rest.is_empty())
        };
        self.preamble.iter().find(|(word, _)| begins(word)).map(|&(_, opening)| opening)
    }

    /// The mark of a signing authority that `text` begins with ("TM.", "KT", "T/M"), its full stop included, in bytes.
    #[must_use]
    pub fn authority(&self, text: &str) -> Option<usize> {
        let first = text.as_bytes().first();
        let end = |mark: &String| {
            let rest = if mark.as_bytes().first() == first { text.strip_prefix(mark.as_str())? } else { return None };
            match rest.chars().next() {
                Some('.') => Some(mark.len() + 1),
                Some(' ') | None => Some(mark.len()),
                _ => None,
            }
        };
        self.authorities.iter().filter_map(end).max()
    }

    /// How many of `words` (bare) are a mark of haste, secrecy or state before the type; 0 where there is none.
    #[must_use]
    pub fn mark(&self, words: &[impl AsRef<str>]) -> usize {
        let begins = |mark: &&Vec<String>| {
            mark.len() <= words.len() && mark.iter().zip(words).all(|(part, word)| part == word.as_ref())
        };
        self.marks.iter().find(begins).map_or(0, Vec::len)
    }

    /// Whether a body's name is that of a school, a hospital, a company.
    #[must_use]
    pub fn is_unit(&self, body: &str) -> bool {
        let key = fold::key(body);
        self.units.iter().any(|unit| key.strip_prefix(unit.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    }

    /// Whether one who signs as `role` has written a plan of their own.
    #[must_use]
    pub fn is_own_work(&self, role: &str) -> bool {
        self.own_work.contains(&fold::key(role))
    }

    /// How many of `words` (bare, see [`fold::bare`]) name an office, from the first; a letter may be wrong.
    #[must_use]
    pub fn office(&self, words: &[impl AsRef<str>]) -> Option<usize> {
        let heads = [0, 1].map(|word| head(words.get(word).map(AsRef::as_ref)));
        let same = |Office { words: office, heads: first }: &&Office| {
            let pairs = || office.iter().map(String::as_str).zip(words.iter().map(AsRef::as_ref));
            // Two words that differ are one too many, and mostly the first two do.
            (first[0] == heads[0] || first[1] == heads[1] || office.len() < 2)
                && office.len() <= words.len()
                && pairs().filter(|(a, b)| a != b).count() <= 1
                && pairs().all(|(a, b)| a == b || a.len() > 2 && strsim::levenshtein(a, b) <= 1)
        };
        self.offices.iter().find(same).map(|office| office.words.len())
    }
}

/// The hash of what stands before the first space, digit or mark of `title`, without marks on its letters; 0 of nothing.
fn opening_word(title: &str) -> u32 {
    let (end, _) = fold::letters(title, 0);
    let mut hash = 0;
    fold::bare_words(&title[..end], |word| hash = word.hash);
    hash
}

/// Phrases as bare words; those of more words first.
fn bare_words(phrases: &[String]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = phrases.iter().map(|phrase| phrase.split(' ').map(fold::bare).collect()).collect();
    all.sort_by_key(|words| std::cmp::Reverse(words.len()));
    all
}

#[cfg(test)]
mod tests {
    use super::{Headings, Opening};

    #[test]
    fn a_title_belongs_to_a_part_by_its_longest_beginning() {
        let headings = Headings::embedded();
        let part = |title| headings.part(title).map(|part| part.key.as_str());
        assert_eq!(part("MỤC ĐÍCH, YÊU CẦU"), Some("muc-dich"));
        assert_eq!(part("Mục tiêu cụ thể năm 2024"), Some("muc-tieu"));
        assert_eq!(part("KẾT QUẢ THỰC HIỆN CÔNG TÁC"), Some("tinh-hinh"));
        assert_eq!(part("Nội dung, nhiệm vụ Kế hoạch"), Some("nhiem-vu"));
        assert_eq!(part("TỔ CHỨC THỰC HIỆN"), Some("to-chuc"));
        assert_eq!(part("Kinh phí: Theo quy định"), Some("kinh-phi"));
        // As OCR leaves capitals; in small letters another word is meant.
        assert_eq!(part("TÔ CHỨC THỰC HIỆN"), Some("to-chuc"));
        assert_eq!(part("KINH PHI THỰC HIỆN"), Some("kinh-phi"));
        assert_eq!(part("Tô chức thực hiện"), None);
        assert_eq!(part("Phòng Nội vụ"), None);
        assert_eq!(part(""), None);
    }

    #[test]
    fn openings_of_the_preamble() {
        let headings = Headings::embedded();
        assert_eq!(headings.opening("Căn cứ Luật"), Some(Opening::CanCu));
        assert_eq!(headings.opening("Theo đề nghị của"), Some(Opening::DeNghi));
        assert_eq!(headings.opening("Theo Kế hoạch"), Some(Opening::Other));
        assert_eq!(headings.opening("Xétnghiệm"), None);
    }

    #[test]
    fn words_of_the_signing_block() {
        let headings = Headings::embedded();
        let office = |text: &str| {
            let words: Vec<String> = text.split(' ').map(crate::fold::bare).collect();
            headings.office(&words)
        };
        assert_eq!(headings.authority("TM. ỦY BAN NHÂN DÂN"), Some(3));
        assert_eq!(headings.authority("KT.CHỦ TỊCH"), Some(3));
        assert_eq!(headings.authority("T/M THỊ ỦY"), Some(3));
        assert_eq!(headings.authority("KTTH"), None);
        assert_eq!(office("PHÓ CHỦ TỊCH"), Some(3));
        assert_eq!(office("GIÁM ĐÓC"), Some(2));
        assert_eq!(office("HIỆU TRƯỞNG Trần Văn An"), Some(2));
        assert_eq!(office("Trần Văn An"), None);
    }
}
