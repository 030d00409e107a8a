//! `wording/unbalanced-quote`: a quotation mark without its other half.

use crate::diagnostic::{Confidence, Severity};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for &(span, opens) in &cx.document.words.quotes {
        let (message, label) = if opens {
            (
                say!(cx, "Mở ngoặc kép mà không đóng", "A quotation mark is opened and never closed"),
                say!(cx, "không có dấu đóng trong đoạn này", "not closed in this paragraph"),
            )
        } else {
            (
                say!(cx, "Đóng ngoặc kép mà không mở", "A quotation mark is closed and was never opened"),
                say!(cx, "không có dấu mở trong đoạn này", "not opened in this paragraph"),
            )
        };
        let finding = report.finding(span, message);
        finding.label(label).help(say!(
            cx,
            "Thêm dấu còn thiếu, hoặc bỏ dấu thừa.",
            "Add the missing mark, or delete this one."
        ));
        // Scans lose small marks, and dirt looks like them.
        if cx.document.extracted {
            finding.severity(Severity::Info).confidence(Confidence::Low);
        }
    }
}
