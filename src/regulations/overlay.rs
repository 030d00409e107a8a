//! Records that lie over a law: the same audit for them, over what they touch.

use super::audit::{Finding, audit};
use super::record::Record;
use super::{RegulationId, Regulations};
use crate::number::Number;
use std::collections::{BTreeSet, HashMap, HashSet};

impl Regulations {
    /// What is odd about records that are to lie over this law. Places are those of `own`.
    ///
    /// Only texts that the records touch are looked at: what they act on, what else acts on that, and texts of the
    /// same number or name.
    #[must_use]
    pub fn audit_over(&self, own: &[Record]) -> Vec<Finding> {
        let around = self.around(own);
        let mut records: Vec<Record> = around.iter().map(|&id| self.record(id)).collect();
        let own_keys: HashSet<String> = own.iter().map(Record::key).collect();
        let keys: HashSet<String> = records.iter().map(Record::key).chain(own_keys.iter().cloned()).collect();
        for record in &mut records {
            record.effects.retain(|e| keys.contains(&e.target));
        }
        // What lies below is not the matter here.
        for record in &mut records {
            for odd in super::audit::Oddity::ALL {
                record.odd.push(odd.slug().to_owned());
            }
        }
        let below: HashMap<String, usize> = records.iter().map(|r| (r.key(), r.effects.len())).collect();
        for record in own.iter().filter(|r| r.withdrawn.is_none()) {
            match records.iter_mut().find(|r| r.key() == record.key()) {
                // A text that is known already only does more.
                Some(known) if below.contains_key(&record.key()) => {
                    known.effects.extend(record.effects.iter().cloned());
                    known.odd.clone_from(&record.odd);
                }
                _ => records.push(record.clone()),
            }
        }
        let unfiled: Vec<_> = records.into_iter().map(|record| (None, record)).collect();
        let mut findings = audit(&unfiled);
        findings.retain_mut(|finding| {
            let before = below.get(&finding.record).copied();
            if let (Some(before), Some(effect)) = (before, finding.effect) {
                finding.effect = effect.checked_sub(before);
            }
            own_keys.contains(&finding.record) && (before.is_none() || finding.effect.is_some())
        });
        findings
    }

    /// Texts of this law that the records touch.
    fn around(&self, own: &[Record]) -> BTreeSet<RegulationId> {
        let mut around = BTreeSet::new();
        for record in own {
            around.extend(self.find(&record.key()));
            around.extend(self.with_any_number(&Number(record.number.clone())));
            if record.kind.is_some_and(crate::kind::Kind::is_law) {
                around.extend(self.with_name(&record.title, None));
            }
            for target in record.effects.iter().filter_map(|e| self.find(&e.target)) {
                around.insert(target);
                around.extend(self.effects_on(target).iter().map(|e| e.from));
            }
        }
        around
    }

    /// A fact that a record states of a text that this law has already, and that is not as it is here. Such a record
    /// adds only its effects, so that the fact would not count.
    #[must_use]
    pub fn restated(&self, record: &Record) -> Option<&'static str> {
        let known = self.get(self.find(&record.key())?);
        let differs = [
            ("effective", record.effective.is_some() && record.effective != known.effective),
            ("ended", record.ended.is_some() && record.ended != known.ended),
            ("period", record.period.is_some() && record.period != known.period),
        ];
        differs.into_iter().find(|(_, differs)| *differs).map(|(name, _)| name)
    }
}
