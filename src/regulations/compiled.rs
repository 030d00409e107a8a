//! The compact form of the records: flat arrays and one string, made once, read in place.
//!
//! [`encode`] writes it (the build script for what ships, the program for a unit's own records),
//! [`Layer`] reads it. Nothing is parsed at run time: a run looks at the arrays where they lie.
//! Every index is checked while encoding; reading still never trusts one further than `get`.

use super::fact::{Check, EffectKind};
use super::names;
use super::record::{Record, RecordEffect};
use crate::kind::Kind;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// First word of the compact form; changes with the layout.
const LAYOUT: u32 = 0x5241_0003;
/// Words of the header.
const HEADER: usize = 8;
/// Words of a text.
pub(crate) const NODE: usize = 15;
/// Words of an effect.
pub(crate) const EDGE: usize = 10;
/// Words of a name of a law: hash, identity, the folded name.
const NAME: usize = 3;

/// The compact form.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Header, offsets of strings, texts, effects by target, effects by origin, indices.
    pub words: Vec<u32>,
    /// Every string, one after the other.
    pub text: String,
}

/// Where each text that is already known has its identity, by stable name.
pub type Known<'a> = &'a dyn Fn(&str) -> Option<u32>;

/// Compiles records. `first` is the identity of the first text, `known` finds texts of lower identity;
/// a record with the name of a known text adds its effects to that text and is no text of its own.
///
/// # Errors
/// Names two records with one key, or an effect whose older text no record has.
pub fn encode(records: &[Record], first: u32, known: Known<'_>) -> Result<Compiled, String> {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let counted: Vec<&Record> = records.iter().filter(|r| r.withdrawn.is_none()).collect();
    let mut nodes: Vec<&Record> = Vec::new();
    for &record in &counted {
        let key = record.key();
        if known(&key).is_some() {
            continue;
        }
        if ids.insert(key, first + nodes.len() as u32).is_some() {
            return Err(format!("{}: two records with this key", record.key()));
        }
        nodes.push(record);
    }
    let find = |key: &str| known(key).or_else(|| ids.get(key).copied());

    let mut acts: Vec<Act<'_>> = Vec::new();
    for &record in &counted {
        let key = record.key();
        let from = find(&key).unwrap_or_default();
        for effect in record.effects.iter().filter(|e| e.withdrawn.is_none()) {
            let to = find(&effect.target).ok_or_else(|| format!("{key}: no record of {}", effect.target))?;
            acts.push((from, to, record, effect));
        }
    }
    Ok(compile(&nodes, first, &acts))
}

/// What a text does to another: their identities, its record, the effect (whose target is not looked at).
pub type Act<'a> = (u32, u32, &'a Record, &'a RecordEffect);

/// Compiles texts, whatever their names, with what they and others do.
#[must_use]
pub fn compile(nodes: &[&Record], first: u32, acts: &[Act<'_>]) -> Compiled {
    let mut strings = Strings::default();
    let edge = |&(from, to, record, effect): &Act<'_>| {
        let check = effect.check.or(record.check).unwrap_or(Check::Cited);
        let source = if effect.source.is_empty() { &record.source } else { &effect.source };
        let succeeds = effect.succeeds.unwrap_or_else(|| takes_the_place(record, effect.kind));
        [
            from,
            to,
            effect.kind as u32
                | (check as u32) << 8
                | u32::from(!effect.part) << 16
                | u32::from(effect.inferred) << 17
                | u32::from(succeeds && effect.kind.ends()) << 18,
            // Nobody could know before the newer text was issued, even where it reaches back.
            day(effect.from.or(record.effective).map(|from| record.issued.map_or(from, |issued| from.max(issued)))),
            day(effect.until),
            strings.id(&effect.at),
            strings.id(&effect.parts),
            strings.id(source),
            strings.id(&effect.note),
            strings.id(&effect.odd.join(" ")),
        ]
    };
    let mut edges: Vec<[u32; EDGE]> = acts.iter().map(edge).collect();
    edges.sort_by_key(|e| (e[1], if e[3] == 0 { u32::MAX } else { e[3] }, e[0], e[2], e[6]));
    let mut by_origin: Vec<u32> = (0..edges.len() as u32).collect();
    by_origin.sort_by_key(|&i| (edges[i as usize][0], i));

    let mut numbers: Vec<[u32; 2]> = Vec::new();
    let mut by_name: Vec<[u32; NAME]> = Vec::new();
    let mut rows: Vec<[u32; NODE]> = Vec::new();
    for (id, record) in (first..).zip(nodes) {
        numbers.push([names::number_hash(&record.number), id]);
        if let Some(kind) = record.kind {
            let aliases = record.aliases.join("\n");
            let named = names::law_names(kind, &record.title, &aliases);
            by_name.extend(named.map(|name| [names::name_hash(&name), id, strings.id(&name)]));
        }
        rows.push(node(record, &mut strings));
    }
    numbers.sort_unstable();
    by_name.sort_unstable();
    by_name.dedup();

    let counts = [strings.ends.len(), rows.len(), edges.len(), numbers.len(), by_name.len()];
    let mut words = vec![LAYOUT, first];
    words.extend(counts.map(|n| n as u32));
    words.resize(HEADER, 0);
    words.extend(&strings.ends);
    words.extend(rows.iter().flatten());
    words.extend(edges.iter().flatten());
    words.extend(&by_origin);
    words.extend(numbers.iter().flatten());
    words.extend(by_name.iter().flatten());
    Compiled { words, text: strings.text }
}

