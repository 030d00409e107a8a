//! `rasoat config`: what is in force for a document, and who said so.

use super::Failure;
use super::args::{Common, ConfigArgs};
use super::project::{Asked, Project};
use crate::config::{Config, ConfigError, Settings, WordFile};
use crate::diagnostic::{Confidence, Severity};
use crate::resolve::document::State;
use crate::rules::{self, Lang};
use chrono::NaiveDate;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(args: &ConfigArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let path = &args.path;
    // A folder's settings are those of a file in it.
    let document = if path.is_dir() { path.join("*") } else { path.clone() };
    let name = document.display().to_string();
    let project = Project::find(None, std::iter::once(name.as_str()), Asked::nothing(common, today))?;
    let (config, lang, shown) = (project.config(&name), project.lang(), path.display());
    let mut text = match config.map(|config| config.path.display()) {
        None => lang.say(
            format_args!("{shown}: không có rasoat.toml, mọi thiết lập theo mặc định\n"),
            format_args!("{shown}: there is no rasoat.toml; the defaults hold\n"),
        ),
        Some(found) => lang.say(format_args!("{shown}: theo {found}\n"), format_args!("{shown}: by {found}\n")),
    };
    for Line { key, value, origin } in settings(config, &document, lang) {
        let _ = writeln!(text, "  {key} = {value}    ({origin})");
    }
    let off = project.rules_off(&name);
    let (on, n, off) = (rules::all().count() - off.len(), off.len(), off.join(", "));
    text += &lang.say(
        format_args!("  quy tắc: {on} chạy, {n} không chạy: {off}\n"),
        format_args!("  rules: {on} run, {n} do not: {off}\n"),
    );
    if let Some(config) = config {
        unit(&mut text, config, lang).map_err(|e| Failure::plain(e.message(lang)))?;
        let relative = config.relative(&document);
        for suppression in config.suppressions.iter().filter(|s| s.path.is_match(&relative)) {
            let (rule, reason) = (&suppression.rule, &suppression.reason);
            let until =
                suppression.until.map(|day| lang.say(format_args!(", đến {day}"), format_args!(", until {day}")));
            let until = until.unwrap_or_default();
            text += &lang.say(
                format_args!("  miễn trừ {rule}: {reason}{until}    ([[suppress]])\n"),
                format_args!("  accepted {rule}: {reason}{until}    ([[suppress]])\n"),
            );
        }
    }
    let written = anstream::stdout().write_all(text.as_bytes());
    written.map(|()| ExitCode::SUCCESS).map_err(|e| Failure::plain(e.to_string()))
}

/// One thing that holds, and who says so.
struct Line {
    key: String,
    value: String,
    origin: String,
}

/// Every setting with what holds: the last that said it, or the default. Rules are chosen by all that speak of them.
fn settings(config: Option<&Config>, document: &Path, lang: Lang) -> Vec<Line> {
    let (default, of_each, own_day) = match lang {
        Lang::Vi => ("mặc định", "theo từng văn bản", "ngày của từng văn bản"),
        Lang::En => ("default", "by each document", "each document's own day"),
    };
    let defaults =
        [("lang", "vi"), ("fail-on", "error"), ("min-confidence", "low"), ("state", of_each), ("as-of", own_day)];
    let line = |(key, value): (&str, &str), origin: &str| Line {
        key: key.to_owned(),
        value: value.to_owned(),
        origin: origin.to_owned(),
    };
    let mut lines: Vec<Line> = defaults.map(|known| line(known, default)).into();
    for (origin, settings) in config.iter().flat_map(|config| config.origins(document)) {
        for (key, value) in said(settings) {
            let new = line((&key, &value), &origin);
            match lines.iter_mut().find(|known| known.key == key && !matches!(key.as_str(), "select" | "ignore")) {
                Some(known) => *known = new,
                None => lines.push(new),
            }
        }
    }
    lines
}

/// What the unit adds, file by file, with the number of entries.
fn unit(text: &mut String, config: &Config, lang: Lang) -> Result<(), ConfigError> {
    let mut add = |key: &str, files: &str, count: usize, vi: &str, en: &str| {
        let what = if lang == Lang::Vi { vi } else { en };
        let _ = writeln!(text, "  {key} = {files}: {count} {what}    ([unit])");
    };
    let law = config.own_law()?;
    if !law.is_empty() {
        let names: Vec<&str> = config.unit.regulations.iter().map(|name| name.get_ref().as_str()).collect();
        add("regulations", &names.join(", "), law.len(), "văn bản", "texts");
    }
    let (_, files) = config.own_words()?;
    for WordFile { list, path, entries } in files {
        let path = path.strip_prefix(config.folder()).unwrap_or(&path);
        add(list.key(), &path.display().to_string(), entries, "mục", "entries");
    }
    if let Some(parts) = &config.unit.required_parts {
        let parts: Vec<&str> = parts.iter().map(|part| part.get_ref().as_str()).collect();
        let _ = writeln!(text, "  required-parts = {}    ([unit])", parts.join(", "));
    }
    Ok(())
}

/// Every setting that is said, as it would be written.
fn said(settings: &Settings) -> Vec<(String, String)> {
    let mut said = Vec::new();
    let mut say = |key: &str, value: Option<String>| said.extend(value.map(|value| (key.to_owned(), value)));
    say("lang", settings.lang.map(|l| if l == Lang::Vi { "vi" } else { "en" }.to_owned()));
    say("fail-on", settings.fail_on.map(|f| format!("{f:?}").to_lowercase()));
    say("min-confidence", settings.min_confidence.map(|c: Confidence| format!("{c:?}").to_lowercase()));
    say("state", settings.state.map(|s| if s == State::Draft { "draft" } else { "final" }.to_owned()));
    say("as-of", settings.as_of.map(|day| day.to_string()));
    say("select", (!settings.select.is_empty()).then(|| settings.select.join(", ")));
    say("ignore", (!settings.ignore.is_empty()).then(|| settings.ignore.join(", ")));
    for (rule, severity) in &settings.severity {
        let severity = severity.map_or("off".to_owned(), |s: Severity| format!("{s:?}").to_lowercase());
        say(&format!("severity.\"{rule}\""), Some(severity));
    }
    said
}
