//! `content/area-name`: a group bears the name of another area, of an expired programme, or another than the text.

use crate::diagnostic::Severity;
use crate::fold;
use crate::resolve::document::{AreaEntry, AreaList};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let lists = &cx.document.outline.areas;
    let text: Vec<&AreaEntry> = lists.iter().filter(|l| l.table.is_none()).flat_map(|l| &l.entries).collect();
    for list in lists {
        for (at, entry) in list.entries.iter().enumerate() {
            let [area] = entry.areas[..] else { continue };
            if names_another(list, at, area) {
                wrong(cx, report, entry, area);
            } else if is_past(cx, entry, area) {
                past(cx, report, entry, area);
            } else if list.table.is_some()
                && let Some(other) = text.iter().find(|t| t.areas[..] == [area])
                && differs(cx, entry, other)
            {
                another(cx, report, entry, other);
            }
        }
    }
}

/// Group 1 is called like group 2, and no group is called like area 1.
fn names_another(list: &AreaList, at: usize, area: u8) -> bool {
    let this = &list.entries[at];
    let place = this.ordinal;
    let others = || list.entries.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, e)| e);
    list.table.is_some()
        && (1..=6).contains(&place)
        && place != u32::from(area)
        && others().any(|e| e.areas[..] == [area] && e.ordinal == u32::from(area))
        && !others().any(|e| e.areas.iter().any(|&a| u32::from(a) == place))
}

fn wrong(cx: &Context<'_>, report: &mut Report<'_>, entry: &AreaEntry, area: u8) {
    let name = cx.quote(entry.title);
    let meant = cx.lexicon.areas.get(entry.ordinal as u8).map(|a| a.name.clone()).unwrap_or_default();
    report
        .finding(
            entry.title,
            say!(cx, "Nhóm “{name}” mang tên của lĩnh vực {area}", "The group “{name}” bears the name of area {area}"),
        )
        .severity(Severity::Error)
        .label(say!(cx, "nhóm này ở vị trí của “{meant}”", "it stands in the place of “{meant}”"))
        .help(say!(cx, "Sửa tên nhóm thành “{meant}”.", "Call it “{meant}”."));
}

fn is_past(cx: &Context<'_>, entry: &AreaEntry, area: u8) -> bool {
    let Some(area) = cx.lexicon.areas.get(area) else { return false };
    area.is_past_name(&entry.key) && area.until.is_some_and(|until| until < cx.earliest_day()) && !cx.looks_back(entry.title)
}

fn past(cx: &Context<'_>, report: &mut Report<'_>, entry: &AreaEntry, area: u8) {
    let name = cx.quote(entry.title);
    let now = cx.lexicon.areas.get(area).map(|a| a.name.clone()).unwrap_or_default();
    report
        .finding(entry.title, say!(cx, "“{name}” là tên lĩnh vực của chương trình đã hết", "“{name}” is an area of an expired programme"))
        .label(say!(cx, "chương trình giai đoạn 2011 - 2020", "the programme of 2011 - 2020"))
        .note(say!(
            cx,
            "chương trình hiện hành: Nghị quyết số 76/NQ-CP ngày 15/7/2021",
            "the present programme: Resolution 76/NQ-CP of 15/7/2021"
        ))
        .help(say!(cx, "Dùng tên “{now}”.", "Call it “{now}”."));
}

/// Neither name is a shorter form of the other.
fn differs(cx: &Context<'_>, entry: &AreaEntry, other: &AreaEntry) -> bool {
    let key = |e: &AreaEntry| {
        let key = fold::key(cx.source.slice(e.title).trim_end_matches(['.', ':', ' ']));
        let bare = ["về ", "trong lĩnh vực ", "lĩnh vực ", "công tác "].iter().find_map(|head| key.strip_prefix(head));
        bare.unwrap_or(&key).to_owned()
    };
    let (a, b) = (key(entry), key(other));
    let loose = |s: &str| s.chars().map(fold::base).filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (loose(&a), loose(&b));
    !a.starts_with(&b) && !b.starts_with(&a)
}

fn another(cx: &Context<'_>, report: &mut Report<'_>, entry: &AreaEntry, other: &AreaEntry) {
    let (name, text) = (cx.quote(entry.title), cx.quote(other.title));
    report
        .finding(
            entry.title,
            say!(cx, "Tên lĩnh vực khác với phần lời văn: “{name}”", "The area is called otherwise in the text: “{name}”"),
        )
        .label(say!(cx, "phần lời văn ghi “{text}”", "the text says “{text}”"))
        .also(other.title, say!(cx, "tên ở phần lời văn", "its name in the text"))
        .help(say!(cx, "Dùng một tên ở cả hai chỗ.", "Use one name in both places."));
}
