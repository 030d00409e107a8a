//! Where a number begins: looked for backwards from its first stroke.

use super::SPACE;
use super::number::is_dash;
use crate::fold;

/// How far before its stroke a number begins, in bytes: "số" and a blank to be filled by pen.
const REACH: usize = 72;

/// Where a number begins, and "số" before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// The first byte of the number, its blank included.
    pub(super) number: usize,
    /// The first byte of "số".
    pub(super) so: Option<usize>,
    /// Whether "số" has a capital.
    pub(super) capital: bool,
    /// Whether the serial is blank.
    pub(super) blank: bool,
}

impl Start {
    /// Looks back from the first stroke of what may be a number.
    pub(super) fn before(text: &str, stroke: usize, floor: usize) -> Option<Start> {
        let floor = text.ceil_char_boundary(floor.max(stroke.saturating_sub(REACH)));
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
    let letters = &tight[tight.trim_end_matches(|c: char| fold::is_alphanumeric(c) || c == '§').len()..];
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
pub(super) fn so_at_end(text: &str) -> Option<usize> {
    let start = text.trim_end_matches(fold::is_alphabetic).len();
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
