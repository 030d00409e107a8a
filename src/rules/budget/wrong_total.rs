//! `budget/wrong-total`: a total that no way of adding its rows gives.

use crate::diagnostic::{Confidence, Severity};
use crate::parse::plan::LabelStyle;
use crate::resolve::document::{Amount, Entry, EntryKind, Ledger, Sum};
use crate::rules::{Context, Report, say};
use std::collections::BTreeSet;

/// One column of a ledger (or, without a header, its first amounts).
struct Line {
    kind: EntryKind,
    label: Option<LabelStyle>,
    amount: Option<Amount>,
}

/// One way to add up what a total may stand for.
struct Reading {
    value: i64,
    /// How many amounts were added.
    of: usize,
    way: Way,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Items,
    Totals,
    Groups,
    Parts,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for sum in &cx.document.sums {
        judge_sentence(cx, report, sum);
    }
    for ledger in &cx.document.ledgers {
        for lines in columns(ledger) {
            for (at, line) in lines.iter().enumerate() {
                if let (EntryKind::Total(scope), Some(amount)) = (line.kind, line.amount) {
                    judge(cx, report, &lines, at, scope, amount);
                }
            }
        }
    }
}

/// A whole in running text: its parts may not be all of them, but never more than it.
fn judge_sentence(cx: &Context<'_>, report: &mut Report<'_>, sum: &Sum) {
    let (total, span) = sum.total;
    let parts: i64 = sum.parts.iter().fold(0, |sum, part| sum.saturating_add(part.0));
    if parts == total {
        return;
    }
    let (written, sum_of_parts) = (money(total.saturating_mul(1000)), money(parts.saturating_mul(1000)));
    let finding = report.finding(
        span,
        say!(
            cx,
            "Số tổng ghi {written} đồng, nhưng các phần cộng lại được {sum_of_parts} đồng",
            "The whole is {written} đồng, but its parts add up to {sum_of_parts} đồng"
        ),
    );
    if parts < total {
        finding.severity(Severity::Warning);
    }
    finding.confidence(Confidence::Medium).label(say!(cx, "không bằng tổng các phần", "not the sum of its parts"));
    for (value, place) in &sum.parts {
        let value = money(value.saturating_mul(1000));
        finding.also(*place, say!(cx, "{value} đồng", "{value} đồng"));
    }
    finding.help(say!(
        cx,
        "Cộng lại và sửa số sai; nếu còn phần khác thì ghi đủ.",
        "Add up again and correct the wrong figure, or name the other parts."
    ));
}

/// The columns that have both totals and items; none where a cell cannot be read.
fn columns(ledger: &Ledger) -> Vec<Vec<Line>> {
    let entries = &ledger.entries;
    if ledger.aligned || is_grid(entries) {
        let with_total: BTreeSet<usize> = entries
            .iter()
            .filter(|e| matches!(e.kind, EntryKind::Total(_)))
            .flat_map(|e| e.amounts.iter().map(|a| a.column))
            .collect();
        if entries.iter().any(|e| e.unreadable) {
            return Vec::new();
        }
        let line = |e: &Entry, column: usize| Line {
            kind: e.kind,
            label: e.label,
            amount: e.amounts.iter().copied().find(|a| a.column == column),
        };
        with_total.into_iter().map(|c| entries.iter().map(|e| line(e, c)).collect()).collect()
    } else {
        let mut lines = Vec::with_capacity(entries.len());
        for entry in entries {
            lines.push(Line { kind: entry.kind, label: entry.label, amount: entry.amounts.first().copied() });
            // "Tổng | 15.000.000 | 35.000.000": the total of the part and, behind it, of all parts so far.
            if let (EntryKind::Total(scope), Some(&second)) = (entry.kind, entry.amounts.get(1)) {
                lines.push(Line { kind: EntryKind::Total(scope + 1), label: None, amount: Some(second) });
            }
        }
        vec![lines]
    }
}

/// Whether every row has several amounts in the same columns ("Năm 2021 | Năm 2022 | Tổng" under a header with
/// no word that we know): then the columns stand apart.
fn is_grid(entries: &[Entry]) -> bool {
    let mut counted = entries.iter().filter(|e| !e.amounts.is_empty());
    let Some(first) = counted.next() else { return false };
    first.amounts.len() > 1
        && counted.all(|e| e.amounts.iter().map(|a| a.column).eq(first.amounts.iter().map(|a| a.column)))
}

fn judge(cx: &Context<'_>, report: &mut Report<'_>, lines: &[Line], at: usize, scope: u8, total: Amount) {
    let readings = readings(lines, at, scope);
    // Without rows to add there is nothing to judge; `budget/total-without-items` speaks of that.
    if readings.iter().all(|r| r.of == 0) || readings.iter().any(|r| r.of > 0 && r.value == total.value) {
        return;
    }
    let Some(best) = readings.iter().filter(|r| r.of > 0).max_by_key(|r| r.way as u8) else { return };
    let (written, sum) = (money(total.value), money(best.value));
    let finding = report.finding(
        total.span,
        say!(
            cx,
            "Dòng tổng ghi {written}, nhưng cộng các dòng thì được {sum}",
            "The total says {written}, but its rows add up to {sum}"
        ),
    );
    finding.label(say!(cx, "không bằng tổng của các dòng", "not the sum of its rows"));
    let mut said = Vec::new();
    for reading in readings.iter().filter(|r| r.of > 0) {
        if said.contains(&(reading.value, reading.way)) {
            continue;
        }
        said.push((reading.value, reading.way));
        let (value, of) = (money(reading.value), reading.of);
        finding.note(match reading.way {
            Way::Items => say!(cx, "cộng {of} dòng chi tiết: {value}", "the {of} detail rows add up to {value}"),
            Way::Totals => say!(cx, "cộng {of} dòng tổng ở trên: {value}", "the {of} totals above add up to {value}"),
            Way::Groups => say!(cx, "cộng {of} dòng nhóm: {value}", "the {of} group rows add up to {value}"),
            Way::Parts => say!(
                cx,
                "cộng {of} phần, phần nào thiếu số tổng thì tính theo dòng chi tiết: {value}",
                "the {of} parts add up to {value}, counting detail rows where a part has no right total"
            ),
        });
    }
    finding.help(say!(cx, "Cộng lại và sửa dòng tổng hoặc dòng sai.", "Add up again; correct the total or the row."));
}

