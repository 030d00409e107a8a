//! `basis/duplicate`: one base twice in a list.

use crate::diagnostic::{Applicability, Edit};
use crate::parse::plan::PaperId;
use crate::rules::{Context, Report, say};
use crate::source::Span;
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut seen: HashMap<(PaperId, usize), Span> = HashMap::default();
    for basis in &cx.document.bases {
        // What the base itself is, not what its subject mentions.
        let Some(reference) = cx.document.references.get(basis.citations.start).filter(|_| !basis.citations.is_empty())
        else {
            continue;
        };
        let span = cx.plan.citations[basis.citations.start].span;
        let earlier = *seen.entry((basis.paper, reference.first_mention)).or_insert(span);
        if earlier == span {
            continue;
        }
        let quote = cx.quote(span);
        let finding = report
            .finding(span, say!(cx, "Căn cứ “{quote}” được nêu hai lần", "The base “{quote}” is given twice"));
        finding.label(say!(cx, "đã có ở trên", "given above already"));
        finding.also(earlier, say!(cx, "lần đầu ở đây", "first here"));
        finding.help(say!(cx, "Bỏ dòng lặp lại.", "Remove the second line."));
        // A line that says nothing else goes as a whole, with the line end before it.
        if basis.span == basis.line && basis.citations.len() == 1 {
            let start = cx.source.text[..basis.line.start as usize].trim_end().len();
            let before = cx.source.text[..start].ends_with(';');
            let (start, text) = match basis.mark {
                Some(';') => (start, String::new()),
                // The line before it becomes the last one.
                Some(mark) if before => (start - 1, mark.to_string()),
                _ => continue,
            };
            finding.fix(Applicability::Safe, vec![Edit { span: Span::new(start, basis.line.end as usize), text }]);
        }
    }
}
