//! `task/not-an-agency`: a verb phrase where a body belongs.

use super::super::grouped::Grouped;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (task, body, name) in cx.bodies() {
        if name.says_what_to_do
            && let Some(table) = task.source.table()
        {
            found.add(table, body.span, say!(cx, "ghi cả việc phải làm", "says what to do"));
        }
    }
    for (_, first, others) in found.each() {
        let cell = cx.quote(first.span);
        report
            .finding(
                first.span,
                say!(
                    cx,
                    "Ô cơ quan ghi một cụm động từ, không chỉ tên cơ quan: “{cell}”",
                    "A verb phrase where a body belongs: “{cell}”"
                ),
            )
            .places(first, others)
            .help(say!(
                cx,
                "Chỉ ghi tên cơ quan; việc phải làm ghi ở cột nhiệm vụ.",
                "Write the body only; what it does belongs in the task column."
            ));
    }
}
