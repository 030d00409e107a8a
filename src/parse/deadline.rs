//! Deadlines as written: the terms in a cell, or at a place in a sentence.
//!
//! The words become one letter each (`rules/deadlines.toml`), and the grammar reads the letters; so a span of
//! the grammar is a range of words.

use super::date;
use super::grammar::{Grammar, Production};
use super::label::small_roman;
use crate::date::WrittenDate;
use crate::lexicon::Deadlines;
use crate::lexicon::deadlines::Symbol;
use crate::lexicon::phrases::{self, Word};
use crate::source::Span;
use pest::Parser;
use pest::iterators::Pair;

/// One term of a deadline and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) span: Span,
    pub(crate) kind: TermKind,
}

/// What a term says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TermKind {
    /// Quý I/2026.
    At(Point),
    /// Từ … đến ….
    Range(Point, Point),
    /// Trước ….
    Before(Point),
    /// Đến ….
    Until(Point),
    /// Từ …, and no end.
    From(Point),
    /// "Trong năm quý I/2024"; the point is the part.
    Contradiction(Point),
    /// Thường xuyên, "trước ngày 20 hằng tháng".
    Recurring,
    /// "Trong vòng 05 ngày" from something that happens.
    Within,
    /// Báo cáo theo quý.
    Frequency,
    /// Khi có ….
    Conditional,
    /// Kịp thời.
    Vague,
    /// 7h00 - 7h15.
    Clock,
}

/// A point of the calendar as written, or several of one unit ("Quý I, quý III/2026").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) unit: Unit,
    /// Days and months as written.
    pub(crate) dates: Vec<WrittenDate>,
    /// Which quarters, halves, or months that follow the first without their word.
    pub(crate) ordinals: Vec<u32>,
    /// The year, where it is written apart from the dates.
    pub(crate) year: Option<u32>,
}

/// The unit of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Month,
    Quarter,
    Half,
    Year,
}

/// A cell that is longer, in bytes, is read up to here: it is no deadline any more.
const LONGEST: usize = 400;
/// The same for a phrase in a sentence.
const LONGEST_PHRASE: usize = 160;

/// Every term in `text[span]`, in order.
pub(crate) fn terms(text: &str, span: Span, words: &Deadlines) -> Vec<Term> {
    Letters::read(text, span, words, Reach::Whole).terms()
}

/// Whether `text[span]` begins with a term, and most of it is terms.
pub(crate) fn is_term(text: &str, span: Span, words: &Deadlines) -> bool {
    // Most cells begin with words that no term has.
    let start = span.start as usize;
    let head = text.floor_char_boundary((span.end as usize).min(start + LATEST_TERM + 8));
    let timely = |word: &Word<'_>| {
        let letters = &text[word.start..word.end];
        words.may_begin(word) || letters.starts_with(is_digit) || matches!(&*word.key, "ngày" | "tháng")
    };
    if !phrases::words(text, start, head).iter().any(timely) {
        return false;
    }
    let read = Letters::read(text, span, words, Reach::Whole);
    if !read.may_be_term(span) {
        return false;
    }
    let terms = read.terms();
    let Some(first) = terms.first() else { return false };
    match first.kind {
        TermKind::Conditional | TermKind::Vague => span.len() <= LONGEST_CONDITION && first.span.start == span.start,
        _ => {
            let covered: usize = terms.iter().map(|t| t.span.len()).sum();
            (first.span.start - span.start) as usize <= LATEST_TERM && covered * 2 >= span.len()
        }
    }
}

/// A cell that begins with a condition ("Khi có …") is one up to this length, in bytes.
const LONGEST_CONDITION: usize = 60;
/// Another term begins at most this far behind the beginning of its cell, in bytes.
const LATEST_TERM: usize = 24;

/// The terms that `text[span]` begins with, and where they end; `None` where it begins with none.
pub(crate) fn phrase(text: &str, span: Span, words: &Deadlines) -> Option<(Vec<Term>, Span)> {
    let end = text.floor_char_boundary((span.end as usize).min(span.start as usize + LONGEST_PHRASE));
    let read = Letters::read(text, Span { end: end as u32, ..span }, words, Reach::Phrase);
    let (terms, end) = match read.plain() {
        Some(term) => (vec![term.clone()], term.span.end),
        None => read.phrase_by_grammar()?,
    };
    Some((terms, Span { start: span.start, end }))
}

