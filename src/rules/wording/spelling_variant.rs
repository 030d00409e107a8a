//! `wording/spelling-variant`: two ways to place a tone in one document.

use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let words = &cx.document.words;
    let (Some((last, n)), Some((first, m))) = (words.tone_last, words.tone_first) else { return };
    // The rarer way is the one to change.
    let (rare, usual, count) = if n <= m { (last, first, n) } else { (first, last, m) };
    let (one, other) = (cx.quote(rare), cx.quote(usual));
    report
        .finding(
            rare,
            say!(
                cx,
                "Dấu thanh đặt theo hai cách: “{one}” và “{other}”",
                "Tone marks are placed in two ways: “{one}” and “{other}”"
            ),
        )
        .label(say!(cx, "cách ít dùng hơn: {count} chỗ", "the rarer way: {count} places"))
        .also(usual, say!(cx, "cách kia", "the other way"))
        .help(say!(cx, "Dùng một cách trong cả văn bản.", "Use one way throughout."));
}
