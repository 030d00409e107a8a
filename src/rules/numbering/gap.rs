//! `numbering/gap`: a number is missing in a sequence, or another one stands in its place.

use super::super::sequence::Sequence;
use crate::diagnostic::{Confidence, Severity};
use crate::parse::plan::{LabelStyle, TableId};
use crate::rules::{Context, Report, say};
use foldhash::HashMap;

/// A jump over more than this is another list, a year, a misread number: no gap.
const WIDEST: u32 = 2;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // Tables whose results are numbered 1.1, 2.1, 3.1 …: one that begins with 1.2 has lost a row.
    let mut from_one: HashMap<(TableId, u8), usize> = HashMap::default();
    for sequence in cx.sequences.iter() {
        if let (Some(table), LabelStyle::Dotted(n), Some(1)) = (sequence.table, sequence.style, first(&sequence)) {
            *from_one.entry((table, n)).or_default() += 1;
        }
    }
    for sequence in cx.sequences.iter() {
        if let (Some(table), LabelStyle::Dotted(n), Some(2 | 3)) = (sequence.table, sequence.style, first(&sequence))
            && from_one.get(&(table, n)).is_some_and(|count| *count >= 2)
            && sequence.unlabelled[0] == 0
        {
            headless(cx, report, &sequence);
        }
        for at in 1..sequence.labels.len() {
            if is_gap(&sequence, at) {
                found(cx, report, &sequence, at);
            } else if !cx.document.extracted && is_misplaced(&sequence, at) {
                misplaced(cx, report, &sequence, at);
            }
        }
    }
}

fn is_gap(sequence: &Sequence<'_>, at: usize) -> bool {
    let ordinal = |i: usize| sequence.labels.get(i).map(|l| l.ordinal);
    let (previous, this) = (sequence.labels[at - 1].ordinal, sequence.labels[at].ordinal);
    if previous == 0 || this <= previous + 1 || this - previous - 1 > WIDEST {
        return false;
    }
    // Rows without a label stand where the number is missing: `numbering/missing-label`.
    if sequence.unlabelled[at] > 0 {
        return false;
    }
    // "d)" before "e)": that is `numbering/alphabet`.
    if is_letter(sequence.style) && previous == 4 && this == 6 {
        return false;
    }
    // 1, 2, 8, 4: a misread number, nothing is missing.
    if ordinal(at + 1).is_some_and(|next| next > previous && next < this || next == previous + 2 && next != this + 1) {
        return false;
    }
    counts_up(sequence, at)
}

/// The run up to the label before `at` counts up, so it is a numbering and not a set of numbers.
fn counts_up(sequence: &Sequence<'_>, at: usize) -> bool {
    let previous = sequence.labels[at - 1].ordinal;
    previous == 1 || at >= 2 && sequence.labels[at - 2].ordinal + 1 == previous
}

/// 1, 2, 8, 4 or 1, 2, 4, 3: one number is not the one that belongs between its neighbours. Where characters were read
/// by a machine it is the machine's slip.
fn is_misplaced(sequence: &Sequence<'_>, at: usize) -> bool {
    let Some(next) = sequence.labels.get(at + 1).map(|label| label.ordinal) else { return false };
    let (previous, this) = (sequence.labels[at - 1].ordinal, sequence.labels[at].ordinal);
    let alone = next == previous + 2 && this > next;
    let swapped = this == previous + 2 && next == previous + 1;
    // "d)", "e)", "đ)" is for `numbering/alphabet`.
    (alone || swapped) && previous > 0 && !is_letter(sequence.style) && counts_up(sequence, at)
}

fn first(sequence: &Sequence<'_>) -> Option<u32> {
    sequence.labels.first().map(|l| l.ordinal)
}

fn headless(cx: &Context<'_>, report: &mut Report<'_>, sequence: &Sequence<'_>) {
    let label = sequence.labels[0];
    let here = &label.text;
    report
        .finding(label.span, say!(cx, "Bảng thiếu phần trước “{here}”", "The table lacks what comes before “{here}”"))
        .severity(Severity::Warning)
        .confidence(Confidence::Medium)
        .label(say!(cx, "dãy số không bắt đầu từ 1", "the sequence does not begin with 1"))
        .help(say!(cx, "Kiểm tra xem trang đầu của bảng có bị mất không.", "See whether the first page of the table is lost."));
}

fn is_letter(style: LabelStyle) -> bool {
    matches!(style, LabelStyle::LetterParen | LabelStyle::LetterDot)
}

fn misplaced(cx: &Context<'_>, report: &mut Report<'_>, sequence: &Sequence<'_>, at: usize) {
    let (previous, this, next) = (sequence.labels[at - 1], sequence.labels[at], sequence.labels[at + 1]);
    let (before, here, after) = (&previous.text, &this.text, &next.text);
    report
        .finding(
            this.span,
            say!(
                cx,
                "Số thứ tự “{here}” đặt sai chỗ: đứng giữa “{before}” và “{after}”",
                "The number “{here}” is out of place: it stands between “{before}” and “{after}”"
            ),
        )
        .severity(Severity::Warning)
        .confidence(Confidence::Medium)
        .label(say!(cx, "không theo thứ tự", "out of order"))
        .help(say!(cx, "Đánh lại số ở đây.", "Renumber here."));
}

fn found(cx: &Context<'_>, report: &mut Report<'_>, sequence: &Sequence<'_>, at: usize) {
    let (previous, this) = (sequence.labels[at - 1], sequence.labels[at]);
    let (before, here) = (&previous.text, &this.text);
    let finding = report.finding(
        this.span,
        say!(
            cx,
            "Đánh số không liên tục: sau “{before}” là “{here}”",
            "The numbering has a gap: “{before}” is followed by “{here}”"
        ),
    );
    finding.label(say!(cx, "thiếu số ở giữa", "a number is missing before this one"));
    finding.also(previous.span, say!(cx, "số liền trước", "the number before it"));
    finding.help(say!(
        cx,
        "Đánh lại số, hoặc bổ sung phần bị thiếu nếu nội dung đã rơi mất.",
        "Renumber, or restore the part that was lost."
    ));
    // Two labels only, or the first of them alone: less sure.
    if sequence.labels.len() < 3 {
        finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
}
