//! `basis/missing-competence`: no base that gives the issuer its competence.

use crate::diagnostic::{Applicability, Severity};
use crate::parse::plan::BasisOpening;
use crate::regulations::{RegulationId, Status};
use crate::rules::{Context, Report, preamble, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    for (paper, own) in preamble::preambles(cx) {
        let Some(laws) = preamble::laws(cx, paper) else { continue };
        if preamble::cited_among(cx, &own, &laws).next().is_some() {
            continue;
        }
        let Some(&as_of) = days.get(paper) else { continue };
        let stands = |id: &RegulationId| {
            matches!(cx.regulations.status(*id, as_of.day), Status::InForce | Status::PartlyEnded(_))
        };
        let right = laws.iter().copied().find(|id| stands(id));
        // Its place is above the first "Căn cứ"; what is carried out ("Thực hiện …") may come before.
        let first = own.iter().find(|basis| basis.opening == BasisOpening::CanCu).unwrap_or(&own[0]);
        let finding = report.finding(
            first.span,
            say!(
                cx,
                "Phần căn cứ thiếu văn bản quy định thẩm quyền của cơ quan ban hành",
                "No base gives the issuing body its competence"
            ),
        );
        // "Thực hiện Kế hoạch …, Ủy ban nhân dân huyện xây dựng Kế hoạch như sau": many plans give their reason only.
        if own.iter().all(|basis| basis.opening != BasisOpening::CanCu) {
            finding.severity(Severity::Info);
        }
        finding.label(say!(cx, "căn cứ đầu tiên chưa phải căn cứ thẩm quyền", "the first base is not one of competence"));
        finding.note(standing::day_note(cx, as_of, true));
        match right {
            Some(id) => {
                let line = format!("Căn cứ {}", standing::cited_as_amended(cx, id, as_of));
                finding.regulation(id);
                finding.help(say!(cx, "Thêm lên đầu: {line};", "Add at the top: {line};"));
                finding.fix(Applicability::Suggested, preamble::added_before(cx, &own, first, &line));
            }
            None => {
                finding.help(say!(
                    cx,
                    "Thêm luật tổ chức của cơ quan ban hành lên đầu phần căn cứ.",
                    "Add the law on the organisation of the issuing body at the top."
                ));
            }
        }
    }
}
