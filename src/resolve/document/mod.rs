//! The document as meant: what rules look at.

mod money;
mod reference;
mod task;
mod text;

pub use money::{Amount, Entry, EntryKind, Ledger, Sum};
pub use reference::{Reference, Resolution, Role};
pub use task::{Body, Deadline, DeadlineKind, Task, TaskSource};
pub use text::{AreaEntry, AreaList, Echo, Outline, PartRef, Parts, Share, Words};

use crate::date::{PartialDate, WrittenDate};
use crate::kind::Kind;
use crate::parse::plan::{BasisOpening, Number, PaperId};
use crate::source::Span;
use chrono::NaiveDate;

/// One file as meant. `Unknown` and `Ambiguous` are answers; nothing here fails.
#[derive(Debug)]
pub struct Document {
    /// The form that it is judged by.
    pub regime: Regime,
    /// Draft or final, given or judged.
    pub state: State,
    /// The day against which validity is judged, and where it came from.
    pub as_of: AsOf,
    /// Whether the text was taken from a page image or print layout, so that numbers and lines may be lost or misread.
    pub extracted: bool,
    /// Whether it was copied from elsewhere, so that parts of its form may have been lost.
    pub copied: bool,
    /// Whether its issuer's documents have a form of their own, so that rules of form have nothing to say.
    pub own_form: bool,
    /// Facts of each paper's head; parallel to [`Plan::papers`](crate::parse::plan::Plan::papers).
    pub heads: Vec<Head>,
    /// What each citation means; parallel to [`Plan::citations`](crate::parse::plan::Plan::citations).
    pub references: Vec<Reference>,
    /// The bases of the preambles, one by one, in text order.
    pub bases: Vec<Basis>,
    /// Who does what by when.
    pub tasks: Vec<Task>,
    /// Where the file names its own plan with a year or period, outside the titles.
    pub self_names: Vec<SelfName>,
    /// Days of the week that stand with a date.
    pub weekdays: Vec<WeekdayOf>,
    /// Whole dates in running text that the calendar does not have.
    pub impossible_dates: Vec<WrittenDate>,
    /// Other forms of defined short forms ("Nghị quyết số 05" where "Nghị quyết 05" was defined), each with the
    /// citation that the short form stands for.
    pub alias_variants: Vec<(Span, usize)>,
    /// Years that tasks and their products speak of, comparisons, periods and names of documents left out.
    pub task_years: Vec<TaskYear>,
    /// Tables with amounts and totals.
    pub ledgers: Vec<Ledger>,
    /// Wholes in running text with their parts.
    pub sums: Vec<Sum>,
    /// What the wording of the running text shows.
    pub words: Words,
    /// Parts, areas, and what tables repeat of the text.
    pub outline: Outline,
}

impl Document {
    /// Level of the authority that issues a paper: its own, that of the paper it is attached to, that of
    /// the file's first paper that has one.
    #[must_use]
    pub fn issuing_level(&self, paper: PaperId) -> Option<Level> {
        self.issuing_head(paper, |head| head.level.is_some()).and_then(|head| head.level)
    }

    /// Name of the authority that issues a paper, found in the same way.
    #[must_use]
    pub fn issuing_body(&self, paper: PaperId) -> Option<&str> {
        self.issuing_head(paper, |head| head.issuer.is_some()).and_then(|head| head.issuer.as_deref())
    }

    /// The nearest head up the chain of attachments that knows something, else the first in the file.
    fn issuing_head(&self, paper: PaperId, knows: impl Fn(&Head) -> bool) -> Option<&Head> {
        let mut at = Some(paper);
        // A chain of attachments is a few papers long; a cycle must not hang.
        for _ in 0..4 {
            let Some(head) = at.and_then(|i| self.heads.get(i)) else { break };
            if knows(head) {
                return Some(head);
            }
            at = head.attached_to;
        }
        self.heads.iter().take(8).find(|head| knows(head))
    }
}

