//! `consistency/target`: a percentage that text and appendix give differently.

use super::super::grouped::Grouped;
use crate::diagnostic::{Confidence, Severity};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut one_sided = Grouped::new();
    for echo in &cx.document.outline.echoes {
        let task = &cx.document.tasks[echo.task];
        let block = cx.plan.blocks[echo.block].body;
        let ([row], here) = (&echo.row_shares[..], &echo.block_shares) else { continue };
        // Whole shares ("100 % hồ sơ") are in every other sentence.
        if row.thousandths == 100_000 {
            continue;
        }
        match &here[..] {
            [] if echo.similarity >= 65 => {
                let share = cx.quote(row.span);
                let label = say!(cx, "phần lời văn không có mức {share}", "the text has no {share}");
                one_sided.add(task.paper, row.span, label);
            }
            [text] if echo.similarity >= 85 && echo.both >= 75 && text.thousandths != row.thousandths => {
                let (a, b) = (cx.quote(row.span), cx.quote(text.span));
                report
                    .finding(
                        row.span,
                        say!(
                            cx,
                            "Chỉ tiêu ghi {a} ở bảng, {b} ở phần lời văn",
                            "The target is {a} in the table and {b} in the text"
                        ),
                    )
                    .severity(Severity::Error)
                    .confidence(Confidence::Medium)
                    .label(say!(cx, "khác phần lời văn", "not as in the text"))
                    .also(text.span, say!(cx, "ở phần lời văn", "in the text"))
                    .help(say!(cx, "Thống nhất một mức ở cả hai chỗ.", "Give one figure in both places."));
            }
            _ => {
                let _ = block;
            }
        }
    }
    for (_, first, others) in one_sided.each() {
        report
            .finding(
                first.span,
                say!(cx, "Chỉ tiêu chỉ có ở bảng, không có ở phần lời văn", "A target that only the table has"),
            )
            .places(first, others)
            .severity(Severity::Info)
            .confidence(Confidence::Medium)
            .help(say!(cx, "Bổ sung vào phần lời văn hoặc bỏ ở bảng.", "Add it to the text, or take it out of the table."));
    }
}
