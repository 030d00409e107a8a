//! `basis/replaced-during-plan`: in force on the document's day, but replaced before the plan's period is over.

use crate::date::vietnamese;
use crate::diagnostic::Severity;
use crate::regulations::Status;
use crate::rules::{Context, Report, naming, say, standing};
use chrono::NaiveDate;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let years = standing::plan_years(cx);
    for cited in standing::relied_on(cx) {
        let paper = cx.document.references[cited.mentions[0]].paper;
        let Some(last) =
            years.get(paper).copied().flatten().and_then(|years| NaiveDate::from_ymd_opt(years.to, 12, 31))
        else {
            continue;
        };
        if !cited.status.is_in_force() {
            continue;
        }
        let Status::Ended(ending) = cx.regulations.status(cited.id, last) else { continue };
        // Already published on the day: the plan could have known.
        let published = ending
            .by
            .iter()
            .any(|(id, _)| cx.regulations.issued(*id).is_some_and(|issued| issued <= cited.as_of.earliest));
        let (name, on) = (naming::named(cx, cited.id), vietnamese(ending.on));
        let (first, others) = cited.mentions.split_at(1);
        let finding = report.finding(
            cx.plan.citations[first[0]].span,
            say!(
                cx,
                "{name} hết hiệu lực từ ngày {on}, khi kế hoạch còn đang thực hiện",
                "{name} ends on {on}, while the plan is still running"
            ),
        );
        let full = if published { Severity::Warning } else { Severity::Info };
        standing::judge(finding, full, ending.check, ending.inferred, true);
        finding.regulation(cited.id).label(if published {
            say!(cx, "văn bản thay thế đã ban hành trước ngày ký", "its successor was already published")
        } else {
            say!(cx, "đúng vào ngày ký, cần theo dõi", "right on the day of signing; keep an eye on it")
        });
        for &mention in others {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng viện dẫn ở đây", "cited here as well"));
        }
        standing::ending_notes(cx, cited.id, &ending).into_iter().for_each(|note| _ = finding.note(note));
        ending.successors.iter().for_each(|&id| _ = finding.regulation(id));
        finding.help(say!(
            cx,
            "Từ ngày {on} chuyển sang thực hiện theo văn bản mới; rà soát lại các nhiệm vụ liên quan.",
            "From {on} on, follow the new text; look again at the tasks that rest on the old one."
        ));
    }
}
