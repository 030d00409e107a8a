//! Words around a citation by which a text says what became of the document, in `rules/document-kinds.toml`.

use crate::search::{Needle, Needles};
use serde::Deserialize;

/// Words by which a text says what became of a document that it cites.
#[derive(Debug, Default)]
pub struct StandingWords {
    /// Behind the citation: `ended` phrases by which it was ended or replaced, then those by which it was amended.
    after: Needles,
    ended: usize,
    /// Behind the citation, and before the type word of its successor.
    pub now_after: Vec<Needle>,
    /// Before the citation: something ends or replaces it.
    pub ended_before: Vec<Needle>,
    /// Between two citations: the second amended the first.
    pub amended_by: Vec<String>,
}

impl StandingWords {
    pub(super) fn new(list: StandingList) -> StandingWords {
        StandingWords {
            after: Needles::new(list.ended_after.iter().chain(&list.amended_after)),
            ended: list.ended_after.len(),
            now_after: list.now_after,
            ended_before: list.ended_before,
            amended_by: list.amended_by,
        }
    }

    /// Whether what stands behind a citation says that it was ended or replaced ("đã được thay thế bởi …", "hết hiệu lực
    /// kể từ ngày …"), and whether that it was amended.
    #[must_use]
    pub fn said_after(&self, clause: &str) -> (bool, bool) {
        let (mut ended, mut amended) = (false, false);
        self.after.any(clause, |phrase| {
            *(if phrase < self.ended { &mut ended } else { &mut amended }) = true;
            ended && amended
        });
        (ended, amended)
    }
}

/// [`StandingWords`] as `rules/document-kinds.toml` has them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct StandingList {
    ended_after: Vec<String>,
    now_after: Vec<Needle>,
    ended_before: Vec<Needle>,
    amended_after: Vec<String>,
    amended_by: Vec<String>,
}

impl StandingList {
    /// Adds a unit's own list.
    pub(super) fn add(&mut self, own: StandingList) {
        self.ended_after.extend(own.ended_after);
        self.now_after.extend(own.now_after);
        self.ended_before.extend(own.ended_before);
        self.amended_after.extend(own.amended_after);
        self.amended_by.extend(own.amended_by);
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn words_behind_a_citation_say_what_became_of_it() {
        let standing = Lexicon::embedded().kinds.standing;
        for (clause, said) in [
            (" của Chính phủ (đã được thay thế bởi ", (true, false)),
            (" (được sửa đổi, bổ sung bởi ", (false, true)),
            (" được sửa đổi, đã hết hiệu lực", (true, true)),
            (" của Chính phủ", (false, false)),
        ] {
            assert_eq!(standing.said_after(clause), said, "{clause}");
        }
    }
}
