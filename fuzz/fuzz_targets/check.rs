//! Arbitrary bytes through the whole check and both reports.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rasoat::Checker;
use rasoat::lexicon::Lexicon;
use rasoat::read::read_bytes;
use rasoat::regulations::Regulations;
use rasoat::report::{Format, Outcome, Setting};
use rasoat::resolve::Settings;
use rasoat::rules::{Lang, Selection};
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker {
    regulations: Regulations::embedded(),
    lexicon: Lexicon::embedded(),
    settings: Settings {
        as_of: None,
        state: None,
        today: chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar"),
    },
    selection: Selection {
        select: rasoat::rules::all().map(|rule| rule.page.id.to_owned()).collect(),
        ..Selection::default()
    },
    lang: Lang::Vi,
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = read_bytes("fuzz", bytes.to_vec()) else { return };
    let checked = CHECKER.check(source);
    for diagnostic in &checked.diagnostics {
        let place = checked.source.in_file(diagnostic.span).range();
        assert!(checked.source.text.get(diagnostic.span.range()).is_some());
        assert!(place.end <= bytes.len());
    }
    let outcome = Outcome { path: "fuzz".to_owned(), result: Ok(checked) };
    let setting = Setting { regulations: &CHECKER.regulations, lang: Lang::Vi, color: true, quiet: false };
    for format in [Format::Text, Format::Json] {
        let _ = format.file(&outcome, &setting);
    }
});
