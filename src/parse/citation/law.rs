//! Laws cited by name: "Luật Viên chức năm 2010".

use super::SPACE;
use super::number::Tail;
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::parse::grammar::Production;
use crate::parse::plan::{Citation, CitationForm, CitationPlace};
use crate::source::Span;
use std::ops::Range;

/// The longest name of a law, in bytes.
const LONGEST_NAME: usize = 240;
/// The longest name of a law that amends others, in bytes.
const LONGEST_AMENDING: usize = 800;
/// The longest date and number behind a name, in bytes.
const LONGEST_TAIL: usize = 220;

/// Finds laws by name. Keeps where it has looked in vain, so that each byte is looked at a bounded number of times.
pub(super) struct Laws<'a> {
    text: &'a str,
    kinds: &'a Kinds,
    /// No amending law before this byte has a date or number.
    barren: usize,
}

impl<'a> Laws<'a> {
    pub(super) fn new(text: &'a str, kinds: &'a Kinds) -> Self {
        Self { text, kinds, barren: 0 }
    }

    /// Reads the law whose type word stands at `at`, if a year, date or number says which one it is.
    /// Nothing before `floor` belongs to it.
    pub(super) fn cite(&mut self, at: usize, floor: usize) -> Option<Citation> {
        let (start, name_start, kind) = self.type_word(at, floor)?;
        let amending = self
            .kinds
            .laws
            .amending
            .iter()
            .any(|word| self.text[name_start..].trim_start_matches(SPACE).starts_with(word.as_str()));
        if amending && at < self.barren {
            return None;
        }
        let limit = if amending { LONGEST_AMENDING } else { LONGEST_NAME };
        let end = self.text.floor_char_boundary((name_start + limit).min(self.text.len()));
        match self.name_and_tail(name_start, end, amending, kind) {
            Ok((name_end, tail)) => {
                let name = fold::one_line(self.text[start..name_end].trim_end_matches([' ', '\n', ',']));
                Some(Citation {
                    span: Span::new(start, tail.end),
                    kind: Some(kind),
                    kind_span: Some(Span::new(start, name_start)),
                    number_span: tail.number.as_ref().map(|(_, span)| *span),
                    has_so: tail.number.is_some() && self.has_so(name_end, &tail),
                    number: tail.number.and_then(|(number, _)| number),
                    name: Some(name),
                    date: tail.date,
                    issuer: None,
                    title: None,
                    form: CitationForm::Law,
                    alias: None,
                    note_mark: None,
                    place: CitationPlace::Body,
                })
            }
            Err(reached) => {
                if amending {
                    self.barren = self.barren.max(reached);
                }
                None
            }
        }
    }

    /// Reads a law by its name alone, as a basis has it (NĐ 30/2020/NĐ-CP Phụ lục I, Phần I, Mục II, khoản 6, điểm a):
    /// `range` begins with the type word, and the name goes on to the end of the clause.
    pub(super) fn bare(&self, range: Range<usize>) -> Option<Citation> {
        let text = &self.text[..self.text.floor_char_boundary(range.end.min(range.start + LONGEST_NAME))];
        let (start, name_start, kind) = self.type_word(range.start, range.start)?;
        let clause = &text[name_start..];
        let mark = clause.find([';', ':', '.', '(', '“', '"', '\t', '|']).unwrap_or(clause.len());
        let mut end = clause[..mark].trim_end().len();
        for (at, space) in clause[..end].match_indices(SPACE) {
            let rest = &clause[at + space.len()..];
            let next_law = ["Luật", "Bộ luật", "Pháp lệnh", "và Luật", "và Bộ luật", "và Pháp lệnh"];
            if next_law.iter().any(|word| rest.starts_with(word)) || at > 0 && self.breaks(rest, false) {
                end = clause[..at].trim_end_matches([' ', '\n', ',']).len();
                break;
            }
        }
        // "Luật A và Luật B" with the second lost, or on a line of its own.
        for and in [" và", "\nvà"] {
            end = clause[..end].strip_suffix(and).map_or(end, |name| name.trim_end().len());
        }
        let name = fold::one_line(&text[start..name_start + end]);
        let named =
            kind == Kind::Constitution || end > 3 && clause[..end].trim_start().starts_with(fold::is_alphabetic);
        named.then(|| Citation {
            span: Span::new(start, name_start + end),
            kind: Some(kind),
            kind_span: Some(Span::new(start, name_start)),
            number: None,
            number_span: None,
            name: Some(name),
            date: None,
            issuer: None,
            title: None,
            has_so: false,
            form: CitationForm::Law,
            alias: None,
            note_mark: None,
            place: CitationPlace::Basis,
        })
    }

    /// Start of the type word, its end, and the kind: "Bộ luật" begins before "luật", "pháp luật" is none.
    fn type_word(&self, at: usize, floor: usize) -> Option<(usize, usize, Kind)> {
        let word_len = self.text[at..].find(|c: char| !fold::is_alphabetic(c)).unwrap_or(self.text.len() - at);
        let first = &self.text[at..at + word_len];
        let before = &self.text[self.text.ceil_char_boundary(floor.max(at.saturating_sub(16)))..at];
        let trimmed = before.trim_end_matches(SPACE);
        if !before.is_empty() && trimmed.len() == before.len() && before.ends_with(fold::is_alphanumeric) {
            return None; // inside a word
        }
        let word_before = &trimmed[trimmed.trim_end_matches(fold::is_alphabetic).len()..];
        // "Luật", "LUẬT", "Pháp", "Hiến", whatever marks extraction has left of them.
        let kind = ["luat", "phap", "hien"].into_iter().find(|bare| is_bare(first, bare))?;
        match kind {
            "luat" if is_bare(word_before, "bo") => {
                Some((at - (before.len() - trimmed.len()) - word_before.len(), at + word_len, Kind::Code))
            }
            "luat" => {
                let none = self.kinds.laws.not_after.iter().any(|word| ends_with_lower(trimmed, word));
                (!none).then_some((at, at + word_len, Kind::Law))
            }
            named => {
                let kind = if named == "phap" { Kind::Ordinance } else { Kind::Constitution };
                let second = self.text[at + word_len..].trim_start_matches(SPACE);
                let len = second.find(|c: char| !fold::is_alphabetic(c)).unwrap_or(second.len());
                Some((at, self.text.len() - second.len() + len, kind))
            }
        }
    }

