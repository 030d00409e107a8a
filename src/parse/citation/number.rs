//! Citations by number.

use super::SPACE;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::number::Number;
use crate::parse::date;
use crate::parse::grammar::{Grammar, Production};
use crate::parse::plan::{Citation, CitationForm, CitationPlace};
use crate::source::Span;
use pest::Parser;
use pest::iterators::Pair;

/// How far before its stroke a number begins, in bytes: "số" and a blank to be filled by pen.
const NUMBER_REACH: usize = 72;
/// How far before its number the type word stands at most, in bytes: "Nghị định của … số".
const KIND_REACH: usize = 160;
/// The longest number with its date, over a page break, in bytes.
const LONGEST: usize = 280;
/// How far a list may go on without naming its type again, in bytes.
const LIST_REACH: usize = 600;

/// Reads the citation whose number has its first stroke at `stroke`. Nothing before `floor` belongs to it.
pub(super) fn cite(
    text: &str,
    stroke: usize,
    floor: usize,
    last: Option<&Citation>,
    kinds: &Kinds,
) -> Option<Citation> {
    let start = Start::before(text, stroke, floor)?;
    let named = TypeWord::before(text, &start, floor, last, kinds);
    if named.is_none() && start.so.is_none() && start.blank {
        return None;
    }
    let slice = &text[start.number..text.floor_char_boundary((start.number + LONGEST).min(text.len()))];
    let tail = Tail::parse(Production::numbered, slice, start.number, kinds)?;
    let (number, number_span) = tail.number?;
    let named = match named {
        Some(named) => named,
        None => TypeWord::by_letters(text, &start, floor, last, number.as_ref()?, kinds)?,
    };
    if matches!(named.kind, Some(Kind::Appendix | Kind::List)) {
        return None;
    }
    let begin = named.span.map(|s| s.start as usize).or(start.so).unwrap_or(start.number);
    let form = if number.is_some() { CitationForm::Numbered } else { CitationForm::Blank };
    Some(Citation {
        span: Span::new(begin, tail.end),
        kind: named.kind,
        kind_span: named.span,
        number,
        number_span: Some(number_span),
        name: None,
        date: tail.date,
        issuer: None,
        title: None,
        has_so: start.so.is_some(),
        form,
        alias: None,
        note_mark: None,
        place: CitationPlace::Body,
    })
}

/// What pest reads behind a type word: number and date, in the order of the production.
#[derive(Debug, Default)]
pub(super) struct Tail {
    /// The number, `None` inside where it is blank, and where it stands.
    pub(super) number: Option<(Option<Number>, Span)>,
    pub(super) date: Option<crate::date::WrittenDate>,
    /// One past the last byte.
    pub(super) end: usize,
}

impl Tail {
    /// Parses `slice`, which stands at `base` in the text.
    pub(super) fn parse(production: Production, slice: &str, base: usize, kinds: &Kinds) -> Option<Tail> {
        let pair = Grammar::parse(production, slice).ok()?.next()?;
        let mut tail = Tail { end: base + pair.as_str().trim_end().len(), ..Tail::default() };
        for part in pair.into_inner() {
            match part.as_rule() {
                Production::number => tail.number = Some(read_number(part, base, kinds)),
                Production::date => tail.date = Some(date::written(part, base)),
                Production::law_year => {
                    let year = part.into_inner().next()?;
                    let span = year.as_span();
                    tail.date = Some(crate::date::WrittenDate {
                        span: Span::new(base + span.start(), base + span.end()),
                        day: None,
                        month: None,
                        year: year.as_str().parse().ok(),
                    });
                }
                _ => {}
            }
        }
        Some(tail)
    }
}

fn read_number(pair: Pair<'_, Production>, base: usize, kinds: &Kinds) -> (Option<Number>, Span) {
    let span = pair.as_span();
    (normalise(pair.as_str(), kinds), Span::new(base + span.start(), base + span.end()))
}

/// The number that is written: no spaces, "Đ" not "D", "-" for every dash, no dots of a form around the serial.
/// `None` where the serial is blank or there are no letters.
pub(super) fn normalise(written: &str, kinds: &Kinds) -> Option<Number> {
    let serial_end = written.find(|c: char| c == '/' || is_dash(c))?;
    let serial: String = written[..serial_end].chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
    let serial = serial.trim_matches('.');
    if serial.is_empty() {
        return None;
    }
    let mut number = String::with_capacity(written.len());
    number.push_str(serial);
    let mut part = String::new();
    let flush = |part: &mut String, number: &mut String| {
        number.push_str(kinds.slip(part).unwrap_or(part));
        part.clear();
    };
    for c in written[serial_end..].chars() {
        match c {
            c if c.is_alphanumeric() => part.push(if matches!(c, 'Ð' | 'đ') { 'Đ' } else { c }),
            c if c == '/' || c == '&' || c == '.' || is_dash(c) => {
                flush(&mut part, &mut number);
                // "CĐ- -TTg": one dash.
                if !(is_dash(c) && number.ends_with('-')) {
                    number.push(if is_dash(c) { '-' } else { c });
                }
            }
            _ => {}
        }
    }
    flush(&mut part, &mut number);
    (number.len() > serial.len() + 1).then_some(Number(number))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// Where a number begins, and "số" before it.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// The first byte of the number, its blank included.
    number: usize,
    /// The first byte of "số".
    so: Option<usize>,
    /// Whether "số" has a capital.
    capital: bool,
    /// Whether the serial is blank.
    blank: bool,
}