/// A cell as letters; the vectors are parallel to the letters.
struct Letters {
    letters: String,
    spans: Vec<Span>,
    values: Vec<Value>,
}

/// How much of a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// All of it.
    Whole,
    /// Up to the first word that no term has: no phrase goes beyond it.
    Phrase,
}

/// What a letter stands for, where it is more than a word.
#[derive(Clone, Debug)]
enum Value {
    Word,
    Number(u32),
    Date(WrittenDate),
}

impl Letters {
    fn read(text: &str, span: Span, words: &Deadlines, reach: Reach) -> Letters {
        let end = text.floor_char_boundary((span.end as usize).min(span.start as usize + LONGEST));
        let split = phrases::words(text, span.start as usize, end);
        let mut read = Letters {
            letters: String::with_capacity(split.len()),
            spans: Vec::with_capacity(split.len()),
            values: Vec::with_capacity(split.len()),
        };
        // Inside "quý 1, 2 và 3/2026", "tuần 2 tháng 9" a number is no day or month.
        let mut in_quarters = false;
        let mut at = 0;
        while let Some(word) = split.get(at) {
            let first = word.key.chars().next().unwrap_or(' ');
            let phrase = words.phrase(&split[at..]);
            let dated = first.is_ascii_digit() || matches!(word.key.as_ref(), "ngày" | "tháng");
            if dated
                && !in_quarters
                && phrase.is_none_or(|(_, length)| length <= 1)
                && let Some((date, length)) = date::read(&text[word.start..end], word.start)
                && date.month.is_some()
            {
                let letter = if date.day.is_some() { b'D' } else { b'M' };
                let stop = word.start + length;
                read.push(letter, date.span, Value::Date(date));
                at += split[at..].iter().take_while(|w| w.start < stop).count().max(1);
                continue;
            }
            if first.is_ascii_digit()
                && let Some(length) = clock(&split[at..])
            {
                read.push(b'k', Span::new(word.start, split[at + length - 1].end), Value::Word);
                at += length;
                continue;
            }
            if let Some((symbol, length)) = phrase {
                read.push(symbol.letter(), Span::new(word.start, split[at + length - 1].end), Value::Word);
                in_quarters = matches!(symbol, Symbol::Quarter | Symbol::Week)
                    || in_quarters && matches!(symbol, Symbol::And | Symbol::Until);
                at += length;
                continue;
            }
            let (letter, value) = single(&text[word.start..word.end], first, in_quarters);
            if reach == Reach::Phrase && letter == b'x' {
                break;
            }
            in_quarters &= matches!(letter, b'n' | b'r' | b',' | b'-' | b'/');
            read.push(letter, Span::new(word.start, word.end), value);
            at += 1;
        }
        read
    }

    /// Every term, in order.
    fn terms(&self) -> Vec<Term> {
        // Most cells say nothing of time; the grammar need not be asked.
        if self.letters.bytes().all(|letter| b"x,;./-".contains(&letter)) {
            return Vec::new();
        }
        self.plain().map_or_else(|| self.by_grammar(), |term| vec![term])
    }

