//! `numbering/empty-row`: a number and nothing behind it.

use super::super::grouped::Grouped;
use crate::parse::plan::RowKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (id, table) in cx.plan.tables.iter().enumerate() {
        // An empty form has nothing but numbers; that is what it is for.
        let empty = |row: &crate::parse::plan::Row| {
            row.label.as_ref().is_some_and(|label| {
                matches!(row.kind, RowKind::Item | RowKind::Group)
                    && row.cells.iter().all(|cell| cell.is_empty() || label.span.contains(*cell) || cell.len() <= label.span.len() + 1 && cell.overlaps(label.span))
            })
        };
        let count = table.rows.iter().filter(|r| empty(r)).count();
        if count == 0 || count * 3 > table.rows.len() {
            continue;
        }
        for row in table.rows.iter().filter(|r| empty(r)) {
            found.add(id, row.span, say!(cx, "chỉ có số thứ tự", "only a number"));
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Một dòng của bảng không có nội dung", "A row of the table has no content"),
            n => say!(cx, "{n} dòng của bảng không có nội dung", "{n} rows of the table have no content"),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Bổ sung nội dung hoặc bỏ dòng và đánh lại số.",
            "Fill it in, or delete it and renumber."
        ));
    }
}
