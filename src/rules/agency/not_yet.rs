//! `agency/not-yet`: a body is named before its first day.

use super::super::grouped::Grouped;
use crate::date::vietnamese;
use crate::lexicon::agencies::How;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let day = cx.document.as_of.latest;
    let mut found = Grouped::new();
    for (_, body, name) in cx.bodies() {
        if let Some(known) = name.found
            && let Some((id, agency)) = known.agency
            && known.how == How::Named
            && agency.from.is_some_and(|from| from > day)
        {
            found.add(id, body.span, say!(cx, "chưa có vào ngày của văn bản", "not there yet on the document's day"));
        }
    }
    for (id, first, others) in found.each() {
        let agency = cx.lexicon.agencies.get(id);
        let name = &agency.name;
        let from = agency.from.map(vietnamese).unwrap_or_default();
        report
            .finding(first.span, say!(cx, "“{name}” chỉ có từ ngày {from}", "“{name}” exists only from {from}"))
            .places(first, others)
            .note(agency.source.work.clone())
            .help(say!(
                cx,
                "Kiểm tra ngày của văn bản, hoặc ghi tên cơ quan đang có vào ngày đó.",
                "Check the date of the document, or name the body of that day."
            ));
    }
}
