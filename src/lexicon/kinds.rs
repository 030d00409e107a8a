//! `rules/document-kinds.toml`: names and letters of kinds of documents, and the words around a citation.

use super::standing::{StandingList, StandingWords};
use crate::fold;
use crate::kind::Kind;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use foldhash::{HashMap, HashSet};
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/document-kinds.toml");

/// Names and letters of kinds of documents.
#[derive(Debug, Default)]
pub struct Kinds {
    /// The official name of each kind that has one.
    names: HashMap<Kind, String>,
    /// Every name by its last word; the longest first. Words are bare (see [`fold::base`]).
    by_last_word: HashMap<String, Vec<Name>>,
    /// The bare words that names begin with.
    first_words: HashSet<String>,
    /// Short forms before a number, exactly as written.
    short: HashMap<String, Kind>,
    /// Letters in a number.
    symbols: HashMap<String, Kind>,
    /// Letters that a kind has in common with the kind they are told by.
    shared: Vec<(Kind, String)>,
    /// The usual letters of each kind that has some.
    usual_symbols: HashMap<Kind, String>,
    /// Bodies that number without a letter for the kind.
    assemblies: Vec<String>,
    /// Slips in the letters of a number.
    slips: HashMap<String, String>,
    /// Words around laws that are cited by name.
    pub laws: LawWords,
    /// Words by which a text says what became of a document that it cites.
    pub standing: StandingWords,
    /// Words that begin the subject of a document, and words and marks before which its issuing body ends.
    clause: Clause,
}

/// One automaton over the words after a citation: `subjects` patterns that begin a subject, then the other ends.
#[derive(Debug, Default)]
struct Clause {
    automaton: Option<AhoCorasick>,
    subjects: usize,
    half_offices: Vec<String>,
    about: Vec<String>,
}

/// Where the name of an issuing body ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClauseEnd {
    /// Byte of the slice.
    pub at: usize,
    /// Whether the subject of the document begins there.
    pub subject: bool,
}

#[derive(Debug)]
struct Name {
    words: Vec<String>,
    kind: Option<Kind>,
}

/// Words around laws that are cited by name.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct LawWords {
    /// Words that stand before "luật" where it is no law ("pháp luật").
    pub not_after: Vec<String>,
    /// Words that the name of a law does not have after its first, unless it is an amending law.
    pub never_inside: Vec<String>,
    /// Kinds of documents that no name of a law has.
    pub other_documents: Vec<String>,
    /// How the name of an amending law begins.
    pub amending: Vec<String>,
    /// The words that most amending laws begin with, type word included.
    pub amending_opening: String,
    /// Short forms inside names ("QPPL"), written out.
    pub written_out: HashMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct ClauseWords {
    subject: Vec<String>,
    about: Vec<String>,
    ends_issuer: Vec<String>,
    half_offices: Vec<String>,
}

impl Clause {
    /// Marks that end the name of a body.
    const MARKS: [&'static str; 14] = [",", ";", ":", ".", "(", ")", "[", "\t", "\n\n", "“", "”", "\"", "¹", "²"];

    fn new(words: ClauseWords) -> Clause {
        let mut patterns = over_lines(words.subject);
        let subjects = patterns.len();
        patterns.extend(over_lines(words.ends_issuer));
        patterns.extend(Self::MARKS.map(str::to_owned));
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .build(patterns)
            .ok();
        Clause { automaton, subjects, half_offices: words.half_offices, about: words.about }
    }
}

/// The name of a kind at the end of a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindName {
    /// Byte of the slice at which it begins.
    pub start: usize,
    /// The kind; `None` for "văn bản", which is any.
    pub kind: Option<Kind>,
}

/// A list in the form of `rules/document-kinds.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    kind: Vec<Entry>,
    any: Any,
    assemblies: Assemblies,
    slips: HashMap<String, String>,
    laws: LawWords,
    standing: StandingList,
    clause: ClauseWords,
}

