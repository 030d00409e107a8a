//! The clauses of an official text that do something to older texts: where they stand, what they do, to what.
//!
//! Official texts are of one form: "Điều 39. Hiệu lực thi hành", "1. Nghị định này có hiệu lực thi hành kể từ ngày
//! …", "2. Nghị định này thay thế …", "Các văn bản sau đây hết hiệu lực …:" with a list below, "Bãi bỏ khoản 2 Điều
//! 26 Nghị định số …". Clauses of another form are passed over: a person completes the draft.

use super::wording;
use crate::fold;
use crate::regulations::EffectKind;
use chrono::NaiveDate;
use std::ops::Range;

/// What a clause does to a cited text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// What.
    pub(super) kind: EffectKind,
    /// Which citation, as an index into the places given to [`deeds`].
    pub(super) citation: usize,
    /// The parts concerned; empty for the whole.
    pub(super) parts: String,
    /// Where it says so ("Điều 39 khoản 2").
    pub(super) at: String,
    /// From when, where the clause gives a day of its own.
    pub(super) from: Option<NaiveDate>,
}

/// What an official text says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clauses {
    /// What it does to older texts.
    pub(super) deeds: Vec<Deed>,
    /// When it takes effect.
    pub(super) effective: Option<Effective>,
}

/// When a text takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effective {
    /// On the day on which it is signed.
    OnSigning,
    /// So many days after it is signed ("sau 45 ngày, kể từ ngày ký").
    After(u32),
    /// On a day.
    On(NaiveDate),
}

/// How deep a line stands: article, clause ("1."), point ("a)"), dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Article,
    Clause,
    Point,
    Dash,
}

/// A list opened by "…:" and what its entries undergo.
struct List {
    level: Option<Level>,
    kind: EffectKind,
    from: Option<NaiveDate>,
}

/// Reads the clauses of `text`; `citations` are the places of what it cites, in text order.
pub(super) fn read(text: &str, citations: &[Range<usize>]) -> Clauses {
    let mut clauses = Clauses::default();
    let mut place = Place::default();
    let mut list: Option<List> = None;
    // The text that an article amends ("Điều 1. Sửa đổi, bổ sung một số điều của …"), for the clauses below it.
    let mut amended: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.len();
        start = span.end;
        let level = place.enter(line);
        if level == Some(Level::Article) {
            amended = None;
        }
        if level.is_some() && list.as_ref().is_some_and(|list| level <= list.level) {
            list = None;
        }
        if place.article.is_empty() {
            continue;
        }
        let first = citations.partition_point(|c| c.start < span.start);
        let inside: Vec<usize> = (first..citations.len()).take_while(|&i| citations[i].start < span.end).collect();
        let objects = Objects { line, offset: span.start, citations, inside: &inside };
        if clauses.effective.is_none() {
            clauses.effective = effective(line);
        }
        let at = place.name();
        let from = own_day(line);
        let deed = |kind, citation: usize, from| {
            let parts = wording::parts_before(line, citations[citation].start - span.start);
            Deed { kind, citation, parts, at: at.clone(), from }
        };
        if let Some(list) = list.as_ref().filter(|list| level.is_none_or(|level| Some(level) > list.level)) {
            clauses.deeds.extend(objects.from(0).into_iter().map(|i| deed(list.kind, i, list.from)));
            continue;
        }
        let opens = line.trim_end().ends_with(':');
        if let Some(verb) = verb(line) {
            if opens {
                list = Some(List { level, kind: verb.kind, from });
            } else if verb.backward {
                clauses.deeds.extend(objects.until(verb.at).into_iter().map(|i| deed(verb.kind, i, from)));
            } else {
                let found = objects.from(verb.at);
                if let (true, Some(target)) = (found.is_empty(), amended) {
                    // "2. Bãi bỏ Điều 7." in an article that amends another text.
                    let parts =
                        wording::parts_before(line, line.trim_end().trim_end_matches(['.', ';', '”', '"']).len());
                    if !parts.is_empty() {
                        clauses.deeds.push(Deed { kind: verb.kind, citation: target, parts, at: at.clone(), from });
                    }
                }
                clauses.deeds.extend(found.into_iter().map(|i| deed(verb.kind, i, from)));
            }
        } else if amends(line) {
            let found = objects.amended();
            if let (Some(Level::Article), Some(&target)) = (level, found.first()) {
                amended = Some(target);
            }
            for i in found {
                clauses.deeds.push(Deed {
                    kind: EffectKind::Amends,
                    citation: i,
                    parts: String::new(),
                    at: at.clone(),
                    from,
                });
            }
        }
    }
    clauses
}

