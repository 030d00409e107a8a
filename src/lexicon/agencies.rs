//! `rules/agencies.toml`: bodies of the state, the Party and those around them.
//!
//! A body is looked up by name as an office writes it: abbreviated, with the place behind it ("Phòng Tư pháp
//! huyện Bình Minh"), with a slip of the finger ("Phòng Turpháp"). What the table does not name may still be
//! known by its first words ("Sở …", "Công an …"); what is not known at all is `None`, which is never wrong.

use crate::fold;
use crate::regulations::Check;
use crate::resolve::document::Level;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Bodies with level, days, predecessors and successors.
#[derive(Debug, Default)]
pub struct Agencies {
    agencies: Vec<Agency>,
    /// From the key of a name or short form to its agency, and whether it is a short form.
    names: HashMap<String, (AgencyId, bool)>,
    /// From the first word of a name, without marks, to the names that begin with it.
    by_first_word: HashMap<String, Vec<(String, AgencyId)>>,
    families: HashMap<String, (Option<Level>, Nature)>,
    units: Vec<Unit>,
    provinces: Vec<Province>,
    /// Folded names of `provinces`.
    province_keys: Vec<String>,
    collective: Vec<String>,
    generic: Vec<String>,
    verbs: Vec<String>,
    not_bodies: Vec<String>,
    acknowledging: Vec<String>,
    asking: Vec<String>,
    duties: Vec<Duty>,
}

/// Work that only a certain level and those above may do.
#[derive(Debug)]
pub struct Duty {
    /// Keys of phrases that name it.
    pub phrases: Vec<String>,
    /// The lowest level that may.
    pub level: Level,
    /// Who says so.
    pub source: String,
}

/// An index into the table of agencies.
pub type AgencyId = usize;

/// One body.
#[derive(Debug)]
pub struct Agency {
    /// Its name written out, without a place.
    pub name: String,
    /// Short forms and other spellings.
    pub short: Vec<String>,
    /// Its level; `None` where the place behind the name decides.
    pub level: Option<Level>,
    /// Under whom it stands.
    pub nature: Nature,
    /// First day, where it matters.
    pub from: Option<NaiveDate>,
    /// Last day, if it ended.
    pub to: Option<NaiveDate>,
    /// Who took over.
    pub successors: Vec<String>,
    /// The work that says so.
    pub source: String,
    /// How far that was checked.
    pub check: Check,
}

/// Under whom a body stands, and so whether a people's committee may give it work to lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// People's committees, ministries and their offices.
    State,
    /// People's councils.
    Council,
    /// Offices of central bodies, courts, procuracies.
    Vertical,
    /// Services of the province with branches below: under the province, beside districts and communes.
    Provincial,
    /// Police, army, border guards: vertical, and under the direction of the local authority.
    Force,
    /// Enterprises and banks.
    Enterprise,
    /// The Party.
    Party,
    /// The Fatherland Front, socio-political organisations, associations.
    Mass,
}

/// A kind of administrative unit.
#[derive(Debug)]
pub struct Unit {
    /// Key of its word ("thị xã").
    pub word: String,
    /// Its level; `None` for "thành phố", which is of two levels.
    pub level: Option<Level>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Phrases of running text that speak of such units today ("UBND các huyện").
    pub mentions: Vec<String>,
    /// What stands in its place.
    pub successors: Vec<String>,
    /// The work that says so.
    pub source: String,
}

/// A province or city under central authority.
#[derive(Debug)]
pub struct Province {
    /// Its name without the word for the unit.
    pub name: String,
    /// Whether it is a city.
    pub city: bool,
    /// Last day, if it was merged into another.
    pub to: Option<NaiveDate>,
    /// The province that it is part of now.
    pub successors: Vec<String>,
    /// The work that says so.
    pub source: String,
    /// How far that was checked.
    pub check: Check,
}