/// Every way in which the total at `at` may be meant.
fn readings(lines: &[Line], at: usize, scope: u8) -> Vec<Reading> {
    let is_total = |l: &Line, least: u8| matches!(l.kind, EntryKind::Total(s) if s >= least);
    let since_same = lines[..at].iter().rposition(|l| is_total(l, scope)).map_or(0, |i| i + 1);
    let since_any = lines[..at].iter().rposition(|l| is_total(l, 0)).map_or(0, |i| i + 1);
    let above = &lines[since_same..at];
    let lower = above.iter().any(|l| matches!(l.kind, EntryKind::Total(s) if s < scope) && l.amount.is_some());
    let mut all = Vec::new();
    if lower {
        all.push(sum(above, Way::Totals, |l| matches!(l.kind, EntryKind::Total(s) if s + 1 == scope)));
        all.push(sum(above, Way::Totals, |l| matches!(l.kind, EntryKind::Total(s) if s < scope)));
        all.push(parts(above, scope));
    } else {
        all.extend(items(&lines[since_any..at]));
    }
    all.extend(items(above));
    // The last total of a table may cover everything, the first may stand above its rows.
    if !lines[at + 1..].iter().any(|l| is_total(l, 0)) && scope > 1 {
        all.extend(items(&lines[..at]));
    }
    if !lines[..at].iter().any(|l| is_total(l, 0)) {
        let until = lines[at + 1..].iter().position(|l| is_total(l, scope)).map_or(lines.len(), |i| at + 1 + i);
        let below = items(&lines[at + 1..until]);
        if at == 0 || below.iter().any(|r| r.of > 0) {
            all.extend(below);
        }
        all.extend(items(lines));
    }
    all
}

/// The rows of content added up: all, those of the highest label only, the group rows.
fn items(lines: &[Line]) -> Vec<Reading> {
    let item = |l: &Line| l.kind == EntryKind::Item;
    let mut all = vec![sum(lines, Way::Items, item), sum(lines, Way::Groups, |l| l.kind == EntryKind::Group)];
    let rank = |style: Option<LabelStyle>| match style {
        Some(LabelStyle::Capital) => 0,
        Some(LabelStyle::Roman) => 1,
        Some(LabelStyle::Arabic) => 2,
        Some(LabelStyle::Dotted(n)) => 3 + u32::from(n),
        Some(_) => 90,
        None => 99,
    };
    let mut ranks: Vec<u32> = lines.iter().filter(|l| item(l) && l.amount.is_some()).map(|l| rank(l.label)).collect();
    ranks.sort_unstable();
    ranks.dedup();
    for top in &ranks {
        all.push(sum(lines, Way::Items, |l| item(l) && rank(l.label) == *top));
    }
    // Leaves: a row directly followed by rows of a lower label is their sum.
    let mut leaves = Reading { value: 0, of: 0, way: Way::Items };
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| item(l)) {
        let next = lines[i + 1..].iter().find(|l| item(l) && l.amount.is_some());
        let parent = next.is_some_and(|n| rank(n.label) > rank(line.label));
        if let (Some(amount), false) = (line.amount, parent) {
            leaves.value = leaves.value.saturating_add(amount.value);
            leaves.of += 1;
        }
    }
    all.push(leaves);
    all
}

fn sum(lines: &[Line], way: Way, takes: impl Fn(&Line) -> bool) -> Reading {
    let amounts = lines.iter().filter(|l| takes(l)).filter_map(|l| l.amount);
    amounts.fold(Reading { value: 0, of: 0, way }, |r, a| Reading {
        value: r.value.saturating_add(a.value),
        of: r.of + 1,
        way,
    })
}

/// Bottom up: every part counts with the largest of what it says and what its rows give.
fn parts(lines: &[Line], scope: u8) -> Reading {
    let mut reading = Reading { value: 0, of: 0, way: Way::Parts };
    let (mut items, mut totals, mut printed, mut open) = (0i64, 0i64, 0i64, false);
    for line in lines {
        let Some(amount) = line.amount else { continue };
        open = true;
        match line.kind {
            EntryKind::Item | EntryKind::Group => items = items.saturating_add(amount.value),
            EntryKind::Total(s) if s + 1 < scope => totals = totals.saturating_add(amount.value),
            EntryKind::Total(_) => {
                printed = amount.value;
                reading.value = reading.value.saturating_add(items.max(totals).max(printed));
                reading.of += 1;
                (items, totals, open) = (0, 0, false);
            }
        }
    }
    if open {
        reading.value = reading.value.saturating_add(items.max(totals).max(if reading.of == 0 { printed } else { 0 }));
        reading.of += 1;
    }
    reading
}

/// Thousandths as an office writes them: "10.000.000", "12,5".
fn money(thousandths: i64) -> String {
    let (whole, fraction) = (thousandths / 1000, thousandths % 1000);
    let digits = whole.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if fraction != 0 {
        out.push(',');
        out.push_str(format!("{fraction:03}").trim_end_matches('0'));
    }
    out
}
