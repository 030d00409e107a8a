//! `rules/agencies.toml`: bodies of the state, the Party and those around them.
//!
//! A body is looked up by name as an office writes it: abbreviated, with the place behind it ("Phòng Tư pháp
//! huyện Bình Minh"), with a slip of the finger ("Phòng Turpháp"). What the table does not name may still be
//! known by its first words ("Sở …", "Công an …"); what is not known at all is `None`, which is never wrong.

mod cell;
mod file;
mod search;

pub(super) use file::File;

use crate::fold;
use crate::regulations::Check;
use crate::resolve::document::Level;
use chrono::NaiveDate;
use foldhash::HashMap;
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../../rules/agencies.toml");

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
    communes: String,
    duties: Vec<Duty>,
}

/// Who says something of a body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The work, as people are told.
    pub work: String,
    /// The law in it, as rule pages name law ("202/2025/QH15"); `None` where it is the law of the rule itself.
    pub law: Option<String>,
    /// How far it was checked.
    pub check: Check,
}

/// Work that only a certain level and those above may do.
#[derive(Debug)]
pub struct Duty {
    /// Keys of phrases that name it.
    pub phrases: Vec<String>,
    /// The lowest level that may.
    pub level: Level,
    /// Who says so.
    pub source: Evidence,
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
    pub source: Evidence,
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
    pub source: Evidence,
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
    pub source: Evidence,
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
        Agencies::from_file(toml::from_str(LIST).expect("rules/agencies.toml is tested"))
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

    /// Words that say that a body or unit was merged or renamed, in lower case.
    #[must_use]
    pub fn acknowledging(&self) -> &[String] {
        &self.acknowledging
    }

    /// The committees of the communes, written out: what "UBND xã-thị xã" most often stands for.
    #[must_use]
    pub fn communes(&self) -> &str {
        &self.communes
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
}

#[cfg(test)]
mod tests;
