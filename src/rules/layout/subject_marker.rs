//! `layout/subject-marker`: "V/v" under a named type of document.

use crate::diagnostic::{Applicability, Edit};
use crate::kind::Kind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for paper in &cx.plan.papers {
        let (Some(span), Some(kind)) = (paper.subject_marker, paper.kind) else { continue };
        let written = cx.quote(span);
        if kind == Kind::Letter || !written.contains('/') {
            continue;
        }
        report
            .finding(
                span,
                say!(cx, "“{written}” chỉ dùng cho công văn", "“{written}” belongs to official letters only"),
            )
            .label(say!(cx, "văn bản có tên loại", "the document names its kind"))
            .help(say!(cx, "Viết “Về việc” hoặc ghi thẳng trích yếu.", "Write “Về việc”, or the subject alone."))
            .fix(Applicability::Safe, vec![Edit { span, text: "Về việc".to_owned() }]);
    }
}
