//! Plain forms: most labels, dates and numbers are written in one way, and their bytes alone say what they are.
//!
//! The grammar states every form, and reads whatever is not plain; of what is plain it says the same, which the tests
//! hold. To ask it costs some thousand instructions for a form of ten bytes.

use super::grammar::Production;
use super::plan::LabelStyle;

/// A label whose value stands first in its line, one mark behind it, and then a space or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) style: LabelStyle,
    /// What the value is.
    pub(super) value: Production,
    /// The length of the value, in bytes.
    pub(super) length: usize,
    /// The length of the label with its mark, in bytes.
    pub(super) end: usize,
}

/// "1. ", "1.2. ", "1.2 Việc", "1) ", "IV. ", "A. ", "a) ", "đ) ", "a. ".
pub(super) fn label(line: &[u8]) -> Option<Label> {
    let length = match *line.first()? {
        b'0'..=b'9' => return numbered(line),
        b'I' | b'V' | b'X' => line.iter().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count(),
        b'A'..=b'Z' | b'a'..=b'z' => 1,
        _ if line.starts_with("đ".as_bytes()) => 2,
        _ => return None,
    };
    let (style, value) = match (line[0], line.get(length)?) {
        (b'I' | b'V' | b'X', b'.') if length <= 6 => (LabelStyle::Roman, Production::label_roman),
        (b'I' | b'V' | b'X', _) => return None,
        (b'A'..=b'Z', b'.') => (LabelStyle::Capital, Production::label_capital),
        (b'a'..=b'z' | 0xC4, b')') => (LabelStyle::LetterParen, Production::label_letter),
        (b'a'..=b'z' | 0xC4, b'.') => (LabelStyle::LetterDot, Production::label_letter),
        _ => return None,
    };
    let end = length + 1;
    apart(line, end).then_some(Label { style, value, length, end })
}

fn numbered(line: &[u8]) -> Option<Label> {
    let mut length = figures(line, 0);
    if !(1..=2).contains(&length) {
        return None;
    }
    let mut parts = 1;
    while line.get(length) == Some(&b'.') && line.get(length + 1).is_some_and(u8::is_ascii_digit) {
        let digits = figures(line, length + 1);
        length += 1 + digits;
        parts += 1;
        if digits > 2 || parts > 5 {
            return None;
        }
    }
    let (style, value) = match (parts, line.get(length)?) {
        (1, b'.') => (LabelStyle::Arabic, Production::label_number),
        (1, b')') => (LabelStyle::ArabicParen, Production::label_number),
        (2.., b'.') => (LabelStyle::Dotted(parts), Production::label_components),
        (2.., b' ') if line.get(length + 1).is_some_and(u8::is_ascii_uppercase) => {
            let (style, value) = (LabelStyle::Dotted(parts), Production::label_components);
            return Some(Label { style, value, length, end: length });
        }
        _ => return None,
    };
    let end = length + 1;
    apart(line, end).then_some(Label { style, value, length, end })
}

/// Whether a space stands at `at`, or the line is over.
fn apart(line: &[u8], at: usize) -> bool {
    line.get(at).is_none_or(|&b| b == b' ')
}

/// How many digits stand at `at`.
fn figures(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// A date with its month, and in most cases a day and a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    /// Where what counts of it begins: behind the word "ngày".
    pub(super) start: usize,
    /// Past its last byte.
    pub(super) end: usize,
    pub(super) day: Option<u32>,
    pub(super) month: u32,
    pub(super) year: Option<u32>,
}

