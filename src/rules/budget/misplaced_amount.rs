//! `budget/misplaced-amount`: money inside a cell of words, or a total row that swallowed another row.

use crate::diagnostic::Severity;
use crate::resolve::document::EntryKind;
use crate::rules::{Context, Report, say};

/// A cell with more bytes holds a sentence, no heading or amount.
const SENTENCE: usize = 40;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for ledger in &cx.document.ledgers {
        let rows = &cx.plan.tables[ledger.table].rows;
        for entry in &ledger.entries {
            let row = &rows[entry.row];
            // "Tổng" and the row under it came out as one row.
            let swallowed = || row.cells.first().is_some_and(|&c| cx.lexicon.columns.is_total(cx.source.slice(c)));
            let long = row.cells.iter().skip(1).find(|c| c.len() > SENTENCE);
            if long.is_none() && entry.amounts.iter().all(|amount| amount.alone) {
                continue;
            }
            if matches!(entry.kind, EntryKind::Total(_)) || swallowed() {
                if let Some(&cell) = long {
                    report
                        .finding(
                            cell,
                            say!(cx, "Dòng tổng chứa cả nội dung của một dòng khác", "A total row holds the text of another row"),
                        )
                        .label(say!(cx, "nội dung này thuộc dòng khác", "this belongs to another row"))
                        .help(say!(cx, "Tách thành hai dòng.", "Make two rows of it."));
                }
                continue;
            }
            // The columns hold money elsewhere; here it stands among words.
            for amount in entry.amounts.iter().filter(|a| !a.alone) {
                report
                    .finding(amount.span, say!(cx, "Số tiền nằm lẫn trong ô chữ", "An amount stands inside a cell of words"))
                    .severity(Severity::Warning)
                    .label(say!(cx, "không ở cột kinh phí", "not in the column of money"))
                    .help(say!(cx, "Chuyển số tiền sang cột kinh phí.", "Move it to the column of money."));
            }
        }
    }
}
