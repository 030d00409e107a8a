//! `basis/missing-programme`: a plan on a subject with a national programme cites neither it nor the superior's plan.

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::fold;
use crate::kind::Kind;
use crate::regulations::RegulationId;
use crate::resolve::document::{Basis, Resolution};
use crate::rules::{Context, Report, preamble, say, standing};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let years = standing::plan_years(cx);
    let days = standing::days(cx);
    for (paper, own) in preamble::preambles(cx) {
        let Some(head) = cx.document.heads.get(paper).filter(|head| head.attached_to.is_none()) else { continue };
        let (Some(title), Some(plan)) = (&head.title, years[paper]) else { continue };
        if !standing::is_plan(cx.lexicon, head) {
            continue;
        }
        let Some(programme) = cx.lexicon.bases.programmes_for(title, plan.from) else { continue };
        let issued = |id: &RegulationId| cx.regulations.issued(*id).is_none_or(|day| day <= days[paper].latest);
        let mut texts: Vec<RegulationId> = programme.texts.iter().filter_map(|key| cx.regulations.find(key)).collect();
        texts.retain(issued);
        // "Thực hiện Kế hoạch số 12/KH-UBND …, UBND xã ban hành Kế hoạch như sau:" rests on it in the sentence that issues.
        let said = || cx.document.bases.iter().filter(|basis| basis.paper == paper);
        if texts.is_empty() || said().any(|basis| names_one(cx, basis, &texts)) {
            continue;
        }
        let superior = said().any(|basis| is_superior_plan(cx, basis, &programme.subject));
        let subject = &programme.subject;
        let finding = report.finding(
            own[0].span,
            say!(
                cx,
                "Kế hoạch {subject} không viện dẫn chương trình của trung ương",
                "The plan does not cite the national programme on its subject"
            ),
        );
        if superior {
            finding.severity(Severity::Info).label(say!(
                cx,
                "có viện dẫn kế hoạch của cấp trên",
                "the superior level's plan is cited"
            ));
        } else {
            finding.label(say!(
                cx,
                "cũng không có kế hoạch của cấp trên",
                "nor is the superior level's plan cited"
            ));
        }
        texts.iter().for_each(|&id| _ = finding.regulation(id));
        let lines: Vec<String> = texts.iter().map(|&id| format!("Căn cứ {}", standing::cited_as_amended(cx, id, days[paper]))).collect();
        let joined = lines.join("; ") + ";";
        finding.help(say!(cx, "Thêm căn cứ, ví dụ: {joined}", "Add a base, for instance: {joined}"));
        finding.fix(Applicability::Suggested, added(cx, &own, &lines[0]));
    }
}

/// The line among the bases: behind the laws, which are higher, and before what the province or the district issued.
fn added(cx: &Context<'_>, own: &[&Basis], line: &str) -> Vec<Edit> {
    match own.iter().rfind(|basis| basis.names.is_some_and(Kind::is_law)) {
        Some(law) => preamble::added_behind(cx, own, law, line),
        None => preamble::added_before(cx, own, own[0], line),
    }
}

/// Whether a basis names one of the texts, on purpose or perhaps.
fn names_one(cx: &Context<'_>, basis: &Basis, texts: &[RegulationId]) -> bool {
    basis.citations.clone().any(|i| match &cx.document.references[i].resolution {
        Resolution::Known(id) => texts.contains(id),
        Resolution::Contradicted(ids) | Resolution::Ambiguous(ids) => ids.iter().any(|id| texts.contains(id)),
        Resolution::Unknown => false,
    })
}

/// A plan, programme, decision or resolution on the subject: what the levels between issue for it.
fn is_superior_plan(cx: &Context<'_>, basis: &Basis, subject: &str) -> bool {
    let kind = basis.citations.clone().next().and_then(|i| cx.plan.citations[i].kind);
    let issues = matches!(
        kind,
        Some(Kind::Plan | Kind::Programme | Kind::Decision | Kind::Resolution | Kind::Scheme | Kind::Letter | Kind::Directive)
    );
    issues && fold::key(&cx.quote(basis.span)).contains(subject)
}
