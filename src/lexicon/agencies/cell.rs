//! What the words of an agency cell are: a name and how it is spelt, several bodies, a description, a verb.

use super::search::{name_key, word_ends};
use super::{Agencies, Found, How, Wording};
use crate::fold;

impl Agencies {
    /// What the words of an agency cell are.
    #[must_use]
    pub fn wording(&self, name: &str) -> Wording {
        let key = fold::key(name);
        let begins = |phrase: &String| {
            key.strip_prefix(phrase.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '-', '.']))
        };
        if self.generic.iter().any(begins) {
            Wording::Generic
        } else if self.collective.iter().any(begins) || self.names_several_units(&key) {
            Wording::Collective
        } else {
            Wording::Name
        }
    }

    /// Whether the words of an agency cell are a verb phrase: "Phòng Nội vụ tổng hợp", "Xây dựng kế hoạch"; `found` is
    /// what [`Self::find`] says of it.
    #[must_use]
    pub fn says_what_to_do(&self, name: &str, found: Option<Found<'_>>) -> bool {
        let key = fold::key(name);
        self.verbs.iter().any(|v| key.strip_prefix(v.as_str()).is_some_and(|rest| rest.starts_with(' ')))
            || found.is_some_and(|found| found.verb)
    }

    /// Whether a task only asks its body to join in ("Phối hợp …", "Đề nghị …").
    #[must_use]
    pub fn only_asks(&self, task: &str) -> bool {
        let head = task.get(..task.floor_char_boundary(40)).unwrap_or(task);
        let key = fold::key(head.trim_start_matches(['-', '+', ' ']));
        self.asking.iter().any(|word| key.starts_with(word.as_str()))
    }

    /// Two levels that a name joins by a dash though no body has both ("UBND xã-thị xã").
    #[must_use]
    pub fn mixes_levels(&self, name: &str) -> Option<(&str, &str)> {
        if !name.contains(['-', '–']) {
            return None;
        }
        let key = name_key(name);
        let rest = ["ubnd ", "ủy ban nhân dân "].iter().find_map(|head| key.strip_prefix(head))?;
        let (one, other) = rest.split_once('-')?;
        let unit = |word: &str| self.units.iter().find(|u| u.word == word);
        let (one, other) = (unit(one)?, unit(other)?);
        (one.level != other.level).then_some((one.word.as_str(), other.word.as_str()))
    }

    /// What a name and its other spellings have in common, and its spelling: case, places behind it and the
    /// spaces around dashes aside. `None` where nothing is known, or where it is abbreviated or misspelt; `found` is
    /// what [`Self::find`] says of it.
    #[must_use]
    pub fn identity(&self, name: &str, found: Option<Found<'_>>) -> Option<(String, String)> {
        let raw = fold::key(name.trim_end_matches(['.', ',', ';', ' ']));
        if self.names_several_units(&raw) {
            let words: Vec<&str> =
                raw.split(|c: char| !fold::is_alphanumeric(c)).filter(|w| !w.is_empty() && *w != "các").collect();
            return Some((words.join(" "), raw));
        }
        let found = found?;
        let (id, _) = found.agency.filter(|_| matches!(found.how, How::Named | How::Short))?;
        if Self::abbreviation(name, Some(found)).is_some() {
            return None;
        }
        let key = name_key(name);
        let end = word_ends(&key).rev().find(|&end| self.names.contains_key(&key[..end]))?;
        Some((id.to_string(), key[..end].to_owned()))
    }

    /// Whether a spelling of [`Self::identity`] joins units by a dash where a list has commas: "ubnd xã-phường".
    #[must_use]
    pub fn joins_by_dash(&self, spelling: &str) -> bool {
        spelling.contains(['-', '–', '/']) && self.names_several_units(spelling)
    }

    /// Whether a name is that spelling of [`Self::identity`] and nothing else: no place behind it.
    #[must_use]
    pub fn is_just(&self, name: &str, spelling: &str) -> bool {
        fold::key(name) == spelling || name_key(name) == spelling
    }

    /// The part of a body's name that its full name does not have: "TC-KH", "VH&TT"; not HĐND and UBND, which
    /// everybody knows. `found` is what [`Self::find`] says of the name.
    #[must_use]
    pub fn abbreviation<'n>(name: &'n str, found: Option<Found<'_>>) -> Option<&'n str> {
        let (_, agency) = found.filter(|f| f.how == How::Short)?.agency?;
        name.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';', '.'])).find(|word| {
            let letters: Vec<&str> = word.split(['-', '&']).filter(|w| !w.is_empty()).collect();
            let capitals = |w: &&str| w.chars().count() >= 2 && w.chars().all(char::is_uppercase);
            !letters.is_empty()
                && letters.iter().all(capitals)
                && letters.iter().any(|w| !agency.name.contains(w) && !matches!(*w, "HĐND" | "UBND" | "MTTQ" | "VP"))
        })
    }

    /// "UBND các xã", "UBND xã, phường", "UBND xã-phường", "UBND cấp xã".
    fn names_several_units(&self, key: &str) -> bool {
        let Some(rest) = ["ubnd ", "ủy ban nhân dân ", "chủ tịch ubnd ", "chủ tịch ủy ban nhân dân ", "hđnd, ubnd "]
            .iter()
            .find_map(|head| key.strip_prefix(head))
        else {
            return false;
        };
        rest.starts_with("các ") || rest.starts_with("cấp ") || {
            let bare = |part: &str| self.units.iter().any(|u| u.word == part.trim());
            let mut parts = rest.split([',', '-', ';', '/']);
            parts.next().is_some_and(bare) && parts.next().is_some_and(|p| bare(p) || self.unit_in(p).is_some())
        }
    }
}
