//! One automaton for all words that are looked for in running text: dated terms, prescribed capitals, slips,
//! bodies and units that ended.

use super::agencies::{Agencies, AgencyId};
use super::wording::Wording;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Finds words in one pass.
#[derive(Debug)]
pub struct Scanner {
    automaton: AhoCorasick,
    /// What each pattern means.
    meaning: Vec<Mention>,
}

/// What a found word is; indices into the word lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// A dated term of [`Wording::terms`].
    Term(usize),
    /// Wrong capitals, of [`Wording::capitals`].
    Capital(usize),
    /// A slip, of [`Wording::slips`].
    Slip(usize),
    /// A body of [`Agencies::all`] that has a last day.
    Agency(AgencyId),
    /// A province of [`Agencies::provinces`] that was merged into another.
    Province(usize),
    /// A kind of unit of [`Agencies::units`] that has a last day.
    Unit(usize),
    /// "điều 5": an article named with a small letter.
    SmallArticle,
}

impl Default for Scanner {
    fn default() -> Scanner {
        Scanner::new(&Agencies::default(), &Wording::default())
    }
}

impl Scanner {
    /// The automaton of these lists.
    ///
    /// # Panics
    /// If the lists make more patterns than an automaton can hold, which takes gigabytes of words.
    #[must_use]
    pub fn new(agencies: &Agencies, wording: &Wording) -> Scanner {
        let mut patterns: Vec<String> = Vec::new();
        let mut meaning = Vec::new();
        let mut add = |pattern: String, mention: Mention| {
            patterns.push(pattern);
            meaning.push(mention);
        };
        for (i, term) in wording.terms.iter().enumerate() {
            for word in &term.words {
                forms(word).for_each(|form| add(form, Mention::Term(i)));
            }
        }
        for (i, capital) in wording.capitals.iter().enumerate() {
            capital.wrong.iter().for_each(|wrong| add(wrong.clone(), Mention::Capital(i)));
        }
        for (i, slip) in wording.slips.iter().enumerate() {
            for wrong in &slip.wrong {
                // With a capital it is meant letter by letter.
                if wrong.chars().any(char::is_uppercase) {
                    add(wrong.clone(), Mention::Slip(i));
                } else {
                    forms(wrong).for_each(|form| add(form, Mention::Slip(i)));
                }
            }
        }
        for (id, agency) in agencies.all().iter().enumerate().filter(|(_, a)| a.to.is_some()) {
            for name in std::iter::once(&agency.name).chain(&agency.short) {
                add(name.clone(), Mention::Agency(id));
                add(name.to_uppercase(), Mention::Agency(id));
            }
        }
        for (i, province) in agencies.provinces().iter().enumerate().filter(|(_, p)| p.to.is_some()) {
            for word in ["tỉnh", "Tỉnh"] {
                add(format!("{word} {}", province.name), Mention::Province(i));
            }
            add(format!("TỈNH {}", province.name.to_uppercase()), Mention::Province(i));
        }
        for (i, unit) in agencies.units().iter().enumerate().filter(|(_, u)| u.to.is_some()) {
            unit.mentions.iter().for_each(|phrase| add(phrase.clone(), Mention::Unit(i)));
        }
        add("điều ".to_owned(), Mention::SmallArticle);
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .expect("a few thousand words fit an automaton");
        Scanner { automaton, meaning }
    }

    /// Every word that stands by itself in `text`: where it begins and ends, and what it is.
    pub fn find<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, usize, Mention)> + use<'_, 't> {
        self.automaton.find_iter(text).filter_map(move |hit| {
            let mention = self.meaning[hit.pattern().as_usize()];
            let before = text[..hit.start()].chars().next_back();
            let after = text[hit.end()..].chars().next();
            let alone = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
            let ends = match mention {
                Mention::SmallArticle => after.is_some_and(|c| c.is_ascii_digit()),
                _ => alone(after),
            };
            (alone(before) && ends).then_some((hit.start(), hit.end(), mention))
        })
    }
}

/// A word as it stands in a sentence, at its beginning, and in a title.
fn forms(word: &str) -> impl Iterator<Item = String> {
    let mut chars = word.chars();
    let capital = chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>());
    [Some(word.to_owned()), capital.filter(|c| c != word), Some(word.to_uppercase())].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Mention, Scanner};
    use crate::lexicon::{Agencies, Wording};

    #[test]
    fn words_stand_by_themselves() {
        let (agencies, wording) = (Agencies::embedded(), Wording::embedded());
        let scanner = Scanner::new(&agencies, &wording);
        let found = |text: &str| scanner.find(text).map(|(_, _, m)| m).collect::<Vec<_>>();
        assert!(matches!(found("kiểm soát TTTHC của xã")[..], [Mention::Slip(_)]));
        assert!(found("kiểm soát TTTHCC").is_empty());
        assert!(matches!(found("theo điều 5 của Luật")[..], [Mention::SmallArticle]));
        assert!(found("điều kiện").is_empty());
        assert!(matches!(found("Bộ Kế hoạch và Đầu tư")[..], [Mention::Agency(_)]));
        assert!(found("Bộ Kế hoạch và Đầu tưư").is_empty());
    }
}
