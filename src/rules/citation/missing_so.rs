//! `citation/missing-so`: "số" left out before a number.

use crate::diagnostic::Applicability;
use crate::parse::plan::CitationForm;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for citation in cx.plan.citations.iter().filter(|c| c.form == CitationForm::Numbered && !c.has_so) {
        let (Some(kind), Some(number)) = (citation.kind_span, citation.number_span) else { continue };
        // In a list ("các Nghị định 61/2018/NĐ-CP, 107/2021/NĐ-CP") the type word is farther away.
        let between = cx.source.text.get(kind.end as usize..number.start as usize);
        if between.is_some_and(|text| text.trim().is_empty()) {
            found.add(citation.span, say!(cx, "thêm “số”", "add “số”"));
            found.edit(Span::empty(number.start as usize), "số ");
        }
    }
    let finding = found.say(report, Applicability::Safe, |count| {
        say!(
            cx,
            "{count} chỗ viện dẫn thiếu chữ “số” trước số hiệu",
            "{count} citation(s) without “số” before the number"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Viết: tên loại, “số”, rồi số và ký hiệu.",
            "Write the type, “số”, then number and letters."
        ));
    }
}
