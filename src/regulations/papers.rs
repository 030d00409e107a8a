//! The checked documents themselves as texts of the law: each with its number, date, issuer and title, what it
//! replaces and what it rests on.

use super::compiled::{self, Layer};
use super::record::{Record, RecordEffect};
use super::{EffectKind, RegulationId, Regulations, bodies, names};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// A document of a run, as one may cite it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPaper {
    /// Its facts; the source is the file's path as the user gave it.
    pub record: Record,
    /// Documents of the same body that it replaces or repeals as a whole.
    pub ends: Vec<Ended>,
    /// Stable names of the texts of the law that are its bases.
    pub rests_on: Vec<String>,
    /// Bases that the law does not know; they may be documents of the run.
    pub rests_on_papers: Vec<Cited>,
}

/// A document as another one cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its number.
    pub number: String,
    /// Its day of issue.
    pub issued: NaiveDate,
    /// Its body as written.
    pub issuer: Option<String>,
}

/// What a document says that it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Whether it takes the place of the other, or only repeals it.
    pub kind: EffectKind,
    /// Number of the older document.
    pub number: String,
    /// Its day of issue, where that is written.
    pub issued: Option<NaiveDate>,
}

/// So many documents of one number are kept: a folder of ten thousand files that all bear one number is no register.
const OF_ONE_NUMBER: usize = 64;

impl Regulations {
    /// Adds the documents of a run. A document that is known already, by number, day and body, is not added again, and
    /// copies of one document count once.
    #[must_use]
    pub fn with_papers(mut self, papers: &[OwnPaper]) -> Regulations {
        let mut copies = HashSet::new();
        let mut of_number: HashMap<u32, usize> = HashMap::new();
        let is_new = |paper: &&OwnPaper| {
            let r = &paper.record;
            let number = names::number_hash(&r.number);
            let count = of_number.entry(number).or_default();
            let new = *count < OF_ONE_NUMBER
                && copies.insert((number, r.issued, bodies::body_key(&r.issuer), names::name_key(&r.title), r.kind))
                && !self.knows(r);
            *count += usize::from(new);
            new
        };
        let new: Vec<&OwnPaper> = papers.iter().filter(is_new).collect();
        if new.is_empty() {
            return self;
        }
        let first = self.len();
        let mut numbered: HashMap<u32, Vec<usize>> = HashMap::new();
        for (i, paper) in new.iter().enumerate() {
            numbered.entry(names::number_hash(&paper.record.number)).or_default().push(i);
        }
        let mut acts: Vec<(u32, u32, &Record, RecordEffect)> = Vec::new();
        for (from, paper) in (first..).zip(&new) {
            for ended in &paper.ends {
                let older = |r: &Record| {
                    names::same_number(&r.number, &ended.number)
                        && bodies::one_body(&r.issuer, &paper.record.issuer)
                        && ended.issued.is_none_or(|day| r.issued == Some(day))
                        && r.issued < paper.record.issued
                };
                let near = numbered.get(&names::number_hash(&ended.number)).into_iter().flatten();
                let mut found: Vec<u32> = near.filter(|&&i| older(&new[i].record)).map(|&i| first + i as u32).collect();
                let below = self.numbered(&ended.number).map(|id| (id, self.record(id)));
                found.extend(below.filter(|(_, r)| older(r)).map(|(id, _)| id.0));
                // Of two that it may be, neither is ended.
                if let [to] = found[..] {
                    acts.push((from, to, &paper.record, RecordEffect::new(ended.kind, String::new())));
                }
            }
            for cited in &paper.rests_on_papers {
                let meant = |r: &Record| {
                    names::same_number(&r.number, &cited.number)
                        && r.issued == Some(cited.issued)
                        && cited.issuer.as_ref().is_none_or(|issuer| bodies::same_body(&r.issuer, issuer))
                };
                let near = numbered.get(&names::number_hash(&cited.number)).into_iter().flatten();
                if let [to] = near.filter(|&&i| meant(&new[i].record)).collect::<Vec<_>>()[..] {
                    let effect = RecordEffect::new(EffectKind::RestsOn, String::new());
                    acts.push((from, first + *to as u32, &paper.record, effect));
                }
            }
            for to in paper.rests_on.iter().filter_map(|name| self.find(name)) {
                acts.push((from, to.0, &paper.record, RecordEffect::new(EffectKind::RestsOn, String::new())));
            }
        }
        let records: Vec<&Record> = new.iter().map(|paper| &paper.record).collect();
        let acts: Vec<compiled::Act<'_>> = acts.iter().map(|(from, to, of, e)| (*from, *to, *of, e)).collect();
        let compiled = compiled::compile(&records, first, &acts);
        self.layers.push(Layer::new(Cow::Owned(compiled.words), Cow::Owned(compiled.text)));
        self
    }

    fn knows(&self, paper: &Record) -> bool {
        self.numbered(&paper.number).any(|id| {
            let known = self.get(id);
            known.issued == paper.issued && (!known.is_local() || bodies::one_body(known.issuer, &paper.issuer))
        })
    }

    /// The file in which a text stands, if it is a document of the run.
    #[must_use]
    pub fn file_of(&self, id: RegulationId) -> Option<&str> {
        self.is_paper(id).then(|| self.get(id).source)
    }

    /// Documents of the run with that number whose body `issuer` may be; all of them where no body is named.
    #[must_use]
    pub fn papers_numbered(&self, number: &str, issuer: Option<&str>) -> Vec<RegulationId> {
        let embedded = self.layers.first().map_or(0, Layer::len);
        if self.len() == embedded {
            return Vec::new();
        }
        self.numbered(number)
            .filter(|&id| id.0 >= embedded && self.is_paper(id))
            .filter(|&id| issuer.is_none_or(|issuer| bodies::same_body(self.get(id).issuer, issuer)))
            .collect()
    }
}
