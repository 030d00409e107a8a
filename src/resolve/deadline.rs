//! Deadlines as meant: their class and interval.

use super::document::{Deadline, DeadlineKind, Head};
use crate::date::{PartialDate, WrittenDate};
use crate::lexicon::Deadlines;
use crate::parse::deadline::{Point, Term, TermKind, Unit, terms};
use crate::parse::plan::PaperId;
use crate::source::Span;
use chrono::NaiveDate;

/// What a deadline without a year or day takes from around it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// The plan's year, where it is one.
    pub(super) year: Option<i32>,
    /// The day that a timetable is for.
    pub(super) day: Option<NaiveDate>,
}

impl Around {
    /// The year of a paper, or of the one that it is attached to.
    pub(super) fn paper(heads: &[Head], paper: PaperId) -> Around {
        let mut at = Some(paper);
        // A chain of attachments is a few papers long; a cycle must not hang.
        for _ in 0..4 {
            let Some(head) = at.and_then(|i| heads.get(i)) else { break };
            match head.years.as_slice() {
                [] => at = head.attached_to,
                [year] => return Around { year: Some(*year), day: None },
                _ => break,
            }
        }
        Around::default()
    }
}

/// The deadline that stands in `text[span]`; `written` is it on one line.
pub(super) fn read(text: &str, span: Span, written: String, words: &Deadlines, around: Around) -> Deadline {
    judge(&terms(text, span, words), span, written, around)
}

/// What the terms of a deadline come to.
pub(super) fn judge(terms: &[Term], span: Span, written: String, around: Around) -> Deadline {
    let mut deadline = Deadline {
        text: written,
        span,
        kind: DeadlineKind::Conditional,
        from: None,
        to: None,
        impossible: Vec::new(),
        contradictory: false,
        open_ended: false,
        frequency_only: false,
        limited: false,
    };
    let has = |wanted: TermKind| terms.iter().any(|t| t.kind == wanted);
    deadline.limited = has(TermKind::Within);
    let mut fixed: Vec<Fixed> = Vec::new();
    for term in terms {
        match &term.kind {
            // "Trong 10 ngày kể từ ngày 01/3": the day from which is counted ends nothing.
            TermKind::At(_) | TermKind::From(_) if deadline.limited => {}
            TermKind::At(point) => fixed.push(Fixed::at(point, around)),
            TermKind::Before(point) => fixed.push(Fixed { from: None, ..Fixed::before(point, around) }),
            TermKind::Until(point) => fixed.push(Fixed { from: None, ..Fixed::at(point, around) }),
            TermKind::From(point) => fixed.push(Fixed { to: None, opens: true, ..Fixed::at(point, around) }),
            TermKind::Range(first, second) => fixed.push(Fixed::range(first, second, around)),
            TermKind::Contradiction(point) => {
                deadline.contradictory = true;
                fixed.push(Fixed::at(point, around));
            }
            TermKind::Clock => {
                let day = around.day;
                fixed.push(Fixed { kind: DeadlineKind::Date, from: day, to: day, ..Fixed::default() });
            }
            TermKind::Recurring | TermKind::Frequency | TermKind::Conditional | TermKind::Vague | TermKind::Within => {}
        }
    }
    deadline.impossible = terms.iter().flat_map(dates).filter(|d| d.calendar().is_err()).cloned().collect();
    // Something may recur within a year; only a day ends it.
    let dated = fixed.iter().any(|f| f.kind == DeadlineKind::Date && f.to.is_some() && !f.recurs);
    deadline.kind = if !deadline.impossible.is_empty() || fixed.iter().any(|f| f.impossible) {
        DeadlineKind::Invalid
    } else if has(TermKind::Recurring) && !dated {
        DeadlineKind::Recurring
    } else if has(TermKind::Frequency) && fixed.is_empty() {
        deadline.frequency_only = true;
        DeadlineKind::Recurring
    } else {
        match fixed.as_slice() {
            [] if has(TermKind::Conditional) => DeadlineKind::Conditional,
            [] if has(TermKind::Vague) => DeadlineKind::Vague,
            // Words that are not known are not wrong: something must happen first.
            [] => DeadlineKind::Conditional,
            [one] => one.kind,
            several if several.iter().all(|f| f.kind == several[0].kind) && !several[0].opens => several[0].kind,
            _ => DeadlineKind::Range,
        }
    };
    if !matches!(deadline.kind, DeadlineKind::Recurring | DeadlineKind::Invalid) || dated {
        deadline.from = fixed.first().and_then(|f| f.from);
        deadline.to = fixed.iter().filter_map(|f| f.to).max();
    }
    // "Từ tháng 9/2026 và thường xuyên" has no end to name.
    let opens = fixed.iter().any(|f| f.opens) && !fixed.iter().any(|f| !f.opens);
    deadline.open_ended = opens && deadline.kind != DeadlineKind::Recurring;
    deadline.contradictory |= fixed.iter().any(|f| f.reversed);
    deadline
}

