//! Lines and paragraphs, by how they begin.

use super::label::label;
use super::line::{End, Line, Start, Tabs, breaks_off, end_of, in_capitals, is_full, lines, start_of};
use super::paper::HEAD_NAMES;
use super::plan::{Block, BlockKind, Label, LabelStyle};
use super::stacked;
use crate::fold;
use crate::source::Span;

/// A heading is at most this long, in characters.
const LONGEST_HEADING: usize = 120;

/// Every non-blank paragraph of `text`, in order; a paragraph that extraction wrapped over lines is one block.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let mut blocks = Vec::with_capacity(lines.len());
    let mut open: Option<Open> = None;
    let mut sequences = Sequences::default();
    let mut stacked = 0;
    for (i, line) in lines.iter().enumerate() {
        if i < stacked {
            continue;
        }
        if let Some(rows) = stacked::rows(text, &lines, i) {
            finish(text, open.take(), &mut blocks);
            for (first, last) in rows {
                blocks.push(row(&Line { end: lines[last].end, ..lines[first] }));
                stacked = last + 1;
            }
            continue;
        }
        if is_row(&lines, i) {
            finish(text, open.take(), &mut blocks);
            blocks.push(row(line));
            continue;
        }
        let line = without_edge_tab(text, line);
        let words = line.text(text);
        if let Some(open) = &mut open
            && let Some(label) = divided(text, open, &line)
        {
            sequences.note(&label);
            *open = Open { end: line.end, label: Some(label), last: line, ..*open };
            continue;
        }
        let label = label(words, line.start as usize).or_else(|| sequences.misread(words, line.start as usize));
        if let Some(open) = &mut open
            && goes_on(text, open, &line, label.as_ref(), &sequences)
        {
            open.end = line.end;
            open.last = line;
            continue;
        }
        finish(text, open.take(), &mut blocks);
        let label = label.filter(|label| !is_weak(text, label) || stands_apart(text, blocks.last(), &line));
        if let Some(label) = &label {
            sequences.note(label);
        }
        open = Some(Open { start: line.start, end: line.end, label, last: line });
    }
    finish(text, open, &mut blocks);
    blocks
}

/// A paragraph that is being read.
struct Open {
    start: u32,
    end: u32,
    label: Option<Label>,
    last: Line,
}

/// The last label of each style, to tell a label from a number that a line happens to begin with.
#[derive(Default)]
struct Sequences(Vec<(LabelStyle, u32)>);

impl Sequences {
    fn note(&mut self, label: &Label) {
        match self.0.iter_mut().find(|(style, _)| *style == label.style) {
            Some((_, last)) => *last = label.ordinal,
            None => self.0.push((label.style, label.ordinal)),
        }
    }

    /// "§. Sở Y tế" behind 7: OCR's reading of an 8.
    fn misread(&self, words: &str, at: usize) -> Option<Label> {
        let rest = words.strip_prefix("§. ").filter(|rest| rest.starts_with(char::is_uppercase))?;
        let last = self.0.iter().find(|(style, _)| *style == LabelStyle::Arabic)?.1;
        let span = Span::new(at, at + words.len() - rest.len() - 1);
        Some(Label { span, style: LabelStyle::Arabic, ordinal: last + 1, text: (last + 1).to_string() })
    }

    fn expects(&self, label: &Label) -> bool {
        label.ordinal == 1
            || self
                .0
                .iter()
                .any(|&(style, last)| style == label.style && label.ordinal != 0 && label.ordinal == last + 1)
    }
}

/// Whether the line is a row of a table. A single tab at an end is a row only beside other rows.
fn is_row(lines: &[Line], i: usize) -> bool {
    let cells = |line: Option<&Line>, gap: u8| line.is_some_and(|line| line.tabs == Tabs::Cells && gap <= 1);
    match lines[i].tabs {
        Tabs::None => false,
        Tabs::Cells => true,
        Tabs::Edge => {
            cells(i.checked_sub(1).map(|i| &lines[i]), lines[i].gap)
                || cells(lines.get(i + 1), lines.get(i + 1).map_or(0, |next| next.gap))
        }
    }
}

