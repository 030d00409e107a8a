//! How a source is named: the official work first, the copy that was read second (`rules/regulations/sources.toml`).

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    origin: Vec<Origin>,
    subjects: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    contains: String,
    work: String,
    copy: String,
    #[serde(default)]
    codification: Option<String>,
}

/// Names of sources.
pub(super) struct Provenance(Sources);

impl Provenance {
    /// The table that comes with the program.
    ///
    /// # Errors
    /// If the table is not well formed.
    pub(super) fn embedded() -> Result<Provenance, String> {
        let text = include_str!("../../rules/regulations/sources.toml");
        toml::from_str(text).map(Provenance).map_err(|e| format!("sources.toml: {e}"))
    }

    /// The sources as a jurist names them: each work once, its copies behind it in brackets.
    pub(super) fn cite<'a>(&self, sources: impl IntoIterator<Item = &'a str>) -> String {
        let mut works: Vec<(String, Vec<&str>)> = Vec::new();
        for source in sources {
            let Some(origin) = self.0.origin.iter().find(|o| source.contains(&o.contains)) else { continue };
            let subject = self.subject(source);
            let work = match (subject, &origin.codification) {
                (Some(subject), Some(codification)) => format!("{codification}, đề mục {subject}"),
                (Some(subject), None) => format!("{}, đề mục {subject}", origin.work),
                (None, _) => origin.work.clone(),
            };
            let i = works.iter().position(|(w, _)| *w == work).unwrap_or_else(|| {
                works.push((work, Vec::new()));
                works.len() - 1
            });
            if !origin.copy.is_empty() && !works[i].1.contains(&origin.copy.as_str()) {
                works[i].1.push(&origin.copy);
            }
        }
        // The codification and full texts say more than lists and citations.
        works.sort_by_key(|(work, _)| !(work.starts_with("Bộ pháp điển") || work.starts_with("Toàn văn")));
        works.truncate(2);
        let name = |(work, copies): (String, Vec<&str>)| {
            if copies.is_empty() { work } else { format!("{work} (bản đọc: {})", copies.join(", ")) }
        };
        let named: Vec<String> = works.into_iter().map(name).collect();
        if named.is_empty() { "Chưa đối chiếu được nguồn".to_owned() } else { named.join(" | ") }
    }

    fn subject(&self, source: &str) -> Option<&str> {
        let page = source.rsplit('/').next()?.split('.').next()?;
        self.0.subjects.get(page).map(String::as_str)
    }
}
