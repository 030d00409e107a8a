//! `date/empty-period`: no task falls into a part of the plan's period.

use crate::fold;
use crate::parse::plan::PaperId;
use crate::rules::{Context, Report, say, standing as shared};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let periods = shared::plan_years(cx);
    let mut covered: BTreeMap<PaperId, BTreeSet<i32>> = BTreeMap::new();
    let mut standing: BTreeMap<PaperId, (usize, usize)> = BTreeMap::new();
    for task in &cx.document.tasks {
        let Some(deadline) = &task.deadline else { continue };
        let (dated, undated) = standing.entry(task.paper).or_default();
        match (deadline.from.or(deadline.to), deadline.to) {
            // A task that is due some day may be worked on in every year before; one with a start begins there.
            (Some(from), Some(to)) if from.year() > 0 => {
                *dated += 1;
                covered.entry(task.paper).or_default().extend(from.year()..=to.year().min(from.year() + 50));
            }
            // Recurring, or by a condition: it falls into every year.
            _ => *undated += 1,
        }
    }
    for (paper, years) in covered {
        let Some(period) = periods.get(paper).copied().flatten() else { continue };
        let head = &cx.document.heads[paper];
        let (dated, undated) = standing.get(&paper).copied().unwrap_or_default();
        let empty: Vec<i32> = (period.from..=period.to).filter(|year| !years.contains(year)).collect();
        // A plan of one year or of a school year, one that lives on standing tasks, or one dated outside its years throughout says nothing.
        let told = period.to > period.from + 1 && head.period.is_some() && dated > undated;
        let Some(first) = empty.first().filter(|_| told && empty.len() < (period.to - period.from + 1) as usize) else {
            continue;
        };
        let Some(title) = cx.plan.papers.get(paper).and_then(|paper| paper.title) else { continue };
        if cx.lexicon.years.tells_a_term(&fold::key(cx.source.slice(title))) {
            continue;
        }
        let listed: Vec<String> = empty.iter().map(i32::to_string).collect();
        let listed = listed.join(", ");
        let (from, to) = (period.from, period.to);
        let finding = report.finding(
            title,
            say!(
                cx,
                "Kế hoạch cho giai đoạn {from} - {to} nhưng không có nhiệm vụ nào của năm {listed}",
                "The plan is for {from} - {to}, but no task falls into {listed}"
            ),
        );
        finding.label(say!(cx, "giai đoạn bắt đầu hoặc kéo dài hơn các nhiệm vụ", "longer than its tasks")).help(if *first == from {
            say!(
                cx,
                "Xem lại năm bắt đầu của giai đoạn, hoặc bổ sung nhiệm vụ.",
                "Look again at the first year of the period, or add tasks."
            )
        } else {
            say!(cx, "Bổ sung nhiệm vụ cho năm {listed}.", "Add tasks for {listed}.")
        });
    }
}