impl Start {
    /// Looks back from the first stroke of what may be a number.
    fn before(text: &str, stroke: usize, floor: usize) -> Option<Start> {
        let floor = text.ceil_char_boundary(floor.max(stroke.saturating_sub(NUMBER_REACH)));
        let head = text.get(floor..stroke)?;
        let serial = serial_head(head)?;
        // The serial in at most three pieces ("8l 19"), then "số".
        let mut rest = serial;
        let mut first = None;
        for piece in 0..3 {
            let trimmed = rest.trim_end_matches(SPACE);
            let before_colon = trimmed.strip_suffix(':').map_or(trimmed, |t| t.trim_end_matches(SPACE));
            if let Some(so) = so_at_end(before_colon) {
                let after = &head[trimmed.len()..];
                let gap = after.len() - after.trim_start_matches(SPACE).len();
                return Some(Start {
                    number: floor + trimmed.len() + gap,
                    so: Some(floor + so),
                    capital: before_colon[so..].starts_with('S'),
                    blank: is_blank(&serial[trimmed.len()..]),
                });
            }
            let start = trimmed.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || ".…_".contains(c)).len();
            let token = &trimmed[start..];
            let serial_like = token.bytes().any(|b| b.is_ascii_digit()) || is_blank(token);
            if token.is_empty() || !serial_like || (piece > 0 && token.chars().count() > 4) {
                break;
            }
            first.get_or_insert((start, trimmed.len()));
            rest = &trimmed[..start];
        }
        // Without "số" only a plain serial counts, or a blank right behind the type word.
        let Some((start, end)) = first else {
            let blank = serial.len() < head.len() || serial.ends_with(SPACE);
            let at = floor + serial.trim_end_matches(SPACE).len();
            return blank.then_some(Start { number: at, so: None, capital: false, blank: true });
        };
        let token = serial[start..end].trim_start_matches(['.', '…', '_']);
        let before = serial[..end - token.len()].chars().next_back();
        let open = before.is_none_or(|c| c.is_whitespace() || "(“\"'[:;,.-".contains(c));
        (is_plain_serial(token) && open || is_blank(token)).then_some(Start {
            number: floor + end - token.len(),
            so: None,
            capital: false,
            blank: is_blank(token),
        })
    }
}

/// What stands before the letters of a number: "36-CTr" of "36-CTr/TU" gives "36", "16" of "16/2015" itself.
/// `None` where the stroke stands between words ("HĐND/UBND").
fn serial_head(head: &str) -> Option<&str> {
    let tight = head.trim_end_matches(SPACE);
    let letters = &tight[tight.trim_end_matches(|c: char| c.is_alphanumeric() || c == '§').len()..];
    if !letters.starts_with(char::is_uppercase) {
        // A stroke after a stroke is not the first of its number.
        let before = tight[..tight.len() - letters.len()].chars().next_back();
        return (before != Some('/') || letters.is_empty()).then_some(head);
    }
    let before = tight[..tight.len() - letters.len()].trim_end_matches(SPACE);
    match before.chars().next_back() {
        Some(c) if is_dash(c) => Some(&before[..before.len() - c.len_utf8()]),
        _ if letters.bytes().any(|b| b.is_ascii_digit()) => Some(head),
        _ => None,
    }
}

/// Where "số" begins that `text` ends with; OCR writes "sô", "só" too.
fn so_at_end(text: &str) -> Option<usize> {
    let start = text.trim_end_matches(char::is_alphabetic).len();
    let mut letters = text[start..].chars().map(crate::fold::base);
    (letters.next() == Some('s') && letters.next() == Some('o') && letters.next().is_none()).then_some(start)
}

/// Dots, rules and spaces only.
fn is_blank(serial: &str) -> bool {
    serial.chars().all(|c| matches!(c, '.' | '…' | '_' | ' ' | '\n'))
}

/// "16", "30c", "66.13", "0124".
fn is_plain_serial(token: &str) -> bool {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    token.len() - digits.len() <= 1
        && (1..=7).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
}

/// The type of a citation, and the word that says it.
#[derive(Clone, Copy, Debug)]
struct TypeWord {
    kind: Option<Kind>,
    /// `None` where an earlier member of the list has it.
    span: Option<Span>,
}

