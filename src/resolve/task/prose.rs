//! Tasks in prose: items that name who does them or by when, and items under a heading that does.

mod due;

use super::super::deadline::{self, Around};
use super::super::document::{Body, Deadline, Task, TaskSource};
use super::bodies::Assigned;
use super::money;
use super::sentence::{self, Said};
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::lexicon::anchors::Anchor;
use crate::lexicon::assignments::{Attribute, Part};
use crate::parse::plan::{Block, BlockId, BlockKind, LabelStyle, Paper, PaperId, Plan, SectionId};
use crate::search::Needle;
use crate::source::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// The tasks given, and behind them every task in prose, paper by paper.
pub(super) fn tasks(
    text: &str,
    plan: &Plan,
    around: &[Around],
    anchors: &[(Span, Anchor)],
    lexicon: &Lexicon,
    tasks: Vec<Task>,
) -> Vec<Task> {
    let mut reader = Reader {
        text,
        plan,
        lexicon,
        anchors,
        around: Around::default(),
        has_sections: false,
        headings: Vec::new(),
        gives_out: vec![false; plan.sections.len()],
        assigned: vec![None; plan.sections.len()],
        tells: vec![false; plan.sections.len()],
        sides: Vec::new(),
        tasks,
    };
    for (id, paper) in plan.papers.iter().enumerate() {
        if paper.kind.is_none_or(gives_work) {
            reader.around = around.get(id).copied().unwrap_or_default();
            let first = plan.sections.partition_point(|s| s.paper < id);
            reader.has_sections = plan.sections.get(first).is_some_and(|s| s.paper == id);
            reader.paper(id, paper);
        }
    }
    reader.tasks
}

/// Documents that tell, ask or propose give nobody work to do.
fn gives_work(kind: Kind) -> bool {
    !matches!(kind, Kind::Report | Kind::Proposal | Kind::Law | Kind::Decree | Kind::Circular)
}

/// "kinh phí", whatever its first letter.
static MONEY: LazyLock<Needle> = LazyLock::new(|| Needle::new("inh phí"));

/// Whose duties stand below a heading.
#[derive(Debug)]
struct Heading {
    assigned: Assigned,
    block: BlockId,
    /// What stands below it are names: it is the head of a list of members.
    lists_names: bool,
}

/// One side of a task that has a line of its own.
#[derive(Clone, Debug)]
struct Side {
    attribute: Attribute,
    value: Span,
    /// The section whose side it is.
    of: SectionId,
    /// The section that it heads itself, if its line is labelled.
    own: Option<SectionId>,
}

struct Reader<'a> {
    text: &'a str,
    plan: &'a Plan,
    lexicon: &'a Lexicon,
    /// Where a deadline may open in a sentence, in text order.
    anchors: &'a [(Span, Anchor)],
    around: Around,
    /// Whether the paper has sections.
    has_sections: bool,
    headings: Vec<Heading>,
    /// Whether a section is one in which work is given out ("Tổ chức thực hiện").
    gives_out: Vec<bool>,
    /// For each section the heading whose duties stand in it, its own or one above, as an index into `headings`.
    assigned: Vec<Option<usize>>,
    /// Whether a section tells of the past or of purposes: it gives nobody work.
    tells: Vec<bool>,
    sides: Vec<Side>,
    tasks: Vec<Task>,
}

impl<'a> Reader<'a> {
    fn paper(&mut self, id: PaperId, paper: &Paper) {
        // A heading without a label, and the section in which it holds.
        let mut loose: Option<(Option<SectionId>, usize)> = None;
        let first = self.tasks.len();
        self.sides.clear();
        for block_id in paper.blocks.clone() {
            let Some(block) = self.plan.blocks.get(block_id) else { break };
            if !matches!(block.kind, BlockKind::Heading | BlockKind::Item | BlockKind::Paragraph) {
                continue;
            }
            let own = self.heads(block_id, block);
            if let Some(section) = own {
                self.open(section);
            }
            if paper.enacting.is_some_and(|span| span.overlaps(block.span))
                || block.section.is_some_and(|s| self.tells[s])
            {
                continue;
            }
            match sentence::read(self.text, block.body, self.lexicon) {
                Said::Sides(sides) => {
                    let of = match own {
                        Some(section) => self.plan.sections[section].parent,
                        None => block.section,
                    };
                    if let Some(of) = of {
                        self.sides.extend(sides.into_iter().map(|(attribute, value)| Side {
                            attribute,
                            value,
                            of,
                            own,
                        }));
                    }
                }
                Said::Heading(assigned) => {
                    let announces = self.text[block.body.range()].ends_with(':');
                    match own {
                        // A bullet that is a name and no more stands in a list of names.
                        Some(section) if announces || !is_bullet(block) => {
                            self.assigned[section] = Some(self.heading(assigned, block_id));
                        }
                        // Without a label it must stand where work is given out.
                        None if block.section.is_some_and(|s| announces || self.gives_out[s]) => {
                            loose = Some((self.anchor(block.section), self.heading(assigned, block_id)));
                        }
                        _ => self.lists_names(block, loose),
                    }
                }
                Said::Name => self.lists_names(block, loose),
                Said::Task(assigned, lead_span) if self.is_sentence(block) => {
                    let below = own.is_some_and(|s| !self.plan.sections[s].children.is_empty());
                    if let Some(section) = own.filter(|_| below) {
                        self.assigned[section] = Some(self.heading(assigned.clone(), block_id));
                    }
                    // "2. Sở Công Thương chủ trì thực hiện", with its items below.
                    if !(below && block.kind == BlockKind::Heading) {
                        self.push(id, block, Some(assigned), Some(lead_span));
                    }
                }
                _ => self.plain(id, block_id, own, &mut loose),
            }
        }
        let found = self.tasks.len();
        self.apply_sides(id, first..found);
    }

