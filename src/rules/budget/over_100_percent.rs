//! `budget/over-100-percent`: a part of a whole that is more than the whole.

use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for &span in &cx.document.words.over_hundred {
        let share = cx.quote(span);
        report
            .finding(span, say!(cx, "Tỷ lệ {share} vượt quá 100 %", "A share of {share} is more than the whole"))
            .label(say!(cx, "phần của một tổng thể", "a part of a whole"))
            .help(say!(
                cx,
                "Kiểm tra lại con số; nếu là mức đạt so với kế hoạch thì ghi rõ “so với kế hoạch”.",
                "Check the figure; if it is measured against a plan, say so."
            ));
    }
}
