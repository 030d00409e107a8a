//! `wording/capitalisation`: capitals against NĐ 30/2020, Phụ lục II.

use super::super::grouped::Grouped;
use crate::diagnostic::{Applicability, Confidence, Edit};
use crate::lexicon::Mention;
use crate::rules::{Context, Report, say};
use crate::source::Span;
use foldhash::HashMap;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Fault {
    /// A word of the list.
    Listed(usize),
    /// "điều 5".
    Article,
    /// A small letter after a full stop.
    AfterStop,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    let mut edits: HashMap<Fault, Vec<Edit>> = HashMap::default();
    let mut add = |fault: Fault, span: Span, right: &str| {
        found.add(fault, span, say!(cx, "viết “{right}”", "write “{right}”"));
        edits.entry(fault).or_default().push(Edit { span, text: right.to_owned() });
    };
    for &(span, mention) in &cx.document.words.mentions {
        match mention {
            // The list may hold a form that is right in small letters at the beginning of a name.
            Mention::Capital(i) => add(Fault::Listed(i), span, &cx.lexicon.wording.capitals[i].right),
            // "điều 5" of a law or of this document; "điều kiện 1" has another letter behind it.
            Mention::SmallArticle => {
                let word = Span { start: span.start, end: span.end - 1 };
                add(Fault::Article, word, "Điều");
            }
            _ => {}
        }
    }
    for &span in &cx.document.words.small_after_stop {
        let right = cx.source.slice(span).to_uppercase();
        add(Fault::AfterStop, span, &right);
    }
    for (fault, first, others) in found.each() {
        let written = cx.quote(first.span);
        let edits = edits.remove(&fault).unwrap_or_default();
        let right = edits.first().map_or("", |edit| edit.text.as_str()).to_owned();
        let (message, at) = match fault {
            Fault::Listed(i) => (
                say!(cx, "Viết hoa chưa đúng: “{written}”", "Capitals: “{written}”"),
                cx.lexicon.wording.capitals[i].at.clone(),
            ),
            Fault::Article => (
                say!(cx, "Viện dẫn một điều cụ thể thì viết hoa “Điều”", "A certain article is written “Điều”"),
                "Mục V khoản 7".to_owned(),
            ),
            Fault::AfterStop => {
                (say!(cx, "Sau dấu chấm không viết hoa", "A small letter after a full stop"), "Mục I".to_owned())
            }
        };
        let finding = report.finding(first.span, message);
        // In a text read from an image a stop is often dirt.
        if fault == Fault::AfterStop && cx.document.extracted {
            finding.confidence(Confidence::Low);
        }
        finding
            .places(first, others)
            .note(say!(cx, "Nghị định số 30/2020/NĐ-CP, Phụ lục II, {at}", "Decree 30/2020/NĐ-CP, Appendix II, {at}"))
            .help(say!(cx, "Viết “{right}”.", "Write “{right}”."))
            .fix(Applicability::Suggested, edits);
    }
}
