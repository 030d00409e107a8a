//! Reads a file of records, and says where in it something is wrong.

use super::{Record, RecordEffect, split_key};
use crate::kind::Kind;
use crate::regulations::fact::{Check, EffectKind};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::value::Datetime;

/// A record and where it stands in its file, in bytes.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The record.
    pub record: Record,
    /// Its head.
    pub span: Range<usize>,
    /// Its effects; parallel to [`Record::effects`].
    pub effects: Vec<Range<usize>>,
}

/// Why a file of records cannot be read, and where, in bytes.
#[derive(Clone, Debug)]
pub struct Malformed {
    /// Where.
    pub span: Range<usize>,
    /// Why.
    pub why: Why,
}

/// Why a file of records cannot be read.
#[derive(Clone, Debug)]
pub enum Why {
    /// It is no TOML, a key is missing or not known, a value has the wrong type.
    Toml(Box<toml::de::Error>),
    /// A value says nothing; in Vietnamese.
    Value(String),
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            Why::Toml(error) => error.fmt(f),
            Why::Value(why) => write!(f, "byte {}: {why}", self.span.start),
        }
    }
}

impl std::error::Error for Malformed {}

/// A record as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    kind: Option<Spanned<String>>,
    #[serde(default)]
    issuer: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    aliases: Vec<String>,
    year: Option<i32>,
    effective: Option<Spanned<Datetime>>,
    ended: Option<Spanned<Datetime>>,
    period: Option<[i32; 2]>,
    listed: Option<i32>,
    check: Spanned<String>,
    check_issued: Option<Spanned<String>>,
    check_effective: Option<Spanned<String>>,
    check_ended: Option<Spanned<String>>,
    #[serde(default)]
    hearsay: bool,
    source: Spanned<String>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    odd: Vec<String>,
    withdrawn: Option<String>,
    #[serde(default)]
    effects: Vec<Spanned<WrittenEffect>>,
}

/// An effect as it stands in a file: the verb names the older text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenEffect {
    replaces: Option<String>,
    repeals: Option<String>,
    amends: Option<String>,
    details: Option<String>,
    corrects: Option<String>,
    suspends: Option<String>,
    consolidates: Option<String>,
    rests_on: Option<String>,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    parts: String,
    from: Option<Spanned<Datetime>>,
    until: Option<Spanned<Datetime>>,
    #[serde(default)]
    at: String,
    check: Option<Spanned<String>>,
    #[serde(default)]
    inferred: bool,
    succeeds: Option<bool>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    odd: Vec<String>,
    withdrawn: Option<String>,
}

/// Reads a file of records, in the order in which they stand there.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn read(text: &str) -> Result<Vec<Record>, Malformed> {
    Ok(read_placed(text)?.into_iter().map(|placed| placed.record).collect())
}

/// The same with the places of records and effects.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn read_placed(text: &str) -> Result<Vec<Placed>, Malformed> {
    let written: BTreeMap<Spanned<String>, Written> =
        toml::from_str(text).map_err(|e| Malformed { span: e.span().unwrap_or(0..0), why: Why::Toml(Box::new(e)) })?;
    let mut placed = written.into_iter().map(|(key, w)| record(&key, w)).collect::<Result<Vec<_>, _>>()?;
    placed.sort_by_key(|p| p.span.start);
    Ok(placed)
}

fn wrong(span: Range<usize>, why: String) -> Malformed {
    Malformed { span, why: Why::Value(why) }
}