impl TypeWord {
    /// Looks back from "số" or the number.
    fn before(text: &str, start: &Start, floor: usize, last: Option<&Citation>, kinds: &Kinds) -> Option<TypeWord> {
        let end = start.so.unwrap_or(start.number);
        let floor = text.ceil_char_boundary(floor.max(end.saturating_sub(KIND_REACH)));
        let head = text.get(floor..end)?;
        let trimmed = head.trim_end_matches(SPACE);
        let gap = &head[trimmed.len()..];
        let word = |at: usize, len: usize, kind| TypeWord { kind, span: Some(Span::new(floor + at, floor + at + len)) };
        if let Some(name) = kinds.ending(trimmed) {
            // "QUYẾT ĐỊNH", and on the next line "Số: …": the document's own head.
            let own_head = start.capital && gap.contains('\n');
            let far = gap.bytes().filter(|&b| b == b'\n').count() > 3;
            return (!own_head && !far).then(|| word(name.start, trimmed.len() - name.start, name.kind));
        }
        if start.so.is_none() {
            return None;
        }
        // "Nghị định của Chính phủ số …"
        if let Some(of) = trimmed.rfind(" của ")
            && !trimmed[of..].contains([',', ';', ':', '.', '(', ')', '\t'])
            && let Some(name) = kinds.ending(&trimmed[..of])
        {
            return Some(word(name.start, of - name.start, name.kind));
        }
        // "các Nghị định của Chính phủ: Số …"
        if let Some(list) = trimmed.strip_suffix(':')
            && let Some(many) = list.rfind("ác ")
            && !list[many..].contains([';', '.', '\t'])
            && let Some((len, kind)) = kinds.beginning(&list[many + "ác ".len()..])
        {
            return Some(word(many + "ác ".len(), len, kind));
        }
        inherited(text, end, last).map(|kind| TypeWord { kind: Some(kind), span: None })
    }

    /// Where no type word stands near: a list goes on without "số", or the letters say enough.
    fn by_letters(
        text: &str,
        start: &Start,
        floor: usize,
        last: Option<&Citation>,
        number: &Number,
        kinds: &Kinds,
    ) -> Option<TypeWord> {
        let letters = number.symbol().split(['-', '/', '&', '.']).next().unwrap_or_default();
        let kind = kinds.of_symbol(letters);
        if kind.is_none() && !kinds.is_assembly(letters) {
            return None;
        }
        let begin = start.so.unwrap_or(start.number);
        if start.so.is_none()
            && let Some(same) = inherited(text, begin, last)
            && (kind == Some(same) || kind.is_none())
        {
            return Some(TypeWord { kind: Some(same), span: None });
        }
        // "Số: 263/KH-UBND" is the document's own number; so is a line that begins so in small letters.
        let line = text[floor..begin].rsplit('\n').next().unwrap_or_default();
        let own = start.capital || (start.so.is_some() && line.trim().is_empty());
        let form =
            ["mau", "bieu"].iter().any(|w| line.trim_end().split(' ').next_back().is_some_and(|l| bare_is(l, w)));
        (!own && !form).then_some(TypeWord { kind: None, span: None })
    }
}

fn bare_is(word: &str, bare: &str) -> bool {
    word.chars().map(crate::fold::base).eq(bare.chars())
}

/// The kind of the list that goes on at `begin`: the last citation is near, in the same paragraph, and a comma,
/// semicolon or "và" joins them.
fn inherited(text: &str, begin: usize, last: Option<&Citation>) -> Option<Kind> {
    let last = last?;
    let end = last.span.end as usize;
    let between = text.get(end..begin).filter(|b| b.len() <= LIST_REACH)?;
    let joined = between.trim_end_matches(SPACE);
    let joins =
        joined.ends_with([',', ';', ':']) || joined.ends_with(" và") || joined == "và" || joined.ends_with("\nvà");
    (joins && !between.contains('\t') && !between.contains("\n\n")).then_some(last.kind)?
}

#[cfg(test)]
mod tests {
    use super::normalise;
    use crate::lexicon::Kinds;

    #[test]
    fn numbers_are_normalised() {
        let kinds = Kinds::embedded();
        for (written, expected) in [
            ("16/2015/NĐ-CP", Some("16/2015/NĐ-CP")),
            ("17 /KH-UBND", Some("17/KH-UBND")),
            ("8l 19/QĐ-SYT", Some("8l19/QĐ-SYT")),
            ("8119/QD- SYT", Some("8119/QĐ-SYT")),
            ("6858/QĐ-\nBYT", Some("6858/QĐ-BYT")),
            ("8397/TTr - SKHĐT", Some("8397/TTr-SKHĐT")),
            ("1725/CĐ- -TTg", Some("1725/CĐ-TTg")),
            ("174/HÐND-VHXH", Some("174/HĐND-VHXH")),
            ("7083/SNV-CCHC&VTLT", Some("7083/SNV-CCHC&VTLT")),
            ("16–CT/TU", Some("16-CT/TU")),
            ("...4.1.../QĐ-UBND", Some("4.1/QĐ-UBND")),
            ("66.13/2026/NQ-CP", Some("66.13/2026/NQ-CP")),
            ("/QĐ-UBND", None),
            ("…/STC-QLNS", None),
            ("12", None),
        ] {
            assert_eq!(normalise(written, &kinds).map(|n| n.0).as_deref(), expected, "{written:?}");
        }
    }
}