fn row(line: &Line) -> Block {
    let span = Span { start: line.start, end: line.end };
    Block { span, kind: BlockKind::Row, label: None, body: span, section: None }
}

fn without_edge_tab(text: &str, line: &Line) -> Line {
    if line.tabs == Tabs::None {
        return *line;
    }
    let words = line.text(text);
    let before = words.len() - words.trim_start().len();
    let after = words.len() - words.trim_end().len();
    Line { start: line.start + before as u32, end: line.end - after as u32, ..*line }
}

/// Whether `line` goes on with the paragraph that is being read.
fn goes_on(text: &str, open: &Open, line: &Line, label: Option<&Label>, sequences: &Sequences) -> bool {
    let last = open.last.text(text);
    let words = line.text(text);
    // "A." alone: its text stands on the next line.
    let bare = open.label.as_ref().is_some_and(|label| label.span.end == open.end);
    if is_number_word(last) {
        return line.gap == 0 && words.starts_with(|c: char| c.is_ascii_digit() || c == '/');
    }
    if bare && label.is_none() && line.gap <= 1 {
        return true;
    }
    let full = line.gap == 0 && is_full(&open.last, line, words) && line.indent <= open.last.indent.saturating_add(2);
    let end = end_of(last);
    if let Some(label) = label {
        if end != End::Open || in_capitals(last) {
            return false;
        }
        // "… kinh tế" / "- xã hội …": a mark that stands in the sentence and that the wrapping put first.
        let small = text[label.span.end as usize..line.end as usize].trim_start().starts_with(char::is_lowercase);
        let bullet = matches!(label.style, LabelStyle::Bullet(_)) && small && open.last.width * 6 >= open.last.wrap * 5;
        return full && !sequences.expects(label) || bullet && open.last.wrap > 0;
    }
    if opens(words) {
        return false;
    }
    match (in_capitals(last), in_capitals(words)) {
        // A heading in capitals over two lines; other lines in capitals are parts of a head.
        (true, true) => {
            line.gap == 0
                && end == End::Open
                && (open.label.as_ref().is_some_and(|l| !matches!(l.style, LabelStyle::Bullet(_)))
                    || name_goes_on(&text[open.start as usize..open.end as usize], words))
        }
        (false, false) => match start_of(words) {
            Start::Inside if line.gap == 0 => end == End::Open || full,
            Start::Inside => end == End::Open,
            Start::Fresh if line.gap == 0 && full => end != End::Colon,
            // A page break, or a line of its own that wants to go on.
            // No item ends with a comma.
            Start::Fresh if line.gap == 0 && last.ends_with(',') && open.label.is_some() => true,
            Start::Fresh => end == End::Open && (line.gap > 0 || open.last.wrap > 0) && breaks_off(last),
        },
        _ => false,
    }
}

/// Whether `before` breaks off inside a name of a head and `words` goes on with it, as copies of web pages have them:
/// "CỘNG HÒA XÃ" / "HỘI CHỦ NGHĨA …".
fn name_goes_on(before: &str, words: &str) -> bool {
    const LONGEST: usize = 60;
    if before.len() > LONGEST {
        return false;
    }
    let bare_words = |line: &str| -> Vec<String> {
        line.split(|c: char| !fold::is_alphabetic(c)).filter(|word| !word.is_empty()).map(fold::bare).collect()
    };
    let (before, after) = (bare_words(before), bare_words(words));
    let breaks = |first: &[&str]| before.len() >= first.len() && before[before.len() - first.len()..] == *first;
    let goes_on = |rest: &[&str]| !after.is_empty() && after.iter().zip(rest).all(|(word, of_name)| word == of_name);
    HEAD_NAMES.iter().any(|name| (1..name.len()).any(|cut| breaks(&name[..cut]) && goes_on(&name[cut..])))
}

/// "Số:" alone above its number.
fn is_number_word(line: &str) -> bool {
    line.len() <= 7 && matches!(line.trim_end_matches([':', ' ']), "Số" | "SỐ")
}