/// Every date that a term holds.
fn dates(term: &Term) -> impl Iterator<Item = &WrittenDate> {
    let (first, second) = match &term.kind {
        TermKind::At(p) | TermKind::Before(p) | TermKind::Until(p) | TermKind::From(p) | TermKind::Contradiction(p) => {
            (Some(p), None)
        }
        TermKind::Range(a, b) => (Some(a), Some(b)),
        _ => (None, None),
    };
    first.into_iter().chain(second).flat_map(|p| &p.dates)
}

/// A term that the calendar knows.
#[derive(Clone, Copy, Debug)]
struct Fixed {
    kind: DeadlineKind,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    /// From here on, without an end.
    opens: bool,
    /// Its end lies before its beginning.
    reversed: bool,
    /// There is no such quarter or month.
    impossible: bool,
    /// A day without a year: it may come back every year.
    recurs: bool,
}

impl Default for Fixed {
    fn default() -> Self {
        Fixed {
            kind: DeadlineKind::Date,
            from: None,
            to: None,
            opens: false,
            reversed: false,
            impossible: false,
            recurs: false,
        }
    }
}

impl Fixed {
    fn at(point: &Point, around: Around) -> Fixed {
        let kind = match point.unit {
            Unit::Day => DeadlineKind::Date,
            Unit::Month if point.dates.len() + point.ordinals.len() > 1 => DeadlineKind::Range,
            Unit::Month => DeadlineKind::Month,
            Unit::Quarter => DeadlineKind::Quarter,
            Unit::Half => DeadlineKind::HalfYear,
            Unit::Year => DeadlineKind::Year,
        };
        let year = point.year.map(|y| y as i32).or(around.year);
        let days = match point.unit {
            Unit::Day | Unit::Month => span_of(point, year),
            Unit::Quarter => months(year, point.ordinals.iter().map(|&q| (q * 3).saturating_sub(2)..=q * 3)),
            Unit::Half => months(year, point.ordinals.iter().map(|&h| (h * 6).saturating_sub(5)..=h * 6)),
            Unit::Year => months(year, [1..=12].into_iter()),
        };
        let impossible = match point.unit {
            Unit::Quarter => point.ordinals.iter().any(|q| !(1..=4).contains(q)),
            Unit::Month => point.ordinals.iter().any(|m| !(1..=12).contains(m)),
            _ => point.year.is_some_and(|y| !(1900..=2199).contains(&y)),
        };
        let recurs = point.unit == Unit::Day && point.year.is_none() && point.dates.iter().all(|d| d.year.is_none());
        Fixed { kind, from: days.map(|d| d.0), to: days.map(|d| d.1), impossible, recurs, ..Fixed::default() }
    }

    /// Before a month or quarter is before its first day; "trước ngày 31/01" includes the day.
    fn before(point: &Point, around: Around) -> Fixed {
        let at = Fixed::at(point, around);
        let to = if point.unit == Unit::Day { at.to } else { at.from.and_then(|d| d.pred_opt()) };
        Fixed { to, ..at }
    }

    fn range(first: &Point, second: &Point, around: Around) -> Fixed {
        let (from, to) = (Fixed::at(first, around), Fixed::at(second, around));
        let reversed = from.from.zip(to.to).is_some_and(|(from, to)| to < from);
        let impossible = from.impossible || to.impossible;
        Fixed { kind: DeadlineKind::Range, from: from.from, to: to.to, reversed, impossible, ..Fixed::default() }
    }
}

/// From the first to the last of days or months.
fn span_of(point: &Point, year: Option<i32>) -> Option<(NaiveDate, NaiveDate)> {
    let known = point.dates.iter().filter_map(|date| {
        let year = date.year.or_else(|| year.and_then(|y| u32::try_from(y).ok()));
        WrittenDate { year, ..date.clone() }.calendar().ok().flatten()
    });
    let more =
        point.ordinals.iter().filter(|m| (1..=12).contains(*m)).filter_map(|&m| Some(PartialDate::Month(year?, m)));
    known.chain(more).fold(None, |all: Option<(NaiveDate, NaiveDate)>, date| {
        let (from, to) = (date.earliest(), date.latest());
        Some(all.map_or((from, to), |(first, last)| (first.min(from), last.max(to))))
    })
}

