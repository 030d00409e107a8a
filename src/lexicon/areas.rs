//! `rules/areas.toml`: the areas of administrative reform, by the wording of each programme.

use crate::fold;
use crate::search::{Needle, Needles};
use chrono::NaiveDate;
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/areas.toml");

/// The areas of administrative reform.
#[derive(Debug, Default)]
pub struct Areas {
    areas: Vec<Area>,
    /// Finds the words of every area.
    words: Needles,
    /// Whose each pattern of `words` is, as an index into `areas`.
    owners: Vec<usize>,
}

/// One area.
#[derive(Debug)]
pub struct Area {
    /// Its place in the programme, from 1.
    pub number: u8,
    /// Its official name.
    pub name: String,
    /// Keys of words that its tasks speak of.
    subject: Vec<Needle>,
    /// Keys of its names in earlier programmes.
    past: Vec<String>,
    /// Last day of those programmes.
    pub until: Option<NaiveDate>,
}

impl Area {
    /// Whether a heading (as a key) has its name of an earlier programme.
    #[must_use]
    pub fn is_past_name(&self, key: &str) -> bool {
        self.past.iter().any(|name| key.contains(name.as_str()))
    }

    /// Whether a text (as a key) speaks of what the area is about.
    #[must_use]
    pub fn speaks_of(&self, key: &str) -> bool {
        self.subject.iter().any(|word| word.is_in(key))
    }
}

impl Areas {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the types say; a test holds that.
    #[must_use]
    pub fn embedded() -> Areas {
        Areas::from_file(toml::from_str(LIST).expect("rules/areas.toml is tested"))
    }

    pub(super) fn from_file(file: File) -> Areas {
        let keys = |words: Vec<String>| -> Vec<String> { words.iter().map(|w| fold::key(w)).collect() };
        let mut all = Areas::default();
        let mut words: Vec<String> = Vec::new();
        for entry in file.area {
            let at = all.areas.iter().position(|area| area.number == entry.number).unwrap_or(all.areas.len());
            if at == all.areas.len() {
                let name = entry.words.first().cloned().unwrap_or_default();
                all.areas.push(Area { number: entry.number, name, subject: Vec::new(), past: Vec::new(), until: None });
            }
            words.extend(keys(entry.words));
            all.owners.resize(words.len(), at);
            let area = &mut all.areas[at];
            area.name = entry.name.unwrap_or_else(|| std::mem::take(&mut area.name));
            area.subject.extend(entry.subject.iter().map(|word| Needle::new(&fold::key(word))));
            area.past.extend(keys(entry.past));
            area.until = entry.until.map(|d| d.0).or(area.until);
        }
        all.words = Needles::new(&words);
        all
    }

    /// Every area.
    #[must_use]
    pub fn all(&self) -> &[Area] {
        &self.areas
    }

    /// The area with that number.
    #[must_use]
    pub fn get(&self, number: u8) -> Option<&Area> {
        self.areas.iter().find(|a| a.number == number)
    }

    /// The areas that a heading names, by their numbers; `key` is its key.
    #[must_use]
    pub fn named(&self, key: &str) -> Vec<u8> {
        let mut named: Vec<usize> = Vec::new();
        self.words.any(key, |word| {
            named.push(self.owners[word]);
            false
        });
        named.sort_unstable();
        named.dedup();
        named.into_iter().map(|at| self.areas[at].number).collect()
    }
}

/// A list in the form of `rules/areas.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    area: Vec<Entry>,
}

impl File {
    /// Adds a unit's own list: words and another name for an area, or an area of its own.
    pub(super) fn add(&mut self, own: File) {
        self.area.extend(own.area);
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    number: u8,
    name: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    subject: Vec<String>,
    #[serde(default)]
    past: Vec<String>,
    until: Option<super::Day>,
}

#[cfg(test)]
mod tests {
    use super::Areas;
    use crate::fold::key;

    #[test]
    fn headings_name_areas() {
        let areas = Areas::embedded();
        for (heading, numbers) in [
            ("Cải cách thể chế", vec![1]),
            ("CÁI CÁCH THỦ TỤC HÀNH CHÍNH", vec![2]),
            ("Cải cách tinh gọn bộ máy", vec![3]),
            ("Ứng dụng công nghệ thông tin và cải cách tài chính công", vec![5, 6]),
            ("Hiện đại hoá nền hành chính", vec![6]),
            ("Tổ chức thực hiện", vec![]),
        ] {
            assert_eq!(areas.named(&key(heading)), numbers, "{heading}");
        }
        assert!(areas.get(4).unwrap().is_past_name(&key("Xây dựng và nâng cao chất lượng đội ngũ cán bộ")));
        assert_eq!(areas.all().len(), 6);
    }
}
