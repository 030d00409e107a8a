//! Facts as JSON lines: what a gathering of public sources left behind. Three kinds of lines are known by
//! their fields: a regulation, an effect of a newer text on an older one, a law with its name and a check
//! level for each of its days. Evidence sentences are read for the article and the parts they name; they are
//! not kept.

use super::provenance::Provenance;
use super::wording;
use crate::kind::Kind;
use crate::number::Number;
use crate::regulations::bodies;
use crate::regulations::record::{Record, RecordEffect, key};
use crate::regulations::{Check, EffectKind};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Effect(EffectLine),
    Law(LawLine),
    Text(TextLine),
}

#[derive(Deserialize)]
struct TextLine {
    number: String,
    #[serde(rename = "type")]
    kind: Option<String>,
    issuer: Option<String>,
    title: Option<String>,
    #[serde(deserialize_with = "day")]
    issued: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    effective: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    ended: Option<NaiveDate>,
    status: String,
    status_note: Option<String>,
    #[serde(default)]
    listed_in_codification: Vec<i32>,
    check: String,
    date_only_from_a_plan: bool,
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct EffectLine {
    effect: String,
    scope: String,
    from: String,
    #[serde(deserialize_with = "day")]
    from_issued: Option<NaiveDate>,
    to: String,
    #[serde(deserialize_with = "day")]
    to_issued: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    effective: Option<NaiveDate>,
    at: Option<String>,
    check: String,
    inferred: bool,
    note: Option<String>,
    evidence: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct LawLine {
    number: String,
    name: String,
    #[serde(deserialize_with = "day")]
    issued_date: Option<NaiveDate>,
    issued_quality: Option<String>,
    effective_quality: Option<String>,
    ended_quality: Option<String>,
}

/// A day as "2015-02-14", or null; sources have days that the calendar does not (31 June): not known.
fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// Makes records of facts.
///
/// # Errors
/// Names the line that cannot be read.
pub fn records<'a>(lines: impl IntoIterator<Item = &'a str>) -> Result<Vec<Record>, String> {
    let provenance = Provenance::embedded()?;
    let (mut texts, mut effects, mut laws) = (Vec::new(), Vec::new(), Vec::new());
    for (i, line) in lines.into_iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line).map_err(|_| format!("dòng {}: không phải một dữ kiện", i + 1))? {
            Line::Text(text) => texts.push(text),
            Line::Effect(effect) => effects.push(effect),
            Line::Law(law) => laws.push(law),
        }
    }
    let mut drafts = Drafts::default();
    for text in &texts {
        drafts.add(record(text, &provenance)?);
    }
    for law in &laws {
        drafts.name(law)?;
    }
    for effect in &effects {
        drafts.effect(effect, &provenance)?;
    }
    for text in &texts {
        drafts.settle_end(text);
    }
    Ok(drafts.finish())
}

fn check(slug: &str) -> Result<Check, String> {
    Check::from_slug(slug).ok_or_else(|| format!("mức kiểm chứng lạ: {slug}"))
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "Hiến pháp" => Kind::Constitution,
        "Luật" => Kind::Law,
        "Bộ luật" => Kind::Code,
        "Pháp lệnh" => Kind::Ordinance,
        "Nghị quyết" => Kind::Resolution,
        "Nghị quyết liên tịch" => Kind::JointResolution,
        "Nghị định" => Kind::Decree,
        "Quyết định" => Kind::Decision,
        "Chỉ thị" => Kind::Directive,
        "Thông tư" => Kind::Circular,
        "Thông tư liên tịch" => Kind::JointCircular,
        _ => return None,
    })
}

fn record(text: &TextLine, provenance: &Provenance) -> Result<Record, String> {
    let title = text.title.as_deref().unwrap_or_default();
    let note = text.status_note.as_deref().unwrap_or_default();
    let from_memory = |what: &[&str]| note.contains("memory") && what.iter().any(|w| note.contains(w));
    let year_in_number = Number(text.number.clone()).year();
    let mut subject = wording::subject(title, &text.number);
    if text.check == Check::Catalogue.slug() {
        wording::drop_issuer(&mut subject);
    }
    Ok(Record {
        number: text.number.clone(),
        kind: text.kind.as_deref().and_then(kind),
        issuer: issuer(&text.number, text.issuer.as_deref()),
        period: wording::period(&subject, text.issued),
        title: subject,
        issued: text.issued,
        year: text.issued.is_none().then(|| wording::catalogue_year(title, &text.number)).flatten(),
        effective: text.effective,
        listed: text.listed_in_codification.iter().copied().max(),
        check: Some(check(&text.check)?),
        check_issued: from_memory(&["issue date", "own dates", "dates memory", "dates from"]).then_some(Check::Memory),
        check_effective: from_memory(&["effective", "own dates", "dates memory", "dates from"])
            .then_some(Check::Memory),
        check_ended: from_memory(&["end"]).then_some(Check::Memory),
        // A date that the number itself belies is no ground to contradict anybody.
        hearsay: text.date_only_from_a_plan
            || year_in_number.zip(text.issued).is_some_and(|(year, day)| year != day.year()),
        source: provenance.cite(text.sources.iter().map(String::as_str)),
        ..Record::default()
    })
}

