//! `citation/wrong-date`: the date is not the known date of that document.

use crate::date::{PartialDate, vietnamese};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::parse::plan::Citation;
use crate::regulations::RegulationId;
use crate::resolve::document::Resolution;
use crate::rules::{Context, Report, naming, say, standing};
use chrono::NaiveDate;
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // One finding for each text and each wrong date of it.
    let mut index: HashMap<(RegulationId, PartialDate), usize> = HashMap::default();
    let mut groups: Vec<Wrong> = Vec::new();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let Resolution::Contradicted(candidates) = &reference.resolution else { continue };
        let Some(written) = citation.date.as_ref().and_then(|d| d.calendar().ok().flatten()) else { continue };
        let Some((right, issued)) = the_one(cx, citation, written, candidates) else { continue };
        let at = *index.entry((right, written)).or_insert_with(|| {
            groups.push(Wrong { right, issued, written, places: Vec::new() });
            groups.len() - 1
        });
        groups[at].places.push(i);
    }
    for wrong in groups {
        say_so(cx, report, &wrong);
    }
}

/// A wrong date of a known text, with its mentions.
struct Wrong {
    right: RegulationId,
    issued: NaiveDate,
    written: PartialDate,
    places: Vec<usize>,
}

fn say_so(cx: &Context<'_>, report: &mut Report<'_>, wrong: &Wrong) {
    let regulation = cx.regulations.get(wrong.right);
    let (name, right) = (naming::named(cx, wrong.right), vietnamese(wrong.issued));
    let dates: Vec<_> = wrong.places.iter().filter_map(|&i| cx.plan.citations[i].date.as_ref()).collect();
    let written = cx.quote(dates[0].span);
    let finding = report.finding(
        dates[0].span,
        say!(
            cx,
            "{name} ban hành ngày {right}, không phải “{written}”",
            "{name} was issued on {right}, not “{written}”"
        ),
    );
    let (severity, confidence) = standing::weigh(Severity::Error, regulation.check, false);
    finding.severity(severity).confidence(confidence).regulation(wrong.right);
    finding.label(say!(cx, "ngày đúng là {right}", "the right date is {right}"));
    for date in &dates[1..] {
        finding.also(date.span, say!(cx, "cũng ghi ngày này", "the same date here"));
    }
    let full = naming::cited(cx, wrong.right);
    let source = standing::source_note(cx, regulation.source, regulation.check, false);
    finding.note(say!(cx, "{full}{source}", "The record: {full}{source}"));
    // The date may be that of another text of the same name: "số 65/2025/QH15 ngày 16/6/2025".
    let others = naming::law_name(cx, wrong.right)
        .map_or_else(Vec::new, |name| cx.regulations.with_name(&name, Some(wrong.written)));
    for other in others.into_iter().filter(|&id| id != wrong.right) {
        let other_name = naming::named(cx, other);
        finding.regulation(other).note(say!(
            cx,
            "Ngày “{written}” là ngày của {other_name}; nếu định viện dẫn văn bản đó thì số mới là chỗ sai",
            "“{written}” is the date of {other_name}; if that one is meant, the number is wrong"
        ));
    }
    finding.help(say!(cx, "Ghi ngày {right}.", "Write {right}."));
    let edits = dates.iter().map(|date| Edit { span: date.span, text: like(cx.source.slice(date.span), wrong.issued) });
    finding.fix(Applicability::Suggested, edits.collect());
}

/// The text that the number names beyond doubt, with its date.
///
/// A number without a year comes again every year: there, a date of another year is another text. A law by name alone
/// may be another version that is not known.
fn the_one(
    cx: &Context<'_>,
    citation: &Citation,
    written: PartialDate,
    candidates: &[RegulationId],
) -> Option<(RegulationId, NaiveDate)> {
    let in_number = citation.number.as_ref().and_then(|n| n.year());
    if in_number.is_some_and(|year| year != written.year()) {
        return None;
    }
    let mut dated = candidates.iter().filter_map(|&id| {
        let regulation = cx.regulations.get(id);
        let issued = regulation.issued.filter(|_| !regulation.date_is_hearsay)?;
        (PartialDate::Day(issued).year() == written.year()).then_some((id, issued))
    });
    let first = dated.next()?;
    dated.next().is_none().then_some(first)
}

/// A day in the manner in which the other was written.
fn like(written: &str, day: NaiveDate) -> String {
    if written.contains("tháng") {
        naming::in_words(day).trim_start_matches("ngày ").to_owned()
    } else {
        vietnamese(day)
    }
}
