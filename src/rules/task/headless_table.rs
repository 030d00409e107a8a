//! `task/headless-table`: a table of tasks whose columns nobody names.

use crate::rules::{Context, Report, say};
use std::collections::BTreeSet;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let tables: BTreeSet<usize> = cx.document.tasks.iter().filter_map(|t| t.source.table()).collect();
    for table in tables.into_iter().map(|t| &cx.plan.tables[t]).filter(|t| t.header.is_empty()) {
        let Some(row) = table.rows.first() else { continue };
        report
            .finding(row.span, say!(cx, "Bảng nhiệm vụ không có dòng tiêu đề cột", "A table of tasks without a header row"))
            .label(say!(cx, "bảng bắt đầu ngay bằng nội dung", "the table begins with content"))
            .help(say!(
                cx,
                "Thêm dòng tiêu đề: STT, nhiệm vụ, cơ quan chủ trì, cơ quan phối hợp, thời gian, sản phẩm.",
                "Add one that names the columns."
            ));
    }
}
