//! Lines that mark the head or the end of a document.

use super::number_line::NumberLine;
use super::phrase::{MOTTO, NATIONAL_NAME, NATIONAL_NAME_GLUED, PARTY_NAME, Words, kind_at};
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::parse::line::{End, end_of, in_capitals};
use crate::parse::plan::{Block, BlockKind, LabelStyle};
use crate::search::Needle;
use std::sync::LazyLock;

/// What a line of a head or an end is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// The name of a body in capitals.
    Letterhead,
    /// Quốc hiệu, Tiêu ngữ or the Party's name, alone or beside the body's name.
    Nation,
    /// "Số: 41/QĐ-UBND".
    Number,
    /// "Nghị quyết số 57-NQ/TW" alone on its line.
    Named,
    /// The type in capitals; `whole` where the line says nothing else.
    Kind {
        /// The type.
        kind: Kind,
        /// Whether it is the whole line.
        whole: bool,
    },
    /// "QUYẾT ĐỊNH:", which opens the articles.
    Enacting,
    /// "(Kèm theo …)".
    Attachment,
    /// "Kính gửi".
    Addressee,
    /// "Nơi nhận".
    Recipients,
    /// "- Lưu: VT.", the last recipient.
    Filing,
    /// "TM. …", "KT. …", or an office in capitals.
    Signing,
}

/// A word that both names below have.
static PEOPLE: LazyLock<Needle> = LazyLock::new(|| Needle::new("CỘNG"));
static NATION: LazyLock<[Needle; 2]> = LazyLock::new(|| ["CỘNG H", "ĐẢNG CỘNG SẢN"].map(Needle::new));
/// Part of Tiêu ngữ, one half or the other: OCR seldom misreads both.
static NEAR_MOTTO: LazyLock<[Needle; 2]> = LazyLock::new(|| ["ạnh ph", "Tự do"].map(Needle::new));

static APPENDIX: LazyLock<Needle> = LazyLock::new(|| Needle::new("Phụ lục"));

/// Lines of heads are shorter than this, in bytes.
const LONGEST: usize = 1000;
/// So are lines in capitals; the title of an appendix may be long.
const LONGEST_IN_CAPITALS: usize = 400;

/// And so are offices with a name behind them.
const LONGEST_SIGNATURE: usize = 150;

/// What `block` marks, if anything. Cheap for prose and rows: two letters or one search decide.
pub(super) fn signal(text: &str, block: &Block, lexicon: &Lexicon) -> Option<Signal> {
    let line = &text[block.span.range()];
    if line.len() > LONGEST && !line.starts_with("Nơi nhận") {
        return None;
    }
    if block.kind == BlockKind::Row {
        return row(line, lexicon);
    }
    // A dash may be OCR's; any other label makes it a section.
    if block.label.as_ref().is_some_and(|label| !matches!(label.style, LabelStyle::Bullet(_))) {
        return None;
    }
    match line.as_bytes()[0] {
        b'(' | b'B' if is_attachment(line) => return Some(Signal::Attachment),
        b'N' if line.starts_with("Nơi nhận") || line.starts_with("NƠI NHẬN") => return Some(Signal::Recipients),
        b'K' if line.starts_with("Kính gửi") => return Some(Signal::Addressee),
        b'-' | 0xE2 if is_filing(line) => return Some(Signal::Filing),
        _ => {}
    }
    if appendix(line) {
        return Some(Signal::Kind { kind: Kind::Appendix, whole: true });
    }
    if let Some(signal) = number_line(line, lexicon) {
        return Some(signal);
    }
    if line.len() > LONGEST_IN_CAPITALS {
        return None;
    }
    capitals(line, lexicon).or_else(|| two_columns(line))
}

