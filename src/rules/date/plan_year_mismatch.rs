//! `date/plan-year-mismatch`: the plan names itself with another year than its title.

use crate::diagnostic::{Applicability, Edit};
use crate::resolve::document::Period;
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let years = standing::plan_years(cx);
    let mut grouped = Grouped::new();
    let mut edits = Vec::new();
    for name in &cx.document.self_names {
        let Some(title) = years.get(name.paper).copied().flatten() else { continue };
        if name.years.from <= title.to && title.from <= name.years.to {
            continue;
        }
        let label = {
            let title = in_words(cx, title);
            say!(cx, "tiêu đề ghi {title}", "the title says {title}")
        };
        grouped.add((name.years, title), name.span, label);
        edits.push((name.years, title, Edit { span: name.year_span, text: written(title) }));
    }
    for ((wrong, title), place, others) in grouped.each() {
        let (here, there) = (in_words(cx, wrong), in_words(cx, title));
        let finding = report.finding(
            place.span,
            say!(
                cx,
                "Câu này gọi kế hoạch là của {here}, nhưng tiêu đề ghi {there}",
                "Here the plan is that of {here}, but its title says {there}"
            ),
        );
        finding.places(place, others).help(say!(
            cx,
            "Sửa lại là {there}; lỗi này thường do lấy lại văn bản của kỳ trước.",
            "Write {there}; this is usually left over from the plan of the year before."
        ));
        let edits = edits.iter().filter(|(y, t, _)| (*y, *t) == (wrong, title)).map(|(_, _, edit)| edit.clone());
        finding.fix(Applicability::Suggested, edits.collect());
    }
}

/// "năm 2024", "giai đoạn 2021 - 2025".
fn in_words(cx: &Context<'_>, years: Period) -> String {
    let digits = written(years);
    if years.from == years.to { say!(cx, "năm {digits}", "{digits}") } else { say!(cx, "giai đoạn {digits}", "{digits}") }
}

/// "2024", "2021 - 2025".
fn written(years: Period) -> String {
    if years.from == years.to { years.from.to_string() } else { format!("{} - {}", years.from, years.to) }
}