/// "15/7/2021", "02 tháng 9 năm 2021", each with or without "ngày", "tháng 9/2026", "tháng 9 năm 2026", "tháng 9",
/// "12/2024".
pub(super) fn date(slice: &[u8]) -> Option<Date> {
    let mut at = Cursor { bytes: slice, at: 0 };
    if at.eat("tháng ") || at.eat("Tháng ") {
        let month = at.number(1..=2)?;
        let year = if at.eat("/") || at.eat(" năm ") {
            Some(at.number(4..=4)?)
        } else if at.is_over() {
            None
        } else {
            return None;
        };
        return Some(Date { start: 0, end: at.at, day: None, month, year });
    }
    let named = at.eat("ngày ") || at.eat("Ngày ");
    let start = at.at;
    let first = at.number(1..=2)?;
    let in_words = !at.eat("/");
    if in_words && !at.eat(" tháng ") {
        return None;
    }
    let before = at.at;
    let second = at.number(1..=4)?;
    if at.at > before + 2 {
        let is_month =
            !named && !in_words && (1..=12).contains(&first) && (1900..2200).contains(&second) && at.is_over();
        return is_month.then_some(Date { start, end: at.at, day: None, month: first, year: Some(second) });
    }
    if !at.eat(if in_words { " năm " } else { "/" }) {
        return None;
    }
    let year = at.number(4..=4)?;
    Some(Date { start, end: at.at, day: Some(first), month: second, year: Some(year) })
}

/// The year of a law and where it ends: "năm 2015".
pub(super) fn year(slice: &[u8]) -> Option<(u32, usize)> {
    let mut at = Cursor { bytes: slice, at: 0 };
    if !at.eat("năm ") {
        return None;
    }
    let year = at.number(4..=4)?;
    (1900..2200).contains(&year).then_some((year, at.at))
}

/// Where the number ends that `slice` begins with: "16/2015/NĐ-CP", "225/QĐ-TTg", "72/2025/QH15", "57-NQ/TW". Its letters
/// are such that nothing behind them can belong to it.
pub(super) fn number(slice: &[u8]) -> Option<usize> {
    let mut at = Cursor { bytes: slice, at: 0 };
    at.digits(1..=6)?;
    if at.peek().is_some_and(|b| b.is_ascii_lowercase()) {
        // "30c".
        at.at += 1;
    }
    let mut groups = 0;
    if at.eat("-") {
        // The Party's.
        at.letters()?;
        groups += 1;
    }
    if !at.eat("/") {
        return None;
    }
    if groups == 0 && at.peek().is_some_and(|b| b.is_ascii_digit()) {
        at.digits(4..=4)?;
        if !at.eat("/") {
            return None;
        }
    }
    loop {
        at.letters()?;
        groups += 1;
        match at.peek() {
            Some(b'-') => at.at += 1,
            None | Some(b',' | b';' | b':' | b')' | b'\t' | b'\n') => return Some(at.at),
            // A dash or more capitals may follow the first letters behind a space or a full stop.
            Some(b' ' | b'.') if groups > 1 => return Some(at.at),
            Some(b' ') if slice.get(at.at + 1).is_some_and(u8::is_ascii_alphabetic) => return Some(at.at),
            _ => return None,
        }
    }
}

