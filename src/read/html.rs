//! Tags and character references of HTML, as they stand in Markdown and in converted documents.

use super::canonical::Canonical;
use std::ops::Range;

/// What is remembered from tag to tag.
#[derive(Default)]
pub(super) struct State {
    /// Where the cell of an HTML table ends that is being read; 0 outside of cells.
    pub(super) cell_end: usize,
    /// The last end of a cell that was looked for; found once, it holds for all cells before it.
    next_cell_end: usize,
    /// Whether a row was opened and has no cell yet.
    row_is_new: bool,
    /// The line looked at last, and whether cells stand in it.
    line: Range<usize>,
    line_has_cells: bool,
}

/// A tag is closed within so many bytes or is none.
const TAG: usize = 1024;

/// What a tag means for the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// Looks only.
    Inline,
    /// A paragraph begins or ends.
    Break,
    /// An item of a list begins.
    Item,
    /// A row of a table begins or ends, or the table itself.
    Row,
    /// A cell begins.
    Cell,
    /// A cell ends.
    CellEnd,
    /// A raised figure.
    Superscript,
}

/// What the tag of that name means; the name is in small letters.
fn meaning(name: &[u8]) -> Option<Meaning> {
    Some(match name {
        b"a" | b"b" | b"i" | b"s" | b"u" | b"em" | b"big" | b"del" | b"img" | b"ins" | b"o:p" | b"sub" | b"code"
        | b"font" | b"mark" | b"span" | b"label" | b"small" | b"strong" => Meaning::Inline,
        b"p" | b"br" | b"hr" | b"ol" | b"ul" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"div" | b"pre"
        | b"body" | b"html" | b"center" | b"caption" | b"blockquote" => Meaning::Break,
        b"li" => Meaning::Item,
        b"tr" | b"table" | b"tbody" | b"tfoot" | b"thead" => Meaning::Row,
        b"td" | b"th" => Meaning::Cell,
        b"sup" => Meaning::Superscript,
        _ => return None,
    })
}

/// Bytes of the longest name.
const NAME: usize = "blockquote".len();