    fn heading(&mut self, assigned: Assigned, block: BlockId) -> usize {
        self.headings.push(Heading { assigned, block, lists_names: false });
        self.headings.len() - 1
    }

    /// The section that a block opens.
    fn heads(&self, id: BlockId, block: &Block) -> Option<SectionId> {
        block.section.filter(|&s| self.plan.sections[s].block == id)
    }

    /// A section takes over what holds in the one above it.
    fn open(&mut self, section: SectionId) {
        let opened = &self.plan.sections[section];
        let title = &self.text[opened.title.range()];
        let heading = self.plan.blocks[opened.block].kind == BlockKind::Heading;
        let part = if heading { self.lexicon.headings.part(title).map_or("", |part| part.key.as_str()) } else { "" };
        let purpose = heading && self.lexicon.assignments.tells_purpose(title);
        self.tells[section] = part == "tinh-hinh" && opened.depth <= 2 || purpose && opened.depth <= 3;
        self.gives_out[section] = part == "to-chuc";
        if let Some(parent) = opened.parent {
            self.tells[section] |= self.tells[parent];
            self.gives_out[section] |= self.gives_out[parent];
            self.assigned[section] = self.assigned[parent];
        }
    }

    /// The nearest section that is no bullet: what a line without a label says holds in it.
    fn anchor(&self, section: Option<SectionId>) -> Option<SectionId> {
        let mut at = section;
        while let Some(section) = at {
            let label = self.plan.blocks[self.plan.sections[section].block].label.as_ref();
            if !label.is_some_and(|l| matches!(l.style, LabelStyle::Bullet(_))) {
                break;
            }
            at = self.plan.sections[section].parent;
        }
        at
    }

    /// Whether `section` is `anchor` or lies in it.
    fn holds(&self, anchor: Option<SectionId>, section: Option<SectionId>) -> bool {
        let Some(anchor) = anchor else { return self.anchor(section).is_none() };
        let mut at = section;
        while let Some(section) = at {
            if section == anchor {
                return true;
            }
            at = self.plan.sections[section].parent;
        }
        false
    }

    /// A block that names nobody itself.
    fn plain(
        &mut self,
        paper: PaperId,
        id: BlockId,
        own: Option<SectionId>,
        loose: &mut Option<(Option<SectionId>, usize)>,
    ) {
        let block = &self.plan.blocks[id];
        let body = &self.text[block.body.range()];
        if loose.as_ref().is_some_and(|(anchor, _)| !self.holds(*anchor, block.section)) {
            *loose = None;
        }
        // A short line without an end is a heading that names nobody: what it opens is nobody's.
        let ended = body.ends_with(['.', ';', ':', ',', '!', '?', '…', ')', '”']);
        if own.is_none() && !ended && body.len() <= 120 {
            *loose = None;
            return;
        }
        let heading = self.nearest(block, *loose);
        // What announces its parts is no task itself.
        let announces = body.strip_suffix(':').is_some_and(|said| !said.trim_end().ends_with('.'))
            || block.kind == BlockKind::Heading && own.is_some_and(|s| self.plan.sections[s].span.end > block.span.end);
        if announces || !says_something(body) {
            return;
        }
        if let Some(heading) = heading.filter(|&h| !self.headings[h].lists_names) {
            let mut assigned = self.headings[heading].assigned.clone();
            let named = sentence::coordinating(self.text, block.body, self.lexicon);
            if !named.is_empty() {
                assigned.support = named;
            }
            self.push(paper, block, Some(assigned), None);
        } else if own.is_some() {
            self.push(paper, block, None, None);
        }
    }

