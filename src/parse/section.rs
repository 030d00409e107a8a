//! Headings and items as a forest.
//!
//! No document is bound to one order of styles (NĐ 30/2020/NĐ-CP PL I I.II.6c), so the order is learnt
//! while reading: a style that is open is gone on with, a new one opens below.

use super::line::{End, end_of, in_capitals};
use super::plan::{Block, BlockId, BlockKind, Label, LabelStyle, Paper, Section, SectionId};
use crate::source::Span;

/// A colon this near to its beginning ends the title of an item ("1. Mục tiêu: Tiếp tục …"), in bytes.
const LONGEST_RUN_ON_TITLE: usize = 200;

/// Builds the forest over the labelled blocks and writes each block's section into it.
pub(super) fn forest(text: &str, blocks: &mut [Block], papers: &[Paper]) -> Vec<Section> {
    let labelled = blocks.iter().filter(|block| block.label.is_some()).count();
    let mut sections: Vec<Section> = Vec::with_capacity(labelled);
    for (paper, range) in papers.iter().map(|paper| paper.blocks.clone()).enumerate() {
        mend(text, &mut blocks[range.clone()]);
        let mut outline = Outline::default();
        let mut contents = Contents::default();
        let mut before: Option<BlockId> = None;
        for id in range {
            match blocks[id].kind {
                BlockKind::Head => continue,
                // What follows the end of a document begins anew.
                BlockKind::Recipient | BlockKind::Signature => {
                    outline = Outline::default();
                    continue;
                }
                _ if contents.covers(text, &blocks[id]) => continue,
                _ => {}
            }
            if matches!(blocks[id].kind, BlockKind::Heading | BlockKind::Item)
                && let Some(label) = &blocks[id].label
            {
                let section = sections.len();
                let lead = before.map(|before| Lead::new(text, &blocks[before]));
                let restarts = outline.place(label, blocks[id].kind, lead, section);
                let parent = outline.parent();
                if let Some(parent) = parent {
                    sections[parent].children.push(section);
                }
                sections.push(Section {
                    block: id,
                    span: blocks[id].span,
                    title: title(text, &blocks[id]),
                    depth: outline.depth(),
                    restarts,
                    parent,
                    children: Vec::new(),
                    paper,
                });
            }
            if let Some(innermost) = outline.innermost() {
                blocks[id].section = Some(innermost);
                sections[innermost].span.end = blocks[id].span.end;
            }
            before = Some(id);
        }
    }
    // A section ends where the last one under it ends. Children come after their parents.
    for id in (0..sections.len()).rev() {
        if let Some(parent) = sections[id].parent {
            sections[parent].span.end = sections[parent].span.end.max(sections[id].span.end);
        }
    }
    sections
}

/// "1. MỤC ĐÍCH" / "1. Mục đích" / … / "II. NỘI DUNG": OCR reads a numeral of one stroke as a figure.
fn mend(text: &str, blocks: &mut [Block]) {
    let labelled: Vec<usize> = (0..blocks.len())
        .filter(|&id| matches!(blocks[id].kind, BlockKind::Heading | BlockKind::Item))
        .filter(|&id| blocks[id].label.as_ref().is_some_and(|label| !matches!(label.style, LabelStyle::Bullet(_))))
        .collect();
    let is = |id: usize, style: LabelStyle, ordinal: u32| {
        blocks[id].label.as_ref().is_some_and(|label| label.style == style && label.ordinal == ordinal)
    };
    let [first, second, ..] = labelled[..] else { return };
    let twice = is(first, LabelStyle::Arabic, 1) && is(second, LabelStyle::Arabic, 1);
    let numeral = labelled.iter().find(|&&id| blocks[id].label.as_ref().is_some_and(|l| l.style == LabelStyle::Roman));
    if twice
        && in_capitals(&text[blocks[first].body.range()])
        && numeral.is_some_and(|&id| is(id, LabelStyle::Roman, 2))
        && let Some(label) = &mut blocks[first].label
    {
        label.style = LabelStyle::Roman;
    }
}

