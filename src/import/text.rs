//! A draft of a record from the official text of a regulation.

use super::clauses::{self, Clauses, Effective};
use super::wording;
use crate::fold;
use crate::kind::Kind;
use crate::number::Number;
use crate::parse::plan::Plan;
use crate::regulations::record::{Record, RecordEffect, key};
use crate::regulations::{Check, EffectKind, RegulationId, Regulations, bodies};
use crate::resolve::document::{Document, Reference, Resolution};
use crate::source::Source;
use chrono::{Days, NaiveDate};
use std::ops::Range;
use std::path::Path;

/// A draft, for a person to confirm.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text itself.
    pub record: Record,
    /// Texts that it acts on and that no record has yet: number and day as it gives them.
    pub others: Vec<Record>,
    /// The record of the same key that there is already. It stays as it is.
    pub existing: Option<RegulationId>,
    /// What a person should look at.
    pub remarks: Vec<String>,
}

/// Makes a draft.
///
/// # Errors
/// What is missing, where this is not the official text of a regulation.
pub fn draft(source: &Source, plan: &Plan, document: &Document, law: &Regulations) -> Result<Draft, String> {
    let head = document.heads.first();
    let number = head.and_then(|h| h.number.clone()).or_else(|| law_number(&source.text));
    let number = number.ok_or("không thấy số, ký hiệu của văn bản")?;
    let issued = head.and_then(|h| h.issued_on).and_then(|d| d.day()).ok_or("không thấy đủ ngày ban hành")?;
    let kind = head.and_then(|h| h.kind).or_else(|| law_kind(&number)).ok_or("không thấy tên loại văn bản")?;
    let articles = source.text.lines().filter(|line| line.trim_start().starts_with("Điều ")).count();
    if articles == 0 {
        return Err("không thấy điều nào; đây không phải toàn văn của một văn bản pháp luật".to_owned());
    }
    let title = head.and_then(|h| h.title.clone()).unwrap_or_else(|| law_name(&source.text));
    let title = wording::subject(&sentence_case(&title), &number.0);
    let citations: Vec<Range<usize>> = plan.citations.iter().map(|c| c.span.range()).collect();
    let Clauses { deeds, effective } = clauses::read(&source.text, &citations);
    let mut remarks = Vec::new();
    let effective = match effective {
        Some(Effective::On(day)) => Some(day),
        Some(Effective::OnSigning) => Some(issued),
        Some(Effective::After(days)) => {
            remarks.push(format!("ngày có hiệu lực tính từ “sau {days} ngày kể từ ngày ký”: kiểm tra lại"));
            issued.checked_add_days(Days::new(days.into()))
        }
        None => {
            remarks.push("không thấy điều khoản về ngày có hiệu lực".to_owned());
            None
        }
    };
    let mut made = Making { law, document, plan, issued, others: Vec::new(), remarks };
    let mut effects: Vec<RecordEffect> = Vec::new();
    for deed in &deeds {
        if let Some(target) = made.target(deed.citation) {
            let part = !deed.parts.is_empty() || deed.kind == EffectKind::Amends;
            let effect = RecordEffect {
                part,
                parts: deed.parts.clone(),
                at: deed.at.clone(),
                from: deed.from.filter(|from| Some(*from) != effective),
                ..RecordEffect::new(deed.kind, target)
            };
            add(&mut effects, effect);
        }
    }
    let by_title = made.by_title(&title);
    let named = made.details_by_name(&title).map(|id| (EffectKind::Details, law.name(id)));
    let cited = by_title.into_iter().filter_map(|(kind, citation)| Some((kind, made.target(citation)?)));
    for (kind, target) in cited.chain(named).collect::<Vec<_>>() {
        if !effects.iter().any(|e| e.target == target && e.kind == kind) {
            effects.push(RecordEffect { part: kind == EffectKind::Amends, ..RecordEffect::new(kind, target) });
        }
    }
    let issuer = joint_bodies(&number).or_else(|| bodies::central_body(&number.0).map(str::to_owned));
    let issuer = issuer.or_else(|| head.and_then(|h| h.issuer.clone())).unwrap_or_default();
    let name = Path::new(&source.name).file_name().and_then(|n| n.to_str()).unwrap_or("-").to_owned();
    let record = Record {
        period: wording::period(&title, Some(issued)).filter(|_| !kind.is_law()),
        number: number.0.clone(),
        kind: Some(kind),
        issuer,
        title,
        issued: Some(issued),
        effective,
        check: Some(Check::FullText),
        source: format!("Toàn văn (bản đọc: {name})"),
        effects,
        ..Record::default()
    };
    let existing = law.find(&record.key());
    Ok(Draft { existing, record, others: made.others, remarks: made.remarks })
}

