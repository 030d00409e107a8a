//! `citation/date-style`: one document dated 8/11/2011 here and 08/11/2011 there.

use crate::diagnostic::Applicability;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};
use chrono::{Datelike, NaiveDate};
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let dates = || {
        cx.plan.citations.iter().zip(&cx.document.references).filter_map(|(citation, reference)| {
            let date = citation.date.as_ref()?;
            let written: String = cx.source.slice(date.span).chars().filter(|c| !c.is_whitespace()).collect();
            let day = date.day().filter(|_| written.contains('/'))?;
            Some(((reference.first_mention, day), date.span, written))
        })
    };
    let mut forms: HashMap<(usize, NaiveDate), Vec<String>> = HashMap::default();
    for (key, _, written) in dates() {
        let known = forms.entry(key).or_default();
        if !known.contains(&written) {
            known.push(written);
        }
    }
    let mut found = Pattern::default();
    for (key, span, written) in dates() {
        let known = &forms[&key];
        let padded = padded(key.1, known);
        if known.len() > 1 && written != padded {
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
fn padded(day: NaiveDate, known: &[String]) -> String {
    let usual = crate::date::vietnamese(day);
    let zero = format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
    [&usual, &zero].into_iter().find(|form| known.contains(form)).unwrap_or(&usual).clone()
}
