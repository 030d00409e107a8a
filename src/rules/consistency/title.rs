//! `consistency/title`: Điều 1 issues another title than the attachment bears.

use crate::fold;
use crate::rules::{Context, Report, say};
use std::collections::BTreeSet;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (paper, head) in cx.plan.papers.iter().zip(&cx.document.heads) {
        let (Some(parent), Some(kind), Some(title)) = (head.attached_to, paper.kind, paper.title) else { continue };
        let Some(issued) = cx.document.outline.issued.get(parent).copied().flatten() else { continue };
        let announced = cx.quote(issued);
        // "Ban hành kèm theo … Kế hoạch …" speaks of the plan, not of its appendix.
        if cx.lexicon.kinds.beginning(&announced).and_then(|(_, k)| k) != Some(kind) {
            continue;
        }
        let keys = [announced.as_str(), cx.source.slice(title), cx.lexicon.kinds.name(kind)].map(fold::key);
        let [a, b, kind_words] = keys.each_ref().map(|key| words(key));
        let only = |x: &BTreeSet<&str>, y: &BTreeSet<&str>| x.difference(y).filter(|w| !kind_words.contains(*w)).count();
        // A title that only says more, or less, is the same title.
        if only(&a, &b) == 0 || only(&b, &a) == 0 {
            continue;
        }
        report
            .finding(
                title,
                say!(
                    cx,
                    "Tên văn bản kèm theo khác tên ghi ở Điều 1",
                    "The attachment bears another title than Điều 1 issues"
                ),
            )
            .label(say!(cx, "Điều 1 ghi “{announced}”", "Điều 1 says “{announced}”"))
            .also(issued, say!(cx, "tên ở Điều 1", "the title in Điều 1"))
            .help(say!(cx, "Dùng một tên, đúng từng chữ, ở cả hai chỗ.", "Use one title, word for word, in both places."));
    }
}

fn words(key: &str) -> BTreeSet<&str> {
    key.split(|c: char| !fold::is_alphanumeric(c)).filter(|w| !w.is_empty()).collect()
}
