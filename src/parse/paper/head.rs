//! The head of a document: letterhead, national name, number, place and date, type, subject.

use super::phrase::{MOTTO, NATIONAL_NAME, NATIONAL_NAME_GLUED, PARTY_NAME, Words, kind_at};
use super::signal::{Signal, is_attachment};
use super::{number_line, place_date};
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::{Kinds, Lexicon, Opening};
use crate::number::Number;
use crate::parse::citation;
use crate::parse::line::{End, end_of, in_capitals};
use crate::parse::plan::{Attachment, Block, BlockId, BlockKind, LabelStyle, NumberLine, Paper};
use crate::source::Span;
use std::ops::Range;

/// A head stands within so many blocks: copies from web pages have menus above it.
const LONGEST_HEAD: usize = 80;
/// A subject has at most so many lines.
const LONGEST_TITLE: usize = 8;
/// A line of a subject after its first is shorter than this, in bytes.
const LONGEST_TITLE_LINE: usize = 260;

/// Reads the heads of documents.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) blocks: &'a [Block],
    /// What the blocks of the paper mark, in order.
    pub(super) signals: &'a [(BlockId, Signal)],
    pub(super) lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// Reads the head of the paper that spans `range`; gives the first block after it.
    pub(super) fn head(&self, range: Range<BlockId>, paper: &mut Paper) -> BlockId {
        let limit = range.end.min(range.start + LONGEST_HEAD);
        let body = (range.start..limit).find(|&id| self.is_body(id)).unwrap_or(limit);
        let from = self.below_page_title(range.start..body);
        (range.start..from).for_each(|id| self.page_title(id, paper));
        let kind_block = (from..body).find(|&id| matches!(self.signal(id), Some(Signal::Kind { .. })));
        if let Some(id) = kind_block.or_else(|| self.plain_kind(from, body)) {
            (from..id).for_each(|id| self.fragments(id, paper));
            let rest = self.kind(id, paper);
            return self.title(id, rest, body, paper);
        }
        // No type: a letter, an appendix that is only titled, a text without a head.
        let Some(last) = (from..body).rev().find(|&id| self.signal(id).is_some_and(is_of_head)) else {
            return range.start;
        };
        let last = (last + 1..body.min(last + 3)).rfind(|&id| self.is_run_on(id)).unwrap_or(last);
        (from..=last).for_each(|id| self.fragments(id, paper));
        if from > range.start && paper.kind.is_none() && self.plain_kind(range.start, from) == Some(range.start) {
            // The copy has lost the line of the type; the page's title names it.
            self.kind(range.start, paper);
            return self.title(last, self.blocks[last].span.end, body, paper);
        }
        self.titled_only(from..last + 1, paper);
        last + 1
    }

    /// The first block after "Kính gửi" and the bodies that it names.
    pub(super) fn addressees(&self, range: Range<BlockId>) -> BlockId {
        let addressed = |id: BlockId| {
            let line = self.block_text(id);
            line.starts_with("Kính gửi") || line.starts_with("Đồng kính gửi")
        };
        if range.is_empty() || !addressed(range.start) {
            return range.start;
        }
        let item =
            |id: BlockId| self.blocks[id].label.as_ref().is_some_and(|l| matches!(l.style, LabelStyle::Bullet(_)));
        range.clone().skip(1).find(|&id| !(addressed(id) || item(id))).unwrap_or(range.end)
    }

    /// An appendix without a type: what stands in capitals between the letterhead and "(Kèm theo …)" is its subject.
    fn titled_only(&self, lines: Range<BlockId>, paper: &mut Paper) {
        let Some(note) = paper.attachment.as_ref().map(|note| note.span.start) else { return };
        let above = paper.motto.or(paper.national_name).map_or(paper.span.start, |line| line.end);
        let between = |span: Span| span.start >= above && span.end <= note;
        let titles = lines.filter(|&id| {
            between(self.blocks[id].span) && self.signal(id).is_none() && in_capitals(self.block_text(id))
        });
        paper.title = titles.map(|id| self.blocks[id].span).reduce(Span::to);
        if let Some(title) = paper.title {
            paper.letterhead.retain(|line| !title.contains(*line));
        }
    }

    /// Reads a displaced head (text boxes come after the body): only its lines.
    pub(super) fn displaced(&self, range: Range<BlockId>, paper: &mut Paper) {
        range.for_each(|id| self.fragments(id, paper));
    }

    pub(super) fn signal(&self, id: BlockId) -> Option<Signal> {
        self.signals.binary_search_by_key(&id, |&(at, _)| at).ok().map(|found| self.signals[found].1)
    }

    pub(super) fn block_text(&self, id: BlockId) -> &str {
        &self.text[self.blocks[id].span.range()]
    }

    /// Whether the head is over: a basis, a section, a table.
    fn is_body(&self, id: BlockId) -> bool {
        let block = &self.blocks[id];
        if self.signal(id).is_some_and(is_of_head) {
            return false;
        }
        let bullet = block.label.as_ref().is_some_and(|label| matches!(label.style, LabelStyle::Bullet(_)));
        is_table(block, self.block_text(id)) || block.label.is_some() && !bullet || self.is_basis(id)
    }

    /// Whether a paragraph begins and ends as a basis does; a subject may begin with "Thực hiện", too.
    pub(super) fn is_basis(&self, id: BlockId) -> bool {
        let block = &self.blocks[id];
        let body = &self.text[block.body.range()];
        match self.lexicon.headings.opening(body) {
            None => false,
            Some(_) if in_capitals(body) => false,
            Some(Opening::CanCu) => true,
            Some(_) => end_of(body) != End::Open || body.ends_with(','),
        }
    }

    /// A type in small letters: alone on its line, or at the head of a text whose head was lost ("Quyết định phê duyệt
    /// kế hoạch …").
    fn plain_kind(&self, start: BlockId, body: BlockId) -> Option<BlockId> {
        let plain = |id: &BlockId| {
            let block = &self.blocks[*id];
            block.label.is_none() && block.kind == BlockKind::Paragraph && block.span.len() <= LONGEST_TITLE_LINE
        };
        let alone = (start..body).filter(plain).find(|&id| self.lexicon.kinds.named(self.block_text(id)).is_some());
        alone.or_else(|| {
            let line = Some(start).filter(|id| *id < body).filter(plain).map(|id| self.block_text(id))?;
            let words = Words::of(line);
            let (_, named) = kind_at(line, &words, self.lexicon)?;
            (line.starts_with(char::is_uppercase) && words.bare(named.end) != "so").then_some(start)
        })
    }

    /// Reads the type; gives where the rest of its line begins.
    fn kind(&self, id: BlockId, paper: &mut Paper) -> u32 {
        let span = self.blocks[id].span;
        let line = &self.text[span.range()];
        let words = Words::of(line);
        // "ĐƠN VỊ: Phụ lục I" has its type behind.
        let behind = || {
            let at = (0..words.len()).find(|&at| words.bare(at) == "phu" && words.bare(at + 1) == "luc")?;
            Some((Kind::Appendix, at..at + 2))
        };
        let Some((kind, named)) = kind_at(line, &words, self.lexicon).or_else(behind) else { return span.start };
        let (start, mut end) = (words.at(named.start).start, words.at(named.end - 1).end);
        if kind == Kind::Appendix {
            end += ordinal_after(&line[end..]);
            end += line[end..].len() - line[end..].trim_start_matches([':', '.', ' ']).len();
        }
        let at = |byte: usize| span.start + byte as u32;
        paper.kind = Some(kind);
        paper.kind_span = Some(Span { start: at(start), end: at(end) });
        at(end)
    }

    /// Reads the subject, the authority and what else stands between the type and the body; gives the first block after.
    fn title(&self, kind: BlockId, rest: u32, body: BlockId, paper: &mut Paper) -> BlockId {
        let first = Span { start: rest, end: self.blocks[kind].span.end };
        let mut title = Some(self.trimmed(first)).filter(|span| !span.is_empty());
        let mut lines = 0;
        let mut over = false;
        let mut id = kind + 1;
        while id < body {
            let span = self.blocks[id].span;
            let line = self.block_text(id);
            if is_rule(line) {
                over |= title.is_some();
            } else if let Some(at) = line.find('(').filter(|&at| is_attachment(&line[at..]) || is_attachment(line)) {
                // The note may stand behind the last line of the subject.
                let at = if is_attachment(line) { 0 } else { at };
                let note = Span { start: span.start + at as u32, end: span.end };
                paper.attachment = Some(Attachment { span: note, citation: None });
                let before = self.trimmed(Span { start: span.start, end: note.start });
                if !before.is_empty() {
                    title = Some(title.map_or(before, |title| title.to(before)));
                }
                over = true;
            } else if self.is_place_date(id) && paper.place_date.is_none() {
                self.fragments(id, paper);
                over |= title.is_some();
            } else if self.is_authority(id, body) && (title.is_some() || in_capitals(line)) {
                paper.authority = Some(paper.authority.map_or(span, |authority| authority.to(span)));
                over = true;
            } else if paper.authority.is_some() && title.is_some() && in_capitals(line) && self.adjoins(id) {
                // "KHÓA III, KỲ HỌP THỨ MƯỜI BỐN" under the council's name.
                paper.authority = paper.authority.map(|authority| authority.to(span));
            } else if !over && lines < LONGEST_TITLE && self.is_title_line(id, title.is_none()) {
                title = Some(title.map_or(span, |title| title.to(span)));
                lines += 1;
            } else {
                break;
            }
            id += 1;
        }
        if let Some(span) = title {
            self.subject(span, paper);
        }
        id
    }

    fn is_title_line(&self, id: BlockId, first: bool) -> bool {
        let line = self.block_text(id);
        if self.blocks[id].kind == BlockKind::Row || line.starts_with("Kính gửi") || matches!(end_of(line), End::Colon)
        {
            return false;
        }
        if first {
            return line.len() <= 2 * LONGEST_TITLE_LINE
                && !(line.len() > LONGEST_TITLE_LINE && end_of(line) == End::Sentence);
        }
        line.len() <= LONGEST_TITLE_LINE
            && end_of(line) != End::Sentence
            && (self.adjoins(id) || in_capitals(line) && !is_table_head(line) || line.starts_with(char::is_lowercase))
    }

    /// Whether no blank line stands before the block.
    fn adjoins(&self, id: BlockId) -> bool {
        let (before, start) = (self.blocks[id - 1].span.end as usize, self.blocks[id].span.start as usize);
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[before..start]).count() <= 1
    }

    /// "CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ XÃ …" above the bases.
    fn is_authority(&self, id: BlockId, body: BlockId) -> bool {
        let line = self.block_text(id);
        // "UBND xã … ban hành Kế hoạch … như sau:" is a sentence.
        let sentence = line.ends_with(':') || line.contains(" ban hành ");
        let alone = in_capitals(line) || id + 1 == body && line.starts_with(char::is_uppercase);
        if line.len() > 160 || self.blocks[id].label.is_some() || sentence || !alone {
            return false;
        }
        let name = Words::of(line);
        let office = self.lexicon.headings.office(&name.all_bare()).unwrap_or(0);
        let rest = if office < name.len() { &line[name.at(office).start..] } else { "" };
        if rest.is_empty() { office > 0 } else { self.lexicon.agencies.find(rest).is_some() }
    }

    /// Writes the subject, without "V/v".
    pub(super) fn subject(&self, span: Span, paper: &mut Paper) {
        let line = &self.text[span.range()];
        let marker =
            ["V/v", "V/V", "v/v", "Về việc", "VỀ VIỆC", "về việc"].iter().find(|marker| line.starts_with(**marker));
        let mut start = span.start;
        if let Some(marker) = marker {
            let marker_span = Span { start, end: start + marker.len() as u32 };
            paper.subject_marker = Some(marker_span);
            if marker.contains('/') {
                start = marker_span.end;
            }
        }
        paper.title = Some(self.trimmed(Span { start, end: span.end })).filter(|span| !span.is_empty());
    }

    pub(super) fn is_place_date(&self, id: BlockId) -> bool {
        let line = self.block_text(id);
        line.len() <= 160 && !line.starts_with('(') && place_date::read(self.text, self.blocks[id].span).is_some()
    }

    /// Reads every piece of a line of a head: cells and columns apart.
    pub(super) fn fragments(&self, id: BlockId, paper: &mut Paper) {
        let block = &self.blocks[id];
        if is_attachment(self.block_text(id)) {
            paper.attachment.get_or_insert(Attachment { span: block.span, citation: None });
            return;
        }
        for piece in columns(self.text, block.span) {
            self.fragment(piece, paper);
        }
    }

    pub(super) fn fragment(&self, span: Span, paper: &mut Paper) {
        let span = self.trimmed(span);
        let piece = &self.text[span.range()];
        if piece.is_empty() {
            return;
        }
        let name = Words::of(piece);
        let around = |found: Range<usize>| {
            let at = |byte: usize| span.start + byte as u32;
            let (before, after) = (Span { end: at(found.start), ..span }, Span { start: at(found.end), ..span });
            (before, Span { start: at(found.start), end: at(found.end) }, after)
        };
        for part in [Fixed::NationalName, Fixed::PartyName, Fixed::Motto] {
            if part.slot(paper).is_none()
                && let Some(found) = part.find(&name)
            {
                let (before, here, after) = around(found);
                *part.slot(paper) = Some(here);
                self.fragment(before, paper);
                return self.fragment(after, paper);
            }
        }
        if paper.number.is_none()
            && let Some((found, number)) = read_number(self.text, span, &self.lexicon.kinds)
        {
            let (before, _, after) = around(found);
            let Some(kind) = self.lexicon.kinds.named(&self.text[before.range()]) else {
                paper.number = Some(number);
                self.fragment(before, paper);
                return self.fragment(after, paper);
            };
            // "Nghị quyết số: …" alone names the type where no line of its own does; with more behind it, it is a title
            // of a web page.
            if self.trimmed(after).is_empty() {
                paper.number = Some(number);
                paper.kind = Some(kind);
                paper.kind_span = Some(self.trimmed(before));
            }
            return;
        }
        if let Some(at) = piece.find("V/v") {
            let (before, here, _) = around(at..piece.len());
            self.subject(here, paper);
            return self.fragment(before, paper);
        }
        if paper.place_date.is_none()
            && let Some(place_date) = place_date::read(self.text, span)
        {
            paper.place_date = Some(place_date);
        } else if paper.place_date.is_none() && piece.contains(", ngày ") && self.run_on_head(span, paper) {
            // The date and what stands behind it are read.
        } else if in_capitals(piece) && (!paper.letterhead.is_empty() || self.lexicon.agencies.find(piece).is_some()) {
            // The name of a body may need a second line; what stands above it is no letterhead.
            paper.letterhead.push(span);
        } else if paper.national_name.is_none() && paper.party_name.is_none() {
            // Something else stands between: the stamp of an electronic signature is no letterhead.
            paper.letterhead.clear();
        }
    }

    /// Without spaces and the rules and stars that stand around the lines of a head.
    pub(super) fn trimmed(&self, span: Span) -> Span {
        let piece = &self.text[span.range()];
        let mark =
            |c: char| c.is_whitespace() || matches!(c, '_' | '*' | '-' | '–' | '—' | '=' | '|' | '~' | '“' | '’' | '`');
        let start = span.start as usize + piece.len() - piece.trim_start_matches(mark).len();
        let end = (span.end as usize - (piece.len() - piece.trim_end_matches(mark).len())).max(start);
        Span::new(start, end)
    }
}

