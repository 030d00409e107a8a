//! The standing of a text on a day, and what follows from it.

use super::{Check, Effect, EffectKind, Ending, RegulationId, Regulations, Status};
use crate::number::Number;
use chrono::NaiveDate;

/// How many steps a chain of successors may have; longer ones are faults of the data.
const LONGEST_CHAIN: usize = 64;

impl Regulations {
    /// The standing of a regulation on a day.
    #[must_use]
    pub fn status(&self, id: RegulationId, day: NaiveDate) -> Status {
        let r = self.get(id);
        if let Some(issued) = r.issued.filter(|&issued| day < issued && !r.date_is_hearsay) {
            return Status::NotYetIssued { issued };
        }
        if let Some(ending) = self.ending(id, day) {
            return Status::Ended(ending);
        }
        if let Some(from) = r.effective.filter(|&from| day < from) {
            return Status::NotYetInForce { from };
        }
        let effects = self.effects_on(id);
        let running =
            |e: &Effect<'_>| e.effective.is_some_and(|from| from <= day) && e.until.is_none_or(|last| day <= last);
        if let Some(e) = effects.iter().find(|e| e.kind == EffectKind::Suspends && e.whole && running(e)) {
            return Status::Suspended { by: e.from };
        }
        // A whole ending without a known day: over at some time after the newer text was issued.
        let ended_some_day =
            |e: &Effect<'_>| e.kind.ends() && e.whole && e.effective.is_none() && self.earliest_issue(e.from) <= day;
        if effects.iter().any(ended_some_day) {
            return Status::Unknown;
        }
        let parts: Vec<usize> = effects
            .iter()
            .enumerate()
            .filter(|(_, e)| (e.kind.ends() || e.kind == EffectKind::Suspends) && !e.whole && running(e))
            .map(|(i, _)| i)
            .collect();
        if !parts.is_empty() {
            return Status::PartlyEnded(parts);
        }
        // Of a text known from a list or from citations only, nobody has said how it stands;
        // unless somebody amends, details or ends it later.
        let heard_of =
            r.check > Check::Catalogue || r.check == Check::Memory || r.listed.is_some() || r.effective.is_some();
        if heard_of || r.ended.is_some() || effects.iter().any(|e| e.kind != EffectKind::Corrects) {
            Status::InForce
        } else {
            Status::Unknown
        }
    }

    /// The first day on which it can have been issued.
    fn earliest_issue(&self, id: RegulationId) -> NaiveDate {
        let r = self.get(id);
        let year = r.year.or_else(|| Number(r.number.to_owned()).year());
        r.issued.or_else(|| NaiveDate::from_ymd_opt(year?, 1, 1)).unwrap_or(NaiveDate::MIN)
    }

    /// How it ended, if it had ended by that day.
    #[must_use]
    pub fn ending(&self, id: RegulationId, day: NaiveDate) -> Option<Ending> {
        let (on, by) = self.end(id)?;
        if day < on {
            return None;
        }
        let r = self.get(id);
        let mut ending =
            Ending { on, by, successors: Vec::new(), chain: Vec::new(), check: r.check_ended, inferred: false };
        let steps: Vec<Effect<'_>> = self.ends(id).filter(|e| e.effective == Some(on)).collect();
        if let Some(weakest) = steps.iter().map(|e| e.check).min() {
            ending.check = weakest;
        }
        ending.inferred = steps.iter().any(|e| e.inferred);
        self.follow(id, day, &mut vec![id], &mut ending);
        Some(ending)
    }

    /// The first day on which it is no longer in force, whenever that is, and the texts that end it then.
    ///
    /// Of several whole endings the earliest counts: a later text often repeals again what had already ended.
    #[must_use]
    pub fn end(&self, id: RegulationId) -> Option<(NaiveDate, Vec<(RegulationId, usize)>)> {
        let effects = self.effects_on(id);
        let first = effects.iter().filter(|e| e.kind.ends() && e.whole).filter_map(|e| e.effective).min();
        let on = match (first, self.get(id).ended) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b)?,
        };
        let by = effects
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind.ends() && e.whole && e.effective == Some(on))
            .map(|(i, e)| (e.from, i))
            .collect();
        Some((on, by))
    }

    fn ends(&self, id: RegulationId) -> impl Iterator<Item = Effect<'_>> {
        self.effects_on(id).into_iter().filter(|e| e.kind.ends() && e.whole)
    }

    /// Goes from an ended text to those that took its place, until one had not ended by `day`.
    fn follow(&self, id: RegulationId, day: NaiveDate, path: &mut Vec<RegulationId>, ending: &mut Ending) {
        let Some((on, by)) = self.end(id).filter(|(on, _)| *on <= day) else { return };
        let effects = self.effects_on(id);
        for (next, index) in by {
            let Some(step) = effects.get(index).filter(|e| e.succeeds && e.effective == Some(on)) else { continue };
            if path.contains(&next) || path.len() >= LONGEST_CHAIN {
                continue;
            }
            path.push(next);
            if self.end(next).is_some_and(|(on, _)| on <= day) {
                let (check, inferred) = (ending.check, ending.inferred);
                let known = ending.successors.len();
                self.follow(next, day, path, ending);
                if ending.successors.len() == known {
                    // A dead end: what was met on the way says nothing about the successors.
                    (ending.check, ending.inferred) = (check, inferred);
                }
            } else if !ending.successors.contains(&next) {
                ending.successors.push(next);
                ending.chain.push(path.clone());
            }
            ending.check = ending.check.min(step.check);
            ending.inferred |= step.inferred;
            path.pop();
        }
    }

    /// What had amended it by that day, oldest first, as indices into [`effects_on`](Self::effects_on).
    #[must_use]
    pub fn amendments(&self, id: RegulationId, day: NaiveDate) -> Vec<usize> {
        let in_force = |e: &Effect<'_>| e.effective.is_some_and(|from| from <= day);
        self.effects_on(id)
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == EffectKind::Amends && in_force(e))
            .map(|(i, _)| i)
            .collect()
    }
}
