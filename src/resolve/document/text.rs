//! What the wording and the outline show.

use crate::lexicon::Mention;
use crate::parse::plan::{PaperId, SectionId, TableId};
use crate::source::Span;

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