/// The profile of form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Regime {
    /// Nghị định 30/2020/NĐ-CP, from 2020-03-05.
    Nd30,
    /// Thông tư 01/2011/TT-BNV, before.
    Tt01,
    /// Hướng dẫn 36-HD/VPTW: the Party.
    Party,
}

impl Regime {
    /// The name in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Nd30 => "nd30",
            Self::Tt01 => "tt01-2011",
            Self::Party => "party",
        }
    }
}

/// Draft or final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Number, date and signature may be blank (NĐ 30/2020 Điều 15 khoản 2).
    Draft,
    /// Issued.
    Final,
}

/// The day of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: NaiveDate,
    /// The window in which the true day lies; both equal `day` where it is known.
    pub earliest: NaiveDate,
    /// End of the window.
    pub latest: NaiveDate,
    /// Where it came from.
    pub source: AsOfSource,
}

/// Where the day of judgement came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOfSource {
    /// `--as-of`.
    Option,
    /// The document: its head, its adoption, "(Ban hành kèm theo … ngày …)".
    Document,
    /// A date known in part.
    PartialDate,
    /// The plan's year.
    PlanYear,
    /// Today.
    Today,
}

impl AsOfSource {
    /// The name in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Document => "document",
            Self::PartialDate => "partial-date",
            Self::PlanYear => "plan-year",
            Self::Today => "today",
        }
    }
}

/// Level of an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A school, a hospital, a company.
    Unit,
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh (until 2025-06-30).
    District,
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Central.
    Central,
}

impl Level {
    /// The name in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Unit => "don-vi",
            Self::Commune => "xa",
            Self::District => "huyen",
            Self::Province => "tinh",
            Self::Central => "trung-uong",
        }
    }
}

/// The facts of one paper's head.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Its kind.
    pub kind: Option<Kind>,
    /// Its number, if it has one that can be read; from its attachments too.
    pub number: Option<Number>,
    /// The issuing authority, written out ("Ủy ban nhân dân thị xã Phước Long", "Chủ tịch Ủy ban …").
    pub issuer: Option<String>,
    /// Its level.
    pub level: Option<Level>,
    /// Place of issue.
    pub place: Option<String>,
    /// Day of issue or adoption, whole or in part.
    pub issued_on: Option<PartialDate>,
    /// Title, one line.
    pub title: Option<String>,
    /// The plan's year, or all years of its period.
    pub years: Vec<i32>,
    /// The period, if it is one ("giai đoạn 2021 - 2025").
    pub period: Option<Period>,
    /// The paper that this one is attached to.
    pub attached_to: Option<PaperId>,
}

/// A period in whole years, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

/// One basis of a preamble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The basis with its mark.
    pub span: Span,
    /// The paragraph that it stands in.
    pub line: Span,
    /// How that paragraph begins.
    pub opening: BasisOpening,
    /// Its citations, as a range of [`Plan::citations`](crate::parse::plan::Plan::citations): the text that it names
    /// first, then those named in its subject.
    pub citations: std::ops::Range<usize>,
    /// The kind of document that it names at its head, numbered or not ("Nghị quyết Đại hội …").
    pub names: Option<Kind>,
    /// The mark at its end, if there is one.
    pub mark: Option<char>,
    /// Whether another basis stands before it in the same paragraph.
    pub chained: bool,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// The plan, named by itself: "ban hành Kế hoạch cải cách hành chính năm 2024".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfName {
    /// From the type word to the year.
    pub span: Span,
    /// The digits of the year or period.
    pub year_span: Span,
    /// The year or period.
    pub years: Period,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// "thứ Hai, ngày 05/01/2026", "ngày 05/01/2026 (thứ 2)".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayOf {
    /// The day of the week as written.
    pub span: Span,
    /// Which it is.
    pub weekday: chrono::Weekday,
    /// Where the date stands.
    pub date_span: Span,
    /// The date.
    pub date: NaiveDate,
}

/// A year in a task or its product: "Báo cáo rà soát năm 2024".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskYear {
    /// The digits.
    pub span: Span,
    /// The year.
    pub year: i32,
    /// The task, as an index into [`Document::tasks`].
    pub task: usize,
}
