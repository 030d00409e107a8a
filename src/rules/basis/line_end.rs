//! `basis/line-end`: the mark at the end of each basis.

use crate::diagnostic::{Applicability, Edit};
use crate::resolve::document::Basis;
use crate::rules::{Context, Report, preamble, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let last_mark = preamble::closing_mark(cx);
    for (_, own) in preamble::preambles(cx) {
        let Some((last, before)) = own.split_last() else { continue };
        let mut wrong: Vec<(&Basis, char)> =
            before.iter().filter(|basis| basis.mark != Some(';')).map(|&basis| (basis, ';')).collect();
        // Either end was in use around the change, and a list that runs into the text ends with a semicolon often.
        let right = last.mark == Some(last_mark) || (own.len() == 1 && last.mark == Some(';'));
        if !right {
            wrong.push((last, last_mark));
        }
        say_so(cx, report, &wrong, last_mark);
    }
}

fn say_so(cx: &Context<'_>, report: &mut Report<'_>, wrong: &[(&Basis, char)], last_mark: char) {
    let Some(((first, mark), others)) = wrong.split_first() else { return };
    let end = |basis: &Basis| {
        let text = cx.source.slice(basis.span);
        let mark = text.chars().next_back().filter(|_| basis.mark.is_some()).map_or(0, char::len_utf8);
        Span::new(basis.span.end as usize - mark, basis.span.end as usize)
    };
    let label = |mark: char| say!(cx, "phải là dấu “{mark}”", "this must be “{mark}”");
    let message = match (others, first.mark) {
        ([], Some(is)) => say!(
            cx,
            "Cuối dòng căn cứ là dấu “{is}”, phải là dấu “{mark}”",
            "The base ends with “{is}”, it must end with “{mark}”"
        ),
        ([], None) => say!(cx, "Cuối dòng căn cứ thiếu dấu “{mark}”", "The base lacks “{mark}” at its end"),
        _ => {
            let n = wrong.len();
            say!(cx, "{n} dòng căn cứ có dấu cuối dòng chưa đúng", "{n} bases do not end with the right mark")
        }
    };
    let finding = report.finding(end(first), message);
    finding.label(label(*mark));
    for (basis, mark) in others {
        finding.also(end(basis), label(*mark));
    }
    finding.help(say!(
        cx,
        "Cuối mỗi căn cứ là dấu “;”, cuối căn cứ sau cùng là dấu “{last_mark}”.",
        "Each base ends with “;”, the last one with “{last_mark}”."
    ));
    let edits = wrong.iter().map(|(basis, mark)| Edit { span: end(basis), text: mark.to_string() });
    finding.fix(Applicability::Safe, edits.collect());
}
