//! `citation/ambiguous`: what is written fits more than one known document.

use crate::date::PartialDate;
use crate::diagnostic::{Applicability, Edit};
use crate::parse::plan::{Citation, CitationForm};
use crate::regulations::{RegulationId, Status};
use crate::resolve::document::{AsOf, Resolution, Role};
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, naming, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    let mut grouped = Grouped::new();
    for (reference, citation) in cx.document.references.iter().zip(&cx.plan.citations) {
        let Resolution::Ambiguous(candidates) = &reference.resolution else { continue };
        let Some(&as_of) = days.get(reference.paper) else { continue };
        if matches!(reference.role, Role::Basis | Role::Task) && is_open(cx, citation, candidates, as_of) {
            grouped.add(reference.first_mention, citation.span, String::new());
        }
    }
    for (first, place, others) in grouped.each() {
        let reference = &cx.document.references[first];
        let Resolution::Ambiguous(candidates) = &reference.resolution else { continue };
        let as_of = days[reference.paper];
        let candidates = issued_by(cx, candidates, as_of);
        let citation = &cx.plan.citations[first];
        let quote = cx.quote(citation.span);
        let count = candidates.len();
        let finding = report.finding(
            place.span,
            say!(cx, "“{quote}” có thể là {count} văn bản khác nhau", "“{quote}” may be any of {count} documents"),
        );
        finding.places(place, others).label(say!(cx, "chưa rõ văn bản nào", "which one?"));
        for &id in &candidates {
            let full = naming::cited(cx, id);
            let number = cx.regulations.number(id);
            let standing = match cx.regulations.status(id, as_of.day) {
                Status::Ended(_) => say!(cx, "đã hết hiệu lực", "no longer in force"),
                Status::NotYetInForce { .. } => say!(cx, "chưa có hiệu lực", "not yet in force"),
                Status::Suspended { .. } => say!(cx, "đang ngưng hiệu lực", "suspended"),
                _ => say!(cx, "chưa thấy hết hiệu lực", "no end known"),
            };
            finding.regulation(id).note(say!(cx, "{full} (số {number}): {standing}", "{full} (No. {number}): {standing}"));
        }
        finding.help(say!(
            cx,
            "Ghi thêm số, ký hiệu hoặc ngày ban hành để chỉ đúng một văn bản.",
            "Add the number or the date so that it names one document."
        ));
        let standing: Vec<RegulationId> = candidates.iter().copied().filter(|&id| stands(cx, id, as_of)).collect();
        if let ([one], CitationForm::Law | CitationForm::Numbered) = (&standing[..], citation.form) {
            let span = citation.title.map_or(citation.span, |title| citation.span.to(title));
            finding.fix(Applicability::Suggested, vec![Edit { span, text: naming::cited(cx, *one) }]);
        }
    }
}

/// Whether a reader must ask which one is meant.
fn is_open(cx: &Context<'_>, citation: &Citation, candidates: &[RegulationId], as_of: AsOf) -> bool {
    let possible = issued_by(cx, candidates, as_of);
    if possible.len() < 2 {
        return false;
    }
    // A law by its name alone is the one that is in force on the day; with a year it names one of that year.
    let undated = citation.form == CitationForm::Law && citation.date.is_none() && citation.number.is_none();
    !(undated && possible.iter().filter(|&&id| stands(cx, id, as_of)).count() == 1)
}

/// Those that a document of that day can mean at all.
fn issued_by(cx: &Context<'_>, candidates: &[RegulationId], as_of: AsOf) -> Vec<RegulationId> {
    let issued = |id: &RegulationId| cx.regulations.issued(*id).map(PartialDate::Day);
    candidates.iter().copied().filter(|id| issued(id).is_none_or(|day| day.earliest() <= as_of.latest)).collect()
}

fn stands(cx: &Context<'_>, id: RegulationId, as_of: AsOf) -> bool {
    matches!(cx.regulations.status(id, as_of.day), Status::InForce | Status::PartlyEnded(_))
}
