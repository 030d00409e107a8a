//! `layout/number-form`: the number is there, but not written as it should be.

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::parse::plan::NumberLine;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for line in cx.plan.papers.iter().filter_map(|p| p.number.as_ref()) {
        let written = cx.quote(line.written);
        let digits: String = written.split('/').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            continue;
        }
        match &line.number {
            None => {
                report
                    .finding(line.span, say!(cx, "Số văn bản không đọc được: “{written}”", "The number cannot be read: “{written}”"))
                    .severity(Severity::Warning)
                    .label(say!(cx, "lẫn dấu, chữ hoặc thiếu ký hiệu", "marks or letters among the digits, or no letters behind them"))
                    .help(say!(cx, "Ghi lại số và ký hiệu theo mẫu “Số: 41/QĐ-UBND”.", "Write it as in “Số: 41/QĐ-UBND”."));
            }
            Some(number) => form(cx, report, line, &written, &number.0),
        }
    }
}

fn form(cx: &Context<'_>, report: &mut Report<'_>, line: &NumberLine, written: &str, number: &str) {
    let serial = number.split(['/', '-']).next().unwrap_or_default();
    let padded = if serial.len() == 1 { format!("0{number}") } else { number.to_owned() };
    if written == padded {
        return;
    }
    let why = if written.contains(' ') {
        say!(cx, "thừa dấu cách", "spaces inside")
    } else if serial.len() == 1 {
        say!(cx, "số dưới 10 phải thêm số 0 phía trước", "below 10 a zero stands in front")
    } else if written.bytes().any(|b| b == b'.') {
        say!(cx, "lẫn dấu chấm", "points among the digits")
    } else {
        return;
    };
    report
        .finding(
            line.span,
            say!(cx, "Số văn bản viết chưa đúng: “{written}”", "The number is not written as it should be: “{written}”"),
        )
        .label(why)
        .help(say!(cx, "Viết “Số: {padded}”.", "Write “Số: {padded}”."))
        .fix(Applicability::Safe, vec![Edit { span: line.written, text: padded }]);
}
