//! Citations by number.

use super::SPACE;
use super::start::Start;
use super::type_word::TypeWord;
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::number::Number;
use crate::parse::date;
use crate::parse::grammar::{Grammar, Production};
use crate::parse::plain;
use crate::parse::plan::{Citation, CitationForm, CitationPlace};
use crate::source::Span;
use pest::Parser;
use pest::iterators::Pair;

/// The longest number with its date, over a page break, in bytes.
const LONGEST: usize = 280;
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
    let tail = match Tail::plain(slice, start.number, kinds) {
        Some(plain) => plain,
        None => Tail::parse(Production::numbered, slice, start.number, kinds)?,
    };
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
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tail {
    /// The number, `None` inside where it is blank, and where it stands.
    pub(super) number: Option<(Option<Number>, Span)>,
    pub(super) date: Option<crate::date::WrittenDate>,
    /// One past the last byte.
    pub(super) end: usize,
}

impl Tail {
    /// Reads a number that is written plainly, and the date behind it if that is, too.
    fn plain(slice: &str, base: usize, kinds: &Kinds) -> Option<Tail> {
        let end = plain::number(slice.as_bytes())?;
        let number = (normalise(&slice[..end], kinds), Span::new(base, base + end));
        let gap = slice[end..].trim_start_matches(SPACE);
        let behind = gap.strip_prefix(',').map_or(gap, |rest| rest.trim_start_matches(SPACE));
        if behind.starts_with("ngày") {
            let at = slice.len() - behind.len();
            let (date, length) = date::read_plain(behind, base + at)?;
            return Some(Tail { number: Some(number), date: Some(date), end: base + at + length });
        }
        // What may be another form of a date is for the grammar: "(ngày …)", "ban hành ngày …", "14/02/2015".
        let opening = ["(", "ký", "ban hành"].iter().find_map(|word| behind.strip_prefix(word));
        let opened = opening.map_or(behind, |rest| rest.trim_start_matches(SPACE));
        let dated = ["ngày", "Ngày", "NGÀY"].iter().any(|word| opened.starts_with(word));
        let plain = !dated && !behind.starts_with(|c: char| c.is_ascii_digit());
        plain.then_some(Tail { number: Some(number), date: None, end: base + end })
    }

    /// Reads "năm 2015" behind the name of a law, where no number follows.
    pub(super) fn plain_year(slice: &str, base: usize) -> Option<Tail> {
        let (year, end) = plain::year(slice.as_bytes())?;
        let behind = slice[end..].trim_start_matches(SPACE);
        let behind = behind.strip_prefix(',').map_or(behind, |rest| rest.trim_start_matches(SPACE));
        if behind.starts_with(['s', 'S']) {
            return None;
        }
        let span = Span::new(base + "năm ".len(), base + end);
        let date = crate::date::WrittenDate { span, day: None, month: None, year: Some(year) };
        Some(Tail { number: None, date: Some(date), end: base + end })
    }

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
pub(in crate::parse) fn normalise(written: &str, kinds: &Kinds) -> Option<Number> {
    let serial_end = written.find(|c: char| c == '/' || is_dash(c))?;
    let serial = written[..serial_end].trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if serial.is_empty() {
        return None;
    }
    let mut number = String::with_capacity(written.len());
    number.extend(serial.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.'));
    let letters = number.len() + 1;
    let rest = &written[serial_end..];
    if rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-') || "Đ".as_bytes().contains(&b)) {
        for piece in rest.split_inclusive(['/', '-']) {
            let part = piece.trim_end_matches(['/', '-']);
            number.push_str(kinds.slip(part).unwrap_or(part));
            let mark = &piece[part.len()..];
            // "CĐ--TTg": one dash.
            if mark != "-" || !number.ends_with('-') {
                number.push_str(mark);
            }
        }
        return (number.len() > letters).then_some(Number(number));
    }
    let mut part = String::new();
    let flush = |part: &mut String, number: &mut String| {
        number.push_str(kinds.slip(part).unwrap_or(part));
        part.clear();
    };
    for c in rest.chars() {
        match c {
            c if fold::is_alphanumeric(c) => part.push(if matches!(c, 'Ð' | 'đ') { 'Đ' } else { c }),
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
    (number.len() > letters).then_some(Number(number))
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

#[cfg(test)]
mod tests {
    use super::{Tail, normalise};
    use crate::lexicon::Kinds;
    use crate::parse::grammar::Production;

    #[test]
    fn numbers_are_normalised() {
        let kinds = Kinds::embedded();
        for (written, expected) in [
            ("16/2015/NĐ-CP", Some("16/2015/NĐ-CP")),
            ("17 /KH-UBND", Some("17/KH-UBND")),
            ("61/2018/NĐCP", Some("61/2018/NĐ-CP")),
            ("19/CT-TTG", Some("19/CT-TTg")),
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
            ("1725/CĐ--TTg", Some("1725/CĐ-TTg")),
            ("36-CTr//TU-", Some("36-CTr//TU-")),
            ("8119/QD-SYT", Some("8119/QĐ-SYT")),
            ("/QĐ-UBND", None),
            ("…/STC-QLNS", None),
            ("12", None),
        ] {
            assert_eq!(normalise(written, &kinds).map(|n| n.0).as_deref(), expected, "{written:?}");
        }
    }

    #[test]
    fn a_plain_year_is_what_the_grammar_says() {
        let kinds = Kinds::embedded();
        let mut plain = 0;
        for year in ["năm 2015", "năm 20155", "năm 1815", "năm  2015", "Năm 2015"] {
            for behind in [
                "",
                " ",
                ";",
                ", số 65/2020/QH14",
                " số 65/2020/QH14",
                ", sửa đổi",
                " của Quốc hội",
                "/",
                "-2020",
                "\n",
            ] {
                let slice = format!("{year}{behind}");
                let Some(read) = Tail::plain_year(&slice, 7) else { continue };
                plain += 1;
                assert_eq!(Some(read), Tail::parse(Production::law_tail, &slice, 7, &kinds), "{slice:?}");
            }
        }
        assert_eq!(plain, 7);
    }

    #[test]
    fn a_plain_number_and_its_date_are_what_the_grammar_says() {
        let kinds = Kinds::embedded();
        let mut plain = 0;
        for number in ["16/2015/NĐ-CP", "225/QĐ-TTg", "72/2025/QH15", "8/TTr"] {
            for gap in ["", " ", "\n", ", ", ",\n", " , ", "; ", ". ", " (", "\t", " - ", ",, "] {
                for date in [
                    "",
                    "ngày 14/02/2015",
                    "ban hành",
                    "ký  ngày 14/02/2015",
                    "(ngày 1/2/2015",
                    "( Ngày 1/2/2015)",
                    "ban hành ngày 1/2/2015",
                    "ngày 02 tháng 9 năm 2021",
                    "ngày /9/2021",
                    "năm 2021",
                    "14/02/2015",
                    "Ngày",
                ] {
                    for behind in ["", " của", ")", " và 17/2015/NĐ-CP", "\n", "1", "/"] {
                        let slice = format!("{number}{gap}{date}{behind}");
                        let Some(read) = Tail::plain(&slice, 7, &kinds) else { continue };
                        plain += 1;
                        assert_eq!(Some(read), Tail::parse(Production::numbered, &slice, 7, &kinds), "{slice:?}");
                    }
                }
            }
        }
        assert!(plain > 500, "{plain}");
    }
}
