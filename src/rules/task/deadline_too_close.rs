//! `task/deadline-too-close`: hardly any time between signing and deadline.

use super::super::grouped::Grouped;
use crate::date::vietnamese;
use crate::resolve::document::{AsOfSource, DeadlineKind};
use crate::rules::{Context, Report, say};
use foldhash::HashMap;

/// Days that a lower body needs at least to receive a plan and act on it. House practice, no law.
const ENOUGH: i64 = 10;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let as_of = cx.document.as_of;
    if matches!(as_of.source, AsOfSource::PlanYear | AsOfSource::Today) {
        return;
    }
    let mut tables: HashMap<Option<usize>, usize> = HashMap::default();
    for task in &cx.document.tasks {
        *tables.entry(task.source.table()).or_default() += 1;
    }
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        let Some(deadline) = task.deadline.as_ref().filter(|d| d.kind == DeadlineKind::Date) else { continue };
        let Some(last) = deadline.to else { continue };
        // Before the document's day is another matter: `date/deadline-before-issue`.
        let days = (last - as_of.latest).num_days();
        if last >= as_of.earliest && days < ENOUGH {
            let label = if as_of.earliest == as_of.latest {
                let signed = vietnamese(as_of.latest);
                say!(cx, "văn bản ngày {signed}: còn {days} ngày", "issued on {signed}: {days} days are left")
            } else {
                let signed = vietnamese(as_of.latest);
                say!(cx, "văn bản có thể ký muộn nhất ngày {signed}", "it may be signed as late as {signed}")
            };
            found.add(task.source.table(), deadline.span, label);
        }
    }
    for (table, first, others) in found.each() {
        // The programme of an event is full of near days; that is its nature.
        let count = others.len() + 1;
        if table.is_some() && count > 2 && count * 3 > tables[&table] {
            continue;
        }
        let due = cx.quote(first.span);
        report
            .finding(
                first.span,
                say!(
                    cx,
                    "Thời hạn “{due}” quá gần ngày ban hành",
                    "The deadline “{due}” is too close to the day of issue"
                ),
            )
            .places(first, others)
            .help(say!(
                cx,
                "Kiểm tra ngày ký; nếu ký muộn thì lùi thời hạn.",
                "Check the day of signing; move the deadline if it is late."
            ));
    }
}
