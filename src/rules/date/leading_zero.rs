//! `date/leading-zero`: the day of issue without the zero before days under 10 and months 1 and 2.

use crate::diagnostic::Applicability;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for place in cx.plan.papers.iter().filter_map(|paper| paper.place_date.as_ref()) {
        let date = &place.date;
        let written = cx.source.slice(date.span);
        for (number, below) in [(date.day, 10), (date.month, 3)] {
            let Some(number) = number.filter(|&n| (1..below).contains(&n)) else { continue };
            // The day comes first; the month is the number behind "tháng" or the first stroke.
            let from = if below == 10 { 0 } else { written.find("tháng").or(written.find('/')).unwrap_or(written.len()) };
            let Some((at, digits)) = number_after(written, from) else { continue };
            if digits == number.to_string() {
                let span = Span::new(date.span.start as usize + at, date.span.start as usize + at + digits.len());
                found.add(span, say!(cx, "viết 0{number}", "write 0{number}"));
                found.edit(span, format!("0{number}"));
            }
        }
    }
    let finding = found.say(report, Applicability::Safe, |_| {
        say!(
            cx,
            "Ngày ban hành thiếu số 0 ở trước ngày dưới 10 hoặc tháng 1, tháng 2",
            "The date of issue lacks the zero before a day under 10 or month 1, 2"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(cx, "Thêm số 0 ở trước; tháng 3 đến tháng 9 thì không thêm.", "Add the zero; months 3 to 9 take none."));
    }
}

/// The first run of digits from `from` on, with the byte at which it stands.
fn number_after(text: &str, from: usize) -> Option<(usize, &str)> {
    let start = from + text.get(from..)?.find(|c: char| c.is_ascii_digit())?;
    let len = text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
    Some((start, &text[start..start + len]))
}
