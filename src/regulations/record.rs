//! Records of regulations: the files under `rules/regulations/`, one record per text, by year of issue.
//!
//! ```toml
//! ["75/2026/NĐ-CP@2026-03-16"]
//! kind = "nghi-dinh"
//! issuer = "Chính phủ"
//! title = "Quy định chế độ tự chủ …"
//! effective = 2026-05-01
//! check = "full-text-ocr"
//! source = "Toàn văn Nghị định; bản chép …"
//! effects = [
//!   { replaces = "130/2005/NĐ-CP@2005-10-17", from = 2026-05-01, check = "reported", source = "…" },
//! ]
//! ```
//!
//! The head of a record is its key: number, and day of issue where it is known. What a text does to
//! older texts stands on the newer one, because that is where the law says it.

mod reading;

pub use reading::{Malformed, Placed, Why, read, read_placed};

use super::fact::{Check, EffectKind};
use crate::kind::Kind;
use chrono::{Datelike, NaiveDate};
use std::fmt::Write as _;

/// One text and what it does to older texts. Everything is a fact with a source and a check level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Number and symbol, normalised ("16/2015/NĐ-CP").
    pub number: String,
    /// Its kind.
    pub kind: Option<Kind>,
    /// The issuing body, its name of that time; empty where not known.
    pub issuer: String,
    /// Its subject or, for a law, its name, without the type word; empty where not known.
    pub title: String,
    /// Further names of a law, without the type word ("Phòng, chống HIV/AIDS").
    pub aliases: Vec<String>,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Year of issue, where only that is known.
    pub year: Option<i32>,
    /// Day of entry into force.
    pub effective: Option<NaiveDate>,
    /// First day on which it is no longer in force, where no record says which text ended it.
    pub ended: Option<NaiveDate>,
    /// The programme's own period, in years, both ends included.
    pub period: Option<(i32, i32)>,
    /// Last year in which the codification (Bộ pháp điển) was seen to list it. No proof that it is in force.
    pub listed: Option<i32>,
    /// How far identity and date were checked; holds for every fact that has no level of its own.
    pub check: Option<Check>,
    /// How far the day of issue was checked, where that differs.
    pub check_issued: Option<Check>,
    /// How far the day of entry into force was checked, where that differs.
    pub check_effective: Option<Check>,
    /// How far the end was checked, where that differs.
    pub check_ended: Option<Check>,
    /// The date is known only from papers that cite it: never used to contradict a citation.
    pub hearsay: bool,
    /// Who says so: the official work first, the copy that was read second.
    pub source: String,
    /// Something that a reader should know.
    pub note: String,
    /// Findings of the self-audit that are known and explained, by their stable names.
    pub odd: Vec<String>,
    /// Why the record does not count any more. Nothing is ever deleted.
    pub withdrawn: Option<String>,
    /// What it does to older texts.
    pub effects: Vec<RecordEffect>,
}

/// What a text does to an older one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEffect {
    /// What it does.
    pub kind: EffectKind,
    /// Key of the older text.
    pub target: String,
    /// Whether only a part of the older text is concerned.
    pub part: bool,
    /// The part ("khoản 2 Điều 26"); empty where not known.
    pub parts: String,
    /// From when.
    pub from: Option<NaiveDate>,
    /// Last day, for a suspension.
    pub until: Option<NaiveDate>,
    /// The article of the newer text that says so; empty where not known.
    pub at: String,
    /// How far it was checked; the record's level if it has none of its own.
    pub check: Option<Check>,
    /// The ending clause itself was not seen.
    pub inferred: bool,
    /// Whether the newer text takes the older one's place. Otherwise judged: a text that only repeals does not.
    pub succeeds: Option<bool>,
    /// Who says so; the record's source if empty.
    pub source: String,
    /// A transitional clause or the like.
    pub note: String,
    /// Findings of the self-audit that are known and explained.
    pub odd: Vec<String>,
    /// Why the effect does not count any more.
    pub withdrawn: Option<String>,
}

impl RecordEffect {
    /// An effect on the whole of `target`, nothing else known.
    #[must_use]
    pub fn new(kind: EffectKind, target: impl Into<String>) -> RecordEffect {
        RecordEffect {
            kind,
            target: target.into(),
            part: false,
            parts: String::new(),
            from: None,
            until: None,
            at: String::new(),
            check: None,
            inferred: false,
            succeeds: None,
            source: String::new(),
            note: String::new(),
            odd: Vec::new(),
            withdrawn: None,
        }
    }
}

impl Record {
    /// The stable name: "16/2015/NĐ-CP@2015-02-14", without date where that is not known.
    #[must_use]
    pub fn key(&self) -> String {
        key(&self.number, self.issued)
    }

