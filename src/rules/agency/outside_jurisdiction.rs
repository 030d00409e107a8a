//! `agency/outside-jurisdiction`: the issuer gives work to a body that is not under it.

use super::super::grouped::Grouped;
use crate::diagnostic::{Confidence, Severity};
use crate::lexicon::agencies::{How, Nature, Wording};
use crate::resolve::document::{Level, Regime, TaskSource};
use crate::rules::{Context, Report, say};

/// Why the issuer cannot give the work.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Why {
    Higher,
    Outside(Nature),
}

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // The Party leads the state and the organisations around it.
    if cx.document.regime == Regime::Party {
        return;
    }
    let mut found = Grouped::new();
    for (i, task) in cx.document.tasks.iter().enumerate() {
        let Some(issuer) = cx.document.issuing_level(task.paper) else { continue };
        // A school or hospital asks; it assigns nothing to bodies of the state.
        if issuer == Level::Unit {
            continue;
        }
        let in_table = matches!(task.source, TaskSource::Table(..));
        let mut asks = None;
        for (body, name) in cx.leads(i) {
            let Some(known) = name.found.filter(|_| name.wording == Wording::Name) else { continue };
            let why = match known.nature {
                Nature::Vertical | Nature::Enterprise | Nature::Party | Nature::Mass if issuer < Level::Central => {
                    Why::Outside(known.nature)
                }
                Nature::Provincial if issuer < Level::Province => Why::Outside(known.nature),
                // What is gone stands above nobody; `agency/ended` speaks of it.
                _ if known.ended_before(cx.earliest_day()) => continue,
                _ if known.level.is_some_and(|level| level > issuer) => Why::Higher,
                _ => continue,
            };
            // "Bảo hiểm xã hội huyện: Phối hợp thực hiện …" gives it nothing to lead.
            if !in_table && *asks.get_or_insert_with(|| cx.lexicon.agencies.only_asks(&task.text)) {
                break;
            }
            let label = match why {
                Why::Higher => say!(cx, "cơ quan cấp trên, không chủ trì theo văn bản này", "a body of a higher level"),
                Why::Outside(nature) => outside(cx, nature),
            };
            let cause = (why, in_table, known.how == How::Misspelt, &name.key);
            found.add(cause, body.span, label);
        }
    }
    for ((why, in_table, misspelt, _), first, others) in found.each() {
        let body = cx.quote(first.span);
        let message = match why {
            Why::Higher => say!(
                cx,
                "Giao “{body}” chủ trì, nhưng đây là cơ quan cấp trên của cơ quan ban hành",
                "“{body}” is made to lead, but it stands above the issuing authority"
            ),
            Why::Outside(_) => say!(
                cx,
                "Giao “{body}” chủ trì, nhưng đây không phải cơ quan thuộc quyền của cơ quan ban hành",
                "“{body}” is made to lead, but it is not under the issuing authority"
            ),
        };
        let finding = report.finding(first.span, message);
        finding.places(first, others);
        match why {
            Why::Higher if misspelt => finding.severity(Severity::Warning).confidence(Confidence::Medium),
            Why::Higher => finding.severity(Severity::Error),
            Why::Outside(_) if in_table => finding.severity(Severity::Warning),
            Why::Outside(_) => finding.severity(Severity::Info),
        };
        finding.help(say!(
            cx,
            "Giao cơ quan thuộc quyền chủ trì; với cơ quan này thì đề nghị phối hợp.",
            "Let a body under the issuer lead; ask this one to coordinate."
        ));
    }
}

fn outside(cx: &Context<'_>, nature: Nature) -> String {
    match nature {
        Nature::Enterprise => say!(cx, "doanh nghiệp", "an enterprise"),
        Nature::Party => say!(cx, "cơ quan của Đảng", "a body of the Party"),
        Nature::Mass => say!(cx, "tổ chức chính trị - xã hội, hội", "a mass organisation"),
        _ => say!(cx, "tổ chức theo ngành dọc", "an office of a central body"),
    }
}
