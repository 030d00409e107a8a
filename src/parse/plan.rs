//! The syntax tree: what is written. It never consults the law and never judges.

use crate::date::WrittenDate;
use crate::kind::Kind;
pub use crate::number::Number;
use crate::source::Span;

/// One file as written. Every list is in text order.
#[derive(Debug, Default)]
pub struct Plan {
    /// The documents in the file: a decision, its plan, the appendix. They do not overlap and
    /// together cover the text; at least one for any text that is not blank.
    pub papers: Vec<Paper>,
    /// Every paragraph, heading, item and table row.
    pub blocks: Vec<Block>,
    /// Headings and labelled items as a forest over `blocks` (parents before children).
    pub sections: Vec<Section>,
    /// Tables, each a run of rows.
    pub tables: Vec<Table>,
    /// Every citation of a document.
    pub citations: Vec<Citation>,
    /// Every use of a short form that a citation defines ("viết tắt là Nghị quyết 04").
    pub aliases: Vec<AliasUse>,
}

/// An index into [`Plan::papers`].
pub type PaperId = usize;
/// An index into [`Plan::blocks`].
pub type BlockId = usize;
/// An index into [`Plan::sections`].
pub type SectionId = usize;
/// An index into [`Plan::tables`].
pub type TableId = usize;

/// One document of the file, as written.
#[derive(Debug, Default)]
pub struct Paper {
    /// From its first to its last byte.
    pub span: Span,
    /// Its blocks, as a range of [`Plan::blocks`].
    pub blocks: std::ops::Range<BlockId>,
    /// The named type ("KẾ HOẠCH"), if there is one.
    pub kind: Option<Kind>,
    /// Where the type stands.
    pub kind_span: Option<Span>,
    /// Quốc hiệu.
    pub national_name: Option<Span>,
    /// Tiêu ngữ.
    pub motto: Option<Span>,
    /// "ĐẢNG CỘNG SẢN VIỆT NAM".
    pub party_name: Option<Span>,
    /// Lines of the letterhead that name the issuing body ("ỦY BAN NHÂN DÂN", "THỊ XÃ GIA NGHĨA").
    pub letterhead: Vec<Span>,
    /// "Số: 41/QĐ-UBND", blank or garbled too.
    pub number: Option<NumberLine>,
    /// "Gia Nghĩa, ngày 09 tháng 01 năm 2019".
    pub place_date: Option<PlaceDate>,
    /// The subject under the type, over one or more lines.
    pub title: Option<Span>,
    /// "V/v", "Về việc" at the head of the subject.
    pub subject_marker: Option<Span>,
    /// "(Kèm theo Quyết định số … ngày … của …)".
    pub attachment: Option<Attachment>,
    /// "CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ XÃ GIA NGHĨA" above the bases of a decision.
    pub authority: Option<Span>,
    /// The preamble: one entry per basis paragraph.
    pub bases: Vec<BasisLine>,
    /// The sentence that issues the plan ("UBND thị xã … ban hành Kế hoạch … như sau:").
    pub enacting: Option<Span>,
    /// Day of adoption in the text ("thông qua ngày 23 tháng 12 năm 2020").
    pub adopted: Option<WrittenDate>,
    /// The signing block.
    pub signature: Option<Signature>,
    /// "Nơi nhận" and its lines.
    pub recipients: Option<Recipients>,
}

/// The document's own number line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberLine {
    /// The whole line, from "Số".
    pub span: Span,
    /// The number as written, marks and all; may be empty before the slash.
    pub written: Span,
    /// Normalised; `None` where it is blank or cannot be read.
    pub number: Option<Number>,
}

/// Place and date of issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceDate {
    /// The whole line.
    pub span: Span,
    /// "Gia Nghĩa", if there.
    pub place: Option<Span>,
    /// The date, whole, in part or blank.
    pub date: WrittenDate,
}

/// "(Ban hành kèm theo Quyết định số …)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The whole note.
    pub span: Span,
    /// The citation inside, as an index into [`Plan::citations`].
    pub citation: Option<usize>,
}

