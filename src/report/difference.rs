//! `kb diff`: what changed in the law between two sets of records, text by text.

use super::graph::Words;
use super::style::{COLUMNS, wrap};
use crate::lexicon::Kinds;
use crate::regulations::difference::{Difference, What};
use crate::regulations::record::RecordEffect;
use crate::regulations::{Check, Effect, RegulationId, Regulations};
use crate::rules::{Lang, say};
use chrono::NaiveDate;

/// The answer for people.
#[must_use]
pub fn text(found: &[Difference], old: &Regulations, new: &Regulations, kinds: &Kinds, lang: Lang) -> String {
    let (old, new) = (Words { law: old, kinds, lang }, Words { law: new, kinds, lang });
    let mut page = Page { old, new, out: String::new() };
    let texts: Vec<&[Difference]> = found.chunk_by(|a, b| a.key == b.key).collect();
    let of = |what: fn(&What) -> bool| -> Vec<&[Difference]> {
        texts.iter().copied().filter(|text| text.iter().any(|d| what(&d.what))).collect()
    };
    let added = of(|what| *what == What::Added);
    let gone = of(|what| *what == What::Gone);
    let is_whole = |what: &What| matches!(what, What::Added | What::Gone);
    let changed: Vec<_> = texts.iter().copied().filter(|text| !text.iter().any(|d| is_whole(&d.what))).collect();
    for (texts, mark, heading) in [
        (&added, "+", say!(new, "Văn bản mới", "New texts")),
        (&gone, "-", say!(new, "Văn bản không còn bản ghi", "Texts without record any more")),
        (&changed, "~", say!(new, "Văn bản thay đổi", "Changed texts")),
    ] {
        if !texts.is_empty() {
            page.out += &format!("{heading} ({})\n", texts.len());
            texts.iter().for_each(|text| page.text(mark, text));
            page.out.push('\n');
        }
    }
    let (added, gone, changed) = (added.len(), gone.len(), changed.len());
    page.out += &say!(
        new,
        "{added} văn bản mới, {gone} không còn bản ghi, {changed} thay đổi.\n",
        "{added} new texts, {gone} without record any more, {changed} changed.\n"
    );
    page.out
}

/// A finding as it is told: line, rule, message.
pub type Told = (u32, &'static str, String);

/// A file whose verdict changes: what is new, and what is told no more.
#[must_use]
pub fn verdict(path: &str, (new, gone): &(Vec<&Told>, Vec<&Told>), lang: Lang) -> String {
    let mut out = format!("\n{path}\n");
    let mut tell = |told: &[&Told], vi: &str, en: &str| {
        for (line, rule, message) in told {
            let what = lang.say(format_args!("dòng {line}: {vi}"), format_args!("line {line}: {en}"));
            wrap(&mut out, &format!("{what}: {message} [{rule}]"), COLUMNS, "  ", "      ");
        }
    };
    tell(new, "phát hiện mới", "new finding");
    tell(gone, "không còn phát hiện", "no finding any more");
    out
}

/// How many of the files change their verdict.
#[must_use]
pub fn verdicts(changed: usize, files: usize, lang: Lang) -> String {
    lang.say(
        format_args!("\n{changed}/{files} tệp đổi kết luận.\n"),
        format_args!("\n{changed} of {files} files change their verdict.\n"),
    )
}

struct Page<'a> {
    old: Words<'a>,
    new: Words<'a>,
    out: String,
}

impl Page<'_> {
    fn text(&mut self, mark: &str, differences: &[Difference]) {
        let Some(first) = differences.first() else { return };
        let (words, id) = match (self.new.law.find(&first.key), self.old.law.find(&first.key)) {
            (Some(id), _) => (self.new, id),
            (None, Some(id)) => (self.old, id),
            (None, None) => return,
        };
        let r = words.law.get(id);
        let issued = r.issued.map(|day| words.day(day));
        let on = issued.map(|day| say!(words, " ngày {day}", " of {day}")).unwrap_or_default();
        let title = if r.title.is_empty() || r.kind.is_some_and(crate::kind::Kind::is_law) {
            String::new()
        } else {
            format!(": {}", r.title)
        };
        let name = words.name(id);
        wrap(&mut self.out, &format!("{mark} {name}{on}{title}"), COLUMNS, "  ", "      ");
        let level = differences.iter().find_map(|d| match &d.what {
            What::Fact("check", was, is) => Some((was, is)),
            _ => None,
        });
        for difference in differences {
            let line = match &difference.what {
                What::Added | What::Gone => continue,
                // What holds for the whole record is told once.
                What::Fact(fact, was, is)
                    if *fact != "check" && fact.starts_with("check") && level == Some((was, is)) =>
                {
                    continue;
                }
                What::Fact(fact, was, is) => self.fact(fact, was, is),
                What::EffectAdded(effect) => format!("+ {}", self.effect(self.new, id, effect)),
                What::EffectGone(effect) => format!("- {}", self.effect(self.old, id, effect)),
            };
            wrap(&mut self.out, &line, COLUMNS, "      ", "        ");
        }
    }

    fn fact(&self, fact: &str, was: &str, is: &str) -> String {
        let words = self.new;
        let name = match fact {
            "kind" => say!(words, "loại văn bản", "kind"),
            "issuer" => say!(words, "cơ quan ban hành", "issuer"),
            "title" => say!(words, "trích yếu", "title"),
            "effective" => say!(words, "có hiệu lực từ", "in force from"),
            "ended" => say!(words, "hết hiệu lực từ", "ended on"),
            "period" => say!(words, "giai đoạn", "period"),
            "listed" => say!(words, "Bộ pháp điển còn liệt kê năm", "listed in the codification in"),
            "check" => say!(words, "mức kiểm chứng", "check level"),
            "check-effective" => say!(words, "mức kiểm chứng ngày có hiệu lực", "check level of the day of effect"),
            "check-ended" => say!(words, "mức kiểm chứng ngày hết hiệu lực", "check level of the end"),
            "source" => say!(words, "nguồn", "source"),
            "note" => say!(words, "lưu ý", "note"),
            other => other.to_owned(),
        };
        let value = |value: &str| match (value.parse::<NaiveDate>(), Check::from_slug(value)) {
            (Ok(day), _) => words.day(day),
            (_, Some(check)) if fact.starts_with("check") => words.check(check),
            _ if value.is_empty() => say!(words, "(không có)", "(none)"),
            _ => format!("“{value}”"),
        };
        format!("{name}: {} → {}", value(was), value(is))
    }

    /// "thay thế Nghị định số … từ ngày … (Điều 40; …)".
    fn effect(&self, words: Words<'_>, of: RegulationId, e: &RecordEffect) -> String {
        let Some(to) = words.law.find(&e.target) else { return format!("{} {}", e.kind.slug(), e.target) };
        let viewed = Effect {
            from: of,
            to,
            kind: e.kind,
            whole: !e.part,
            effective: e.from,
            until: e.until,
            at: &e.at,
            parts: &e.parts,
            check: e.check.unwrap_or(Check::Cited),
            inferred: e.inferred,
            succeeds: e.succeeds.unwrap_or_default(),
            note: &e.note,
            odd: "",
            source: &e.source,
        };
        let (does, name, evidence) = (words.does(&viewed), words.name(to), words.evidence(&viewed));
        let parts = if e.parts.is_empty() { String::new() } else { format!(" {}", e.parts) };
        let from = e.from.map(|day| words.day(day)).map(|day| say!(words, " từ ngày {day}", " from {day}"));
        format!("{does}{parts} {name}{} {evidence}", from.unwrap_or_default())
    }
}
