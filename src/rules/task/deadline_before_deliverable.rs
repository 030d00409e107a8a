//! `task/deadline-before-deliverable`: the report on a year is due when the year has hardly begun.

use crate::fold;
use crate::rules::{Context, Report, say};
use chrono::Datelike;

/// Months of the year in which its own report cannot be written.
const EARLY: u32 = 3;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for task in &cx.document.tasks {
        let (Some(deadline), Some(product)) = (&task.deadline, &task.deliverable) else { continue };
        let Some(last) = deadline.to.filter(|d| d.month() <= EARLY) else { continue };
        if !reports_on(product, last.year()) {
            continue;
        }
        let (due, year) = (&deadline.text, last.year());
        report
            .finding(
                deadline.span,
                say!(
                    cx,
                    "Sản phẩm là báo cáo của cả năm {year} nhưng thời hạn là “{due}”",
                    "The product is the report on the whole of {year}, but it is due “{due}”"
                ),
            )
            .label(say!(cx, "năm chưa qua thì chưa có báo cáo năm", "the year is not over by then"))
            .help(say!(
                cx,
                "Tách thành hai việc: kế hoạch đầu năm và báo cáo cuối năm, mỗi việc một thời hạn.",
                "Split it: the plan early in the year, the report at its end."
            ));
    }
}

/// Whether a product is the report on a year: "báo cáo kết quả … năm 2023".
fn reports_on(product: &str, year: i32) -> bool {
    let key = fold::key(product);
    key.split([';', '.']).any(|part| {
        part.split_once("báo cáo").is_some_and(|(_, rest)| {
            let whole_year = rest.contains(&format!("năm {year}"));
            whole_year && !rest.contains("quý") && !rest.contains("tháng")
        })
    })
}
