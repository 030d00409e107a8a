//! `basis/several-on-one-line`: bases chained in one paragraph.

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::fold;
use crate::parse::plan::BasisOpening;
use crate::resolve::document::Basis;
use crate::rules::{Context, Report, preamble, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (_, own) in preamble::preambles(cx) {
        // "Xét Tờ trình …; báo cáo thẩm tra …; ý kiến …" is one formula.
        let chained: Vec<&Basis> =
            own.iter().copied().filter(|basis| basis.chained && basis.opening != BasisOpening::DeNghi).collect();
        say_so(cx, report, &own, &chained);
    }
}

fn say_so(cx: &Context<'_>, report: &mut Report<'_>, own: &[&Basis], chained: &[&Basis]) {
    let Some((first, others)) = chained.split_first() else { return };
    let count = chained.len();
    let finding = report.finding(
        first.span,
        say!(
            cx,
            "{count} căn cứ viết nối vào dòng của căn cứ khác",
            "{count} legal base(s) chained to another on one line"
        ),
    );
    // A law and the law that amends it are often kept together.
    if chained.iter().all(|basis| amends(cx, basis)) {
        finding.severity(Severity::Info);
    }
    finding.label(say!(cx, "viết thành dòng riêng", "put it on a line of its own"));
    for basis in others {
        finding.also(basis.span, say!(cx, "viết thành dòng riêng", "on a line of its own"));
    }
    finding.help(say!(
        cx,
        "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy.",
        "One base a line, each line with a semicolon at its end."
    ));
    let gap = preamble::gap(cx, own);
    let edits = chained.iter().map(|basis| {
        let opening = match basis.opening {
            BasisOpening::ThucHien => "Thực hiện ",
            _ => "Căn cứ ",
        };
        let text = cx.source.slice(basis.span);
        let opened = crate::fold::key(text).starts_with(crate::fold::key(opening).trim_end());
        let before = cx.source.text[..basis.span.start as usize].trim_end().len();
        let opening = if opened { "" } else { opening };
        Edit { span: Span::new(before, basis.span.start as usize), text: format!("{gap}{opening}") }
    });
    finding.fix(Applicability::Safe, edits.collect());
}

/// Whether a basis only amends another text.
fn amends(cx: &Context<'_>, basis: &Basis) -> bool {
    let Some(first) = basis.citations.clone().next() else { return false };
    let citation = &cx.plan.citations[first];
    let subject = match (&citation.name, citation.title) {
        (Some(name), _) => fold::key(name),
        (None, Some(title)) => fold::key(&cx.quote(title)),
        (None, None) => return false,
    };
    let subject = subject.strip_prefix("luật ").unwrap_or(&subject);
    cx.lexicon.kinds.laws.amending.iter().any(|words| subject.starts_with(&fold::key(words)))
}
