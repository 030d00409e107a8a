//! Fixed phrases of a head, read with the slips of OCR: a lost mark, a wrong letter, a misread word.

use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use std::ops::Range;

/// A word of a short line, bare (see [`fold::bare`]).
pub(super) struct Word {
    /// Bytes of the line.
    pub(super) at: Range<usize>,
    pub(super) bare: String,
}

/// The words of `line`: runs of letters.
pub(super) fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (start, fold::is_alphabetic(c)) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                words.push(Word { at: begin..at, bare: fold::bare(&line[begin..at]) });
                start = None;
            }
            _ => {}
        }
    }
    words
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
/// Tiêu ngữ.
pub(super) const MOTTO: Phrase = Phrase { words: &["doc", "lap", "tu", "do", "hanh", "phuc"], misses: 1 };
/// The Party's name.
pub(super) const PARTY_NAME: Phrase = Phrase { words: &["dang", "cong", "san", "viet", "nam"], misses: 0 };

impl Phrase {
    /// Where it stands in a line, in bytes of the line.
    pub(super) fn find(&self, words: &[Word]) -> Option<Range<usize>> {
        let window = words.windows(self.words.len()).find(|window| {
            let misses = window.iter().zip(self.words).filter(|(word, part)| word.bare != **part).count();
            misses <= self.misses
                && window.iter().zip(self.words).all(|(word, part)| strsim::levenshtein(&word.bare, part) <= 2)
        })?;
        Some(window.first()?.at.start..window.last()?.at.end)
    }
}

/// The longest name of a kind, in words.
const LONGEST_KIND: usize = 4;

/// The kind that a line's words begin with, behind a mark of haste or secrecy, and which words name it.
pub(super) fn kind_at(line: &str, words: &[Word], lexicon: &Lexicon) -> Option<(Kind, Range<usize>)> {
    let bare: Vec<String> = words.iter().take(LONGEST_KIND).map(|word| word.bare.clone()).collect();
    let first = lexicon.headings.mark(&bare);
    let longest = LONGEST_KIND.min(words.len() - first);
    (1..=longest).rev().map(|count| first..first + count).find_map(|range| {
        let text = line.get(words[range.start].at.start..words[range.end - 1].at.end)?;
        // "KÉẾ HOẠCH": OCR reads one vowel as two.
        let once = || {
            let mut bare = fold::bare(text);
            let mut last = None;
            bare.retain(|c| last.replace(c) != Some(c));
            lexicon.kinds.named(&bare)
        };
        lexicon.kinds.named(text).or_else(once).map(|kind| (kind, range))
    })
}
