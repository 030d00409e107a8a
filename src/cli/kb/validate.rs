//! `rasoat kb validate`: what is odd about the records, and not marked as known.

use super::super::args::{Common, KbValidateArgs};
use super::super::model::print;
use super::Failure;
use crate::config::unit::OwnLaw;
use crate::config::{Config, ConfigError};
use crate::regulations::Regulations;
use crate::regulations::audit::{self, Finding, Oddity};
use crate::rules::Lang;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command: status 1 where something odd is not explained.
pub(super) fn run(args: &KbValidateArgs, common: &Common) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let mut out = String::new();
    let (count, findings) = if args.paths.is_empty() {
        let law = Regulations::embedded();
        let unfiled: Vec<_> = law.records().into_iter().map(|record| (None, record)).collect();
        let (mut count, mut findings) = (unfiled.len(), audit::audit(&unfiled));
        tell(&mut out, &findings);
        if let Some(path) = Config::find(Path::new(".")) {
            let own = Config::load(&path).and_then(|config| config.own_law()).map_err(|e| refused(&e, lang))?;
            count += own.len();
            findings.extend(over(&own, &law, lang, &mut out)?);
        }
        (count, findings)
    } else {
        let files = super::files(&args.paths, lang)?;
        if files.iter().all(|file| file.year.is_none()) {
            // No files of a whole law: what a unit lays over ours.
            let mut own = OwnLaw::default();
            for file in files {
                own.add(file.path, file.text).map_err(|e| refused(&e, lang))?;
            }
            (own.len(), over(&own, &Regulations::embedded(), lang, &mut out)?)
        } else {
            let named: Vec<_> = files.iter().map(|file| (file.year.as_deref(), file.text.as_str())).collect();
            let records = audit::read_files(&named).map_err(|(i, why)| files[i].failure(&why, lang))?;
            let findings = audit::audit(&records);
            tell(&mut out, &findings);
            (records.len(), findings)
        }
    };
    let open: Vec<&Finding> = findings.iter().filter(|f| !f.explained).collect();
    let (n, known) = (open.len(), findings.len() - open.len());
    out += &lang.say(
        format_args!("{count} bản ghi; {n} điểm bất thường chưa được giải thích, {known} điểm đã đánh dấu\n"),
        format_args!("{count} records; {n} odd facts not explained, {known} marked as known\n"),
    );
    for &oddity in Oddity::ALL {
        let marked = findings.iter().filter(|f| f.explained && f.what == oddity).count();
        if marked > 0 {
            let meaning = if lang == Lang::Vi { oddity.meaning() } else { oddity.meaning_en() };
            let _ = writeln!(out, "  {marked:>5}  {meaning} ({})", oddity.slug());
        }
    }
    let printed = print(&out, common.color, lang)?;
    Ok(if n == 0 { printed } else { ExitCode::from(1) })
}

/// What is odd about a unit's records, each with its place; a unit's file that cannot be used at all is an error.
fn over(own: &OwnLaw, law: &Regulations, lang: Lang, out: &mut String) -> Result<Vec<Finding>, Failure> {
    let odd = own.findings(law);
    for finding in odd.iter().filter(|odd| !odd.finding.explained) {
        let _ = writeln!(out, "{}", finding.error.message(lang));
    }
    let findings: Vec<Finding> = odd.into_iter().map(|odd| odd.finding).collect();
    if findings.iter().all(|finding| finding.explained) {
        own.over(law.clone()).map_err(|e| refused(&e, lang))?;
    }
    Ok(findings)
}

fn tell(out: &mut String, findings: &[Finding]) {
    for finding in findings.iter().filter(|f| !f.explained) {
        let _ = writeln!(out, "{finding}");
    }
}

fn refused(error: &ConfigError, lang: Lang) -> Failure {
    Failure::plain(error.message(lang))
}
