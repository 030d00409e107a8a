//! `rasoat kb validate`: what is odd about the records, and not marked as known.

use super::super::args::{Common, KbValidateArgs};
use super::super::model::print;
use super::Failure;
use crate::regulations::Regulations;
use crate::regulations::audit::{self, Finding, Oddity};
use std::fmt::Write as _;
use std::process::ExitCode;

/// Runs the command: status 1 where something odd is not explained.
pub(super) fn run(args: &KbValidateArgs, common: &Common) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let (count, findings) = if args.paths.is_empty() {
        let records = Regulations::embedded().records();
        let unfiled: Vec<_> = records.into_iter().map(|record| (None, record)).collect();
        (unfiled.len(), audit::audit(&unfiled))
    } else {
        let files = super::files(&args.paths)?;
        let files: Vec<(Option<&str>, &str)> = files.iter().map(|(n, text)| (n.as_deref(), text.as_str())).collect();
        let records = audit::read_files(&files).map_err(Failure::plain)?;
        (records.len(), audit::audit(&records))
    };
    let open: Vec<&Finding> = findings.iter().filter(|f| !f.explained).collect();
    let mut out = String::new();
    for finding in &open {
        let _ = writeln!(out, "{finding}");
    }
    let (n, known) = (open.len(), findings.len() - open.len());
    out += &lang.say(
        format_args!("{count} bản ghi; {n} điểm bất thường chưa được giải thích, {known} điểm đã đánh dấu\n"),
        format_args!("{count} records; {n} odd facts not explained, {known} marked as known\n"),
    );
    for &oddity in Oddity::ALL {
        let marked = findings.iter().filter(|f| f.explained && f.what == oddity).count();
        if marked > 0 {
            let _ = writeln!(out, "  {marked:>5}  {} ({})", oddity.meaning(), oddity.slug());
        }
    }
    let printed = print(&out, common.color, lang)?;
    Ok(if n == 0 { printed } else { ExitCode::from(1) })
}
