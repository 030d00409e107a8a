//! `basis/from-the-future`: cited, but issued after the document's day.

use crate::date::vietnamese;
use crate::diagnostic::Severity;
use crate::kind::Kind;
use crate::regulations::Status;
use crate::resolve::document::{AsOf, AsOfSource, Reference, Resolution, Role};
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say, standing};
use chrono::NaiveDate;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    let mut grouped = Grouped::new();
    for (reference, citation) in cx.document.references.iter().zip(&cx.plan.citations) {
        let own = matches!(reference.role, Role::Attachment | Role::Definition);
        // The order of a proposal and what it proposes is judged by date/out-of-order.
        let proposal = matches!(citation.kind, Some(Kind::Proposal | Kind::Report));
        let Some(&as_of) = days.get(reference.paper) else { continue };
        if own || proposal || reference.acknowledged {
            continue;
        }
        if let Some(issued) = issued_after(cx, reference, as_of) {
            let day = vietnamese(issued);
            let label = say!(cx, "ban hành ngày {day}", "issued on {day}");
            grouped.add((reference.paper, as_of.day), citation.span, label);
        }
    }
    for ((paper, day), place, others) in grouped.each() {
        let as_of = days[paper];
        let (count, day) = (others.len() + 1, vietnamese(day));
        let quote = cx.quote(place.span);
        let message = if count == 1 {
            say!(
                cx,
                "“{quote}” ban hành sau ngày của văn bản này ({day})",
                "“{quote}” was issued after the day of this document ({day})"
            )
        } else {
            say!(
                cx,
                "{count} chỗ viện dẫn văn bản ban hành sau ngày của văn bản này ({day})",
                "{count} citations of documents issued after the day of this document ({day})"
            )
        };
        let finding = report.finding(place.span, message);
        // The year was only guessed: the document may be younger than its plan.
        if as_of.source == AsOfSource::PlanYear {
            finding.severity(Severity::Warning);
        }
        finding.places(place, others);
        finding.note(standing::day_note(cx, as_of, true)).help(say!(
            cx,
            "Kiểm tra lại ngày của văn bản được viện dẫn và ngày của văn bản này: một trong hai sai.",
            "Check the date of what is cited and the date of this document: one of the two is wrong."
        ));
    }
}

/// The day of issue, if it lies after every day that the document may have.
fn issued_after(cx: &Context<'_>, reference: &Reference, as_of: AsOf) -> Option<NaiveDate> {
    // A date that does not fit its number or its record is a mistake of its own.
    let doubtful = matches!(reference.resolution, Resolution::Contradicted(_))
        || reference.number.as_ref().and_then(|n| n.year()).zip(reference.issued_on).is_some_and(|(y, d)| y != d.year());
    if doubtful {
        return None;
    }
    match reference.issued_on {
        Some(date) => Some(date.earliest()).filter(|&day| day > as_of.latest),
        None => match cx.regulations.status(reference.resolution.known()?, as_of.latest) {
            Status::NotYetIssued { issued } => Some(issued),
            _ => None,
        },
    }
}
