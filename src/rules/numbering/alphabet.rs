//! `numbering/alphabet`: letters of điểm that the Vietnamese alphabet lacks, or đ left out.

use crate::diagnostic::Severity;
use crate::parse::plan::LabelStyle;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for sequence in cx.sequences.iter() {
        if !matches!(sequence.style, LabelStyle::LetterParen | LabelStyle::LetterDot) {
            continue;
        }
        for (at, label) in sequence.labels.iter().enumerate() {
            let letter = &label.text;
            let previous = at.checked_sub(1).map(|i| sequence.labels[i].ordinal);
            // "d" is the fourth letter, "đ" the fifth, "e" the sixth.
            if previous == Some(4) && label.ordinal == 6 {
                report
                    .finding(label.span, say!(cx, "Thứ tự điểm bỏ qua chữ “đ”", "The sequence leaves out the letter “đ”"))
                    .severity(Severity::Warning)
                    .label(say!(cx, "sau “d)” là “đ)”", "“d)” is followed by “đ)”"))
                    .help(say!(cx, "Đổi thành “đ)” và đánh lại các điểm sau.", "Make it “đ)” and renumber what follows."));
            } else if label.ordinal == 0 && at > 0 {
                report
                    .finding(
                        label.span,
                        say!(
                            cx,
                            "“{letter})” không có trong bảng chữ cái tiếng Việt",
                            "“{letter})” is no letter of the Vietnamese alphabet"
                        ),
                    )
                    .label(say!(cx, "điểm xếp theo a b c d đ e g h i", "the order is a b c d đ e g h i"))
                    .help(say!(cx, "Đánh lại các điểm theo bảng chữ cái tiếng Việt.", "Renumber in that order."));
            }
        }
    }
}
