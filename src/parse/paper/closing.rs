//! The end of a document: recipients and the signing block, in whatever order extraction left them.

use super::head::{Reader, columns};
use super::phrase::Words;
use super::signal::Signal;
use crate::fold;
use crate::parse::line::in_capitals;
use crate::parse::plan::{BlockId, Paper, Recipients, Signature};
use crate::source::Span;
use memchr::memchr_iter;
use std::ops::Range;

/// The signing block stands within so many blocks of "Nơi nhận".
const NEIGHBOURHOOD: usize = 25;
/// No end of a document has more lines.
const LONGEST: usize = 160;
/// A recipient whose heading was lost is shorter than this, in bytes.
const LONGEST_ENTRY: usize = 200;
/// A name is shorter than this, in bytes.
const LONGEST_NAME: usize = 60;

impl Reader<'_> {
    /// Reads the end of the paper whose body spans `range`. `marks` are the blocks of the paper that mark an end,
    /// in order.
    pub(super) fn closing(&self, range: Range<BlockId>, marks: &[(BlockId, Signal)], paper: &mut Paper) {
        let end = paper.span.end;
        let Some(first) = self.first_mark(&range, marks) else { return };
        let named = marks.iter().any(|(_, signal)| *signal == Signal::Recipients);
        let mut closing = Closing { reader: self, recipients: None, signature: None, open: false, over: false };
        let start = self.blocks[first.clamp(range.start, range.end - 1)].span.start as usize;
        if !named && marks.iter().any(|(_, signal)| *signal == Signal::Filing) {
            // "Nơi nhận" itself was lost: the list is known by its last line.
            let heading = Span::empty(start);
            closing.recipients = Some(Recipients { span: heading, heading, entries: Vec::new() });
            closing.open = true;
        }
        let lines = memchr_iter(b'\n', &self.text.as_bytes()[start..end as usize]).map(|at| start + at);
        let mut begin = start;
        let mut idle = 0;
        for stop in lines.chain([end as usize]).take(LONGEST) {
            let line = Span::new(begin, stop);
            begin = stop + 1;
            if self.text[line.range()].trim().is_empty() {
                continue;
            }
            let mut used = false;
            for piece in columns(self.text, line) {
                used |= closing.piece(piece);
            }
            idle = if used { 0 } else { idle + 1 };
            if closing.is_complete() || idle > 12 {
                break;
            }
        }
        paper.recipients = closing.recipients;
        paper.signature = closing.signature;
    }

    /// Where the end begins: the last "Nơi nhận" (or the list that ends with "Lưu: VT") with the signing block before
    /// it, or the last signing block.
    fn first_mark(&self, range: &Range<BlockId>, marks: &[(BlockId, Signal)]) -> Option<BlockId> {
        let last_of = |wanted: Signal| marks.iter().rposition(|&(_, signal)| signal == wanted);
        let recipients = last_of(Signal::Recipients);
        let last = recipients.or_else(|| last_of(Signal::Filing)).unwrap_or(marks.len().checked_sub(1)?);
        let mut first = marks[last].0;
        if recipients.is_none() && marks[last].1 == Signal::Filing {
            let item = |id: &BlockId| self.blocks[*id].label.is_some() && self.blocks[*id].span.len() <= LONGEST_ENTRY;
            first = (range.start..first).rev().take_while(item).last().unwrap_or(first);
        }
        for &(id, _) in marks[..last].iter().rev() {
            if first.saturating_sub(id) > NEIGHBOURHOOD {
                break;
            }
            first = first.min(id);
        }
        Some(first)
    }
}

struct Closing<'a> {
    reader: &'a Reader<'a>,
    recipients: Option<Recipients>,
    signature: Option<Signature>,
    /// Whether a line without a dash goes on with the recipients.
    open: bool,
    /// Whether the last recipient ("Lưu: …") was read.
    over: bool,
}

impl<'a> Closing<'a> {
    fn is_complete(&self) -> bool {
        self.over && !self.unsigned()
    }

    /// Whether no name has been read.
    fn unsigned(&self) -> bool {
        self.signature.as_ref().is_none_or(|signature| signature.signer.is_none())
    }

