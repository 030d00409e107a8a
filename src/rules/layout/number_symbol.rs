//! `layout/number-symbol`: the letters of the number belong to another kind of document.

use crate::diagnostic::{Applicability, Edit};
use crate::kind::Kind;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for paper in &cx.plan.papers {
        let (Some(line), Some(kind)) = (&paper.number, paper.kind) else { continue };
        // "QĐ" in QĐ-UBND, "CT" in CT/TU; a draft leaves only the serial blank ("Số: /QĐ-UBND", "Số -NQ/TU").
        let written = cx.source.slice(line.written);
        let blank = written.trim_start_matches(|c: char| !matches!(c, '/' | '-')).trim_start_matches(['/', '-', ' ']);
        let symbol = line.number.as_ref().map_or(blank, |number| number.symbol());
        let letters = symbol.split(['-', '/']).next().unwrap_or_default();
        let kinds = &cx.lexicon.kinds;
        let Some(other) = kinds.of_symbol(letters).filter(|&k| k != kind) else { continue };
        if matches!(kind, Kind::Letter | Kind::Appendix | Kind::List) || kinds.name(kind).is_empty() {
            continue;
        }
        let Some(at) = cx.source.slice(line.written).rfind(letters) else { continue };
        let span = Span {
            start: line.written.start + at as u32,
            end: line.written.start + (at + letters.len()) as u32,
        };
        let (is, says) = (kinds.name(kind), kinds.name(other));
        let finding = report.finding(
            span,
            say!(
                cx,
                "Ký hiệu “{letters}” là của {says}, nhưng đây là {is}",
                "The letters “{letters}” stand for {says}, but this is {is}"
            ),
        );
        finding.label(say!(cx, "ký hiệu của loại văn bản khác", "letters of another kind"));
        if let Some(kind_span) = paper.kind_span {
            finding.also(kind_span, say!(cx, "tên loại văn bản", "the kind of the document"));
        }
        match kinds.symbol_of(kind) {
            Some(right) => finding
                .help(say!(cx, "Dùng ký hiệu “{right}”.", "Use “{right}”."))
                .fix(Applicability::Suggested, vec![Edit { span, text: right.to_owned() }]),
            None => finding.help(say!(cx, "Sửa ký hiệu cho đúng loại văn bản.", "Use the letters of this kind.")),
        };
    }
}
