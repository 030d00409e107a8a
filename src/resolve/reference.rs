//! What each citation means: which regulation, in which role.

use super::document::{Head, Reference, Resolution, Role};
use crate::lexicon::Lexicon;
use crate::parse::plan::Plan;
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
    let _ = (source, heads, regulations, lexicon);
    plan.citations
        .iter()
        .enumerate()
        .map(|(i, c)| Reference {
            number: c.number.clone(),
            issued_on: None,
            issuer: None,
            role: Role::Narrative,
            resolution: Resolution::Unknown,
            first_mention: i,
            acknowledged: false,
            period: None,
            paper: 0,
        })
        .collect()
}
