//! `task/conflicting-lead`: another lead than "Tổ chức thực hiện" gives that area.

use crate::fold;
use crate::lexicon::agencies::AgencyId;
use crate::parse::plan::TableId;
use crate::resolve::document::{Task, TaskSource};
use crate::rules::{Context, Report, say};
use crate::search::Needle;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that the name of every area has one of.
static AREAS: LazyLock<[Needle; 2]> = LazyLock::new(|| ["ải cách", "hính quyền"].map(Needle::new));

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // To whom the text gives an area, and where.
    let mut given: BTreeMap<u8, (AgencyId, Span)> = BTreeMap::new();
    for task in &cx.document.tasks {
        let speaks = || AREAS.iter().any(|words| words.is_in(&task.text));
        if !matches!(task.source, TaskSource::List(_)) || !speaks() {
            continue;
        }
        let Some(lead) = one_lead(cx, task) else { continue };
        for area in cx.lexicon.areas.named(&fold::key(&task.text)) {
            given.entry(area).or_insert((lead, task.lead.first().map_or(task.span, |b| b.span)));
        }
    }
    if given.is_empty() {
        return;
    }
    // Rows of tables that one body leads.
    let mut led: Vec<((TableId, usize), &Task, AgencyId)> = Vec::new();
    for task in &cx.document.tasks {
        if let TaskSource::Table(table, row) = task.source
            && let Some(lead) = one_lead(cx, task)
        {
            led.push(((table, row), task, lead));
        }
    }
    led.sort_by_key(|(place, ..)| *place);
    for list in &cx.document.outline.areas {
        let Some(table) = list.table else { continue };
        for (at, group) in list.entries.iter().enumerate() {
            let [area] = group.areas[..] else { continue };
            let Some(&(owner, place)) = given.get(&area) else { continue };
            let from = group.row.unwrap_or(0);
            let to = list.entries.get(at + 1).and_then(|next| next.row).unwrap_or(usize::MAX);
            let first = led.partition_point(|(place, ..)| *place <= (table, from));
            let leads = &led[first..led.partition_point(|(place, ..)| *place < (table, to)).max(first)];
            let theirs = leads.iter().filter(|(.., lead)| *lead == owner).count();
            let others: Vec<&Task> = leads.iter().filter(|(.., lead)| *lead != owner).map(|(_, t, _)| *t).collect();
            // The owner leads nearly all of the group; what is left over was probably copied wrongly.
            if theirs < 2 || others.is_empty() || others.len() * 3 > leads.len() {
                continue;
            }
            for task in others {
                let name = &cx.lexicon.agencies.get(owner).name;
                let span = task.lead_span.unwrap_or(task.text_span);
                let area = cx.quote(group.title);
                report
                    .finding(
                        span,
                        say!(
                            cx,
                            "Cơ quan chủ trì khác với phân công ở phần lời văn: “{area}” giao {name}",
                            "Another lead than the text gives: “{area}” is given to {name}"
                        ),
                    )
                    .label(say!(cx, "các dòng khác của nhóm do {name} chủ trì", "the other rows are led by {name}"))
                    .also(place, say!(cx, "phân công ở phần lời văn", "given here"))
                    .help(say!(cx, "Xem lại cơ quan chủ trì của dòng này.", "Check who leads this row."));
            }
        }
    }
}

/// The only lead of a task, where the table of agencies names it.
fn one_lead(cx: &Context<'_>, task: &Task) -> Option<AgencyId> {
    let [lead] = &task.lead[..] else { return None };
    cx.names.find(&lead.name)?.agency.map(|(id, _)| id)
}