/// How a name was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As the table writes it.
    Named,
    /// By a short form.
    Short,
    /// By a name that differs in one letter.
    Misspelt,
    /// By its first words only.
    Family,
}

/// A recognised body.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The body, where the table names it.
    pub agency: Option<(AgencyId, &'a Agency)>,
    /// Its level, by the table or by the unit behind the name.
    pub level: Option<Level>,
    /// Under whom it stands.
    pub nature: Nature,
    /// The kind of unit behind the name, if any.
    pub unit: Option<&'a Unit>,
    /// How it was recognised.
    pub how: How,
    /// Whether a verb follows the name ("Phòng Nội vụ tổng hợp").
    pub verb: bool,
}

impl Found<'_> {
    /// Whether the body, or the unit whose name it bears, was gone by that day.
    #[must_use]
    pub fn ended_before(&self, day: NaiveDate) -> bool {
        let (agency, unit) = (self.agency.and_then(|(_, agency)| agency.to), self.unit.and_then(|unit| unit.to));
        [agency, unit].into_iter().flatten().any(|to| to < day)
    }
}

/// What the words of an agency cell are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// A name.
    Name,
    /// Several bodies at once ("Các phòng, ban, ngành").
    Collective,
    /// A description ("Cơ quan được giao chủ trì soạn thảo").
    Generic,
}

impl Agencies {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the types say; a test holds that.
    #[must_use]
    pub fn embedded() -> Agencies {
        Agencies::parse(include_str!("../../rules/agencies.toml")).expect("rules/agencies.toml is tested")
    }

