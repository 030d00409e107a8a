//! `numbering/duplicate`: one number twice.

use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for sequence in cx.sequences.iter() {
        for at in 1..sequence.labels.len() {
            let (previous, this) = (sequence.labels[at - 1], sequence.labels[at]);
            // A second 1 begins another list.
            if this.ordinal != previous.ordinal || this.ordinal < 2 {
                continue;
            }
            // 2, 2 counts only as part of a run: 1, 2, 2 or 2, 2, 3.
            let before = at >= 2 && sequence.labels[at - 2].ordinal + 1 == this.ordinal;
            let after = sequence.labels.get(at + 1).is_some_and(|next| next.ordinal == this.ordinal + 1);
            if !before && !after {
                continue;
            }
            let number = &this.text;
            report
                .finding(this.span, say!(cx, "Số thứ tự “{number}” dùng hai lần", "The number “{number}” is used twice"))
                .label(say!(cx, "lần thứ hai", "the second time"))
                .also(previous.span, say!(cx, "lần thứ nhất", "the first time"))
                .help(say!(cx, "Đánh lại số từ đây.", "Renumber from here on."));
        }
    }
}
