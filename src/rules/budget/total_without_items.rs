//! `budget/total-without-items`: a total, and no row above it that has money.

use crate::resolve::document::EntryKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for ledger in &cx.document.ledgers {
        let entries = &ledger.entries;
        let any = |from: usize, to: usize| entries[from..to].iter().any(|e| !is_total(e.kind) && !e.amounts.is_empty());
        // A table that gives totals only, and nowhere the rows, breaks nothing down.
        if !any(0, entries.len()) {
            continue;
        }
        let mut from = 0;
        for (at, entry) in entries.iter().enumerate() {
            let EntryKind::Total(scope) = entry.kind else { continue };
            let total = entry.amounts.first().filter(|a| a.value > 0);
            if let Some(total) = total
                && scope == 1
                && at > from
                && !any(from, at)
            {
                report
                    .finding(
                        total.span,
                        say!(cx, "Có số tổng nhưng không dòng nào phía trên ghi kinh phí", "A total without any amount above it"),
                    )
                    .label(say!(cx, "tổng của những khoản nào", "the total of what"))
                    .help(say!(
                        cx,
                        "Ghi kinh phí vào đúng hoạt động, hoặc bỏ dòng tổng.",
                        "Put the money on its activity, or delete the total."
                    ));
            }
            from = at + 1;
        }
    }
}

fn is_total(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Total(_))
}
