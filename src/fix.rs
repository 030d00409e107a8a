//! Applies the edits that findings offer, and proves that they help.
//!
//! A fix is applied to the bytes of the file, the result is read and checked again, and the fix is kept only if no
//! finding is there that was not there before. Rounds are repeated until nothing more can be applied.

use crate::Checked;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::error::ReadError;
use crate::read::read_bytes;
use crate::source::Source;
use std::collections::{HashMap, HashSet};

/// A fix may make room for another; more rounds than this would mean that two fixes undo each other.
const ROUNDS: usize = 10;

/// What came of fixing a file.
#[derive(Debug)]
pub struct Fixed {
    /// The new bytes of the file, in its own encoding.
    pub bytes: Vec<u8>,
    /// Identity of the rule of each fix that was applied, in order.
    pub applied: Vec<&'static str>,
    /// Identity of the rule of each fix that was refused because it would have brought a new finding.
    pub refused: Vec<&'static str>,
}

/// Applies every fix that `strongest` allows: safe ones, and suggested ones on request. `check` is the whole check with
/// all that holds for the file, so that what was turned off or accepted is left as it is.
///
/// # Errors
/// If the bytes cannot be read as text.
pub fn fix(
    check: impl Fn(Source) -> Checked,
    name: &str,
    bytes: Vec<u8>,
    strongest: Applicability,
) -> Result<Fixed, ReadError> {
    let mut fixed = Fixed { bytes, applied: Vec::new(), refused: Vec::new() };
    // What was refused is not offered again, and no longer stands in the way of what it overlaps.
    let mut given_up: HashSet<(&'static str, String)> = HashSet::new();
    for _ in 0..ROUNDS {
        let before = check(read_bytes(name, fixed.bytes.clone())?);
        let offered = offered(&before.diagnostics, strongest, &given_up);
        if offered.is_empty() {
            break;
        }
        let known = census(&before.diagnostics);
        let is_better = |bytes: &[u8]| -> Result<bool, ReadError> {
            let after = check(read_bytes(name, bytes.to_vec())?);
            Ok(brings_nothing_new(&known, &census(&after.diagnostics)))
        };
        // All together is the usual case; one by one finds the culprit when together they bring a new finding.
        let together = apply(&fixed.bytes, &before.source, &offered);
        let accepted = if is_better(&together)? {
            offered
        } else {
            let mut accepted: Vec<&Diagnostic> = Vec::new();
            for candidate in offered {
                accepted.push(candidate);
                if !is_better(&apply(&fixed.bytes, &before.source, &accepted))? {
                    accepted.pop();
                    given_up.insert((candidate.rule, candidate.message.clone()));
                    fixed.refused.push(candidate.rule);
                }
            }
            accepted
        };
        fixed.bytes = apply(&fixed.bytes, &before.source, &accepted);
        fixed.applied.extend(accepted.iter().map(|d| d.rule));
    }
    Ok(fixed)
}

/// The findings whose fix may be applied now, in text order, none touching another.
fn offered<'d>(
    diagnostics: &'d [Diagnostic],
    strongest: Applicability,
    given_up: &HashSet<(&'static str, String)>,
) -> Vec<&'d Diagnostic> {
    let mut offered: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|d| {
            d.fix.as_ref().is_some_and(|fix| {
                !fix.edits.is_empty()
                    && (fix.applicability == Applicability::Safe || strongest == Applicability::Suggested)
            }) && !given_up.contains(&(d.rule, d.message.clone()))
        })
        .collect();
    offered.sort_by_key(|d| d.fix.as_ref().map(|fix| fix.edits[0].span));
    let mut end = 0;
    offered.retain(|d| {
        let Some(fix) = &d.fix else { return false };
        let first = fix.edits.iter().map(|e| e.span.start).min().unwrap_or(0);
        let last = fix.edits.iter().map(|e| e.span.end).max().unwrap_or(0);
        let free = first >= end;
        if free {
            // A pure insertion still takes its place.
            end = last.max(first + 1);
        }
        free
    });
    offered
}

/// The file's bytes with the edits of `diagnostics` applied, in the file's encoding.
fn apply(bytes: &[u8], source: &Source, diagnostics: &[&Diagnostic]) -> Vec<u8> {
    let mut edits: Vec<_> = diagnostics.iter().filter_map(|d| d.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = Vec::with_capacity(bytes.len() + 64);
    let mut at = 0;
    for edit in edits {
        let place = source.in_file(edit.span).range();
        out.extend_from_slice(&bytes[at..place.start]);
        encode(bytes, &edit.text, &mut out);
        at = place.end;
    }
    out.extend_from_slice(&bytes[at..]);
    out
}

/// Writes `text` as the file writes text: the byte-order mark says how.
fn encode(file: &[u8], text: &str, out: &mut Vec<u8>) {
    match file {
        [0xFF, 0xFE, ..] => out.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        [0xFE, 0xFF, ..] => out.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        _ => out.extend_from_slice(text.as_bytes()),
    }
}

/// How often each rule speaks. Positions and quotations move when text is edited; a new finding shows in the count.
fn census(diagnostics: &[Diagnostic]) -> HashMap<&'static str, usize> {
    let mut census = HashMap::new();
    for diagnostic in diagnostics {
        *census.entry(diagnostic.rule).or_insert(0) += 1 + diagnostic.labels.len();
    }
    census
}

/// Whether no rule speaks more often than before.
fn brings_nothing_new(before: &HashMap<&'static str, usize>, after: &HashMap<&'static str, usize>) -> bool {
    after.iter().all(|(rule, count)| before.get(rule).is_some_and(|b| count <= b))
}
