//! The form of `rules/agencies.toml`.

use super::search::name_key;
use super::{Agencies, Agency, Duty, Evidence, Nature, Province, Unit};
use crate::fold;
use crate::lexicon::Day;
use crate::regulations::Check;
use crate::resolve::document::Level;
use serde::Deserialize;
use std::collections::BTreeMap;

impl Agencies {
    /// The bodies of a list.
    pub(in crate::lexicon) fn from_file(file: File) -> Agencies {
        let mut all = Agencies::default();
        let source = |key: &str| match file.sources.get(key) {
            Some(entry) => Evidence { work: entry.work.clone(), law: entry.law.clone(), check: entry.check.into() },
            None => Evidence { work: key.to_owned(), law: None, check: Check::Memory },
        };
        for body in file.body {
            let id = all.agencies.len();
            for (written, short) in std::iter::once((&body.name, false)).chain(body.short.iter().map(|s| (s, true))) {
                let key = name_key(written);
                let first = fold::bare(key.split(' ').next().unwrap_or_default());
                all.by_first_word.entry(first).or_default().push((fold::bare(&key), id));
                all.names.entry(key).or_insert((id, short));
            }
            all.agencies.push(Agency {
                name: body.name,
                short: body.short,
                level: body.level.map(Into::into),
                nature: body.nature,
                from: body.from.map(|d| d.0),
                to: body.to.map(|d| d.0),
                successors: body.successors,
                source: source(&body.source),
            });
        }
        for family in file.family {
            for prefix in &family.prefix {
                all.families.insert(name_key(prefix), (family.level.map(Into::into), family.nature));
            }
        }
        for unit in file.unit {
            for word in &unit.word {
                all.units.push(Unit {
                    word: fold::key(word),
                    level: unit.level.map(Into::into),
                    from: unit.from.map(|d| d.0),
                    to: unit.to.map(|d| d.0),
                    mentions: unit.mentions.clone(),
                    successors: unit.successors.clone(),
                    source: source(&unit.source),
                });
            }
        }
        for province in file.province {
            all.province_keys.push(fold::key(&province.name));
            all.provinces.push(Province {
                name: province.name,
                city: province.city,
                to: province.to.map(|d| d.0),
                successors: province.successors,
                source: source(&province.source),
            });
        }
        all.collective = file.phrases.collective.iter().map(|p| fold::key(p)).collect();
        all.generic = file.phrases.generic.iter().map(|p| fold::key(p)).collect();
        all.not_bodies = file.phrases.not_bodies.iter().map(|p| name_key(p)).collect();
        all.acknowledging = file.phrases.acknowledging.iter().map(|p| p.to_lowercase()).collect();
        all.communes = file.phrases.communes;
        all.asking = file.phrases.asking.iter().map(|p| fold::key(p)).collect();
        for duty in file.duty {
            all.duties.push(Duty {
                phrases: duty.phrases.iter().map(|p| fold::key(p)).collect(),
                level: duty.level.into(),
                source: source(&duty.source),
            });
        }
        all.verbs = file.phrases.verbs.iter().map(|p| fold::key(p)).collect();
        all
    }
}

