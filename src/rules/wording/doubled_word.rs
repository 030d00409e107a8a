//! `wording/doubled-word`: a word twice in a row.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::source::Span;

/// More of a run of repetitions is not quoted, in bytes.
const LONGEST: usize = 60;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for &span in &cx.document.words.doubled {
        let mut word = cx.quote(span);
        if word.len() > LONGEST {
            word.truncate(word.floor_char_boundary(LONGEST));
            word.push('…');
        }
        // The space before goes with the word.
        let with_space = Span { start: span.start - 1, end: span.end };
        report
            .finding(span, say!(cx, "Lặp từ “{word}”", "“{word}” stands twice"))
            .label(say!(cx, "lần thứ hai", "the second time"))
            .help(say!(cx, "Bỏ một từ; xem có rơi mất chữ nào ở giữa không.", "Delete one; see whether a word was lost between them."))
            .fix(Applicability::Suggested, vec![Edit { span: with_space, text: String::new() }]);
    }
}