/// From the first to the last of some runs of months in a year.
fn months(
    year: Option<i32>,
    runs: impl Iterator<Item = std::ops::RangeInclusive<u32>>,
) -> Option<(NaiveDate, NaiveDate)> {
    let year = year?;
    let (mut first, mut last) = (u32::MAX, 0);
    for run in runs.filter(|run| *run.start() >= 1 && *run.end() <= 12) {
        first = first.min(*run.start());
        last = last.max(*run.end());
    }
    (last > 0).then(|| (PartialDate::Month(year, first).earliest(), PartialDate::Month(year, last).latest()))
}

#[cfg(test)]
mod tests {
    use super::{Around, read};
    use crate::lexicon::Deadlines;
    use crate::source::Span;

    fn said(text: &str) -> String {
        let around = Around { year: Some(2026), day: None };
        let deadline = read(text, Span::new(0, text.len()), text.to_owned(), &Deadlines::embedded(), around);
        let day = |d: Option<chrono::NaiveDate>| d.map_or_else(|| "-".to_owned(), |d| d.format("%d.%m.%y").to_string());
        let mut said = format!("{} {} {}", deadline.kind.slug(), day(deadline.from), day(deadline.to));
        for (flag, word) in [
            (!deadline.impossible.is_empty(), "impossible"),
            (deadline.contradictory, "contradictory"),
            (deadline.open_ended, "open"),
            (deadline.frequency_only, "frequency"),
        ] {
            if flag {
                said.push(' ');
                said.push_str(word);
            }
        }
        said
    }

    #[test]
    fn every_class_with_its_interval() {
        for (text, expected) in [
            ("31/10/2026", "date 31.10.26 31.10.26"),
            ("Trước ngày 31/01/2026", "date - 31.01.26"),
            ("Trước ngày 15/6", "date - 15.06.26"),
            ("31/10/20263", "invalid - - impossible"),
            ("31/11/2026", "invalid - - impossible"),
            ("Tháng 13/2026", "invalid - - impossible"),
            ("Quý V/2026", "invalid - -"),
            ("Tháng 01/2026", "month 01.01.26 31.01.26"),
            ("Trong tháng 12", "month 01.12.26 31.12.26"),
            ("Trước tháng 6", "month - 31.05.26"),
            ("Tháng 1 Tháng 12", "range 01.01.26 31.12.26"),
            ("Tháng 10 - Tháng 3", "range 01.10.26 31.03.26 contradictory"),
            ("Quý I/2026", "quarter 01.01.26 31.03.26"),
            ("quý 3", "quarter 01.07.26 30.09.26"),
            ("Quý II, III/2026", "quarter 01.04.26 30.09.26"),
            ("Quý II - III", "range 01.04.26 30.09.26"),
            ("Từ 15/01 đến 19/02/2026", "range 15.01.26 19.02.26"),
            ("6 tháng đầu năm", "half-year 01.01.26 30.06.26"),
            ("Trong năm 2026", "year 01.01.26 31.12.26"),
            ("Trong năm", "year 01.01.26 31.12.26"),
            ("Đến năm 2030", "year - 31.12.30"),
            ("giai đoạn 2026 - 2030", "range 01.01.26 31.12.30"),
            ("Bắt đầu từ quý 1/2026, sơ kết vào quý 3/2027, tổng kết quý 3/2028", "range 01.01.26 30.09.28"),
            ("Từ tháng 3/2026", "month 01.03.26 - open"),
            ("Thường xuyên trong năm", "recurring - -"),
            ("Hằng quý, 6 tháng và năm hoặc đột xuất", "recurring - -"),
            ("Trước ngày 15/12 hằng năm", "recurring - -"),
            ("Báo cáo theo quý", "recurring - - frequency"),
            ("Khi có văn bản của Sở Nội vụ", "conditional - -"),
            ("Trong năm 2026 (sau khi có hướng dẫn)", "year 01.01.26 31.12.26"),
            ("Theo lộ trình", "vague - -"),
            ("Sau lễ khai giảng", "conditional - -"),
            ("Trong năm quý I/2026", "quarter 01.01.26 31.03.26 contradictory"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }
}