    /// Name of the file that it belongs into, without `.toml`: the year of issue.
    #[must_use]
    pub fn file(&self) -> String {
        let in_number = || crate::number::Number(self.number.clone()).year();
        match self.issued.map(|d| d.year()).or(self.year).or_else(in_number) {
            Some(year) => year.to_string(),
            None => "undated".to_owned(),
        }
    }
}

/// The stable name of a text.
#[must_use]
pub fn key(number: &str, issued: Option<NaiveDate>) -> String {
    match issued {
        Some(day) => format!("{number}@{day}"),
        None => number.to_owned(),
    }
}

/// Number and day of issue of a stable name. `None` if what stands after "@" is no date.
#[must_use]
pub fn split_key(key: &str) -> Option<(&str, Option<NaiveDate>)> {
    match key.rsplit_once('@') {
        None => Some((key, None)),
        Some((number, day)) => Some((number, Some(day.parse().ok()?))),
    }
}

/// Writes a file of records, in the order given.
#[must_use]
pub fn write(records: &[Record]) -> String {
    let mut out = String::new();
    for record in records {
        if !out.is_empty() {
            out.push('\n');
        }
        write_record(&mut out, record);
    }
    out
}

fn write_record(out: &mut String, r: &Record) {
    let text = |s: &str| toml::Value::from(s).to_string();
    let _ = writeln!(out, "[{}]", text(&r.key()));
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "{name} = {value}");
    };
    let list = |l: &[String]| format!("[{}]", l.iter().map(|s| text(s)).collect::<Vec<_>>().join(", "));
    let quoted = |c: Check| text(c.slug());
    if let Some(kind) = r.kind {
        line("kind", text(kind.slug()));
    }
    for (name, value) in [("issuer", &r.issuer), ("title", &r.title)] {
        if !value.is_empty() {
            line(name, text(value));
        }
    }
    if !r.aliases.is_empty() {
        line("aliases", list(&r.aliases));
    }
    if let Some(year) = r.year {
        line("year", year.to_string());
    }
    for (name, value) in [("effective", r.effective), ("ended", r.ended)] {
        if let Some(day) = value {
            line(name, day.to_string());
        }
    }
    if let Some((from, to)) = r.period {
        line("period", format!("[{from}, {to}]"));
    }
    if let Some(year) = r.listed {
        line("listed", year.to_string());
    }
    for (name, value) in [
        ("check", r.check),
        ("check-issued", r.check_issued),
        ("check-effective", r.check_effective),
        ("check-ended", r.check_ended),
    ] {
        if let Some(check) = value {
            line(name, quoted(check));
        }
    }
    if r.hearsay {
        line("hearsay", "true".to_owned());
    }
    line("source", text(&r.source));
    if !r.note.is_empty() {
        line("note", text(&r.note));
    }
    if !r.odd.is_empty() {
        line("odd", list(&r.odd));
    }
    if let Some(why) = &r.withdrawn {
        line("withdrawn", text(why));
    }
    if !r.effects.is_empty() {
        out.push_str("effects = [\n");
        for effect in &r.effects {
            let _ = writeln!(out, "  {{ {} }},", fields(effect).join(", "));
        }
        out.push_str("]\n");
    }
}

fn fields(e: &RecordEffect) -> Vec<String> {
    let text = |s: &str| toml::Value::from(s).to_string();
    let mut fields = vec![format!("{} = {}", e.kind.slug(), text(&e.target))];
    if !e.parts.is_empty() {
        fields.push(format!("parts = {}", text(&e.parts)));
    } else if e.part && e.kind != EffectKind::Amends {
        fields.push("part = true".to_owned());
    }
    for (name, value) in [("from", e.from), ("until", e.until)] {
        if let Some(day) = value {
            fields.push(format!("{name} = {day}"));
        }
    }
    if !e.at.is_empty() {
        fields.push(format!("at = {}", text(&e.at)));
    }
    if let Some(check) = e.check {
        fields.push(format!("check = {}", text(check.slug())));
    }
    if e.inferred {
        fields.push("inferred = true".to_owned());
    }
    if let Some(succeeds) = e.succeeds {
        fields.push(format!("succeeds = {succeeds}"));
    }
    for (name, value) in [("source", &e.source), ("note", &e.note)] {
        if !value.is_empty() {
            fields.push(format!("{name} = {}", text(value)));
        }
    }
    if !e.odd.is_empty() {
        fields.push(format!("odd = [{}]", e.odd.iter().map(|s| text(s)).collect::<Vec<_>>().join(", ")));
    }
    if let Some(why) = &e.withdrawn {
        fields.push(format!("withdrawn = {}", text(why)));
    }
    fields
}
