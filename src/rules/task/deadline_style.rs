//! `task/deadline-style`: "quý 1" where offices write "quý I".

use super::super::grouped::Grouped;
use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::search::Needle;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    // Tasks that share one heading share its deadline.
    let mut edits: BTreeMap<Span, Edit> = BTreeMap::new();
    for deadline in cx.document.tasks.iter().filter_map(|t| t.deadline.as_ref()) {
        for (span, roman) in quarters(cx, deadline.span) {
            if edits.insert(span, Edit { span, text: roman.to_owned() }).is_none() {
                found.add((), span, say!(cx, "viết “{roman}”", "write “{roman}”"));
            }
        }
    }
    for ((), first, others) in found.each() {
        let message = match others.len() + 1 {
            1 => say!(cx, "Quý viết bằng chữ số Ả Rập", "A quarter in Arabic numerals"),
            n => say!(cx, "{n} chỗ viết quý bằng chữ số Ả Rập", "{n} quarters in Arabic numerals"),
        };
        report
            .finding(first.span, message)
            .places(first, others)
            .help(say!(cx, "Viết quý bằng chữ số La Mã: quý I, quý II.", "Write quarters in Roman numerals."))
            .fix(Applicability::Safe, std::mem::take(&mut edits).into_values().collect());
    }
}

/// "quý " and "Quý ".
static QUARTER: LazyLock<Needle> = LazyLock::new(|| Needle::new("uý "));

/// Digits that name a quarter inside a deadline, with the numeral for each.
fn quarters(cx: &Context<'_>, within: Span) -> Vec<(Span, &'static str)> {
    let text = cx.source.slice(within);
    let mut all = Vec::new();
    for at in QUARTER.each(text) {
        let digit = at + QUARTER.length();
        let rest = &text.as_bytes()[digit..];
        let roman = match rest.first() {
            Some(b'1') => "I",
            Some(b'2') => "II",
            Some(b'3') => "III",
            Some(b'4') => "IV",
            _ => continue,
        };
        if !rest.get(1).is_some_and(u8::is_ascii_digit) {
            let from = within.start + digit as u32;
            all.push((Span { start: from, end: from + 1 }, roman));
        }
    }
    all
}
