//! `consistency/lead-without-duties`: a lead of the table without a paragraph of duties, or the other way round.

use super::super::grouped::Grouped;
use super::super::unassigned::in_organisation;
use crate::lexicon::agencies::{AgencyId, How, Nature, Wording};
use crate::resolve::document::TaskSource;
use crate::rules::{Context, Name, Report, say};
use crate::search::Needle;
use crate::source::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// "chủ trì", at the beginning of a sentence too, and in capitals.
static LEADS: LazyLock<[Needle; 3]> = LazyLock::new(|| ["chủ trì", "Chủ trì", "CHỦ TRÌ"].map(Needle::new));

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // By body: where it first leads a row, and where it is first given duties.
    let mut rows: BTreeMap<Key<'_>, Span> = BTreeMap::new();
    let mut duties: BTreeMap<Key<'_>, (Span, bool)> = BTreeMap::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        for (body, name) in cx.leads(i) {
            let Some(key) = key(name) else { continue };
            match task.source {
                TaskSource::Table(..) => {
                    rows.entry(key).or_insert(body.span);
                }
                TaskSource::List(Some(section)) if in_organisation(cx, section) => {
                    let entry = duties.entry(key).or_insert((body.span, false));
                    entry.1 = entry.1 || LEADS.iter().any(|word| word.is_in(&task.text));
                }
                TaskSource::List(_) => {}
            }
        }
    }
    // Both sides must be there, or there is nothing to compare.
    if rows.len() < 2 || duties.len() < 2 {
        return;
    }
    let mut found = Grouped::new();
    for (key, &span) in &rows {
        if !knows(&duties, key) {
            found.add(true, span, say!(cx, "không có mục ở “Tổ chức thực hiện”", "no paragraph under organisation"));
        }
    }
    for (key, &(span, leads)) in &duties {
        if leads && !knows(&rows, key) {
            found.add(false, span, say!(cx, "không chủ trì dòng nào của bảng", "leads no row of the table"));
        }
    }
    for (in_table, first, others) in found.each() {
        let name = cx.quote(first.span);
        let who = match others.len() {
            0 => format!("“{name}”"),
            n => say!(cx, "“{name}” và {n} cơ quan khác", "“{name}” and {n} other bodies"),
        };
        let message = if in_table {
            say!(
                cx,
                "{who} chủ trì trong bảng nhưng không được giao việc ở phần tổ chức thực hiện",
                "Leading in the table, without duties under organisation: {who}"
            )
        } else {
            say!(
                cx,
                "{who} được giao chủ trì ở phần tổ chức thực hiện nhưng không chủ trì dòng nào của bảng",
                "To lead by the text, without a row of the table: {who}"
            )
        };
        report.finding(first.span, message).places(first, others).help(say!(
            cx,
            "Bổ sung ở chỗ còn thiếu để hai phần khớp nhau.",
            "Add what is missing so that both agree."
        ));
    }
}

/// A body of the table of agencies, or the key of its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Agency(AgencyId),
    Name(&'a str),
}

/// Whether a body is among others, whole or by the beginning of its name: "Ban Giám hiệu" is "Ban Giám hiệu nhà trường".
fn knows<V>(bodies: &BTreeMap<Key<'_>, V>, key: &Key<'_>) -> bool {
    let Key::Name(name) = key else { return bodies.contains_key(key) };
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', ',']);
    // What begins with the name and a space stands right behind it.
    let longer = || {
        let next = bodies.range(Key::Name(name)..).take(2);
        next.into_iter().any(|(other, _)| matches!(other, Key::Name(o) if o.strip_prefix(name).is_some_and(ends)))
    };
    let mut shorter = name.match_indices([' ', ',']).map(|(at, _)| &name[..at]);
    longer() || shorter.any(|beginning| bodies.contains_key(&Key::Name(beginning)))
}

fn key<'a>(name: &'a Name<'a>) -> Option<Key<'a>> {
    let found = name.found.filter(|_| name.wording == Wording::Name)?;
    // Those outside are asked, not ordered; their paragraphs follow other habits.
    if found.nature != Nature::State || found.how == How::Misspelt {
        return None;
    }
    Some(match found.agency {
        Some((id, _)) => Key::Agency(id),
        // "Bộ phận Văn phòng" is the "Văn phòng".
        None => Key::Name(name.key.strip_prefix("bộ phận ").unwrap_or(&name.key)),
    })
}
