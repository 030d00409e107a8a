//! `rasoat kb`: the knowledge base: statistics, self-audit, import, comparison.

mod diff;
mod import;
mod stats;
mod validate;

use super::Failure;
use super::args::{Common, KbCommand};
use crate::config::unit;
use crate::error::ReadError;
use crate::regulations::audit::is_records;
use crate::regulations::record::{self, Malformed, Record};
use crate::rules::Lang;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(command: &KbCommand, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    match command {
        KbCommand::Stats(args) => stats::run(args, common, today),
        KbCommand::Validate(args) => validate::run(args, common),
        KbCommand::Import(args) => import::run(args, common, today),
        KbCommand::Diff(args) => diff::run(args, common, today),
    }
}

/// A file of records.
struct RecordFile {
    path: PathBuf,
    /// Its name without `.toml`, where that says which records belong into it.
    year: Option<String>,
    text: String,
}

/// Files of records, those of a folder by name.
fn files(paths: &[PathBuf], lang: Lang) -> Result<Vec<RecordFile>, Failure> {
    let mut found: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            let unreadable = |e: std::io::Error| unreadable(path, e, lang);
            let mut inside = Vec::new();
            for entry in std::fs::read_dir(path).map_err(unreadable)? {
                let file = entry.map_err(unreadable)?.path();
                if stem(&file).is_some_and(|stem| is_records(&stem)) {
                    inside.push(file);
                }
            }
            inside.sort();
            found.extend(inside);
        } else {
            found.push(path.clone());
        }
    }
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e, lang))?;
        Ok(RecordFile { year: stem(&path).filter(|stem| is_records(stem)), path, text })
    };
    found.into_iter().map(read).collect()
}

fn unreadable(path: &Path, error: std::io::Error, lang: Lang) -> Failure {
    Failure::plain(format!("{}: {}", path.display(), ReadError::from(error).message(lang)))
}

/// The name of a TOML file without its ending.
fn stem(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    path.extension().is_some_and(|e| e == "toml").then(|| stem.to_owned())
}

/// Records of a folder or file.
fn records(path: &Path, lang: Lang) -> Result<Vec<Record>, Failure> {
    let mut records = Vec::new();
    for file in files(&[path.to_owned()], lang)? {
        records.extend(record::read(&file.text).map_err(|e| file.failure(&e, lang))?);
    }
    if records.is_empty() {
        return Err(Failure::plain(lang.say(
            format_args!("{}: không có bản ghi nào", path.display()),
            format_args!("{}: there are no records", path.display()),
        )));
    }
    Ok(records)
}

impl RecordFile {
    fn failure(&self, why: &Malformed, lang: Lang) -> Failure {
        Failure::plain(unit::unreadable(&self.path, &self.text, why).message(lang))
    }
}
