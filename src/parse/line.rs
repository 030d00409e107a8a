//! Lines: how a text is laid out, and which lines go on with the paragraph of the line before.
//!
//! Text of Word files has one paragraph a line. Text of PDF files and scans has paragraphs that are
//! wrapped at some width, and page breaks (blank lines, a page number) inside sentences.

use crate::fold;
use crate::source::count_characters;
use memchr::memchr_iter;
use std::iter::Peekable;

/// A line with something on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte that is no space.
    pub(super) start: u32,
    /// Past the last byte that is no space.
    pub(super) end: u32,
    /// Spaces before it, in characters.
    pub(super) indent: u16,
    /// Length in characters, without the spaces around.
    pub(super) width: u16,
    /// Blank lines and page numbers before it.
    pub(super) gap: u8,
    /// Tabs in it.
    pub(super) tabs: Tabs,
    /// The width at which the text around is wrapped; 0 where it is not.
    pub(super) wrap: u16,
}

/// Where the tabs of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tabs {
    /// There are none.
    None,
    /// One at an end: an indent, or a row with one empty cell.
    Edge,
    /// Between or before cells: a row of a table.
    Cells,
}

/// Lines of a wrapped text are at most this wide (a sheet A4 holds about 90 characters).
const WIDEST: u16 = 120;
/// Lines that are looked at together to see whether a text is wrapped.
const NEIGHBOURHOOD: usize = 64;

impl Line {
    /// What it says.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }
}

/// The lines of `text`, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 100);
    let mut tabs = memchr_iter(b'\t', text.as_bytes()).peekable();
    let mut gap = 0u8;
    let mut begin = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let (start, stop, indent) = trim(text.as_bytes(), begin, end);
        begin = end + 1;
        if start == stop {
            gap = gap.saturating_add(1);
            continue;
        }
        let bytes = &text.as_bytes()[start..stop];
        // A page number: two or three digits alone, set apart by a blank line or in the middle of the line.
        if bytes.len() <= 3 && (gap > 0 || indent > 12) && bytes.iter().all(u8::is_ascii_digit) {
            gap = gap.saturating_add(1);
            continue;
        }
        let width = count_characters(bytes) as usize;
        while tabs.peek().is_some_and(|&tab| tab < start) {
            tabs.next();
        }
        lines.push(Line {
            start: start as u32,
            end: stop as u32,
            indent: indent.min(u16::MAX as usize) as u16,
            width: width.min(u16::MAX as usize) as u16,
            gap,
            tabs: tabs_between(&mut tabs, start, stop),
            wrap: 0,
        });
        gap = 0;
    }
    find_wrap(text, &mut lines);
    lines
}

/// Without the spaces at both ends, and how many stood before. Tabs stay: they part cells.
fn trim(bytes: &[u8], begin: usize, end: usize) -> (usize, usize, usize) {
    let mut start = begin;
    while start < end && matches!(bytes[start], b' ' | b'\r') {
        start += 1;
    }
    let mut stop = end;
    while stop > start && matches!(bytes[stop - 1], b' ' | b'\r') {
        stop -= 1;
    }
    if bytes[start..stop].iter().all(|&b| matches!(b, b'\t' | b' ')) {
        return (stop, stop, 0);
    }
    (start, stop, start - begin)
}

/// Where the tabs of the line are that stands between `start` and `stop`; `tabs` goes over those of the text.
fn tabs_between(tabs: &mut Peekable<impl Iterator<Item = usize>>, start: usize, stop: usize) -> Tabs {
    let mut next = || tabs.next_if(|&tab| tab < stop);
    match (next(), next()) {
        (None, _) => Tabs::None,
        (Some(at), None) if at == start || at == stop - 1 => Tabs::Edge,
        _ => Tabs::Cells,
    }
}