    /// The heading that holds for a block: of its section or of a line without a label, whichever is nearer.
    fn nearest(&self, block: &Block, loose: Option<(Option<SectionId>, usize)>) -> Option<usize> {
        let above = block.section.and_then(|s| self.assigned[s]);
        above.into_iter().chain(loose.map(|(_, heading)| heading)).max_by_key(|&h| self.headings[h].block)
    }

    /// A name by itself: the heading above it is that of a list of members.
    fn lists_names(&mut self, block: &Block, loose: Option<(Option<SectionId>, usize)>) {
        if let Some(heading) = self.nearest(block, loose) {
            self.headings[heading].lists_names = true;
        }
    }

    /// Whether a line without a label is a sentence, not the title of something or the cell of a lost table.
    fn is_sentence(&self, block: &Block) -> bool {
        const LONG_ENOUGH: usize = 80;
        // What stands before the first section tells who makes the plan.
        if block.label.is_none() && block.section.is_none() && self.has_sections {
            return false;
        }
        let body = &self.text[block.body.range()];
        let announces = block.section.is_none() && body.ends_with(':');
        let long = || body.len() > LONG_ENOUGH || body.ends_with(['.', ';']) || body.contains(": ");
        says_something(body) && (block.label.is_some() || !announces && long())
    }

    fn is_formula(&self, block: &Block) -> bool {
        let body = &self.text[block.body.range()];
        let all = &self.lexicon.assignments;
        all.is_closing(body) || all.is_formula(body, block.label.is_some())
    }

    /// Adds an item as a task: with who was found to lead, or, where nobody was, if it names who or when inside.
    fn push(&mut self, paper: PaperId, block: &Block, assigned: Option<Assigned>, lead_span: Option<Span>) {
        let led = assigned.as_ref().is_some_and(|a| !a.lead.is_empty());
        let mut sides = Sides {
            assigned: assigned.unwrap_or_default(),
            lead_span,
            deadline: self.deadline(block.body, led, lead_span).or_else(|| {
                // Where somebody leads all of it has been read.
                (!led && block.label.is_some()).then(|| self.announced(block.body)).flatten()
            }),
            deliverable: None,
            budget: None,
        };
        for (attribute, value, _) in sentence::inside(self.text, block.body, self.lexicon) {
            self.take(attribute, value, &mut sides);
        }
        let says = !sides.assigned.lead.is_empty() || sides.deadline.is_some();
        if says && !self.is_formula(block) {
            self.tasks.push(self.task(paper, block, block.body, sides));
        }
    }

    fn take(&self, attribute: Attribute, value: Span, sides: &mut Sides) {
        let written = &self.text[value.range()];
        match attribute {
            Attribute::Lead => {
                let said = sentence::value(self.text, value, Part::Lead, self.lexicon);
                if !said.lead.is_empty() {
                    sides.assigned.lead = said.lead;
                    sides.lead_span = Some(value);
                }
                if !said.support.is_empty() {
                    sides.assigned.support = said.support;
                }
            }
            Attribute::Support => {
                sides.assigned.support = sentence::value(self.text, value, Part::Support, self.lexicon).support;
            }
            Attribute::Deadline => {
                let line = fold::one_line(written.trim_end_matches(['.', ';', ' ']));
                if !line.is_empty() {
                    sides.deadline = Some(deadline::read(self.text, value, line, &self.lexicon.deadlines, self.around));
                }
            }
            Attribute::Deliverable => sides.deliverable = Some(fold::one_line(written)).filter(|d| !d.is_empty()),
            Attribute::Budget => sides.budget = money::sentence(written, &self.lexicon.columns),
            Attribute::Work => {}
        }
    }

    fn task(&self, paper: PaperId, block: &Block, span: Span, sides: Sides) -> Task {
        let body = &self.text[span.range()];
        let section = block.section.and_then(|s| {
            let parent = if self.plan.blocks[self.plan.sections[s].block].span == block.span {
                self.plan.sections[s].parent?
            } else {
                s
            };
            self.plan.blocks[self.plan.sections[parent].block].label.as_ref()
        });
        let deadline_span = sides.deadline.as_ref().map(|d| d.span);
        Task {
            span: block.span,
            label: block.label.as_ref().map_or_else(String::new, |l| l.text.clone()),
            text: fold::one_line(body),
            text_span: span,
            section: section.map(|l| l.text.clone()),
            lead: sides.assigned.lead,
            support: sides.assigned.support,
            lead_span: sides.lead_span,
            deliverable: sides.deliverable,
            deadline: sides.deadline,
            deadline_span,
            budget: sides
                .budget
                .or_else(|| MONEY.find(body).and_then(|at| money::sentence(&body[at..], &self.lexicon.columns))),
            source: TaskSource::List(block.section),
            paper,
        }
    }

