//! Marks of Markdown, and the blanks between the syllables of segmented text.

use super::canonical::Canonical;
use super::compose::begins_cluster;

/// What is remembered from mark to mark.
#[derive(Default)]
pub(super) struct State {
    /// The mark that ends the emphasis begun last, for `*` and for `_`.
    closers: [Option<usize>; 2],
    /// Where the row of a pipe table ends that is being read.
    row_end: usize,
    /// Whether `_` joins syllables in this text; found out at the first one.
    segmented: Option<bool>,
}

impl State {
    /// Whether `at` stands in a row of a pipe table.
    pub(super) fn in_row(&self, at: usize) -> bool {
        at < self.row_end
    }

    /// Whether the text is known to be segmented: what stands before its first joint is read before that is asked.
    pub(super) fn is_known_segmented(&self) -> bool {
        self.segmented == Some(true)
    }
}

/// An emphasis is closed within so many bytes or not at all.
const EMPHASIS: usize = 4096;

impl Canonical<'_> {
    /// `**bold**`, `*italic*`, a rule, a bullet, or a star that people wrote.
    pub(super) fn asterisks(&mut self, at: usize) -> usize {
        let length = run(self.text, at);
        if length >= 3 && self.begins_line(at) && self.rule_end(at) > at {
            return self.drop(at, self.rule_end(at) - at);
        }
        match length {
            1 => self.emphasis(at, 0),
            // "(**)" is the mark of a note.
            2 if self.text[..at].ends_with('(') && self.text[at + 2..].starts_with(')') => at + 2,
            // Bold; bold and italic; the end of one bold run and the beginning of the next.
            2..=4 => self.drop(at, length),
            _ => at + length,
        }
    }

    /// `_italic_`, `__bold__`, a rule, the blank of a form, or the blank between two syllables of segmented text.
    pub(super) fn underscores(&mut self, at: usize) -> usize {
        let length = run(self.text, at);
        match length {
            1 if self.joins_letters(at) => {
                if self.is_segmented() {
                    self.replace(at, 1, " ")
                } else {
                    at + 1
                }
            }
            1 => self.emphasis(at, 1),
            2 => at + 2,
            _ if self.begins_line(at) && self.rule_end(at) > at => self.drop(at, self.rule_end(at) - at),
            _ => at + length,
        }
    }

    /// `---` or `===` on a line of their own, and such rows of a pipe table.
    pub(super) fn rule(&mut self, at: usize) -> usize {
        let length = run(self.text, at);
        if length >= 3 && self.begins_line(at) && self.rule_end(at) > at {
            return self.drop(at, self.rule_end(at) - at);
        }
        at + length
    }

    /// The end of a line that has nothing but one mark and spaces from `at` on; `at` where there is more.
    fn rule_end(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mark = bytes[at];
        let end = at + bytes[at..].iter().take_while(|&&b| b == mark || b == b' ').count();
        if matches!(bytes.get(end), None | Some(b'\n' | b'\r')) { end } else { at }
    }

    /// `#` before a heading.
    pub(super) fn heading(&mut self, at: usize) -> usize {
        let length = run(self.text, at);
        let rest = &self.text[at + length..];
        if length > 6 || !self.begins_line(at) || !(rest.is_empty() || rest.starts_with([' ', '\n', '\r'])) {
            return at + length;
        }
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        self.drop(at, length + spaces)
    }

    /// `\` before a mark that is meant as such: "1\." is "1.".
    pub(super) fn escape(&mut self, at: usize) -> usize {
        match self.text.as_bytes().get(at + 1) {
            Some(mark) if mark.is_ascii_punctuation() => self.drop(at, 1) + 1,
            _ => at + 1,
        }
    }

    /// The cells of a pipe table, separated by tabs; the row under its header is left out.
    pub(super) fn pipe(&mut self, at: usize) -> usize {
        let after = at + 1 + spaces(&self.text[at + 1..]);
        if self.markdown.in_row(at) {
            let from = self.out.spaces_before(at);
            // The last one closes the row.
            if after >= self.markdown.row_end {
                self.out.replace(from..self.markdown.row_end, "");
                return self.markdown.row_end;
            }
            self.out.replace(from..after, "\t");
            return after;
        }
        if !self.begins_line(at) {
            return at + 1;
        }
        let end = self.line_end(at);
        let row = self.text[at..end].trim_end();
        if row.len() < 2 || !row.ends_with('|') || row.ends_with("\\|") {
            return at + 1;
        }
        if (row.contains("--") || row.contains(":-")) && row.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ')) {
            // The whole line, so that header and rows stay together.
            let line_end = if self.text[end..].starts_with("\r\n") { 2 } else { 1 };
            let end = (end + line_end).min(self.text.len());
            self.out.replace(at..end, "");
            return end;
        }
        self.markdown.row_end = end;
        self.drop(at, after - at)
    }

    /// A single `*` (0) or `_` (1) that may begin or end an emphasis.
    fn emphasis(&mut self, at: usize, which: usize) -> usize {
        if self.markdown.closers[which] == Some(at) {
            self.markdown.closers[which] = None;
            return self.drop(at, 1);
        }
        match self.closer(at) {
            Some(closer) => {
                self.markdown.closers[which] = Some(closer);
                self.drop(at, 1)
            }
            None => at + 1,
        }
    }

    /// The mark that closes the emphasis that the one at `at` opens. Follows CommonMark 6.2 as far as texts of offices
    /// need it; stars of notes ("(*)") and stars between figures stay.
    fn closer(&self, at: usize) -> Option<usize> {
        let before = self.text[..at].chars().next_back();
        let first = self.text[at + 1..].chars().next()?;
        if before.is_some_and(is_letter) || first.is_whitespace() || first == ')' {
            return None;
        }
        let bytes = self.text.as_bytes();
        let mark = bytes[at];
        let limit = (at + EMPHASIS).min(bytes.len());
        let mut from = at + 1;
        loop {
            let closer = from + memchr::memchr(mark, &bytes[from..limit])?;
            let length = run(self.text, closer);
            // Bold inside italic; an escaped mark.
            if length > 1 || bytes[closer - 1] == b'\\' {
                from = closer + length;
                if from >= limit {
                    return None;
                }
                continue;
            }
            let inside = self.text.get(at + 1..closer)?;
            let last = inside.chars().next_back()?;
            let after = self.text[closer + 1..].chars().next();
            let closes = !last.is_whitespace() && last != '(' && !after.is_some_and(is_letter);
            let one_paragraph =
                !inside.contains('\t') && !inside.contains("\n\n") && (mark == b'*' || !inside.contains('\n'));
            return (closes && one_paragraph).then_some(closer);
        }
    }

    fn joins_letters(&self, at: usize) -> bool {
        self.text[..at].chars().next_back().is_some_and(is_letter)
            && self.text[at + 1..].chars().next().is_some_and(is_letter)
    }

    /// Whether the text was segmented into words ("nhân_dân"): then at least one `_` between letters stands in every
    /// hundred bytes, as no other text has it.
    fn is_segmented(&mut self) -> bool {
        if let Some(segmented) = self.markdown.segmented {
            return segmented;
        }
        let joints = memchr::memchr_iter(b'_', self.text.as_bytes()).filter(|&at| self.joins_letters(at)).count();
        let segmented = joints >= 3 && joints * 100 >= self.text.len();
        self.markdown.segmented = Some(segmented);
        segmented
    }
}

/// The next space from `at` on that segmentation put between a word and a mark: "rà_soát , đánh_giá ; ( Sở ) . / ."
pub(super) fn loose_space(bytes: &[u8], at: usize) -> Option<usize> {
    let at = at.min(bytes.len());
    memchr::memchr_iter(b' ', &bytes[at..]).map(|i| at + i).find(|&i| {
        let before = i.checked_sub(1).map(|b| bytes[b]);
        let letter = |byte: Option<u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || b >= 0x80);
        match bytes.get(i + 1) {
            Some(b',' | b';' | b':' | b'.' | b')') => {
                letter(before) || matches!(before, Some(b')' | b'"' | b'.' | b'/'))
            }
            Some(b'/') => bytes[..i].trim_ascii_end().last() == Some(&b'.'),
            _ => before == Some(b'('),
        }
    })
}

/// How often the byte at `at` is repeated.
fn run(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    bytes.iter().take_while(|&&b| b == bytes[0]).count()
}

/// A letter, a figure, or a mark of a decomposed letter.
fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || !begins_cluster(character)
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
