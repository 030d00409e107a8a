//! The canonical text: NFC, `\n` as the only line end, plain spaces, no invisible characters, no marks of Markdown
//! and HTML, table cells separated by tabs.
//!
//! One pass from candidate to candidate. At each one, [`Canonical::step`] either leaves it as text or rewrites it;
//! every decision looks at a bounded number of bytes or remembers what it saw, so that the whole is linear.

use super::compose::{begins_cluster, cluster};
use super::writer::Writer;
use super::{html, markdown, scan};
use crate::source::OffsetMap;

/// The canonical form of `text` and its map, or `None` where that is the text itself.
pub(super) fn canonical(text: &str) -> Option<(String, OffsetMap)> {
    let mut canonical = Canonical::new(text);
    let mut at = 0;
    while let Some(candidate) = canonical.next(at) {
        at = canonical.step(candidate);
    }
    canonical.out.finish()
}

/// The state of the pass.
pub(super) struct Canonical<'a> {
    pub(super) text: &'a str,
    pub(super) out: Writer<'a>,
    pub(super) markdown: markdown::State,
    pub(super) html: html::State,
    /// The letter composed last; kept for its memory.
    composed: String,
}

impl<'a> Canonical<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            out: Writer::new(text),
            markdown: markdown::State::default(),
            html: html::State::default(),
            composed: String::new(),
        }
    }

    /// The next candidate. Inside a cell of an HTML table line ends are candidates too.
    fn next(&self, at: usize) -> Option<usize> {
        let found = scan::next(self.text.as_bytes(), at);
        if self.markdown.is_known_segmented()
            && let Some(space) = markdown::loose_space(&self.text.as_bytes()[..found.unwrap_or(self.text.len())], at)
        {
            return Some(space);
        }
        if at >= self.html.cell_end {
            return found;
        }
        let end = found.unwrap_or(self.text.len()).min(self.html.cell_end);
        memchr::memchr(b'\n', &self.text.as_bytes()[at..end]).map(|i| at + i).or(found)
    }

    /// Treats the candidate at `at` and returns where to look on.
    fn step(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at] {
            b'\r' => self.carriage_return(at),
            b'\n' => self.gap(at..at + 1),
            // Only those before marks in segmented text are candidates.
            b' ' => self.drop(at, 1),
            0x0B => self.line_break(at, 1),
            0x0C => self.page_break(at),
            // Word's own codes for hyphens, as its text export leaves them.
            0x1E => self.replace(at, 1, "-"),
            0x00..=0x1F | 0x7F => self.drop(at, 1),
            b'*' => self.asterisks(at),
            b'_' => self.underscores(at),
            b'#' => self.heading(at),
            b'|' => self.pipe(at),
            b'-' | b'=' => self.rule(at),
            b'\\' => self.escape(at),
            b'<' => self.tag(at),
            b'&' => self.entity(at),
            _ => self.character(at),
        }
    }

    /// A character outside the plain ones.
    fn character(&mut self, at: usize) -> usize {
        let Some(character) = self.text[at..].chars().next() else { return at + 1 };
        let length = character.len_utf8();
        match character {
            // Dashes, quotation marks, ellipsis, bullets: the most frequent ones.
            '\u{2010}'..='\u{2027}' => at + length,
            '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
                self.replace(at, length, " ")
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => self.line_break(at, length),
            // Soft hyphen, zero-width spaces and joiners, marks of direction, byte-order mark, object replacement.
            '\u{AD}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFFC}' => self.drop(at, length),
            // Bullets of the fonts Symbol and Wingdings.
            '\u{F02D}' => self.replace(at, length, "-"),
            '\u{F076}' | '\u{F0A7}' | '\u{F0B7}' | '\u{F0D8}' | '\u{F0FC}' => self.replace(at, length, "•"),
            _ if begins_cluster(character) => at + length,
            _ => {
                let (range, changed) = cluster(self.text, self.out.from(), at, &mut self.composed);
                let end = range.end;
                if changed {
                    self.out.replace(range, &self.composed);
                }
                end
            }
        }
    }

    fn carriage_return(&mut self, at: usize) -> usize {
        let length = if self.text.as_bytes().get(at + 1) == Some(&b'\n') { 2 } else { 1 };
        self.line_break(at, length)
    }

    /// A form feed. Extraction puts it beside a line end; it makes no blank line then.
    fn page_break(&mut self, at: usize) -> usize {
        let before = matches!(self.out.before(at), None | Some('\n'));
        let after = matches!(self.text.as_bytes().get(at + 1), None | Some(b'\n' | b'\r'));
        if (before || after) && self.is_open(at + 1) { self.drop(at, 1) } else { self.line_break(at, 1) }
    }

    fn line_break(&mut self, at: usize, length: usize) -> usize {
        if at < self.html.cell_end { self.gap(at..at + length) } else { self.replace(at, length, "\n") }
    }

    /// Puts `with` in place of `length` bytes.
    pub(super) fn replace(&mut self, at: usize, length: usize, with: &str) -> usize {
        self.out.replace(at..at + length, with);
        at + length
    }

    /// Leaves `length` bytes out, unless a mark follows that would then combine with what stands before them.
    pub(super) fn drop(&mut self, at: usize, length: usize) -> usize {
        if self.is_open(at + length) {
            self.out.replace(at..at + length, "");
        }
        at + length
    }

    /// Whether what follows is no mark that would combine with another letter than the one it was written after.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.text[at..].chars().next().is_none_or(begins_cluster)
    }

    /// One space in place of a range, if there is none around it.
    pub(super) fn gap(&mut self, range: std::ops::Range<usize>) -> usize {
        let end = range.end;
        let before = self.out.before(range.start).is_none_or(char::is_whitespace);
        let rest = &self.text[end..];
        let after = rest.chars().next().is_none_or(char::is_whitespace) || html::closes_block(rest);
        let spaced = (before || after) && self.is_open(end);
        self.out.replace(range, if spaced { "" } else { " " });
        end
    }

    /// Where the line of `at` ends: the place of its line end, or the end of the text.
    pub(super) fn line_end(&self, at: usize) -> usize {
        memchr::memchr2(b'\n', b'\r', &self.text.as_bytes()[at..]).map_or(self.text.len(), |i| at + i)
    }

    /// Whether only spaces stand between `at` and the beginning of its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches([' ', '\u{FEFF}']).chars().next_back();
        matches!(before, None | Some('\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'))
    }
}
