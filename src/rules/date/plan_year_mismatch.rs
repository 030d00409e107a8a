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
            let title = written(title);
            say!(cx, "tiêu đề ghi {title}", "the title says {title}")
        };
        grouped.add((name.years, title), name.span, label);
        edits.push((name.years, title, Edit { span: name.year_span, text: written(title) }));
    }
    for ((wrong, title), place, others) in grouped.each() {
        let (here, there) = (written(wrong), written(title));
        let finding = report.finding(
            place.span,
            say!(
                cx,
                "Kế hoạch tự gọi mình là kế hoạch {here}, nhưng tiêu đề là {there}",
                "The plan calls itself the plan of {here}, but its title says {there}"
            ),
        );
        finding.places(place, others).help(say!(
            cx,
            "Sửa thành {there}; lỗi này thường do lấy lại văn bản của kỳ trước.",
            "Write {there}; this is usually left over from the plan of the year before."
        ));
        let edits = edits.iter().filter(|(y, t, _)| (*y, *t) == (wrong, title)).map(|(_, _, edit)| edit.clone());
        finding.fix(Applicability::Suggested, edits.collect());
    }
}

/// "2024", "2021 - 2025".
fn written(years: Period) -> String {
    if years.from == years.to { years.from.to_string() } else { format!("{} - {}", years.from, years.to) }
}
