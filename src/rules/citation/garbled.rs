//! `citation/garbled`: a number or date that cannot be read.

use crate::diagnostic::Applicability;
use crate::fold::one_line;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for citation in &cx.plan.citations {
        // Something stands there, but no number: blanks are another rule's.
        let number = citation.number_span.filter(|&span| {
            let written = cx.source.slice(span);
            let serial = written.split('/').next().unwrap_or_default();
            // Nearly every number begins with digits and nothing else.
            let plain = !serial.is_empty() && serial.bytes().all(|byte| byte.is_ascii_digit());
            !plain && serial.chars().any(char::is_alphanumeric) && !is_serial(serial)
        });
        let date = citation.date.as_ref().filter(|date| {
            let written = cx.source.slice(date.span);
            date.day.is_some() && written.contains(['.', '…']) && has_dots(&one_line(written))
        });
        match (number, date) {
            (Some(_), _) => found.add(citation.span, say!(cx, "số không đọc được", "the number cannot be read")),
            (None, Some(date)) => found.add(date.span, say!(cx, "ngày không rõ", "the date is not clear")),
            (None, None) => {}
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(
            cx,
            "{count} chỗ viện dẫn có số hoặc ngày không đọc được",
            "{count} citation(s) with a number or date that cannot be read"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Thường do quét văn bản: đối chiếu bản gốc rồi ghi lại.",
            "Usually from scanning: check the original and write it again."
        ));
    }
}

/// Dots that stand for what was left out or could not be read.
fn has_dots(written: &str) -> bool {
    written.contains("..") || written.contains('…') || written.contains(" .")
}

/// "16", "30c", "66.13", "30c-", "02-CTr": digits, one letter at most, a part behind one dot, the letters of the Party.
fn is_serial(written: &str) -> bool {
    let serial = written.split(['-', '–', '‑', '‐', '—']).next().unwrap_or_default();
    let digits: String = serial.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parts = digits.split('.');
    let whole = parts.next().unwrap_or_default();
    let number = whole.trim_end_matches(char::is_alphabetic);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    plain(number) && whole.chars().count() - number.len() <= 1 && parts.next().is_none_or(plain) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_serial;

    #[test]
    fn what_a_number_begins_with() {
        for serial in ["16", "30c", "66.13", "0124", "36-CTr", "17 ", "296‑QĐ"] {
            assert!(is_serial(serial), "{serial}");
        }
        for serial in ["Q.7", "...4.1...", "4L", "8l19", "", "1.2.3"] {
            assert_eq!(is_serial(serial), serial == "4L", "{serial}");
        }
    }
}
