//! `basis/expired`: replaced or repealed as a whole before the document's day.

use crate::date::vietnamese;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::regulations::{EffectKind, Ending, RegulationId, Status};
use crate::resolve::document::Role;
use crate::rules::standing::{self, Relied};
use crate::rules::{Context, Report, naming, say};
use foldhash::HashSet;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let relied = standing::relied_on(cx);
    if relied.is_empty() {
        return;
    }
    let named = standing::named_anywhere(cx);
    let bases: HashSet<RegulationId> = cx
        .document
        .references
        .iter()
        .filter(|reference| reference.role == Role::Basis)
        .filter_map(|reference| reference.resolution.known())
        .collect();
    for cited in relied {
        let Status::Ended(ending) = &cited.status else { continue };
        let sure = matches!(cx.regulations.status(cited.id, cited.as_of.earliest), Status::Ended(_));
        let name = naming::named(cx, cited.id);
        let on = vietnamese(ending.on);
        let first = cited.mentions[0];
        let span = cx.plan.citations[first].span;
        let message = match brought_together(cx, cited.id) {
            // A consolidated text has no force of its own.
            Some(base) if ending.by.is_empty() => {
                let base = naming::named(cx, base);
                say!(
                    cx,
                    "{name} hợp nhất {base}, là văn bản đã hết hiệu lực từ ngày {on}",
                    "{name} consolidates {base}, which ceased to be in force on {on}"
                )
            }
            _ => say!(cx, "{name} đã hết hiệu lực từ ngày {on}", "{name} ceased to be in force on {on}"),
        };
        let finding = report.finding(span, message);
        standing::judge(finding, Severity::Error, ending.check, ending.inferred, sure);
        finding.label(label(cx, ending)).regulation(cited.id);
        if cx.regulations.kind(cited.id).is_some_and(|kind| !kind.may_be_normative()) {
            // The law on normative texts does not speak of plans.
            finding.legal_basis.clear();
        }
        for &mention in &cited.mentions[1..] {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng viện dẫn ở đây", "cited here as well"));
        }
        for note in standing::ending_notes(cx, cited.id, ending) {
            finding.note(note);
        }
        finding.note(standing::day_note(cx, cited.as_of, sure));
        ending.successors.iter().for_each(|&s| _ = finding.regulation(s));
        // What the running text names is no base yet.
        let there = if cx.document.references[first].role == Role::Basis { &bases } else { named };
        match ending.successors[..] {
            [] => finding.help(say!(
                cx,
                "Bỏ viện dẫn này, hoặc tìm văn bản đang điều chỉnh nội dung đó.",
                "Remove it, or find the text that now governs the matter."
            )),
            [one] if there.contains(&one) => {
                let successor = naming::named(cx, one);
                finding.help(say!(
                    cx,
                    "Bỏ viện dẫn này: {successor} đã có trong văn bản.",
                    "Remove it: {successor} is cited already."
                ))
            }
            [one] => {
                let line = corrected(cx, cited, one);
                finding
                    .help(say!(cx, "Thay bằng: {line}", "Replace by: {line}"))
                    .fix(Applicability::Suggested, edits(cx, cited, one))
            }
            ref several => {
                let lines: Vec<String> = several.iter().map(|&s| corrected(cx, cited, s)).collect();
                let lines = lines.join(" ");
                finding.help(say!(cx, "Thay bằng các văn bản đã tách ra: {lines}", "Replace by what it was split into: {lines}"))
            }
        };
    }
}

/// The text that a consolidated one brings together with its amendments: the oldest.
fn brought_together(cx: &Context<'_>, id: RegulationId) -> Option<RegulationId> {
    let effects = cx.regulations.effects_of(id);
    let brought = effects.iter().filter(|e| e.kind == EffectKind::Consolidates).map(|e| e.to);
    brought.min_by_key(|&id| cx.regulations.issued(id))
}

/// Why here: what stands in its place on the document's day.
fn label(cx: &Context<'_>, ending: &Ending) -> String {
    if ending.successors.is_empty() {
        return say!(cx, "đã bị bãi bỏ", "repealed");
    }
    let names: Vec<String> = ending.successors.iter().map(|&s| naming::named(cx, s)).collect();
    let names = names.join(", ");
    say!(cx, "nay là {names}", "now {names}")
}

/// What to write instead: the whole base line where it is a base, the full citation elsewhere.
fn corrected(cx: &Context<'_>, relied: &Relied, successor: RegulationId) -> String {
    let cited = standing::cited_as_amended(cx, successor, relied.as_of);
    if cx.document.references[relied.mentions[0]].role == Role::Basis { format!("Căn cứ {cited};") } else { cited }
}

/// The first mention in full, with its subject; later ones by type and number.
fn edits(cx: &Context<'_>, cited: &Relied, successor: RegulationId) -> Vec<Edit> {
    let edit = |&mention: &usize| {
        let citation = &cx.plan.citations[mention];
        let full = mention == cited.mentions[0] || cx.document.references[mention].role == Role::Basis;
        let text = if full {
            standing::cited_as_amended(cx, successor, cited.as_of)
        } else {
            naming::named(cx, successor)
        };
        Edit { span: citation.whole(), text }
    };
    cited.mentions.iter().map(edit).collect()
}