/// A table of contents: its entries are no sections.
#[derive(Default)]
enum Contents {
    #[default]
    No,
    /// "MỤC LỤC" was read.
    Begun,
    /// Its first entry was read; the same label again begins the text.
    Open(LabelStyle, String),
}

impl Contents {
    fn covers(&mut self, text: &str, block: &Block) -> bool {
        let line = &text[block.span.range()];
        match (&*self, &block.label) {
            (Self::No, None) if matches!(line, "Mục lục" | "MỤC LỤC") => *self = Self::Begun,
            (Self::No, _) => return false,
            (Self::Begun, Some(label)) => *self = Self::Open(label.style, label.text.clone()),
            (Self::Open(style, first), Some(label)) if *style == label.style && *first == label.text => {
                *self = Self::No;
                return false;
            }
            _ => {}
        }
        true
    }
}

/// What stands before a label.
#[derive(Clone, Copy)]
struct Lead {
    /// It ends with a colon: it announces what follows.
    announces: bool,
    /// Its own label.
    style: Option<LabelStyle>,
}

impl Lead {
    fn new(text: &str, block: &Block) -> Self {
        Self {
            announces: end_of(&text[block.span.range()]) == End::Colon,
            style: block.label.as_ref().map(|label| label.style),
        }
    }
}

/// The levels that are open, outermost first.
#[derive(Default)]
struct Outline {
    open: Vec<Level>,
    /// What was open when a sequence began anew: a list quoted in an item may be over at the next label.
    suspended: Vec<Level>,
}

#[derive(Clone)]
struct Level {
    style: LabelStyle,
    /// Place of the last label in its sequence.
    ordinal: u32,
    /// "1" of "1.2": sequences of dotted numbers hang on it.
    prefix: String,
    /// Whether the last label has a heading behind it, not an item.
    heading: bool,
    /// Whether its sequence began under a paragraph without a label ("Sáng:").
    announced: bool,
    section: SectionId,
}

/// Lists that announce lists of their own style nest no deeper.
const DEEPEST: usize = 16;

impl Outline {
    /// Opens the level that `label` belongs to. Says whether its sequence begins anew there.
    fn place(&mut self, label: &Label, kind: BlockKind, lead: Option<Lead>, section: SectionId) -> bool {
        let style = self.style(label);
        let prefix = match label.style {
            LabelStyle::Dotted(_) => label.text.rsplit_once('.').map_or("", |(prefix, _)| prefix),
            _ => "",
        };
        let announced = lead.is_some_and(|lead| lead.announces);
        let unlabelled = lead.is_some_and(|lead| lead.style.is_none());
        let mut level = Level {
            style,
            ordinal: label.ordinal,
            prefix: prefix.to_owned(),
            heading: kind == BlockKind::Heading,
            announced: announced && unlabelled,
            section,
        };
        let Some(at) = find(&self.open, &level) else {
            if let Some(at) = self.resumed(&level) {
                self.open = std::mem::take(&mut self.suspended);
                self.open.truncate(at);
            } else {
                self.close_below(style, lead);
            }
            self.open.push(level);
            return false;
        };
        let last = &self.open[at];
        // "1. Phạm vi" / "Nghị quyết này bãi bỏ:" / "1. …": announced inside an item of the same style; but "Sáng:" /
        // "1) …" / "Chiều:" / "1) …" are two lists side by side.
        let inside = announced
            && label.ordinal == 1
            && at + 1 == self.open.len()
            && (!unlabelled || last.heading && !last.announced);
        if inside && self.open.len() < DEEPEST {
            self.open.push(level);
            return false;
        }
        let anew = label.ordinal == 1 && (last.ordinal > 1 || last.ordinal == 1 && unlabelled);
        let restarts = anew || last.prefix != prefix;
        level.announced |= !anew && last.announced;
        if anew && at + 1 < self.open.len() {
            self.suspended.clone_from(&self.open);
        }
        self.open.truncate(at);
        self.open.push(level);
        restarts
    }

