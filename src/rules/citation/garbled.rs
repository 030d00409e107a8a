//! `citation/garbled`: a number or date that cannot be read.

use crate::diagnostic::Applicability;
use crate::parse::plan::CitationForm;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for citation in &cx.plan.citations {
        // Something stands there, but no number: blanks are another rule's.
        let number = citation.number_span.filter(|&span| {
            let written = cx.quote(span);
            let serial = written.split('/').next().unwrap_or_default().to_owned();
            let read = citation.form == CitationForm::Blank && serial.chars().any(char::is_alphanumeric);
            read || serial.contains("..")
        });
        let date = citation.date.as_ref().filter(|date| {
            let written = cx.quote(date.span);
            let dots = written.contains("..") || written.contains('…') || written.contains(" .");
            date.day.is_some() && dots
        });
        match (number, date) {
            (Some(_), _) => found.add(citation.span, say!(cx, "số không đọc được", "the number cannot be read")),
            (None, Some(date)) => found.add(date.span, say!(cx, "ngày không rõ", "the date is not clear")),
            (None, None) => {}
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(
            cx,
            "{count} chỗ viện dẫn có số hoặc ngày không đọc được",
            "{count} citation(s) with a number or date that cannot be read"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Thường do quét văn bản: đối chiếu bản gốc rồi ghi lại.",
            "Usually from scanning: check the original and write it again."
        ));
    }
}
