//! Cells that were read before. Tables repeat their cells from row to row ("Các phòng, ban, ngành", "Quý I/2026"):
//! what was read once is moved to where the cell stands again.

use super::super::document::{Body, Deadline};
use super::bodies::Assigned;
use super::passage::Passage;
use crate::source::Span;
use foldhash::HashMap;
use std::borrow::Cow;

/// What cells of one kind said, by their text.
#[derive(Debug)]
pub(super) struct Seen<'t, T>(HashMap<&'t str, (Span, T)>);

impl<T> Default for Seen<'_, T> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<'t, T: Moved> Seen<'t, T> {
    /// What a passage says: read, or known from a cell with the same text. Passages of several cells are always read.
    pub(super) fn read(&mut self, passage: &Passage<'t>, read: impl FnOnce() -> T) -> T {
        let Cow::Borrowed(text) = passage.text else { return read() };
        let at = passage.span();
        if let Some((place, said)) = self.0.get(text) {
            return said.moved(*place, at);
        }
        let said = read();
        self.0.insert(text, (at, said.moved(at, at)));
        said
    }
}

/// What can be said again at another place.
pub(super) trait Moved {
    /// The same, with every span as far from `to` as it is from `from`.
    fn moved(&self, from: Span, to: Span) -> Self;
}

fn shifted(span: Span, from: Span, to: Span) -> Span {
    Span { start: span.start - from.start + to.start, end: span.end - from.start + to.start }
}

impl Moved for Assigned {
    fn moved(&self, from: Span, to: Span) -> Self {
        let all = |bodies: &[Body]| -> Vec<Body> {
            bodies.iter().map(|b| Body { name: b.name.clone(), span: shifted(b.span, from, to) }).collect()
        };
        Assigned { lead: all(&self.lead), support: all(&self.support) }
    }
}

impl Moved for Option<Deadline> {
    fn moved(&self, from: Span, to: Span) -> Self {
        let mut deadline = self.clone()?;
        deadline.span = shifted(deadline.span, from, to);
        for date in &mut deadline.impossible {
            date.span = shifted(date.span, from, to);
        }
        Some(deadline)
    }
}

#[cfg(test)]
mod tests {
    use super::super::bodies::{Assigned, cell};
    use super::super::passage::Passage;
    use super::Seen;
    use crate::lexicon::Lexicon;
    use crate::lexicon::assignments::Part;
    use crate::source::Span;

    #[test]
    fn a_cell_read_before_is_moved_to_where_it_stands_again() {
        let text = "Phòng Nội vụ; Sở Y tế\tx\tPhòng Nội vụ; Sở Y tế";
        let length = text.find('\t').unwrap();
        let lexicon = Lexicon::embedded();
        let mut seen: Seen<'_, Assigned> = Seen::default();
        for start in [0, text.rfind('\t').unwrap() + 1] {
            let passage = Passage::new(text, Span::new(start, start + length));
            let read = || cell(&passage, Part::Lead, &lexicon);
            let first_time = start == 0;
            let said = seen.read(&passage, || if first_time { read() } else { panic!("read twice") });
            assert_eq!(said, read());
        }
    }
}