    /// Reads a list in the form of `rules/agencies.toml`.
    ///
    /// # Errors
    /// What the TOML reader says, with its place.
    pub fn parse(text: &str) -> Result<Agencies, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let mut all = Agencies::default();
        let source = |key: &str| {
            file.sources.get(key).map_or((key.to_owned(), Check::Memory), |s| (s.work.clone(), s.check.into()))
        };
        for body in file.body {
            let id = all.agencies.len();
            for (written, short) in std::iter::once((&body.name, false)).chain(body.short.iter().map(|s| (s, true))) {
                let key = name_key(written);
                let first = fold::bare(key.split(' ').next().unwrap_or_default());
                all.by_first_word.entry(first).or_default().push((fold::bare(&key), id));
                all.names.entry(key).or_insert((id, short));
            }
            let (work, check) = source(&body.source);
            all.agencies.push(Agency {
                name: body.name,
                short: body.short,
                level: body.level.map(Into::into),
                nature: body.nature,
                from: body.from.map(|d| d.0),
                to: body.to.map(|d| d.0),
                successors: body.successors,
                source: work,
                check,
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
                    source: source(&unit.source).0,
                });
            }
        }
        for province in file.province {
            let (work, check) = source(&province.source);
            all.province_keys.push(fold::key(&province.name));
            all.provinces.push(Province {
                name: province.name,
                city: province.city,
                to: province.to.map(|d| d.0),
                successors: province.successors,
                source: work,
                check,
            });
        }
        all.collective = file.phrases.collective.iter().map(|p| fold::key(p)).collect();
        all.generic = file.phrases.generic.iter().map(|p| fold::key(p)).collect();
        all.not_bodies = file.phrases.not_bodies.iter().map(|p| name_key(p)).collect();
        all.acknowledging = file.phrases.acknowledging.iter().map(|p| p.to_lowercase()).collect();
        all.asking = file.phrases.asking.iter().map(|p| fold::key(p)).collect();
        for duty in file.duty {
            all.duties.push(Duty {
                phrases: duty.phrases.iter().map(|p| fold::key(p)).collect(),
                level: duty.level.into(),
                source: source(&duty.source).0,
            });
        }
        all.verbs = file.phrases.verbs.iter().map(|p| fold::key(p)).collect();
        Ok(all)
    }

    /// The body with that index.
    #[must_use]
    pub fn get(&self, id: AgencyId) -> &Agency {
        &self.agencies[id]
    }

    /// Every body of the table.
    #[must_use]
    pub fn all(&self) -> &[Agency] {
        &self.agencies
    }

    /// The key of every name and short form, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Every province, past and present.
    #[must_use]
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// Every kind of unit, past and present.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// What the words of an agency cell are.
    #[must_use]
    pub fn wording(&self, name: &str) -> Wording {
        let key = fold::key(name);
        let begins = |phrase: &String| {
            key.strip_prefix(phrase.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '-', '.']))
        };
        if self.generic.iter().any(begins) {
            Wording::Generic
        } else if self.collective.iter().any(begins) || self.names_several_units(&key) {
            Wording::Collective
        } else {
            Wording::Name
        }
    }

    /// Whether the words of an agency cell are a verb phrase: "Phòng Nội vụ tổng hợp", "Xây dựng kế hoạch".
    #[must_use]
    pub fn says_what_to_do(&self, name: &str) -> bool {
        let key = fold::key(name);
        self.verbs.iter().any(|v| key.strip_prefix(v.as_str()).is_some_and(|rest| rest.starts_with(' ')))
            || self.find(name).is_some_and(|found| found.verb)
    }

    /// Whether a task only asks its body to join in ("Phối hợp …", "Đề nghị …").
    #[must_use]
    pub fn only_asks(&self, task: &str) -> bool {
        let head = task.get(..task.floor_char_boundary(40)).unwrap_or(task);
        let key = fold::key(head.trim_start_matches(['-', '+', ' ']));
        self.asking.iter().any(|word| key.starts_with(word.as_str()))
    }

    /// Words that say that a body or unit was merged or renamed, in lower case.
    #[must_use]
    pub fn acknowledging(&self) -> &[String] {
        &self.acknowledging
    }

    /// The reserved duty that a task names, if it lies above `level`.
    #[must_use]
    pub fn reserved(&self, task: &str, level: Level) -> Option<&Duty> {
        let higher: Vec<&Duty> = self.duties.iter().filter(|d| d.level > level).collect();
        if higher.is_empty() {
            return None;
        }
        let key = fold::key(task);
        higher.into_iter().find(|d| d.phrases.iter().any(|p| key.contains(p.as_str())))
    }

    /// Two levels that a name joins by a dash though no body has both ("UBND xã-thị xã").
    #[must_use]
    pub fn mixes_levels(&self, name: &str) -> Option<(&str, &str)> {
        let key = name_key(name);
        let rest = ["ubnd ", "ủy ban nhân dân "].iter().find_map(|head| key.strip_prefix(head))?;
        let (one, other) = rest.split_once('-')?;
        let unit = |word: &str| self.units.iter().find(|u| u.word == word);
        let (one, other) = (unit(one)?, unit(other)?);
        (one.level != other.level).then_some((one.word.as_str(), other.word.as_str()))
    }

    /// What a name and its other spellings have in common, and its spelling: case, places behind it and the
    /// spaces around dashes aside. `None` where nothing is known, or where it is abbreviated or misspelt.
    #[must_use]
    pub fn identity(&self, name: &str) -> Option<(String, String)> {
        let raw = fold::key(name.trim_end_matches(['.', ',', ';', ' ']));
        if self.names_several_units(&raw) {
            let words: Vec<&str> =
                raw.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && *w != "các").collect();
            return Some((words.join(" "), raw));
        }
        let found = self.find(name)?;
        let (id, _) = found.agency.filter(|_| matches!(found.how, How::Named | How::Short))?;
        if self.abbreviation(name).is_some() {
            return None;
        }
        let key = name_key(name);
        let end = word_ends(&key).rev().find(|&end| self.names.contains_key(&key[..end]))?;
        Some((id.to_string(), key[..end].to_owned()))
    }

    /// The part of a body's name that its full name does not have: "TC-KH", "VH&TT"; not HĐND and UBND, which
    /// everybody knows.
    #[must_use]
    pub fn abbreviation<'n>(&self, name: &'n str) -> Option<&'n str> {
        let found = self.find(name).filter(|f| f.how == How::Short)?;
        let (_, agency) = found.agency?;
        name.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';', '.'])).find(|word| {
            let letters: Vec<&str> = word.split(['-', '&']).filter(|w| !w.is_empty()).collect();
            let capitals = |w: &&str| w.chars().count() >= 2 && w.chars().all(char::is_uppercase);
            !letters.is_empty()
                && letters.iter().all(capitals)
                && letters.iter().any(|w| !agency.name.contains(w) && !matches!(*w, "HĐND" | "UBND" | "MTTQ" | "VP"))
        })
    }

    /// "UBND các xã", "UBND xã, phường", "UBND xã-phường", "UBND cấp xã".
    fn names_several_units(&self, key: &str) -> bool {
        let Some(rest) = ["ubnd ", "ủy ban nhân dân ", "chủ tịch ubnd ", "chủ tịch ủy ban nhân dân ", "hđnd, ubnd "]
            .iter()
            .find_map(|head| key.strip_prefix(head))
        else {
            return false;
        };
        rest.starts_with("các ") || rest.starts_with("cấp ") || {
            let bare = |part: &str| self.units.iter().any(|u| u.word == part.trim());
            let mut parts = rest.split([',', '-', ';', '/']);
            parts.next().is_some_and(bare) && parts.next().is_some_and(|p| bare(p) || self.unit_in(p).is_some())
        }
    }

    /// The body that a name names; `None` where nothing is known of it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Found<'_>> {
        let key = name_key(name);
        let whole = key.as_str();
        // The longest beginning that the table names, with nothing but a place or a verb behind it.
        let mut family = None;
        for end in word_ends(whole).rev() {
            let (head, tail) = (&whole[..end], whole[end..].trim_start());
            if let Some(&(id, short)) = self.names.get(head)
                && let Some(verb) = self.tail(tail)
            {
                return Some(self.found(id, tail, if short { How::Short } else { How::Named }, verb));
            }
            if family.is_none()
                && let Some(&(level, nature)) = self.families.get(head)
            {
                family = Some((level, nature, tail));
            }
        }
        if let Some((id, tail)) = self.misspelt(whole) {
            return Some(self.found(id, tail, How::Misspelt, false));
        }
        let begins = |word: &String| {
            whole.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        family.filter(|_| !self.not_bodies.iter().any(begins)).map(|(level, nature, tail)| {
            let unit = self.unit_in(tail);
            Found {
                agency: None,
                level: level.or_else(|| unit.and_then(|u| u.level)),
                nature,
                unit,
                how: How::Family,
                verb: false,
            }
        })
    }

    fn found(&self, id: AgencyId, tail: &str, how: How, verb: bool) -> Found<'_> {
        let agency = &self.agencies[id];
        let unit = self.unit_in(tail);
        let level = agency.level.or_else(|| unit.and_then(|u| u.level));
        Found { agency: Some((id, agency)), level, nature: agency.nature, unit, how, verb }
    }

    /// Whether what follows a name leaves it that name: nothing, a place (`Some(false)`), a verb (`Some(true)`).
    fn tail(&self, tail: &str) -> Option<bool> {
        if tail.is_empty() {
            return Some(false);
        }
        let begins = |word: &str| {
            tail.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '.', ')', '-']))
        };
        let place = self.units.iter().any(|u| begins(&u.word))
            || ["cấp", "thuộc", "của", "các", "trực thuộc", "địa phương", "nơi", "sở tại", "cùng cấp"]
                .iter()
                .any(|w| begins(w))
            || tail.starts_with(['(', ',', '.', ';', ':']);
        if place {
            return Some(false);
        }
        if self.verbs.iter().any(|v| begins(v)) {
            return Some(true);
        }
        // A proper name: "Sở Nội vụ Đồng Nai" is lower case here, but its provinces are known.
        self.province_keys.iter().any(|p| begins(p)).then_some(false)
    }

    /// The first word for an administrative unit.
    fn unit_in(&self, text: &str) -> Option<&Unit> {
        let mut rest = text;
        loop {
            let hit = self.units.iter().filter(|u| {
                rest.strip_prefix(u.word.as_str()).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            });
            if let Some(unit) = hit.max_by_key(|u| u.word.len()) {
                return Some(unit);
            }
            rest = rest[rest.find([' ', ',', '-', '/'])?..].trim_start_matches([' ', ',', '-', '/']);
        }
    }

    /// A name that differs in one letter, marks aside, from exactly one of the table.
    fn misspelt<'k>(&self, key: &'k str) -> Option<(AgencyId, &'k str)> {
        let first = fold::bare(key.split(' ').next().unwrap_or_default());
        let candidates = self.by_first_word.get(&first)?;
        let mut best: Option<(AgencyId, &str)> = None;
        for end in word_ends(key).rev() {
            let (head, tail) = (&key[..end], key[end..].trim_start());
            if self.tail(tail) != Some(false) {
                continue;
            }
            let bare = fold::bare(head);
            for (name, id) in candidates {
                let close =
                    name.len() >= 8 && name.len().abs_diff(bare.len()) <= 1 && strsim::osa_distance(name, &bare) <= 1;
                if close && best.is_some_and(|(other, _)| other != *id) {
                    return None;
                }
                if close {
                    best = Some((*id, tail));
                }
            }
            if best.is_some() {
                return best;
            }
        }
        best
    }
}

