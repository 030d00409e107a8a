//! Who does what by when, as meant.

use crate::date::WrittenDate;
use crate::parse::plan::{PaperId, SectionId, TableId};
use crate::source::Span;
use chrono::NaiveDate;

/// Who does what by when.
#[derive(Clone, Debug)]
pub struct Task {
    /// The row or item.
    pub span: Span,
    /// Label as written.
    pub label: String,
    /// What is to be done, one line.
    pub text: String,
    /// Where that stands.
    pub text_span: Span,
    /// Label of the section that it stands in.
    pub section: Option<String>,
    /// Who leads.
    pub lead: Vec<Body>,
    /// Who coordinates.
    pub support: Vec<Body>,
    /// The lead cell or phrase; an empty span marks where it is missing.
    pub lead_span: Option<Span>,
    /// The product, one line.
    pub deliverable: Option<String>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// The deadline cell or phrase; an empty span marks where it is missing.
    pub deadline_span: Option<Span>,
    /// Money, in đồng.
    pub budget: Option<i64>,
    /// Where it was read from.
    pub source: TaskSource,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// Where a task was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskSource {
    /// A row of a table (row index within it).
    Table(TableId, usize),
    /// An item of prose, under a section.
    List(Option<SectionId>),
}

impl TaskSource {
    /// The table, for a task from one.
    #[must_use]
    pub fn table(self) -> Option<TableId> {
        match self {
            Self::Table(table, _) => Some(table),
            Self::List(_) => None,
        }
    }
}

/// A body named in a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its name, one line, as written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// By when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// As written, one line.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its class.
    pub kind: DeadlineKind,
    /// First day, where it has one.
    pub from: Option<NaiveDate>,
    /// Last day, where it has one.
    pub to: Option<NaiveDate>,
    /// Dates inside that do not exist.
    pub impossible: Vec<WrittenDate>,
    /// Two classes that exclude each other ("Trong năm quý I/2024").
    pub contradictory: bool,
    /// A start without an end, where its neighbours have both.
    pub open_ended: bool,
    /// A reporting frequency in place of a deadline ("Báo cáo theo quý").
    pub frequency_only: bool,
    /// Days counted from something that happens ("trong 10 ngày kể từ khi có quyết định"): it has an end.
    pub limited: bool,
}

/// Classes of deadlines .
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeadlineKind {
    /// 31/10/2023.
    Date,
    /// Tháng 12/2024.
    Month,
    /// Quý I/2024.
    Quarter,
    /// 6 tháng đầu năm.
    HalfYear,
    /// Năm 2024.
    Year,
    /// Tháng 1 - Tháng 12; giai đoạn 2022 - 2025.
    Range,
    /// Thường xuyên.
    Recurring,
    /// Khi có văn bản của …
    Conditional,
    /// Kịp thời, sớm, theo kế hoạch.
    Vague,
    /// A date that does not exist.
    Invalid,
}

impl DeadlineKind {
    /// The name in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
            Self::Range => "range",
            Self::Recurring => "recurring",
            Self::Conditional => "conditional",
            Self::Vague => "vague",
            Self::Invalid => "invalid",
        }
    }
}
