//! What an office decides for its own folder: `rasoat.toml`.
//!
//! The file is found upwards from the document. An unknown key, rule or value is an error with a place and, where
//! there is one, a suggestion: a setting that is silently not applied would be worse than none.

mod file;
mod problem;
mod suppression;
pub mod unit;
mod words;

pub use file::{FailOn, PathSettings, Settings};
pub use problem::Problem;
pub use suppression::Suppression;
pub use unit::Unit;
pub use words::WordFile;

use crate::rules::{self, Lang};
use crate::source::LineIndex;
use file::File;
use globset::{Glob, GlobMatcher};
use std::fmt::{self, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The name that is looked for.
pub const FILE_NAME: &str = "rasoat.toml";

/// What `rasoat init` writes: every key, commented, with its default.
pub const TEMPLATE: &str = include_str!("template.toml");

/// JSON Schema of the file, for editors.
pub const SCHEMA: &str = include_str!("schema.json");

/// A configuration file, read and verified.
#[derive(Debug)]
pub struct Config {
    /// Where it stands.
    pub path: PathBuf,
    /// Its text, for showing places.
    pub text: String,
    /// Settings for every document.
    pub general: Settings,
    /// Settings for some documents, later ones stronger.
    pub paths: Vec<(GlobMatcher, PathSettings)>,
    /// What the unit adds to law and words.
    pub unit: Unit,
    /// Findings that were judged and accepted.
    pub suppressions: Vec<Suppression>,
}

/// Why a configuration cannot be used; names the place.
#[derive(Debug)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Line, from 1; 0 where the file itself is the matter.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong.
    pub problem: Problem,
    /// The name that was meant, perhaps.
    pub suggestion: Option<String>,
}

impl ConfigError {
    /// Place, reason and suggestion in the language of the run, on one line.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let mut message = self.path.display().to_string();
        if self.line > 0 {
            let _ = write!(message, ":{}:{}", self.line, self.column);
        }
        let _ = write!(message, ": {}", self.problem.message(lang));
        if let Some(name) = &self.suggestion {
            message += &lang.say(format_args!("; có phải là “{name}”?"), format_args!("; did you mean “{name}”?"));
        }
        message
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::Vi))
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// The nearest `rasoat.toml` in a folder or above.
    #[must_use]
    pub fn find(folder: &Path) -> Option<PathBuf> {
        let start = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|candidate| candidate.is_file())
    }

    /// Reads one file.
    ///
    /// # Errors
    /// If it cannot be read or has an unknown key, rule, value or glob.
    pub fn load(path: &Path) -> Result<Config, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|e| ConfigError {
            path: path.to_owned(),
            line: 0,
            column: 0,
            problem: Problem::Unreadable(e.to_string()),
            suggestion: None,
        })?;
        Config::parse(path, text)
    }

    /// Parses the text of a configuration that stands at `path`.
    ///
    /// # Errors
    /// If it has an unknown key, rule, value or glob.
    pub fn parse(path: &Path, text: String) -> Result<Config, ConfigError> {
        let place = Place { path, text: &text };
        let file: File = toml::from_str(&text).map_err(|e| place.parse_error(&e))?;
        let general = file.settings.verified(&place)?;
        let mut paths = Vec::with_capacity(file.paths.len());
        for entry in file.paths {
            let glob = place.glob(&entry.pattern)?;
            paths.push((glob, entry.verified(&place)?));
        }
        let suppressions =
            file.suppress.into_iter().map(|entry| entry.verified(&place)).collect::<Result<Vec<_>, _>>()?;
        Ok(Config { path: path.to_owned(), general, paths, unit: file.unit, suppressions, text })
    }

    /// The folder that the file stands in: what its paths are relative to.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// The settings for one document, general ones first, so that later ones are stronger.
    pub fn layers<'a>(&'a self, document: &Path) -> impl Iterator<Item = &'a Settings> + use<'a> {
        self.origins(document).map(|(_, settings)| settings)
    }

    /// The same with where each stands in the file.
    pub fn origins<'a>(&'a self, document: &Path) -> impl Iterator<Item = (String, &'a Settings)> + use<'a> {
        let relative = self.relative(document);
        let matching = self.paths.iter().filter(move |(glob, _)| glob.is_match(&relative));
        std::iter::once(("[check]".to_owned(), &self.general))
            .chain(matching.map(|(_, entry)| (format!("[[paths]] match = {:?}", entry.pattern), &entry.settings)))
    }

    /// A document's path as globs see it: relative to the configuration's folder where it lies below.
    #[must_use]
    pub fn relative(&self, document: &Path) -> PathBuf {
        let absolute = |p: &Path| std::path::absolute(p).unwrap_or_else(|_| p.to_owned());
        let document = absolute(document);
        document.strip_prefix(absolute(self.folder())).map(Path::to_owned).unwrap_or(document)
    }
}

