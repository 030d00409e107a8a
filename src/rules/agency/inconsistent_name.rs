//! `agency/inconsistent-name`: one body in several spellings.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::source::Span;
use foldhash::HashMap;
use std::collections::BTreeMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // For each body, its spellings in the order of the text, with their places.
    let mut bodies: HashMap<String, BTreeMap<String, Vec<Span>>> = HashMap::default();
    for task in &cx.document.tasks {
        for body in task.lead.iter().chain(&task.support) {
            if let Some((identity, spelling)) = cx.names.identity(&body.name) {
                bodies.entry(identity).or_default().entry(spelling).or_default().push(body.span);
            }
        }
    }
    let mut several: Vec<_> = bodies.into_values().filter(|spellings| spellings.len() > 1).collect();
    several.sort_by_key(|spellings| spellings.values().map(|places| places[0]).min());
    for spellings in several {
        // The usual one; but a list of units is written with commas.
        let agencies = &cx.lexicon.agencies;
        let rank = |(spelling, places): &(&String, &Vec<Span>)| {
            (!agencies.joins_by_dash(spelling), places.len(), std::cmp::Reverse(places[0]))
        };
        let Some((usual, places)) = spellings.iter().max_by_key(rank) else { continue };
        let mut others: Vec<(&String, Span)> =
            spellings.iter().filter(|(s, _)| *s != usual).flat_map(|(s, places)| places.iter().map(move |p| (s, *p))).collect();
        others.sort_by_key(|(_, span)| *span);
        // A lead that a heading gives to several tasks is one place.
        others.dedup_by_key(|(_, span)| *span);
        let Some(&(_, first)) = others.first() else { continue };
        // Where nothing stands around the name, it can be written like the usual one.
        let bare = |span: Span, spelling: &str| agencies.is_just(&cx.quote(span), spelling);
        let model = places.iter().copied().find(|&span| bare(span, usual)).map(|span| cx.quote(span));
        let edits: Vec<Edit> = model.map_or(Vec::new(), |model| {
            let alike = others.iter().filter(|(spelling, span)| bare(*span, spelling));
            alike.map(|&(_, span)| Edit { span, text: model.clone() }).collect()
        });
        let (count, usual_name) = (spellings.len(), cx.quote(places[0]));
        let finding = report.finding(
            first,
            say!(
                cx,
                "Một cơ quan viết theo {count} cách; nên dùng “{usual_name}”",
                "One body in {count} spellings; best is “{usual_name}”"
            ),
        );
        finding.label(say!(cx, "viết khác", "another spelling"));
        for (_, span) in others.into_iter().skip(1) {
            finding.also(span, cx.quote(span));
        }
        finding.help(say!(cx, "Viết thống nhất là “{usual_name}”.", "Write “{usual_name}” throughout."));
        if !edits.is_empty() {
            finding.fix(Applicability::Safe, edits);
        }
    }
}
