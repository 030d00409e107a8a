//! `basis/missing-competence`: no base that gives the issuer its competence.

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::parse::plan::BasisOpening;
use crate::regulations::{RegulationId, Status};
use crate::rules::{Context, Report, naming, preamble, say, standing};
use crate::source::Span;

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
        let first = own.iter().find(|basis| basis.opening == BasisOpening::CanCu).unwrap_or(&own[0]).span;
        let finding = report.finding(
            first,
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
                let line = format!("Căn cứ {};", naming::cited(cx, id));
                finding.regulation(id);
                finding.help(say!(cx, "Thêm lên đầu: {line}", "Add at the top: {line}"));
                let text = format!("{line}{}", preamble::gap(cx, &own));
                let edit = Edit { span: Span::empty(first.start as usize), text };
                finding.fix(Applicability::Suggested, vec![edit]);
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