fn node(r: &Record, strings: &mut Strings) -> [u32; NODE] {
    let check = r.check.unwrap_or(Check::Cited);
    let level = |own: Option<Check>| own.unwrap_or(check) as u32;
    let identity = check.min(r.check_issued.unwrap_or(check)) as u32;
    let aliases = r.aliases.join("\n");
    [
        strings.id(&r.number),
        strings.id(&r.issuer),
        strings.id(&r.title),
        strings.id(&r.source),
        strings.id(&r.note),
        strings.id(&aliases),
        day(r.issued),
        day(r.effective),
        day(r.ended),
        r.period.map_or(0, |(from, to)| (from as u32) << 16 | (to as u32 & 0xFFFF)),
        r.kind.map_or(u32::from(u8::MAX), |k| k as u32) | identity << 8 | u32::from(r.hearsay) << 16,
        level(r.check_effective) | level(r.check_ended) << 8,
        r.listed.map_or(0, |y| y as u32),
        r.year.map_or(0, |y| y as u32),
        strings.id(&r.odd.join(" ")),
    ]
}

/// Whether what ends a text also takes its place. To replace is to say so; a repeal by a text that
/// regulates something is read as a replacement, one by a text that only repeals is not.
fn takes_the_place(newer: &Record, kind: EffectKind) -> bool {
    kind == EffectKind::Replaces
        || kind == EffectKind::Repeals
            && !crate::fold::key(&newer.title).starts_with("bãi bỏ")
            && !newer.title.is_empty()
}

/// Days as a number; 0 for none.
fn day(day: Option<NaiveDate>) -> u32 {
    day.map_or(0, |d| u32::try_from(d.num_days_from_ce()).unwrap_or(0))
}

/// Each string once.
#[derive(Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
    ids: BTreeMap<String, u32>,
}

impl Strings {
    fn id(&mut self, s: &str) -> u32 {
        if let Some(&id) = self.ids.get(s) {
            return id;
        }
        self.text.push_str(s);
        let id = self.ends.len() as u32;
        self.ends.push(self.text.len() as u32);
        self.ids.insert(s.to_owned(), id);
        id
    }
}

/// A compact form, read in place.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    words: Cow<'static, [u32]>,
    text: Cow<'static, str>,
    /// Identity of its first text.
    pub(crate) first: u32,
    strings: Range<usize>,
    nodes: Range<usize>,
    edges: Range<usize>,
    by_origin: Range<usize>,
    numbers: Range<usize>,
    names: Range<usize>,
}

