//! What was in force on a given day, and who says so. The only place that knows petgraph.
//!
//! The law is data: records under `rules/regulations/` ([`record`]), compiled by the build script into
//! one compact form ([`compiled`]) that is read where it lies. A unit's own records lie over it.
//! [`status`](Regulations::status) and its kin answer what was in force on a day and why.

pub mod audit;
pub(crate) mod bodies;
pub mod compiled;
pub mod difference;
mod fact;
mod graph;
mod names;
mod overlay;
pub mod papers;
mod portrait;
mod questions;
pub mod record;
mod status;

pub(crate) use bodies::one_body;
pub use fact::{Check, EffectKind};
pub use portrait::Portrait;
pub use questions::{Change, ChangeKind, Damage, Doctrine, ParentEnded};

use crate::date::PartialDate;
use crate::kind::Kind;
use crate::number::Number;
use chrono::NaiveDate;
use compiled::Layer;
use record::{Record, RecordEffect};
use std::borrow::Cow;

/// A regulation of the knowledge base. Small and cheap to copy; valid for the [`Regulations`] it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegulationId(pub u32);

/// One regulation, viewed.
#[derive(Clone, Copy, Debug)]
pub struct Regulation<'a> {
    /// Number and symbol, normalised ("16/2015/NĐ-CP").
    pub number: &'a str,
    /// Its kind.
    pub kind: Option<Kind>,
    /// The issuing body ("Chính phủ").
    pub issuer: &'a str,
    /// Its subject or, for a law, its name; without the type word.
    pub title: &'a str,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// Day of entry into force.
    pub effective: Option<NaiveDate>,
    /// First day on which it is no longer in force, where no text is known that ended it.
    pub ended: Option<NaiveDate>,
    /// The programme's own period, in years, both ends included ("giai đoạn 2011 - 2020").
    pub period: Option<(i32, i32)>,
    /// How far identity and date were checked.
    pub check: Check,
    /// How far the day of entry into force was checked.
    pub check_effective: Check,
    /// How far [`ended`](Self::ended) was checked.
    pub check_ended: Check,
    /// Whether the date is known only from the plan that cites it, or is doubtful: never used to contradict a citation.
    pub date_is_hearsay: bool,
    /// Year of issue, where only that is known.
    pub year: Option<i32>,
    /// Last year in which the codification (Bộ pháp điển) was seen to list it: no proof that it is in force.
    pub listed: Option<i32>,
    /// Who says so: the official work first, the copy that was read second.
    pub source: &'a str,
    /// Something that a reader should know; mostly empty.
    pub note: &'a str,
    /// Further names of a law, a line each, without the type word.
    pub aliases: &'a str,
    /// Findings of the self-audit that are known and explained, by their stable names, with spaces between.
    pub odd: &'a str,
}

/// An edge of the graph.
#[derive(Clone, Copy, Debug)]
pub struct Effect<'a> {
    /// The newer text.
    pub from: RegulationId,
    /// The older text.
    pub to: RegulationId,
    /// What it does.
    pub kind: EffectKind,
    /// Whether it concerns the whole older text.
    pub whole: bool,
    /// From when; `None` where not known.
    pub effective: Option<NaiveDate>,
    /// The last day, for a suspension.
    pub until: Option<NaiveDate>,
    /// The article of the newer text that says so ("Điều 40 khoản 2"); empty where not known.
    pub at: &'a str,
    /// The parts of the older text concerned ("khoản 2 Điều 26"); empty for the whole or where not known.
    pub parts: &'a str,
    /// How far it was checked.
    pub check: Check,
    /// Whether the ending clause itself was not seen.
    pub inferred: bool,
    /// Whether the newer text takes the older one's place; a text that only repeals does not.
    pub succeeds: bool,
    /// A transitional clause or the like; mostly empty.
    pub note: &'a str,
    /// Findings of the self-audit that are known and explained, by their stable names, with spaces between.
    pub odd: &'a str,
    /// Who says so: the official work first, the copy that was read second.
    pub source: &'a str,
}

/// The standing of a regulation on a day.
///
/// `InForce` means: issued, in force by its own date, and no end is known up to that day. It proves
/// nothing more, so no rule may claim more from it. A text that is known only from a catalogue or
/// from papers that cite it is `Unknown` instead, unless something is known of what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force: no end is known up to that day.
    InForce,
    /// Issued, but takes effect later.
    NotYetInForce {
        /// From when.
        from: NaiveDate,
    },
    /// Not issued yet on that day.
    NotYetIssued {
        /// When it was issued.
        issued: NaiveDate,
    },
    /// Ended as a whole.
    Ended(Ending),
    /// In force, but some articles ended (indices into [`Regulations::effects_on`] are given).
    PartlyEnded(Vec<usize>),
    /// Suspended on that day.
    Suspended {
        /// By which text.
        by: RegulationId,
    },
    /// Nothing is known about its standing on that day.
    Unknown,
}

