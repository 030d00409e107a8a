//! Properties over arbitrary input: nothing panics, places lie on characters, Unicode forms do not matter.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use chrono::NaiveDate;
use proptest::prelude::*;
use rasoat::diagnostic::{Applicability, Diagnostic};
use rasoat::fix::fix;
use rasoat::lexicon::Lexicon;
use rasoat::read::read_bytes;
use rasoat::regulations::Regulations;
use rasoat::regulations::papers::OwnPaper;
use rasoat::report::{Format, Outcome, Setting, model};
use rasoat::resolve::Settings;
use rasoat::rules::{Lang, Selection};
use rasoat::source::{Source, Span};
use rasoat::{Checked, Checker, register};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, Mutex};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Every rule, those that are off by default too.
static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker {
    regulations: Regulations::embedded(),
    lexicon: Lexicon::embedded(),
    settings: Settings { as_of: None, state: None, today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap() },
    selection: Selection {
        select: rasoat::rules::all().map(|rule| rule.page.id.to_owned()).collect(),
        ..Selection::default()
    },
    lang: Lang::Vi,
});

/// The same with the documents of a run.
static BESIDE_OTHERS: LazyLock<Mutex<Checker>> = LazyLock::new(|| {
    let checker = Checker {
        regulations: Regulations::embedded(),
        lexicon: Lexicon::embedded(),
        selection: CHECKER.selection.clone(),
        ..*CHECKER
    };
    Mutex::new(checker)
});

/// Lines of the documents in `corpus/`, to be mixed.
static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            let source = read_bytes("", std::fs::read(path).unwrap()).unwrap();
            lines.extend(source.text.lines().map(str::to_owned));
        }
    }
    lines.sort();
    lines.dedup();
    lines
});

/// Pieces that readers, parsers and rules look for, in any order.
const PIECES: [&str; 58] = [
    "Căn cứ ",
    "Nghị định số ",
    "Luật ",
    "16/2015/NĐ-CP",
    "/KH-UBND",
    "ngày ",
    "31/11/2023",
    "14/02/2015",
    " của Chính phủ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\r",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{C}",
    "**",
    "*",
    "_",
    "# ",
    "---\n",
    "| a | b |\n",
    "|---|---|\n",
    "<p>",
    "</p>",
    "<li>",
    "<br>",
    "<td>",
    "</td>",
    "<tr>",
    "<table>",
    "&nbsp;",
    "&lt;",
    "\\",
    "e\u{302}\u{301}",
    "\u{323}",
    "\u{1100}\u{1161}",
    "I. ",
    "1. ",
    "1.2. ",
    "a) ",
    "đ) ",
    "- ",
    "Điều 1. ",
    "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n",
    "KẾ HOẠCH\n",
    "QUYẾT ĐỊNH\n",
    "PHỤ LỤC\n",
    "Số: ",
    "TM. ỦY BAN NHÂN DÂN\n",
    "Nơi nhận:\n",
    "Quý I/2024",
    "Tổng",
    "(Kèm theo ",
    "🏛",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,12}"],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

/// A document whose lines come from real ones, in any order, some cut.
fn documents() -> impl Strategy<Value = String> {
    let line = (prop::sample::select(LINES.as_slice()), any::<prop::sample::Index>(), prop::bool::weighted(0.2));
    prop::collection::vec(line, 1..60).prop_map(|lines| {
        let mut text = String::new();
        for (line, cut, cuts) in lines {
            let end = if cuts { line.floor_char_boundary(cut.index(line.len() + 1)) } else { line.len() };
            text.push_str(&line[..end]);
            text.push('\n');
        }
        text
    })
}

/// Checks the bytes; `None` where they are no text.
fn check(bytes: &[u8]) -> Option<Checked> {
    read_bytes("", bytes.to_vec()).ok().map(|source| CHECKER.check(source))
}

/// Every span that a finding or the model gives.
fn spans(checked: &Checked) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for diagnostic in &checked.diagnostics {
        spans.push(diagnostic.span);
        spans.extend(diagnostic.labels.iter().map(|label| label.span));
        spans.extend(diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span));
    }
    spans.extend(checked.plan.papers.iter().map(|paper| paper.span));
    spans.extend(checked.plan.blocks.iter().flat_map(|block| [block.span, block.body]));
    spans.extend(checked.plan.sections.iter().flat_map(|section| [section.span, section.title]));
    spans.extend(checked.plan.citations.iter().map(|citation| citation.span));
    spans.extend(checked.plan.tables.iter().flat_map(|table| table.rows.iter().flat_map(|row| row.cells.clone())));
    spans.extend(checked.document.tasks.iter().map(|task| task.span));
    spans
}

