//! `basis/parent-ended`: a detailing text whose parent has ended, and a base that stands on something that ended
//! further up.

use crate::date::vietnamese;
use crate::diagnostic::Severity;
use crate::regulations::{Check, Damage, Doctrine, Effect, EffectKind, RegulationId, Status};
use crate::resolve::document::Role;
use crate::rules::standing::Relied;
use crate::rules::{Context, Report, naming, say, standing};
use chrono::Datelike;

/// How far up the texts are followed on which a base stands.
const HOPS: usize = 2;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for cited in standing::relied_on(cx) {
        if !cited.status.is_in_force() {
            continue;
        }
        let effects = cx.regulations.effects_of(cited.id);
        let parents: Vec<_> = effects.iter().filter(|effect| effect.kind == EffectKind::Details).collect();
        // A text that details several stands as long as one of them does.
        let regulation = cx.regulations.get(cited.id);
        let issued = regulation.issued;
        let ended: Vec<_> = parents
            .iter()
            .filter_map(|effect| match cx.regulations.status(effect.to, cited.as_of.day) {
                // A text that was issued to detail what had already ended shows that the record is wrong.
                Status::Ended(ending) if issued.is_none_or(|day| day < ending.on) => Some((effect, ending)),
                _ => None,
            })
            .collect();
        let Some((parent, ending)) = ended.last().filter(|_| ended.len() == parents.len()) else {
            further_up(cx, report, cited);
            continue;
        };
        let (name, law) = (naming::named(cx, cited.id), naming::named(cx, parent.to));
        let on = vietnamese(ending.on);
        let doctrine = Doctrine::on(ending.on).filter(|doctrine| doctrine.ends_with_parent);
        let fell = doctrine.is_some();
        let (first, others) = cited.mentions.split_at(1);
        let finding = report.finding(
            cx.plan.citations[first[0]].span,
            if fell {
                say!(
                    cx,
                    "{name} hết hiệu lực cùng với {law} mà nó quy định chi tiết, từ ngày {on}",
                    "{name} ended together with {law}, which it details, on {on}"
                )
            } else {
                say!(
                    cx,
                    "{name} quy định chi tiết {law}, là văn bản đã hết hiệu lực từ ngày {on}",
                    "{name} details {law}, which ended on {on}"
                )
            },
        );
        let check = parent.check.min(ending.check).min(doctrine.map_or(Check::Reported, |doctrine| doctrine.check));
        // The codification still lists it: those who keep the law do not hold it for ended.
        let listed = regulation.listed.is_some_and(|year| year > ending.on.year());
        let full = if fell && !listed { Severity::Error } else { Severity::Info };
        standing::judge(finding, full, check, parent.inferred || ending.inferred, true);
        finding.regulation(cited.id).regulation(parent.to);
        finding.label(say!(cx, "văn bản được quy định chi tiết không còn", "what it details is gone"));
        for &mention in others {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng viện dẫn ở đây", "cited here as well"));
        }
        finding.note(standing::effect_note(cx, parent.to, parent));
        standing::ending_notes(cx, parent.to, ending).into_iter().for_each(|note| _ = finding.note(note));
        finding.note(standing::day_note(cx, cited.as_of, true));
        finding.help(if fell {
            say!(
                cx,
                "Tìm văn bản quy định chi tiết luật mới; nếu văn bản này được giữ lại thì ghi rõ.",
                "Find what details the new law; if this text was kept, say so."
            )
        } else {
            say!(
                cx,
                "Xem nội dung dựa vào có trái với luật mới không và đã có văn bản thay thế chưa.",
                "See whether it contradicts the new law, and whether it has been replaced."
            )
        });
    }
}

/// The base stands, but what it was issued upon has ended, directly or a step further up: worth knowing, no fault.
fn further_up(cx: &Context<'_>, report: &mut Report<'_>, cited: &Relied) {
    let first = cited.mentions[0];
    if cx.document.references[first].role != Role::Basis {
        return;
    }
    let damage = cx.regulations.indirect_damage(cited.id, cited.as_of.earliest, HOPS);
    // One finding for a base: the nearest that ended, the latest of several.
    let nearest = damage.iter().min_by_key(|d| (d.path.len(), std::cmp::Reverse(d.ending.on)));
    let Some(Damage { path, ending }) = nearest else { return };
    let Some(&ended) = path.last() else { return };
    let (name, gone, on) = (naming::named(cx, cited.id), naming::named(cx, ended), vietnamese(ending.on));
    let finding = report.finding(
        cx.plan.citations[first].span,
        say!(
            cx,
            "{name} còn hiệu lực nhưng đứng trên {gone}, là văn bản đã hết hiệu lực từ ngày {on}",
            "{name} is in force but stands on {gone}, which ended on {on}"
        ),
    );
    let steps: Vec<Effect<'_>> = path.windows(2).filter_map(|pair| step(cx, pair[0], pair[1])).collect();
    let weakest = steps.iter().map(|e| e.check).min().unwrap_or(ending.check).min(ending.check);
    let inferred = ending.inferred || steps.iter().any(|e| e.inferred);
    standing::judge(finding, Severity::Info, weakest, inferred, true);
    if steps.iter().any(|e| e.kind == EffectKind::RestsOn) {
        // The law speaks of detailing texts only.
        finding.legal_basis.clear();
    }
    finding.label(say!(cx, "căn cứ của văn bản này đã thay đổi", "what this text stands on has changed"));
    path.iter().for_each(|&id| _ = finding.regulation(id));
    for (step, pair) in steps.iter().zip(path.windows(2)) {
        finding.note(standing::effect_note(cx, pair[1], step));
    }
    standing::ending_notes(cx, ended, ending).into_iter().for_each(|note| _ = finding.note(note));
    finding.note(standing::day_note(cx, cited.as_of, true));
    finding.help(say!(
        cx,
        "Văn bản này vẫn dùng được; xem nội dung dựa vào có trái với quy định mới không.",
        "This text may still be used; see whether what is taken from it contradicts the new law."
    ));
}

/// What the newer text says of the one that it stands on.
fn step<'a>(cx: &Context<'a>, newer: RegulationId, older: RegulationId) -> Option<Effect<'a>> {
    cx.regulations.effects_of(newer).into_iter().find(|e| e.to == older && e.kind.stands_on())
}
