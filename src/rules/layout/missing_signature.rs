//! `layout/missing-signature`: the office, the name or the whole signing block is missing.

use super::super::papers::own_heads;
use crate::diagnostic::{Confidence, Severity};
use crate::resolve::document::State;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for own in own_heads(cx).filter(|own| own.paper.signature.is_some() || !own.is_bare()) {
        let (span, message, label, seen) = match &own.paper.signature {
            None => (
                own.last(cx),
                say!(cx, "Văn bản không có khối chữ ký", "The document has no signing block"),
                say!(cx, "văn bản kết thúc ở đây", "the document ends here"),
                false,
            ),
            Some(block) if block.signer.is_none() => (
                block.span,
                say!(cx, "Khối chữ ký không có họ tên người ký", "The signing block has no name"),
                say!(cx, "chưa có họ tên", "no name"),
                true,
            ),
            Some(block) if block.role.is_none() && block.authorities.is_empty() => (
                block.span,
                say!(cx, "Khối chữ ký không có chức vụ người ký", "The signing block has no office"),
                say!(cx, "chỉ có họ tên", "only a name"),
                false,
            ),
            Some(_) => continue,
        };
        let finding = report.finding(span, message);
        finding.label(label);
        if !seen {
            finding.confidence(Confidence::Medium);
        }
        if cx.document.state == State::Draft {
            finding.severity(Severity::Info);
        }
        finding.help(say!(
            cx,
            "Ghi quyền hạn, chức vụ và họ tên người ký.",
            "Give authority, office and full name of the signer."
        ));
    }
}
