//! `date/out-of-order`: a proposal later than the decision, a plan dated after the proposal that submits it.

use crate::date::vietnamese;
use crate::fold;
use crate::kind::Kind;
use crate::parse::plan::{BasisOpening, PaperId};
use crate::resolve::document::{AsOfSource, Head, Role};
use crate::rules::{Context, Report, say, standing};
use chrono::NaiveDate;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    for basis in cx.document.bases.iter().filter(|basis| basis.opening == BasisOpening::DeNghi) {
        let proposal = basis.citations.clone().find(|&i| {
            let kind = cx.plan.citations[i].kind;
            matches!(kind, Some(Kind::Proposal)) && cx.document.references[i].role == Role::Basis
        });
        let Some(proposal) = proposal else { continue };
        let citation = &cx.plan.citations[proposal];
        let Some(proposed) = citation.date.as_ref().and_then(|date| date.day()) else { continue };
        let Some(as_of) = days.get(basis.paper) else { continue };
        let own = matches!(as_of.source, AsOfSource::Document | AsOfSource::Option | AsOfSource::PartialDate);
        if own && proposed > as_of.latest {
            let (proposed, decided) = (vietnamese(proposed), vietnamese(as_of.latest));
            let finding = report.finding(
                citation.span,
                say!(
                    cx,
                    "Tờ trình ngày {proposed} có sau văn bản mà nó trình, ngày {decided}",
                    "The proposal of {proposed} is later than what it proposes, of {decided}"
                ),
            );
            finding.label(say!(cx, "trình sau khi đã ban hành", "proposed after the issue"));
            finding.note(standing::day_note(cx, *as_of, true)).help(say!(
                cx,
                "Kiểm tra lại ngày của tờ trình và ngày ban hành.",
                "Check the date of the proposal and the date of issue."
            ));
        }
        attached_later(cx, report, basis.paper, proposal, proposed);
    }
}

/// A plan that is submitted cannot yet have a date after its submission.
fn attached_later(cx: &Context<'_>, report: &mut Report<'_>, paper: PaperId, proposal: usize, proposed: NaiveDate) {
    for (below, head) in cx.document.heads.iter().enumerate().skip(paper + 1) {
        // What is attached follows what it is attached to; so does a plan that a resolution adopts.
        let adopted = || below == paper + 1 && adopts(&cx.document.heads[paper], head);
        if head.attached_to != Some(paper) && !adopted() {
            if head.attached_to.is_none() {
                break;
            }
            continue;
        }
        let own = cx.plan.papers.get(below).and_then(|p| p.place_date.as_ref()).map(|place| &place.date);
        let Some((date, span)) = own.and_then(|date| Some((date.day()?, date.span))) else { continue };
        if date <= proposed {
            continue;
        }
        let (date, proposed) = (vietnamese(date), vietnamese(proposed));
        let citation = &cx.plan.citations[proposal];
        let finding = report.finding(
            citation.span,
            say!(
                cx,
                "Kế hoạch kèm theo ghi ngày {date}, sau ngày tờ trình đề nghị thông qua nó ({proposed})",
                "The attached plan is dated {date}, after the proposal that submits it ({proposed})"
            ),
        );
        finding.label(say!(cx, "trình ngày {proposed}", "submitted on {proposed}"));
        finding.also(span, say!(cx, "kế hoạch ghi ngày {date}", "the plan is dated {date}"));
        finding.help(say!(
            cx,
            "Kế hoạch trình kèm để dự thảo, không số và ngày; ban hành sau khi được thông qua.",
            "Submit the plan as a draft without number and date; issue it after adoption."
        ));
    }
}

/// Whether the title of a resolution or decision names the plan below it.
fn adopts(above: &Head, below: &Head) -> bool {
    let (Some(above), Some(below)) = (&above.title, &below.title) else { return false };
    let words = |title: &str| -> String {
        let key = fold::key(title);
        key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    words(above).contains(&words(below))
}
