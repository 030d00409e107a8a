//! `kb stats`: how much is known, how well, and how old it is.

use crate::date::vietnamese;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::regulations::{Check, EffectKind, Regulations};
use crate::rules::Lang;
use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Data older than so many months are called old.
const OLD: Months = Months::new(6);

/// What is to be said of the age of the data: nothing while they are fresh.
#[must_use]
pub fn age_note(gathered: NaiveDate, today: NaiveDate, lang: Lang) -> Option<String> {
    let old = gathered.checked_add_months(OLD).is_some_and(|last| last < today);
    let (until, iso) = (vietnamese(gathered), gathered);
    old.then(|| {
        lang.say(
            format_args!(
                "dữ liệu pháp luật đến ngày {until}, đã quá 6 tháng; chưa kết luận được về sau ngày đó, hãy dùng bản mới hơn của chương trình"
            ),
            format_args!(
                "the data on the law end on {iso}, more than 6 months ago; nothing can be said of later days, use a newer version"
            ),
        )
    })
}

/// Figures about the knowledge base.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Stats {
    schema_version: u32,
    /// The day up to which the data were gathered.
    knowledge_base: String,
    /// Days since then.
    age_days: i64,
    /// Texts.
    regulations: usize,
    /// Texts whose day of issue is known.
    dated: usize,
    /// Relations.
    relations: usize,
    /// Texts and relations that name a source.
    sourced: usize,
    /// Texts that bear a known oddity, or one of whose effects does.
    odd: usize,
    by_kind: BTreeMap<&'static str, usize>,
    by_year: BTreeMap<i32, usize>,
    by_check: BTreeMap<&'static str, usize>,
    by_effect: BTreeMap<&'static str, usize>,
    effects_by_check: BTreeMap<&'static str, usize>,
}

impl Stats {
    /// Counts. `today` gives the age.
    #[must_use]
    pub fn of(law: &Regulations, today: NaiveDate) -> Stats {
        let mut stats = Stats {
            schema_version: 1,
            knowledge_base: law.as_of().to_string(),
            age_days: (today - law.as_of()).num_days(),
            ..Stats::default()
        };
        for id in law.ids() {
            let r = law.get(id);
            let effects = law.effects_of(id);
            stats.regulations += 1;
            stats.dated += usize::from(r.issued.is_some());
            stats.sourced +=
                usize::from(!r.source.is_empty()) + effects.iter().filter(|e| !e.source.is_empty()).count();
            stats.odd += usize::from(!r.odd.is_empty() || effects.iter().any(|e| !e.odd.is_empty()));
            *stats.by_kind.entry(r.kind.map_or("", Kind::slug)).or_default() += 1;
            *stats.by_check.entry(r.check.slug()).or_default() += 1;
            if let Some(year) = r.issued.map(|d| d.year()).or(r.year) {
                *stats.by_year.entry(year).or_default() += 1;
            }
            for e in effects {
                stats.relations += 1;
                *stats.by_effect.entry(e.kind.slug()).or_default() += 1;
                *stats.effects_by_check.entry(e.check.slug()).or_default() += 1;
            }
        }
        stats
    }

    /// For programs: one JSON object, with a line end.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings and numbers only: it cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// For people.
    #[must_use]
    pub fn text(&self, kinds: &Kinds, lang: Lang) -> String {
        let day = self.knowledge_base.parse().map(vietnamese).unwrap_or_default();
        let Stats { regulations, dated, relations, sourced, odd, age_days, .. } = self;
        let mut out = lang.say(
            format_args!(
                "{regulations} văn bản ({dated} có ngày ban hành), {relations} quan hệ; {sourced} dữ kiện có nguồn; {odd} bản ghi có điểm bất thường đã đánh dấu.\nDữ liệu đến ngày {day} ({age_days} ngày tuổi).\n"
            ),
            format_args!(
                "{regulations} regulations ({dated} dated), {relations} relations; {sourced} facts with source; {odd} records with marked oddities.\nData up to {day} ({age_days} days old).\n"
            ),
        );
        let mut section = |vi: &str, en: &str, rows: Vec<(String, usize)>| {
            let _ = writeln!(out, "\n{}", lang.say(format_args!("{vi}"), format_args!("{en}")));
            for (name, count) in rows {
                let _ = writeln!(out, "  {count:>6}  {name}");
            }
        };
        let other = || lang.say(format_args!("không rõ loại"), format_args!("kind not known"));
        let kind_name = |slug: &str| Kind::from_slug(slug).map_or_else(other, |kind| kinds.name(kind).to_owned());
        section("Theo loại văn bản", "By kind", most(self.by_kind.iter().map(|(slug, n)| (kind_name(slug), *n))));
        let check_order = Check::ALL.iter().rev().map(|c| c.slug());
        let checks = |counts: &BTreeMap<&'static str, usize>| {
            check_order.clone().filter_map(|slug| Some((slug.to_owned(), *counts.get(slug)?))).collect::<Vec<_>>()
        };
        section("Văn bản theo mức kiểm chứng (mạnh nhất trước)", "Texts by check level", checks(&self.by_check));
        let effects =
            EffectKind::ALL.iter().filter_map(|kind| Some((kind.slug().to_owned(), *self.by_effect.get(kind.slug())?)));
        section("Quan hệ theo loại", "Relations by kind", effects.collect());
        section("Quan hệ theo mức kiểm chứng", "Relations by check level", checks(&self.effects_by_check));
        let years = self.by_year.iter().rev().map(|(year, n)| (year.to_string(), *n));
        section("Theo năm ban hành", "By year of issue", years.collect());
        out
    }
}

/// Rows with the largest first.
fn most(rows: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    rows
}

#[cfg(test)]
mod tests {
    use super::{Lang, NaiveDate, age_note};

    #[test]
    fn data_are_old_after_six_months() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let note = |today: &str| age_note(day("2026-08-31"), day(today), Lang::Vi);
        assert_eq!(note("2026-08-01"), None);
        assert_eq!(note("2027-02-28"), None);
        let old = note("2027-03-01").expect("old");
        assert!(old.contains("31/8/2026") && old.contains("chưa kết luận được về sau ngày đó"), "{old}");
    }
}
