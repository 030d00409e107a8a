//! `suppression/unused`: an acceptance that covers nothing any more.

use crate::rules::{Context, Report, Standing, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for acceptance in cx.acceptances.iter().filter(|a| a.standing == Standing::Unused) {
        let rule = &acceptance.rule;
        report
            .finding(acceptance.span, say!(cx, "Miễn trừ “{rule}” không còn phát hiện nào để miễn", "The suppression of “{rule}” covers nothing any more"))
            .help(say!(cx, "Xóa mục này khỏi rasoat.toml.", "Remove the entry from rasoat.toml."));
    }
}