/// One paragraph of the preamble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisLine {
    /// The whole paragraph, without the line end.
    pub span: Span,
    /// The opening word.
    pub opening: BasisOpening,
    /// Citations inside, as a range of [`Plan::citations`].
    pub citations: std::ops::Range<usize>,
}

/// How a basis paragraph begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisOpening {
    /// Căn cứ.
    CanCu,
    /// Thực hiện, Triển khai.
    ThucHien,
    /// Theo đề nghị của, Xét đề nghị, Xét Tờ trình.
    DeNghi,
    /// Anything else in the preamble.
    Other,
}

/// The signing block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// From the authority line to the name.
    pub span: Span,
    /// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "T/M THỊ ỦY": one span per line; recipients may stand between them.
    pub authorities: Vec<Span>,
    /// "PHÓ CHỦ TỊCH", "BÍ THƯ".
    pub role: Option<Span>,
    /// The name.
    pub signer: Option<Span>,
}

/// "Nơi nhận".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients {
    /// The heading and all its lines.
    pub span: Span,
    /// The heading "Nơi nhận:".
    pub heading: Span,
    /// One span per recipient, without the dash.
    pub entries: Vec<Span>,
}

/// A line or paragraph with its role in the layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The paragraph, without its line end. A paragraph that the extraction wrapped over lines is
    /// one block; the line ends stand inside.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The label, for headings and items.
    pub label: Option<Label>,
    /// The text after the label (the whole paragraph where there is none).
    pub body: Span,
    /// The section that it heads or stands in.
    pub section: Option<SectionId>,
}

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Part of a document's head (letterhead, number, place and date, type, title).
    Head,
    /// A paragraph of the preamble.
    Basis,
    /// A labelled heading that opens a section: short, or in capitals.
    Heading,
    /// A labelled paragraph ("a) …", "1.2. …", "- …", "Điều 1. …").
    Item,
    /// A paragraph without label.
    Paragraph,
    /// A table row; see [`Plan::tables`].
    Row,
    /// A footnote ("¹ …").
    Footnote,
    /// A line of "Nơi nhận".
    Recipient,
    /// A line of the signing block.
    Signature,
}

/// The label of a heading or item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where it stands, with its mark ("1.2.").
    pub span: Span,
    /// Its style, which is the key of its sequence.
    pub style: LabelStyle,
    /// Its place in the sequence, from 1: IV is 4, "đ)" is 5, "1.2" is 2 (of parent 1). 0 for bullets and for
    /// the letters f, j, w, z, which the alphabet of điểm does not have.
    pub ordinal: u32,
    /// The label without marks, as written: "IV", "1.2", "đ", "-".
    pub text: String,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelStyle {
    /// "Phần I", "PHẦN THỨ NHẤT".
    Part,
    /// "Chương II".
    Chapter,
    /// "Mục 1", under a chapter.
    Division,
    /// "I.", "I-".
    Roman,
    /// "A.", "B."
    Capital,
    /// "Điều 1."
    Article,
    /// "1."
    Arabic,
    /// "1.2.", "1.2.3": the number of components.
    Dotted(u8),
    /// "a)".
    LetterParen,
    /// "a."
    LetterDot,
    /// "1)"
    ArabicParen,
    /// "(1)"
    Parenthesised,
    /// "-", "+", "•", "*": the mark.
    Bullet(char),
}

/// A heading or labelled item with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The block that opens it.
    pub block: BlockId,
    /// From the label to the end of the last block under it.
    pub span: Span,
    /// The heading's text, without label; for an item its whole text. Run-on text is not part of it.
    pub title: Span,
    /// Depth, from 1.
    pub depth: u8,
    /// Whether its label begins a sequence anew though a sibling of the same style stands before it
    /// ("Sáng: 1) 2) 3)", "Chiều: 1) 2)"): no gap and no duplicate.
    pub restarts: bool,
    /// The section above.
    pub parent: Option<SectionId>,
    /// The sections below, in order.
    pub children: Vec<SectionId>,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// A table: a run of rows that belong together, over page breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// From the first to the last row.
    pub span: Span,
    /// The paper that it stands in.
    pub paper: PaperId,
    /// The header's cells, as written; empty where there is no header.
    pub header: Vec<Span>,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// Rows in order, header rows included.
    pub rows: Vec<Row>,
}

