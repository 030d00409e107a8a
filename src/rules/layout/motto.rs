//! `layout/motto`: the motto is not written as it must be.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let motto = &cx.lexicon.forms.motto;
    for span in cx.plan.papers.iter().filter_map(|p| p.motto) {
        let written = cx.quote(span);
        // A word processor makes a long dash of a hyphen; that is no fault of the writer.
        if written.replace(['–', '—'], "-") == *motto || cx.is_misread(&written, motto) {
            continue;
        }
        // So do copies lose hyphens.
        if cx.document.copied && !written.contains(['-', '–', '—']) {
            continue;
        }
        report
            .finding(span, say!(cx, "Tiêu ngữ viết sai: “{written}”", "The motto is miswritten: “{written}”"))
            .label(say!(cx, "phải là “{motto}”", "must be “{motto}”"))
            .help(say!(
                cx,
                "Viết thường, hoa chữ đầu mỗi cụm, gạch nối có cách chữ.",
                "Small letters, a capital at each phrase, hyphens with spaces."
            ))
            .fix(Applicability::Safe, vec![Edit { span, text: motto.clone() }]);
    }
}
