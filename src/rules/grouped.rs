//! One cause, one finding: places that share a cause are one finding with many labels.

use crate::source::Span;
use foldhash::HashMap;
use std::hash::Hash;

/// Places collected under a cause, in the order in which they came.
#[derive(Debug)]
pub(crate) struct Grouped<K> {
    index: HashMap<K, usize>,
    groups: Vec<(K, Vec<Place>)>,
}

/// One place of a cause.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Where.
    pub(crate) span: Span,
    /// What about it; one line.
    pub(crate) label: String,
}

impl<K: Clone + Eq + Hash> Grouped<K> {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self { index: HashMap::default(), groups: Vec::new() }
    }

    /// Adds a place under a cause.
    pub(crate) fn add(&mut self, cause: K, span: Span, label: String) {
        let at = *self.index.entry(cause.clone()).or_insert_with(|| {
            self.groups.push((cause, Vec::new()));
            self.groups.len() - 1
        });
        self.groups[at].1.push(Place { span, label });
    }

    /// Each cause with its first place and the others.
    pub(crate) fn each(self) -> impl Iterator<Item = (K, Place, Vec<Place>)> {
        self.groups.into_iter().map(|(cause, mut places)| {
            let others = places.split_off(1);
            (cause, places.remove(0), others)
        })
    }
}

impl crate::diagnostic::Diagnostic {
    /// Labels the main place and the others.
    pub(crate) fn places(&mut self, first: Place, others: Vec<Place>) -> &mut Self {
        self.label(first.label);
        for place in others {
            self.also(place.span, place.label);
        }
        self
    }
}