    /// The term of what says no more than a day, a month, two months, a year or a word for always, as most cells and
    /// phrases do: "Tháng 9", "Tháng 1 Tháng 12", "trước ngày 15/7/2026", "Trong năm 2026", "Thường xuyên".
    fn plain(&self) -> Option<Term> {
        let skipped = self.letters.bytes().take_while(|letter| b"wp".contains(letter)).count();
        let letters = &self.letters.as_bytes()[skipped..];
        let point = |at: usize| {
            let mut point = Point { unit: Unit::Year, dates: Vec::new(), ordinals: Vec::new(), year: None };
            match (letters[at], self.values.get(skipped + at)?) {
                (b'D', Value::Date(date)) => (point.unit, point.dates) = (Unit::Day, vec![date.clone()]),
                (b'M', Value::Date(date)) => (point.unit, point.dates) = (Unit::Month, vec![date.clone()]),
                (b'N', Value::Number(year)) => point.year = Some(*year),
                _ => return None,
            }
            Some(point)
        };
        let kind = match letters {
            b"e" => TermKind::Recurring,
            b"D" | b"M" => TermKind::At(point(0)?),
            b"yN" => TermKind::At(point(1)?),
            b"MM" => range(point(0)?, point(1)?)?,
            b"bD" | b"bM" => TermKind::Before(point(1)?),
            b"tD" | b"tM" => TermKind::Until(point(1)?),
            b"fD" | b"fM" => TermKind::From(point(1)?),
            _ => return None,
        };
        Some(Term { span: self.spans[skipped].to(*self.spans.last()?), kind })
    }

    /// Every term, whatever its form.
    fn by_grammar(&self) -> Vec<Term> {
        let Ok(mut pairs) = Grammar::parse(Production::deadline, &self.letters) else { return Vec::new() };
        pairs.next().map_or_else(Vec::new, |pair| pair.into_inner().filter_map(|p| self.term(p)).collect())
    }

    /// Whether the words that no term has leave room for one in `span`: most cells are told off without the grammar.
    fn may_be_term(&self, span: Span) -> bool {
        let letters = self.letters.as_bytes();
        if matches!(letters.first(), Some(b'c' | b'v')) {
            return true;
        }
        let Some(first) = letters.iter().position(|&l| l != b'x') else { return false };
        let mut room = 0;
        let mut at = first;
        while at < letters.len() {
            let run = letters[at..].iter().position(|&l| l == b'x').unwrap_or(letters.len() - at);
            if run > 0 {
                room += (self.spans[at + run - 1].end - self.spans[at].start) as usize;
            }
            at += run.max(1);
        }
        (self.spans[first].start - span.start) as usize <= LATEST_TERM && room * 2 >= span.len()
    }

    /// The terms at the beginning, whatever their form, and where they end.
    fn phrase_by_grammar(&self) -> Option<(Vec<Term>, u32)> {
        let pair = Grammar::parse(Production::deadline_phrase, &self.letters).ok()?.next()?;
        let end = self.spans.get(pair.as_span().end().checked_sub(1)?)?.end;
        let terms: Vec<Term> = pair.into_inner().filter_map(|p| self.term(p)).collect();
        (!terms.is_empty()).then_some((terms, end))
    }

    fn push(&mut self, letter: u8, span: Span, value: Value) {
        self.letters.push(char::from(letter));
        self.spans.push(span);
        self.values.push(value);
    }

    fn term(&self, pair: Pair<'_, Production>) -> Option<Term> {
        let letters = pair.as_span();
        let first = self.spans.get(letters.start())?;
        let last = self.spans.get(letters.end().checked_sub(1)?)?;
        let span = Span { start: first.start, end: last.end };
        let kind = match pair.as_rule() {
            Production::recurring => TermKind::Recurring,
            Production::within => TermKind::Within,
            Production::frequency => TermKind::Frequency,
            Production::conditional => TermKind::Conditional,
            Production::vague => TermKind::Vague,
            Production::clock => TermKind::Clock,
            Production::bound => TermKind::Before(self.inner_point(pair)?),
            Production::until => TermKind::Until(self.inner_point(pair)?),
            Production::opening => TermKind::From(self.inner_point(pair)?),
            Production::contradiction => TermKind::Contradiction(self.inner_point(pair)?),
            Production::range => self.range(pair)?,
            _ => TermKind::At(self.point(pair)?),
        };
        Some(Term { span, kind })
    }

    fn inner_point(&self, pair: Pair<'_, Production>) -> Option<Point> {
        pair.into_inner().find_map(|p| self.point(p))
    }

    fn range(&self, pair: Pair<'_, Production>) -> Option<TermKind> {
        let mut ends = pair.into_inner();
        range(self.point(ends.next()?)?, self.point(ends.next()?)?)
    }

