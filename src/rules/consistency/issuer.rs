//! `consistency/issuer`: the chair here, the committee there.

use super::super::papers::{is_chair, is_committee};
use crate::fold;
use crate::parse::plan::BlockKind;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (id, (paper, head)) in cx.plan.papers.iter().zip(&cx.document.heads).enumerate() {
        let above = head.attached_to.and_then(|p| cx.document.heads[p].issuer.as_deref());
        let Some(issuer) = above.or(head.issuer.as_deref()).filter(|i| is_committee(i)) else { continue };
        let mut places = Vec::new();
        if let Some(span) = paper.enacting {
            let sentence = cx.quote(span);
            if let Some(says) = says_chair(&sentence)
                && says != is_chair(issuer)
            {
                places.push(span);
            }
        }
        if let Some(closing) = closing(cx, id)
            && let Some(says) = of_chair(&cx.quote(closing))
            && says != is_chair(issuer)
        {
            places.push(closing);
        }
        let mut places = places.into_iter();
        let Some(first) = places.next() else { continue };
        let finding = report.finding(
            first,
            say!(
                cx,
                "Cơ quan ban hành không thống nhất: nơi ghi Chủ tịch, nơi ghi Ủy ban nhân dân",
                "The issuing authority is the chair in one place, the committee in another"
            ),
        );
        finding.label(say!(cx, "văn bản là của {issuer}", "the document is issued by {issuer}"));
        for place in places {
            finding.also(place, say!(cx, "ở đây cũng vậy", "here as well"));
        }
        finding.help(say!(
            cx,
            "Thống nhất cơ quan ban hành ở phần mở đầu, lời kết và chữ ký.",
            "Name one authority in the preamble, at the end and over the signature."
        ));
    }
}

/// Who issues in a sentence that begins with the issuer; `None` where it does not.
fn says_chair(sentence: &str) -> Option<bool> {
    let key = fold::key(sentence);
    // "…; Chủ tịch Ủy ban nhân dân huyện … ban hành Kế hoạch …"
    let at = key.find(" ban hành ").or_else(|| key.find(" xây dựng "))?;
    let clause = &key[..at];
    let clause = &clause[clause.rfind([';', ',']).map_or(0, |i| i + 1)..];
    let clause = clause.trim_start();
    if clause.starts_with("chủ tịch ") {
        Some(true)
    } else if clause.starts_with("ubnd ") || clause.starts_with("ủy ban nhân dân ") {
        Some(false)
    } else {
        None
    }
}

/// "Trên đây là Kế hoạch … của Ủy ban nhân dân huyện."
fn closing(cx: &Context<'_>, id: usize) -> Option<crate::source::Span> {
    let blocks = cx.plan.papers[id].blocks.clone();
    let last = cx.plan.blocks[blocks].iter().rev().filter(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Item));
    last.take(4).find(|b| cx.source.slice(b.body).starts_with("Trên đây là")).map(|b| b.body)
}

fn of_chair(sentence: &str) -> Option<bool> {
    let key = fold::key(sentence);
    let first = key.split(['.', ';']).next().unwrap_or_default();
    let at = first.rfind(" của ")?;
    let owner = &first[at + " của ".len()..];
    if owner.starts_with("chủ tịch ") {
        Some(true)
    } else {
        (owner.starts_with("ubnd") || owner.starts_with("ủy ban nhân dân")).then_some(false)
    }
}
