//! What changed in the law between two sets of records.

use super::record::{Record, RecordEffect};
use std::collections::BTreeMap;

/// A text that is not in both sets alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Key of the record.
    pub key: String,
    /// What is different.
    pub what: What,
}

/// What is different about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Only the new set has it.
    Added,
    /// Only the old set has it.
    Gone,
    /// A fact: its name, as it was, as it is.
    Fact(&'static str, String, String),
    /// An effect on an older text that only the new set has.
    EffectAdded(Box<RecordEffect>),
    /// An effect on an older text that only the old set has.
    EffectGone(Box<RecordEffect>),
}

/// Compares two sets of records, by key. Sources and check levels count as facts.
#[must_use]
pub fn differences(old: &[Record], new: &[Record]) -> Vec<Difference> {
    let by_key =
        |records: &[Record]| -> BTreeMap<String, Record> { records.iter().map(|r| (r.key(), r.clone())).collect() };
    let (old, new) = (by_key(old), by_key(new));
    let mut found = Vec::new();
    let keys: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let mut add = |what| found.push(Difference { key: key.clone(), what });
        match (old.get(key), new.get(key)) {
            (None, Some(record)) => {
                add(What::Added);
                record.effects.iter().for_each(|e| add(What::EffectAdded(Box::new(e.clone()))));
            }
            (Some(_), None) => add(What::Gone),
            (Some(old), Some(new)) => {
                for (&(name, ref was), (_, is)) in facts(old).iter().zip(facts(new)) {
                    if *was != is {
                        add(What::Fact(name, was.clone(), is));
                    }
                }
                for effect in old.effects.iter().filter(|e| !new.effects.contains(e)) {
                    add(What::EffectGone(Box::new(effect.clone())));
                }
                for effect in new.effects.iter().filter(|e| !old.effects.contains(e)) {
                    add(What::EffectAdded(Box::new(effect.clone())));
                }
            }
            (None, None) => {}
        }
    }
    found
}

fn facts(r: &Record) -> [(&'static str, String); 12] {
    fn text<T: ToString>(value: Option<T>) -> String {
        value.map(|v| v.to_string()).unwrap_or_default()
    }
    let level = |check: Option<super::Check>| check.map(super::Check::slug).unwrap_or_default().to_owned();
    [
        ("kind", r.kind.map(crate::kind::Kind::slug).unwrap_or_default().to_owned()),
        ("issuer", r.issuer.clone()),
        ("title", r.title.clone()),
        ("effective", text(r.effective)),
        ("ended", text(r.ended)),
        ("period", r.period.map(|(from, to)| format!("{from}-{to}")).unwrap_or_default()),
        ("listed", text(r.listed)),
        ("check", level(r.check)),
        ("check-effective", level(r.check_effective)),
        ("check-ended", level(r.check_ended)),
        ("source", r.source.clone()),
        ("note", r.note.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{What, differences};
    use crate::regulations::record;

    #[test]
    fn records_are_compared_by_key() {
        let old = "['1/2001/NĐ-CP@2001-01-01']\ncheck = 'memory'\nsource = 's'\n['9/2009/NĐ-CP']\ncheck = 'memory'\nsource = 's'\n";
        let new = "['1/2001/NĐ-CP@2001-01-01']\ncheck = 'full-text'\nsource = 's'\n['2/2002/NĐ-CP']\ncheck = 'full-text'\nsource = 's'\neffects = [{ replaces = '1/2001/NĐ-CP@2001-01-01' }]\n";
        let found = differences(&record::read(old).unwrap(), &record::read(new).unwrap());
        let told: Vec<(&str, bool)> =
            found.iter().map(|d| (d.key.as_str(), matches!(d.what, What::Fact("check", ..)))).collect();
        assert_eq!(
            told,
            [
                ("1/2001/NĐ-CP@2001-01-01", true),
                ("2/2002/NĐ-CP", false),
                ("2/2002/NĐ-CP", false),
                ("9/2009/NĐ-CP", false)
            ]
        );
        assert_eq!(found[1].what, What::Added);
        assert!(matches!(&found[2].what, What::EffectAdded(e) if e.target == "1/2001/NĐ-CP@2001-01-01"));
        assert_eq!(found[3].what, What::Gone);
        assert!(differences(&record::read(new).unwrap(), &record::read(new).unwrap()).is_empty());
    }
}
