//! `date/impossible`: a day, month or year that the calendar does not have.

use crate::date::NoSuchDate;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let cited = cx.plan.citations.iter().filter_map(|c| c.date.as_ref());
    let due = cx.document.tasks.iter().filter_map(|t| t.deadline.as_ref()).flat_map(|d| &d.impossible);
    for date in cited.chain(due) {
        let Err(why) = date.calendar() else { continue };
        let quote = cx.quote(date.span);
        let finding = report.finding(date.span, say!(cx, "Ngày “{quote}” không có thật", "“{quote}” is not a real date"));
        finding.label(match why {
            NoSuchDate::Day => say!(cx, "tháng này không có ngày đó", "that month has no such day"),
            NoSuchDate::Month => say!(cx, "một năm chỉ có 12 tháng", "a year has twelve months"),
            NoSuchDate::Year => say!(cx, "năm phải có bốn chữ số", "a year has four digits"),
        });
        finding.help(say!(cx, "Đối chiếu với văn bản gốc và ghi lại đúng ngày.", "Check the original and write the right date."));
    }
}
