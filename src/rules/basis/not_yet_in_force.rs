//! `basis/not-yet-in-force`: a base that takes effect only after the document's day, or is suspended on it.

use crate::date::vietnamese;
use crate::diagnostic::Severity;
use crate::regulations::{EffectKind, RegulationId, Status};
use crate::resolve::document::Role;
use crate::rules::standing::Relied;
use crate::rules::{Context, Report, naming, say, standing};
use chrono::Datelike;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let years = standing::plan_years(cx);
    for cited in standing::relied_on(cx) {
        // What is to be carried out later may well take effect later; a base must stand when it is used.
        let bases: Vec<usize> =
            cited.mentions.iter().copied().filter(|&m| cx.document.references[m].role == Role::Basis).collect();
        let Some(&first) = bases.first() else { continue };
        let from = match cited.status {
            Status::NotYetInForce { from } => from,
            Status::Suspended { by } => {
                suspended(cx, report, cited, &bases, by);
                continue;
            }
            _ => continue,
        };
        let sure = from > cited.as_of.latest;
        let regulation = cx.regulations.get(cited.id);
        let plan = years.get(cx.document.references[first].paper).copied().flatten();
        let never = plan.is_some_and(|years| from.year() > years.to);
        let (name, day) = (naming::named(cx, cited.id), vietnamese(from));
        let finding = report.finding(
            cx.plan.citations[first].span,
            say!(cx, "{name} đến ngày {day} mới có hiệu lực", "{name} takes effect only on {day}"),
        );
        // A plan of next year may rest on what takes effect on its first day.
        let in_time = plan.is_some_and(|years| from.year() < years.from || from.year() == years.from && from.ordinal() == 1);
        let full = match (never, in_time) {
            (true, _) => Severity::Error,
            (_, true) => Severity::Info,
            _ => Severity::Warning,
        };
        standing::judge(finding, full, regulation.check_effective, false, sure);
        finding.regulation(cited.id).label(if never {
            say!(cx, "sau khi kế hoạch đã kết thúc", "after the plan is over")
        } else if in_time {
            say!(cx, "sau ngày của văn bản này, khi kế hoạch bắt đầu", "after the day of this document, when the plan begins")
        } else {
            say!(cx, "sau ngày của văn bản này", "after the day of this document")
        });
        for &mention in &bases[1..] {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng làm căn cứ ở đây", "a base here as well"));
        }
        let source = standing::source_note(cx, regulation.source, regulation.check_effective, false);
        finding.note(say!(cx, "{name} có hiệu lực từ ngày {day}{source}", "{name} is in force from {day}{source}"));
        finding.note(standing::day_note(cx, cited.as_of, sure));
        finding.help(say!(
            cx,
            "Viện dẫn văn bản đang có hiệu lực, hoặc ban hành kế hoạch sau ngày {day}.",
            "Cite the text that is in force, or issue the plan after {day}."
        ));
    }
}

/// A base whose force another text holds up on the document's day.
fn suspended(cx: &Context<'_>, report: &mut Report<'_>, cited: &Relied, bases: &[usize], by: RegulationId) {
    let (name, other) = (naming::named(cx, cited.id), naming::named(cx, by));
    let effects = cx.regulations.effects_on(cited.id);
    let Some(effect) = effects.iter().find(|e| e.kind == EffectKind::Suspends && e.from == by && e.whole) else { return };
    let finding = report.finding(
        cx.plan.citations[bases[0]].span,
        say!(cx, "{name} đang bị {other} ngưng hiệu lực", "{name} is suspended by {other}"),
    );
    standing::judge(finding, Severity::Warning, effect.check, effect.inferred, true);
    // What the page rests on speaks of taking effect.
    finding.legal_basis.clear();
    finding.label(say!(cx, "đang ngưng hiệu lực vào ngày của văn bản này", "suspended on the day of this document"));
    finding.regulation(cited.id).regulation(by);
    for &mention in &bases[1..] {
        finding.also(cx.plan.citations[mention].span, say!(cx, "cũng làm căn cứ ở đây", "a base here as well"));
    }
    finding.note(standing::effect_note(cx, cited.id, effect));
    if let Some(last) = effect.until.map(vietnamese) {
        finding.note(say!(cx, "Ngưng hiệu lực đến hết ngày {last}", "Suspended up to and including {last}"));
    }
    finding.note(standing::day_note(cx, cited.as_of, true)).help(say!(
        cx,
        "Chưa dùng văn bản này làm căn cứ cho đến khi việc ngưng hiệu lực kết thúc.",
        "Do not rest on it until the suspension is over."
    ));
}
