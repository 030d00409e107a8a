//! Where each citation stands, once blocks and papers are known.

use super::law::Laws;
use super::{SPACE, alias};
use crate::kind::Kind;
use crate::lexicon::{Kinds, Lexicon};
use crate::parse::date;
use crate::parse::plan::{Block, BlockKind, Citation, CitationForm, CitationPlace, Paper, Plan, Section, SectionId};
use crate::source::Span;

/// The part of a plan that tells of the past, in `rules/headings.toml`.
const PAST: &str = "tinh-hinh";
/// Parts that look forward, also in a report.
const AHEAD: [&str; 3] = ["muc-tieu", "nhiem-vu", "to-chuc"];
/// How many words may stand between the opening of a basis and the law that it names ("Căn cứ các quy định của").
const LEAD: usize = 6;

/// Says of each citation where it stands, drops the documents' own numbers, finds the laws that bases cite by their
/// name alone, and binds short forms.
pub(in crate::parse) fn place(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    drop_own_numbers(text, plan);
    add_bare_laws(text, lexicon, plan);
    add_unnumbered(text, lexicon, plan);
    add_blank_attachments(text, lexicon, plan);
    let places = places(text, lexicon, plan);
    for (citation, place) in plan.citations.iter_mut().zip(places) {
        citation.place = place;
    }
    let starts: Vec<u32> = plan.citations.iter().map(|citation| citation.span.start).collect();
    let inside = |span: Span| starts.partition_point(|&s| s < span.start)..starts.partition_point(|&s| s < span.end);
    for paper in &mut plan.papers {
        for basis in &mut paper.bases {
            basis.citations = inside(basis.span);
        }
        if let Some(note) = &mut paper.attachment {
            note.citation = Some(inside(note.span)).filter(|found| !found.is_empty()).map(|found| found.start);
        }
    }
    alias::bind(text, lexicon, plan);
}

/// "Nghị quyết số: 105/2025/UBTVQH15" above "NGHỊ QUYẾT" is the document's own number, not a citation. In running
/// text "số" has neither colon nor capital, so that a text that begins with a citation does not lose it.
fn drop_own_numbers(text: &str, plan: &mut Plan) {
    let mut own: Vec<Span> = plan.papers.iter().filter_map(|paper| paper.number.as_ref()).map(|n| n.span).collect();
    own.sort_unstable();
    plan.citations.retain(|citation| {
        let next = own.partition_point(|span| span.end <= citation.span.start);
        let so = citation.number_span.and_then(|number| text.get(citation.span.start as usize..number.start as usize));
        let of_a_head = so.is_some_and(|so| so.contains(':') || so.contains("Số"));
        !(of_a_head && own.get(next).is_some_and(|span| span.overlaps(citation.span)))
    });
}

/// "Căn cứ Luật Viên chức;": in a basis the name alone cites a law.
fn add_bare_laws(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    let laws = Laws::new(text, &lexicon.kinds);
    let mut found: Vec<Citation> = Vec::new();
    for basis in plan.papers.iter().flat_map(|paper| &paper.bases) {
        let mut from = basis.span.start as usize;
        // One after the other: "Căn cứ Luật A; Luật B và Luật C".
        while let Some(at) = law_word(text, from, basis.span.end as usize, from == basis.span.start as usize) {
            let known = plan.citations.partition_point(|citation| (citation.span.end as usize) <= at);
            let known =
                plan.citations.get(known).filter(|citation| (citation.span.start as usize) < basis.span.end as usize);
            if let Some(known) = known.filter(|citation| citation.span.start as usize <= at) {
                from = known.title.unwrap_or(known.span).end as usize;
                continue;
            }
            let next = known.map_or(usize::MAX, |citation| citation.span.start as usize);
            let Some(law) = laws.bare(at..(basis.span.end as usize).min(next)) else { break };
            from = law.span.end as usize;
            found.push(law);
        }
    }
    if !found.is_empty() {
        plan.citations.extend(found);
        plan.citations.sort_by_key(|citation| citation.span);
    }
}

