//! `layout/duplicate-number`: two documents with one number in one year, in one file or in two files of a run.

use crate::date::vietnamese;
use crate::diagnostic::Confidence;
use crate::fold;
use crate::parse::plan::Number;
use crate::regulations::{RegulationId, one_body};
use crate::resolve::document::Head;
use crate::rules::{Context, Report, naming, say};
use crate::source::Span;
use chrono::Datelike;
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: HashMap<(&Number, String, i32), Span> = HashMap::default();
    for (paper, head) in cx.plan.papers.iter().zip(&cx.document.heads) {
        let (Some(line), Some(date), Some(issuer)) = (&paper.number, head.issued_on, &head.issuer) else { continue };
        let Some(number) = &line.number else { continue };
        let key = (number, fold::key(issuer), date.year());
        let Some(&first) = seen.get(&key) else {
            seen.insert(key, line.span);
            let elsewhere = elsewhere(cx, head, number, issuer, date.year());
            if !elsewhere.is_empty() {
                in_other_files(cx, report, line.span, number, &elsewhere);
            }
            continue;
        };
        let (number, year) = (&number.0, date.year());
        report
            .finding(
                line.span,
                say!(
                    cx,
                    "Số {number} đã dùng cho một văn bản khác trong năm {year}",
                    "Number {number} is already used for another document of {year}"
                ),
            )
            .label(say!(cx, "dùng lần thứ hai", "used a second time"))
            .also(first, say!(cx, "dùng lần thứ nhất", "used first"))
            .help(say!(cx, "Đăng ký lại số văn bản.", "Register the document under another number."));
    }
}

/// Documents of other files with that number in that year. A copy of the same document is not another one.
fn elsewhere(cx: &Context<'_>, head: &Head, number: &Number, issuer: &str, year: i32) -> Vec<RegulationId> {
    let title = |title: &str| fold::key(title);
    let own = head.title.as_deref().map(title).unwrap_or_default();
    let mut others = cx.regulations.papers_numbered(&number.0, Some(issuer));
    others.retain(|&id| {
        let other = cx.regulations.get(id);
        let same_day = other.issued.is_some() && other.issued == head.issued_on.and_then(|date| date.day());
        other.source != cx.source.name
            && other.kind == head.kind
            && other.issued.is_some_and(|day| day.year() == year)
            && one_body(other.issuer, issuer)
            && !(same_day && title(other.title) == own)
    });
    others
}

fn in_other_files(cx: &Context<'_>, report: &mut Report<'_>, span: Span, number: &Number, others: &[RegulationId]) {
    let number = &number.0;
    let files: Vec<&str> = others.iter().filter_map(|&id| cx.regulations.file_of(id)).collect();
    let files = files.join(", ");
    let finding = report.finding(
        span,
        say!(
            cx,
            "Số {number} cũng là số của một văn bản khác trong cùng năm, ở tệp {files}",
            "Number {number} is also that of another document of the same year, in {files}"
        ),
    );
    finding.confidence(Confidence::Medium);
    finding.label(say!(cx, "số này đã dùng ở tệp khác", "used in another file as well"));
    for &id in others {
        let cited = naming::cited(cx, id);
        let file = cx.regulations.file_of(id).unwrap_or_default();
        finding.regulation(id).note(format!("{file}: {cited}"));
    }
    let first = others.iter().filter_map(|&id| cx.regulations.issued(id)).min().map(vietnamese).unwrap_or_default();
    finding.help(say!(
        cx,
        "Đối chiếu sổ đăng ký văn bản (văn bản kia ghi ngày {first}) và cấp số khác cho văn bản đăng ký sau.",
        "Look into the register (the other is dated {first}) and give another number to the one registered later."
    ));
}