/// Byte offsets at which a word of `key` ends, the last being the end of the key.
fn word_ends(key: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    // No name has more words than this; a paragraph in a cell must not be read over and over.
    const WORDS: usize = 16;
    let ends: Vec<usize> = key
        .char_indices()
        .filter(|&(_, c)| matches!(c, ' ' | ',' | ':' | ';' | '.' | '('))
        .map(|(i, _)| i)
        .take(WORDS)
        .chain((key.len() <= 200).then_some(key.len()))
        .collect();
    ends.into_iter()
}

/// The key of a name: folded, "&" as "và", no spaces around dashes.
fn name_key(name: &str) -> String {
    let key = fold::key(name.trim_matches([' ', '.', ',', ';', ':', '-', '–', '+', '*']));
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            '-' => {
                out.truncate(out.trim_end().len());
                out.push('-');
            }
            ' ' if out.ends_with(['-', ' ']) => {}
            '&' => {
                out.truncate(out.trim_end().len());
                out.push_str(" và ");
            }
            c => out.push(c),
        }
    }
    out
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    work: String,
    check: CheckEntry,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Phrases {
    collective: Vec<String>,
    generic: Vec<String>,
    verbs: Vec<String>,
    #[serde(default)]
    not_bodies: Vec<String>,
    acknowledging: Vec<String>,
    asking: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyEntry {
    phrases: Vec<String>,
    level: LevelEntry,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyEntry {
    prefix: Vec<String>,
    level: Option<LevelEntry>,
    nature: Nature,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyEntry {
    name: String,
    #[serde(default)]
    short: Vec<String>,
    level: Option<LevelEntry>,
    nature: Nature,
    from: Option<super::Day>,
    to: Option<super::Day>,
    #[serde(default)]
    successors: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    word: Vec<String>,
    #[serde(default)]
    mentions: Vec<String>,
    level: Option<LevelEntry>,
    from: Option<super::Day>,
    to: Option<super::Day>,
    #[serde(default)]
    successors: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvinceEntry {
    name: String,
    #[serde(default)]
    city: bool,
    to: Option<super::Day>,
    #[serde(default)]
    successors: Vec<String>,
    source: String,
}

#[derive(Clone, Copy, Deserialize)]
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

#[derive(Clone, Copy, Deserialize)]
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

#[cfg(test)]
mod tests {
    use super::{Agencies, How, Nature, Wording};
    use crate::resolve::document::Level;

    #[test]
    fn names_are_found_as_offices_write_them() {
        let all = Agencies::embedded();
        for (name, canonical, how) in [
            ("Phòng Nội vụ", "Phòng Nội vụ", How::Named),
            ("phòng Tư Pháp huyện Bình Minh", "Phòng Tư pháp", How::Named),
            ("Phòng Tài chính-Kế hoạch", "Phòng Tài chính - Kế hoạch", How::Named),
            ("Phòng TC-KH", "Phòng Tài chính - Kế hoạch", How::Short),
            ("Phòng VH&TT thị xã", "Phòng Văn hóa và Thông tin", How::Short),
            ("Phòng Turpháp", "Phòng Tư pháp", How::Misspelt),
            ("Sở Nội vụ tỉnh Đông Hải", "Sở Nội vụ", How::Named),
            ("Văn phòng HĐND- UBND thị xã", "Văn phòng HĐND và UBND", How::Short),
        ] {
            let found = all.find(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(found.agency.map(|(_, a)| a.name.as_str()), Some(canonical), "{name}");
            assert_eq!(found.how, how, "{name}");
        }
    }

    #[test]
    fn families_give_level_and_nature() {
        let all = Agencies::embedded();
        for (name, level, nature) in [
            ("Sở Khoa học Biển", Some(Level::Province), Nature::State),
            ("Bộ phận Một cửa thị xã", Some(Level::District), Nature::State),
            ("Bưu điện thị xã", Some(Level::District), Nature::Enterprise),
            ("Thị Đoàn", None, Nature::Mass),
            ("Công an tỉnh", Some(Level::Province), Nature::Force),
            ("UBND các xã, phường", Some(Level::Commune), Nature::State),
            ("UBND thị xã", Some(Level::District), Nature::State),
            ("Ban Tuyên giáo Thị ủy", None, Nature::Party),
            ("Hội đồng thi đua, khen thưởng thị xã", Some(Level::District), Nature::State),
        ] {
            let found = all.find(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((found.level, found.nature), (level, nature), "{name}");
        }
        assert!(all.find("Thầy Nguyễn Văn A").is_none());
    }

    #[test]
    fn a_verb_behind_a_name_is_seen() {
        let all = Agencies::embedded();
        assert!(all.find("Phòng Nội vụ thẩm định").unwrap().verb);
        assert!(!all.find("Phòng Nội vụ thị xã").unwrap().verb);
    }

    #[test]
    fn collective_and_generic_wording() {
        let all = Agencies::embedded();
        for name in ["Các phòng, ban, ngành", "UBND xã-phường", "UBND các xã", "UBND xã, phường"] {
            assert_eq!(all.wording(name), Wording::Collective, "{name}");
        }
        assert_eq!(all.wording("Cơ quan được giao chủ trì soạn thảo"), Wording::Generic);
        for name in ["Phòng Nội vụ", "UBND thị xã", "UBND xã Tân Phú", "Cục Thuế"] {
            assert_eq!(all.wording(name), Wording::Name, "{name}");
        }
    }

    #[test]
    fn successors_are_known_and_live_longer() {
        let all = Agencies::embedded();
        for agency in all.all() {
            assert_eq!(agency.to.is_none(), agency.successors.is_empty(), "{}", agency.name);
            for successor in &agency.successors {
                let found = all.find(successor).unwrap_or_else(|| panic!("{successor}"));
                if let Some((_, next)) = found.agency {
                    assert!(next.to.is_none() || next.to > agency.to, "{} -> {successor}", agency.name);
                }
            }
        }
        let living = all.provinces().iter().filter(|p| p.to.is_none()).count();
        assert_eq!((living, all.provinces().len()), (34, 63));
    }
}
