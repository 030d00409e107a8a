//! `layout/national-name`: the name of the state is not written as it must be.

use crate::diagnostic::{Applicability, Edit};
use crate::fold;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let name = &cx.lexicon.forms.national_name;
    for span in cx.plan.papers.iter().filter_map(|p| p.national_name) {
        let written = cx.quote(span);
        // HOÀ and HÒA are the same; the decree itself prints both.
        if fold::key(&written) == fold::key(name) && !written.chars().any(char::is_lowercase) {
            continue;
        }
        if cx.is_misread(&written, name) {
            continue;
        }
        report
            .finding(span, say!(cx, "Quốc hiệu viết sai: “{written}”", "The name of the state is miswritten: “{written}”"))
            .label(say!(cx, "phải là “{name}”", "must be “{name}”"))
            .help(say!(cx, "Viết đúng, bằng chữ in hoa.", "Write it so, in capitals."))
            .fix(Applicability::Safe, vec![Edit { span, text: name.clone() }]);
    }
}
