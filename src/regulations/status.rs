//! The standing of a text on a day, and what follows from it.

use super::{Check, Effect, EffectKind, Ending, RegulationId, Regulations, Status};
use crate::kind::Kind;
use crate::number::Number;
use chrono::NaiveDate;
use std::collections::HashSet;

/// A text on the way from an ended text to its successors.
#[derive(Clone, Copy)]
struct Step {
    id: RegulationId,
    /// The step before, by its place in the list.
    before: Option<usize>,
    /// The weakest check up to here.
    check: Check,
    /// Whether any step up to here is inferred.
    inferred: bool,
}

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
        let Some((on, by)) = self.end(id) else { return self.ending_of_consolidated(id, day) };
        if day < on {
            return None;
        }
        let effects = self.effects_on(id);
        let steps = by.iter().filter_map(|&(_, i)| effects.get(i));
        let mut ending = Ending {
            on,
            // One good witness is enough for the end itself.
            check: steps.clone().map(|e| e.check).max().unwrap_or(self.get(id).check_ended),
            inferred: !by.is_empty() && steps.clone().all(|e| e.inferred),
            by,
            successors: Vec::new(),
            chain: Vec::new(),
        };
        self.follow(id, day, &mut ending);
        Some(ending)
    }

    /// A consolidated text has no force of its own: it is over, so one infers, when the text is that it brings together
    /// with its amendments. That is the oldest of those it names.
    fn ending_of_consolidated(&self, id: RegulationId, day: NaiveDate) -> Option<Ending> {
        if self.get(id).kind != Some(Kind::Consolidation) {
            return None;
        }
        let effects = self.effects_of(id);
        let brought = effects.iter().filter(|e| e.kind == EffectKind::Consolidates);
        let base = brought.min_by_key(|e| (self.earliest_issue(e.to), e.to))?;
        // Records may name a consolidated text as brought together again; one step is enough.
        let (on, _) = self.end(base.to).filter(|(on, _)| *on <= day)?;
        let mut ending = self.ending(base.to, day)?;
        ending.on = on;
        ending.by.clear();
        ending.chain.iter_mut().for_each(|path| path.insert(0, id));
        ending.check = ending.check.min(base.check);
        ending.inferred = true;
        Some(ending)
    }

    /// Goes from an ended text to those that took its place, and on from those that had ended by `day` themselves,
    /// each text once.
    fn follow(&self, id: RegulationId, day: NaiveDate, ending: &mut Ending) {
        let mut steps = vec![Step { id, before: None, check: Check::FullText, inferred: false }];
        let mut seen = HashSet::from([id]);
        let mut at = 0;
        while let Some(&Step { id, check, inferred, .. }) = steps.get(at) {
            match self.end(id).filter(|(on, _)| *on <= day) {
                Some((_, by)) => {
                    let effects = self.effects_on(id);
                    let next = by.into_iter().filter_map(|(next, i)| Some((next, effects.get(i)?)));
                    for (next, effect) in next.filter(|(_, e)| e.succeeds) {
                        if seen.insert(next) {
                            let (check, inferred) = (check.min(effect.check), inferred || effect.inferred);
                            steps.push(Step { id: next, before: Some(at), check, inferred });
                        }
                    }
                }
                None => {
                    ending.successors.push(id);
                    ending.check = ending.check.min(check);
                    ending.inferred |= inferred;
                    let mut path: Vec<RegulationId> =
                        std::iter::successors(steps.get(at), |s| steps.get(s.before?)).map(|s| s.id).collect();
                    path.reverse();
                    ending.chain.push(path);
                }
            }
            at += 1;
        }
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
