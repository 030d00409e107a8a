//! `citation/inconsistent`: one document with two dates in one file.

use crate::date::PartialDate;
use crate::diagnostic::Severity;
use crate::fold;
use crate::parse::plan::Citation;
use crate::resolve::document::{Reference, Resolution, Role};
use crate::rules::{Context, Report, say};
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut index: HashMap<String, usize> = HashMap::default();
    let mut groups: Vec<Vec<(usize, PartialDate)>> = Vec::new();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let date = citation.date.as_ref().and_then(|d| d.calendar().ok().flatten());
        let (Some(key), Some(date)) = (identity(citation, reference), date) else { continue };
        let at = *index.entry(format!("{key}\u{1f}{}", date.year())).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push((i, date));
    }
    for group in groups {
        let Some(&(other, _)) = group.iter().find(|(_, date)| !date.agrees_with(group[0].1)) else { continue };
        let (first, last) = (&cx.plan.citations[group[0].0], &cx.plan.citations[other]);
        let (Some(a), Some(b)) = (&first.date, &last.date) else { continue };
        let name = first.number_span.or(first.kind_span).map_or_else(String::new, |span| cx.quote(span));
        let (a_text, b_text) = (cx.quote(a.span), cx.quote(b.span));
        let finding = report.finding(
            b.span,
            say!(
                cx,
                "Văn bản “{name}” được ghi hai ngày khác nhau: “{a_text}” và “{b_text}”",
                "“{name}” is given two dates: “{a_text}” and “{b_text}”"
            ),
        );
        finding.severity(Severity::Error).label(say!(cx, "ở đây ghi ngày khác", "another date here"));
        finding.also(a.span, say!(cx, "trước đó ghi ngày này", "this date before"));
        for (mention, date) in &group[1..] {
            let there = &cx.plan.citations[*mention];
            if *mention != other && !date.agrees_with(group[0].1) {
                let span = there.date.as_ref().map_or(there.span, |d| d.span);
                finding.also(span, say!(cx, "cũng ghi ngày khác", "another date here too"));
            }
        }
        finding.help(say!(
            cx,
            "Đối chiếu văn bản gốc và ghi thống nhất một ngày.",
            "Check the original and write one date throughout."
        ));
    }
}

/// What makes two mentions one document: number and body; for numbers that every body uses, the body must be written.
/// Nothing where the law is known: there, the wrong date is found by itself.
fn identity(citation: &Citation, reference: &Reference) -> Option<String> {
    if reference.role == Role::Attachment || reference.resolution != Resolution::Unknown {
        return None;
    }
    let number = citation.number.as_ref()?;
    let kind = citation.kind.map_or("", |kind| kind.slug());
    let issuer = reference.issuer.as_deref().map(fold::key);
    Some(format!("{kind}\u{1f}{}\u{1f}{}", fold::key(&number.0), issuer?))
}
