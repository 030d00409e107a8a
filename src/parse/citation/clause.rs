//! What follows a citation in its clause: the issuing body, a date behind it, the subject, the mark of a footnote.

use super::SPACE;
use crate::lexicon::Kinds;
use crate::parse::date;
use crate::parse::plan::{Citation, CitationForm};
use crate::source::Span;

/// The longest name of an issuing body, in bytes.
const LONGEST_ISSUER: usize = 200;
/// The longest subject that is kept, in bytes.
const LONGEST_SUBJECT: usize = 400;

/// Fills in what follows each citation, up to the next one.
pub(super) fn complete(text: &str, citations: &mut [Citation], kinds: &Kinds) {
    // Superscript marks are rare: most texts need no look for them at all.
    let has_marks =
        memchr::memchr_iter(SMALL_SUPERSCRIPT, text.as_bytes()).any(|at| text[at..].starts_with(&SUPERSCRIPTS[1..3]));
    for i in 0..citations.len() {
        let next = citations.get(i + 1).map_or(text.len(), |c| c.span.start as usize);
        let end = citations[i].span.end as usize;
        let rest = &text[end..text.floor_char_boundary(next.min(end + LONGEST_ISSUER))];
        let before = i.checked_sub(1).map_or(0, |p| citations[p].span.end as usize);
        let citation = &mut citations[i];
        let after_issuer = issuer(text, citation, rest, next, kinds);
        if citation.issuer.is_none() {
            citation.issuer = issuer_before(text, before, citation.span.start as usize);
        }
        citation.title = subject(text, after_issuer, next, kinds);
        if has_marks {
            let clause = citation.title.map_or(after_issuer, |t| t.end as usize).min(next);
            citation.note_mark =
                note_mark(&text[citation.span.start as usize..text.ceil_char_boundary((clause + 3).min(next))]);
        }
    }
}

/// Reads ", của Chính phủ" and a date behind it; gives where what follows begins.
fn issuer(text: &str, citation: &mut Citation, rest: &str, next: usize, kinds: &Kinds) -> usize {
    let end = citation.span.end as usize;
    // A stop that OCR read into the space: "năm 2017. của Sở …".
    let body = rest.trim_start_matches([' ', '\n', ',', '.']);
    let gap = &rest[..rest.len() - body.len()];
    let of = ["của", "Của", "CỦA"].iter().find_map(|of| body.strip_prefix(of));
    let Some(name) = of.filter(|name| name.starts_with(SPACE)) else { return end };
    if gap.contains("\n\n\n") {
        return end;
    }
    let name_start = end + rest.len() - name.trim_start_matches(SPACE).len();
    let name = name.trim_start_matches(SPACE);
    let cut = if body.starts_with("CỦA") { body_end_in_capitals(name) } else { body_end(name, kinds) };
    let ended = cut < name.len() || name_start + name.len() == text.len() || name_start + name.len() == next;
    let mut written = name[..cut].trim_end_matches(SPACE);
    if name_start + cut >= next {
        written = without_connector(written);
    }
    if !ended || written.is_empty() {
        return end;
    }
    let issuer_end = name_start + written.len();
    citation.issuer = Some(Span::new(name_start, issuer_end));
    if citation.date.is_none() && citation.form != CitationForm::Law {
        let after = text[issuer_end..next].trim_start_matches([' ', '\n', ',']);
        let at = next - after.len();
        if after.starts_with("ngày")
            && let Some(date) = date::find(text, at..(at + 100).min(next)).next()
            && date.span.start as usize <= at + "ngày ".len() + 4
        {
            citation.span.end = date.span.end;
            let end = date.span.end as usize;
            citation.date = Some(date);
            return end;
        }
    }
    issuer_end
}

/// "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …": the body that stands before its document.
fn issuer_before(text: &str, floor: usize, at: usize) -> Option<Span> {
    let floor = text.ceil_char_boundary(floor.max(at.saturating_sub(LONGEST_ISSUER)));
    let head = text.get(floor..at)?.trim_end_matches(SPACE).strip_suffix("tại")?.trim_end_matches(SPACE);
    let of = head.rfind("của ").or_else(|| head.rfind("của\n"))?;
    let body = head[of + "của".len()..].trim_start_matches(SPACE);
    let name = body.starts_with(char::is_uppercase) && !body.contains([';', ':', '.', '(', ')', '\t']);
    name.then(|| Span::new(floor + head.len() - body.len(), floor + head.len()))
}

