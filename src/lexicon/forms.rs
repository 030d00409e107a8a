//! `rules/forms.toml`: fixed words of the head and the foot of a document.

use super::Day;
use crate::resolve::document::Regime;
use chrono::NaiveDate;
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/forms.toml");

/// Words that the law prescribes letter by letter.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Forms {
    /// Quốc hiệu.
    pub national_name: String,
    /// Tiêu ngữ.
    pub motto: String,
    /// Tiêu đề of the Party's documents.
    pub party_name: String,
    /// What may not stand before the name of the signer.
    pub titles: Vec<String>,
    /// Bodies whose documents have a form of their own, which none of the profiles describes.
    pub own_form: Vec<String>,
    /// For those who read the data.
    #[serde(rename = "own-form-source")]
    _own_form_source: String,
    /// Profiles of form, those of the state in order of time.
    profile: Vec<Profile>,
}

/// A profile of form.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Profile {
    slug: Slug,
    since: Option<Day>,
    last_base: char,
    /// For those who read the data.
    #[serde(rename = "source")]
    _source: String,
}

/// The profiles that rules can speak of.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Slug {
    Nd30,
    #[serde(rename = "tt01-2011")]
    Tt01,
    Party,
}

impl From<Slug> for Regime {
    fn from(slug: Slug) -> Regime {
        match slug {
            Slug::Nd30 => Regime::Nd30,
            Slug::Tt01 => Regime::Tt01,
            Slug::Party => Regime::Party,
        }
    }
}

impl Forms {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the type says; a test holds that.
    #[must_use]
    pub fn embedded() -> Forms {
        toml::from_str(LIST).expect("rules/forms.toml is tested")
    }

    /// The state's profile on a day; without a day, today's.
    #[must_use]
    pub fn regime_on(&self, day: Option<NaiveDate>) -> Regime {
        let mut state = self.profile.iter().filter(|profile| !matches!(profile.slug, Slug::Party));
        let begun = |since: &Option<Day>| day.is_none_or(|day| since.is_none_or(|since| since.0 <= day));
        state.rfind(|profile| begun(&profile.since)).map_or(Regime::Nd30, |profile| profile.slug.into())
    }

    /// The mark at the end of the last base.
    #[must_use]
    pub fn last_base(&self, regime: Regime) -> char {
        let of = |profile: &&Profile| Regime::from(profile.slug) == regime;
        self.profile.iter().find(of).map_or('.', |profile| profile.last_base)
    }

    /// Adds a unit's own list: what it says of a fixed word counts, titles come to the others.
    pub(super) fn add(&mut self, own: Forms) {
        for (all, own) in [
            (&mut self.national_name, own.national_name),
            (&mut self.motto, own.motto),
            (&mut self.party_name, own.party_name),
        ] {
            if !own.is_empty() {
                *all = own;
            }
        }
        self.titles.extend(own.titles);
        self.own_form.extend(own.own_form);
        for profile in own.profile {
            match self.profile.iter_mut().find(|known| Regime::from(known.slug) == Regime::from(profile.slug)) {
                Some(known) => *known = profile,
                None => self.profile.push(profile),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;
    use crate::resolve::document::Regime;

    #[test]
    fn the_embedded_list_is_well_formed() {
        assert!(!Forms::embedded().titles.is_empty());
    }

    #[test]
    fn each_day_has_its_profile() {
        let forms = Forms::embedded();
        let on = |day: &str| forms.regime_on(Some(day.parse().unwrap()));
        assert_eq!((on("2020-03-04"), on("2020-03-05")), (Regime::Tt01, Regime::Nd30));
        assert_eq!((on("2009-01-01"), forms.regime_on(None)), (Regime::Tt01, Regime::Nd30));
        assert_eq!((forms.last_base(Regime::Tt01), forms.last_base(Regime::Nd30)), (',', '.'));
    }
}
