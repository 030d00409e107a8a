//! `citation/date-style`: one document dated 8/11/2011 here and 08/11/2011 there.

use crate::diagnostic::Applicability;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};
use chrono::{Datelike, NaiveDate};
use foldhash::HashMap;
use std::borrow::Cow;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let dates = || {
        cx.plan.citations.iter().zip(&cx.document.references).filter_map(|(citation, reference)| {
            let date = citation.date.as_ref()?;
            let written = cx.source.slice(date.span);
            let day = date.day().filter(|_| written.contains('/'))?;
            Some(((reference.first_mention, day), date.span, without_spaces(written)))
        })
    };
    // How each date of a document is written first, and what dates are also written otherwise.
    let mut first: HashMap<(usize, NaiveDate), Cow<'_, str>> = HashMap::default();
    let mut several: HashMap<(usize, NaiveDate), Vec<Cow<'_, str>>> = HashMap::default();
    for (key, _, written) in dates() {
        let known = first.entry(key).or_insert_with(|| written.clone());
        if *known != written {
            let forms = several.entry(key).or_insert_with(|| vec![known.clone()]);
            if !forms.contains(&written) {
                forms.push(written);
            }
        }
    }
    if several.is_empty() {
        return;
    }
    let mut found = Pattern::default();
    for (key, span, written) in dates() {
        let Some(known) = several.get(&key) else { continue };
        let padded = padded(key.1, known);
        if written != padded {
            found.add(span, say!(cx, "chỗ khác ghi {padded}", "elsewhere {padded}"));
            found.edit(span, padded);
        }
    }
    let finding = found.say(report, Applicability::Safe, |_| {
        say!(
            cx,
            "Ngày của cùng một văn bản được viết theo nhiều kiểu",
            "The date of one document is written in several styles"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Viết thống nhất: ngày dưới 10 và tháng 1, 2 có số 0 đứng trước.",
            "Write one style: a zero before days under 10 and months 1 and 2."
        ));
    }
}

/// The form to keep: that with a zero before the day, as it already stands in the file where it can.
fn padded(day: NaiveDate, known: &[Cow<'_, str>]) -> String {
    let usual = crate::date::vietnamese(day);
    let zero = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
    [&usual, &zero].into_iter().find(|form| known.iter().any(|k| k == *form)).unwrap_or(&usual).clone()
}

fn without_spaces(written: &str) -> Cow<'_, str> {
    // A date in figures alone needs no string of its own.
    if written.bytes().any(|byte| byte <= b' ' || !byte.is_ascii()) {
        Cow::Owned(written.chars().filter(|c| !c.is_whitespace()).collect())
    } else {
        Cow::Borrowed(written)
    }
}
