//! `task/conflicting-lead`: another lead than "Tổ chức thực hiện" gives that area.

use crate::fold;
use crate::lexicon::agencies::AgencyId;
use crate::parse::plan::TableId;
use crate::resolve::document::{Task, TaskSource};
use crate::rules::{Context, Report, say};
use crate::search::Needle;
use crate::source::Span;
use foldhash::HashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words that the name of every area has one of.
static AREAS: LazyLock<[Needle; 2]> = LazyLock::new(|| ["ải cách", "hính quyền"].map(Needle::new));

/// A group of a table that one body leads but for a few rows.
struct Group<'a> {
    title: Span,
    area: u8,
    owner: AgencyId,
    others: Vec<&'a Task>,
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let groups = groups(cx);
    if groups.is_empty() {
        return;
    }
    let given = given(cx, groups.iter().map(|group| group.area).collect());
    for Group { title, area, owner, others } in groups {
        let Some(&(_, place)) = given.get(&area).filter(|(body, _)| *body == owner) else { continue };
        for task in others {
            let name = &cx.lexicon.agencies.get(owner).name;
            let span = task.lead_span.unwrap_or(task.text_span);
            let area = cx.quote(title);
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

/// Groups that one body leads nearly all of; what is left over was probably copied wrongly.
fn groups<'a>(cx: &Context<'a>) -> Vec<Group<'a>> {
    // Rows of tables that one body leads.
    let mut led: Vec<((TableId, usize), &Task, AgencyId)> = Vec::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        if let TaskSource::Table(table, row) = task.source
            && let Some(lead) = one_lead(cx, i)
        {
            led.push(((table, row), task, lead));
        }
    }
    led.sort_by_key(|(place, ..)| *place);
    let mut groups = Vec::new();
    for list in &cx.document.outline.areas {
        let Some(table) = list.table else { continue };
        for (at, group) in list.entries.iter().enumerate() {
            let [area] = group.areas[..] else { continue };
            let from = group.row.unwrap_or(0);
            let to = list.entries.get(at + 1).and_then(|next| next.row).unwrap_or(usize::MAX);
            let first = led.partition_point(|(place, ..)| *place <= (table, from));
            let leads = &led[first..led.partition_point(|(place, ..)| *place < (table, to)).max(first)];
            let mut rows: HashMap<AgencyId, usize> = HashMap::default();
            for (.., lead) in leads {
                *rows.entry(*lead).or_default() += 1;
            }
            // Two rows at least, and two of three.
            let owns = |&(_, &theirs): &(&AgencyId, &usize)| {
                theirs >= 2 && theirs < leads.len() && (leads.len() - theirs) * 3 <= leads.len()
            };
            let Some((&owner, _)) = rows.iter().find(owns) else { continue };
            let others = leads.iter().filter(|(.., lead)| *lead != owner).map(|(_, task, _)| *task).collect();
            groups.push(Group { title: group.title, area, owner, others });
        }
    }
    groups
}

/// To whom the text first gives each of these areas, and where.
fn given(cx: &Context<'_>, areas: BTreeSet<u8>) -> BTreeMap<u8, (AgencyId, Span)> {
    let mut given = BTreeMap::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        if given.len() == areas.len() {
            break;
        }
        let speaks = || AREAS.iter().any(|words| words.is_in(&task.text));
        if !matches!(task.source, TaskSource::List(_)) || !speaks() {
            continue;
        }
        let Some(lead) = one_lead(cx, i) else { continue };
        for area in cx.lexicon.areas.named(&fold::key(&task.text)) {
            if areas.contains(&area) {
                given.entry(area).or_insert((lead, task.lead.first().map_or(task.span, |b| b.span)));
            }
        }
    }
    given
}

/// The only lead of a task, where the table of agencies names it.
fn one_lead(cx: &Context<'_>, task: usize) -> Option<AgencyId> {
    let mut leads = cx.leads(task);
    let (_, lead) = leads.next().filter(|_| leads.next().is_none())?;
    lead.found?.agency.map(|(id, _)| id)
}