    fn text(&self, span: Span) -> &'a str {
        &self.reader.text[span.range()]
    }

    fn trim(&self, span: Span) -> Span {
        let piece = self.text(span);
        let start = span.start as usize + piece.len() - piece.trim_start().len();
        Span::new(start, start + piece.trim().len())
    }

    /// Reads a cell, a column or a line; says whether it belongs to the end of a document.
    fn piece(&mut self, span: Span) -> bool {
        let span = self.trim(span);
        let piece = self.text(span);
        if let Some(rest) = piece.strip_prefix("Nơi nhận").or_else(|| piece.strip_prefix("NƠI NHẬN")) {
            let rest = rest.trim_start_matches([' ', ':', '.']);
            let start = span.end - rest.len() as u32;
            let heading = self.trim(Span { end: start, ..span });
            self.recipients.get_or_insert(Recipients { span: heading, heading, entries: Vec::new() });
            (self.open, self.over) = (true, false);
            self.after_heading(Span { start, ..span });
            return true;
        }
        if self.signing(span) {
            return true;
        }
        let dash = piece.starts_with(['-', '–', '—', '+', '•']);
        if is_signed_note(piece) {
            return true;
        }
        // A name under the office; or alone, where extraction lost the office with the seal.
        let unsigned = self.signature.as_ref().map_or(self.over, |signature| signature.signer.is_none());
        if !dash && unsigned && self.is_name(piece) {
            self.sign(span);
            return true;
        }
        if self.recipients.is_some() && self.open && (dash || !self.over) && !(in_capitals(piece) && piece.len() > 60) {
            self.entries(span, dash);
            return true;
        }
        false
    }

    /// What stands in one line with "Nơi nhận:": the whole list, or the first line of the signing block.
    fn after_heading(&mut self, span: Span) {
        let piece = self.text(span);
        if piece.starts_with(['-', '–', '+']) {
            return self.entries(span, true);
        }
        let name = Words::of(piece);
        for word in 0..name.len() {
            if self.signing(Span { start: span.start + name.at(word).start as u32, ..span }) {
                return;
            }
        }
        if !piece.is_empty() && !in_capitals(piece) && piece.len() > 6 {
            self.entries(span, false);
        }
    }

    /// Recipients in a line: one, or a list that extraction set in one line ("- A; - B; - Lưu: VT.").
    fn entries(&mut self, span: Span, dash: bool) {
        let mut start = span.start;
        let starts: Vec<u32> = self
            .text(span)
            .match_indices(" - ")
            .filter(|&(at, _)| self.text(span)[..at].trim_end().ends_with([';', ',', '.', ':']))
            .map(|(at, _)| span.start + at as u32 + 1)
            .collect();
        for end in starts.into_iter().chain([span.end]) {
            self.entry(Span { start, end }, dash || start > span.start);
            start = end;
        }
    }

    fn entry(&mut self, span: Span, dash: bool) {
        let span = self.trim(span);
        let mut end = span.end;
        // "- UBND các huyện; PHÓ CHỦ TỊCH": the second column of a page without columns.
        let piece = self.text(span);
        for (at, mark) in piece.match_indices([';', '.', ',', ')']) {
            let tail = self.trim(Span { start: span.start + at as u32 + 1, ..span });
            let second = self.text(tail);
            let unsigned = mark == ";" && self.signature.is_some() && self.unsigned();
            // "- Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn An": all of it in one line.
            let signs = in_capitals(second) || self.reader.lexicon.headings.authority(second).is_some();
            if !(signs && self.signing(tail)) {
                if !(unsigned && self.is_name(second)) {
                    continue;
                }
                self.sign(tail);
            }
            end = span.start + at as u32 + 1;
            break;
        }
        let body = self.text(Span { end, ..span }).trim_start_matches(['-', '–', '—', '+', '•', ' ']);
        let entry = self.trim(Span { start: end - body.len() as u32, end });
        let is_last = self.text(entry).starts_with("Lưu");
        let Some(recipients) = &mut self.recipients else { return };
        recipients.span = recipients.span.to(entry);
        let goes_on = recipients
            .entries
            .last()
            .is_some_and(|last| !self.reader.text[last.range()].ends_with([';', '.']) && last.end <= entry.start);
        if !dash && goes_on {
            if let Some(last) = recipients.entries.last_mut() {
                last.end = entry.end;
            }
        } else if !entry.is_empty() {
            recipients.entries.push(entry);
        }
        self.over |= is_last;
    }

    /// Reads "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (đã ký) Trần Văn An" or a part of it.
    fn signing(&mut self, span: Span) -> bool {
        let piece = self.text(span);
        let headings = &self.reader.lexicon.headings;
        // Prose has a small letter second.
        let first = piece.trim_start_matches(|c: char| !fold::is_alphabetic(c));
        if !first.chars().take_while(|&c| fold::is_alphabetic(c)).all(char::is_uppercase) {
            return false;
        }
        let name = Words::of(piece);
        let bare = name.all_bare();
        let is_capital = |word: usize| piece[name.at(word)].chars().all(char::is_uppercase);
        let at = |from: usize, to: usize| Span {
            start: span.start + name.at(from).start as u32,
            end: span.start + name.at(to - 1).end as u32,
        };
        let (mut authorities, mut role): (Vec<Span>, Option<Span>) = (Vec::new(), None);
        let mut next = 0;
        while next < name.len() && is_capital(next) {
            let from = next;
            if let Some(mark) = headings.authority(&piece[name.at(from).start..]) {
                let past = name.at(from).start + mark;
                next += (from..name.len()).take_while(|&word| name.at(word).start < past).count();
                let collective = matches!(bare[from], "tm" | "t");
                match headings.office(&bare[next..]) {
                    Some(words) if !collective => next += words,
                    _ => {
                        while next < name.len()
                            && is_capital(next)
                            && headings.authority(&piece[name.at(next).start..]).is_none()
                            && headings.office(&bare[next..]).is_none()
                        {
                            next += 1;
                        }
                    }
                }
                authorities.push(at(from, next));
            } else if let Some(words) = headings.office(&bare[from..]) {
                next += words;
                let deputy = |from: usize| bare[from] == "pho" && headings.office(&bare[from..]).is_some();
                // "CHỦ TỊCH UBND XÃ"
                while next < name.len()
                    && is_capital(next)
                    && name.at(next).len() > 1
                    && !deputy(next)
                    && !piece[name.at(next - 1).end..name.at(next).start].contains('(')
                {
                    next += 1;
                }
                // "CHỦ TỊCH PHÓ CHỦ TỊCH": the second signs, for the first.
                authorities.extend(role.filter(|_| deputy(from)));
                role = Some(at(from, next));
            } else {
                break;
            }
        }
        let Some(found) = authorities.iter().copied().chain(role).reduce(Span::to) else { return false };
        // A sentence that begins so is no signature.
        let rest = &piece[(found.end - span.start) as usize..];
        let signer = rest.trim_start_matches(|c: char| !fold::is_alphabetic(c) && c != '(');
        let signer = ["(Đã ký)", "(đã ký)", "Đã ký", "(ĐÃ KÝ)", "(Ký tên, đóng dấu)"]
            .iter()
            .find_map(|note| signer.strip_prefix(note))
            .unwrap_or(signer)
            .trim();
        if !signer.is_empty() && !self.is_name(signer) && signer.len() > LONGEST_NAME {
            return false;
        }
        let signer = self.is_name(signer).then(|| {
            let end = span.start as usize + piece.trim_end().len();
            Span::new(end - signer.len(), end)
        });
        let whole =
            self.signature.get_or_insert(Signature { span: found, authorities: Vec::new(), role: None, signer: None });
        whole.span = whole.span.to(found);
        // The same on two lines.
        if let (Some(head), Some(second), None) = (whole.role, role, whole.signer)
            && is_deputy_of(&self.reader.text[second.range()], &self.reader.text[head.range()])
        {
            whole.authorities.push(head);
            whole.role = Some(second);
        }
        whole.authorities.append(&mut authorities);
        whole.role = whole.role.or(role);
        if let Some(signer) = signer {
            self.sign(signer);
        }
        true
    }

    fn sign(&mut self, name: Span) {
        let whole =
            self.signature.get_or_insert(Signature { span: name, authorities: Vec::new(), role: None, signer: None });
        whole.signer = Some(name);
        whole.span = whole.span.to(name);
    }

    /// Two to six words with capitals that name no body.
    fn is_name(&self, piece: &str) -> bool {
        let piece = piece.trim();
        if piece.len() > LONGEST_NAME {
            return false;
        }
        let all = Words::of(piece);
        (2..=6).contains(&all.len())
            && (0..all.len()).all(|word| piece[all.at(word)].starts_with(char::is_uppercase))
            && !piece.contains([';', ':', ',', '(', ')', '/', '-'])
            && !piece.contains(|c: char| c.is_ascii_digit())
            && !piece.ends_with('.')
            && self.reader.lexicon.agencies.find(piece).is_none()
            && self.reader.lexicon.headings.office(&all.all_bare()).is_none()
    }
}

/// "PHÓ CHỦ TỊCH" of "CHỦ TỊCH".
fn is_deputy_of(office: &str, head: &str) -> bool {
    fold::key(office).strip_prefix("phó ").is_some_and(|rest| rest == fold::key(head))
}

/// "(Đã ký)", "(Ký, ghi rõ họ tên)".
fn is_signed_note(piece: &str) -> bool {
    piece.len() < 60 && (piece.contains("ký") || piece.contains("Ký") || piece.contains("KÝ"))
}
