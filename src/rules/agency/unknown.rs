//! `agency/unknown`: no such body, though it looks like a known one.

use super::super::grouped::Grouped;
use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut found = Grouped::new();
    for (_, body, name) in cx.bodies() {
        if let Some((one, other)) = name.mixed_levels {
            let label = say!(cx, "“{one}” và “{other}” là hai cấp khác nhau", "“{one}” and “{other}” are of two levels");
            found.add(&name.key, body.span, label);
        }
    }
    for (_, first, others) in found.each() {
        let (name, meant) = (cx.quote(first.span), cx.lexicon.agencies.communes());
        let places = std::iter::once(first.span).chain(others.iter().map(|other| other.span));
        let edits = places.map(|span| Edit { span, text: meant.to_owned() }).collect();
        report
            .finding(first.span, say!(cx, "Không có cơ quan “{name}”", "There is no body “{name}”"))
            .places(first, others)
            .help(say!(
                cx,
                "Ghi đúng đơn vị hành chính, ví dụ “{meant}”.",
                "Name the right units, for example “{meant}”."
            ))
            .fix(Applicability::Suggested, edits);
    }
}
