//! `task/contradictory-deadline`: two deadlines in one cell that exclude each other.

use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for deadline in cx.document.tasks.iter().filter_map(|t| t.deadline.as_ref()).filter(|d| d.contradictory) {
        let text = &deadline.text;
        report
            .finding(
                deadline.span,
                say!(cx, "Thời hạn “{text}” tự mâu thuẫn", "The deadline “{text}” contradicts itself"),
            )
            .label(say!(cx, "hai mốc khác nhau trong một thời hạn", "two different terms in one deadline"))
            .help(say!(
                cx,
                "Giữ lại một mốc: cả năm hoặc một quý, một tháng, một ngày.",
                "Keep one of them: the year, or a quarter, a month, a day."
            ));
    }
}