    /// Gives the sides that have a line of their own to their tasks: the items under "Nhiệm vụ cụ thể", or the item
    /// that they stand under.
    fn apply_sides(&mut self, paper: PaperId, found: Range<usize>) {
        let sides = std::mem::take(&mut self.sides);
        let mut at = 0;
        while at < sides.len() {
            // Sides of one section follow one another, but for sides of its items.
            let of = sides[at].of;
            let end = sides[at..].iter().position(|s| s.of != of).map_or(sides.len(), |i| at + i);
            self.apply(paper, found.clone(), of, &sides[at..end]);
            at = end;
        }
        self.sides = sides;
    }

    fn apply(&mut self, paper: PaperId, found: Range<usize>, of: SectionId, sides: &[Side]) {
        let says = |attribute: Attribute| sides.iter().any(|s| s.attribute == attribute);
        if !says(Attribute::Lead) && !says(Attribute::Deadline) {
            return;
        }
        // Blocks, each with the part of it that says what is to be done.
        let mut targets: Vec<(BlockId, Span)> = Vec::new();
        for work in sides.iter().filter(|s| s.attribute == Attribute::Work) {
            let Some(own) = work.own else { continue };
            if !work.value.is_empty() {
                targets.push((self.plan.sections[own].block, work.value));
            }
            self.leaves(own, &mut targets);
        }
        let section = &self.plan.sections[of];
        let block = &self.plan.blocks[section.block];
        if targets.is_empty() {
            let outer = block.label.as_ref().is_none_or(|l| {
                matches!(l.style, LabelStyle::Roman | LabelStyle::Part | LabelStyle::Chapter | LabelStyle::Capital)
            });
            if outer || !says(Attribute::Lead) && block.kind == BlockKind::Heading {
                return;
            }
            targets.push((section.block, block.body));
        }
        let mut all = Sides::default();
        for side in sides {
            self.take(side.attribute, side.value, &mut all);
        }
        for (target, span) in targets {
            let block = &self.plan.blocks[target];
            // Those found in passing are in text order.
            let known = self.tasks[found.clone()].binary_search_by_key(&block.span, |t| t.span);
            match known {
                Ok(at) => all.clone().complete(&mut self.tasks[found.start + at]),
                Err(_) => {
                    let task = self.task(paper, block, span, all.clone());
                    self.tasks.push(task);
                }
            }
        }
    }

    /// The items below a section that have none below themselves.
    fn leaves(&self, section: SectionId, into: &mut Vec<(BlockId, Span)>) {
        let children = &self.plan.sections[section].children;
        for &child in children {
            if self.plan.sections[child].children.is_empty() {
                let block = self.plan.sections[child].block;
                into.push((block, self.plan.blocks[block].body));
            } else {
                self.leaves(child, into);
            }
        }
    }
}

/// What is known of a task beside its text.
#[derive(Clone, Default)]
struct Sides {
    assigned: Assigned,
    lead_span: Option<Span>,
    deadline: Option<Deadline>,
    deliverable: Option<String>,
    budget: Option<i64>,
}

impl Sides {
    /// Fills in what a task does not say itself.
    fn complete(self, task: &mut Task) {
        let fill = |own: &mut Vec<Body>, given: Vec<Body>| {
            if own.is_empty() {
                *own = given;
            }
        };
        fill(&mut task.lead, self.assigned.lead);
        fill(&mut task.support, self.assigned.support);
        task.lead_span = task.lead_span.or(self.lead_span);
        if task.deadline.is_none() {
            task.deadline_span = self.deadline.as_ref().map(|d| d.span);
            task.deadline = self.deadline;
        }
        task.deliverable = task.deliverable.take().or(self.deliverable);
        task.budget = task.budget.or(self.budget);
    }
}

fn is_bullet(block: &Block) -> bool {
    block.label.as_ref().is_some_and(|l| matches!(l.style, LabelStyle::Bullet(_)))
}

/// Whether a text is more than the blanks of a form.
fn says_something(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ellipses = memchr::memchr_iter(0xE2, bytes).filter(|&at| bytes[at..].starts_with("…".as_bytes())).count();
    let dots = memchr::memchr_iter(b'.', bytes).count() + 3 * ellipses;
    memchr::memchr(b' ', bytes).is_some() && dots * 3 < bytes.len()
}
