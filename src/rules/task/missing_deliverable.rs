//! `task/missing-deliverable`: nothing says what the work is to produce.

use super::super::grouped::Grouped;
use crate::parse::plan::Column;
use crate::rules::{Context, Report, say};
use std::collections::BTreeMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut with: BTreeMap<usize, usize> = BTreeMap::new();
    for task in &cx.document.tasks {
        if let Some(table) = task.source.table() {
            *with.entry(table).or_default() += usize::from(task.deliverable.is_some());
        }
    }
    for (&table, &count) in &with {
        let columns = &cx.plan.tables[table].columns;
        let assigns = columns.iter().any(|c| matches!(c, Column::Lead | Column::LeadAndSupport));
        if count > 0 || columns.contains(&Column::Deliverable) || !assigns {
            continue;
        }
        // The header says which columns there are; a table without one is `task/headless-table`.
        if let (Some(first), Some(last)) = (cx.plan.tables[table].header.first(), cx.plan.tables[table].header.last()) {
            let header = crate::source::Span { start: first.start, end: last.end };
            report
                .finding(
                    header,
                    say!(cx, "Bảng phân công không có cột sản phẩm", "The table of tasks has no column for products"),
                )
                .label(say!(cx, "không có cột sản phẩm, kết quả", "no column for products"))
                .help(say!(
                    cx,
                    "Thêm cột “Sản phẩm”: mỗi nhiệm vụ ra văn bản, báo cáo hay kết quả nào.",
                    "Add one: what each task produces."
                ));
        }
    }
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        if let Some(table) = task.source.table()
            && task.deliverable.is_none()
            && with[&table] > 0
        {
            found.add(table, task.text_span, say!(cx, "không ghi sản phẩm", "no product"));
        }
    }
    for (_, first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Nhiệm vụ không có sản phẩm", "A task without a product"),
            n => say!(cx, "{n} nhiệm vụ không có sản phẩm", "{n} tasks without a product"),
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Ghi sản phẩm của từng nhiệm vụ như ở các dòng khác.",
            "Name the product of each task, as the other rows do."
        ));
    }
}