/// "Căn cứ Nghị quyết Đại hội …;": a basis that names a document of a kind that has numbers, and no number.
fn add_unnumbered(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    let mut found: Vec<Citation> = Vec::new();
    for basis in plan.papers.iter().flat_map(|paper| &paper.bases) {
        let next = plan.citations.partition_point(|citation| citation.span.end <= basis.span.start);
        if plan.citations.get(next).is_none_or(|citation| !citation.span.overlaps(basis.span)) {
            found.extend(unnumbered(text, basis.span, &lexicon.kinds));
        }
    }
    if !found.is_empty() {
        plan.citations.extend(found);
        plan.citations.sort_by_key(|citation| citation.span);
    }
}

fn unnumbered(text: &str, basis: Span, kinds: &Kinds) -> Option<Citation> {
    let slice = text.get(basis.range())?;
    // After the opening, which may be two words, with "các" or the like behind it.
    let heads = slice.match_indices(SPACE).map(|(at, _)| at + 1).take(LEAD);
    let (head, len, kind) = heads.filter(|&at| slice[at..].starts_with(char::is_uppercase)).find_map(|at| {
        let (len, kind) = kinds.beginning(&slice[at..])?;
        Some((at, len, kind?))
    })?;
    let numbered = matches!(
        kind,
        Kind::Resolution
            | Kind::Decree
            | Kind::Decision
            | Kind::Directive
            | Kind::Circular
            | Kind::JointCircular
            | Kind::Plan
            | Kind::Proposal
            | Kind::Letter
            | Kind::Telegram
            | Kind::Notice
            | Kind::Conclusion
            | Kind::Guidance
    );
    let rest = slice[head + len..].trim_start();
    let itself = ["này", "trên", "nói trên"].iter().any(|word| rest.starts_with(word));
    let end = slice[head..].find([',', ';', '.', '(', ':', '\t']).map_or(slice.len(), |at| head + at);
    let end = head + slice[head..end].trim_end().len();
    let start = basis.start as usize + head;
    (numbered && !itself && end > head + len).then(|| Citation {
        span: Span::new(start, basis.start as usize + end),
        kind_span: Some(Span::new(start, start + len)),
        ..without_number(Some(kind), CitationPlace::Basis)
    })
}

/// "(Kèm theo Quyết định số        ngày   tháng   năm 2024 …)": a blank without any letters cites nothing elsewhere,
/// but in the note of an attachment it is the decision that issues it.
fn add_blank_attachments(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    let mut found: Vec<Citation> = Vec::new();
    for note in plan.papers.iter().filter_map(|paper| paper.attachment.as_ref()) {
        let next = plan.citations.partition_point(|citation| citation.span.end <= note.span.start);
        if plan.citations.get(next).is_none_or(|citation| !citation.span.overlaps(note.span)) {
            found.extend(blank(text, note.span, &lexicon.kinds));
        }
    }
    if !found.is_empty() {
        plan.citations.extend(found);
        plan.citations.sort_by_key(|citation| citation.span);
    }
}

fn blank(text: &str, note: Span, kinds: &Kinds) -> Option<Citation> {
    let slice = text.get(note.range())?;
    let (so, word) = slice.match_indices("số").next()?;
    let head = slice[..so].trim_end_matches(SPACE);
    let name = kinds.ending(head).filter(|name| name.kind.is_some())?;
    let base = note.start as usize;
    let after = base + so + word.len();
    let date = date::find(text, after..note.end as usize).next();
    let rest = &text[after..date.as_ref().map_or(after, |date| date.span.start as usize)];
    let blank = rest.trim_end_matches("ngày ").chars().all(|c| " \n:.…_,".contains(c) || "ngày".contains(c));
    blank.then(|| Citation {
        span: Span::new(base + name.start, date.as_ref().map_or(after, |date| date.span.end as usize)),
        kind_span: Some(Span::new(base + name.start, base + head.len())),
        number_span: Some(Span::empty(after)),
        has_so: true,
        date,
        form: CitationForm::Blank,
        ..without_number(name.kind, CitationPlace::Attachment)
    })
}

/// A citation of which only kind and place are known yet.
fn without_number(kind: Option<Kind>, place: CitationPlace) -> Citation {
    Citation {
        span: Span::default(),
        kind,
        kind_span: None,
        number: None,
        number_span: None,
        name: None,
        date: None,
        issuer: None,
        title: None,
        has_so: false,
        form: CitationForm::Unnumbered,
        alias: None,
        note_mark: None,
        place,
    }
}