impl Layer {
    /// A view of the compact form; an empty one if the words are not of this layout.
    pub(crate) fn new(words: Cow<'static, [u32]>, text: Cow<'static, str>) -> Layer {
        let header: [u32; HEADER] =
            words.first_chunk().copied().filter(|h| h[0] == LAYOUT).unwrap_or([LAYOUT, 0, 0, 0, 0, 0, 0, 0]);
        let mut at = HEADER;
        let mut section = |count: u32, width: usize| {
            let start = at;
            at += count as usize * width;
            start..at
        };
        let strings = section(header[2], 1);
        let nodes = section(header[3], NODE);
        let edges = section(header[4], EDGE);
        let by_origin = section(header[4], 1);
        let numbers = section(header[5], 2);
        let names = section(header[6], NAME);
        Layer { words, text, first: header[1], strings, nodes, edges, by_origin, numbers, names }
    }

    fn rows<const N: usize>(&self, section: &Range<usize>) -> &[[u32; N]] {
        self.words.get(section.clone()).map_or(&[], |words| words.as_chunks().0)
    }

    /// How many texts it has.
    pub(crate) fn len(&self) -> u32 {
        (self.nodes.len() / NODE) as u32
    }

    /// The text with that identity, which must be of this layer.
    pub(crate) fn node(&self, id: u32) -> Option<&[u32; NODE]> {
        self.rows(&self.nodes).get(id.checked_sub(self.first)? as usize)
    }

    /// Its string.
    pub(crate) fn string(&self, id: u32) -> &str {
        let ends = self.words.get(self.strings.clone()).unwrap_or_default();
        let end = ends.get(id as usize).copied().unwrap_or(0) as usize;
        let start = (id as usize).checked_sub(1).and_then(|i| ends.get(i)).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or("")
    }

    /// Every effect, by target and day.
    pub(crate) fn edges(&self) -> &[[u32; EDGE]] {
        self.rows(&self.edges)
    }

    /// Effects on a text, oldest first.
    pub(crate) fn on(&self, id: u32) -> &[[u32; EDGE]] {
        equal(self.edges(), id, |e| e[1])
    }

    /// Effects of a text.
    pub(crate) fn of(&self, id: u32) -> impl Iterator<Item = &[u32; EDGE]> {
        let edges = self.edges();
        let order = self.words.get(self.by_origin.clone()).unwrap_or_default();
        equal(order, id, move |&i| edges.get(i as usize).map_or(u32::MAX, |e| e[0]))
            .iter()
            .filter_map(move |&i| edges.get(i as usize))
    }

    /// Texts whose number may have that hash.
    pub(crate) fn numbered(&self, hash: u32) -> impl Iterator<Item = u32> {
        equal(self.rows::<2>(&self.numbers), hash, |e| e[0]).iter().map(|e| e[1])
    }

    /// Every text that is found by name; some more than once.
    pub(crate) fn all_named(&self) -> impl Iterator<Item = u32> {
        self.rows::<NAME>(&self.names).iter().map(|e| e[1])
    }

    /// Texts that are found by this folded name, whose hash is `hash`.
    pub(crate) fn named(&self, hash: u32, name: &str) -> impl Iterator<Item = u32> {
        let same = equal(self.rows::<NAME>(&self.names), hash, |e| e[0]).iter();
        same.filter(move |e| self.string(e[2]) == name).map(|e| e[1])
    }
}

/// The run of entries whose key is `key`; `sorted` is sorted by it.
fn equal<T>(sorted: &[T], key: u32, of: impl Fn(&T) -> u32) -> &[T] {
    let start = sorted.partition_point(|e| of(e) < key);
    let len = sorted.get(start..).map_or(0, |rest| rest.partition_point(|e| of(e) <= key));
    sorted.get(start..start + len).unwrap_or_default()
}

/// A day from its number.
pub(crate) fn to_day(word: u32) -> Option<NaiveDate> {
    if word == 0 { None } else { NaiveDate::from_num_days_from_ce_opt(word as i32) }
}

/// A kind from the low byte of a word.
pub(crate) fn to_kind(word: u32) -> Option<Kind> {
    Kind::ALL.get((word & 0xFF) as usize).copied()
}

/// A check level from the low byte of a word.
pub(crate) fn to_check(word: u32) -> Check {
    Check::ALL.get((word & 0xFF) as usize).copied().unwrap_or(Check::Cited)
}

/// A key that exists nowhere: for layers that stand alone.
pub fn unknown(_: &str) -> Option<u32> {
    None
}