impl Status {
    /// In force, if only in part.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        matches!(self, Status::InForce | Status::PartlyEnded(_))
    }

    /// The stable name in JSON.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Status::InForce => "in-force",
            Status::NotYetInForce { .. } => "not-yet-in-force",
            Status::NotYetIssued { .. } => "not-yet-issued",
            Status::Ended(_) => "ended",
            Status::PartlyEnded(_) => "partly-ended",
            Status::Suspended { .. } => "suspended",
            Status::Unknown => "unknown",
        }
    }
}

/// How a regulation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The first day on which it is no longer in force.
    pub on: NaiveDate,
    /// The texts that ended it (several when it was split), as `(regulation, index into effects_on)`.
    pub by: Vec<(RegulationId, usize)>,
    /// The texts in force on the day asked for that took its place, through as many steps as it takes.
    pub successors: Vec<RegulationId>,
    /// The steps from it to each successor, both included.
    pub chain: Vec<Vec<RegulationId>>,
    /// The weakest check on the way.
    pub check: Check,
    /// Whether any step is inferred.
    pub inferred: bool,
}

/// The knowledge base: what comes with the program, and over it what a unit adds.
#[derive(Clone, Debug, Default)]
pub struct Regulations {
    /// Lower identities first.
    layers: Vec<Layer>,
}

/// Bytes on a boundary of four, so that they can be viewed as words.
#[repr(C, align(4))]
struct Aligned<T: ?Sized>(T);

static WORDS: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/regulations.bin")));
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/regulations.txt"));
/// The day up to which the records were gathered, as days of the common era.
const GATHERED: i32 = include!(concat!(env!("OUT_DIR"), "/regulations.day"));

impl Regulations {
    /// What comes with the program. Costs no parsing: the compact form is read where it lies in the binary.
    #[must_use]
    pub fn embedded() -> Regulations {
        let words = bytemuck::try_cast_slice(&WORDS.0).unwrap_or_default();
        Regulations { layers: vec![Layer::new(Cow::Borrowed(words), Cow::Borrowed(TEXT))] }
    }

    /// These records and nothing else.
    ///
    /// # Errors
    /// Two records of one key, or an effect on a text without record.
    pub fn from_records(records: &[Record]) -> Result<Regulations, String> {
        Regulations::default().with(records)
    }

    /// Adds records: a unit's own, or what the checked documents say of themselves. A record with the key
    /// of a text that is already there adds its effects and changes nothing else.
    ///
    /// # Errors
    /// Two records of one key, or an effect on a text without record.
    pub fn with(mut self, records: &[Record]) -> Result<Regulations, String> {
        let compiled = compiled::encode(records, self.len(), &|key| self.find(key).map(|id| id.0))?;
        self.layers.push(Layer::new(Cow::Owned(compiled.words), Cow::Owned(compiled.text)));
        Ok(self)
    }

    /// How many texts are known.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.layers.iter().map(Layer::len).sum()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every text.
    pub fn ids(&self) -> impl Iterator<Item = RegulationId> + use<> {
        (0..self.len()).map(RegulationId)
    }