struct Making<'a> {
    law: &'a Regulations,
    document: &'a Document,
    plan: &'a Plan,
    /// The text's own day: what it cites was in force then.
    issued: NaiveDate,
    others: Vec<Record>,
    remarks: Vec<String>,
}

impl Making<'_> {
    /// The key of a cited text; a record for it where there is none.
    fn target(&mut self, citation: usize) -> Option<String> {
        let (cited, reference) = (self.plan.citations.get(citation)?, self.document.references.get(citation)?);
        if let Some(id) = self.known(cited.kind, reference) {
            return Some(self.law.name(id));
        }
        let Some(number) = &reference.number else {
            let name = cited.name.clone().unwrap_or_default();
            self.remarks.push(format!("không rõ là văn bản nào: {name}"));
            return None;
        };
        let issued = reference.issued_on.and_then(|d| d.day());
        let key = key(&number.0, issued);
        if !self.others.iter().any(|other| other.key() == key) {
            self.others.push(Record {
                number: number.0.clone(),
                kind: cited.kind,
                issuer: bodies::central_body(&number.0).unwrap_or_default().to_owned(),
                issued,
                check: Some(Check::Cited),
                source: "Được văn bản mới viện dẫn".to_owned(),
                ..Record::default()
            });
        }
        Some(key)
    }

    /// The known text that a citation means. A number with its year inside is enough; of several laws of one name
    /// it is the one in force.
    fn known(&self, kind: Option<Kind>, reference: &Reference) -> Option<RegulationId> {
        if let Some(id) = reference.resolution.known() {
            return Some(id);
        }
        let numbered = reference.number.as_ref().filter(|n| n.year().is_some()).map(|n| self.law.with_number(n, kind));
        let several = match (&reference.resolution, numbered) {
            (_, Some(ids)) => ids,
            (Resolution::Ambiguous(ids), None) => {
                ids.iter().copied().filter(|&id| self.law.status(id, self.issued).is_in_force()).collect()
            }
            _ => Vec::new(),
        };
        if let [only] = several[..] { Some(only) } else { None }
    }

    /// The law that the title says it details, by name ("Quy định chi tiết một số điều của Luật Lưu trữ").
    fn details_by_name(&self, title: &str) -> Option<RegulationId> {
        let key = fold::key(title);
        if !key.starts_with("quy định chi tiết") && !key.starts_with("hướng dẫn") {
            return None;
        }
        let at = ["Luật ", "Bộ luật ", "Pháp lệnh "].iter().filter_map(|word| title.find(word)).min()?;
        let name = title.get(at..)?;
        let name = name.split_once(" về ").map_or(name, |(name, _)| name);
        let mut living = self.law.with_name(name, None);
        living.retain(|&id| self.law.status(id, self.issued).is_in_force());
        if let [only] = living[..] { Some(only) } else { None }
    }

    /// What the title says: "Quy định chi tiết … Luật …", "Sửa đổi, bổ sung một số điều của …".
    fn by_title(&self, title: &str) -> Vec<(EffectKind, usize)> {
        let key = fold::key(title);
        let kind = if key.starts_with("sửa đổi") {
            EffectKind::Amends
        } else if key.starts_with("quy định chi tiết") || key.starts_with("hướng dẫn") {
            EffectKind::Details
        } else {
            return Vec::new();
        };
        let Some(span) = self.plan.papers.first().and_then(|paper| paper.title) else { return Vec::new() };
        let inside = self.plan.citations.iter().enumerate().filter(|(_, c)| span.contains(c.span));
        inside.map(|(i, _)| (kind, i)).collect()
    }
}

