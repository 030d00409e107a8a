//! `basis/programme-over`: the period of a programme or plan that is a base was over, or ends as the plan begins.

use crate::resolve::document::{Period, Role};
use crate::rules::grouped::Grouped;
use crate::rules::{Context, Report, say, standing};
use chrono::Datelike;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let days = standing::days(cx);
    let years = standing::plan_years(cx);
    let mut grouped = Grouped::new();
    for (reference, citation) in cx.document.references.iter().zip(&cx.plan.citations) {
        if reference.role != Role::Basis || reference.acknowledged {
            continue;
        }
        let known = reference.resolution.known().and_then(|id| cx.regulations.get(id).period);
        let period = known.map(|(from, to)| Period { from, to }).or(reference.period);
        let (Some(period), Some(as_of)) = (period, days.get(reference.paper)) else { continue };
        let plan = years.get(reference.paper).copied().flatten();
        if let Some(how) = judge(period, as_of.day.year(), plan) {
            let (from, to) = (period.from, period.to);
            let label = say!(cx, "giai đoạn {from} - {to}", "for {from} - {to}");
            grouped.add((reference.first_mention, period.to, how), citation.span, label);
        }
    }
    for ((first, to, how), place, others) in grouped.each() {
        let reference = &cx.document.references[first];
        let quote = cx.quote(cx.plan.citations[first].span);
        let message = match how {
            Over::BeforeTheDay | Over::BeforeThePlan => say!(
                cx,
                "Giai đoạn của “{quote}” đã kết thúc năm {to}, trước kỳ kế hoạch này",
                "The period of “{quote}” ended in {to}, before this plan"
            ),
            Over::AsThePlanBegins => say!(
                cx,
                "Giai đoạn của “{quote}” kết thúc năm {to}, khi kế hoạch nhiều năm này mới bắt đầu",
                "The period of “{quote}” ends in {to}, when this plan of several years has hardly begun"
            ),
        };
        let finding = report.finding(place.span, message);
        if let Some(id) = reference.resolution.known() {
            finding.regulation(id);
        }
        finding.places(place, others).note(say!(
            cx,
            "Chương trình, kế hoạch hết giai đoạn không có nghĩa là hết hiệu lực; nhưng làm căn cứ cho kỳ sau thì không còn phù hợp",
            "A programme whose period is over has not ceased to be in force, but it is no base for the time after it"
        ));
        finding.help(say!(
            cx,
            "Viện dẫn chương trình, kế hoạch của giai đoạn mới; nếu chỉ để tổng kết giai đoạn cũ thì nói rõ.",
            "Cite the programme of the new period; if it is cited only to sum up the old one, say so."
        ));
    }
}

/// In which way a period is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Over {
    BeforeTheDay,
    BeforeThePlan,
    AsThePlanBegins,
}

fn judge(period: Period, year: i32, plan: Option<Period>) -> Option<Over> {
    if period.to < year {
        return Some(Over::BeforeTheDay);
    }
    let plan = plan?;
    if period.to < plan.from {
        Some(Over::BeforeThePlan)
    } else if plan.to > plan.from + 1 && period.to == plan.from && period.to < plan.to {
        Some(Over::AsThePlanBegins)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Over, judge};
    use crate::resolve::document::Period;

    #[test]
    fn a_period_is_over_before_the_day_before_the_plan_or_as_it_begins() {
        let period = |from, to| Period { from, to };
        assert_eq!(judge(period(2016, 2020), 2021, None), Some(Over::BeforeTheDay));
        assert_eq!(judge(period(2016, 2020), 2020, Some(period(2021, 2021))), Some(Over::BeforeThePlan));
        assert_eq!(judge(period(2016, 2020), 2020, Some(period(2020, 2025))), Some(Over::AsThePlanBegins));
        assert_eq!(judge(period(2016, 2020), 2020, Some(period(2020, 2020))), None);
        assert_eq!(judge(period(2021, 2030), 2024, Some(period(2024, 2024))), None);
        assert_eq!(judge(period(2011, 2020), 2019, None), None);
    }
}
