//! `numbering/missing-label`: a row without a number among rows that have one.

use super::super::grouped::Grouped;
use crate::parse::plan::RowKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (id, table) in cx.plan.tables.iter().enumerate() {
        let items = || table.rows.iter().filter(|r| r.kind == RowKind::Item);
        let labelled = items().filter(|r| r.label.is_some()).count();
        let bare = items().count() - labelled;
        // A table that numbers only some rows numbers groups, not rows.
        if labelled < 3 || bare * 2 > labelled {
            continue;
        }
        let last = table.rows.iter().rposition(|r| r.kind == RowKind::Item && r.label.is_some()).unwrap_or(0);
        let mut seen = false;
        for row in &table.rows[..last] {
            seen |= row.label.is_some();
            if seen && row.kind == RowKind::Item && row.label.is_none() {
                found.add(id, row.span, say!(cx, "dòng không có số thứ tự", "a row without a number"));
            }
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Một dòng của bảng không có số thứ tự", "A row of the table has no number"),
            n => say!(cx, "{n} dòng của bảng không có số thứ tự", "{n} rows of the table have no number"),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Ghi số thứ tự; nếu là phần tiếp của dòng trên thì gộp vào dòng đó.",
            "Number it; if it continues the row above, join the two."
        ));
    }
}