/// Every report can be made, and every place lies on characters of both texts.
fn holds_together(checked: Checked) {
    let source = &checked.source;
    for span in spans(&checked) {
        assert!(source.text.get(span.range()).is_some(), "{span:?} is no place of {:?}", source.text);
        let there = source.in_file(span);
        assert!(source.original().get(there.range()).is_some(), "{span:?} -> {there:?} of {:?}", source.original());
    }
    for fix in checked.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
        for pair in fix.edits.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "edits overlap or are out of order: {pair:?}");
        }
    }
    let Checked { plan, document, .. } = &checked;
    let json = model::json(source, plan, document, &CHECKER.regulations, true);
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    let _ = model::tree(source, plan, document, &CHECKER.regulations, Lang::En);
    let setting = Setting { regulations: &CHECKER.regulations, lang: Lang::Vi, color: true, quiet: false };
    let outcome = Outcome { path: "x".to_owned(), result: Ok(checked) };
    assert!(String::from_utf8(Format::Text.file(&outcome, &setting)).is_ok());
    assert!(serde_json::from_slice::<serde_json::Value>(&Format::Json.file(&outcome, &setting)).is_ok());
}

/// What a finding says, without where it stands.
fn said(diagnostic: &Diagnostic) -> (&str, &str, usize) {
    (diagnostic.rule, &diagnostic.message, diagnostic.labels.len())
}

