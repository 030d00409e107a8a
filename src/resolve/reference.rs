//! What each citation means: which document, in which role, whether the text itself says that it is over.

mod acknowledged;
mod lookup;
mod mention;
#[cfg(test)]
mod tests;

pub(crate) use acknowledged::listed_after;

use super::document::{Head, Reference, Resolution, Role};
use crate::fold;
use crate::lexicon::Lexicon;
use crate::parse::plan::{CitationPlace, PaperId, Plan};
use crate::regulations::Regulations;
use crate::source::Source;

/// One reference per citation.
pub(super) fn references(
    source: &Source,
    plan: &Plan,
    heads: &[Head],
    regulations: &Regulations,
    lexicon: &Lexicon,
) -> Vec<Reference> {
    let mentions = mention::Mentions::of(source, plan);
    let said = acknowledged::said(source, plan, &lexicon.kinds);
    let lookup = lookup::Lookup::new(heads, regulations, &lexicon.kinds);
    let mut paper = 0;
    let mut references: Vec<Reference> = Vec::with_capacity(plan.citations.len());
    for (i, citation) in plan.citations.iter().enumerate() {
        paper = paper_at(plan, paper, citation.span.start);
        let issued_on = match &citation.date {
            Some(written) => {
                written.calendar().ok().flatten().or_else(|| mentions.date(i).filter(|_| is_blank(written)))
            }
            None => mentions.date(i),
        };
        let issuer = citation.issuer.map(|span| fold::one_line(source.slice(span)));
        let mut reference = Reference {
            number: citation.number.clone(),
            issued_on,
            issuer,
            role: role(citation.place),
            resolution: Resolution::Unknown,
            first_mention: mentions.first(i),
            acknowledged: said[i].ended,
            amended: said[i].amended,
            amending: said[i].amending,
            period: None,
            paper,
        };
        reference.resolution = lookup.resolve(source, citation, &reference);
        references.push(reference);
    }
    references
}

/// A date of which nothing is filled in.
fn is_blank(date: &crate::date::WrittenDate) -> bool {
    date.day.is_none() && date.month.is_none() && date.year.is_none()
}

/// The paper in which `byte` stands; citations come in text order, so the search goes on from the last one.
fn paper_at(plan: &Plan, from: PaperId, byte: u32) -> PaperId {
    let next = plan.papers.get(from + 1..).unwrap_or_default();
    from + next.iter().take_while(|paper| paper.span.start <= byte).count()
}

fn role(place: CitationPlace) -> Role {
    match place {
        CitationPlace::Basis => Role::Basis,
        CitationPlace::Footnote => Role::Footnote,
        CitationPlace::Attachment => Role::Attachment,
        CitationPlace::Definition => Role::Definition,
        CitationPlace::Body => Role::Task,
        CitationPlace::LookingBack => Role::Narrative,
    }
}
