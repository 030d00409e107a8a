//! `citation/impossible-number`: a form that this type or body cannot have.

use crate::diagnostic::{Applicability, Confidence, Edit, Severity};
use crate::fold;
use crate::kind::Kind;
use crate::number::Number;
use crate::parse::plan::{Citation, CitationForm};
use crate::resolve::document::{Reference, Resolution, Role};
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say};
use crate::source::Span;
use chrono::Datelike;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut grouped = Grouped::new();
    for (citation, reference) in cx.plan.citations.iter().zip(&cx.document.references) {
        let Some(number) = citation.number.as_ref().filter(|_| citation.form == CitationForm::Numbered) else { continue };
        if let Some(fault) = fault(cx, citation, reference, number) {
            let label = match fault {
                Fault::NoYear => say!(cx, "thiếu năm", "no year"),
                Fault::OtherKind(kind) => {
                    let kind = cx.lexicon.kinds.name(kind).to_lowercase();
                    say!(cx, "ký hiệu này là của {kind}", "these letters are those of “{kind}”")
                }
                Fault::OtherIssuer(_) => say!(cx, "cơ quan ban hành không khớp", "another issuing body"),
                Fault::PartySlash => say!(cx, "dấu “/” và “-” đặt sai chỗ", "“/” and “-” are in each other's place"),
            };
            grouped.add((number, citation.kind, fault), citation.span, label);
        }
    }
    for ((number, kind, fault), place, others) in grouped.each() {
        let kind_name = kind.map_or("", |kind| cx.lexicon.kinds.name(kind));
        let message = match fault {
            Fault::NoYear => say!(
                cx,
                "Số “{}” thiếu năm ban hành: {} phải có năm trong số",
                "The number “{}” lacks its year: “{}” bears one",
                number.0,
                kind_name
            ),
            Fault::OtherKind(other) => say!(
                cx,
                "Ghi là {} nhưng số “{}” là số của {}",
                "Called “{}”, but “{}” is the number of “{}”",
                kind_name,
                number.0,
                cx.lexicon.kinds.name(other).to_lowercase()
            ),
            Fault::OtherIssuer(body) => {
                let (number, written) = (&number.0, written_issuer(cx, place.span).unwrap_or_default());
                say!(
                    cx,
                    "“{number}” là số của {body}, không phải của {written}",
                    "“{number}” is a number of {body}, not of {written}"
                )
            }
            Fault::PartySlash => say!(
                cx,
                "Số “{}” không đúng kiểu số của văn bản Đảng",
                "“{}” is not how the Party numbers its documents",
                number.0
            ),
        };
        let finding = report.finding(place.span, message);
        let first = place.span;
        let spans: Vec<Span> = std::iter::once(first).chain(others.iter().map(|p| p.span)).collect();
        finding.places(place, others);
        match fault {
            Fault::NoYear => match with_year(cx, number, &spans) {
                Some(right) => {
                    finding.fix(Applicability::Suggested, edits(cx, &spans, &right));
                    finding.help(say!(cx, "Ghi đủ năm: {right}.", "Write it with its year: {right}."))
                }
                None => finding.help(say!(cx, "Ghi đủ số, năm và ký hiệu.", "Write number, year and letters.")),
            },
            Fault::OtherKind(_) => finding.help(say!(
                cx,
                "Đối chiếu văn bản gốc: tên loại hoặc ký hiệu bị ghi sai.",
                "Check the original: either the type or the letters are wrong."
            )),
            Fault::OtherIssuer(body) => {
                let wrong = spans.iter().filter_map(|&span| of(cx, span)?.issuer);
                let text = body.to_owned();
                finding
                    .fix(Applicability::Suggested, wrong.map(|span| Edit { span, text: text.clone() }).collect())
                    .help(say!(cx, "Ghi: của {body}.", "Write: of {body}."))
            }
            Fault::PartySlash => {
                let right = party(number);
                finding.severity(Severity::Warning).confidence(Confidence::Medium);
                finding.fix(Applicability::Suggested, edits(cx, &spans, &right));
                finding.help(say!(cx, "Văn bản Đảng ghi số kiểu {right}.", "The Party writes {right}."))
            }
        };
    }
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fault {
    /// A decree, circular or law without year.
    NoYear,
    /// The letters are those of another kind.
    OtherKind(Kind),
    /// Another organ of the state is named than the one whose letters the number bears.
    OtherIssuer(&'static str),
    /// "05/NQ-TU" for "05-NQ/TU".
    PartySlash,
}

/// The citation at `span`.
fn of<'a>(cx: &Context<'a>, span: Span) -> Option<&'a Citation> {
    let at = cx.plan.citations.partition_point(|citation| citation.span < span);
    cx.plan.citations.get(at).filter(|citation| citation.span == span)
}