/// "Điều" alone above its number, as copies of web pages have it: the label over both lines.
fn divided(text: &str, open: &Open, line: &Line) -> Option<Label> {
    let word = &text[open.start as usize..open.end as usize];
    let alone = word.len() <= 10
        && line.gap == 0
        && matches!(word, "Điều" | "ĐIỀU" | "Chương" | "CHƯƠNG" | "Mục" | "MỤC" | "Phần" | "PHẦN");
    if !alone {
        return None;
    }
    let whole = text[open.start as usize..line.end as usize].replace('\n', " ");
    label(&whole, open.start as usize)
}

/// Whether a line that begins so is a paragraph of its own, however the line before ended.
fn opens(words: &str) -> bool {
    ["Căn cứ ", "CĂN CỨ ", "Nơi nhận", "Kính gửi", "TM.", "KT.", "TL.", "TUQ.", "T/M"]
        .iter()
        .any(|w| words.starts_with(w))
}

/// "2," and "VII" without a mark are labels only where a paragraph may begin.
fn is_weak(text: &str, label: &Label) -> bool {
    let mark = &text[label.span.range()];
    mark.ends_with(',') || (label.style == LabelStyle::Roman && mark.len() == label.text.len())
}

fn stands_apart(text: &str, before: Option<&Block>, line: &Line) -> bool {
    line.gap > 0 || before.is_none_or(|block| end_of(&text[block.span.range()]) != End::Open)
}

/// Writes the paragraph that was read: one block, or two where a heading has run on into the next.
fn finish(text: &str, open: Option<Open>, blocks: &mut Vec<Block>) {
    let Some(Open { start, end, label, .. }) = open else { return };
    let (start, end) = (start as usize, end as usize);
    if let Some(first) = &label
        && let Some((at, second)) = run_on(text, first, end)
    {
        blocks.push(block(text, start, text[..at].trim_end().len(), label));
        blocks.push(block(text, at, end, Some(second)));
    } else {
        blocks.push(block(text, start, end, label));
    }
}

fn block(text: &str, start: usize, end: usize, label: Option<Label>) -> Block {
    let span = Span::new(start, end);
    let after = label.as_ref().map_or(start, |label| label.span.end as usize);
    let body = Span::new(end - text[after..end].trim_start().len(), end);
    let kind = match &label {
        Some(label) if is_heading(&text[body.range()], label.style) => BlockKind::Heading,
        Some(_) => BlockKind::Item,
        None if is_footnote(&text[span.range()]) => BlockKind::Footnote,
        None => BlockKind::Paragraph,
    };
    Block { span, kind, label, body, section: None }
}

/// Short and without the end of a sentence or of an item, or in capitals.
fn is_heading(body: &str, style: LabelStyle) -> bool {
    if matches!(style, LabelStyle::Bullet(_)) {
        return false;
    }
    let short = body.len() <= LONGEST_HEADING * 3 && body.chars().count() <= LONGEST_HEADING;
    in_capitals(body) || short && !matches!(end_of(body), End::Sentence | End::Semicolon) && !body.ends_with(',')
}

/// "¹ …", "[1] …".
fn is_footnote(text: &str) -> bool {
    let after = text.trim_start_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
    if after.len() < text.len() {
        return true;
    }
    text.strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .is_some_and(|(number, _)| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Where a heading in capitals has run on into the first item under it ("I. MỤC ĐÍCH, YÊU CẦU1. Mục đích").
fn run_on(text: &str, first: &Label, end: usize) -> Option<(usize, Label)> {
    use LabelStyle::{Capital, Chapter, Division, Part, Roman};
    if !matches!(first.style, Part | Chapter | Division | Roman | Capital) {
        return None;
    }
    let start = first.span.end as usize;
    let head = &text[start..text.floor_char_boundary(end.min(start + 400))];
    memchr::memchr_iter(b'1', head.as_bytes()).find_map(|at| {
        let heading = head[..at].trim_end();
        let apart = heading.ends_with(|c: char| fold::is_alphabetic(c) || c == ')' || c == ':');
        if !apart || !in_capitals(heading) {
            return None;
        }
        let second = label(&text[start + at..end], start + at)?;
        (second.style == LabelStyle::Arabic && second.ordinal == 1).then_some((start + at, second))
    })
}
