//! `layout/issuer`: the issuing body is abbreviated or lacks its place.

use crate::fold;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for paper in &cx.plan.papers {
        let Some(&last) = paper.letterhead.last() else { continue };
        let lines: Vec<String> = paper.letterhead.iter().map(|&s| fold::key(&cx.quote(s))).collect();
        let line = &lines[lines.len() - 1];
        let written = cx.quote(last);
        if line.starts_with("ubnd") || line.starts_with("hđnd") {
            report
                .finding(
                    last,
                    say!(cx, "Tên cơ quan ban hành viết tắt: “{written}”", "The issuing body is abbreviated: “{written}”"),
                )
                .label(say!(cx, "phải viết đầy đủ", "must be written out"))
                .help(say!(
                    cx,
                    "Chỉ tên cơ quan chủ quản trực tiếp được viết tắt.",
                    "Only the body above it may be abbreviated."
                ));
        } else if matches!(line.as_str(), "ủy ban nhân dân" | "hội đồng nhân dân") && !cx.document.copied {
            // Copies of web pages keep the first line of a cell and lose the second.
            report
                .finding(
                    last,
                    say!(cx, "Tên cơ quan ban hành thiếu địa danh: “{written}”", "The issuing body lacks its place: “{written}”"),
                )
                .label(say!(cx, "của tỉnh, huyện, xã nào", "of which unit"))
                .help(say!(
                    cx,
                    "Thêm dòng tên đơn vị hành chính: “TỈNH …”, “XÃ …”.",
                    "Add the administrative unit on the next line."
                ));
        }
    }
}
