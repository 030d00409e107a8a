//! `task/conflicting-lead`: another lead than "Tổ chức thực hiện" gives that area.

use crate::fold;
use crate::lexicon::agencies::AgencyId;
use crate::resolve::document::{Task, TaskSource};
use crate::rules::{Context, Report, say};
use crate::source::Span;
use std::collections::BTreeMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // To whom the text gives an area, and where.
    let mut given: BTreeMap<u8, (AgencyId, Span)> = BTreeMap::new();
    for task in &cx.document.tasks {
        let speaks = |words: &str| memchr::memmem::find(task.text.as_bytes(), words.as_bytes()).is_some();
        if !matches!(task.source, TaskSource::List(_)) || !(speaks("ải cách") || speaks("hính quyền")) {
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
    for list in cx.document.outline.areas.iter().filter(|l| l.table.is_some()) {
        for (at, group) in list.entries.iter().enumerate() {
            let [area] = group.areas[..] else { continue };
            let Some(&(owner, place)) = given.get(&area) else { continue };
            let from = group.row.unwrap_or(0);
            let to = list.entries.get(at + 1).and_then(|next| next.row).unwrap_or(usize::MAX);
            let of_group = |t: &&Task| matches!(t.source, TaskSource::Table(table, row) if Some(table) == list.table && from < row && row < to);
            let leads: Vec<(&Task, AgencyId)> =
                cx.document.tasks.iter().filter(of_group).filter_map(|t| Some((t, one_lead(cx, t)?))).collect();
            let theirs = leads.iter().filter(|(_, lead)| *lead == owner).count();
            let others: Vec<&Task> = leads.iter().filter(|(_, lead)| *lead != owner).map(|(t, _)| *t).collect();
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