/// The type word of a law at the head of `text[from..end]`, few words or a list mark before it.
fn law_word(text: &str, from: usize, end: usize, opening: bool) -> Option<usize> {
    let slice = text.get(from..end)?;
    let rest = slice.trim_start_matches([' ', '\n', ',', ';']);
    let mut at = from + slice.len() - rest.len();
    for _ in 0..if opening { LEAD } else { 2 } {
        let rest = &text[at..end];
        let named = ["Luật ", "Luật\n", "Bộ luật ", "Bộ Luật ", "Pháp lệnh ", "Hiến pháp"];
        if named.iter().any(|word| rest.starts_with(word)) {
            // The automaton's anchor is the last word of "Bộ luật".
            return Some(at);
        }
        let word = rest.find(SPACE)?;
        if rest[..word].ends_with([';', ',', ':', '.']) || !opening && &rest[..word] != "và" {
            return None;
        }
        at += word + rest[word..].len() - rest[word..].trim_start_matches(SPACE).len();
    }
    None
}

/// The place of each citation.
fn places(text: &str, lexicon: &Lexicon, plan: &Plan) -> Vec<CitationPlace> {
    let mut back = LookingBack { text, lexicon, plan, known: vec![None; plan.sections.len()] };
    let mut paper = 0;
    let mut block = 0;
    let mut places = Vec::with_capacity(plan.citations.len());
    for citation in &plan.citations {
        let at = citation.span.start;
        paper += plan.papers.get(paper + 1..).unwrap_or_default().iter().take_while(|p| p.span.start <= at).count();
        block += plan.blocks.get(block + 1..).unwrap_or_default().iter().take_while(|b| b.span.start <= at).count();
        places.push(place_of(citation.span, plan.papers.get(paper), plan.blocks.get(block), &mut back));
    }
    places
}

fn place_of(span: Span, paper: Option<&Paper>, block: Option<&Block>, back: &mut LookingBack<'_>) -> CitationPlace {
    let attachment = paper.and_then(|paper| paper.attachment.as_ref());
    if attachment.is_some_and(|note| note.span.overlaps(span)) {
        return CitationPlace::Attachment;
    }
    let bases = paper.map_or(&[][..], |paper| &paper.bases);
    let next = bases.partition_point(|basis| basis.span.end <= span.start);
    if bases.get(next).is_some_and(|basis| basis.span.overlaps(span)) {
        return CitationPlace::Basis;
    }
    let Some(block) = block else { return CitationPlace::Body };
    if block.kind == BlockKind::Footnote {
        return CitationPlace::Footnote;
    }
    let looks_back = match block.section {
        Some(section) => back.tells_of_past(section),
        // Reports tell what was done.
        None => paper.and_then(|paper| paper.kind) == Some(Kind::Report),
    };
    if looks_back { CitationPlace::LookingBack } else { CitationPlace::Body }
}

/// Whether sections tell of the past: by their own headings, else as the section above does. Below "Kết quả đạt được"
/// everything is past, whatever area it is about; a report is past until it says what is to be done.
struct LookingBack<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    plan: &'a Plan,
    /// What was found already: most sections cite nothing and are never asked.
    known: Vec<Option<bool>>,
}

impl LookingBack<'_> {
    fn tells_of_past(&mut self, section: SectionId) -> bool {
        // Up to the first section that is known, and down again.
        let mut unknown = Vec::new();
        let mut next = Some(section);
        while let Some(id) = next
            && self.known.get(id).is_some_and(Option::is_none)
        {
            unknown.push(id);
            next = self.plan.sections[id].parent;
        }
        for id in unknown.into_iter().rev() {
            self.known[id] = Some(self.said_by(&self.plan.sections[id]));
        }
        self.known.get(section).copied().flatten().unwrap_or(false)
    }

    /// What a section says, the one above it being known.
    fn said_by(&self, section: &Section) -> bool {
        let report = self.plan.papers.get(section.paper).and_then(|paper| paper.kind) == Some(Kind::Report);
        let above = section.parent.and_then(|parent| self.known[parent]).unwrap_or(report);
        let heading = self.plan.blocks.get(section.block).is_some_and(|block| block.kind == BlockKind::Heading);
        let title = self.text.get(section.title.range()).filter(|_| heading);
        let part = title.and_then(|title| self.lexicon.headings.part(title));
        let told = above && section.parent.is_some();
        part.map_or(above, |part| told || part.key == PAST || above && !AHEAD.contains(&part.key.as_str()))
    }
}
