//! `rasoat kb import`: drafts of records from official texts and from facts, for a person to confirm.

use super::super::args::{Common, KbImportArgs};
use super::super::complain;
use super::super::model::print;
use super::Failure;
use crate::import::{facts, text};
use crate::lexicon::Lexicon;
use crate::regulations::record::Record;
use crate::regulations::{Regulations, audit, record};
use crate::resolve::{self, Settings};
use crate::rules::Lang;
use crate::{parse, read};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command. No record that exists is changed: drafts go to standard output or into a new folder.
pub(super) fn run(args: &KbImportArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let (lines, texts): (Vec<&PathBuf>, Vec<&PathBuf>) =
        args.files.iter().partition(|file| file.extension().is_some_and(|e| e == "jsonl"));
    let mut failed = false;
    let mut out = String::new();
    let mut records: Vec<Record> = Vec::new();
    if !lines.is_empty() {
        records.extend(gathered(&lines)?);
    }
    let (law, lexicon) = (Regulations::embedded(), Lexicon::embedded());
    for file in texts {
        let path = file.to_string_lossy();
        match drafted(&path, &law, &lexicon, common, today) {
            Ok(draft) => {
                if !out.is_empty() {
                    out.push('\n');
                }
                out += &text::write(&draft, &law);
                records.push(draft.record);
                records.extend(draft.others);
            }
            Err(why) => {
                complain(&format!("{path}: {why}"));
                failed = true;
            }
        }
    }
    let status = if failed { ExitCode::from(2) } else { ExitCode::SUCCESS };
    if let Some(folder) = &args.output {
        write(folder, records, common.lang())?;
        return Ok(status);
    }
    if !lines.is_empty() {
        out = record::write(&records);
    }
    print(&out, common.color, common.lang())?;
    Ok(status)
}

/// Records of facts, with every oddity that the audit finds marked for whoever looks at them.
fn gathered(files: &[&PathBuf]) -> Result<Vec<Record>, Failure> {
    let mut text = String::new();
    for file in files {
        text += &fs::read_to_string(file).map_err(|e| Failure::plain(format!("{}: {e}", file.display())))?;
    }
    let mut records = facts::records(text.lines()).map_err(Failure::plain)?;
    let unfiled: Vec<_> = records.iter().map(|record| (None, record.clone())).collect();
    audit::mark(&mut records, &audit::audit(&unfiled));
    Ok(records)
}

fn drafted(
    path: &str,
    law: &Regulations,
    lexicon: &Lexicon,
    common: &Common,
    today: NaiveDate,
) -> Result<text::Draft, String> {
    let source = read::read_path(path).map_err(|error| error.message(common.lang()))?;
    let plan = parse::parse(&source, lexicon);
    let settings = Settings { as_of: None, state: None, today };
    let document = resolve::resolve(&source, &plan, law, lexicon, &settings);
    text::draft(&source, &plan, &document, law)
}

/// Writes records by year of issue into a folder that is new or empty.
fn write(folder: &Path, records: Vec<Record>, lang: Lang) -> Result<(), Failure> {
    let unwritable = |e: std::io::Error| Failure::plain(format!("{}: {e}", folder.display()));
    fs::create_dir_all(folder).map_err(unwritable)?;
    if fs::read_dir(folder).map_err(unwritable)?.next().is_some() {
        return Err(Failure::plain(lang.say(
            format_args!("{}: thư mục không rỗng; bản nháp không ghi đè bản ghi nào", folder.display()),
            format_args!("{}: the folder is not empty; drafts overwrite no record", folder.display()),
        )));
    }
    let mut files: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        files.entry(record.file()).or_default().push(record);
    }
    for (name, mut records) in files {
        records.sort_by(|a, b| (a.issued, &a.number).cmp(&(b.issued, &b.number)));
        records.dedup_by_key(|r| r.key());
        fs::write(folder.join(format!("{name}.toml")), record::write(&records)).map_err(unwritable)?;
    }
    Ok(())
}
