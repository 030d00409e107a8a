//! `suppression/expired`: an acceptance whose last day is over.

use crate::rules::{Context, Report, Standing, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for acceptance in cx.acceptances.iter().filter(|a| a.standing == Standing::Expired) {
        let rule = &acceptance.rule;
        report
            .finding(acceptance.span, say!(cx, "Miễn trừ “{rule}” đã hết hạn nên không còn được áp dụng", "The suppression of “{rule}” has expired and is no longer applied"))
            .help(say!(cx, "Xem lại các phát hiện vừa hiện trở lại; nếu vẫn chấp nhận, ghi hạn mới ở khóa until.", "Look at the findings that are back; if they are still accepted, give a new day in `until`."));
    }
}
