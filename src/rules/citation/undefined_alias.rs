//! `citation/undefined-alias`: a short form used before it is defined, or otherwise than it was defined.

use crate::diagnostic::{Applicability, Severity};
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut early = Pattern::default();
    for used in &cx.plan.aliases {
        let citation = &cx.plan.citations[used.of];
        // What one paper defines holds in the papers behind it.
        if used.span.start < citation.span.start {
            let number = citation.number.as_ref().map_or("", |number| number.0.as_str());
            early.add(used.span, say!(cx, "đến dưới mới quy ước là số {number}", "defined further down as {number}"));
        }
    }
    let finding = early.say(report, Applicability::Suggested, |_| {
        say!(cx, "Tên gọi tắt được dùng trước khi quy ước", "A short form is used before it is defined")
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Quy ước tên gọi tắt ngay ở lần nhắc đầu tiên.",
            "Define the short form at the first mention."
        ));
    }
    let mut other = Pattern::default();
    for &(span, of) in &cx.document.alias_variants {
        let Some(alias) = cx.plan.citations.get(of).and_then(|citation| citation.alias.as_deref()) else { continue };
        other.add(span, say!(cx, "đã quy ước là “{alias}”", "defined as “{alias}”"));
        other.edit(span, alias);
    }
    let finding = other.say(report, Applicability::Suggested, |_| {
        say!(
            cx,
            "Tên gọi tắt được viết khác với quy ước",
            "A short form is written otherwise than it was defined"
        )
    });
    if let Some(finding) = finding {
        finding.severity(Severity::Info);
        finding.help(say!(cx, "Viết đúng tên đã quy ước.", "Write it as it was defined."));
    }
}
