//! `task/missing-deliverable`: nothing says what the work is to produce.

use super::super::grouped::Grouped;
use crate::parse::plan::Column;
use crate::rules::{Context, Report, say};
use std::collections::BTreeMap;

/// So many tasks tell what those of a table are.
const LOOKED_AT: usize = 8;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut with: BTreeMap<usize, usize> = BTreeMap::new();
    // Of the first tasks of each table, how many are the name of a text to be made.
    let mut texts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for task in &cx.document.tasks {
        if let Some(table) = task.source.table() {
            *with.entry(table).or_default() += usize::from(task.deliverable.is_some());
            let (seen, named) = texts.entry(table).or_default();
            if *seen < LOOKED_AT {
                *seen += 1;
                *named += usize::from(cx.lexicon.kinds.beginning(&task.text).is_some());
            }
        }
    }
    let is_list_of_texts = |table: usize| texts.get(&table).is_some_and(|&(seen, named)| named * 4 >= seen * 3);
    let mut bare = Grouped::new();
    for (&table, &count) in &with {
        let (columns, header) = (&cx.plan.tables[table].columns, &cx.plan.tables[table].header);
        let assigns = columns.iter().any(|c| matches!(c, Column::Lead | Column::LeadAndSupport));
        // A list of texts to be made is a list of products ("Luật Thư viện (sửa đổi)").
        if count > 0 || columns.contains(&Column::Deliverable) || !assigns || is_list_of_texts(table) {
            continue;
        }
        // The header says which columns there are; a table without one is `task/headless-table`.
        if let (Some(first), Some(last)) = (header.first(), header.last()) {
            let label = say!(cx, "không có cột sản phẩm, kết quả", "no column for products");
            bare.add(cx.plan.tables[table].paper, first.to(*last), label);
        }
    }
    for (_, first, others) in bare.each() {
        report
            .finding(
                first.span,
                say!(cx, "Bảng phân công không có cột sản phẩm", "The table of tasks has no column for products"),
            )
            .places(first, others)
            .help(say!(
                cx,
                "Thêm cột “Sản phẩm”: mỗi nhiệm vụ ra văn bản, báo cáo hay kết quả nào.",
                "Add one: what each task produces."
            ));
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
