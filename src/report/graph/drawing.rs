//! The answer as a drawing: Graphviz and Mermaid.

use super::{Question, Words};
use crate::regulations::{Effect, RegulationId, Status};
use crate::rules::say;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Texts and relations to draw.
struct Drawing<'a> {
    nodes: BTreeSet<RegulationId>,
    edges: Vec<Effect<'a>>,
}

fn drawing<'a>(question: &Question<'a>) -> Drawing<'a> {
    let mut nodes: BTreeSet<RegulationId> = question.readings.iter().copied().collect();
    let mut edges: Vec<Effect<'a>> = Vec::new();
    for id in
        question.meant().into_iter().chain(question.readings.iter().copied().filter(|_| question.meant().is_none()))
    {
        let p = question.law.portrait(id, question.day);
        let chains = p.before.iter().chain(&p.after).map(|(_, e)| *e);
        edges.extend(chains.chain(p.changes).chain(p.details).chain(p.consolidations).chain(p.stands_on));
    }
    edges.sort_by_key(|e| (e.from, e.to, e.kind, e.whole));
    edges.dedup_by_key(|e| (e.from, e.to, e.kind, e.whole));
    nodes.extend(edges.iter().flat_map(|e| [e.from, e.to]));
    Drawing { nodes, edges }
}

/// What a text is called, its day of issue and, where it does not stand on the day asked for, since when; a line each.
fn label(question: &Question<'_>, words: &Words<'_>, id: RegulationId) -> Vec<String> {
    let r = question.law.get(id);
    let name = if r.kind.is_some_and(crate::kind::Kind::is_law) { words.name(id) } else { r.number.to_owned() };
    let ended = match question.law.status(id, question.day) {
        Status::Ended(ending) => {
            let on = words.day(ending.on);
            Some(say!(words, "hết hiệu lực {on}", "ended {on}"))
        }
        _ => None,
    };
    let lines = [Some(name), r.issued.map(|day| words.day(day)), ended];
    lines.into_iter().flatten().map(|line| line.replace(['"', '\\'], "")).collect()
}

fn relation(words: &Words<'_>, e: &Effect<'_>) -> String {
    let from = e.effective.map(|day| format!(" {}", words.day(day))).unwrap_or_default();
    format!("{}{from}", words.does(e))
}

/// A graph for Graphviz (`dot -Tsvg`). Arrows lead from the newer text to the older one.
#[must_use]
pub fn dot(question: &Question<'_>) -> String {
    let words = Words { law: question.law, kinds: question.kinds, lang: question.lang };
    let drawing = drawing(question);
    let mut out = String::from("digraph rasoat {\n  rankdir=RL;\n  node [shape=box, fontname=\"sans-serif\"];\n");
    for &id in &drawing.nodes {
        let label = label(question, &words, id).join("\\n");
        let gone = matches!(question.law.status(id, question.day), Status::Ended(_) | Status::NotYetIssued { .. });
        let style = match (Some(id) == question.meant(), gone) {
            (true, true) => ", style=\"bold,dashed\"",
            (true, false) => ", style=bold",
            (false, true) => ", style=dashed",
            (false, false) => "",
        };
        let _ = writeln!(out, "  n{} [label=\"{label}\"{style}];", id.0);
    }
    for e in &drawing.edges {
        let _ = writeln!(out, "  n{} -> n{} [label=\"{}\"];", e.from.0, e.to.0, relation(&words, e));
    }
    out + "}\n"
}

/// A graph for Mermaid. Arrows lead from the newer text to the older one.
#[must_use]
pub fn mermaid(question: &Question<'_>) -> String {
    let words = Words { law: question.law, kinds: question.kinds, lang: question.lang };
    let drawing = drawing(question);
    let mut out = String::from("graph RL\n");
    for &id in &drawing.nodes {
        let label = label(question, &words, id).join("<br/>");
        let _ = writeln!(out, "  n{}[\"{label}\"]", id.0);
    }
    for e in &drawing.edges {
        let _ = writeln!(out, "  n{} -->|{}| n{}", e.from.0, relation(&words, e), e.to.0);
    }
    let ended = |id: &RegulationId| matches!(question.law.status(*id, question.day), Status::Ended(_));
    for id in drawing.nodes.iter().filter(|id| ended(id)) {
        let _ = writeln!(out, "  style n{} stroke-dasharray: 5 5", id.0);
    }
    if let Some(id) = question.meant() {
        let _ = writeln!(out, "  style n{} stroke-width:3px", id.0);
    }
    out
}