/// Where a line stands.
#[derive(Default)]
struct Place {
    article: String,
    clause: String,
    point: String,
}

impl Place {
    /// Takes over the label of a line, and says how deep it stands; `None` for a line without label.
    fn enter(&mut self, line: &str) -> Option<Level> {
        let line = line.trim_start();
        if let Some(rest) = line.strip_prefix("Điều ").or_else(|| line.strip_prefix("ĐIỀU ")) {
            let number: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            let marked =
                rest.get(number.len()..).is_some_and(|after| after.starts_with(['.', ':']) || after.trim().is_empty());
            if marked && number.starts_with(|c: char| c.is_ascii_digit()) {
                *self = Place { article: number, ..Place::default() };
                return Some(Level::Article);
            }
        }
        let label: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
        let mark = line.get(label.len()..).and_then(|rest| rest.chars().next());
        if !label.is_empty() && label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit()) && mark == Some('.') {
            (self.clause, self.point) = (label, String::new());
            return Some(Level::Clause);
        }
        if label.chars().count() == 1 && mark == Some(')') {
            self.point = label;
            return Some(Level::Point);
        }
        line.starts_with(['-', '+', '•']).then_some(Level::Dash)
    }

    /// "Điều 39 khoản 2 điểm a".
    fn name(&self) -> String {
        let mut name = format!("Điều {}", self.article);
        for (unit, label) in [("khoản", &self.clause), ("điểm", &self.point)] {
            if !label.is_empty() {
                name += &format!(" {unit} {label}");
            }
        }
        name
    }
}

/// A word that ends texts.
struct Verb {
    kind: EffectKind,
    at: usize,
    /// What it ends stands before it ("… hết hiệu lực …").
    backward: bool,
}

/// The first word of a line that ends texts, if the line speaks of texts ending.
fn verb(line: &str) -> Option<Verb> {
    let find = |words: &[&str]| words.iter().filter_map(|word| line.find(word)).min();
    let kinds = [
        (find(&["thay thế", "Thay thế"]), EffectKind::Replaces, false),
        (find(&["bãi bỏ", "Bãi bỏ"]), EffectKind::Repeals, false),
        (find(&["ủy bỏ", "uỷ bỏ"]), EffectKind::Repeals, false),
        (find(&["hết hiệu lực"]), EffectKind::Repeals, true),
    ];
    let first = kinds.into_iter().filter_map(|(at, kind, backward)| Some(Verb { kind, at: at?, backward }));
    let verb = first.min_by_key(|v| v.at)?;
    // "… được thay thế", "đề nghị bãi bỏ" in the body of a text are about something else.
    let own = [
        "Nghị định này",
        "Nghị quyết này",
        "Thông tư này",
        "Thông tư liên tịch này",
        "Quyết định này",
        "Luật này",
        "Bộ luật này",
        "Pháp lệnh này",
        "Chỉ thị này",
        "Kế hoạch này",
    ];
    let speaks = own.iter().any(|own| line.contains(own))
        || ["sau đây", "sau:", "dưới đây"].iter().any(|word| line.contains(word))
        || line.len() - verb.at + 2 >= unlabelled(line).len();
    speaks.then_some(verb)
}

/// A line without its label ("2. ", "a) ", "Điều 3. ", "- ").
fn unlabelled(line: &str) -> &str {
    let line = line.trim_start();
    let rest = line.strip_prefix("Điều ").unwrap_or(line);
    match rest.find(['.', ')']) {
        Some(at) if at <= 4 && rest.get(..at).is_some_and(|label| label.chars().all(char::is_alphanumeric)) => {
            rest.get(at + 1..).unwrap_or_default().trim_start()
        }
        _ => rest.trim_start_matches(['-', '+', '•']).trim_start(),
    }
}

/// Whether a line amends: "Sửa đổi, bổ sung một số điều của …".
fn amends(line: &str) -> bool {
    let key = fold::key(unlabelled(line));
    key.starts_with("sửa đổi") || key.starts_with("bổ sung")
}

/// The citations of a line.
struct Objects<'a> {
    line: &'a str,
    offset: usize,
    citations: &'a [Range<usize>],
    inside: &'a [usize],
}

