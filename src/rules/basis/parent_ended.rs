//! `basis/parent-ended`: a detailing text whose parent has ended.

use crate::date::vietnamese;
use crate::diagnostic::Severity;
use crate::regulations::{Check, EffectKind, Status};
use crate::rules::{Context, Report, naming, say, standing};
use chrono::Datelike;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let rule = &cx.lexicon.bases.detailing;
    for cited in standing::relied_on(cx) {
        if !matches!(cx.regulations.status(cited.id, cited.as_of.day), Status::InForce | Status::PartlyEnded(_)) {
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
        let Some((parent, ending)) = ended.last().filter(|_| ended.len() == parents.len()) else { continue };
        let (name, law) = (naming::named(cx, cited.id), naming::named(cx, parent.to));
        let on = vietnamese(ending.on);
        let fell = (rule.falls_from..=rule.falls_until).contains(&ending.on);
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
        let check = parent.check.min(ending.check).min(if fell { Check::FullText } else { Check::Reported });
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
