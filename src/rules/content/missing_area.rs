//! `content/missing-area`: a plan of administrative reform that leaves out an area.

use crate::rules::{Context, Report, say, standing};

/// A plan that goes through fewer areas goes through them in another way.
const MOST_OF_THEM: usize = 4;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let lists = &cx.document.outline.areas;
    let named = |number: u8| lists.iter().any(|l| l.entries.iter().any(|e| e.areas.contains(&number)));
    let areas = cx.lexicon.areas.all();
    let missing: Vec<&str> = areas.iter().filter(|a| !named(a.number)).map(|a| a.name.as_str()).collect();
    let Some(first) = lists.iter().find(|l| l.table.is_none()).or_else(|| lists.first()).and_then(|l| l.entries.first()) else {
        return;
    };
    // Notices, reports and letters speak of the areas that they have something to say of.
    let paper = cx.paper_at(first.title);
    if !cx.document.heads.get(paper).is_some_and(|head| standing::is_plan(cx.lexicon, head)) {
        return;
    }
    if missing.is_empty() || areas.len() - missing.len() < MOST_OF_THEM {
        return;
    }
    let names = missing.join("”, “");
    report
        .finding(first.title, say!(cx, "Kế hoạch không có lĩnh vực “{names}”", "The plan leaves out the area “{names}”"))
        .label(say!(cx, "các lĩnh vực bắt đầu từ đây", "the areas begin here"))
        .note(say!(
            cx,
            "chương trình tổng thể giai đoạn 2021 - 2030 có sáu lĩnh vực (Nghị quyết số 76/NQ-CP ngày 15/7/2021)",
            "the programme of 2021 - 2030 has six areas (Resolution 76/NQ-CP of 15/7/2021)"
        ))
        .help(say!(
            cx,
            "Bổ sung lĩnh vực còn thiếu, hoặc nói rõ vì sao không có nhiệm vụ.",
            "Add it, or say why there is nothing to do in it."
        ));
}
