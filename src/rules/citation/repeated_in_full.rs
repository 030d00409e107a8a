//! `citation/repeated-in-full`: a later mention with date, body and subject again. House style.

use crate::diagnostic::Applicability;
use crate::parse::plan::CitationForm;
use crate::resolve::document::Role;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let first = &cx.document.references[reference.first_mention];
        let later = reference.first_mention != i && first.paper == reference.paper;
        let body = matches!(reference.role, Role::Task | Role::Narrative);
        let full = citation.date.is_some() && citation.title.is_some() && citation.form == CitationForm::Numbered;
        if later && body && full {
            found.add(citation.span, say!(cx, "đã nêu đủ ở trên", "given in full above"));
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(
            cx,
            "{count} văn bản đã nêu đủ lại được nhắc với cả ngày và trích yếu",
            "{count} later mention(s) with date and subject again"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Từ lần nhắc thứ hai chỉ cần loại, số và ký hiệu.",
            "From the second mention on, type and number are enough."
        ));
    }
}
