//! `basis/outdated-competence`: the law of competence in a version that is not that of the document's day.

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::regulations::{Check, RegulationId, Status};
use crate::resolve::document::Resolution;
use crate::rules::{Context, Report, naming, preamble, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    for (paper, own) in preamble::preambles(cx) {
        let (Some(laws), Some(&as_of)) = (preamble::laws(cx, paper), days.get(paper)) else { continue };
        let stands = |id: &RegulationId| {
            matches!(cx.regulations.status(*id, as_of.day), Status::InForce | Status::PartlyEnded(_))
        };
        let cited: Vec<usize> = preamble::cited_among(cx, &own, &laws).collect();
        // A version that is known beyond doubt and has ended is an expired base like any other; here are those where
        // what is written fits versions none of which is the one in force.
        let versions = |i: usize| match &cx.document.references[i].resolution {
            Resolution::Contradicted(ids) | Resolution::Ambiguous(ids) => ids.as_slice(),
            Resolution::Known(_) | Resolution::Unknown => &[],
        };
        let in_force = laws.iter().copied().find(|id| stands(id));
        let right_one = |&i: &usize| {
            cx.document.references[i].resolution.known().is_some_and(|id| stands(&id)) || versions(i).iter().any(stands)
        };
        let (Some(right), false) = (in_force, cited.iter().any(right_one)) else { continue };
        let Some(&wrong) = cited.iter().find(|&&i| !versions(i).is_empty()) else { continue };
        let citation = &cx.plan.citations[wrong];
        let name = naming::named(cx, right);
        let day = crate::date::vietnamese(as_of.day);
        let finding = report.finding(
            citation.span,
            say!(
                cx,
                "Luật làm căn cứ thẩm quyền không phải luật đang có hiệu lực vào ngày {day}",
                "The law of competence is not the one in force on {day}"
            ),
        );
        let regulation = cx.regulations.get(right);
        standing::judge(finding, Severity::Error, regulation.check.max(Check::Reported), false, true);
        finding.label(say!(cx, "ngày đó là {name}", "on that day: {name}")).regulation(right);
        finding.note(standing::day_note(cx, as_of, true));
        let full = standing::cited_as_amended(cx, right, as_of);
        finding.help(say!(cx, "Thay bằng: Căn cứ {full};", "Replace by: Căn cứ {full};"));
        finding.fix(Applicability::Suggested, vec![Edit { span: citation.whole(), text: full }]);
    }
}