impl File {
    /// Adds a unit's own list: a body, unit or province of the same name takes the place of the one here.
    pub(in crate::lexicon) fn add(&mut self, mut own: File) {
        // Its sources speak for its own entries only, whatever their keys are.
        let bodies = own.body.iter_mut().map(|entry| &mut entry.source);
        let units = own.unit.iter_mut().map(|entry| &mut entry.source);
        let provinces = own.province.iter_mut().map(|entry| &mut entry.source);
        let duties = own.duty.iter_mut().map(|entry| &mut entry.source);
        for key in bodies.chain(units).chain(provinces).chain(duties) {
            if own.sources.contains_key(key) {
                key.insert_str(0, OWN);
            }
        }
        self.sources.extend(own.sources.into_iter().map(|(key, source)| (format!("{OWN}{key}"), source)));
        // Of two bodies with one short form, the first has it.
        let own_names: Vec<String> = own.body.iter().map(|body| name_key(&body.name)).collect();
        self.body.retain(|body| !own_names.contains(&name_key(&body.name)));
        self.body.splice(..0, own.body);
        self.unit.retain(|unit| !own.unit.iter().any(|other| other.word == unit.word));
        self.unit.extend(own.unit);
        self.province.retain(|province| !own.province.iter().any(|other| other.name == province.name));
        self.province.extend(own.province);
        self.family.extend(own.family);
        self.duty.extend(own.duty);
        let (all, own) = (&mut self.phrases, own.phrases);
        all.collective.extend(own.collective);
        all.generic.extend(own.generic);
        all.verbs.extend(own.verbs);
        all.not_bodies.extend(own.not_bodies);
        all.acknowledging.extend(own.acknowledging);
        all.asking.extend(own.asking);
        if !own.communes.is_empty() {
            all.communes = own.communes;
        }
    }
}

/// Before the keys of a unit's sources.
const OWN: &str = "unit/";

/// A list in the form of `rules/agencies.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::lexicon) struct File {
    #[serde(default)]
    sources: BTreeMap<String, SourceEntry>,
    #[serde(default)]
    phrases: Phrases,
    #[serde(default)]
    family: Vec<FamilyEntry>,
    #[serde(default)]
    body: Vec<BodyEntry>,
    #[serde(default)]
    duty: Vec<DutyEntry>,
    #[serde(default)]
    unit: Vec<UnitEntry>,
    #[serde(default)]
    province: Vec<ProvinceEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    work: String,
    /// What it rests on, as rule pages name law; where it is not said, the page's own law holds.
    law: Option<String>,
    check: CheckEntry,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct Phrases {
    collective: Vec<String>,
    generic: Vec<String>,
    verbs: Vec<String>,
    not_bodies: Vec<String>,
    acknowledging: Vec<String>,
    asking: Vec<String>,
    communes: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyEntry {
    phrases: Vec<String>,
    level: LevelEntry,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyEntry {
    prefix: Vec<String>,
    level: Option<LevelEntry>,
    nature: Nature,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyEntry {
    name: String,
    #[serde(default)]
    short: Vec<String>,
    level: Option<LevelEntry>,
    nature: Nature,
    from: Option<Day>,
    to: Option<Day>,
    #[serde(default)]
    successors: Vec<String>,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    word: Vec<String>,
    #[serde(default)]
    mentions: Vec<String>,
    level: Option<LevelEntry>,
    from: Option<Day>,
    to: Option<Day>,
    #[serde(default)]
    successors: Vec<String>,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvinceEntry {
    name: String,
    #[serde(default)]
    city: bool,
    to: Option<Day>,
    #[serde(default)]
    successors: Vec<String>,
    source: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LevelEntry {
    TrungUong,
    Tinh,
    Huyen,
    Xa,
    DonVi,
}

impl From<LevelEntry> for Level {
    fn from(entry: LevelEntry) -> Level {
        match entry {
            LevelEntry::TrungUong => Level::Central,
            LevelEntry::Tinh => Level::Province,
            LevelEntry::Huyen => Level::District,
            LevelEntry::Xa => Level::Commune,
            LevelEntry::DonVi => Level::Unit,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum CheckEntry {
    FullText,
    Codification,
    OfficialSummary,
    Reported,
    Memory,
}

impl From<CheckEntry> for Check {
    fn from(entry: CheckEntry) -> Check {
        match entry {
            CheckEntry::FullText => Check::FullText,
            CheckEntry::Codification => Check::Codification,
            CheckEntry::OfficialSummary => Check::OfficialSummary,
            CheckEntry::Reported => Check::Reported,
            CheckEntry::Memory => Check::Memory,
        }
    }
}
