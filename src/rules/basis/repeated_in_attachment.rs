//! `basis/repeated-in-attachment`: the attached plan repeats the bases of the decision.

use crate::rules::{Context, Report, say};
use crate::source::Span;
use foldhash::HashSet;
use std::collections::BTreeMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let document = cx.document;
    let mentions = |range: std::ops::Range<usize>| range.filter_map(|i| document.references.get(i));
    let mut of_paper: HashSet<(usize, usize)> = HashSet::default();
    for basis in &document.bases {
        of_paper.extend(mentions(basis.citations.clone()).map(|r| (basis.paper, r.first_mention)));
    }
    let mut repeated: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for basis in &document.bases {
        let above = document.heads.get(basis.paper).and_then(|head| head.attached_to);
        let Some(above) = above.filter(|&above| above != basis.paper) else { continue };
        if mentions(basis.citations.clone()).any(|r| of_paper.contains(&(above, r.first_mention))) {
            repeated.entry(basis.paper).or_default().push(basis.span);
        }
    }
    for spans in repeated.into_values() {
        let count = spans.len();
        let finding = report.finding(
            spans[0],
            say!(
                cx,
                "Văn bản kèm theo nhắc lại {count} căn cứ đã có ở văn bản ban hành nó",
                "The attachment repeats {count} base(s) of the document that issues it"
            ),
        );
        finding.label(say!(cx, "đã là căn cứ của văn bản ban hành", "a base of the issuing document already"));
        for span in &spans[1..] {
            finding.also(*span, say!(cx, "cũng vậy", "here too"));
        }
        finding.help(say!(
            cx,
            "Văn bản kèm theo không cần phần căn cứ; chỉ giữ lại căn cứ mới, nếu có.",
            "An attachment needs no bases of its own; keep only what is new."
        ));
    }
}