    /// Where a suspended sequence goes on with this label, a later one of its sequence.
    fn resumed(&self, level: &Level) -> Option<usize> {
        find(&self.suspended, level).filter(|&at| level.ordinal > 1 && follows(&self.suspended[at], level))
    }

    /// Closes what a style that is not open stands above: it opens below what announces it, or below the last level
    /// that ranks above it.
    fn close_below(&mut self, style: LabelStyle, lead: Option<Lead>) {
        let announced = lead.is_some_and(|lead| {
            // "Điều 1. … như sau:" / "I. …"
            lead.announces && (rank(style) >= rank(LabelStyle::Article) || lead.style == Some(LabelStyle::Article))
        });
        while !announced && self.open.last().is_some_and(|above| rank(above.style) > rank(style)) {
            self.open.pop();
        }
    }

    fn parent(&self) -> Option<SectionId> {
        self.open.len().checked_sub(2).map(|above| self.open[above].section)
    }

    fn innermost(&self) -> Option<SectionId> {
        self.open.last().map(|level| level.section)
    }

    fn depth(&self) -> u8 {
        self.open.len().min(usize::from(u8::MAX)) as u8
    }

    /// "I.", "V.", "X." are numerals, or letters of a sequence in capitals that expects them.
    fn style(&self, label: &Label) -> LabelStyle {
        let place = match label.text.as_str() {
            "I" => 10,
            "V" => 21,
            "X" => 22,
            _ => return label.style,
        };
        let expected = |level: &Level| level.style == LabelStyle::Capital && level.ordinal + 1 == place;
        if label.style == LabelStyle::Roman && self.open.iter().any(expected) {
            LabelStyle::Capital
        } else {
            label.style
        }
    }
}

/// The innermost level whose sequence expects this label, or else the innermost one of its style.
fn find(open: &[Level], label: &Level) -> Option<usize> {
    open.iter()
        .rposition(|level| follows(level, label))
        .or_else(|| open.iter().rposition(|level| level.style == label.style))
}

/// Whether the label is the next of the level's sequence. Letters with different marks share one.
fn follows(level: &Level, label: &Level) -> bool {
    use LabelStyle::{LetterDot, LetterParen};
    let letters = |style| matches!(style, LetterDot | LetterParen);
    (level.style == label.style || letters(level.style) && letters(label.style))
        && level.prefix == label.prefix
        && level.ordinal + 1 == label.ordinal
}

/// From the largest part to the smallest, where a document shows no order of its own.
fn rank(style: LabelStyle) -> u8 {
    match style {
        LabelStyle::Part => 0,
        LabelStyle::Chapter => 1,
        LabelStyle::Division => 2,
        LabelStyle::Capital => 3,
        LabelStyle::Roman => 4,
        LabelStyle::Article => 5,
        LabelStyle::Arabic => 6,
        LabelStyle::Dotted(depth) => 6 + depth.min(5),
        LabelStyle::LetterParen | LabelStyle::LetterDot => 12,
        LabelStyle::ArabicParen => 13,
        LabelStyle::Parenthesised => 14,
        LabelStyle::Bullet('*') => 15,
        LabelStyle::Bullet('-') => 16,
        LabelStyle::Bullet(_) => 17,
    }
}

/// The text of a heading; of an item up to the colon that ends a short title, or all of it.
fn title(text: &str, block: &Block) -> Span {
    let body = &text[block.body.range()];
    let bullet = block.label.as_ref().is_some_and(|label| matches!(label.style, LabelStyle::Bullet(_)));
    if bullet {
        return block.body;
    }
    let head = &body[..body.floor_char_boundary(LONGEST_RUN_ON_TITLE)];
    let ends = |&at: &usize| matches!(head.as_bytes().get(at + 1), None | Some(b' '));
    match memchr::memchr_iter(b':', head.as_bytes()).find(ends) {
        Some(at) if !head[..at].contains(['.', ';']) => Span { end: block.body.start + at as u32, ..block.body },
        _ => block.body,
    }
}