    /// The day up to which the data were gathered.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(GATHERED).unwrap_or_default()
    }

    /// The records again, as far as the compact form keeps them: withdrawn ones are not in it, and what a
    /// record left to be taken over from elsewhere is written out.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        self.ids().map(|id| self.record(id)).collect()
    }

    fn record(&self, id: RegulationId) -> Record {
        let r = self.get(id);
        let words =
            |text: &str, at: char| text.split(at).filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let effect = |e: Effect<'_>| RecordEffect {
            part: !e.whole,
            parts: e.parts.to_owned(),
            from: e.effective,
            until: e.until,
            at: e.at.to_owned(),
            check: Some(e.check),
            inferred: e.inferred,
            succeeds: e.kind.ends().then_some(e.succeeds),
            source: e.source.to_owned(),
            note: e.note.to_owned(),
            odd: words(e.odd, ' '),
            ..RecordEffect::new(e.kind, self.name(e.to))
        };
        Record {
            number: r.number.to_owned(),
            kind: r.kind,
            issuer: r.issuer.to_owned(),
            title: r.title.to_owned(),
            aliases: words(r.aliases, '\n'),
            issued: r.issued,
            year: r.year,
            effective: r.effective,
            ended: r.ended,
            period: r.period,
            listed: r.listed,
            check: Some(r.check),
            check_issued: None,
            check_effective: Some(r.check_effective),
            check_ended: Some(r.check_ended),
            hearsay: r.date_is_hearsay,
            source: r.source.to_owned(),
            note: r.note.to_owned(),
            odd: words(r.odd, ' '),
            withdrawn: None,
            effects: self.effects_of(id).into_iter().map(effect).collect(),
        }
    }

    fn layer(&self, id: RegulationId) -> Option<&Layer> {
        self.layers.iter().rfind(|layer| layer.first <= id.0)
    }

    /// The record. An empty one for an identity that is not of this knowledge base.
    #[must_use]
    pub fn get(&self, id: RegulationId) -> Regulation<'_> {
        let layer = self.layer(id);
        let node = layer.and_then(|l| l.node(id.0)).copied().unwrap_or([u32::MAX; compiled::NODE]);
        let string = |word: u32| layer.map_or("", |l| l.string(word));
        let year = |word: u32| (1..=9999).contains(&word).then_some(word as i32);
        Regulation {
            number: string(node[0]),
            issuer: string(node[1]),
            title: string(node[2]),
            source: string(node[3]),
            note: string(node[4]),
            aliases: string(node[5]),
            issued: compiled::to_day(node[6]),
            effective: compiled::to_day(node[7]),
            ended: compiled::to_day(node[8]),
            period: (node[9] != 0).then_some(((node[9] >> 16) as i32, (node[9] & 0xFFFF) as i32)),
            kind: compiled::to_kind(node[10]),
            check: compiled::to_check(node[10] >> 8),
            date_is_hearsay: node[10] >> 16 & 1 == 1,
            check_effective: compiled::to_check(node[11]),
            check_ended: compiled::to_check(node[11] >> 8),
            listed: year(node[12]),
            year: year(node[13]),
            odd: string(node[14]),
        }
    }

    /// The words of a text in its layer; nothing for an identity that is not of this knowledge base.
    fn node(&self, id: RegulationId) -> Option<(&Layer, &[u32; compiled::NODE])> {
        let layer = self.layer(id)?;
        Some((layer, layer.node(id.0)?))
    }

    /// [`Regulation::number`], without the rest of the record.
    #[must_use]
    pub fn number(&self, id: RegulationId) -> &str {
        self.node(id).map_or("", |(layer, node)| layer.string(node[0]))
    }

    /// [`Regulation::issued`], without the rest of the record.
    #[must_use]
    pub fn issued(&self, id: RegulationId) -> Option<NaiveDate> {
        self.node(id).and_then(|(_, node)| compiled::to_day(node[6]))
    }

    /// [`Regulation::kind`], without the rest of the record.
    #[must_use]
    pub fn kind(&self, id: RegulationId) -> Option<Kind> {
        self.node(id).and_then(|(_, node)| compiled::to_kind(node[10]))
    }

    /// Whether a text is a document of the run.
    fn is_paper(&self, id: RegulationId) -> bool {
        self.node(id).is_some_and(|(_, node)| compiled::to_check(node[10] >> 8) == Check::Paper)
    }

    /// Its stable name: "16/2015/NĐ-CP@2015-02-14".
    #[must_use]
    pub fn name(&self, id: RegulationId) -> String {
        record::key(self.number(id), self.issued(id))
    }

    /// The text with that stable name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<RegulationId> {
        let (number, issued) = record::split_key(name)?;
        self.numbered(number).find(|&id| self.number(id) == number && self.issued(id) == issued)
    }

    /// Texts with that number, compared folded.
    fn numbered<'a>(&'a self, number: &'a str) -> impl Iterator<Item = RegulationId> + 'a {
        let hash = names::number_hash(number);
        self.layers
            .iter()
            .flat_map(move |layer| layer.numbered(hash))
            .map(RegulationId)
            .filter(move |&id| names::same_number(self.number(id), number))
    }

    /// The central body whose number it is, by its letters ("NĐ-CP": Chính phủ).
    #[must_use]
    pub fn body_of(&self, number: &Number) -> Option<&'static str> {
        bodies::central_body(&number.0)
    }

    /// Every regulation with that number (compared folded: case, Đ = D, dashes, zeros in front) and, if
    /// given, kind, whose number alone says which body issued it. The date is not compared.
    ///
    /// Numbers of local bodies ("532/QĐ-UBND") are used by every province, district and commune: they are
    /// found by [`with_number_of`](Self::with_number_of) only.
    #[must_use]
    pub fn with_number(&self, number: &Number, kind: Option<Kind>) -> Vec<RegulationId> {
        self.of_kind(number, kind).filter(|&id| bodies::central_body(self.number(id)).is_some()).collect()
    }

    /// As [`with_number`](Self::with_number), and the texts of local bodies that `issuer` may be.
    #[must_use]
    pub fn with_number_of(&self, number: &Number, kind: Option<Kind>, issuer: &str) -> Vec<RegulationId> {
        self.of_kind(number, kind)
            .filter(|&id| {
                bodies::central_body(self.number(id)).is_some() || bodies::same_body(self.get(id).issuer, issuer)
            })
            .collect()
    }

    /// Every text with that number, whoever issued it.
    #[must_use]
    pub fn with_any_number(&self, number: &Number) -> Vec<RegulationId> {
        self.of_kind(number, None).collect()
    }

    fn of_kind<'a>(&'a self, number: &'a Number, kind: Option<Kind>) -> impl Iterator<Item = RegulationId> + 'a {
        self.numbered(&number.0)
            .filter(move |&id| !self.is_paper(id))
            .filter(move |&id| kind.is_none() || self.kind(id).is_none_or(|k| Some(k) == kind))
    }

    /// Laws, codes and ordinances with that name (folded; with or without its type word) whose date agrees
    /// with `date`, if given.
    #[must_use]
    pub fn with_name(&self, name: &str, date: Option<PartialDate>) -> Vec<RegulationId> {
        let key = names::name_key(name);
        let (bare, kinds) = names::without_word(&key);
        let hash = names::name_hash(bare);
        let agrees = |id: RegulationId, written: PartialDate| {
            self.issued(id).is_none_or(|day| PartialDate::Day(day).agrees_with(written))
        };
        let named = self.layers.iter().flat_map(|layer| layer.named(hash, bare)).map(RegulationId);
        named
            .filter(|&id| self.kind(id).is_some_and(|kind| kinds.contains(&kind)))
            .filter(|&id| date.is_none_or(|written| agrees(id, written)))
            .collect()
    }

    /// Laws, codes and ordinances of a day.
    #[must_use]
    pub fn laws_of(&self, day: NaiveDate) -> Vec<RegulationId> {
        let named = self.layers.iter().flat_map(Layer::all_named).map(RegulationId);
        let mut laws: Vec<_> = named.filter(|&id| self.issued(id) == Some(day)).collect();
        laws.sort_unstable();
        laws.dedup();
        laws
    }

    /// What newer texts do to it, oldest first; what has no known day comes last.
    #[must_use]
    pub fn effects_on(&self, id: RegulationId) -> Vec<Effect<'_>> {
        let mut effects: Vec<Effect<'_>> =
            self.layers.iter().flat_map(|layer| layer.on(id.0).iter().map(|e| effect(layer, e))).collect();
        if self.layers.len() > 1 {
            effects.sort_by_key(|e| (e.effective.is_none(), e.effective));
        }
        effects
    }

    /// What it does to older texts.
    #[must_use]
    pub fn effects_of(&self, id: RegulationId) -> Vec<Effect<'_>> {
        self.layers.iter().flat_map(|layer| layer.of(id.0).map(|e| effect(layer, e))).collect()
    }
}

fn effect<'a>(layer: &'a Layer, edge: &[u32; compiled::EDGE]) -> Effect<'a> {
    Effect {
        from: RegulationId(edge[0]),
        to: RegulationId(edge[1]),
        kind: EffectKind::ALL.get((edge[2] & 0xFF) as usize).copied().unwrap_or(EffectKind::Details),
        check: compiled::to_check(edge[2] >> 8),
        whole: edge[2] >> 16 & 1 == 1,
        inferred: edge[2] >> 17 & 1 == 1,
        succeeds: edge[2] >> 18 & 1 == 1,
        effective: compiled::to_day(edge[3]),
        until: compiled::to_day(edge[4]),
        at: layer.string(edge[5]),
        parts: layer.string(edge[6]),
        source: layer.string(edge[7]),
        note: layer.string(edge[8]),
        odd: layer.string(edge[9]),
    }
}

impl Regulation<'_> {
    /// Whether a local body issued it, so that its number alone does not say which text it is.
    #[must_use]
    pub fn is_local(&self) -> bool {
        bodies::central_body(self.number).is_none()
    }
}
