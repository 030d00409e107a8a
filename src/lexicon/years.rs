//! `rules/years.toml`: what makes a year in running text the plan's own, and what makes it another's.

use super::plain_automaton;
use crate::fold;
use aho_corasick::AhoCorasick;
use serde::Deserialize;

/// Phrases around years, folded.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Years {
    /// A plan names itself right behind one of these.
    pub issues: Vec<String>,
    /// In the title of what issues a plan.
    pub plans: Vec<String>,
    /// Between a name and a year: the year is that of something else.
    other: Vec<String>,
    /// Before the years for which a body is elected.
    terms: Vec<String>,
    /// Before the year of a task: a comparison, a period, a name, a look back.
    aside: Vec<String>,
    /// The same between spaces.
    #[serde(skip)]
    asides: Option<AhoCorasick>,
    /// Names of the days of the week, Monday first.
    pub weekdays: [Vec<String>; 7],
    /// Right before a day of the week.
    pub weekday_after: Vec<String>,
}

impl Years {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the type says; a test holds that.
    #[must_use]
    pub fn embedded() -> Years {
        let mut years: Years =
            toml::from_str(include_str!("../../rules/years.toml")).expect("rules/years.toml is tested");
        let lists = [
            &mut years.issues,
            &mut years.plans,
            &mut years.other,
            &mut years.terms,
            &mut years.aside,
            &mut years.weekday_after,
        ];
        for phrase in lists.into_iter().flatten().chain(years.weekdays.iter_mut().flatten()) {
            *phrase = fold::key(phrase);
        }
        years.other.iter_mut().for_each(|phrase| *phrase = format!(" {phrase} "));
        let between_spaces = years.aside.iter().map(|phrase| format!(" {phrase} "));
        years.asides = Some(plain_automaton(between_spaces));
        years
    }

    /// Whether what stands between the name of a plan and a year (as a key, between spaces) makes it the year of something
    /// else.
    #[must_use]
    pub fn is_of_another(&self, between: &str) -> bool {
        self.other.iter().any(|phrase| between.contains(phrase.as_str()))
    }

    /// Whether a title (as a key) tells the years for which a body is elected.
    #[must_use]
    pub fn tells_a_term(&self, title: &str) -> bool {
        self.terms.iter().any(|phrase| title.contains(phrase.as_str()))
    }

    /// Whether what stands before the year of a task (as a key, between spaces) makes it the year of something else.
    #[must_use]
    pub fn is_aside(&self, before: &str) -> bool {
        self.asides.as_ref().is_some_and(|asides| asides.is_match(before))
    }
}

#[cfg(test)]
mod tests {
    use super::Years;

    #[test]
    fn the_embedded_list_reads() {
        let years = Years::embedded();
        assert!(!years.issues.is_empty() && !years.other.is_empty() && !years.aside.is_empty());
    }
}