    fn point(&self, pair: Pair<'_, Production>) -> Option<Point> {
        let unit = match pair.as_rule() {
            Production::days => Unit::Day,
            Production::months | Production::term_month => Unit::Month,
            Production::quarters | Production::quarter_of => Unit::Quarter,
            // Without its unit a number waits for that of the other end.
            Production::first_half
            | Production::second_half
            | Production::unit_left_out
            | Production::lone_day
            | Production::day_month => Unit::Half,
            Production::one_year | Production::plan_year => Unit::Year,
            _ => return None,
        };
        let mut point = Point { unit, dates: Vec::new(), ordinals: Vec::new(), year: None };
        match pair.as_rule() {
            Production::first_half => point.ordinals.push(1),
            Production::second_half => point.ordinals.push(2),
            Production::day_month => {
                let span = pair.as_span();
                point.ordinals.extend([self.number(span.start())?, self.number(span.end().checked_sub(1)?)?]);
            }
            Production::lone_day => point.ordinals.push(self.number(pair.as_span().end().checked_sub(1)?)?),
            _ => {}
        }
        let itself = (pair.as_rule() == Production::term_month).then(|| pair.clone());
        for part in pair.into_inner().flatten().chain(itself) {
            let at = part.as_span().start();
            match part.as_rule() {
                Production::four => point.year = self.number(at),
                Production::nth => point.ordinals.extend(self.number(at)),
                Production::term_date | Production::term_month => {
                    if let Some(Value::Date(date)) = self.values.get(at) {
                        point.dates.push(date.clone());
                    }
                }
                _ => {}
            }
        }
        Some(point)
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.values.get(at) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// What two ends say together.
fn range(mut from: Point, mut to: Point) -> Option<TermKind> {
    // "Quý II-III/2026", "từ 01 đến 15/3/2026": one end says the unit, the other the year.
    if to.unit == Unit::Half && to.ordinals.len() == 1 && to.dates.is_empty() && from.unit != Unit::Half {
        to.unit = from.unit;
    }
    if from.unit == Unit::Half && from.dates.is_empty() && to.unit == Unit::Day {
        from.unit = Unit::Day;
        let model = to.dates.first()?;
        let (day, month) = match from.ordinals[..] {
            [day, month] => (day, Some(month)),
            _ => (from.ordinals.pop()?, model.month),
        };
        from.ordinals.clear();
        from.dates.push(WrittenDate { day: Some(day), month, ..model.clone() });
    }
    let year = |point: &Point| point.year.or_else(|| point.dates.last().and_then(|d| d.year));
    if from.year.is_none()
        && let Some(year) = year(&to)
    {
        from.year = Some(year);
    }
    Some(TermKind::Range(from, to))
}

/// The letter of a word that is in no phrase.
fn single(word: &str, first: char, after_quarter: bool) -> (u8, Value) {
    if first.is_ascii_digit() {
        let letter = if word.len() <= 2 { b'n' } else { b'N' };
        return (letter, word.parse().map_or(Value::Word, Value::Number));
    }
    match first {
        '-' | '–' | '—' | '~' => return (b'-', Value::Word),
        '/' | ',' | ';' | '.' => return (first as u8, Value::Word),
        _ => {}
    }
    // "quý l/2026": an l where a 1 was meant.
    let one = after_quarter && matches!(word, "l" | "i");
    match small_roman(word) {
        Some(number) => (b'r', Value::Number(number)),
        None if one => (b'r', Value::Number(1)),
        None => (b'x', Value::Word),
    }
}

/// How many words make an hour: "7h00", "7 giờ 30", "07:30", "14h".
fn clock(words: &[Word<'_>]) -> Option<usize> {
    let is_number = |at: usize| words.get(at).is_some_and(|w| w.key.len() <= 2 && w.key.starts_with(is_digit));
    let key = |at: usize| words.get(at).map_or("", |w| w.key.as_ref());
    match key(1) {
        "h" | "giờ" | "g" if is_number(0) => Some(if is_number(2) { 3 } else { 2 }),
        ":" if is_number(0) && is_number(2) => Some(3),
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests;