/// What a column holds, by its header or, without one, by its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// STT, TT.
    Label,
    /// Nội dung, nhiệm vụ.
    Task,
    /// Cơ quan chủ trì, đơn vị thực hiện.
    Lead,
    /// Cơ quan phối hợp.
    Support,
    /// Chủ trì and phối hợp in one column.
    LeadAndSupport,
    /// Sản phẩm, kết quả.
    Deliverable,
    /// Thời gian hoàn thành.
    Deadline,
    /// Start of a period in a column of its own.
    Start,
    /// End of a period in a column of its own.
    End,
    /// Kinh phí.
    Budget,
    /// Chỉ số, chỉ tiêu.
    Indicator,
    /// Ghi chú.
    Note,
    /// Anything else.
    Other,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The whole row without its line end.
    pub span: Span,
    /// Its cells, trimmed; an empty cell has an empty span at its place.
    pub cells: Vec<Span>,
    /// What it is.
    pub kind: RowKind,
    /// The label in its STT cell, if any.
    pub label: Option<Label>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Column titles, first or repeated by a page break.
    Header,
    /// "II | Cải cách thủ tục hành chính": names the rows below.
    Group,
    /// A row of content.
    Item,
    /// "Tổng", "Cộng".
    Total,
    /// The rest of the item above, cut by a page break.
    Continuation,
    /// Nothing in it.
    Blank,
}

/// A document cited, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the type word to the end of number, date or issuer.
    pub span: Span,
    /// The type word's kind; `None` where there is only a number.
    pub kind: Option<Kind>,
    /// The type word; `None` where it is shared with an earlier citation of the list.
    pub kind_span: Option<Span>,
    /// The number, normalised; `None` for laws by name and for blank numbers.
    pub number: Option<Number>,
    /// Where the number stands, blank ones too.
    pub number_span: Option<Span>,
    /// The name of a law cited by name, one space between words, as written otherwise.
    pub name: Option<String>,
    /// The date, as written.
    pub date: Option<WrittenDate>,
    /// "của Chính phủ": the body, without "của".
    pub issuer: Option<Span>,
    /// The subject that follows ("về …", "ban hành …"), up to the end of the clause.
    pub title: Option<Span>,
    /// Whether "số" stands before the number.
    pub has_so: bool,
    /// How it is cited.
    pub form: CitationForm,
    /// The short form that it defines ("viết tắt là …"), one space between words.
    pub alias: Option<String>,
    /// The footnote mark after it ("¹"), as its number.
    pub note_mark: Option<u32>,
    /// Where it stands.
    pub place: CitationPlace,
}

impl Citation {
    /// The citation with the body and the subject that follow it: what a corrected one stands in place of.
    #[must_use]
    pub fn whole(&self) -> Span {
        // A body may also stand before ("Chính phủ ban hành Nghị định số …"); that one stays.
        let behind = [self.issuer, self.title].into_iter().flatten().filter(|part| part.start >= self.span.end);
        behind.fold(self.span, Span::to)
    }
}

/// A short form in place of a citation: "Nghị quyết 04". No citation of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AliasUse {
    /// Where it stands.
    pub span: Span,
    /// The citation that defines it, as an index into [`Plan::citations`]; it may stand behind the use.
    pub of: usize,
}

/// How a document is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationForm {
    /// By number.
    Numbered,
    /// A law by name (with or without date, year, number).
    Law,
    /// A type with a blank or unreadable number.
    Blank,
    /// "Nghị quyết Đại hội …", "Chỉ thị về …": a document without any number.
    Unnumbered,
}

/// Where a citation stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationPlace {
    /// In the preamble.
    Basis,
    /// In a footnote.
    Footnote,
    /// In "(Kèm theo …)".
    Attachment,
    /// In the definition of an alias or of the document's own object.
    Definition,
    /// In the body: a task, a duty, something to be carried out.
    Body,
    /// In a passage that looks back ("Kết quả đạt được", "Thực trạng").
    LookingBack,
}