/// Adds an effect; two clauses on parts of one text are one effect with both parts.
fn add(effects: &mut Vec<RecordEffect>, new: RecordEffect) {
    let same = |old: &&mut RecordEffect| old.kind == new.kind && old.target == new.target && old.from == new.from;
    match effects.iter_mut().find(same) {
        None => effects.push(new),
        Some(old) if old.part && new.part => {
            if !new.parts.is_empty() && !old.parts.contains(&new.parts) {
                let both = [old.parts.as_str(), new.parts.as_str()];
                old.parts = both.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; ");
            }
        }
        Some(old) if old.part => *old = new,
        Some(_) => {}
    }
}

/// "Luật số: 72/2025/QH15".
fn law_number(text: &str) -> Option<Number> {
    text.lines().take(30).find_map(|line| {
        let line = line.trim();
        let rest =
            ["Luật số", "Bộ luật số", "Pháp lệnh số", "Nghị quyết số"].iter().find_map(|w| line.strip_prefix(w))?;
        let number: String = rest.trim_start_matches([':', ' ']).chars().take_while(|c| !c.is_whitespace()).collect();
        number.contains('/').then_some(Number(number))
    })
}

/// The name under the word "LUẬT".
fn law_name(text: &str) -> String {
    let mut lines =
        text.lines().map(str::trim).skip_while(|line| !["LUẬT", "BỘ LUẬT", "PHÁP LỆNH"].contains(line)).skip(1);
    let name = lines.by_ref().skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
    let name: Vec<&str> = name.take_while(|line| !line.chars().any(char::is_lowercase)).collect();
    name.join(" ")
}

fn law_kind(number: &Number) -> Option<Kind> {
    number.symbol().starts_with("QH").then_some(Kind::Law)
}

/// "Bộ Nội vụ và Bộ Tài chính" for a number of several bodies ("07/2031/TTLT-BNV-BTC"), if all of them are known.
fn joint_bodies(number: &Number) -> Option<String> {
    let (_, symbols) = number.symbol().split_once('-').filter(|(kind, _)| kind.ends_with("LT"))?;
    let names: Option<Vec<&str>> = symbols.split('-').map(bodies::central_body).collect();
    names.filter(|names| names.len() > 1).map(|names| names.join(" và "))
}

/// A title in capitals as a sentence.
fn sentence_case(title: &str) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let lower = title.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A draft as it is put into a file: remarks and what is known already as comments, then the records.
#[must_use]
pub fn write(draft: &Draft, law: &Regulations) -> String {
    let mut out = String::new();
    for remark in &draft.remarks {
        out += &format!("# Cần xem lại: {remark}\n");
    }
    if let Some(id) = draft.existing {
        out += &format!("# Đã có bản ghi {}; bản ghi đó không bị thay đổi. Khác với bản nháp:\n", law.name(id));
        for difference in against(law, id, &draft.record) {
            out += &format!("#   {difference}\n");
        }
    }
    let mut records = vec![draft.record.clone()];
    records.extend(draft.others.iter().cloned());
    out + &crate::regulations::record::write(&records)
}

/// What the existing record says otherwise.
fn against(law: &Regulations, id: RegulationId, draft: &Record) -> Vec<String> {
    let r = law.get(id);
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "không rõ".to_owned(), |day| day.to_string());
    let mut differences = Vec::new();
    if r.effective != draft.effective {
        differences.push(format!("hiệu lực: bản ghi {}, bản nháp {}", day(r.effective), day(draft.effective)));
    }
    if fold::key(r.title) != fold::key(&draft.title) {
        differences.push(format!("trích yếu: bản ghi “{}”", r.title));
    }
    let known: Vec<(EffectKind, String)> = law.effects_of(id).iter().map(|e| (e.kind, law.name(e.to))).collect();
    for e in draft.effects.iter().filter(|e| !known.contains(&(e.kind, e.target.clone()))) {
        differences.push(format!("quan hệ mới: {} {}", e.kind.slug(), e.target));
    }
    differences
}
