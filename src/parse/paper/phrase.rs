//! Fixed phrases of a head, read with the slips of OCR: a lost mark, a wrong letter, a misread word.

use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use std::ops::Range;

/// The words of a short line: runs of letters.
#[derive(Default)]
pub(super) struct Words {
    words: Vec<Word>,
    /// Every word bare (see [`fold::bare`]), one behind the other.
    bare: String,
}

struct Word {
    /// Bytes of the line.
    at: Range<usize>,
    /// Bytes of what is bare.
    bare: Range<usize>,
}

impl Words {
    /// Reads the words of `line`.
    pub(super) fn of(line: &str) -> Words {
        let mut all = Words { words: Vec::with_capacity(line.len() / 5), bare: String::with_capacity(line.len()) };
        let mut open: Option<(usize, usize)> = None;
        for (at, c) in line.char_indices() {
            if fold::is_alphabetic(c) {
                open.get_or_insert((at, all.bare.len()));
                all.bare.push(fold::base(c));
            } else if let Some((start, bare)) = open.take() {
                all.words.push(Word { at: start..at, bare: bare..all.bare.len() });
            }
        }
        if let Some((start, bare)) = open {
            all.words.push(Word { at: start..line.len(), bare: bare..all.bare.len() });
        }
        all
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Where a word stands, in bytes of the line.
    pub(super) fn at(&self, word: usize) -> Range<usize> {
        self.words[word].at.clone()
    }

    /// A word bare; empty behind the last one.
    pub(super) fn bare(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |word| &self.bare[word.bare.clone()])
    }

    /// All words bare, from the first on.
    pub(super) fn all_bare(&self) -> Vec<&str> {
        self.words.iter().map(|word| &self.bare[word.bare.clone()]).collect()
    }
}

/// A phrase that every head has in the same words.
pub(super) struct Phrase {
    words: &'static [&'static str],
    /// How many of them may be misread.
    misses: usize,
}

/// Quốc hiệu.
pub(super) const NATIONAL_NAME: Phrase =
    Phrase { words: &["cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"], misses: 2 };
/// The same where a converter lost the space behind a capital with a mark ("XàHỘI").
pub(super) const NATIONAL_NAME_GLUED: Phrase =
    Phrase { words: &["cong", "hoa", "xahoi", "chu", "nghia", "viet", "nam"], misses: 0 };
/// Tiêu ngữ.
pub(super) const MOTTO: Phrase = Phrase { words: &["doc", "lap", "tu", "do", "hanh", "phuc"], misses: 1 };
/// The Party's name.
pub(super) const PARTY_NAME: Phrase = Phrase { words: &["dang", "cong", "san", "viet", "nam"], misses: 0 };

/// Names of a head, bare: those that lines of it may break.
pub(in crate::parse) const HEAD_NAMES: [&[&str]; 5] = [
    NATIONAL_NAME.words,
    PARTY_NAME.words,
    &["uy", "ban", "nhan", "dan"],
    &["hoi", "dong", "nhan", "dan"],
    &["thu", "tuong", "chinh", "phu"],
];

impl Phrase {
    /// Where it stands in a line, in bytes of the line.
    pub(super) fn find(&self, words: &Words) -> Option<Range<usize>> {
        let last = words.len().checked_sub(self.words.len())?;
        let first = (0..=last).find(|&first| self.stands_at(words, first))?;
        Some(words.at(first).start..words.at(first + self.words.len() - 1).end)
    }

    fn stands_at(&self, words: &Words, first: usize) -> bool {
        let pairs = || self.words.iter().enumerate().map(|(i, part)| (words.bare(first + i), *part));
        // Where too many words differ, nobody asks by how much.
        let misses = pairs().filter(|(word, part)| word != part).take(self.misses + 1).count();
        misses <= self.misses && pairs().all(|(word, part)| word == part || strsim::levenshtein(word, part) <= 2)
    }
}

/// The longest name of a kind, in words.
const LONGEST_KIND: usize = 4;

/// The kind that a line's words begin with, behind a mark of haste or secrecy, and which words name it.
pub(super) fn kind_at(line: &str, words: &Words, lexicon: &Lexicon) -> Option<(Kind, Range<usize>)> {
    let bare: Vec<&str> = (0..LONGEST_KIND.min(words.len())).map(|word| words.bare(word)).collect();
    let first = lexicon.headings.mark(&bare);
    // Most lines in capitals name no kind: their first word says so.
    let opening = words.bare(first);
    let known = |word: &str, bare: &str| lexicon.kinds.may_begin(word, bare);
    if first == words.len() || !known(&line[words.at(first)], opening) {
        let once = once(opening.to_owned());
        if !known(&once, &once) {
            return None;
        }
    }
    let longest = LONGEST_KIND.min(words.len() - first);
    (1..=longest).rev().map(|count| first..first + count).find_map(|range| {
        let text = line.get(words.at(range.start).start..words.at(range.end - 1).end)?;
        let misread = || lexicon.kinds.named(&once(fold::bare(text)));
        lexicon.kinds.named(text).or_else(misread).map(|kind| (kind, range))
    })
}

/// "keehoach" is "kehoach": OCR reads one vowel as two ("KÉẾ HOẠCH").
fn once(mut bare: String) -> String {
    let mut last = None;
    bare.retain(|c| last.replace(c) != Some(c));
    bare
}
