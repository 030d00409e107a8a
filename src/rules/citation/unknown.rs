//! `citation/unknown`: a document that the knowledge base does not have. Off: unknown is not wrong.

use crate::diagnostic::Applicability;
use crate::parse::plan::CitationForm;
use crate::resolve::document::Resolution;
use crate::rules::pattern::Pattern;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Pattern::default();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let named = matches!(citation.form, CitationForm::Numbered | CitationForm::Law);
        if named && reference.first_mention == i && reference.resolution == Resolution::Unknown {
            found.add(citation.span, say!(cx, "chưa có dữ liệu", "not in the data"));
        }
    }
    let finding = found.say(report, Applicability::Suggested, |count| {
        say!(
            cx,
            "{count} văn bản được viện dẫn chưa có trong dữ liệu nên chưa kiểm tra hiệu lực",
            "{count} cited document(s) are not in the knowledge base and were not checked"
        )
    });
    if let Some(finding) = finding {
        finding.help(say!(
            cx,
            "Tự đối chiếu, hoặc thêm văn bản vào dữ liệu của đơn vị.",
            "Check them by hand, or add them to the unit's own records."
        ));
    }
}
