//! `citation/law-with-number`: a law among the bases with its number. House style.

use crate::diagnostic::Applicability;
use crate::resolve::document::Role;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for (citation, reference) in cx.plan.citations.iter().zip(&cx.document.references) {
        let law = citation.kind.is_some_and(crate::kind::Kind::is_law);
        if let Some(number) = citation.number_span.filter(|_| law && reference.role == Role::Basis) {
            found.add(number, say!(cx, "luật không cần số", "a law needs no number"));
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(cx, "{count} luật, pháp lệnh làm căn cứ có ghi số", "{count} law(s) among the bases with a number")
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Luật, pháp lệnh làm căn cứ chỉ ghi tên và ngày ban hành.",
            "A law among the bases is given by name and date."
        ));
    }
}
