//! `task/deadline-too-close`: hardly any time between signing and deadline.

use crate::date::vietnamese;
use crate::resolve::document::{AsOfSource, DeadlineKind};
use crate::rules::{Context, Report, say};

/// Days that a lower body needs at least to receive a plan and act on it. House practice, no law.
const ENOUGH: i64 = 10;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let as_of = cx.document.as_of;
    if matches!(as_of.source, AsOfSource::PlanYear | AsOfSource::Today) {
        return;
    }
    for deadline in cx.document.tasks.iter().filter_map(|t| t.deadline.as_ref()) {
        let Some(last) = deadline.to.filter(|_| deadline.kind == DeadlineKind::Date) else { continue };
        // Before the document's day is another matter: `date/deadline-before-issue`.
        let days = (last - as_of.latest).num_days();
        if last < as_of.earliest || days >= ENOUGH {
            continue;
        }
        let (due, signed) = (vietnamese(last), vietnamese(as_of.latest));
        report
            .finding(
                deadline.span,
                say!(
                    cx,
                    "Thời hạn {due} quá gần ngày ban hành",
                    "The deadline {due} is too close to the day of issue"
                ),
            )
            .label(if as_of.earliest == as_of.latest {
                say!(cx, "văn bản ngày {signed}: còn {days} ngày", "issued on {signed}: {days} days are left")
            } else {
                say!(cx, "văn bản có thể ký muộn nhất ngày {signed}", "it may be signed as late as {signed}")
            })
            .help(say!(
                cx,
                "Kiểm tra ngày ký; nếu ký muộn thì lùi thời hạn.",
                "Check the day of signing; move the deadline if it is late."
            ));
    }
}