impl Canonical<'_> {
    /// A tag that is known; anything else is a sign that people wrote.
    pub(super) fn tag(&mut self, at: usize) -> usize {
        let Some((meaning, closes, end)) = tag(&self.text[at..]) else { return at + 1 };
        let end = at + end;
        match meaning {
            Meaning::Inline => self.drop(at, end - at),
            Meaning::Superscript => self.superscript(at, end, closes),
            Meaning::Break if self.is_in_row(at) => self.gap(at..end),
            Meaning::Item if self.is_in_row(at) => self.gap(at..end),
            Meaning::Break => self.paragraph(at..end, ""),
            Meaning::Item => self.paragraph(at..end, if closes { "" } else { "- " }),
            Meaning::Row => {
                self.html.row_is_new = true;
                self.html.cell_end = 0;
                self.paragraph(at..self.skip_blanks(end), "")
            }
            Meaning::Cell if !closes => self.cell(at, end),
            Meaning::Cell | Meaning::CellEnd => {
                self.html.cell_end = 0;
                let from = self.out.spaces_before(at);
                let end = self.skip_blanks(end);
                self.drop(from, end - from)
            }
        }
    }

    /// A line break; nothing where a line begins or ends anyway.
    fn paragraph(&mut self, range: Range<usize>, item: &str) -> usize {
        let range = range.start..range.end + blanks(&self.text[range.end..]);
        let fresh = matches!(self.out.before(range.start), None | Some('\n'));
        let rest = &self.text[range.end..];
        let item = if rest.starts_with(['-', '+', '•', '*']) { "" } else { item };
        let ends = item.is_empty() && (rest.is_empty() || rest.starts_with(['\n', '\r']) || closes_block(rest));
        if fresh && item.is_empty() || ends {
            return self.drop(range.start, range.len());
        }
        let end = range.end;
        self.out.replace(range, &format!("{}{item}", if fresh { "" } else { "\n" }));
        end
    }

    /// A cell begins: a tab, but not before the first one of a row.
    fn cell(&mut self, at: usize, end: usize) -> usize {
        let end = self.skip_blanks(end);
        if self.html.next_cell_end < end {
            let length = memchr::memmem::find(&self.text.as_bytes()[end..], b"</t");
            // A cell that nothing closes reaches to the end.
            self.html.next_cell_end = length.map_or(self.text.len(), |length| end + length);
        }
        self.html.cell_end = self.html.next_cell_end;
        if std::mem::take(&mut self.html.row_is_new) {
            return self.drop(at, end - at);
        }
        self.out.replace(at..end, "\t");
        end
    }

    /// `<sup>1</sup>` is "¹": the mark of a footnote.
    fn superscript(&mut self, at: usize, end: usize, closes: bool) -> usize {
        let inside = self.text[end..].bytes().take_while(u8::is_ascii_digit).count();
        if closes || !(1..=3).contains(&inside) || !self.text[end + inside..].starts_with("</sup>") {
            return self.drop(at, end - at);
        }
        let raised: String =
            self.text[end..end + inside].bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect();
        let length = end + inside + "</sup>".len() - at;
        self.replace(at, length, &raised)
    }

    /// A character reference that is known.
    pub(super) fn entity(&mut self, at: usize) -> usize {
        let Some((character, length)) = entity(&self.text[at..]) else { return at + 1 };
        // A sign that a following mark would combine with stays as it is written.
        if !self.is_open(at + length) {
            return at + length;
        }
        let mut buffer = [0; 4];
        self.replace(at, length, character.encode_utf8(&mut buffer))
    }

    /// Whether `at` stands in a row of a table: in a cell of HTML, in a row of a pipe table, or in a line with a tab.
    fn is_in_row(&mut self, at: usize) -> bool {
        if at < self.html.cell_end || self.markdown.in_row(at) {
            return true;
        }
        if !self.html.line.contains(&at) {
            let bytes = self.text.as_bytes();
            let start = memchr::memrchr2(b'\n', b'\r', &bytes[..at]).map_or(0, |i| i + 1);
            self.html.line = start..self.line_end(at);
            self.html.line_has_cells = memchr::memchr(b'\t', &bytes[self.html.line.clone()]).is_some();
        }
        self.html.line_has_cells
    }

    /// Blanks between the tags of a table are layout of the source.
    fn skip_blanks(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len()
    }
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The known tag at the beginning of `text`: what it means, whether it closes, where it ends.
fn tag(text: &str) -> Option<(Meaning, bool, usize)> {
    let bytes = text.as_bytes();
    let closes = bytes.get(1) == Some(&b'/');
    let name_at = 1 + usize::from(closes);
    let length = bytes[name_at..].iter().take(NAME).take_while(|b| b.is_ascii_alphanumeric() || **b == b':').count();
    let after = name_at + length;
    if length == 0 || !matches!(bytes.get(after), Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r')) {
        return None;
    }
    let mut name = [0; NAME];
    name[..length].copy_from_slice(&bytes[name_at..after]);
    name.make_ascii_lowercase();
    let meaning = meaning(&name[..length])?;
    let limit = bytes.len().min(TAG);
    let end = after + memchr::memchr2(b'>', b'<', bytes.get(after..limit)?)?;
    if bytes[end] != b'>' {
        return None;
    }
    let meaning = if closes && meaning == Meaning::Cell { Meaning::CellEnd } else { meaning };
    Some((meaning, closes, end + 1))
}

/// Whether `text` begins with the end of a block, which will separate what stands before and after it.
pub(super) fn closes_block(text: &str) -> bool {
    text.starts_with("</")
        && tag(text).is_some_and(|(meaning, ..)| !matches!(meaning, Meaning::Inline | Meaning::Superscript))
}

/// The known character reference at the beginning of `text`, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = memchr::memchr(b';', &text.as_bytes()[..text.len().min(12)])?;
    let character = match text.get(1..end)? {
        "nbsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            let character = char::from_u32(code)?;
            match character {
                '\u{A0}' => ' ',
                // Letters, signs and figures that never change; anything else stays as it is written.
                '!'..='~' | '¡'..='\u{AC}' | '®'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}' => {
                    character
                }
                _ => return None,
            }
        }
    };
    Some((character, end + 1))
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
