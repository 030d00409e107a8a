//! Further questions to the law: parents that ended, damage from further up, what changes in a window of time.

use super::{Check, Effect, EffectKind, Ending, RegulationId, Regulations};
use chrono::{Datelike, NaiveDate};
use std::collections::HashSet;

include!(concat!(env!("OUT_DIR"), "/doctrine.rs"));

/// What the law says of detailing texts whose parent ended in a certain time (`rules/regulations/doctrine.toml`).
#[derive(Debug, PartialEq, Eq)]
pub struct Doctrine {
    /// First day of that time, in days of the common era.
    from: Option<i32>,
    /// Last day of that time, in days of the common era.
    until: Option<i32>,
    /// Whether they end with their parent.
    pub ends_with_parent: bool,
    /// Where the law says so ("80/2015/QH13 Điều 154 khoản 4").
    pub law: &'static str,
    /// How far that was checked.
    pub check: Check,
    /// Who says so.
    pub source: &'static str,
}

/// A text that another one details, and that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentEnded {
    /// The parent.
    pub parent: RegulationId,
    /// Index of the relation in [`Regulations::effects_of`].
    pub effect: usize,
    /// How the parent ended.
    pub ending: Ending,
    /// What the law says that follows from it.
    pub doctrine: &'static Doctrine,
}

/// A text further up that ended: what stands on it still stands, but on less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// From the text asked about to the ended one, both included.
    pub path: Vec<RegulationId>,
    /// How that one ended.
    pub ending: Ending,
}

/// Something that changes on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The day.
    pub on: NaiveDate,
    /// The text that changes.
    pub id: RegulationId,
    /// What becomes of it.
    pub kind: ChangeKind,
    /// The text that brings the change about, if one is known.
    pub by: Option<RegulationId>,
}

/// What becomes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It ends as a whole.
    Ends,
    /// Some of it ends.
    EndsInPart,
    /// It is amended.
    IsAmended,
    /// It is suspended.
    IsSuspended,
    /// It takes effect.
    TakesEffect,
    /// The programme's own period is over.
    PeriodOver,
}

impl Regulations {
    /// The texts that it details and that had ended by that day, with what follows for it.
    ///
    /// A parent that had ended before it was issued is a fault of the data, and one whose successor it details
    /// as well leaves it with a living parent: neither is named.
    #[must_use]
    pub fn parents_ended(&self, id: RegulationId, day: NaiveDate) -> Vec<ParentEnded> {
        let issued = self.get(id).issued;
        let effects = self.effects_of(id);
        let details = |parent: RegulationId| effects.iter().any(|e| e.kind == EffectKind::Details && e.to == parent);
        let mut ended = Vec::new();
        for (effect, e) in effects.iter().enumerate().filter(|(_, e)| e.kind == EffectKind::Details) {
            let Some(ending) = self.ending(e.to, day) else { continue };
            let before = issued.is_some_and(|issued| ending.on <= issued);
            let doctrine = Doctrine::on(ending.on);
            if let Some(doctrine) = doctrine.filter(|_| !before && !ending.successors.iter().any(|&s| details(s))) {
                ended.push(ParentEnded { parent: e.to, effect, ending, doctrine });
            }
        }
        ended
    }

    /// What ended up to `hops` steps above it, by texts that it details or rests on and that they detail or rest on.
    ///
    /// What details several texts stands as long as one of them does, and whoever was issued after the end of what it
    /// is recorded to stand on shows that the record is wrong: neither is damage.
    #[must_use]
    pub fn indirect_damage(&self, id: RegulationId, day: NaiveDate, hops: usize) -> Vec<Damage> {
        let mut found = Vec::new();
        let mut seen = HashSet::from([id]);
        let mut paths = vec![vec![id]];
        for _ in 0..hops {
            let mut further = Vec::new();
            for path in &paths {
                let Some(&last) = path.last() else { continue };
                let issued = self.get(last).issued;
                let above: Vec<_> = self.effects_of(last).into_iter().filter(|e| e.kind.stands_on()).collect();
                let lives = |e: &&Effect<'_>| e.kind == EffectKind::Details && self.ending(e.to, day).is_none();
                let kept = above.iter().any(|e| lives(&e));
                for e in &above {
                    if !seen.insert(e.to) {
                        continue;
                    }
                    let path: Vec<RegulationId> = path.iter().copied().chain([e.to]).collect();
                    match self.ending(e.to, day) {
                        Some(ending) => {
                            let before = issued.is_some_and(|issued| ending.on <= issued);
                            let spared = kept && e.kind == EffectKind::Details;
                            if !before && !spared {
                                found.push(Damage { path, ending });
                            }
                        }
                        None => further.push(path),
                    }
                }
            }
            paths = further;
        }
        found
    }

    /// What changes from `since` to `until`, both included, by day.
    #[must_use]
    pub fn changes(&self, since: NaiveDate, until: NaiveDate) -> Vec<Change> {
        let within = |day: NaiveDate| since <= day && day <= until;
        let mut changes = Vec::new();
        for id in self.ids() {
            let r = self.get(id);
            if let Some(on) = r.effective.filter(|&day| within(day)) {
                changes.push(Change { on, id, kind: ChangeKind::TakesEffect, by: None });
            }
            let over = r.period.and_then(|(_, to)| NaiveDate::from_ymd_opt(to + 1, 1, 1));
            if let Some(on) = over.filter(|&day| within(day)) {
                changes.push(Change { on, id, kind: ChangeKind::PeriodOver, by: None });
            }
            match self.end(id) {
                Some((on, by)) if within(on) => {
                    let by = by.first().map(|&(by, _)| by);
                    changes.push(Change { on, id, kind: ChangeKind::Ends, by });
                }
                _ => {}
            }
            let in_part = |e: &Effect<'_>| match e.kind {
                EffectKind::Amends => Some(ChangeKind::IsAmended),
                EffectKind::Suspends => Some(ChangeKind::IsSuspended),
                kind if kind.ends() && !e.whole => Some(ChangeKind::EndsInPart),
                _ => None,
            };
            for e in self.effects_on(id) {
                if let (Some(kind), Some(on)) = (in_part(&e), e.effective.filter(|&day| within(day))) {
                    changes.push(Change { on, id, kind, by: Some(e.from) });
                }
            }
        }
        changes.sort_unstable();
        changes.dedup();
        changes
    }
}

impl Doctrine {
    /// What the law says of texts whose parent ended on `day`.
    #[must_use]
    pub fn on(day: NaiveDate) -> Option<&'static Doctrine> {
        DETAILING.iter().find(|doctrine| doctrine.holds_on(day))
    }

    fn holds_on(&self, day: NaiveDate) -> bool {
        let day = day.num_days_from_ce();
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