/// Writes into each line the width at which its neighbourhood is wrapped. Short paragraphs that each have their line
/// end with a mark; wrapped ones break off in the middle of sentences.
fn find_wrap(text: &str, lines: &mut [Line]) {
    let mut wrap = 0;
    let breaks = |line: &&Line| matches!(end_of(line.text(text)), End::Open);
    for lines in lines.chunks_mut(NEIGHBOURHOOD) {
        let long = |line: &&Line| line.tabs == Tabs::None && line.width >= 50;
        let count = lines.iter().filter(long).count();
        let too_wide = lines.iter().filter(long).filter(|line| line.width > WIDEST).count();
        // Too few lines of prose say nothing: the text goes on as before.
        if count >= 4 {
            let broken = lines.iter().filter(long).filter(breaks).count();
            let widest = lines.iter().filter(long).map(|line| line.width).filter(|&w| w <= WIDEST).max();
            wrap = if too_wide * 10 <= count && broken * 5 >= count * 2 { widest.unwrap_or(0) } else { 0 };
        }
        for line in lines {
            line.wrap = wrap;
        }
    }
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// ". ! ? …": the sentence is over.
    Sentence,
    /// ":": something is announced.
    Colon,
    /// ";": an item is over.
    Semicolon,
    /// In the middle of a sentence, or a heading.
    Open,
}

/// How `line` ends, whatever quotes and brackets close after the mark.
pub(super) fn end_of(line: &str) -> End {
    let line = line.trim_end_matches([')', '”', '"', '’', '»', '*', ' ']);
    match line.chars().next_back() {
        Some('.' | '!' | '?' | '…') => End::Sentence,
        Some(':') => End::Colon,
        Some(';') => End::Semicolon,
        _ => End::Open,
    }
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// With a small letter or a mark that closes something.
    Inside,
    /// With a capital, a digit, an opening bracket.
    Fresh,
}

/// How `line` begins.
pub(super) fn start_of(line: &str) -> Start {
    match line.chars().next() {
        Some(c) if c.is_lowercase() || matches!(c, ')' | ',' | ';' | '.' | ':' | '”') => Start::Inside,
        _ => Start::Fresh,
    }
}

/// Words after which no sentence and no heading ends.
const OPEN_WORDS: [&str; 14] =
    ["ngày", "tháng", "của", "và", "các", "những", "với", "theo", "cho", "tại", "là", "để", "hoặc", "khi"];

/// Whether `line` breaks off after a word that wants another ("… ngày"), or in the middle of one ("Covid-").
pub(super) fn breaks_off(line: &str) -> bool {
    if line.strip_suffix('-').is_some_and(|word| word.ends_with(fold::is_alphanumeric)) {
        return true;
    }
    let tail = &line[line.ceil_char_boundary(line.len().saturating_sub(12))..];
    tail.rsplit(' ').next().is_some_and(|word| word.len() < tail.len() && OPEN_WORDS.contains(&word))
}

/// Whether `line` is written in capitals: at least three letters, hardly a small one.
pub(super) fn in_capitals(line: &str) -> bool {
    let (mut upper, mut lower) = (0u32, 0u32);
    for c in line.chars() {
        if c.is_ascii() {
            upper += u32::from(c.is_ascii_uppercase());
            lower += u32::from(c.is_ascii_lowercase());
        } else if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
        // Prose is told by its first word.
        if lower > 2 && lower * 4 > upper {
            return false;
        }
    }
    upper >= 3 && lower * 6 <= upper
}

/// Whether `line` fills the width at which the text is wrapped, so that the first word of `next`, which says `words`,
/// had no room.
pub(super) fn is_full(line: &Line, next: &Line, words: &str) -> bool {
    // The first line of a paragraph is indented; titles, which stand in the middle, are more.
    const FIRST_LINE: u16 = 10;
    let indent = line.indent.saturating_sub(next.indent);
    let width = if indent <= FIRST_LINE { line.width.saturating_add(indent) } else { line.width };
    let word = words.split(' ').next().map_or(0, |word| word.chars().count());
    // Letters differ in width: justified lines of one column differ by some characters.
    line.wrap > 0 && u32::from(width) + 1 + word as u32 >= u32::from(line.wrap) * 23 / 25
}
