//! `basis/partly-ended`: some articles of a cited text have ended; names them.

use crate::diagnostic::Severity;
use crate::regulations::{Check, EffectKind, Status};
use crate::rules::{Context, Report, naming, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let relied = standing::relied_on(cx);
    if relied.is_empty() {
        return;
    }
    let named = standing::named_anywhere(cx);
    for cited in relied {
        // Named only as what amended another text: what counts of it is in that text.
        if cited.mentions.iter().all(|&mention| cx.document.references[mention].amending) {
            continue;
        }
        let Status::PartlyEnded(parts) = &cited.status else { continue };
        let effects = cx.regulations.effects_on(cited.id);
        // A text that amends what it ends in part is an amendment, and cited as one, or missed as one.
        let amends = |from| effects.iter().any(|e| e.from == from && e.kind == EffectKind::Amends);
        let ended: Vec<_> = parts
            .iter()
            .filter_map(|&i| effects.get(i))
            .filter(|effect| !named.contains(&effect.from) && !amends(effect.from))
            .collect();
        if ended.is_empty() {
            continue;
        }
        let name = naming::named(cx, cited.id);
        let (first, others) = cited.mentions.split_at(1);
        let finding = report.finding(
            cx.plan.citations[first[0]].span,
            say!(cx, "Một phần của {name} đã hết hiệu lực", "A part of {name} is no longer in force"),
        );
        let check = ended.iter().map(|effect| effect.check).min().unwrap_or(Check::Cited);
        standing::judge(finding, Severity::Info, check, ended.iter().any(|e| e.inferred), true);
        finding.label(say!(cx, "còn hiệu lực một phần", "in force in part")).regulation(cited.id);
        for &mention in others {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng viện dẫn ở đây", "cited here as well"));
        }
        for effect in ended {
            finding.regulation(effect.from).note(standing::effect_note(cx, cited.id, effect));
        }
        finding.note(standing::day_note(cx, cited.as_of, true)).help(say!(
            cx,
            "Xem điều khoản mà kế hoạch dựa vào có thuộc phần đã hết hiệu lực không.",
            "See whether what the plan rests on is among what has ended."
        ));
    }
}