impl File {
    /// Adds a unit's own list: names, short forms and letters of known kinds, words around citations.
    pub(super) fn add(&mut self, own: File) {
        self.kind.extend(own.kind);
        self.any.names.extend(own.any.names);
        self.assemblies.symbols.extend(own.assemblies.symbols);
        self.slips.extend(own.slips);
        let (all, laws) = (&mut self.laws, own.laws);
        all.not_after.extend(laws.not_after);
        all.never_inside.extend(laws.never_inside);
        all.other_documents.extend(laws.other_documents);
        all.amending.extend(laws.amending);
        all.written_out.extend(laws.written_out);
        self.standing.add(own.standing);
        self.clause.subject.extend(own.clause.subject);
        self.clause.about.extend(own.clause.about);
        self.clause.ends_issuer.extend(own.clause.ends_issuer);
        self.clause.half_offices.extend(own.clause.half_offices);
    }
}

/// A kind by its slug; new kinds are for the program to learn.
fn slug<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
    let written = String::deserialize(deserializer)?;
    Kind::from_slug(&written).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.slug()).collect();
        serde::de::Error::custom(format!("unknown variant `{written}`, expected one of `{}`", known.join("`, `")))
    })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(deserialize_with = "slug")]
    slug: Kind,
    name: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    shares: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Any {
    names: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Assemblies {
    symbols: Vec<String>,
}

/// The words, and those of two as a line break leaves them ("thực" / "hiện").
fn over_lines(mut words: Vec<String>) -> Vec<String> {
    let broken: Vec<String> =
        words.iter().filter(|word| word.contains(' ')).map(|word| word.replacen(' ', "\n", 1)).collect();
    words.extend(broken);
    words
}

/// The longest name of a kind, in words.
const LONGEST_NAME: usize = 4;

/// A word of a name that is longer, in letters, is looked up the slow way.
const LONGEST_WORD: usize = 12;

/// The run of letters that `text` ends with.
fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(fold::is_alphabetic).len()..]
}

