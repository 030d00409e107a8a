//! `layout/appendix-heading`: no word "Phụ lục", or no number where there are several.

use super::super::papers::is_attached;
use crate::diagnostic::Severity;
use crate::kind::Kind;
use crate::parse::plan::PaperId;
use crate::rules::{Context, Report, say};
use crate::source::Span;
use std::collections::BTreeMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut appendices: BTreeMap<PaperId, Vec<PaperId>> = BTreeMap::new();
    for (id, (paper, head)) in cx.plan.papers.iter().zip(&cx.document.heads).enumerate() {
        if !is_attached(paper, head) || id == 0 {
            continue;
        }
        let named = paper.kind_span.is_some_and(|s| cx.quote(s).to_lowercase().contains("phụ lục"));
        let holds_table = cx.plan.tables.iter().any(|t| paper.span.contains(t.span));
        if named {
            if let Some(parent) = head.attached_to {
                appendices.entry(parent).or_default().push(id);
            }
        } else if holds_table && let Some(mention) = mentioned(cx, id) {
            // A plan under a decision is a document of its own kind; a table under a plan is an appendix.
            let second = paper.kind.is_some_and(|k| k != Kind::Appendix);
            let place = paper.title.or(paper.kind_span).unwrap_or(Span { start: paper.span.start, end: paper.span.start });
            let finding = report.finding(
                place,
                say!(cx, "Phần kèm theo không ghi “Phụ lục”", "The attachment does not bear the word “Phụ lục”"),
            );
            finding
                .label(say!(cx, "văn bản gọi phần này là phụ lục", "the text calls it an appendix"))
                .also(mention, say!(cx, "chỗ gọi là phụ lục", "here"))
                .help(say!(
                    cx,
                    "Ghi “Phụ lục” trên một dòng riêng, dưới đó là tên phụ lục bằng chữ in hoa.",
                    "Put “Phụ lục” on a line of its own, its title in capitals below."
                ));
            if second {
                finding.severity(Severity::Info);
            }
        }
    }
    for several in appendices.values().filter(|list| list.len() > 1) {
        for &id in several {
            let Some(span) = cx.plan.papers[id].kind_span else { continue };
            // The number stands behind the word, on its line.
            let rest = cx.source.text.get(span.start as usize..).unwrap_or_default();
            let heading = rest.lines().next().unwrap_or_default();
            let numbered = heading.chars().any(|c| c.is_ascii_digit())
                || heading.split([' ', '.', ':']).any(|w| !w.is_empty() && w.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
            if !numbered {
                report
                    .finding(span, say!(cx, "Có nhiều phụ lục nhưng phụ lục này không đánh số", "One of several appendices has no number"))
                    .label(say!(cx, "cần số La Mã", "needs a Roman number"))
                    .help(say!(cx, "Đánh số: Phụ lục I, Phụ lục II.", "Number them I, II."));
            }
        }
    }
}

/// Where the text before an attachment calls something an appendix.
fn mentioned(cx: &Context<'_>, id: PaperId) -> Option<Span> {
    let from = cx.document.heads[id].attached_to.unwrap_or(0);
    let start = cx.plan.papers[from].span.start as usize;
    let end = cx.plan.papers[id].span.start as usize;
    let text = cx.source.text.get(start..end)?;
    let at = ["hụ lục", "HỤ LỤC"].iter().find_map(|w| memchr::memmem::rfind(text.as_bytes(), w.as_bytes()))?;
    let begin = (start + at - 1) as u32;
    Some(Span { start: begin, end: begin + 1 + "hụ lục".len() as u32 })
}
