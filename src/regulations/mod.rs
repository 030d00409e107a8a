//! What was in force on a given day, and who says so. The only place that knows petgraph.

use crate::date::PartialDate;
use crate::kind::Kind;
use crate::number::Number;
use chrono::NaiveDate;

/// A regulation of the knowledge base. Small and cheap to copy; valid for the [`Regulations`] it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegulationId(pub u32);

/// How far a fact was checked, strongest last, so that `Memory < FullText`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Known only because others cite it.
    Cited,
    /// Not found in a source; at most a warning of medium confidence.
    Memory,
    /// Identity and date only.
    Catalogue,
    /// A third party says so; full severity, medium confidence.
    Reported,
    /// Clause read in a text from OCR.
    FullTextOcr,
    /// An official summary.
    OfficialSummary,
    /// Bộ pháp điển.
    Codification,
    /// The clause was read.
    FullText,
}

/// One regulation, viewed.
#[derive(Clone, Copy, Debug)]
pub struct Regulation<'a> {
    /// Number and symbol, normalised ("16/2015/NĐ-CP").
    pub number: &'a str,
    /// Its kind.
    pub kind: Option<Kind>,
    /// The issuing body ("Chính phủ").
    pub issuer: &'a str,
    /// Its subject or, for a law, its name; without the type word.
    pub title: &'a str,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Day of entry into force.
    pub effective: Option<NaiveDate>,
    /// The programme's own period, in years, both ends included ("giai đoạn 2011 - 2020").
    pub period: Option<(i32, i32)>,
    /// How far identity and date were checked.
    pub check: Check,
    /// Whether the date is known only from the plan that cites it: never used to contradict a citation.
    pub date_is_hearsay: bool,
}

/// What a newer text does to an older one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EffectKind {
    /// Thay thế.
    Replaces,
    /// Bãi bỏ.
    Repeals,
    /// Sửa đổi, bổ sung.
    Amends,
    /// Quy định chi tiết, hướng dẫn.
    Details,
    /// Đính chính.
    Corrects,
    /// Ngưng hiệu lực.
    Suspends,
}

/// An edge of the graph.
#[derive(Clone, Copy, Debug)]
pub struct Effect<'a> {
    /// The newer text.
    pub from: RegulationId,
    /// The older text.
    pub to: RegulationId,
    /// What it does.
    pub kind: EffectKind,
    /// Whether it concerns the whole older text.
    pub whole: bool,
    /// From when; `None` where not known.
    pub effective: Option<NaiveDate>,
    /// The article of the newer text that says so ("Điều 40 khoản 2"); empty where not known.
    pub at: &'a str,
    /// The parts of the older text concerned ("khoản 2 Điều 26"); empty for the whole or where not known.
    pub parts: &'a str,
    /// How far it was checked.
    pub check: Check,
    /// Whether the ending clause itself was not seen.
    pub inferred: bool,
    /// Who says so: the official work first, the copy that was read second.
    pub source: &'a str,
}

/// The standing of a regulation on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force, as far as is known.
    InForce,
    /// Issued, but takes effect later.
    NotYetInForce {
        /// From when.
        from: NaiveDate,
    },
    /// Not issued yet on that day.
    NotYetIssued {
        /// When it was issued.
        issued: NaiveDate,
    },
    /// Ended as a whole.
    Ended(Ending),
    /// In force, but some articles ended (indices into [`Regulations::effects_on`] are given).
    PartlyEnded(Vec<usize>),
    /// Suspended on that day.
    Suspended {
        /// By which text.
        by: RegulationId,
    },
    /// Nothing is known about its standing on that day.
    Unknown,
}

/// How a regulation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The first day on which it is no longer in force.
    pub on: NaiveDate,
    /// The texts that ended it (several when it was split), as `(regulation, index into effects_on)`.
    pub by: Vec<(RegulationId, usize)>,
    /// The texts in force on the day asked for that took its place, through as many steps as it takes.
    pub successors: Vec<RegulationId>,
    /// The steps from it to each successor, both included.
    pub chain: Vec<Vec<RegulationId>>,
    /// The weakest check on the way.
    pub check: Check,
    /// Whether any step is inferred.
    pub inferred: bool,
}

/// The knowledge base.
#[derive(Debug, Default)]
pub struct Regulations {}

impl Regulations {
    /// What comes with the program. Costs no parsing.
    #[must_use]
    pub fn embedded() -> Regulations {
        Regulations::default()
    }

    /// The day up to which the data were gathered.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
    }

    /// The record.
    #[must_use]
    pub fn get(&self, id: RegulationId) -> Regulation<'_> {
        let _ = id;
        unimplemented!("the knowledge base is not in yet")
    }

    /// Its stable name: "16/2015/NĐ-CP@2015-02-14".
    #[must_use]
    pub fn name(&self, id: RegulationId) -> String {
        let _ = id;
        String::new()
    }

    /// Every regulation with that number (compared folded: case, Đ = D, dashes) and, if given, kind.
    /// The date is not compared.
    #[must_use]
    pub fn with_number(&self, number: &Number, kind: Option<Kind>) -> Vec<RegulationId> {
        let _ = (number, kind);
        Vec::new()
    }

    /// Laws, codes and ordinances with that name (folded) whose date agrees with `date`, if given.
    #[must_use]
    pub fn with_name(&self, name: &str, date: Option<PartialDate>) -> Vec<RegulationId> {
        let _ = (name, date);
        Vec::new()
    }

    /// The standing of a regulation on a day.
    #[must_use]
    pub fn status(&self, id: RegulationId, day: NaiveDate) -> Status {
        let _ = (id, day);
        Status::Unknown
    }

    /// What newer texts do to it, oldest first.
    #[must_use]
    pub fn effects_on(&self, id: RegulationId) -> Vec<Effect<'_>> {
        let _ = id;
        Vec::new()
    }

    /// What it does to older texts.
    #[must_use]
    pub fn effects_of(&self, id: RegulationId) -> Vec<Effect<'_>> {
        let _ = id;
        Vec::new()
    }
}