/// Enough for every run of the tests; `PROPTEST_CASES=10000 cargo test --test properties` looks harder.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Some(checked) = check(&bytes) {
            holds_together(checked);
        }
    }

    #[test]
    fn any_mixture_of_pieces_is_checked(text in pieces()) {
        if let Some(checked) = check(text.as_bytes()) {
            holds_together(checked);
        }
    }

    #[test]
    fn any_order_of_real_lines_is_checked(text in documents()) {
        if let Some(checked) = check(text.as_bytes()) {
            holds_together(checked);
        }
    }

    /// Alone or beside a copy, a document is told what it is told without any register; beside others it is checked.
    #[test]
    fn a_document_is_no_other_to_itself(one in documents(), other in documents()) {
        let source = |name: &str, text: &str| read_bytes(name, text.as_bytes().to_vec()).ok();
        let papers = |name: &str, text: &str| -> Vec<OwnPaper> {
            source(name, text).map_or_else(Vec::new, |s| register::papers(&s, &CHECKER.regulations, &CHECKER.lexicon))
        };
        let told = |papers: &[OwnPaper]| -> Option<Vec<(Span, &'static str, String)>> {
            let mut checker = BESIDE_OTHERS.lock().unwrap();
            checker.regulations = CHECKER.regulations.clone().with_papers(papers);
            let found = checker.check(source("a.txt", &one)?).diagnostics;
            Some(found.into_iter().map(|d| (d.span, d.rule, d.message)).collect())
        };
        let (own, copy) = (papers("a.txt", &one), papers("b.txt", &one));
        let alone = told(&[]);
        prop_assert_eq!(&told(&own), &alone);
        prop_assert_eq!(&told(&[own.clone(), copy].concat()), &alone);
        let beside = told(&[own, papers("c.txt", &other)].concat());
        prop_assert_eq!(beside.is_some(), alone.is_some());
    }

    #[test]
    fn fixes_of_any_text_end_and_bring_nothing_new(text in documents()) {
        let check = |source| CHECKER.check(source);
        let Ok(fixed) = fix(check, "", text.clone().into_bytes(), Applicability::Suggested) else { return Ok(()) };
        let count = |text: &[u8]| -> BTreeMap<&'static str, usize> {
            let Ok(source) = read_bytes("", text.to_vec()) else { return BTreeMap::new() };
            CHECKER.check(source).diagnostics.iter().fold(BTreeMap::new(), |mut all, d| {
                *all.entry(d.rule).or_default() += 1 + d.labels.len();
                all
            })
        };
        let (before, after) = (count(text.as_bytes()), count(&fixed.bytes));
        for (rule, n) in after {
            prop_assert!(before.get(rule).is_some_and(|b| n <= *b), "{rule}: {n} after the fixes");
        }
    }

    #[test]
    fn utf16_gives_the_findings_of_utf8(text in documents()) {
        let mut file = vec![0xFF, 0xFE];
        file.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let (Some(one), Some(two)) = (check(text.as_bytes()), check(&file)) else { return Ok(()) };
        prop_assert_eq!(&one.source.text, &two.source.text);
        prop_assert_eq!(&one.diagnostics, &two.diagnostics);
        for span in spans(&two) {
            let there = two.source.in_file(span).range();
            prop_assert!(there.start % 2 == 0 && there.end % 2 == 0 && there.end <= file.len());
            let units: Vec<u16> = file[there].as_chunks::<2>().0.iter().map(|&pair| u16::from_le_bytes(pair)).collect();
            let in_utf8 = &text[one.source.in_file(span).range()];
            prop_assert_eq!(String::from_utf16(&units).unwrap(), in_utf8);
        }
    }

    #[test]
    fn the_canonical_text_is_composed_and_has_one_line_end(text in pieces()) {
        let Ok(source) = read_bytes("", text.clone().into_bytes()) else { return Ok(()) };
        prop_assert!(is_nfc(&source.text), "{:?}", source.text);
        prop_assert!(!source.text.contains(['\r', '\u{A0}', '\u{2028}', '\u{C}']), "{:?}", source.text);
        prop_assert!(source.text.len() <= 2 * text.len());
    }

    #[test]
    fn every_character_of_the_canonical_text_has_its_place(text in pieces()) {
        let Ok(source) = read_bytes("", text.clone().into_bytes()) else { return Ok(()) };
        let mut last = 0;
        for (at, character) in source.text.char_indices() {
            let place = source.in_file(Span::new(at, at + character.len_utf8()));
            let written = text.get(place.range());
            prop_assert!(written.is_some_and(|w| !w.is_empty()), "{character:?} at {at} -> {place:?}");
            prop_assert!(place.start >= last, "places come in order");
            last = place.start;
            // What was not rewritten is the same on both sides; a few characters are composed of two (U+0F73).
            if place.len() == character.len_utf8() && character.is_alphanumeric() {
                prop_assert!(written.unwrap().nfc().any(|composed| composed == character), "{character:?} at {at}");
            }
        }
    }

    #[test]
    fn decomposed_text_gives_the_same_findings_at_the_same_places(text in documents()) {
        let decomposed: String = text.nfd().collect();
        let (Some(one), Some(two)) = (check(text.as_bytes()), check(decomposed.as_bytes())) else { return Ok(()) };
        prop_assert_eq!(&one.source.text, &two.source.text);
        prop_assert_eq!(&one.diagnostics, &two.diagnostics);
        for span in spans(&one) {
            let written: String = decomposed[two.source.in_file(span).range()].nfc().collect();
            prop_assert_eq!(written, &text[one.source.in_file(span).range()]);
        }
    }

    #[test]
    fn line_ends_and_the_byte_order_mark_change_no_finding(text in documents()) {
        let Some(plain) = check(text.as_bytes()) else { return Ok(()) };
        for other in [text.replace('\n', "\r\n"), text.replace('\n', "\r"), format!("\u{FEFF}{text}")] {
            let other = check(other.as_bytes()).unwrap();
            prop_assert_eq!(&plain.source.text, &other.source.text);
            prop_assert_eq!(
                plain.diagnostics.iter().map(said).collect::<Vec<_>>(),
                other.diagnostics.iter().map(said).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn the_same_text_gives_the_same_findings_on_any_thread(text in documents()) {
        let checked = |text: &String| check(text.as_bytes()).map(|c| c.diagnostics);
        let here = checked(&text);
        let there = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| checked(&text))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        for other in there {
            prop_assert_eq!(&here, &other);
        }
    }
}

#[test]
fn reading_twice_changes_nothing_more() {
    for line in LINES.iter() {
        let Ok(once) = read_bytes("", line.clone().into_bytes()) else { continue };
        let twice: Source = read_bytes("", once.text.clone().into_bytes()).unwrap();
        assert_eq!(once.text, twice.text);
    }
}