/// Where the name of a body ends that begins `text`.
fn body_end(text: &str, kinds: &Kinds) -> usize {
    let end = |from: usize| kinds.issuer_end(&text[from..]).map_or(text.len(), |e| from + e.at);
    let mut cut = end(0);
    // "Bộ Văn hóa, Thể thao và Du lịch": a comma inside a name, a few capital words and "và" after it.
    if let Some(after) = text[cut..].strip_prefix(',').map(|a| a.trim_start_matches(SPACE)) {
        let from = text.len() - after.len();
        let piece = &text[from..end(from)];
        let joined = piece.split_once(" và ").is_some_and(|(first, second)| {
            first.split(' ').count() <= 4 && second.starts_with(char::is_uppercase) && kinds.beginning(second).is_none()
        });
        // "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": two offices of one person.
        if (joined || kinds.is_half_office(text[..cut].trim_end_matches(SPACE)))
            && piece.starts_with(char::is_uppercase)
            && kinds.beginning(piece).is_none()
        {
            cut = end(from);
        }
    }
    // "Bộ Tài chính và chỉ đạo của …", "UBND tỉnh và Hướng dẫn của …": what follows "và" is no name.
    let other = |rest: &str| {
        let of_its_own = |length: usize| {
            let after = &rest[length..];
            after.is_empty() || after.starts_with(" số") || after.starts_with(" của")
        };
        rest.starts_with(char::is_lowercase) || kinds.beginning(rest).is_some_and(|(length, _)| of_its_own(length))
    };
    let and = text[..cut].match_indices(" và ").find(|&(at, and)| other(&text[at + and.len()..]));
    and.map_or(cut, |(at, _)| at)
}

/// The same in a title in capitals: up to its subject or the end of the line.
fn body_end_in_capitals(text: &str) -> usize {
    let ends = [" VỀ ", " V/V ", " BAN HÀNH ", " QUY ĐỊNH ", " PHÊ DUYỆT ", " “", " (", "\n"];
    ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len())
}

/// "Ủy ban nhân dân tỉnh và Kế hoạch số …": the connector belongs to the list.
fn without_connector(name: &str) -> &str {
    let name = name.trim_end_matches(['-', '–', ' ', '\n']);
    ["và", "hoặc", "cùng"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name).trim_end_matches(SPACE)
}

/// The subject that begins at `from`, up to the end of the clause. A citation inside it belongs to it.
fn subject(text: &str, from: usize, next: usize, kinds: &Kinds) -> Option<Span> {
    let rest = &text[from..text.floor_char_boundary((from + LONGEST_SUBJECT).min(text.len()))];
    let body = rest.trim_start_matches([' ', '\n', ',']);
    let start = from + rest.len() - body.len();
    if start >= next || kinds.issuer_end(body).is_none_or(|end| end.at > 0 || !end.subject) {
        return None;
    }
    let ends = |&(i, mark): &(usize, u8)| match mark {
        b';' | b'\t' | b')' => true,
        b'.' => body[i + 1..].starts_with(|c: char| c.is_whitespace()) || i + 1 == body.len(),
        b'\n' => body[i + 1..].starts_with(|c: char| c == '\n' || c.is_uppercase() || c == '-'),
        _ => false,
    };
    let end = body.bytes().enumerate().find(ends).map_or(body.len(), |(i, _)| i);
    Some(Span::new(start, start + body[..end].trim_end().len()))
}

/// The first byte of "¹", "²", "³", and of the others.
const SMALL_SUPERSCRIPT: u8 = 0xC2;
const OTHER_SUPERSCRIPT: u8 = 0xE2;
const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The first footnote mark in `text`, as its number.
fn note_mark(text: &str) -> Option<u32> {
    let start = memchr::memchr2_iter(SMALL_SUPERSCRIPT, OTHER_SUPERSCRIPT, text.as_bytes())
        .find(|&at| text[at..].starts_with(SUPERSCRIPTS))?;
    let digits = text[start..].chars().map_while(|c| SUPERSCRIPTS.iter().position(|&s| s == c));
    digits.take(4).try_fold(0u32, |number, digit| number.checked_mul(10)?.checked_add(digit as u32))
}
