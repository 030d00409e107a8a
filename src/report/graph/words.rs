//! How texts, relations and check levels are called.

use crate::date::vietnamese;
use crate::lexicon::Kinds;
use crate::regulations::{Check, Effect, EffectKind, RegulationId, Regulations};
use crate::rules::{Lang, say};
use chrono::NaiveDate;

/// Words for the law.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Words<'a> {
    pub(in crate::report) law: &'a Regulations,
    pub(in crate::report) kinds: &'a Kinds,
    pub(in crate::report) lang: Lang,
}

impl Words<'_> {
    /// "Nghị định số 60/2021/NĐ-CP", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15".
    pub(in crate::report) fn name(&self, id: RegulationId) -> String {
        let r = self.law.get(id);
        let kind = r.kind.map(|kind| self.kinds.name(kind)).filter(|name| !name.is_empty()).unwrap_or("Văn bản");
        if r.kind.is_some_and(crate::kind::Kind::is_law) && !r.title.is_empty() {
            format!("{kind} {} số {}", r.title, r.number)
        } else {
            format!("{kind} số {}", r.number)
        }
    }

    /// A day.
    pub(in crate::report) fn day(&self, day: NaiveDate) -> String {
        vietnamese(day)
    }

    /// What the newer text does: "thay thế", "bãi bỏ một phần".
    pub(in crate::report) fn does(&self, e: &Effect<'_>) -> String {
        match (e.kind, e.whole) {
            (EffectKind::Replaces, true) => say!(self, "thay thế", "replaces"),
            (EffectKind::Replaces, false) => say!(self, "thay thế một phần", "replaces in part"),
            (EffectKind::Repeals, true) => say!(self, "bãi bỏ", "repeals"),
            (EffectKind::Repeals, false) => say!(self, "bãi bỏ một phần", "repeals in part"),
            (EffectKind::Amends, _) => say!(self, "sửa đổi, bổ sung", "amends"),
            (EffectKind::Details, _) => say!(self, "quy định chi tiết, hướng dẫn", "details"),
            (EffectKind::Corrects, _) => say!(self, "đính chính", "corrects"),
            (EffectKind::Suspends, _) => say!(self, "ngưng hiệu lực", "suspends"),
            (EffectKind::Consolidates, _) => say!(self, "hợp nhất", "consolidates"),
            (EffectKind::RestsOn, _) => say!(self, "căn cứ vào", "rests on"),
        }
    }

    /// How far a fact was checked.
    pub(in crate::report) fn check(&self, check: Check) -> String {
        match check {
            Check::FullText => say!(self, "đã đọc nguyên văn", "clause read"),
            Check::FullTextOcr => say!(self, "đã đọc bản nhận dạng chữ", "clause read in OCR"),
            Check::Codification => say!(self, "theo Bộ pháp điển", "codification"),
            Check::OfficialSummary => say!(self, "theo tóm tắt chính thức", "official summary"),
            Check::Reported => say!(self, "theo nguồn thứ ba", "reported by a third party"),
            Check::Paper => say!(self, "theo chính văn bản đó", "the document itself says so"),
            Check::Catalogue => say!(self, "theo danh mục", "catalogue only"),
            Check::Cited => say!(self, "chỉ biết qua viện dẫn", "known from citations only"),
            Check::Memory => say!(self, "chưa đối chiếu nguồn", "not verified"),
        }
    }

    /// "(Điều 90 khoản 2; Bộ pháp điển …; đã đọc nguyên văn)".
    pub(in crate::report) fn evidence(&self, e: &Effect<'_>) -> String {
        let inferred = if e.inferred { say!(self, "suy ra", "inferred") } else { String::new() };
        let known = self.known(e.source, e.check);
        let parts = [e.at, known.as_str(), inferred.as_str()];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("({})", known.join("; "))
    }

    /// "Toàn văn; theo nguồn thứ ba": who says so, and how far it was checked.
    pub(in crate::report) fn known(&self, source: &str, check: Check) -> String {
        // The source says it already.
        let codified = check == Check::Codification && source.starts_with("Bộ pháp điển");
        let check_words = if codified { String::new() } else { self.check(check) };
        let works = works(source, check);
        let parts = [works.as_str(), check_words.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }
}

/// The official works that a source names; the copies that were read are for those who keep the data. What was not
/// found in a source has none to name.
fn works(source: &str, check: Check) -> String {
    if check == Check::Memory {
        return String::new();
    }
    let mut works: Vec<&str> = Vec::new();
    for work in source.split(" | ").filter_map(|one| one.split(" (bản đọc").next()) {
        if !works.contains(&work) {
            works.push(work);
        }
    }
    works.join("; ")
}
