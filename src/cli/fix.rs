//! `rasoat fix`: applies the edits that findings offer, to a new file.

use super::args::{Common, FixArgs};
use super::project::{Asked, Project};
use super::{Failure, complain};
use crate::Checked;
use crate::diagnostic::Applicability;
use crate::fix::{Fixed, fix};
use crate::rules::Lang;
use crate::source::Source;
use chrono::NaiveDate;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command. One file that cannot be fixed does not stop the others.
pub(super) fn run(args: &FixArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let names: Vec<String> = args.files.iter().map(|path| path.display().to_string()).collect();
    let project = Project::find(None, names.iter().map(String::as_str), Asked::nothing(common, today))?;
    let check = |source| project.check(source);
    let mut failed = false;
    for (path, name) in args.files.iter().zip(&names) {
        match fix_one(args, &check, project.lang(), path, name) {
            Ok(said) => {
                anstream::stdout().write_all(said.as_bytes()).map_err(|e| Failure::plain(e.to_string()))?;
            }
            Err(reason) => {
                failed = true;
                complain(&format!("{name}: {reason}"));
            }
        }
    }
    Ok(ExitCode::from(if failed { 2 } else { 0 }))
}

fn fix_one(
    args: &FixArgs,
    check: &dyn Fn(Source) -> Checked,
    lang: Lang,
    path: &Path,
    name: &str,
) -> Result<String, String> {
    let strongest = if args.suggested { Applicability::Suggested } else { Applicability::Safe };
    let before = std::fs::read(path).map_err(|e| e.to_string())?;
    let fixed = fix(check, name, before.clone(), strongest).map_err(|e| e.message(lang))?;
    let kept = kept(&fixed, lang);
    if fixed.applied.is_empty() {
        return Ok(lang.say(
            format_args!("{name}: không có gì để sửa tự động{kept}\n"),
            format_args!("{name}: there is nothing to mend{kept}\n"),
        ));
    }
    if args.diff {
        if !kept.is_empty() {
            complain(&format!("{name}{kept}"));
        }
        return Ok(difference(name, &before, &fixed.bytes));
    }
    let target = if args.in_place { path.to_owned() } else { beside(path) };
    write_atomically(&target, &fixed.bytes, args.in_place).map_err(|e| format!("{}: {e}", target.display()))?;
    let (count, target, rules) = (fixed.applied.len(), target.display(), rules(&fixed.applied));
    Ok(lang.say(
        format_args!("{name}: đã sửa {count} chỗ, ghi vào {target}: {rules}{kept}\n"),
        format_args!("{name}: mended {count} place(s), written to {target}: {rules}{kept}\n"),
    ))
}

/// What was not applied because another finding would have come of it.
fn kept(fixed: &Fixed, lang: Lang) -> String {
    if fixed.refused.is_empty() {
        return String::new();
    }
    let rules = rules(&fixed.refused);
    lang.say(
        format_args!("; để nguyên vì sửa sẽ sinh phát hiện khác: {rules}"),
        format_args!("; left alone because another finding would come of it: {rules}"),
    )
}

fn difference(name: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let diff = TextDiff::from_lines(&before, &after);
    diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string()
}

/// "citation/missing-so (3), layout/end-mark (1)".
fn rules(given: &[&str]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for &rule in given {
        *counts.entry(rule).or_default() += 1;
    }
    counts.iter().map(|(rule, n)| format!("{rule} ({n})")).collect::<Vec<_>>().join(", ")
}

/// "ke-hoach.txt" -> "ke-hoach.da-sua.txt".
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match path.extension() {
        Some(extension) => format!("{stem}.da-sua.{}", extension.to_string_lossy()),
        None => format!("{stem}.da-sua"),
    };
    path.with_file_name(name)
}

/// The whole file appears at once; without `overwrite`, an existing one stays.
fn write_atomically(target: &Path, bytes: &[u8], overwrite: bool) -> io::Result<()> {
    let folder = target.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = std::fs::metadata(target) {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.as_file().sync_all()?;
    if overwrite {
        file.persist(target).map_err(|e| e.error)?
    } else {
        file.persist_noclobber(target).map_err(|e| e.error)?
    };
    Ok(())
}
