//! `rasoat config`: what is in force for a document, and who said so.

use super::Failure;
use super::args::ConfigArgs;
use crate::config::{Config, Settings};
use crate::diagnostic::{Confidence, Severity};
use crate::resolve::document::State;
use crate::rules::Lang;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(args: &ConfigArgs) -> Result<ExitCode, Failure> {
    let path = &args.path;
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let text = match Config::find(folder) {
        None => format!("Không có rasoat.toml cho {}: mọi thiết lập theo mặc định.\n", path.display()),
        Some(found) => {
            let config = Config::load(&found).map_err(|e| Failure::plain(e.to_string()))?;
            config.regulations().map_err(|e| Failure::plain(e.to_string()))?;
            describe(&config, path)
        }
    };
    let written = anstream::stdout().write_all(text.as_bytes());
    written.map(|()| ExitCode::SUCCESS).map_err(|e| Failure::plain(e.to_string()))
}

fn describe(config: &Config, path: &std::path::Path) -> String {
    let mut text = format!("{}: theo {}\n", path.display(), config.path.display());
    for (origin, settings) in config.origins(path) {
        for (key, value) in said(settings) {
            let _ = writeln!(text, "  {key} = {value}    ({origin})");
        }
    }
    let regulations = config.unit.regulations.iter().map(|name| name.get_ref().clone()).collect();
    for (key, files) in
        [("regulations", &regulations), ("agencies", &config.unit.agencies), ("wording", &config.unit.wording)]
    {
        if !files.is_empty() {
            let _ = writeln!(text, "  unit.{key} = {files:?}    ([unit])");
        }
    }
    let relative = config.relative(path);
    for suppression in config.suppressions.iter().filter(|s| s.path.is_match(&relative)) {
        let _ = writeln!(text, "  miễn trừ {}: {}", suppression.rule, suppression.reason);
    }
    text
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
