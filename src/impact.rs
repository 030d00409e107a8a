//! Whom a change of the law touches: the places in documents that hang on given regulations.

use crate::fold;
use crate::parse::plan::Plan;
use crate::regulations::{Change, EffectKind, RegulationId, Regulations};
use crate::resolve::document::{Document, Resolution, Role};
use crate::source::{Source, Span};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Why a cited regulation matters to the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// It is the one asked about.
    Itself,
    /// The one asked about took its place, directly or by steps.
    Replaced,
    /// It amends, details or rests on the one asked about.
    Hangs,
    /// It changes in the window asked about.
    Changes(Vec<Change>),
}

/// The regulations whose citations are looked for.
#[derive(Clone, Debug, Default)]
pub struct Targets(HashMap<RegulationId, Via>);

impl Targets {
    /// A regulation, what it took the place of, and what hangs on it.
    #[must_use]
    pub fn of(law: &Regulations, id: RegulationId) -> Targets {
        let portrait = law.portrait(id, law.as_of());
        let mut targets = HashMap::from([(id, Via::Itself)]);
        for (_, effect) in portrait.before.iter().filter(|(_, e)| e.succeeds) {
            targets.entry(effect.to).or_insert(Via::Replaced);
        }
        let hangs = |kind| matches!(kind, EffectKind::Amends | EffectKind::Details | EffectKind::RestsOn);
        for effect in law.effects_on(id).iter().filter(|e| hangs(e.kind)) {
            targets.entry(effect.from).or_insert(Via::Hangs);
        }
        Targets(targets)
    }

    /// Everything that changes from `since` to `until`, both included.
    #[must_use]
    pub fn changing(law: &Regulations, since: NaiveDate, until: NaiveDate) -> Targets {
        let mut targets: HashMap<RegulationId, Via> = HashMap::new();
        for change in law.changes(since, until) {
            match targets.entry(change.id).or_insert_with(|| Via::Changes(Vec::new())) {
                Via::Changes(changes) => changes.push(change),
                Via::Itself | Via::Replaced | Via::Hangs => {}
            }
        }
        Targets(targets)
    }

    /// Why a regulation is looked for.
    #[must_use]
    pub fn via(&self, id: RegulationId) -> Option<&Via> {
        self.0.get(&id)
    }

    /// How many regulations are looked for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A place in a document that hangs on one of the regulations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which regulation.
    pub id: RegulationId,
    /// The citation, in bytes of the file.
    pub span: Span,
    /// Its line in the file, from 1.
    pub line: u32,
    /// The citation, one line.
    pub quote: String,
    /// Its part in the document.
    pub role: Role,
    /// Whether it is the only text that the citation may mean.
    pub sure: bool,
    /// The task that it stands in.
    pub task: Option<Task>,
}

/// A task that hangs on a regulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its label as written.
    pub label: String,
    /// What is to be done, one line.
    pub text: String,
    /// Who leads.
    pub lead: Vec<String>,
}

/// What one file has to do with the question, and what is needed to see who hangs on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Places, in text order.
    pub places: Vec<Place>,
    /// Stable names of the papers in the file ("19/KH-UBND@2026-01-15").
    pub papers: Vec<String>,
    /// Bases of the papers that the law does not know, with their lines.
    pub bases: Vec<(String, u32)>,
}

/// Finds the places in one file.
#[must_use]
pub fn touched(source: &Source, plan: &Plan, document: &Document, targets: &Targets) -> Touched {
    let line = |span: Span| source.position(source.in_file(span).start).line;
    let mut touched = Touched::default();
    let mut next_task = 0;
    for (citation, reference) in plan.citations.iter().zip(&document.references) {
        // Tasks and citations both stand in text order.
        while document.tasks.get(next_task).is_some_and(|task| task.span.end <= citation.span.start) {
            next_task += 1;
        }
        let (candidates, sure) = match &reference.resolution {
            Resolution::Known(id) => (std::slice::from_ref(id), true),
            Resolution::Contradicted(ids) | Resolution::Ambiguous(ids) => (ids.as_slice(), ids.len() == 1),
            Resolution::Unknown => (&[][..], true),
        };
        for &id in candidates.iter().filter(|id| targets.via(**id).is_some()) {
            let task = document.tasks.get(next_task).filter(|task| task.span.contains(citation.span));
            touched.places.push(Place {
                id,
                span: source.in_file(citation.span),
                line: line(citation.span),
                quote: fold::one_line(source.slice(citation.span)),
                role: reference.role,
                sure,
                task: task.map(|task| Task {
                    label: task.label.clone(),
                    text: task.text.clone(),
                    lead: task.lead.iter().map(|body| body.name.clone()).collect(),
                }),
            });
        }
        if let (Role::Basis | Role::Task, Resolution::Unknown, Some(number), Some(day)) =
            (reference.role, &reference.resolution, &reference.number, reference.issued_on.and_then(|d| d.day()))
        {
            touched.bases.push((own_name(&number.0, day), line(citation.span)));
        }
    }
    touched.papers = document
        .heads
        .iter()
        .filter_map(|head| Some(own_name(&head.number.as_ref()?.0, head.issued_on?.day()?)))
        .collect();
    touched
}

fn own_name(number: &str, day: NaiveDate) -> String {
    format!("{}@{day}", number.to_lowercase())
}

/// Which files hang on files that are touched: the index of the file, the line of its basis, the index of the
/// file that it rests on; one step after the other.
#[must_use]
pub fn spread(files: &[Touched]) -> Vec<(usize, u32, usize)> {
    let mut papers: HashMap<&str, usize> = HashMap::new();
    for (i, file) in files.iter().enumerate() {
        for paper in &file.papers {
            papers.entry(paper).or_insert(i);
        }
    }
    let mut resting: HashMap<usize, Vec<(usize, u32)>> = HashMap::new();
    for (i, file) in files.iter().enumerate() {
        for (name, line) in &file.bases {
            if let Some(&on) = papers.get(name.as_str()).filter(|&&on| on != i) {
                resting.entry(on).or_default().push((i, *line));
            }
        }
    }
    let mut open: Vec<usize> = (0..files.len()).filter(|&i| !files[i].places.is_empty()).collect();
    let mut seen: HashSet<usize> = open.iter().copied().collect();
    let mut found = Vec::new();
    while let Some(on) = open.pop() {
        for &(file, line) in resting.get(&on).into_iter().flatten() {
            if seen.insert(file) {
                found.push((file, line, on));
                open.push(file);
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::{Place, Touched, spread};
    use crate::regulations::RegulationId;
    use crate::resolve::document::Role;
    use crate::source::Span;

    #[test]
    fn what_rests_on_a_touched_paper_is_touched() {
        let place = Place {
            id: RegulationId(0),
            span: Span::empty(0),
            line: 1,
            quote: String::new(),
            role: Role::Basis,
            sure: true,
            task: None,
        };
        let file = |paper: &str, bases: &[&str], places: &[&Place]| Touched {
            papers: vec![paper.to_owned()],
            bases: bases.iter().map(|b| ((*b).to_owned(), 7)).collect(),
            places: places.iter().map(|&p| p.clone()).collect(),
        };
        let files = [
            file("3/kh@2026-01-03", &["2/kh@2026-01-02"], &[]),
            file("1/kh@2026-01-01", &["3/kh@2026-01-03"], &[&place]),
            file("2/kh@2026-01-02", &["1/kh@2026-01-01"], &[]),
            file("4/kh@2026-01-04", &["9/kh@2025-01-01"], &[]),
        ];
        assert_eq!(spread(&files), [(0, 7, 2), (2, 7, 1)]);
    }
}
