//! When an item in prose is due.

use super::super::super::deadline;
use super::super::super::document::Deadline;
use super::Reader;
use crate::fold;
use crate::lexicon::anchors::Anchor;
use crate::parse::deadline::{self as written, Term, TermKind, Unit};
use crate::source::Span;

impl Reader<'_> {
    /// The deadline that an item names. Where nobody leads, only what is surely one counts; `lead` is where the item
    /// names who does.
    pub(super) fn deadline(&self, body: Span, led: bool, lead: Option<Span>) -> Option<Deadline> {
        let text = &self.text[body.range()];
        if let Some(found) = self.dated(body) {
            return Some(found);
        }
        // Without a day of the calendar: what comes back, or what is counted from something else.
        let (mut floating, mut past) = (None, body.start);
        let first = self.anchors.partition_point(|(place, _)| place.start < body.start);
        for &(place, strength) in self.anchors[first..].iter().take_while(|(place, _)| place.end <= body.end) {
            if place.start < past {
                continue;
            }
            past = place.end;
            let start = (place.start - body.start) as usize;
            let fits = match strength {
                Anchor::Firm => true,
                Anchor::Opening => start == 0,
                Anchor::Loose => led,
            };
            let before = &text[..start];
            if !fits || before.ends_with(fold::is_alphanumeric) || is_done(before) {
                continue;
            }
            let from = Span { start: place.start, ..body };
            let Some((terms, whole)) = written::phrase(self.text, from, &self.lexicon.deadlines) else { continue };
            if terms.iter().any(|t| is_fixed(&t.kind)) {
                return Some(self.judge(&terms, whole));
            }
            let end = whole.end as usize - body.start as usize;
            let says = |kind: TermKind| terms.iter().any(|t| t.kind == kind);
            // "Phòng Nội vụ hằng tuần …".
            let behind_lead = || lead.is_some_and(|lead| place.start == lead.end + 1);
            let opens = strength == Anchor::Opening;
            let counted = says(TermKind::Within);
            let recurs = || says(TermKind::Recurring) && (opens || is_schedule(text, start, end, behind_lead()));
            if led && floating.is_none() && (counted || recurs()) {
                floating = Some(self.judge(&terms, whole));
            }
        }
        floating
    }

    /// "Ngày 07/9/2026: Khai mạc": a date that an item opens with.
    fn dated(&self, body: Span) -> Option<Deadline> {
        const LONGEST: usize = 60;
        let text = &self.text[body.range()];
        let head = &text.as_bytes()[..text.floor_char_boundary(LONGEST)];
        let colon = memchr::memchr_iter(b':', head).find(|&at| head.get(at + 1) == Some(&b' '))?;
        let before = Span { end: body.start + colon as u32, ..body };
        let (terms, place) = written::phrase(self.text, before, &self.lexicon.deadlines)?;
        let whole = text[place.len()..colon].trim().is_empty();
        (whole && terms.iter().any(|t| is_fixed(&t.kind))).then(|| self.judge(&terms, place))
    }

    /// "Tổ chức xét chọn: từ ngày 30/10 đến 03/11/2026": a span of days, or a last day, that an item ends with.
    pub(super) fn announced(&self, body: Span) -> Option<Deadline> {
        const NEAR: usize = 40;
        let text = &self.text[body.range()];
        let colon =
            memchr::memchr_iter(b':', text.as_bytes()).find(|&at| text.as_bytes().get(at + 1) == Some(&b' '))?;
        let from = colon + 2;
        let numbered = text.as_bytes()[from..].iter().take(NEAR).any(u8::is_ascii_digit);
        if !numbered {
            return None;
        }
        let behind = Span { start: body.start + from as u32, ..body };
        let (terms, place) = written::phrase(self.text, behind, &self.lexicon.deadlines)?;
        let whole = self.text[place.end as usize..body.end as usize].trim_matches(['.', ';', ' ']).is_empty();
        let bounded = |kind: &TermKind| matches!(kind, TermKind::Range(..) | TermKind::Before(_) | TermKind::Until(_));
        (whole && terms.iter().all(|t| bounded(&t.kind))).then(|| self.judge(&terms, place))
    }

    fn judge(&self, terms: &[Term], place: Span) -> Deadline {
        deadline::judge(terms, place, fold::one_line(&self.text[place.range()]), self.around)
    }
}

/// Whether a term says more than the plan's year, a manner or an hour.
fn is_fixed(kind: &TermKind) -> bool {
    match kind {
        TermKind::At(point) => point.unit != Unit::Year || point.year.is_some(),
        TermKind::Range(..) | TermKind::Before(_) | TermKind::Until(_) | TermKind::From(_) => true,
        TermKind::Contradiction(_) => true,
        TermKind::Recurring | TermKind::Within | TermKind::Frequency => false,
        TermKind::Conditional | TermKind::Vague | TermKind::Clock => false,
    }
}

/// Whether words like "định kỳ", "hằng quý" at `text[start..end]` say when, and do not describe something ("dự toán
/// ngân sách hằng năm", "đối thoại định kỳ"): they open a clause and name a period, or something is reported then.
fn is_schedule(text: &str, start: usize, end: usize, behind_lead: bool) -> bool {
    let before = text[..start].trim_end();
    let opens = before.is_empty() || before.ends_with([',', ';', '.', '(', ':', '-']);
    let reports = || ["báo cáo", "gửi báo cáo", "tổng hợp"].iter().any(|w| text[end..].trim_start().starts_with(w));
    let phrase = &text[start..end];
    let period = ["quý", "tháng", "năm", "tuần", "học kỳ"].iter().any(|w| phrase.contains(w));
    let regular = phrase.starts_with(['đ', 'Đ', 'v', 'V']);
    let on_a_day = phrase.contains(|c: char| c.is_ascii_digit());
    (regular || on_a_day || behind_lead) && period || opens && (period || reports()) || before.ends_with("báo cáo")
}

/// Whether what stands before a day tells of something done: "phụ lục đã gửi trước ngày 05/9".
fn is_done(before: &str) -> bool {
    before.split_whitespace().rev().skip(1).take(2).any(|word| fold::key(word) == "đã")
}
