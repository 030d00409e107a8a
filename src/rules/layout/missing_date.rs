//! `layout/missing-date`: no date of issue, or a blank one.

use super::super::papers::own_heads;
use crate::date::PartialDate;
use crate::diagnostic::{Confidence, Severity};
use crate::resolve::document::{Regime, State};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for own in own_heads(cx) {
        // A resolution may carry the day of its adoption in the text instead.
        // The line of the head may be blank where the day is known from elsewhere ("kèm theo Quyết định … ngày …").
        let blank = own.paper.place_date.as_ref().is_some_and(|line| line.date.day.is_none() && line.date.month.is_none());
        let known = matches!(own.head.issued_on, Some(PartialDate::Day(_))) && (!blank || cx.document.extracted);
        if known || own.paper.adopted.is_some() {
            continue;
        }
        let (span, partly) = match &own.paper.place_date {
            // A date that does not exist is `date/impossible`.
            Some(line) if line.date.calendar().is_err() => continue,
            Some(line) => (line.span, true),
            None => (own.anchor(), false),
        };
        let finding = report.finding(
            span,
            if partly {
                say!(cx, "Ngày ban hành chưa ghi đủ ngày, tháng, năm", "The date of issue is not complete")
            } else {
                say!(cx, "Văn bản không có ngày ban hành", "The document has no date of issue")
            },
        );
        if partly {
            finding.label(say!(cx, "còn để trống", "left blank"));
        } else {
            finding.confidence(Confidence::Medium).label(say!(cx, "không thấy dòng địa danh, ngày tháng", "no line of place and date"));
        }
        if cx.document.state == State::Draft {
            finding.severity(Severity::Info);
        } else if cx.document.regime == Regime::Party {
            finding.severity(Severity::Warning);
        }
        finding.help(say!(
            cx,
            "Ghi đủ “ngày … tháng … năm …” khi ký; không có ngày thì không xác định được hiệu lực của các căn cứ.",
            "Give the full date when signing; without it the standing of the bases cannot be judged."
        ));
    }
}
