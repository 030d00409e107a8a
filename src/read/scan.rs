//! Where in a text is something that may have to be rewritten? Most bytes of most files are not, and are passed
//! over thirty-two at a time.

/// Bytes that are looked at together; the comparisons below become vector instructions.
const LANES: usize = 32;

/// Bytes that are looked at singly before that.
const NEAR: usize = 8;

/// The first byte at or after `from` that may begin something to rewrite: a control character, a mark of Markdown or
/// HTML, or a character outside the plain ones (ASCII, Latin letters, the Vietnamese letters of Latin Extended
/// Additional). All plain characters are starters of NFC that never change.
pub(super) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    // Where letters are decomposed the next candidate is a few bytes away.
    let near = bytes.len().min(from + NEAR);
    if let Some(found) = (from..near).find(|&i| is_candidate(bytes[i], bytes.get(i + 1).copied().unwrap_or(0))) {
        return Some(found);
    }
    let mut at = near;
    while let (Some(these), Some(followers)) = (bytes.get(at..at + LANES), bytes.get(at + 1..at + 1 + LANES)) {
        let mut any = false;
        for (&byte, &follower) in these.iter().zip(followers) {
            any |= is_candidate(byte, follower);
        }
        if any {
            for (i, (&byte, &follower)) in these.iter().zip(followers).enumerate() {
                if is_candidate(byte, follower) {
                    return Some(at + i);
                }
            }
        }
        at += LANES;
    }
    (at..bytes.len()).find(|&i| is_candidate(bytes[i], bytes.get(i + 1).copied().unwrap_or(0)))
}

/// No short circuits: the whole is a few vector comparisons, and bytes that differ in one bit share one.
#[inline]
fn is_candidate(byte: u8, follower: u8) -> bool {
    let control = (byte < 0x20) & (byte.wrapping_sub(b'\t') > 1);
    let mark = (byte == b'*')
        | (byte == b'<')
        | (byte == b'&')
        | (byte == b'#')
        // "|" and the backslash.
        | (byte | 0x20 == b'|')
        // "_" and the control character 7F.
        | (byte | 0x20 == 0x7F);
    // A rule under a heading, of "-" or "="; a single dash is text.
    let rule = (byte | 0x10 == b'=') & (follower == byte);
    // C3 to C6 begin Latin letters, E1 B8 to E1 BB the letters with hook, horn and dot.
    let additional = (byte == 0xE1) & (follower & 0xFC == 0xB8);
    let other = (byte == 0xC2) | (byte >= 0xC7) & !additional;
    control | mark | rule | other
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn vietnamese_text_is_passed_over() {
        let text =
            "Căn cứ Nghị định số 16/2015/NĐ-CP ngày 14/02/2015; ĐẮK NÔNG, Thừa Thiên - Huế: ỹ ỵ Ự.\n\tƯỡ".repeat(9);
        assert_eq!(next(text.as_bytes(), 0), None);
    }

    #[test]
    fn what_may_change_is_found_wherever_it_stands() {
        for candidate in [
            "\r", "\u{B}", "\u{A0}", "**", "<p>", "e\u{301}", "\u{200B}", "\u{2013}", "--", "==", "\u{FEFF}",
            "\u{1100}",
        ] {
            for before in [0, 1, 31, 32, 33, 63, 64, 100] {
                let text = format!("{}{candidate}{}", "a".repeat(before), "b".repeat(70));
                let expected = before + usize::from(candidate.starts_with('e'));
                assert_eq!(next(text.as_bytes(), 0), Some(expected), "{candidate:?} after {before}");
                assert_eq!(next(&text.as_bytes()[..text.len() - 70], 0), Some(expected), "{candidate:?} at the end");
            }
        }
    }
}