fn row(line: &str, lexicon: &Lexicon) -> Option<Signal> {
    let first = line.trim_start();
    if first.starts_with("Nơi nhận") {
        return Some(Signal::Recipients);
    }
    if lexicon.headings.authority(first).is_some() {
        return Some(Signal::Signing);
    }
    if let Some(signal) = number_line(first, lexicon) {
        return Some(signal);
    }
    (PEOPLE.is_in(line) && NATION.iter().any(|name| name.is_in(line))).then_some(Signal::Nation)
}

/// A line in capitals.
fn capitals(line: &str, lexicon: &Lexicon) -> Option<Signal> {
    // Prose has a small letter second.
    let letters = line.chars().filter(|&c| fold::is_alphabetic(c)).take(2);
    if !letters.clone().all(char::is_uppercase) || letters.count() < 2 {
        return None;
    }
    if lexicon.headings.authority(line).is_some() {
        return Some(Signal::Signing);
    }
    let words = Words::of(line);
    if [&NATIONAL_NAME, &PARTY_NAME, &MOTTO, &NATIONAL_NAME_GLUED].iter().any(|name| name.find(&words).is_some()) {
        return Some(Signal::Nation);
    }
    let office = || lexicon.headings.office(&words.all_bare());
    if !in_capitals(line) {
        // "CHỦ TỊCH UBND XÃ (đã ký) Trần Văn An"
        let upper = |count: usize| in_capitals(&line[..words.at(count - 1).end]);
        // "KẾ HOẠCH Cải cách hành chính năm 2026": the subject on the line of the type.
        if let Some((kind, named)) = kind_at(line, &words, lexicon).filter(|(_, named)| upper(named.end)) {
            let rest = line[words.at(named.end - 1).end..].trim_start();
            let subject = rest.starts_with(|c: char| c.is_uppercase() || c == 'v') && end_of(line) == End::Open;
            let cased = rest.chars().filter(|c| c.is_alphabetic()).nth(1).is_some_and(char::is_lowercase);
            return (subject && cased && kind != Kind::Appendix).then_some(Signal::Kind { kind, whole: false });
        }
        return office()
            .filter(|&count| upper(count) && line.len() <= LONGEST_SIGNATURE && end_of(line) == End::Open)
            .map(|_| Signal::Signing);
    }
    if let Some((kind, named)) = kind_at(line, &words, lexicon) {
        let rest = line[words.at(named.end - 1).end..].trim();
        return Some(if rest.starts_with(':') && matches!(kind, Kind::Decision | Kind::Resolution) {
            Signal::Enacting
        } else if kind == Kind::Appendix {
            // "PHỤ LỤC II: DANH MỤC …"
            let numbered = rest.find([':', '.', '-', '–']).is_some_and(|at| at > 0 && is_ordinal(&rest[..at]));
            Signal::Kind { kind, whole: numbered || is_ordinal(rest) }
        } else {
            Signal::Kind { kind, whole: rest.chars().all(|c| !fold::is_alphanumeric(c)) }
        });
    }
    // "QUYẾT NGHỊ:" names no kind.
    if words.len() == 2 && line.trim_end().ends_with(':') && words.bare(0) == "quyet" {
        return Some(Signal::Enacting);
    }
    match office() {
        Some(count) if count == words.len() => Some(Signal::Signing),
        _ => lexicon.agencies.find(line).map(|_| Signal::Letterhead),
    }
}

/// "SỞ Y TẾ Độc lập - Tự do - Hạnh phúc": two columns that extraction set in one line.
fn two_columns(line: &str) -> Option<Signal> {
    let near = NEAR_MOTTO.iter().any(|words| words.is_in(line));
    (near && MOTTO.find(&Words::of(line)).is_some()).then_some(Signal::Nation)
}

/// "(Ban hành kèm theo …)", "(Kèm theo …"; "Ban hành kèm theo … )" where the bracket was lost.
pub(super) fn is_attachment(line: &str) -> bool {
    let inside = line.trim_start_matches(['(', '*', ' ']);
    let begins =
        ["Kèm theo", "kèm theo", "Ban hành kèm theo", "Ban hành Kèm theo", "ban hành kèm theo", "Đính kèm", "đính kèm"]
            .iter()
            .any(|word| inside.starts_with(word));
    begins && (line.starts_with('(') || line.ends_with(')')) && line.len() <= LONGEST_IN_CAPITALS
}

