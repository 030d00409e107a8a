//! Preambles: the bases of each paper, and the law that gives its issuer competence.

use crate::diagnostic::Edit;
use crate::kind::Kind;
use crate::parse::plan::{BasisOpening, PaperId};
use crate::regulations::RegulationId;
use crate::resolve::document::{Basis, Resolution};
use crate::rules::Context;
use crate::source::Span;

/// The papers with a preamble, each with its bases; at least one each. A sentence that leads on to the text ("Sau khi
/// nghe …, Chủ tịch kết luận như sau:") is no basis.
pub(crate) fn preambles<'a>(cx: &Context<'a>) -> impl Iterator<Item = (PaperId, Vec<&'a Basis>)> {
    let is_basis = |basis: &&Basis| basis.opening != BasisOpening::Other && basis.mark != Some(':');
    let document = cx.document;
    document.bases.chunk_by(|a, b| a.paper == b.paper).filter_map(move |own| {
        document.heads.get(own[0].paper).filter(|head| head.kind.is_none_or(decides))?;
        let bases: Vec<&Basis> = own.iter().filter(is_basis).collect();
        (!bases.is_empty()).then(|| (own[0].paper, bases))
    })
}

/// Whether documents of a kind decide something and so need bases: what reports, asks or informs begins with the
/// task that it answers ("Thực hiện Kế hoạch …, Ủy ban nhân dân xã báo cáo …"), and that is no preamble.
fn decides(kind: Kind) -> bool {
    !matches!(kind, Kind::Report | Kind::Proposal | Kind::Letter | Kind::Telegram | Kind::Notice | Kind::Communique)
}

/// Whether a paper is of a kind that rests on bases: reports, letters, notices and directives do not.
pub(crate) fn rests_on_bases(cx: &Context<'_>, paper: PaperId) -> bool {
    let kind = cx.document.heads.get(paper).and_then(|head| head.kind);
    kind.is_some_and(|kind| {
        matches!(
            kind,
            Kind::Plan
                | Kind::Programme
                | Kind::Scheme
                | Kind::Project
                | Kind::Option
                | Kind::Decision
                | Kind::Resolution
                | Kind::Regulation
                | Kind::Rules
        )
    })
}

/// Every version of the law that gives the issuer of a paper its competence; nothing for issuers without such a law,
/// and for papers that another one issues: those with a number of their own stand for themselves.
pub(crate) fn laws(cx: &Context<'_>, paper: PaperId) -> Option<Vec<RegulationId>> {
    if !rests_on_bases(cx, paper) {
        return None;
    }
    let numbered = cx.plan.papers.get(paper).is_some_and(|paper| paper.number.is_some());
    let head = cx.document.heads.get(paper).filter(|head| head.attached_to.is_none() || numbered)?;
    let names = cx.lexicon.bases.competence_of(head.issuer.as_deref()?)?;
    Some(names.iter().flat_map(|name| cx.regulations.with_name(name, None)).collect())
}

/// The bases that cite one of these, known or not which.
pub(crate) fn cited_among<'a>(
    cx: &Context<'a>,
    own: &'a [&'a Basis],
    laws: &'a [RegulationId],
) -> impl Iterator<Item = usize> + 'a {
    let document = cx.document;
    own.iter().flat_map(|basis| basis.citations.clone()).filter(move |&i| match &document.references[i].resolution {
        Resolution::Known(id) => laws.contains(id),
        Resolution::Contradicted(ids) | Resolution::Ambiguous(ids) => ids.iter().any(|id| laws.contains(id)),
        Resolution::Unknown => false,
    })
}

/// The mark at the end of the last base: NĐ 30/2020 has a full stop; before it, a comma led on to the enacting clause.
pub(crate) fn closing_mark(cx: &Context<'_>) -> char {
    cx.lexicon.forms.last_base(cx.document.regime)
}

/// Edits that put a base (without mark) behind another one.
pub(crate) fn added_behind(cx: &Context<'_>, own: &[&Basis], basis: &Basis, line: &str) -> Vec<Edit> {
    let (gap, end) = (gap(cx, own), basis.line.end as usize);
    if own.last().is_none_or(|last| last.line != basis.line) {
        return vec![Edit { span: Span::empty(end), text: format!("{gap}{line};") }];
    }
    // The new line is the last one and takes over its mark; a base alone may end with either.
    let mark = basis.mark.filter(|&mark| mark != ';').unwrap_or(closing_mark(cx));
    let start = end - basis.mark.map_or(0, char::len_utf8);
    vec![Edit { span: Span::new(start, end), text: format!(";{gap}{line}{mark}") }]
}

/// Edits that put a base (without mark) before another one.
pub(crate) fn added_before(cx: &Context<'_>, own: &[&Basis], basis: &Basis, line: &str) -> Vec<Edit> {
    let text = format!("{line};{}", gap(cx, own));
    let mut edits = vec![Edit { span: Span::empty(basis.span.start as usize), text }];
    // A base alone may end with a semicolon, the last of several may not.
    if let [Basis { mark: Some(';'), span, .. }] = own {
        let mark = Span::new(span.end as usize - 1, span.end as usize);
        edits.push(Edit { span: mark, text: closing_mark(cx).to_string() });
    }
    edits
}

/// What stands between two lines of a preamble: a line end, or a blank line.
pub(crate) fn gap(cx: &Context<'_>, own: &[&Basis]) -> &'static str {
    let text = &cx.source.text;
    let blank = |a: u32, b: u32| text.get(a as usize..b as usize).is_some_and(|gap| gap.matches('\n').count() > 1);
    let between = own.windows(2).any(|pair| blank(pair[0].line.end, pair[1].line.start));
    let alone = own.len() == 1 && text[..own[0].line.start as usize].ends_with("\n\n");
    if between || alone { "\n\n" } else { "\n" }
}