/// A place in a slice that is read from left to right.
struct Cursor<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over `word` if it stands here.
    fn eat(&mut self, word: &str) -> bool {
        let found = self.bytes[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Whether a date is over here: nothing that stands behind can belong to it.
    fn is_over(&self) -> bool {
        match self.bytes[self.at..] {
            [] | [b';' | b':' | b')' | b'\t', ..] => true,
            // The word "năm", or a stroke behind more space, would go on with it.
            [b' ', next, ..] => next.is_ascii_alphabetic() && !matches!(next, b'n' | b'N') || next == b'(',
            _ => false,
        }
    }

    /// Passes over digits, as many as `count` allows and no more behind them.
    fn digits(&mut self, count: std::ops::RangeInclusive<usize>) -> Option<&[u8]> {
        let digits = figures(self.bytes, self.at);
        let found = &self.bytes[self.at..self.at + digits];
        self.at += digits;
        count.contains(&digits).then_some(found)
    }

    fn number(&mut self, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
        Some(self.digits(count)?.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    }

    /// Passes over the letters of a body or a kind: a capital, then capitals, digits and small letters that begin no word
    /// which extraction may have glued to them.
    fn letters(&mut self) -> Option<()> {
        let from = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'A'..=b'Z' => self.at += 1,
                0xC4 if self.bytes.get(self.at + 1) == Some(&0x90) => self.at += 2,
                b'0'..=b'9' | b'a' | b'd'..=b'm' | b'o'..=b'u' | b'w'..=b'z' if self.at > from => self.at += 1,
                _ => break,
            }
        }
        (self.at > from).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar::{Grammar, Production};
    use super::super::{date, label};
    use pest::Parser;

    /// What stands behind a form, or in place of its last mark.
    const BEHIND: [&str; 27] = [
        "", " ", "  ", " a", " A", " Đ", "a", "A", "ệ", "-", " -", " – A", ".", ". A", ". AB", ".-", ",", ";", ":",
        ")", "/", " /", "1", " 1", "\n", "\tx", "…",
    ];

    /// Every way to put one of each list behind another.
    fn all(lists: &[&[&str]]) -> Vec<String> {
        lists.iter().fold(vec![String::new()], |heads, list| {
            heads.iter().flat_map(|head| list.iter().map(move |tail| format!("{head}{tail}"))).collect()
        })
    }

    #[test]
    fn a_plain_label_is_what_the_grammar_says() {
        let values = [
            "1",
            "01",
            "12",
            "123",
            "1.2",
            "1.12",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.4.5.6",
            "1.123",
            "I",
            "IV",
            "XIII",
            "VX",
            "Ii",
            "XXXIIII",
            "A",
            "Đ",
            "B",
            "a",
            "đ",
            "z",
            "f",
            "ab",
            "aB",
            "D1",
        ];
        let mut plain = 0;
        for line in all(&[&values, &[".", ")", "", ",", "-", "/"], &BEHIND]) {
            if super::label(line.as_bytes()).is_some() {
                plain += 1;
                assert_eq!(label::label(&line, 7), label::by_grammar(&line, 7), "{line:?}");
            }
        }
        assert!(plain > 100, "{plain}");
    }

    #[test]
    fn a_plain_date_is_what_the_grammar_says() {
        let days = ["", "1", "15", "09", "115", "1l", "0"];
        let months = ["", "/", "/7", "/12", " tháng 9", " tháng 12", "tháng 3", "Tháng 03", " / 7", "/123"];
        let years = ["", "/2021", "/21", "/20223", " năm 2019", " năm 19", " năm", "\nnăm 2019", "-2021"];
        let mut plain = 0;
        for slice in all(&[&["", "ngày ", "ngày", "Ngày "], &days, &months, &years, &BEHIND]) {
            if let Some(read) = date::read_plain(&slice, 7) {
                plain += 1;
                assert_eq!(Some(read), date::by_grammar(&slice, 7), "{slice:?}");
            }
        }
        assert!(plain > 500, "{plain}");
    }

    #[test]
    fn a_plain_number_is_what_the_grammar_says() {
        let symbols = [
            "NĐ-CP",
            "QĐ-TTg",
            "QH15",
            "TTr",
            "HĐND",
            "NQ-HĐND",
            "T-Tb",
            "KH - UB",
            "CV-b",
            "Đ",
            "nđ-cp",
            "BC-UBNDn",
            "-NQ/TW",
            "-CTr/HU-X",
        ];
        let mut plain = 0;
        for slice in all(&[
            &["16", "0124", "30c", "", "1234567"],
            &["/", " /"],
            &["", "2015/", "20155/", "15/"],
            &symbols,
            &BEHIND,
        ]) {
            if let Some(end) = super::number(slice.as_bytes()) {
                plain += 1;
                let pair = Grammar::parse(Production::number, &slice).ok().and_then(|mut pairs| pairs.next());
                assert_eq!(pair.map(|pair| pair.as_str()), Some(&slice[..end]), "{slice:?}");
            }
        }
        assert!(plain > 100, "{plain}");
    }
}