    /// Walks over the words of the name to the date or number; `Err` says how far it looked.
    fn name_and_tail(&self, from: usize, end: usize, amending: bool, kind: Kind) -> Result<(usize, Tail), usize> {
        let text = &self.text[..end];
        let mut at = from;
        let mut words = 0;
        loop {
            let gap = text[at..].len() - text[at..].trim_start_matches(SPACE).len();
            let broken = text[at..at + gap].bytes().filter(|&b| b == b'\n').count();
            let before = &text[from..at];
            at += gap;
            let rest = &text[at..];
            let word_len = rest.find(|c: char| SPACE.contains(&c) || c == '\t').unwrap_or(rest.len());
            let word = &rest[..word_len];
            let Some(first) = word.chars().next() else { return Err(at) };
            // A new line in the middle of a name goes on in small letters, or after an unfinished phrase.
            let unfinished = before.ends_with([',']) || ends_with_any(before, &["Luật", "luật", "của", "và"]);
            if gap == 0 && words > 0 || broken > 3 || broken > 0 && first.is_uppercase() && !unfinished {
                return Err(at);
            }
            if words == 0 && fold::bare(word) == "so" {
                return Err(at); // "Luật số 65/2020/QH14" has a number in place of a name
            }
            if (words > 0 || kind == Kind::Constitution)
                && matches!(first, 'n' | 'N' | 's' | 'S' | '0'..='9')
                && let Some(tail) = self.tail(at)
            {
                return Ok((at - gap, tail));
            }
            if first == '(' {
                // "(sửa đổi)", "(sửa đổi, bổ sung)": part of how the law is called, not of its name.
                let close = rest.find(')').filter(|&close| close < 60 && rest[1..].starts_with("sửa đổi")).ok_or(at)?;
                at += close + 1;
                let after = at + (text[at..].len() - text[at..].trim_start_matches(SPACE).len());
                return self.tail(after).map(|tail| (at - close - 1, tail)).ok_or(at);
            }
            let law_again =
                matches!(word, "Luật" | "luật" | "LUẬT") && !before.trim_end_matches(SPACE).ends_with("pháp");
            if !amending && law_again || words > 0 && self.breaks(rest, amending) || !fold::is_alphanumeric(first) {
                return Err(at);
            }
            if let Some(stop) = word.find([';', ':', '.', ')', '(', '“', '”', '"', '\t', '|']) {
                return Err(at + stop);
            }
            at += word_len;
            words += 1;
        }
    }

    /// Year, date or number of an assembly at `at`.
    fn tail(&self, at: usize) -> Option<Tail> {
        let rest = &self.text[at..];
        let begins = rest.starts_with(|c: char| c.is_ascii_digit())
            || ["năm", "NĂM", "ngày", "NGÀY", "số", "Số", "SỐ", "sô"].iter().any(|word| rest.starts_with(word));
        if !begins {
            return None;
        }
        let slice = &rest[..rest.floor_char_boundary(LONGEST_TAIL.min(rest.len()))];
        let tail = match Tail::plain_year(slice, at) {
            Some(plain) => plain,
            None => Tail::parse(Production::law_tail, slice, at, self.kinds)?,
        };
        let of_assembly = match &tail.number {
            Some((Some(number), _)) => number.symbol().split(['-', '/']).any(|part| self.kinds.is_assembly(part)),
            Some((None, _)) => false,
            None => true,
        };
        let says = tail.number.is_some() || tail.date.as_ref().is_some_and(|d| d.year.is_some());
        (of_assembly && says).then_some(tail)
    }

    /// Whether a word begins here that the name of a law does not have.
    fn breaks(&self, rest: &str, amending: bool) -> bool {
        let words = &self.kinds.laws;
        let starts = |list: &[String]| {
            list.iter().filter(|word| word.as_bytes().first() == rest.as_bytes().first()).any(|word| {
                rest.strip_prefix(word.as_str()).is_some_and(|after| !after.starts_with(fold::is_alphabetic))
            })
        };
        let other = words.other_documents.iter().any(|word| {
            let mut letters = rest.chars().map(|c| c.to_lowercase().next().unwrap_or(c));
            word.chars().all(|c| letters.next() == Some(c))
        });
        other || !amending && starts(&words.never_inside)
    }

    fn has_so(&self, name_end: usize, tail: &Tail) -> bool {
        let number = tail.number.as_ref().map_or(name_end, |(_, span)| span.start as usize);
        self.text[name_end..number].contains('s') || self.text[name_end..number].contains('S')
    }
}

/// Whether `word` is `bare` without its marks.
fn is_bare(word: &str, bare: &str) -> bool {
    word.chars().map(fold::base).eq(bare.chars())
}

/// Whether `text` ends with `word`, which is in lower case.
fn ends_with_lower(text: &str, word: &str) -> bool {
    let mut letters = text.chars().rev().map(|c| c.to_lowercase().next().unwrap_or(c));
    word.chars().rev().all(|c| letters.next() == Some(c))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    let text = text.trim_end_matches(SPACE);
    words.iter().any(|word| text.ends_with(word))
}
