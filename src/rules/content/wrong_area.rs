//! `content/wrong-area`: a task stands under an area that it does not belong to.

use crate::fold;
use crate::resolve::document::TaskSource;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    moved_rows(cx, report);
    foreign_tasks(cx, report);
}

/// A row whose paragraph in the text stands under another area.
fn moved_rows(cx: &Context<'_>, report: &mut Report<'_>) {
    for echo in cx.document.outline.echoes.iter().filter(|e| e.similarity >= 75) {
        let task = &cx.document.tasks[echo.task];
        let TaskSource::Table(table, row) = task.source else { continue };
        let lists = &cx.document.outline.areas;
        let groups = lists.iter().find(|l| l.table == Some(table));
        let group = groups.and_then(|l| l.entries.iter().rev().find(|e| e.row.is_some_and(|r| r < row)));
        let block = cx.plan.blocks[echo.block].span;
        let section = lists.iter().filter(|l| l.table.is_none()).flat_map(|l| &l.entries).find(|e| {
            e.section.is_some_and(|s| cx.plan.sections[s].span.contains(block))
        });
        let (Some(group), Some(section)) = (group, section) else { continue };
        // The group may bear a wrong name; its place in the order says what it is.
        let by_place = u8::try_from(group.ordinal).unwrap_or(0);
        if section.areas.contains(&by_place) || section.areas.iter().any(|a| group.areas.contains(a) && by_place == 0) {
            continue;
        }
        let (here, there) = (cx.quote(group.title), cx.quote(section.title));
        report
            .finding(
                task.text_span,
                say!(
                    cx,
                    "Nhiệm vụ xếp ở nhóm “{here}”, phần lời văn xếp ở “{there}”",
                    "The task stands under “{here}”, in the text under “{there}”"
                ),
            )
            .label(say!(cx, "có thể xếp nhầm lĩnh vực", "perhaps under the wrong area"))
            .also(block, say!(cx, "trong phần lời văn", "in the text"))
            .help(say!(cx, "Chuyển về đúng lĩnh vực ở một trong hai chỗ.", "Move it in one of the two places."));
    }
}

/// An area of which no paragraph speaks of its subject.
fn foreign_tasks(cx: &Context<'_>, report: &mut Report<'_>) {
    for list in cx.document.outline.areas.iter().filter(|l| l.table.is_none()) {
        for entry in &list.entries {
            let ([number], Some(section)) = (&entry.areas[..], entry.section) else { continue };
            let Some(area) = cx.lexicon.areas.get(*number) else { continue };
            let section = &cx.plan.sections[section];
            let text = cx.source.slice(crate::source::Span { start: entry.title.end, end: section.span.end });
            let items: Vec<usize> = section.children.clone();
            // A heading alone, or one sentence, says too little.
            let Some(&first) = items.first().filter(|_| text.len() > 300 && text.len() < 20_000) else { continue };
            // Nearly always the first paragraphs do.
            if text.split('\n').any(|line| area.speaks_of(&fold::key(line))) {
                continue;
            }
            let name = &area.name;
            report
                .finding(
                    cx.plan.blocks[cx.plan.sections[first].block].span,
                    say!(
                        cx,
                        "Không nhiệm vụ nào dưới mục này nói đến lĩnh vực “{name}”",
                        "No task under this heading speaks of “{name}”"
                    ),
                )
                .label(say!(cx, "có thể thuộc lĩnh vực khác", "perhaps of another area"))
                .also(entry.title, say!(cx, "lĩnh vực", "the area"))
                .help(say!(cx, "Chuyển các nhiệm vụ này, bổ sung nhiệm vụ của lĩnh vực.", "Move them; add tasks of the area."));
        }
    }
}
