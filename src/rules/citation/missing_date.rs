//! `citation/missing-date`: first mention without date.

use crate::date::vietnamese;
use crate::diagnostic::{Applicability, Severity};
use crate::kind::Kind;
use crate::parse::plan::CitationForm;
use crate::resolve::document::Role;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say, standing, subjects};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let (mut bases, mut others) = (Pattern::default(), Pattern::default());
    let inside = subjects::inside(cx.plan);
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let own = matches!(reference.role, Role::Attachment | Role::Definition) || standing::is_itself(cx, reference);
        if reference.first_mention != i || inside[i] || own || citation.date.is_some() {
            continue;
        }
        // A law by its name alone is complete outside the bases, and its number says more than its date.
        let law = citation.form == CitationForm::Law && (reference.role != Role::Basis || citation.number.is_some());
        // Numbers of the National Assembly run through its term: they name one text, and are cited without date.
        let assembly = citation.number.as_ref().is_some_and(|number| cx.lexicon.kinds.is_assembly(number.symbol()));
        if law || assembly || citation.kind == Some(Kind::Constitution) || !matches!(citation.form, CitationForm::Numbered | CitationForm::Law) {
            continue;
        }
        let found = if reference.role == Role::Basis { &mut bases } else { &mut others };
        let known = reference.resolution.known().and_then(|id| cx.regulations.issued(id));
        match (known, citation.number_span) {
            (Some(day), Some(number)) => {
                let day = vietnamese(day);
                found.add(citation.span, say!(cx, "ngày {day}", "dated {day}"));
                found.edit(Span::empty(number.end as usize), format!(" ngày {day}"));
            }
            _ => found.add(citation.span, say!(cx, "thiếu ngày ban hành", "no date")),
        }
    }
    for (found, severity) in [(bases, Severity::Warning), (others, Severity::Info)] {
        let finding = found.say(report, Applicability::Suggested, |count| {
            if severity == Severity::Warning {
                say!(cx, "{count} căn cứ không ghi ngày ban hành", "{count} legal base(s) without date")
            } else {
                say!(
                    cx,
                    "{count} văn bản được nhắc lần đầu mà không ghi ngày ban hành",
                    "{count} document(s) mentioned first without date"
                )
            }
        });
        if let Some(finding) = finding {
            finding.severity(severity).help(say!(
                cx,
                "Lần đầu ghi đủ loại, số, ngày, cơ quan ban hành và trích yếu.",
                "The first mention gives type, number, date, body and subject."
            ));
        }
    }
}