/// The body that the number names; joint texts and local bodies as the source has them.
fn issuer(number: &str, given: Option<&str>) -> String {
    let joint = number.contains("TTLT") || number.contains("NQLT");
    match (bodies::central_body(number), given) {
        (Some(body), None) if !joint => body.to_owned(),
        (Some(body), Some(given)) if crate::fold::key(body) == crate::fold::key(given) => body.to_owned(),
        (_, Some(given)) => given.to_owned(),
        (_, None) => String::new(),
    }
}

/// Records in the making.
#[derive(Default)]
struct Drafts {
    records: BTreeMap<String, Record>,
    keys: HashMap<String, Vec<String>>,
    /// Texts that a line calls ended by a text that only amends them.
    amended_only: HashSet<String>,
}

impl Drafts {
    fn add(&mut self, record: Record) -> String {
        let key = record.key();
        let keys = self.keys.entry(record.number.clone()).or_default();
        if !keys.contains(&key) {
            keys.push(key.clone());
        }
        self.records.entry(key.clone()).or_insert(record);
        key
    }

    /// The text with that number and, if given, day. A day that no record of the number bears is one that
    /// the source got wrong, if the number with its year can only be one text.
    fn find(&self, number: &str, issued: Option<NaiveDate>) -> Option<String> {
        let keys = self.keys.get(number)?;
        let exact = key(number, issued);
        if keys.contains(&exact) && (issued.is_some() || keys.len() == 1) {
            return Some(exact);
        }
        let laws = || keys.iter().filter(|k| self.records.get(*k).is_some_and(|r| r.kind.is_some_and(Kind::is_law)));
        match (keys.as_slice(), issued) {
            ([only], None) => Some(only.clone()),
            ([only], Some(_)) if Number(number.to_owned()).year().is_some() => Some(only.clone()),
            // Laws and resolutions of one number: it is laws that amend and are amended.
            (_, None) if laws().count() == 1 => laws().next().cloned(),
            _ => None,
        }
    }

    fn find_or_add(&mut self, number: &str, issued: Option<NaiveDate>, source: &str) -> String {
        self.find(number, issued).unwrap_or_else(|| {
            self.add(Record {
                number: number.to_owned(),
                kind: kind_of_number(number),
                issuer: issuer(number, None),
                issued,
                check: Some(Check::Cited),
                source: source.to_owned(),
                ..Record::default()
            })
        })
    }

    /// Gives a law its name and the check levels of its days.
    fn name(&mut self, law: &LawLine) -> Result<(), String> {
        let Some(key) = self.find(&law.number, law.issued_date) else { return Ok(()) };
        let Some(record) = self.records.get_mut(&key) else { return Ok(()) };
        record.title = wording::subject(&law.name, &law.number);
        record.period = None;
        // "codification-by,memory-date": known from the codification, but the day from memory.
        let level = |quality: &Option<String>| {
            let weakest = |q: &str| if q.contains("memory") { Ok(Check::Memory) } else { check(q) };
            quality.as_deref().map(weakest).transpose()
        };
        record.check_effective = level(&law.effective_quality)?.or(record.check_effective);
        record.check_ended = level(&law.ended_quality)?.or(record.check_ended);
        record.check_issued = level(&law.issued_quality)?.or(record.check_issued);
        Ok(())
    }

    fn effect(&mut self, line: &EffectLine, provenance: &Provenance) -> Result<(), String> {
        let source = provenance.cite(line.source.as_deref());
        let from = self.find_or_add(&line.from, line.from_issued, &source);
        let target = self.find_or_add(&line.to, line.to_issued, &source);
        let evidence = line.evidence.as_deref().unwrap_or_default();
        let kind = EffectKind::from_slug(&line.effect).ok_or_else(|| format!("quan hệ lạ: {}", line.effect))?;
        let parts = match clause_about(evidence, &line.to) {
            Some(place) if kind.ends() && !evidence.starts_with('(') => wording::parts_before(evidence, place),
            _ => String::new(),
        };
        let effect = RecordEffect {
            // Whose article is named right before the text has not lost the whole of it.
            part: line.scope == "part" || !parts.is_empty(),
            parts,
            from: line.effective,
            at: match &line.at {
                Some(at) => at.replace(" (hiệu lực)", ""),
                None if evidence.starts_with('(') => article_of(evidence, &line.from),
                None => String::new(),
            },
            check: Some(check(&line.check)?),
            inferred: line.inferred || line.note.as_deref().is_some_and(|n| n.starts_with("inferred")),
            source,
            ..RecordEffect::new(kind, target)
        };
        if let Some(record) = self.records.get_mut(&from) {
            // A text that by its own title amends another does not replace it.
            let amends = crate::fold::key(&record.title).starts_with("sửa đổi") && record.title.contains(&line.to);
            if amends && effect.kind.ends() && !effect.part {
                self.amended_only.insert(effect.target);
                return Ok(());
            }
            merge(&mut record.effects, effect);
        }
        Ok(())
    }