fn record(key: &Spanned<String>, w: Written) -> Result<Placed, Malformed> {
    let (number, issued) = split_key(key.get_ref()).ok_or_else(|| {
        wrong(key.span(), format!("sau “@” trong “{}” không phải ngày dạng 2015-02-14", key.get_ref()))
    })?;
    if w.source.get_ref().is_empty() {
        return Err(wrong(w.source.span(), format!("“{}”: nguồn (source) để trống", key.get_ref())));
    }
    let kind = w.kind.map(|slug| {
        let why = || wrong(slug.span(), format!("không có loại văn bản “{}”", slug.get_ref()));
        Kind::from_slug(slug.get_ref()).ok_or_else(why)
    });
    let spans = w.effects.iter().map(Spanned::span).collect();
    Ok(Placed {
        span: key.span(),
        effects: spans,
        record: Record {
            number: number.to_owned(),
            kind: kind.transpose()?,
            issuer: w.issuer,
            title: w.title,
            aliases: w.aliases,
            issued,
            year: w.year,
            effective: day(w.effective)?,
            ended: day(w.ended)?,
            period: w.period.map(|[from, to]| (from, to)),
            listed: w.listed,
            check: check(Some(w.check))?,
            check_issued: check(w.check_issued)?,
            check_effective: check(w.check_effective)?,
            check_ended: check(w.check_ended)?,
            hearsay: w.hearsay,
            source: w.source.into_inner(),
            note: w.note,
            odd: w.odd,
            withdrawn: w.withdrawn,
            effects: w.effects.into_iter().map(effect).collect::<Result<_, _>>()?,
        },
    })
}

fn effect(w: Spanned<WrittenEffect>) -> Result<RecordEffect, Malformed> {
    let span = w.span();
    let w = w.into_inner();
    let verbs = [
        (EffectKind::Replaces, w.replaces),
        (EffectKind::Repeals, w.repeals),
        (EffectKind::Amends, w.amends),
        (EffectKind::Details, w.details),
        (EffectKind::Corrects, w.corrects),
        (EffectKind::Suspends, w.suspends),
        (EffectKind::Consolidates, w.consolidates),
        (EffectKind::RestsOn, w.rests_on),
    ];
    let mut named = verbs.into_iter().filter_map(|(kind, target)| Some((kind, target?)));
    let Some((kind, target)) = named.next() else {
        let why = "tác động không nêu văn bản cũ hơn (replaces, repeals, amends, details …)";
        return Err(wrong(span, why.to_owned()));
    };
    if let Some((other, _)) = named.next() {
        return Err(wrong(span, format!("một tác động không thể vừa là {} vừa là {}", kind.slug(), other.slug())));
    }
    if split_key(&target).is_none() {
        return Err(wrong(span, format!("sau “@” trong “{target}” không phải ngày dạng 2015-02-14")));
    }
    Ok(RecordEffect {
        kind,
        target,
        part: w.part || !w.parts.is_empty() || kind == EffectKind::Amends,
        parts: w.parts,
        from: day(w.from)?,
        until: day(w.until)?,
        at: w.at,
        check: check(w.check)?,
        inferred: w.inferred,
        succeeds: w.succeeds,
        source: w.source,
        note: w.note,
        odd: w.odd,
        withdrawn: w.withdrawn,
    })
}

fn check(slug: Option<Spanned<String>>) -> Result<Option<Check>, Malformed> {
    let Some(slug) = slug else { return Ok(None) };
    // What a checked document says of itself is no fact of a record.
    let levels = || Check::ALL.iter().copied().filter(|&level| level != Check::Paper);
    let known = || levels().map(Check::slug).collect::<Vec<_>>().join(", ");
    let why = || wrong(slug.span(), format!("không có mức kiểm chứng “{}” (các mức: {})", slug.get_ref(), known()));
    levels().find(|level| level.slug() == slug.get_ref()).map(Some).ok_or_else(why)
}

fn day(date: Option<Spanned<Datetime>>) -> Result<Option<NaiveDate>, Malformed> {
    let Some(date) = date else { return Ok(None) };
    let calendar = |d: toml::value::Date| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into());
    let why = || wrong(date.span(), format!("{} không phải một ngày có trong lịch", date.get_ref()));
    date.get_ref().date.and_then(calendar).map(Some).ok_or_else(why)
}
