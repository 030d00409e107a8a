//! `layout/duplicate-number`: two documents with one number in one year.

use crate::parse::plan::Number;
use crate::rules::{Context, Report, say};
use crate::source::Span;
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: HashMap<(&Number, String, i32), Span> = HashMap::default();
    for (paper, head) in cx.plan.papers.iter().zip(&cx.document.heads) {
        let (Some(line), Some(date), Some(issuer)) = (&paper.number, head.issued_on, &head.issuer) else { continue };
        let Some(number) = &line.number else { continue };
        let key = (number, crate::fold::key(issuer), date.year());
        let Some(&first) = seen.get(&key) else {
            seen.insert(key, line.span);
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
