//! The document as meant: what rules look at.

use crate::date::{PartialDate, WrittenDate};
use crate::kind::Kind;
use crate::lexicon::Mention;
use crate::parse::plan::{BasisOpening, LabelStyle, Number, PaperId, SectionId, TableId};
use crate::regulations::RegulationId;
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

/// What a citation means.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Number, own or taken over from the definition of an alias.
    pub number: Option<Number>,
    /// Date, own or taken over from an earlier mention; `None` where impossible or absent.
    pub issued_on: Option<PartialDate>,
    /// Issuing body as written, one line.
    pub issuer: Option<String>,
    /// Its part in the document.
    pub role: Role,
    /// Which regulation it is.
    pub resolution: Resolution,
    /// Mentions of the same document in this file share this key (the index of the first).
    pub first_mention: usize,
    /// Whether the text itself says that it was ended or replaced ("đã được thay thế bởi", a footnote).
    pub acknowledged: bool,
    /// Whether the text itself says that it was amended ("được sửa đổi, bổ sung năm 2017").
    pub amended: bool,
    /// Whether it is named only as what amended the document before it ("được sửa đổi, bổ sung bởi Nghị định số …").
    pub amending: bool,
    /// The period that its subject names ("giai đoạn 2016 - 2020").
    pub period: Option<Period>,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// The part that a citation plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A line of the preamble.
    Basis,
    /// Something to be carried out.
    Task,
    /// A passage that tells or looks back.
    Narrative,
    /// A footnote.
    Footnote,
    /// The document's own decision.
    Attachment,
    /// Definition of an alias, object of an amendment.
    Definition,
}

impl Role {
    /// The name in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Basis => "basis",
            Self::Task => "task",
            Self::Narrative => "narrative",
            Self::Footnote => "footnote",
            Self::Attachment => "attachment",
            Self::Definition => "definition",
        }
    }
}

/// Which regulation a citation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Exactly one fits everything that is written.
    Known(RegulationId),
    /// Number and type fit these, the written date fits none of them.
    Contradicted(Vec<RegulationId>),
    /// Several fit.
    Ambiguous(Vec<RegulationId>),
    /// None is known. Not wrong.
    Unknown,
}

impl Resolution {
    /// The one that is known.
    #[must_use]
    pub fn known(&self) -> Option<RegulationId> {
        match self {
            Self::Known(id) => Some(*id),
            _ => None,
        }
    }
}

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

/// A whole amount in running text and the parts that it is said to be made of, each in đồng and with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The whole.
    pub total: (i64, Span),
    /// Its parts, two at least.
    pub parts: Vec<(i64, Span)>,
}

/// The money of one table, row by row.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The table.
    pub table: TableId,
    /// Whether a header says which columns hold money; otherwise columns may shift from row to row.
    pub aligned: bool,
    /// Its rows, header rows, continuations and blank rows left out.
    pub entries: Vec<Entry>,
}

/// One row of a ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Index into the table's rows.
    pub row: usize,
    /// What it is.
    pub kind: EntryKind,
    /// The style of its label, if it has one.
    pub label: Option<LabelStyle>,
    /// Its amounts, left to right.
    pub amounts: Vec<Amount>,
    /// Whether a money cell holds digits that cannot be read as one amount.
    pub unreadable: bool,
}

/// What a row of a ledger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A row of content.
    Item,
    /// A row that names those below; its amount, if any, is their sum.
    Group,
    /// A total; the wider its scope, the larger the number (1 "Tổng", 2 "Tổng cộng", 3 "Tổng kinh phí").
    Total(u8),
}

/// An amount of money as written, whatever its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In thousandths of the unit of its column.
    pub value: i64,
    /// Where it stands.
    pub span: Span,
    /// Index of its cell.
    pub column: usize,
    /// Whether it has a cell to itself.
    pub alone: bool,
}

/// What the wording of the running text shows. Every list is in text order.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Words of the lists, wherever they stand.
    pub mentions: Vec<(Span, Mention)>,
    /// A word, or two, twice in a row: the second time.
    pub doubled: Vec<Span>,
    /// Phrases whose marks are wrong, with what was meant.
    pub misspelt: Vec<(Span, String)>,
    /// A small letter after a full stop.
    pub small_after_stop: Vec<Span>,
    /// A quotation mark without its other half: where, and whether it opens.
    pub quotes: Vec<(Span, bool)>,
    /// Shares of a whole above 100 %.
    pub over_hundred: Vec<Span>,
    /// Parts of one whole that are more than it.
    pub parts_over_hundred: Vec<Parts>,
    /// Syllables with the tone on the last vowel ("hoá", "uỷ"): the first one, and how many.
    pub tone_last: Option<(Span, usize)>,
    /// Syllables with the tone on the vowel before ("hóa", "ủy"): the first one, and how many.
    pub tone_first: Option<(Span, usize)>,
}

/// Parts of one whole, by their shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Each share.
    pub places: Vec<Span>,
    /// Their sum, in thousandths of a percent.
    pub sum: u32,
}

/// What the parts of a file are.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Headings that name a part of a plan, in text order.
    pub parts: Vec<PartRef>,
    /// Lists of the areas of administrative reform; empty in a plan of something else.
    pub areas: Vec<AreaList>,
    /// What Điều 1 of each paper issues ("Kế hoạch cải cách hành chính năm 2024"); parallel to the papers.
    pub issued: Vec<Option<Span>>,
    /// Which paragraph a row of a table repeats.
    pub echoes: Vec<Echo>,
}

/// A heading that names a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRef {
    /// Key of the part in `rules/headings.toml` ("kinh-phi").
    pub key: String,
    /// The section that it heads.
    pub section: SectionId,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// Headings or group rows that go through the areas of administrative reform.
#[derive(Clone, Debug)]
pub struct AreaList {
    /// The paper that it stands in.
    pub paper: PaperId,
    /// The table, for group rows.
    pub table: Option<TableId>,
    /// Those that name an area, in text order.
    pub entries: Vec<AreaEntry>,
}

/// A heading or group row that names areas.
#[derive(Clone, Debug)]
pub struct AreaEntry {
    /// The name, without label and without what runs on.
    pub title: Span,
    /// Its key.
    pub key: String,
    /// Numbers of the areas that it names (`rules/areas.toml`).
    pub areas: Vec<u8>,
    /// The number of its label; 0 without one.
    pub ordinal: u32,
    /// The section, for a heading.
    pub section: Option<SectionId>,
    /// The row, for a group row.
    pub row: Option<usize>,
}

/// A row of a table and the paragraph that has most of its words.
#[derive(Clone, Debug)]
pub struct Echo {
    /// Index into [`Document::tasks`].
    pub task: usize,
    /// Index of the paragraph among the blocks.
    pub block: usize,
    /// How many of the row's words the paragraph has, in percent.
    pub similarity: u8,
    /// The same, counted from the side that has fewer words in common.
    pub both: u8,
    /// Percentages in the row.
    pub row_shares: Vec<Share>,
    /// Percentages in the paragraph.
    pub block_shares: Vec<Share>,
}

/// A percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Where, with the sign.
    pub span: Span,
    /// In thousandths of a percent.
    pub thousandths: u32,
}