/// Lines that are the same in every head.
#[derive(Clone, Copy)]
enum Fixed {
    NationalName,
    PartyName,
    Motto,
}

impl Fixed {
    fn find(self, words: &Words) -> Option<Range<usize>> {
        match self {
            Self::NationalName => NATIONAL_NAME.find(words).or_else(|| NATIONAL_NAME_GLUED.find(words)),
            Self::PartyName => PARTY_NAME.find(words),
            Self::Motto => MOTTO.find(words),
        }
    }

    fn slot(self, paper: &mut Paper) -> &mut Option<Span> {
        match self {
            Self::NationalName => &mut paper.national_name,
            Self::PartyName => &mut paper.party_name,
            Self::Motto => &mut paper.motto,
        }
    }
}

/// Whether the signal stands in a head.
pub(super) fn is_of_head(signal: Signal) -> bool {
    use Signal::{Attachment, Kind, Letterhead, Named, Nation, Number};
    matches!(signal, Letterhead | Nation | Number | Named | Kind { .. } | Attachment)
}

/// Whether a block is a row of a table and not of a head, which extraction sets in rows, too.
pub(super) fn is_table(block: &Block, line: &str) -> bool {
    block.kind == BlockKind::Row
        && line.contains(fold::is_alphanumeric)
        && !["ngày", "Kính gửi", "Tự do"].iter().any(|word| line.contains(word))
}

