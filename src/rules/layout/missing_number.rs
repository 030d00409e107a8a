//! `layout/missing-number`: no number, or a blank one.

use super::super::papers::own_heads;
use crate::diagnostic::{Confidence, Severity};
use crate::resolve::document::State;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for own in own_heads(cx).filter(|own| !own.is_bare()) {
        let (span, blank) = match &own.paper.number {
            // What stands there but cannot be read is `layout/number-form`.
            Some(line) if line.number.is_some() || !is_blank(cx, line.written) => continue,
            Some(line) => (line.span, true),
            None if own.head.number.is_some() => continue,
            None => (own.anchor(), false),
        };
        let finding = report.finding(
            span,
            if blank {
                say!(cx, "Số của văn bản để trống", "The number of the document is blank")
            } else {
                say!(cx, "Văn bản không có số, ký hiệu", "The document has no number")
            },
        );
        if blank {
            finding.label(say!(cx, "chưa có số", "no number yet"));
        } else {
            finding.confidence(Confidence::Medium).label(say!(cx, "không thấy dòng “Số: …”", "there is no line “Số: …”"));
        }
        if cx.document.state == State::Draft {
            finding.severity(Severity::Info).help(say!(
                cx,
                "Bản dự thảo để trống số là bình thường; ghi số sau khi ký.",
                "In a draft that is normal; the number is given after signature."
            ));
        } else {
            finding.help(say!(
                cx,
                "Ghi số và ký hiệu: “Số: …/ký hiệu loại văn bản-ký hiệu cơ quan”.",
                "Give number and symbol."
            ));
        }
    }
}

/// Whether nothing but marks stands before the symbol.
fn is_blank(cx: &Context<'_>, written: crate::source::Span) -> bool {
    let text = cx.source.slice(written);
    !text.split('/').next().unwrap_or_default().chars().any(char::is_alphanumeric)
}
