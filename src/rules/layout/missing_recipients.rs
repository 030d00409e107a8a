//! `layout/missing-recipients`: there is no "Nơi nhận".

use super::super::papers::own_heads;
use crate::diagnostic::Confidence;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for own in own_heads(cx).filter(|own| own.paper.recipients.is_none() && !own.is_bare()) {
        let role = own.paper.signature.as_ref().and_then(|signature| signature.role);
        if role.is_some_and(|role| cx.lexicon.headings.is_own_work(&cx.quote(role))) {
            continue;
        }
        let span = own.paper.signature.as_ref().map_or_else(|| own.last(cx), |s| s.span);
        report
            .finding(span, say!(cx, "Văn bản không có “Nơi nhận”", "The document has no “Nơi nhận”"))
            .confidence(Confidence::Medium)
            .label(say!(cx, "không thấy nơi nhận", "no recipients"))
            .help(say!(
                cx,
                "Thêm “Nơi nhận:” với từng nơi nhận và dòng “Lưu: VT, …”.",
                "Add “Nơi nhận:” with each recipient and the filing line."
            ));
    }
}