/// "Phụ lục I" alone, or at the end of a line behind a colon ("ĐƠN VỊ: Phụ lục I").
fn appendix(line: &str) -> bool {
    line.len() <= 60
        && APPENDIX.each(line).last().is_some_and(|at| {
            let before = line[..at].trim_end();
            (before.is_empty() || before.ends_with(':')) && is_ordinal(line[at + APPENDIX.length()..].trim())
        })
}

/// "- Lưu: VT."
fn is_filing(line: &str) -> bool {
    let body = line.trim_start_matches(['-', '–', ' ']);
    line.len() <= 200
        && body.strip_prefix("Lưu").is_some_and(|rest| rest.starts_with([':', ' ']) && rest.contains("VT"))
}

/// Nothing, or "I", "01", "số 1".
fn is_ordinal(text: &str) -> bool {
    let text = text.trim_start_matches("số ").trim_matches(|c: char| !fold::is_alphanumeric(c));
    text.len() <= 5
        && (text.bytes().all(|b| b.is_ascii_digit())
            || text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
            || text.len() == 1)
}

/// A line that begins with "Số", or with a kind and "số", and says hardly more than the number.
fn number_line(line: &str, lexicon: &Lexicon) -> Option<Signal> {
    let head = &line[..line.floor_char_boundary(100)];
    // Most lines do not begin with "Số", and what names a kind before it is short.
    let opens = begins_with_so(head);
    if !opens && line.len() > 120 || !has_letters_of_number(head.as_bytes()) {
        return None;
    }
    let at = if opens { 0 } else { so_behind_kind(head)? };
    if at > 0 && lexicon.kinds.named(&head[..at]).is_none() || !has_letters_of_number(&head.as_bytes()[at..]) {
        return None;
    }
    let rest = line[at + NumberLine::read(&head[at..])?.end..].trim_start_matches([' ', '\t', '.', '_', '|']);
    if at > 0 {
        return rest.is_empty().then_some(Signal::Named);
    }
    // A sentence goes on in small letters; a place and a date may follow, and on one line with them all the head.
    let dated = || rest[..rest.floor_char_boundary(60)].contains(", ngày ");
    let headed = rest.is_empty() || rest.starts_with(char::is_uppercase) && (line.len() <= 250 || dated());
    headed.then_some(Signal::Number)
}

/// Whether a stroke or dash has a capital behind it, as in every number: "/QĐ-UBND".
fn has_letters_of_number(bytes: &[u8]) -> bool {
    let capital = |rest: &[u8]| matches!(rest.first(), Some(b'A'..=b'Z' | 0xC3 | 0xC4));
    let after = |at: usize| if bytes[at] == 0xE2 { at + 3 } else { at + 1 };
    let marks = memchr::memchr3_iter(b'/', b'-', 0xE2, bytes);
    marks.map(after).any(|at| bytes.get(at..).is_some_and(|rest| capital(rest.trim_ascii_start())))
}

/// Whether the word "Số" of a number line stands first.
fn begins_with_so(head: &str) -> bool {
    head.starts_with(['S', 's']) && ["Số", "SỐ", "số", "Sô", "Só", "só", "Sỏ"].iter().any(|word| head.starts_with(word))
}

/// Where it stands behind other words: "Nghị quyết số: …". Only a capital may open such a line.
fn so_behind_kind(head: &str) -> Option<usize> {
    if !head.starts_with(char::is_uppercase) {
        return None;
    }
    let bytes = head.as_bytes();
    let words = memchr::memchr_iter(b's', bytes).filter(|&at| at > 0 && bytes[at - 1] == b' ');
    words.take(5).find(|&at| begins_with_so(&head[at..]))
}
