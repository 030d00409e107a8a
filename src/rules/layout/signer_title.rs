//! `layout/signer-title`: a degree before the name of the signer.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for name in cx.plan.papers.iter().filter_map(|p| p.signature.as_ref()).filter_map(|s| s.signer) {
        let text = cx.source.slice(name);
        let mut rest = text;
        while let Some(after) = cx.lexicon.forms.titles.iter().find_map(|t| rest.strip_prefix(t.as_str())) {
            rest = after.trim_start();
        }
        let taken = text.len() - rest.len();
        if taken == 0 || rest.is_empty() {
            continue;
        }
        let span = Span { start: name.start, end: name.start + taken as u32 };
        let title = cx.quote(span);
        report
            .finding(span, say!(cx, "Không ghi “{title}” trước họ tên người ký", "No “{title}” before the signer's name"))
            .label(say!(cx, "học hàm, học vị, danh hiệu", "a degree or title"))
            .help(say!(cx, "Chỉ ghi họ và tên.", "Write the name only."))
            .fix(Applicability::Safe, vec![Edit { span, text: String::new() }]);
    }
}
