//! `agency/ended`: a body, a level or a province that no longer existed on the day.

use super::super::grouped::Grouped;
use crate::date::vietnamese;
use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::fold;
use crate::lexicon::Mention;
use crate::lexicon::agencies::{Evidence, How};
use crate::regulations::Check;
use crate::resolve::document::Level;
use crate::rules::{Context, Report, say};
use crate::source::Span;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What ended, as one cause.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Gone {
    name: String,
    to: NaiveDate,
    successors: Vec<String>,
    source: Evidence,
    certain: bool,
    /// Whether the successors are names that can stand in its place; those of a level are descriptions.
    named: bool,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let day = cx.earliest_day();
    let mut found = Grouped::new();
    let mut named = BTreeSet::new();
    // Bodies that are given work: the surest places.
    for (task, body, name) in cx.bodies() {
        let Some(known) = name.found else { continue };
        let gone = match (known.agency, known.unit) {
            (Some((id, agency)), _) if over(agency.to, day) && !inside_house(cx, task.paper, id) => Gone {
                name: agency.name.clone(),
                to: agency.to.unwrap_or(day),
                successors: agency.successors.clone(),
                source: agency.source.clone(),
                certain: agency.source.check > Check::Memory && known.how != How::Misspelt,
                named: true,
            },
            (_, Some(unit)) if over(unit.to, day) => Gone {
                name: unit.word.clone(),
                to: unit.to.unwrap_or(day),
                successors: unit.successors.clone(),
                source: unit.source.clone(),
                certain: unit.source.check > Check::Memory,
                named: false,
            },
            _ => continue,
        };
        named.insert(body.span);
        let written = &body.name;
        found.add((gone, true), body.span, say!(cx, "“{written}”", "“{written}”"));
    }
    for &(span, mention) in &cx.document.words.mentions {
        if let Some(gone) = mentioned(cx, mention, day, span)
            && !overlaps(&named, span)
        {
            found.add((gone, false), span, cx.quote(span));
        }
    }
    for ((gone, given), first, others) in found.each() {
        let (name, to) = (&gone.name, vietnamese(gone.to));
        let written = cx.quote(first.span);
        // "Các huyện uỷ, thị uỷ": the place shows one word, the table has another for the same level.
        let message = if fold::key(&written).contains(&fold::key(name)) {
            say!(cx, "“{name}” không còn từ sau ngày {to}", "“{name}” no longer exists after {to}")
        } else {
            say!(cx, "“{written}” ({name}) không còn từ sau ngày {to}", "“{written}” ({name}) no longer exists after {to}")
        };
        let places: Vec<Span> = std::iter::once(first.span).chain(others.iter().map(|other| other.span)).collect();
        let finding = report.finding(first.span, message);
        finding.places(first, others);
        let weak = if given { Severity::Error } else { Severity::Warning };
        if gone.certain {
            finding.severity(weak);
        } else {
            finding.severity(Severity::Warning);
        }
        if !gone.certain || !given {
            finding.confidence(Confidence::Medium);
        }
        finding.note(gone.source.work.clone());
        if let Some(law) = &gone.source.law {
            finding.legal_basis = vec![law.clone()];
        }
        let next = gone.successors.join(", ");
        finding.help(say!(cx, "Thay bằng: {next}.", "Replace by: {next}."));
        if let ([next], true) = (gone.successors.as_slice(), gone.named) {
            // A place behind the name may have ended too: only a name that stands alone is replaced.
            let alone: Vec<Edit> = places
                .into_iter()
                .filter(|&span| fold::key(cx.source.slice(span)) == fold::key(name))
                .map(|span| Edit { span, text: cased(cx.source.slice(span), next) })
                .collect();
            if !alone.is_empty() {
                finding.fix(Applicability::Suggested, alone);
            }
        }
    }
}

/// In capitals where the name was.
fn cased(written: &str, name: &str) -> String {
    if written.chars().any(char::is_lowercase) { name.to_owned() } else { name.to_uppercase() }
}

/// Whether one of `spans`, which do not overlap each other, has a byte of `span`.
fn overlaps(spans: &BTreeSet<Span>, span: Span) -> bool {
    let end = Span { start: span.end, end: span.end };
    spans.range(..end).next_back().is_some_and(|last| last.overlaps(span))
}

fn over(to: Option<NaiveDate>, day: NaiveDate) -> bool {
    to.is_some_and(|to| to < day)
}

/// A department's or a school's own room may bear any name.
fn inside_house(cx: &Context<'_>, paper: usize, agency: usize) -> bool {
    let room = cx.lexicon.agencies.get(agency).name.starts_with("Phòng ");
    let issuer = cx.document.issuing_body(paper).unwrap_or_default();
    room && (cx.document.issuing_level(paper) == Some(Level::Unit) || !super::super::papers::is_committee(issuer))
}

/// A name in running text, where it is neither cited nor told of the past.
fn mentioned(cx: &Context<'_>, mention: Mention, day: NaiveDate, span: Span) -> Option<Gone> {
    let agencies = &cx.lexicon.agencies;
    let gone = match mention {
        Mention::Agency(id) => {
            let agency = agencies.get(id);
            // "Phòng Nội vụ" may be a room of any office.
            over(agency.to, day).then_some(()).filter(|()| !agency.name.starts_with("Phòng "))?;
            Gone {
                name: agency.name.clone(),
                to: agency.to?,
                successors: agency.successors.clone(),
                source: agency.source.clone(),
                certain: agency.source.check > Check::Memory,
                named: true,
            }
        }
        Mention::Province(i) => {
            let province = &agencies.provinces()[i];
            over(province.to, day).then_some(())?;
            Gone {
                name: format!("tỉnh {}", province.name),
                to: province.to?,
                successors: province.successors.clone(),
                source: province.source.clone(),
                certain: province.source.check > Check::Memory,
                named: true,
            }
        }
        Mention::Unit(i) => {
            let unit = &agencies.units()[i];
            over(unit.to, day).then_some(())?;
            Gone {
                name: unit.word.clone(),
                to: unit.to?,
                successors: unit.successors.clone(),
                source: unit.source.clone(),
                certain: unit.source.check > Check::Memory,
                named: false,
            }
        }
        _ => return None,
    };
    (!cx.is_cited(span) && !cx.looks_back(span) && !cx.is_acknowledged(span)).then_some(gone)
}