    /// The end that a line gives: on the effect that brought it, or on the text itself where no text is known to have.
    fn settle_end(&mut self, text: &TextLine) {
        let target = key(&text.number, text.issued);
        let Some(ended) = text.ended else { return };
        let mut ends: Vec<&mut RecordEffect> = self
            .records
            .values_mut()
            .flat_map(|record| &mut record.effects)
            .filter(|e| e.target == target && e.kind.ends())
            .collect();
        match ends.as_mut_slice() {
            [effect] if !effect.part => effect.from = Some(ended),
            [] => {}
            _ => return,
        }
        let contradicted =
            text.status_note.as_deref().is_some_and(|n| n.starts_with("conflict")) || text.status == "no_end_known";
        if ends.is_empty()
            && !contradicted
            && !self.amended_only.contains(&target)
            && let Some(record) = self.records.get_mut(&target)
        {
            record.ended = Some(ended);
            // No text is known that ended it: no ground for more than a warning.
            let level = if text.status == "in_force_reported" { Check::Reported } else { Check::Memory };
            record.check_ended = record.check_ended.or(Some(level));
        }
    }

    /// Records in order of file, day and number; what each fact shares with its record is left out.
    fn finish(self) -> Vec<Record> {
        let mut records: Vec<Record> = self.records.into_values().collect();
        for record in &mut records {
            // A better check of the day does not make the text itself better known.
            record.check_issued = record.check_issued.filter(|c| Some(*c) < record.check);
            record.check_effective =
                record.check_effective.filter(|c| record.effective.is_some() && Some(*c) != record.check);
            record.check_ended = record.check_ended.filter(|c| record.ended.is_some() && Some(*c) != record.check);
            for effect in &mut record.effects {
                effect.from = effect.from.filter(|from| Some(*from) != record.effective);
                effect.check = effect.check.filter(|check| Some(*check) != record.check);
                if effect.source == record.source {
                    effect.source.clear();
                }
            }
            record.effects.sort_by(|a, b| (a.kind, a.part, &a.target).cmp(&(b.kind, b.part, &b.target)));
        }
        records.sort_by(|a, b| (a.file(), a.issued, &a.number).cmp(&(b.file(), b.issued, &b.number)));
        records
    }
}

/// One effect for two lines that say the same: the stronger word and the better check win.
fn merge(effects: &mut Vec<RecordEffect>, new: RecordEffect) {
    let same = |old: &&mut RecordEffect| {
        old.target == new.target
            && old.part == new.part
            && (old.kind == new.kind || old.kind.ends() && new.kind.ends() && !new.part)
    };
    match effects.iter_mut().find(same) {
        None => effects.push(new),
        Some(old) => {
            let kind = old.kind.min(new.kind);
            let other = RecordEffect { from: old.from, ..new.clone() };
            if new.check > old.check {
                *old = RecordEffect { from: other.from.or(new.from), ..new };
            } else {
                old.from = old.from.or(new.from);
            }
            old.kind = kind;
        }
    }
}

/// Where an evidence sentence names a number, from its type word on.
fn clause_about(evidence: &str, number: &str) -> Option<usize> {
    let at = evidence.find(number)?;
    let before = evidence.get(..at)?;
    [
        "Thông tư liên tịch",
        "Thông tư",
        "Nghị định",
        "Nghị quyết",
        "Quyết định",
        "Luật",
        "Bộ luật",
        "Pháp lệnh",
        "Chỉ thị",
    ]
    .iter()
    .filter_map(|word| before.rfind(word))
    .max()
}

/// The article of the newer text in a note of the codification ("… được sửa đổi bởi Điều 57 Luật số 21/2017/QH14 …").
fn article_of(evidence: &str, number: &str) -> String {
    let Some(place) = clause_about(evidence, number) else { return String::new() };
    let parts = wording::parts_before(evidence, place);
    if parts.starts_with("Điều") { parts } else { String::new() }
}

/// The kind that the symbol of a number says.
fn kind_of_number(number: &str) -> Option<Kind> {
    let number = Number(number.to_owned());
    let symbol = number.symbol().split(['-', '/']).next().unwrap_or_default();
    Some(match symbol.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "NĐ" => Kind::Decree,
        "TT" => Kind::Circular,
        "TTLT" => Kind::JointCircular,
        "QĐ" => Kind::Decision,
        "CT" => Kind::Directive,
        "NQ" => Kind::Resolution,
        "PL" => Kind::Ordinance,
        // Laws and resolutions share the series; a text that amends laws is one.
        "QH" => Kind::Law,
        _ => return None,
    })
}