/// How many bytes the number takes that an appendix bears behind its type (" II", " số 01").
fn ordinal_after(rest: &str) -> usize {
    let tail = rest.trim_start().trim_start_matches("số ").trim_start_matches("SỐ ");
    let word = &tail[..tail.find(|c: char| !fold::is_alphanumeric(c)).unwrap_or(tail.len())];
    let numeral = !word.is_empty()
        && (word.bytes().all(|b| b.is_ascii_digit()) || word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')));
    if numeral { rest.len() - tail.len() + word.len() } else { 0 }
}

/// "STT NỘI DUNG GHI CHÚ": the head of a table that lost its tabs.
fn is_table_head(line: &str) -> bool {
    ["STT", "TT", "Stt", "SỐ TT"]
        .iter()
        .any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\t'])))
}

/// "-----", "______".
fn is_rule(line: &str) -> bool {
    !line.contains(fold::is_alphanumeric)
}

/// The cells of a row; the columns of a line that extraction kept apart by three spaces or more.
pub(super) fn columns(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start as usize;
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = start;
    while at < end {
        let gap = bytes[at..end].iter().take_while(|&&b| b == b' ').count();
        // "Số: 565    /TB-UBND": room for a pen, not for a column.
        let room = || {
            text[start..at].trim_start().len() <= 12
                && text[start..at].trim_start().starts_with(['S', 's'])
                && matches!(bytes.get(at + gap), Some(b'/' | b'-'))
        };
        // "ngày      tháng      năm 2026": the same.
        let dated = || ["tháng ", "năm "].iter().any(|word| text[at + gap..end].starts_with(word));
        if bytes[at] == b'\t' || gap >= 3 && !room() && !dated() {
            pieces.push(Span::new(start, at));
            at += gap.max(1);
            start = at;
        } else {
            at += gap.max(1);
        }
    }
    pieces.push(Span::new(start, end));
    pieces.retain(|piece| !text[piece.range()].trim().is_empty());
    pieces
}

/// The number line in a piece of a head, and which bytes of the piece it takes.
fn read_number(text: &str, span: Span, kinds: &Kinds) -> Option<(Range<usize>, NumberLine)> {
    let piece = &text[span.range()];
    let starts = std::iter::once(0).chain(piece.match_indices([' ', '\n']).map(|(at, _)| at + 1));
    starts.filter(|&at| matches!(piece.as_bytes().get(at), Some(b'S' | b's'))).find_map(|at| {
        let head = &piece[at..piece.floor_char_boundary(at + 100)];
        let read = number_line::NumberLine::read(head)?;
        let base = span.start as usize + at;
        let line = NumberLine {
            span: Span::new(base, base + read.end),
            written: Span::new(base + read.serial.start, base + read.symbol.end),
            number: normalised(&head[read.serial], &head[read.symbol], kinds),
        };
        Some((at..at + read.end, line))
    })
}

/// The number that a serial and a symbol make; `None` where the serial is blank or cannot be read.
fn normalised(serial: &str, symbol: &str, kinds: &Kinds) -> Option<Number> {
    let serial = serial.trim();
    let digits = serial.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let whole = |part: &str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
    let readable = serial.len() - digits.len() <= 1 && digits.split('.').count() <= 2 && digits.split('.').all(whole);
    if !readable {
        return None;
    }
    citation::normalise(&format!("{serial}{symbol}"), kinds)
}