/// [`fold::bare`] without a string of its own; `None` where it has too many letters or others than those of ASCII.
fn bare_in<'b>(buffer: &'b mut [u8; LONGEST_WORD], word: &str) -> Option<&'b str> {
    let mut length = 0;
    for letter in word.chars().map(fold::base) {
        *buffer.get_mut(length)? = u8::try_from(letter).ok().filter(u8::is_ascii)?;
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

impl Kinds {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the list is malformed; a test says so first.
    #[must_use]
    pub fn embedded() -> Kinds {
        Kinds::from_file(toml::from_str(LIST).expect("rules/document-kinds.toml is well formed, which a test holds"))
    }

    pub(super) fn from_file(file: File) -> Kinds {
        let mut kinds = Kinds {
            assemblies: file.assemblies.symbols,
            slips: file.slips,
            laws: file.laws,
            standing: StandingWords::new(file.standing),
            clause: Clause::new(file.clause),
            ..Kinds::default()
        };
        for entry in file.kind {
            let kind = entry.slug;
            for name in entry.name.iter().chain(&entry.also) {
                kinds.add_name(name, Some(kind));
            }
            kinds.short.extend(entry.short.into_iter().map(|s| (s, kind)));
            if let Some(usual) = entry.symbols.first() {
                kinds.usual_symbols.entry(kind).or_insert_with(|| usual.clone());
            }
            kinds.shared.extend(entry.shares.into_iter().map(|letters| (kind, letters)));
            kinds.symbols.extend(entry.symbols.into_iter().map(|s| (s, kind)));
            if let Some(name) = entry.name {
                kinds.names.insert(kind, name);
            }
        }
        for name in &file.any.names {
            kinds.add_name(name, None);
        }
        for names in kinds.by_last_word.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        kinds
    }

    fn add_name(&mut self, name: &str, kind: Option<Kind>) {
        let words: Vec<String> = name.split(' ').map(fold::bare).collect();
        self.first_words.extend(words.first().cloned());
        if let Some(last) = words.last() {
            self.by_last_word.entry(last.clone()).or_default().push(Name { words, kind });
        }
    }

    /// Whether documents of `kind` may bear `letters`, though they tell another.
    #[must_use]
    pub fn shares(&self, kind: Kind, letters: &str) -> bool {
        self.shared.iter().any(|(of, shared)| *of == kind && shared == letters)
    }

    /// The official name of a kind ("Nghị định"); empty for a kind without one.
    #[must_use]
    pub fn name(&self, kind: Kind) -> &str {
        self.names.get(&kind).map_or("", String::as_str)
    }

    /// The kind that `text` names as a whole ("KẾ HOẠCH", "Nghị dịnh"): marks, case and line breaks do not matter.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<Kind> {
        let text = text.trim();
        self.ending(text).filter(|name| name.start == 0).and_then(|name| name.kind)
    }

    /// Whether what begins with `word`, which is `bare` without marks, may name a kind: the cheap question before
    /// [`Self::named`].
    #[must_use]
    pub fn may_begin(&self, word: &str, bare: &str) -> bool {
        self.first_words.contains(bare) || self.short.contains_key(word)
    }

    /// The longest name of a kind, or its short form, that `text` ends with. Extraction may have lost marks
    /// ("Nghị dịnh") or put a line break between the words.
    #[must_use]
    pub fn ending(&self, text: &str) -> Option<KindName> {
        // Hardly a word is the last one of a name.
        let last = last_word(text);
        let start = text.len() - last.len();
        if let Some(&kind) = self.short.get(last) {
            return Some(KindName { start, kind: Some(kind) });
        }
        let mut buffer = [0; LONGEST_WORD];
        let names = match bare_in(&mut buffer, last) {
            Some(bare) => self.by_last_word.get(bare),
            None => self.by_last_word.get(fold::bare(last).as_str()),
        }?;
        // The words from the last one backwards; nothing but space may stand between them.
        let mut words = [last; LONGEST_NAME];
        let mut starts = [start; LONGEST_NAME];
        let mut found = 1;
        let mut rest = &text[..start];
        let longest = names.first().map_or(0, |name| name.words.len()).min(LONGEST_NAME);
        while found < longest {
            rest = rest.trim_end_matches([' ', '\n']);
            let word = last_word(rest);
            if word.is_empty() {
                break;
            }
            rest = &rest[..rest.len() - word.len()];
            (words[found], starts[found]) = (word, rest.len());
            found += 1;
        }
        let name = names.iter().find(|name| {
            name.words.len() <= found
                && name.words.iter().rev().zip(words).all(|(bare, word)| word.chars().map(fold::base).eq(bare.chars()))
        })?;
        Some(KindName { start: starts[name.words.len() - 1], kind: name.kind })
    }

    /// The longest name of a kind that `text` begins with, and its length in bytes.
    #[must_use]
    pub fn beginning(&self, text: &str) -> Option<(usize, Option<Kind>)> {
        let mut longest = None;
        let mut end = 0;
        for _ in 0..LONGEST_NAME {
            let gap = text[end..].len() - text[end..].trim_start_matches([' ', '\n']).len();
            let word = text[end + gap..].find(|c: char| !fold::is_alphabetic(c)).unwrap_or(text.len() - end - gap);
            if word == 0 {
                break;
            }
            end += gap + word;
            if let Some(name) = self.ending(&text[..end]).filter(|name| name.start == 0) {
                longest = Some((end, name.kind));
            }
        }
        longest
    }

    /// Where in `text` the name of an issuing body ends: before the first whole word that begins a subject or
    /// cannot be part of the name, or before a mark.
    #[must_use]
    pub fn issuer_end(&self, text: &str) -> Option<ClauseEnd> {
        let automaton = self.clause.automaton.as_ref()?;
        let letter = |c: Option<char>| c.is_some_and(fold::is_alphabetic);
        automaton.find_iter(text).find_map(|found| {
            let word = text[found.range()].starts_with(fold::is_alphabetic);
            let inside =
                letter(text[..found.start()].chars().next_back()) || letter(text[found.end()..].chars().next());
            (!word || !inside)
                .then(|| ClauseEnd { at: found.start(), subject: found.pattern().as_usize() < self.clause.subjects })
        })
    }

    /// Whether a citation puts "về" before a subject that begins like this ("thực hiện …").
    #[must_use]
    pub fn takes_about(&self, subject: &str) -> bool {
        self.clause
            .about
            .iter()
            .any(|word| subject.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    }

    /// Whether words name an office that its holder has beside another ("Bộ trưởng" in "Bộ trưởng, Chủ nhiệm …").
    #[must_use]
    pub fn is_half_office(&self, words: &str) -> bool {
        self.clause.half_offices.iter().any(|office| office == words)
    }

    /// The kind that letters in a number stand for ("QĐ", "TTr").
    #[must_use]
    pub fn of_symbol(&self, letters: &str) -> Option<Kind> {
        self.symbols.get(letters).copied()
    }

    /// The letters that usually stand for a kind in a number.
    #[must_use]
    pub fn symbol_of(&self, kind: Kind) -> Option<&str> {
        self.usual_symbols.get(&kind).map(String::as_str)
    }

    /// Whether letters in a number stand for an assembly that numbers without a kind ("QH13", "UBTVQH15").
    #[must_use]
    pub fn is_assembly(&self, letters: &str) -> bool {
        let body = letters.trim_end_matches(|c: char| c.is_ascii_digit());
        body.len() < letters.len() && self.assemblies.iter().any(|a| a == body)
    }

    /// What was meant by a slip in the letters of a number ("QD" is "QĐ").
    #[must_use]
    pub fn slip(&self, letters: &str) -> Option<&str> {
        self.slips.get(letters).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{ClauseEnd, KindName, Kinds};
    use crate::kind::Kind;

    #[test]
    fn a_name_is_found_at_the_end_of_a_slice() {
        let kinds = Kinds::embedded();
        for (text, start, kind) in [
            ("Căn cứ Nghị định", "Căn cứ ".len(), Some(Kind::Decree)),
            ("theo Nghị dịnh", "theo ".len(), Some(Kind::Decree)),
            ("Thông tư liên tịch", 0, Some(Kind::JointCircular)),
            ("tại Kế\n\nhoạch", "tại ".len(), Some(Kind::Plan)),
            ("BÁO CÁO THẨM TRA", 0, Some(Kind::Report)),
            ("(NĐ", 1, Some(Kind::Decree)),
            ("tại văn bản", "tại ".len(), None),
        ] {
            assert_eq!(kinds.ending(text), Some(KindName { start, kind }), "{text:?}");
        }
        for text in ["", "Nghị định ", "Nghị, định", "kế toán", "nđ", "định"] {
            assert_eq!(kinds.ending(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_is_a_name_names_the_kind() {
        let kinds = Kinds::embedded();
        assert_eq!(kinds.named(" KẾ HOẠCH "), Some(Kind::Plan));
        assert_eq!(kinds.named("TỜ TRÌNH"), Some(Kind::Proposal));
        assert_eq!(kinds.named("Ban hành Kế hoạch"), None);
    }

    #[test]
    fn a_name_is_found_at_the_beginning_of_a_slice() {
        let kinds = Kinds::embedded();
        assert_eq!(
            kinds.beginning("Thông tư liên tịch số"),
            Some(("Thông tư liên tịch".len(), Some(Kind::JointCircular)))
        );
        assert_eq!(kinds.beginning("Nghị quyết 04"), Some(("Nghị quyết".len(), Some(Kind::Resolution))));
        assert_eq!(kinds.beginning("theo Nghị quyết"), None);
        assert_eq!(kinds.beginning(""), None);
    }

    #[test]
    fn the_name_of_a_body_ends_before_the_subject() {
        let kinds = Kinds::embedded();
        for (text, body, subject) in [
            ("Bộ trưởng Bộ Nội vụ về việc", "Bộ trưởng Bộ Nội vụ ", true),
            ("Ban Tổ chức Trung ương, và", "Ban Tổ chức Trung ương", false),
        ] {
            assert_eq!(kinds.issuer_end(text), Some(ClauseEnd { at: body.len(), subject }), "{text:?}");
        }
        assert_eq!(kinds.issuer_end("Chính phủ"), None);
    }

    #[test]
    fn letters_of_numbers() {
        let kinds = Kinds::embedded();
        assert_eq!(kinds.of_symbol("TTr"), Some(Kind::Proposal));
        assert_eq!(kinds.of_symbol("UBND"), None);
        assert!(kinds.is_assembly("QH15") && kinds.is_assembly("UBTVQH14"));
        assert!(!kinds.is_assembly("QH") && !kinds.is_assembly("HĐND"));
        assert_eq!(kinds.slip("QD"), Some("QĐ"));
    }
}
