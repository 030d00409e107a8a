//! `agency/outside-competence`: work that only a higher level may do, in a plan of a lower one.

use super::super::grouped::Grouped;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for task in &cx.document.tasks {
        let Some(level) = cx.document.issuing_level(task.paper) else { continue };
        if let Some(duty) = cx.lexicon.agencies.reserved(&task.text, level) {
            let source = &duty.source.work;
            found.add(task.paper, task.text_span, say!(cx, "thẩm quyền của cấp trên ({source})", "reserved to a higher level ({source})"));
        }
    }
    for (_, first, others) in found.each() {
        report
            .finding(
                first.span,
                say!(
                    cx,
                    "Nhiệm vụ có thể thuộc thẩm quyền của cấp trên",
                    "The task may be within the competence of a higher level"
                ),
            )
            .places(first, others)
            .help(say!(
                cx,
                "Xem lại thẩm quyền; nếu chỉ triển khai thì viết “triển khai thực hiện quy định của tỉnh về …”.",
                "Check the competence; if it is only carried out here, say so."
            ));
    }
}