fn written_issuer(cx: &Context<'_>, span: Span) -> Option<String> {
    of(cx, span)?.issuer.map(|issuer| cx.quote(issuer))
}

/// "Nghị định số 88/2005/NĐ-CP của Thủ tướng Chính phủ": the organ whose number it is.
fn other_issuer(cx: &Context<'_>, citation: &Citation, number: &Number) -> Option<&'static str> {
    let organs = &cx.lexicon.bases.numbers.organs;
    let is_organ = |name: &str| organs.iter().any(|organ| organ == name);
    let written = cx.source.slice(citation.issuer?);
    let body = cx.regulations.body_of(number).filter(|body| *body != written)?;
    let (written, named) = (fold::key(written), fold::key(body));
    (written != named && is_organ(&written) && is_organ(&named)).then_some(body)
}

fn fault(cx: &Context<'_>, citation: &Citation, reference: &Reference, number: &Number) -> Option<Fault> {
    if reference.role != Role::Definition
        && let Some(body) = other_issuer(cx, citation, number)
    {
        return Some(Fault::OtherIssuer(body));
    }
    // What is known exists, however it looks; what the Party numbers follows its own ways.
    if matches!(reference.resolution, Resolution::Known(_)) || reference.role == Role::Definition {
        return None;
    }
    let kinds = &cx.lexicon.kinds;
    let symbol = number.symbol();
    let letters = symbol.split(['-', '/']).next().unwrap_or_default();
    let of_letters = kinds.of_symbol(letters);
    if !number.is_party() && number.year().is_none() && of_letters.is_some() && is_party_body(cx, symbol) {
        return Some(Fault::PartySlash);
    }
    // "các Nghị định, Thông tư số …": the type word of a list may be that of another.
    let kind = citation.kind.filter(|_| citation.kind_span.is_some())?;
    let other = of_letters.filter(|&other| !same(kind, other));
    if let Some(other) = other.filter(|_| !number.is_party() && !kinds.shares(kind, letters)) {
        return Some(Fault::OtherKind(other));
    }
    let numbers = &cx.lexicon.bases.numbers;
    let bears_year = numbers.bears_year(kind);
    let old = reference.issued_on.is_some_and(|date| date.year() < numbers.years_since);
    (bears_year && of_letters == Some(kind) && number.year().is_none() && !number.is_party() && !old).then_some(Fault::NoYear)
}

/// Kinds that share their letters, or that a text of one kind may bring into force in its own name.
fn same(kind: Kind, other: Kind) -> bool {
    let issued_by_decision = matches!(other, Kind::Decision | Kind::Resolution)
        && !matches!(kind, Kind::Decree | Kind::Circular | Kind::JointCircular | Kind::Directive | Kind::Decision | Kind::Resolution);
    let circulars = |kind| matches!(kind, Kind::Circular | Kind::JointCircular);
    kind == other || issued_by_decision || (circulars(kind) && circulars(other)) || kind.is_law()
}

/// "NQ-TU", "CT-TW": the body is one of the Party's.
fn is_party_body(cx: &Context<'_>, symbol: &str) -> bool {
    symbol.split_once('-').is_some_and(|(_, body)| cx.lexicon.bases.numbers.party.iter().any(|party| party == body))
}

/// The Party's form of a number: "05/NQ-TU" is "05-NQ/TU".
fn party(number: &Number) -> String {
    let symbol = number.symbol();
    let (kind, body) = symbol.split_once('-').unwrap_or((symbol, ""));
    format!("{}-{kind}/{body}", number.serial())
}

/// The number with the year of the date beside it, if there is such a text of that date.
fn with_year(cx: &Context<'_>, number: &Number, spans: &[Span]) -> Option<String> {
    let dates = cx.plan.citations.iter().filter(|c| spans.contains(&c.span)).filter_map(|c| c.date.as_ref()?.day());
    let date = dates.into_iter().next()?;
    let right = Number(format!("{}/{}/{}", number.serial(), date.year(), number.symbol()));
    let known = cx.regulations.with_number(&right, None);
    known.iter().any(|&id| cx.regulations.issued(id) == Some(date)).then_some(right.0)
}

/// The right number in the place of the wrong one.
fn edits(cx: &Context<'_>, spans: &[Span], right: &str) -> Vec<Edit> {
    let citations = cx.plan.citations.iter().filter(|c| spans.contains(&c.span));
    citations.filter_map(|c| Some(Edit { span: c.number_span?, text: right.to_owned() })).collect()
}