impl Objects<'_> {
    /// Those after a place that are meant themselves, and do not only describe another ("… sửa đổi, bổ sung Nghị
    /// định số …").
    fn from(&self, at: usize) -> Vec<usize> {
        self.meant(self.inside.iter().copied().filter(|&i| self.citations[i].start - self.offset >= at), at)
    }

    /// Those that a line amends which begins with that: the first, and what is joined to it.
    fn amended(&self) -> Vec<usize> {
        let first = self.inside.first().map_or(0, |&i| self.citations[i].start - self.offset);
        self.meant(self.inside.iter().copied(), first)
    }

    /// Those before a place.
    fn until(&self, at: usize) -> Vec<usize> {
        self.meant(self.inside.iter().copied().filter(|&i| self.citations[i].end.saturating_sub(self.offset) <= at), 0)
    }

    fn meant(&self, candidates: impl Iterator<Item = usize>, from: usize) -> Vec<usize> {
        let mut meant = Vec::new();
        let mut before = from;
        let mut describing = false;
        for i in candidates {
            let range = &self.citations[i];
            let between = self.line.get(before..range.start - self.offset).unwrap_or_default();
            let key = fold::key(between);
            let joined = ["và", ",", ";", ":", "số"].iter().any(|word| key.ends_with(word));
            let anew = between.contains(';') || ["bãi bỏ", "thay thế"].iter().any(|verb| key.contains(verb));
            let described =
                ["sửa đổi", "hướng dẫn", "quy định chi tiết", "đính chính", "thi hành"].iter().any(|w| key.contains(w));
            let object = anew || meant.is_empty() && !described || joined && !describing;
            describing = !object;
            if object {
                meant.push(i);
            }
            before = range.end.saturating_sub(self.offset).min(self.line.len());
        }
        meant
    }
}

/// When the text takes effect, if this line says so.
fn effective(line: &str) -> Option<Effective> {
    let at = line.find("có hiệu lực")?;
    let own = line.get(..at)?;
    if !own.contains("này") || own.contains("hết hiệu lực") || own.contains("kể từ ngày") {
        return None;
    }
    let rest = line.get(at..)?;
    let signing = ["từ ngày ký", "từ ngày ban hành"].iter().any(|words| rest.contains(words));
    if let Some(days) = days_after(rest) {
        // From its publication: nobody can tell from the text.
        return signing.then_some(Effective::After(days));
    }
    if signing { Some(Effective::OnSigning) } else { first_day(rest).map(Effective::On) }
}

/// "có hiệu lực thi hành sau 45 ngày, kể từ ngày …": how many.
fn days_after(clause: &str) -> Option<u32> {
    let rest = clause.get(clause.find("sau ")? + "sau ".len()..)?.trim_start();
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = rest.split_at(digits);
    // "sau 45 (bốn mươi lăm) ngày"
    let unit = unit.trim_start();
    let unit = unit.strip_prefix('(').and_then(|words| Some(words.split_once(')')?.1)).unwrap_or(unit);
    let before = clause.find("từ ngày").is_none_or(|from| clause.find("sau ").is_some_and(|after| after < from));
    (before && unit.trim_start().starts_with("ngày")).then(|| number.parse().ok()).flatten()
}

/// The day that a clause gives of its own: "hết hiệu lực kể từ ngày 01/7/2026".
fn own_day(line: &str) -> Option<NaiveDate> {
    let at = line.find("hết hiệu lực")?;
    let rest = line.get(at..)?;
    let on = rest.find("từ ngày ")?;
    first_day(rest.get(on..).filter(|r| r.trim_start_matches("từ ngày ").starts_with(|c: char| c.is_ascii_digit()))?)
}

/// The first day written in `text`: "01 tháng 5 năm 2031", "05/12/2031".
fn first_day(text: &str) -> Option<NaiveDate> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let rest: String = text.get(at..)?.chars().take(40).collect();
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty());
    let mut next = || numbers.next()?.parse::<u32>().ok();
    let (day, month, year) = (next()?, next()?, next()?);
    let between: String = rest.chars().filter(|c| c.is_alphabetic()).collect();
    let worded = between.starts_with("thángnăm") || between.starts_with("tháng") && between.contains("năm");
    let slashed = rest.chars().filter(|c| matches!(c, '/' | '-' | '.')).count() >= 2;
    (worded || slashed).then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)).flatten()
}
