//! `suppression/unreasoned`: an acceptance without a reason.

use crate::rules::{Context, Report, Standing, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for acceptance in cx.acceptances.iter().filter(|a| a.standing == Standing::Unreasoned) {
        let rule = &acceptance.rule;
        report
            .finding(acceptance.span, say!(cx, "Miễn trừ “{rule}” không nêu lý do nên không được áp dụng", "The suppression of “{rule}” gives no reason and is not applied"))
            .help(say!(cx, "Ghi lý do ở khóa reason, để người xem sau biết vì sao chấp nhận.", "Give the reason in `reason`, so that whoever reads it later knows why."));
    }
}
