//! `agency/inconsistent-name`: one body in several spellings.

use crate::diagnostic::{Applicability, Edit};
use crate::rules::{Context, Report, say};
use crate::source::Span;
use foldhash::HashMap;
use std::collections::BTreeMap;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    // For each body, its spellings in the order of the text, with their places.
    let mut bodies: HashMap<&str, BTreeMap<&str, Vec<Span>>> = HashMap::default();
    for (identity, spelling) in cx.names.each().filter_map(|name| name.identity.as_ref()) {
        bodies.entry(identity).or_default().entry(spelling).or_default();
    }
    bodies.retain(|_, spellings| spellings.len() > 1);
    if bodies.is_empty() {
        return;
    }
    for (_, body, name) in cx.bodies() {
        if let Some((identity, spelling)) = &name.identity
            && let Some(places) = bodies.get_mut(identity.as_str()).and_then(|all| all.get_mut(spelling.as_str()))
        {
            places.push(body.span);
        }
    }
    let mut several: Vec<_> = bodies.into_values().collect();
    several.sort_by_key(|spellings| spellings.values().map(|places| places[0]).min());
    for spellings in several {
        // The usual one; but a list of units is written with commas.
        let agencies = &cx.lexicon.agencies;
        let rank = |(spelling, places): &(&&str, &Vec<Span>)| {
            (!agencies.joins_by_dash(spelling), places.len(), std::cmp::Reverse(places[0]))
        };
        let Some((usual, places)) = spellings.iter().max_by_key(rank) else { continue };
        let mut others: Vec<(&&str, Span)> =
            spellings.iter().filter(|(s, _)| *s != usual).flat_map(|(s, places)| places.iter().map(move |p| (s, *p))).collect();
        others.sort_by_key(|(_, span)| *span);
        // A lead that a heading gives to several tasks is one place.
        others.dedup_by_key(|(_, span)| *span);
        let Some(&(_, first)) = others.first() else { continue };
        // Where nothing stands around the name, it can be written like the usual one.
        let mut bare = Bare::default();
        let model = places.iter().copied().find(|&span| bare.is(cx, span, usual)).map(|span| cx.quote(span));
        let edits: Vec<Edit> = model.map_or(Vec::new(), |model| {
            let alike = others.iter().filter(|(spelling, span)| bare.is(cx, *span, spelling));
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

/// Places where nothing stands around a name; of each way to write it one place is looked at.
#[derive(Default)]
struct Bare<'a>(HashMap<(&'a str, &'a str), bool>);

impl<'a> Bare<'a> {
    fn is(&mut self, cx: &Context<'a>, span: Span, spelling: &'a str) -> bool {
        let written = (cx.source.slice(span), spelling);
        *self.0.entry(written).or_insert_with(|| cx.lexicon.agencies.is_just(&cx.quote(span), spelling))
    }
}
