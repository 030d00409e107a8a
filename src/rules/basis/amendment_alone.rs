//! `basis/amendment-alone`: an amending text cited without the text that it amends.

use crate::fold;
use crate::regulations::{EffectKind, RegulationId, Status};
use crate::rules::{Context, Report, naming, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let relied = standing::relied_on(cx);
    if relied.is_empty() {
        return;
    }
    let named = standing::named_anywhere(cx);
    for cited in relied {
        // Only what is there to amend: a text with matter of its own may stand alone.
        if !fold::key(cx.regulations.get(cited.id).title).starts_with("sửa đổi") {
            continue;
        }
        let stands = |id| matches!(cx.regulations.status(id, cited.as_of.day), Status::InForce | Status::PartlyEnded(_));
        let mut amended: Vec<RegulationId> = cx
            .regulations
            .effects_of(cited.id)
            .into_iter()
            .filter(|effect| effect.kind == EffectKind::Amends && stands(effect.to))
            .map(|effect| effect.to)
            .collect();
        amended.dedup();
        if amended.is_empty() || amended.iter().any(|id| named.contains(id)) {
            continue;
        }
        let (first, others) = cited.mentions.split_at(1);
        let name = naming::named(cx, cited.id);
        let base: Vec<String> = amended.iter().map(|&id| naming::named(cx, id)).collect();
        let base = base.join(", ");
        let finding = report.finding(
            cx.plan.citations[first[0]].span,
            say!(
                cx,
                "{name} chỉ sửa đổi, bổ sung {base}, nhưng văn bản gốc không được viện dẫn",
                "{name} only amends {base}, which is not cited"
            ),
        );
        finding.label(say!(cx, "văn bản sửa đổi đứng một mình", "an amendment alone")).regulation(cited.id);
        for &mention in others {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng vậy", "here too"));
        }
        amended.iter().for_each(|&id| _ = finding.regulation(id));
        let full: Vec<String> = amended.iter().map(|&id| naming::cited(cx, id)).collect();
        let full = full.join("; ");
        finding.help(say!(cx, "Viện dẫn thêm văn bản gốc: {full}", "Cite the text itself as well: {full}"));
    }
}
