//! `layout/place-and-date`: comma and capitals in the line of place and date.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for line in cx.plan.papers.iter().filter_map(|p| p.place_date.as_ref()) {
        let Some(place) = line.place.filter(|p| p.end <= line.date.span.start) else { continue };
        let between = Span { start: place.end, end: line.date.span.start };
        let text = cx.source.slice(between);
        if !text.contains(',') && !cx.source.slice(place).ends_with(',') {
            let at = Span { start: place.end, end: place.end };
            report
                .finding(line.span, say!(cx, "Thiếu dấu phẩy sau địa danh", "No comma after the place"))
                .label(say!(cx, "địa danh, ngày … tháng … năm …", "place, then the date"))
                .help(say!(cx, "Thêm dấu phẩy sau địa danh.", "Add a comma after the place."))
                .fix(Applicability::Safe, vec![Edit { span: at, text: ",".to_owned() }]);
        }
        let place_text = cx.source.slice(place);
        if place_text.chars().next().is_some_and(char::is_lowercase) {
            report
                .finding(line.span, say!(cx, "Địa danh không viết hoa", "The place has no capital"))
                .label(say!(cx, "“{place_text}”", "“{place_text}”"))
                .help(say!(cx, "Viết hoa địa danh.", "Write it with a capital."));
        }
        let day = between_day(cx, between, line.date.span);
        if let Some(span) = day {
            report
                .finding(line.span, say!(cx, "“Ngày” sau địa danh viết hoa", "“Ngày” after the place has a capital"))
                .label(say!(cx, "viết “ngày”", "write “ngày”"))
                .help(say!(cx, "Viết thường chữ “ngày”.", "Write it small."))
                .fix(Applicability::Safe, vec![Edit { span, text: "ngày".to_owned() }]);
        }
    }
}

/// "Ngày" with a capital, between the place and the date or at its head.
fn between_day(cx: &Context<'_>, between: Span, date: Span) -> Option<Span> {
    for part in [between, date] {
        if let Some(at) = cx.source.slice(part).find("Ngày") {
            let start = part.start + at as u32;
            return Some(Span { start, end: start + "Ngày".len() as u32 });
        }
    }
    None
}
