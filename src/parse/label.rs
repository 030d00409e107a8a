//! Labels: what a heading or item begins with ("I.", "1.2.", "đ)", "Điều 3.", "-").

use super::grammar::{Grammar, Production};
use super::plain;
use super::plan::{Label, LabelStyle};
use crate::source::Span;
use pest::Parser;

/// No label is longer; pest never sees more of a line.
const LONGEST: usize = 80;

/// Marks of bullets; Word writes those of its symbol fonts as private characters.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '+' | '•' | '*' | '·' | '▪' | '■' | '○' | '●' | '►' | '✓' | '✔' | '\u{F000}'..='\u{F0FF}'
    )
}

/// The label that `line` begins with, if it does; `at` is where the line stands in the text.
pub(super) fn label(line: &str, at: usize) -> Option<Label> {
    match plain::label(line.as_bytes()) {
        Some(plain) => labelled(plain.value, plain.style, &line[..plain.length], Span::new(at, at + plain.end)),
        None => by_grammar(line, at),
    }
}

/// The same, for every form.
pub(super) fn by_grammar(line: &str, at: usize) -> Option<Label> {
    use LabelStyle::{Article, Capital, Chapter, Division, LetterDot, LetterParen, Parenthesised, Part, Roman};
    // Most lines are prose: the first bytes say so.
    let bytes = line.as_bytes();
    let (&first, second) = (bytes.first()?, bytes.get(1).copied().unwrap_or(b' '));
    // The first byte of a long dash is 0xE2.
    let after_letter = matches!(second, b'.' | b')' | b'/' | b' ' | b'-' | 0xE2);
    let productions: &[(Production, LabelStyle)] = match first {
        // A label has a mark or a text behind it.
        b'A'..=b'Z' | b'a'..=b'z' if bytes.iter().all(u8::is_ascii_alphanumeric) => return None,
        b'0'..=b'9' => numbered(bytes),
        b'(' if second.is_ascii_digit() => &[(Production::enclosed, Parenthesised)],
        b'I' | b'V' | b'X' if after_letter || matches!(second, b'I' | b'V' | b'X' | b'i' | b'v' | b'x' | b':') => {
            &[(Production::numeral, Roman), (Production::numeral_bare, Roman)]
        }
        b'P' if line.starts_with("Phần ") || line.starts_with("PHẦN ") => &[(Production::part, Part)],
        b'C' if line.starts_with("Chương ") || line.starts_with("CHƯƠNG ") => &[(Production::chapter, Chapter)],
        b'M' if line.starts_with("Mục ") || line.starts_with("MỤC ") => &[(Production::division, Division)],
        b'A'..=b'Z' if after_letter => &[(Production::initial, Capital)],
        b'a'..=b'z' if matches!(second, b'.' | b')' | b'/' | b' ') => {
            &[(Production::letter_paren, LetterParen), (Production::letter_dot, LetterDot)]
        }
        // "Điều", "Đ.", "đ)": both letters begin with the same byte, and so do vowels of other words.
        0xC4 if line.starts_with('Đ') => match bytes.get(2) {
            Some(b'i' | b'I') => &[(Production::article, Article)],
            _ => &[(Production::initial, Capital)],
        },
        0xC4 if line.starts_with('đ') => {
            &[(Production::letter_paren, LetterParen), (Production::letter_dot, LetterDot)]
        }
        b'-' | b'+' | b'*' | 0xC2 | 0xE2 | 0xEF => return dashed(line, at),
        // "_— Thư ký …": OCR's dirt before a bullet.
        b'_' if ["_- ", "_– ", "_— "].iter().any(|mark| line.starts_with(mark)) => {
            return dashed(&line[1..], at + 1);
        }
        _ => return None,
    };
    lettered(line, at, productions)
}

/// What a line that begins with a digit may have: its first byte that is no digit tells most of it.
fn numbered(line: &[u8]) -> &'static [(Production, LabelStyle)] {
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    match (line.get(digits), line.get(digits + 1)) {
        (Some(b'.'), Some(b'0'..=b'9')) => &[(Production::dotted, LabelStyle::Dotted(0))],
        (Some(b','), _) => &[(Production::arabic_comma, LabelStyle::Arabic)],
        (Some(b')'), _) | (Some(b' '), Some(b')')) => &[(Production::arabic_paren, LabelStyle::ArabicParen)],
        // "01/KH-UBND ngày …", "34/2016/NĐ-CP": a number that the wrapping put first.
        (Some(b'/'), _) if is_symbol(&line[digits + 1..]) || is_year(&line[digits + 1..]) => &[],
        (Some(b'.' | b'-' | b'/' | 0xE2), _) | (Some(b' '), Some(b'.')) => &[(Production::arabic, LabelStyle::Arabic)],
        _ => &[],
    }
}

