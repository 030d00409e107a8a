//! The answer for programs.

use super::Question;
use crate::regulations::{Effect, Portrait, RegulationId, Regulations, Status};
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
struct Answer {
    schema_version: u32,
    knowledge_base: NaiveDateText,
    asked: String,
    day: NaiveDateText,
    readings: Vec<Reading>,
    regulation: Option<Text>,
}

/// A day as ISO text.
type NaiveDateText = String;

#[derive(Serialize)]
struct Reading {
    id: String,
    number: String,
    kind: Option<&'static str>,
    title: Option<String>,
    issued: Option<NaiveDateText>,
    standing: &'static str,
}

#[derive(Serialize)]
struct Text {
    id: String,
    number: String,
    kind: Option<&'static str>,
    issuer: Option<String>,
    title: Option<String>,
    issued: Option<NaiveDateText>,
    effective: Option<NaiveDateText>,
    period: Option<Period>,
    check: &'static str,
    source: String,
    note: Option<String>,
    standing: Standing,
    before: Vec<Step>,
    after: Vec<Step>,
    changes: Vec<Relation>,
    details: Vec<Relation>,
    consolidations: Vec<Relation>,
    stands_on: Vec<Relation>,
    does: Vec<Relation>,
    parents_ended: Vec<Parent>,
}

#[derive(Serialize)]
struct Period {
    from: i32,
    to: i32,
}

#[derive(Serialize)]
struct Standing {
    state: &'static str,
    since: Option<NaiveDateText>,
    by: Vec<String>,
    successors: Vec<String>,
    chains: Vec<Vec<String>>,
    check: Option<&'static str>,
    inferred: bool,
}

#[derive(Serialize)]
struct Step {
    depth: usize,
    #[serde(flatten)]
    relation: Relation,
}

#[derive(Serialize)]
struct Relation {
    effect: &'static str,
    from: String,
    to: String,
    whole: bool,
    parts: Option<String>,
    at: Option<String>,
    effective: Option<NaiveDateText>,
    until: Option<NaiveDateText>,
    check: &'static str,
    inferred: bool,
    source: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct Parent {
    id: String,
    ended: NaiveDateText,
    ends_with_parent: bool,
    law: &'static str,
}

/// The answer as one JSON object, with a line end.
#[must_use]
pub fn json(question: &Question<'_>) -> String {
    let law = question.law;
    let reading = |&id: &RegulationId| {
        let r = law.get(id);
        Reading {
            id: law.name(id),
            number: r.number.to_owned(),
            kind: r.kind.map(crate::kind::Kind::slug),
            title: some(r.title),
            issued: r.issued.map(iso),
            standing: law.status(id, question.day).slug(),
        }
    };
    let answer = Answer {
        schema_version: 1,
        knowledge_base: iso(law.as_of()),
        asked: question.asked.to_owned(),
        day: iso(question.day),
        readings: question.readings.iter().map(reading).collect(),
        regulation: question.meant().map(|id| portrait(law, &law.portrait(id, question.day))),
    };
    // Strings and numbers only: it cannot fail.
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}

fn portrait(law: &Regulations, p: &Portrait<'_>) -> Text {
    let r = law.get(p.id);
    let relations = |effects: &[Effect<'_>]| effects.iter().map(|e| relation(law, e)).collect();
    let steps = |steps: &[(usize, Effect<'_>)]| {
        steps.iter().map(|(depth, e)| Step { depth: *depth, relation: relation(law, e) }).collect()
    };
    Text {
        id: law.name(p.id),
        number: r.number.to_owned(),
        kind: r.kind.map(crate::kind::Kind::slug),
        issuer: some(r.issuer),
        title: some(r.title),
        issued: r.issued.map(iso),
        effective: r.effective.map(iso),
        period: r.period.map(|(from, to)| Period { from, to }),
        check: r.check.slug(),
        source: r.source.to_owned(),
        note: some(r.note),
        standing: standing(law, &p.status),
        before: steps(&p.before),
        after: steps(&p.after),
        changes: relations(&p.changes),
        details: relations(&p.details),
        consolidations: relations(&p.consolidations),
        stands_on: relations(&p.stands_on),
        does: relations(&p.does),
        parents_ended: law
            .parents_ended(p.id, p.day)
            .into_iter()
            .map(|parent| Parent {
                id: law.name(parent.parent),
                ended: iso(parent.ending.on),
                ends_with_parent: parent.doctrine.ends_with_parent,
                law: parent.doctrine.law,
            })
            .collect(),
    }
}

fn standing(law: &Regulations, status: &Status) -> Standing {
    let names = |ids: &[RegulationId]| ids.iter().map(|&id| law.name(id)).collect::<Vec<_>>();
    let state = status.slug();
    let plain = Standing {
        state,
        since: None,
        by: Vec::new(),
        successors: Vec::new(),
        chains: Vec::new(),
        check: None,
        inferred: false,
    };
    match status {
        Status::InForce | Status::PartlyEnded(_) | Status::Unknown => plain,
        Status::NotYetInForce { from: day } | Status::NotYetIssued { issued: day } => {
            Standing { since: Some(iso(*day)), ..plain }
        }
        Status::Suspended { by } => Standing { by: names(&[*by]), ..plain },
        Status::Ended(ending) => Standing {
            since: Some(iso(ending.on)),
            by: ending.by.iter().map(|&(id, _)| law.name(id)).collect(),
            successors: names(&ending.successors),
            chains: ending.chain.iter().map(|path| names(path)).collect(),
            check: Some(ending.check.slug()),
            inferred: ending.inferred,
            ..plain
        },
    }
}

fn relation(law: &Regulations, e: &Effect<'_>) -> Relation {
    Relation {
        effect: e.kind.slug(),
        from: law.name(e.from),
        to: law.name(e.to),
        whole: e.whole,
        parts: some(e.parts),
        at: some(e.at),
        effective: e.effective.map(iso),
        until: e.until.map(iso),
        check: e.check.slug(),
        inferred: e.inferred,
        source: e.source.to_owned(),
        note: some(e.note),
    }
}

fn iso(day: NaiveDate) -> NaiveDateText {
    day.to_string()
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
