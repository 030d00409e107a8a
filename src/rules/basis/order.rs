//! `basis/order`: a lower or older base above a higher one. House style.

use crate::diagnostic::{Applicability, Edit};
use crate::kind::Kind;
use crate::parse::plan::BasisOpening;
use crate::resolve::document::Basis;
use crate::rules::{Context, Report, preamble, say};
use chrono::NaiveDate;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (_, own) in preamble::preambles(cx) {
        // Only whole lines of "Căn cứ", as far as they stand together, can change places.
        let lines: Vec<&Basis> = own
            .iter()
            .copied()
            .take_while(|basis| basis.opening == BasisOpening::CanCu && basis.span == basis.line)
            .collect();
        let ranks: Vec<_> = lines.iter().map(|basis| rank(cx, basis)).collect();
        let Some(at) = ranks.windows(2).position(|pair| pair[0] > pair[1]) else { continue };
        let mut sorted: Vec<usize> = (0..lines.len()).collect();
        sorted.sort_by_key(|&i| ranks[i]);
        let finding = report.finding(
            lines[at + 1].span,
            say!(
                cx,
                "Căn cứ có giá trị cao hơn hoặc ban hành trước đứng sau căn cứ khác",
                "A higher or older base stands below a lower or younger one"
            ),
        );
        finding.label(say!(cx, "đưa lên trên", "move it up"));
        finding.also(lines[at].span, say!(cx, "đứng sau căn cứ kia", "comes after it"));
        finding.help(say!(
            cx,
            "Xếp theo giá trị pháp lý từ cao xuống thấp, cùng loại thì theo thời gian.",
            "Order them by rank, and by time within a rank."
        ));
        let text = |basis: &Basis| cx.source.slice(basis.span).trim_end_matches([';', '.', ',']).to_owned();
        let mark = |basis: &Basis| basis.mark.map_or_else(String::new, String::from);
        let edits = lines.iter().zip(&sorted).filter(|(here, there)| here.span != lines[**there].span);
        let edits = edits.map(|(here, &there)| Edit {
            span: here.span,
            text: format!("{}{}", text(lines[there]), mark(here)),
        });
        finding.fix(Applicability::Safe, edits.collect());
    }
}

/// Rank of the body and the kind, then the day. What is not known keeps its place by rank of its kind.
fn rank(cx: &Context<'_>, basis: &Basis) -> (u8, Option<NaiveDate>) {
    let Some(first) = basis.citations.clone().next() else { return (u8::MAX, None) };
    let citation = &cx.plan.citations[first];
    let symbol = citation.number.as_ref().map_or("", |number| number.symbol());
    let central = cx.lexicon.bases.numbers.says_issuer(symbol);
    let rank = match citation.kind {
        Some(Kind::Constitution) => 0,
        Some(Kind::Code | Kind::Law) => 1,
        Some(Kind::Ordinance) => 2,
        Some(Kind::Decree) => 4,
        Some(Kind::Resolution) if central => 3,
        Some(Kind::Decision | Kind::Directive) if central => 5,
        Some(Kind::Circular | Kind::JointCircular) => 6,
        _ if central => 7,
        _ => 8,
    };
    (rank, cx.document.references[first].issued_on.map(crate::date::PartialDate::earliest))
}