/// Whether what stands behind a number and its stroke is the symbol of a document: capitals, a dash, no space between.
fn is_symbol(rest: &[u8]) -> bool {
    let word = rest.iter().position(|b| matches!(b, b' ' | b'\n')).map_or(rest, |end| &rest[..end]);
    let capital = |b: &u8| b.is_ascii_uppercase() || *b >= 0x80;
    word.len() > 3 && word.first().is_some_and(capital) && word.get(1).is_some_and(capital) && word.contains(&b'-')
}

/// Whether a year and a stroke stand behind a number and its stroke.
fn is_year(rest: &[u8]) -> bool {
    rest.len() > 4 && rest[..4].iter().all(u8::is_ascii_digit) && rest[4] == b'/'
}

fn lettered(line: &str, at: usize, productions: &[(Production, LabelStyle)]) -> Option<Label> {
    let head = &line[..line.floor_char_boundary(LONGEST)];
    let (pair, style) = productions
        .iter()
        .find_map(|&(production, style)| Some((Grammar::parse(production, head).ok()?.next()?, style)))?;
    let span = Span::new(at, at + pair.as_span().end());
    let value = pair.into_inner().next()?;
    labelled(value.as_rule(), style, value.as_str(), span)
}

/// The label of a style whose value is written `text`.
fn labelled(value: Production, style: LabelStyle, text: &str, span: Span) -> Option<Label> {
    let (style, ordinal) = match value {
        Production::label_roman => (style, roman(text)?),
        Production::label_letter | Production::label_capital => (style, alphabet(text)),
        Production::label_nth => (style, nth(text)?),
        Production::label_components => {
            (LabelStyle::Dotted(text.split('.').count() as u8), text.rsplit('.').next()?.parse().ok()?)
        }
        _ => (style, text.parse().ok()?),
    };
    Some(Label { span, style, ordinal, text: text.to_owned() })
}

