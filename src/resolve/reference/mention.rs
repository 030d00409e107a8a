//! Which citations of a file mention one document.

use crate::date::PartialDate;
use crate::fold;
use crate::parse::plan::{Citation, Plan};
use crate::source::Source;
use foldhash::HashMap;

/// How many documents of one number an undated mention is compared with.
const NEAREST: usize = 8;

/// The mentions of a file, grouped by document.
#[derive(Debug)]
pub(super) struct Mentions<'t> {
    documents: Vec<Cited<'t>>,
    /// The document of each citation.
    of: Vec<usize>,
}

/// One document that is cited.
#[derive(Debug)]
struct Cited<'t> {
    first: usize,
    date: Option<PartialDate>,
    /// Its body as written.
    issuer: Option<&'t str>,
}

/// What two mentions of one document share.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// Laws and resolutions of one assembly have series of their own.
    Number { law: bool, folded: String },
    /// A law by name is told apart by its year, 0 where none is written.
    Name { year: u32, folded: String },
}

impl<'t> Mentions<'t> {
    /// Groups the citations of a file.
    ///
    /// A number with a year is one document; without one it comes again every year, so a date of another day is
    /// another document, and a mention without date goes with the nearest before it. A law by name is told apart
    /// by its year.
    pub(super) fn of(source: &'t Source, plan: &Plan) -> Mentions<'t> {
        let mut documents: Vec<Cited<'t>> = Vec::new();
        let mut by_key: HashMap<Key, Vec<usize>> = HashMap::default();
        let mut by_date: HashMap<(usize, PartialDate), usize> = HashMap::default();
        let mut of = Vec::with_capacity(plan.citations.len());
        for (i, citation) in plan.citations.iter().enumerate() {
            let date = citation.date.as_ref().and_then(|written| written.calendar().ok().flatten());
            let issuer = citation.issuer.map(|span| source.slice(span));
            let Some(key) = key(citation) else {
                of.push(documents.len());
                documents.push(Cited { first: i, date, issuer });
                continue;
            };
            let one_per_number = citation.number.as_ref().is_some_and(|n| n.year().is_some());
            let candidates = by_key.entry(key).or_default();
            let exact = candidates.first().zip(date).and_then(|(&first, date)| by_date.get(&(first, date)).copied());
            let found = exact.or_else(|| {
                candidates.iter().rev().take(NEAREST).copied().find(|&at| {
                    let known = &documents[at];
                    let same_body = may_be_one_body(known.issuer, issuer);
                    let same_day = match (known.date, date) {
                        (Some(a), Some(b)) => a.agrees_with(b) || one_per_number,
                        _ => true,
                    };
                    same_body && same_day
                })
            });
            let at = found.unwrap_or_else(|| {
                documents.push(Cited { first: i, date: None, issuer: None });
                candidates.push(documents.len() - 1);
                documents.len() - 1
            });
            let cited = &mut documents[at];
            // "năm 2015" and then "ngày 19/6/2015": the fuller date says more.
            if cited.date.is_none()
                || date.is_some_and(|d| cited.date.is_some_and(|c| c.day().is_none() && d.agrees_with(c)))
            {
                cited.date = date.or(cited.date);
            }
            cited.issuer = cited.issuer.or(issuer);
            if let (Some(date), Some(&first)) = (date, candidates.first()) {
                by_date.entry((first, date)).or_insert(at);
            }
            of.push(at);
        }
        Mentions { documents, of }
    }

    /// The first mention of the document that citation `i` mentions.
    pub(super) fn first(&self, i: usize) -> usize {
        self.documents[self.of[i]].first
    }

    /// The date that any of its mentions gives.
    pub(super) fn date(&self, i: usize) -> Option<PartialDate> {
        self.documents[self.of[i]].date
    }
}

/// `None` for what has neither number nor name.
fn key(citation: &Citation) -> Option<Key> {
    if let Some(number) = &citation.number {
        let law = citation.kind.is_some_and(crate::kind::Kind::is_law);
        return Some(Key::Number { law, folded: fold::key(&number.0) });
    }
    let year = citation.date.as_ref().and_then(|date| date.year).unwrap_or(0);
    citation.name.as_ref().map(|name| Key::Name { year, folded: fold::key(name) })
}

/// Whether two names of bodies, if both are given, can be one: "UBND tỉnh" and "Ủy ban nhân dân tỉnh Lâm Đồng".
fn may_be_one_body(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    if a == b {
        return true;
    }
    let written_out = |name: &str| {
        let name = fold::key(name).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân");
        name.strip_prefix("chủ tịch ").map_or(name.clone(), str::to_owned)
    };
    let (a, b) = (written_out(a), written_out(b));
    a.contains(&b) || b.contains(&a) || !a.contains("nhân dân") || !b.contains("nhân dân")
}