/// A configuration text under verification.
struct Place<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Place<'_> {
    fn error(&self, span: Range<usize>, problem: Problem, suggestion: Option<String>) -> ConfigError {
        let position = LineIndex::new(self.text.as_bytes()).position(self.text.as_bytes(), span.start as u32);
        ConfigError { path: self.path.to_owned(), line: position.line, column: position.column, problem, suggestion }
    }

    /// The parser's own words name the unknown key and the known ones; the nearest known one is suggested.
    fn parse_error(&self, error: &toml::de::Error) -> ConfigError {
        let message = error.message();
        let mut quoted = message.split('`').skip(1).step_by(2);
        let unknown = if message.starts_with("unknown") { quoted.next() } else { None };
        let suggestion = unknown.and_then(|unknown| nearest(unknown, quoted));
        let problem = match unknown.map(str::to_owned) {
            Some(key) if message.starts_with("unknown field") => Problem::UnknownKey(key),
            Some(value) => Problem::UnknownValue(value),
            None if message.starts_with("missing field") => {
                Problem::MissingKey(message.split('`').nth(1).unwrap_or_default().to_owned())
            }
            None => Problem::Syntax(message.to_owned()),
        };
        self.error(error.span().unwrap_or(0..0), problem, suggestion)
    }

    fn glob(&self, pattern: &toml::Spanned<String>) -> Result<GlobMatcher, ConfigError> {
        Glob::new(pattern.get_ref())
            .map(|glob| glob.compile_matcher())
            .map_err(|e| self.error(pattern.span(), Problem::Glob(e.to_string()), None))
    }

    /// A rule's identity or a group.
    fn rule(&self, name: &toml::Spanned<String>) -> Result<String, ConfigError> {
        let given = name.get_ref();
        if known_rule(given) {
            return Ok(given.clone());
        }
        Err(self.error(name.span(), Problem::UnknownRule(given.clone()), nearest_rule(given)))
    }
}

/// Whether `name` is a rule's identity or a group of rules.
#[must_use]
pub fn known_rule(name: &str) -> bool {
    rules::all().any(|rule| rule.page.id == name || rule.page.id.split_once('/').is_some_and(|(g, _)| g == name))
}

/// The rule or group that was meant by a name that is none: by a slip of the finger, or without its group.
#[must_use]
pub fn nearest_rule(name: &str) -> Option<String> {
    let dashed = name.to_lowercase().replace('_', "-");
    let parts = || rules::all().filter_map(|rule| Some((rule.page.id, rule.page.id.split_once('/')?)));
    if let Some((id, _)) = parts().find(|(id, (_, rest))| *id == dashed || *rest == dashed) {
        return Some(id.to_owned());
    }
    let names = parts().flat_map(|(id, (group, _))| [id, group]);
    nearest(&dashed, names).or_else(|| {
        let rest = nearest(&dashed, parts().map(|(_, (_, rest))| rest))?;
        parts().find(|(_, (_, other))| *other == rest).map(|(id, _)| id.to_owned())
    })
}

/// The candidate nearest to `word`, if it is near enough to be a slip of the finger.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .min()
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count())
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests;