/// A bullet with text behind it, or a letter behind a dash.
fn dashed(line: &str, at: usize) -> Option<Label> {
    let mark = line.chars().next().filter(|&c| is_bullet(c))?;
    let body = &line[mark.len_utf8()..];
    let text = body.trim_start();
    let first = text.chars().next()?;
    // "--------", "* * *", "+07:00" are no items.
    if is_bullet(first) || first == '_' || (mark == '+' && body.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    // "- a)": a letter, perhaps a space, the bracket.
    if matches!(mark, '-' | '–' | '—')
        && text.as_bytes().iter().take(4).any(|&b| b == b')')
        && let Some(letter) = lettered(line, at, &[(Production::letter_paren, LabelStyle::LetterParen)])
    {
        return Some(letter);
    }
    let style = LabelStyle::Bullet(if matches!(mark, '–' | '—') { '-' } else { mark });
    Some(Label { span: Span::new(at, at + mark.len_utf8()), style, ordinal: 0, text: mark.to_string() })
}

/// IV is 4; `None` where the letters are no numeral.
fn roman(text: &str) -> Option<u32> {
    let digit = |b: u8| match b.to_ascii_uppercase() {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let bytes = text.as_bytes();
    let mut sum: i32 = 0;
    for (i, &b) in bytes.iter().enumerate() {
        let value = digit(b);
        if bytes.get(i + 1).is_some_and(|&next| digit(next) > value) { sum -= value } else { sum += value }
    }
    u32::try_from(sum).ok().filter(|&n| n > 0)
}

/// A Roman number from I to XII in capitals, as quarters, months and groups of rows have them.
pub(super) fn small_roman(text: &str) -> Option<u32> {
    let all = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    all.iter().position(|numeral| *numeral == text).map(|at| at as u32 + 1)
}

/// Place in the alphabet of điểm (NĐ 30/2020/NĐ-CP PL I: letters of the Vietnamese alphabet, without those that
/// differ by a mark only); 0 for f, j, w, z, which it does not have.
fn alphabet(text: &str) -> u32 {
    let letter = text.chars().flat_map(char::to_lowercase).next();
    "abcdđeghiklmnopqrstuvxy".chars().position(|c| Some(c) == letter).map_or(0, |i| i as u32 + 1)
}

/// "THỨ NHẤT", "thứ hai".
fn nth(text: &str) -> Option<u32> {
    let word = crate::fold::key(text.split_whitespace().nth(1)?);
    let place =
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"].iter().position(|w| *w == word)?;
    Some(place as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::label;
    use crate::parse::plan::LabelStyle::{self, *};

    #[track_caller]
    fn is(line: &str, style: LabelStyle, ordinal: u32, mark: &str) {
        let label = label(line, 0).unwrap_or_else(|| panic!("no label: {line}"));
        assert_eq!((label.style, label.ordinal, &line[label.span.range()]), (style, ordinal, mark), "{line}");
    }

    #[test]
    fn every_style() {
        is("I. MỤC ĐÍCH", Roman, 1, "I.");
        is("IV- TỔ CHỨC THỰC HIỆN", Roman, 4, "IV-");
        is("Ii. về nội dung", Roman, 2, "Ii.");
        is("VII Kinh phí: đính kèm", Roman, 7, "VII");
        is("IX/ KINH PHÍ", Roman, 9, "IX/");
        is("A. NHỮNG NỘI DUNG", Capital, 1, "A.");
        is("Đ- KINH PHÍ", Capital, 5, "Đ-");
        is("Phần thứ nhất", Part, 1, "Phần thứ nhất");
        is("PHẦN II. NHIỆM VỤ", Part, 2, "PHẦN II.");
        is("Chương III", Chapter, 3, "Chương III");
        is("Chương I QUY ĐỊNH CHUNG", Chapter, 1, "Chương I");
        is("Mục 2. THỦ TỤC", Division, 2, "Mục 2.");
        is("Điều 12. Hiệu lực", Article, 12, "Điều 12.");
        is("Điều 3: Tổ chức", Article, 3, "Điều 3:");
        is("1. Mục đích", Arabic, 1, "1.");
        is("01. Mục đích", Arabic, 1, "01.");
        is("3.Giao phòng", Arabic, 3, "3.");
        is("2- Yêu cầu", Arabic, 2, "2-");
        is("2/ Yêu cầu", Arabic, 2, "2/");
        is("2/Yêu cầu", Arabic, 2, "2/");
        is("2, Khảo sát", Arabic, 2, "2,");
        is("5.", Arabic, 5, "5.");
        is("1.2. Đơn vị", Dotted(2), 2, "1.2.");
        is("2.1 Ban hành", Dotted(2), 1, "2.1");
        is("6.1.Công tác", Dotted(2), 1, "6.1.");
        is("1.2.3. Việc", Dotted(3), 3, "1.2.3.");
        is("2.1- Đổi mới", Dotted(2), 1, "2.1-");
        is("1) Thư ký", ArabicParen, 1, "1)");
        is("(2) Công tác", Parenthesised, 2, "(2)");
        is("a) Rà soát", LetterParen, 1, "a)");
        is("đ) Rà soát", LetterParen, 5, "đ)");
        is("b)Nội dung", LetterParen, 2, "b)");
        is("f) Triển khai", LetterParen, 0, "f)");
        is("e. Chiếm đoạt", LetterDot, 6, "e.");
        is("- a) Đảm bảo", LetterParen, 1, "- a)");
        is("- Rà soát", Bullet('-'), 0, "-");
        is("– Rà soát", Bullet('-'), 0, "–");
        is("+ Rà soát", Bullet('+'), 0, "+");
        is("• Rà soát", Bullet('•'), 0, "•");
        is("_— Rà soát", Bullet('-'), 0, "—");
    }

    #[test]
    fn prose_has_no_label() {
        for line in [
            "V/v ban hành Kế hoạch",
            "XIII của Đảng",
            "10.000.000 đồng",
            "2,5 tỷ đồng",
            "2, 3 và 4",
            "10-15 người",
            "14/15 đơn vị",
            "24.01.2025 20:06:24",
            "2026. Các",
            "100% hồ sơ",
            "+07:00",
            "01/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân",
            "12/QĐ-UBND",
            "--------",
            "* * *",
            "Điều 6, Nghị định số",
            "Phần mềm một cửa",
            "Phần II của Kế hoạch",
            "Mục tiêu chung",
            "Chương trình hành động",
            "Trường hợp khác",
            "đảm bảo",
            "là cơ quan",
            "(2023) và",
            "",
            "1",
        ] {
            assert_eq!(label(line, 0), None, "{line}");
        }
    }
}
