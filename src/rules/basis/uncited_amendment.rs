//! `basis/uncited-amendment`: amended before the document's day, and the amendment is cited nowhere in the file.

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::regulations::{Effect, RegulationId};
use crate::rules::standing::{self, Relied};
use crate::rules::{Context, Report, naming, say};
use crate::source::Span;
use foldhash::HashMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let relied = standing::relied_on(cx);
    if relied.is_empty() {
        return;
    }
    let named = standing::named_anywhere(cx);
    // Texts amended by the same missing texts share one finding.
    let mut index: HashMap<Vec<RegulationId>, usize> = HashMap::default();
    let mut groups: Vec<(Vec<Effect<'_>>, Vec<&Relied>)> = Vec::new();
    for cited in relied {
        let missing = missing_amendments(cx, cited, |id| named.contains(&id));
        if missing.is_empty() {
            continue;
        }
        let key: Vec<RegulationId> = missing.iter().map(|e| e.from).collect();
        let at = *index.entry(key).or_insert_with(|| {
            groups.push((missing, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(cited);
    }
    for (missing, amended) in groups {
        say_so(cx, report, &missing, &amended);
    }
}

fn say_so(cx: &Context<'_>, report: &mut Report<'_>, missing: &[Effect<'_>], amended: &[&Relied]) {
    let first = &cx.plan.citations[amended[0].mentions[0]];
    let names = list(cx, amended.iter().map(|cited| cited.id));
    let amending = list(cx, missing.iter().map(|effect| effect.from));
    let finding = report.finding(
        first.span,
        say!(
            cx,
            "{names} đã được sửa đổi, bổ sung bởi {amending}, nhưng văn bản không viện dẫn",
            "{names}: amended by {amending}, which this document does not cite"
        ),
    );
    let check = missing.iter().map(|effect| effect.check).max().unwrap_or(crate::regulations::Check::Cited);
    standing::judge(finding, Severity::Warning, check, missing.iter().all(|e| e.inferred), true);
    finding.label(say!(cx, "thiếu văn bản sửa đổi, bổ sung", "its amendment is missing"));
    for (n, cited) in amended.iter().enumerate() {
        finding.regulation(cited.id);
        for &mention in cited.mentions.iter().skip(usize::from(n == 0)) {
            finding.also(cx.plan.citations[mention].span, say!(cx, "cũng vậy", "here too"));
        }
    }
    for effect in missing {
        finding.regulation(effect.from).note(standing::effect_note(cx, effect.to, effect));
    }
    finding.note(standing::day_note(cx, amended[0].as_of, true));
    let full: Vec<String> = missing.iter().map(|effect| naming::cited(cx, effect.from)).collect();
    let full = full.join("; ");
    finding.help(say!(cx, "Viện dẫn thêm: {full}", "Cite as well: {full}"));
    if let [_] = amended {
        let text = naming::amended_by(cx, missing);
        let edit = Edit { span: Span::empty(first.whole().end as usize), text };
        finding.fix(Applicability::Suggested, vec![edit]);
    }
}

/// What amended it up to its day, is still in force itself, and is not named.
fn missing_amendments<'a>(
    cx: &Context<'a>,
    cited: &Relied,
    is_named: impl Fn(RegulationId) -> bool,
) -> Vec<Effect<'a>> {
    // "(được sửa đổi, bổ sung năm 2017)": said, without naming the amendment.
    if cited.mentions.iter().any(|&mention| cx.document.references[mention].amended) {
        return Vec::new();
    }
    let mut missing = standing::amendments(cx, cited.id, cited.as_of);
    missing.retain(|effect| !is_named(effect.from));
    missing
}

fn list(cx: &Context<'_>, ids: impl Iterator<Item = RegulationId>) -> String {
    let names: Vec<String> = ids.map(|id| naming::named(cx, id)).collect();
    names.join(", ")
}
