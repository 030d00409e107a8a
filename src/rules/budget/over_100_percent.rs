//! `budget/over-100-percent`: a part of a whole that is more than the whole, or parts that together are.

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
    for parts in &cx.document.words.parts_over_hundred {
        let Some((&last, others)) = parts.places.split_last() else { continue };
        let sum = percent(parts.sum);
        let finding = report.finding(
            last,
            say!(
                cx,
                "Các phần cộng lại được {sum} %, quá 100 % của tổng thể",
                "The parts add up to {sum} %, more than the whole"
            ),
        );
        finding.label(say!(cx, "đến đây đã quá 100 %", "here the sum is above 100 %"));
        for &other in others {
            finding.also(other, say!(cx, "một phần", "a part"));
        }
        finding.help(say!(
            cx,
            "Tính lại để các nguồn cộng lại bằng 100 %, hoặc nói rõ phần nào nằm trong phần nào.",
            "Make the parts add up to 100 %, or say which part lies within which."
        ));
    }
}

/// "110", "102,5".
fn percent(thousandths: u32) -> String {
    let (whole, fraction) = (thousandths / 1000, thousandths % 1000);
    if fraction == 0 { whole.to_string() } else { format!("{whole},{}", format!("{fraction:03}").trim_end_matches('0')) }
}
