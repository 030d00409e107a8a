//! `rules/bases.toml`: what a preamble must name, and how numbers say who issued them.

use crate::fold;
use crate::kind::Kind;
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/bases.toml");

/// What a preamble must name.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bases {
    /// Laws that give competence.
    pub competence: Vec<Competence>,
    /// National programmes.
    pub programme: Vec<Programme>,
    /// Forms of numbers.
    pub numbers: Numbers,
}

/// The laws that give an issuer its competence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    /// Beginnings of the issuer's name, folded.
    pub issuer: Vec<String>,
    /// Names of the laws, newest first.
    pub laws: Vec<String>,
}

/// National programmes for a subject and a time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The subject, folded, as titles of plans have it.
    pub subject: String,
    /// Keys of the regulations that are the programme; any of them will do.
    pub texts: Vec<String>,
    /// First and last year.
    pub years: (i32, i32),
}

/// Forms of numbers.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Numbers {
    /// The first year from which texts that make law bear their year in the number.
    pub years_since: i32,
    /// Slugs of the kinds that always bear it.
    pub with_year: Vec<String>,
    /// Bodies of the Party, as numbers abbreviate them.
    pub party: Vec<String>,
    /// Right before a citation: the body stands before it. Folded.
    pub issued_by: Vec<String>,
    /// Bodies that every level and place has.
    pub everywhere: Vec<String>,
    /// Organs of the state that are mixed up with one another. Folded.
    pub organs: Vec<String>,
    /// Bodies whose abbreviation says who they are.
    pub evident: Vec<String>,
}

impl Bases {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the type says; a test holds that.
    #[must_use]
    pub fn embedded() -> Bases {
        toml::from_str::<Bases>(LIST).expect("rules/bases.toml is tested").folded()
    }

    /// Adds a unit's own list: programmes on the same subject in the same years are one, its competence comes first.
    /// What the law says of all (the year from which numbers bear one) is not the unit's to say.
    pub(super) fn add(&mut self, own: Bases) {
        for programme in own.programme {
            let same = |known: &&mut Programme| {
                fold::key(&known.subject) == fold::key(&programme.subject) && known.years == programme.years
            };
            match self.programme.iter_mut().find(same) {
                Some(known) => known.texts.extend(programme.texts),
                None => self.programme.push(programme),
            }
        }
        self.competence.splice(..0, own.competence);
        let (all, own) = (&mut self.numbers, own.numbers);
        all.with_year.extend(own.with_year);
        all.party.extend(own.party);
        all.issued_by.extend(own.issued_by);
        all.everywhere.extend(own.everywhere);
        all.organs.extend(own.organs);
        all.evident.extend(own.evident);
    }

    /// With keys for what is compared folded.
    pub(super) fn folded(mut self) -> Bases {
        self.competence.iter_mut().flat_map(|c| &mut c.issuer).for_each(|name| *name = fold::key(name));
        self.numbers.issued_by.iter_mut().for_each(|words| *words = fold::key(words));
        self.numbers.organs.iter_mut().for_each(|name| *name = fold::key(name));
        self.programme.iter_mut().for_each(|p| p.subject = fold::key(&p.subject));
        self
    }

    /// Names of the laws that give this issuer its competence.
    #[must_use]
    pub fn competence_of(&self, issuer: &str) -> Option<&[String]> {
        let issuer = fold::key(issuer);
        let is = |name: &String| issuer.starts_with(name.as_str());
        self.competence.iter().find(|c| c.issuer.iter().any(is)).map(|c| c.laws.as_slice())
    }

    /// The programmes for a plan with that title in that year.
    #[must_use]
    pub fn programmes_for(&self, title: &str, year: i32) -> Option<&Programme> {
        let title = fold::key(title);
        self.programme.iter().find(|p| title.contains(&p.subject) && (p.years.0..=p.years.1).contains(&year))
    }
}

impl Numbers {
    /// Whether a kind always bears its year in the number.
    #[must_use]
    pub fn bears_year(&self, kind: Kind) -> bool {
        self.with_year.iter().any(|slug| slug == kind.slug())
    }

    /// Whether the letters of a number are used by every level and place: "KH-UBND", "CT/TU".
    #[must_use]
    pub fn is_of_every_place(&self, symbol: &str) -> bool {
        symbol.split(['-', '/']).any(|part| self.everywhere.iter().any(|body| body == part))
    }

    /// Whether the letters of a number say who issued it: "NĐ-CP", "TT-BNV", "QH15", "NQ/TW".
    #[must_use]
    pub fn says_issuer(&self, symbol: &str) -> bool {
        let body = |part: &str| part.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        symbol.split(['-', '/']).any(|part| self.evident.contains(&body(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::Bases;
    use crate::kind::Kind;
    use crate::regulations::Regulations;

    #[test]
    fn the_embedded_list_reads_and_every_key_is_known() {
        let bases = Bases::embedded();
        let regulations = Regulations::embedded();
        for text in bases.programme.iter().flat_map(|p| &p.texts) {
            assert!(regulations.find(text).is_some(), "{text} is in rules/bases.toml but not in rules/regulations/");
        }
        for law in bases.competence.iter().flat_map(|c| &c.laws) {
            assert!(!regulations.with_name(law, None).is_empty(), "no law of the name {law:?}");
        }
        assert!(bases.numbers.with_year.iter().all(|slug| Kind::from_slug(slug).is_some()));
    }

    #[test]
    fn letters_say_who_issued() {
        let numbers = Bases::embedded().numbers;
        for symbol in ["NĐ-CP", "TT-BNV", "QH15", "UBTVQH14", "NQ/TW", "BNV-CCHC"] {
            assert!(numbers.says_issuer(symbol), "{symbol}");
        }
        for symbol in ["KH-UBND", "NQ-HĐND", "CT/TU", "SNV-CCHC", ""] {
            assert!(!numbers.says_issuer(symbol), "{symbol}");
        }
    }
}
