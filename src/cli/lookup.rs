//! From a citation as people type it to the texts that it may mean.

use super::Failure;
use crate::config::{Config, ConfigError};
use crate::date::PartialDate;
use crate::lexicon::Lexicon;
use crate::number::Number;
use crate::parse;
use crate::regulations::{RegulationId, Regulations};
use crate::rules::Lang;
use crate::source::Source;
use std::path::Path;

/// The law as it stands for a folder: what comes with the program, and over it what the unit adds.
///
/// # Errors
/// If the folder's configuration or the unit's records cannot be used.
pub(super) fn law(folder: &str, lang: Lang) -> Result<Regulations, Failure> {
    of_folder(folder, lang, Config::regulations).map(|law| law.unwrap_or_else(Regulations::embedded))
}

/// The words as they stand for a folder: those of the program with what the unit adds.
///
/// # Errors
/// If the folder's configuration or the unit's files cannot be used.
pub(super) fn words(folder: &str, lang: Lang) -> Result<Lexicon, Failure> {
    of_folder(folder, lang, Config::lexicon).map(|words| words.unwrap_or_else(Lexicon::embedded))
}

fn of_folder<T>(
    folder: &str,
    lang: Lang,
    of: impl Fn(&Config) -> Result<T, ConfigError>,
) -> Result<Option<T>, Failure> {
    let folder = Path::new(folder);
    let folder = if folder.is_dir() { folder } else { folder.parent().unwrap_or(folder) };
    let Some(path) = Config::find(folder) else { return Ok(None) };
    let made = Config::load(&path).and_then(|config| of(&config));
    made.map(Some).map_err(|e| Failure::plain(e.message(lang)))
}

/// Every text that `asked` may mean: a stable name ("16/2015/NĐ-CP@2015-02-14"), a number, a law's name, or any
/// citation as it stands in a document.
pub(super) fn readings(asked: &str, law: &Regulations, lexicon: &Lexicon) -> Vec<RegulationId> {
    let asked = asked.trim();
    if let Some(id) = asked.contains('@').then(|| law.find(asked)).flatten() {
        return vec![id];
    }
    let source = Source::identical("", asked.to_owned());
    let plan = parse::parse(&source, lexicon);
    for citation in &plan.citations {
        let date = citation.date.as_ref().and_then(|d| d.calendar().ok().flatten());
        let issuer = citation.issuer.map(|span| source.slice(span)).unwrap_or_default();
        let mut found = match (&citation.number, &citation.name) {
            (Some(number), _) => numbered(law, number, issuer, |id| {
                citation.kind.is_none() || law.get(id).kind.is_none_or(|kind| Some(kind) == citation.kind)
            }),
            (None, Some(name)) => law.with_name(name, None),
            (None, None) => Vec::new(),
        };
        if let Some(date) = date.filter(|&date| found.iter().any(|&id| agrees(law, id, date))) {
            found.retain(|&id| agrees(law, id, date));
        }
        if !found.is_empty() {
            return found;
        }
    }
    let bare: String = asked.chars().filter(|c| !c.is_whitespace()).collect();
    let found = numbered(law, &Number(bare), "", |_| true);
    if found.is_empty() { law.with_name(asked, None) } else { found }
}

/// Texts with that number; those of local bodies only where no central body has one or the issuer is named.
fn numbered(
    law: &Regulations,
    number: &Number,
    issuer: &str,
    fits: impl Fn(RegulationId) -> bool,
) -> Vec<RegulationId> {
    let mut found = law.with_number_of(number, None, issuer);
    if found.is_empty() && issuer.is_empty() {
        found = law.with_any_number(number);
    }
    found.retain(|&id| fits(id));
    found
}

fn agrees(law: &Regulations, id: RegulationId, date: PartialDate) -> bool {
    law.get(id).issued.is_none_or(|issued| PartialDate::Day(issued).agrees_with(date))
}

/// Says that nothing is known under that name.
pub(super) fn unknown(asked: &str, law: &Regulations, lang: Lang) -> String {
    let day = crate::date::vietnamese(law.as_of());
    lang.say(
        format_args!(
            "không có “{asked}” trong cơ sở dữ liệu (dữ liệu đến ngày {day}); chưa biết không có nghĩa là sai"
        ),
        format_args!("“{asked}” is not in the knowledge base (data up to {day}); unknown does not mean wrong"),
    )
}
