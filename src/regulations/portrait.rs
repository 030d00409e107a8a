//! A text with everything around it: what it took the place of and what took its place, what amends, details or
//! consolidates it, what it stands on.

use super::{Effect, EffectKind, RegulationId, Regulations, Status};
use chrono::NaiveDate;
use std::collections::HashSet;

/// How many texts a lineage shows; further ones are left out.
const LONGEST_LINEAGE: usize = 200;

/// A text on a day, with what stands around it.
#[derive(Debug)]
pub struct Portrait<'a> {
    /// The text.
    pub id: RegulationId,
    /// The day of which its standing is told.
    pub day: NaiveDate,
    /// Its standing on that day.
    pub status: Status,
    /// What it ended, and what that had ended, with the number of steps back.
    pub before: Vec<(usize, Effect<'a>)>,
    /// What ended it, and what ended that, with the number of steps on; later than the day too.
    pub after: Vec<(usize, Effect<'a>)>,
    /// What amends, corrects, suspends it or ends parts of it, oldest first.
    pub changes: Vec<Effect<'a>>,
    /// What details it.
    pub details: Vec<Effect<'a>>,
    /// Texts that it details or rests on.
    pub stands_on: Vec<Effect<'a>>,
    /// What it amends, corrects, suspends or ends in part.
    pub does: Vec<Effect<'a>>,
    /// Texts that bring it and its amendments together.
    pub consolidations: Vec<Effect<'a>>,
}

impl Regulations {
    /// A text with everything around it.
    #[must_use]
    pub fn portrait(&self, id: RegulationId, day: NaiveDate) -> Portrait<'_> {
        let ends = |e: &Effect<'_>| e.kind.ends() && e.whole;
        let changes = |e: &Effect<'_>| {
            matches!(e.kind, EffectKind::Amends | EffectKind::Corrects | EffectKind::Suspends)
                || e.kind.ends() && !e.whole
        };
        let on = self.effects_on(id);
        let of = self.effects_of(id);
        Portrait {
            id,
            day,
            status: self.status(id, day),
            before: lineage(id, |id| self.effects_of(id), |e| e.to, ends),
            after: lineage(id, |id| self.effects_on(id), |e| e.from, ends),
            changes: select(&on, changes),
            details: select(&on, |e| e.kind == EffectKind::Details),
            stands_on: select(&of, |e| e.kind.stands_on()),
            does: select(&of, changes),
            consolidations: select(&on, |e| e.kind == EffectKind::Consolidates),
        }
    }
}

/// Follows endings step by step, depth first, so that each text stands under the one that leads to it.
fn lineage<'a>(
    id: RegulationId,
    effects: impl Fn(RegulationId) -> Vec<Effect<'a>>,
    next: impl Fn(&Effect<'a>) -> RegulationId,
    keep: impl Fn(&Effect<'_>) -> bool,
) -> Vec<(usize, Effect<'a>)> {
    let mut seen = HashSet::from([id]);
    let mut steps: Vec<(usize, Effect<'a>)> = Vec::new();
    let mut open: Vec<(usize, Effect<'a>)> = Vec::new();
    let push = |open: &mut Vec<(usize, Effect<'a>)>, id, depth| {
        open.extend(effects(id).into_iter().rev().filter(|e| keep(e)).map(|e| (depth, e)));
    };
    push(&mut open, id, 1);
    while let Some((depth, effect)) = open.pop() {
        if steps.len() >= LONGEST_LINEAGE {
            break;
        }
        let other = next(&effect);
        steps.push((depth, effect));
        if seen.insert(other) {
            push(&mut open, other, depth + 1);
        }
    }
    steps
}

fn select<'a>(effects: &[Effect<'a>], keep: impl Fn(&Effect<'_>) -> bool) -> Vec<Effect<'a>> {
    effects.iter().copied().filter(|e| keep(e)).collect()
}
