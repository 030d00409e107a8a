//! The rule book is true: every example of every page is run, with that rule alone.
//!
//! A fenced block ```` ```plan fail ```` must give at least one finding of its rule, ```` ```plan pass ```` none. The fence
//! may say more: `draft`, `as-of=2026-03-01`. What a person would see is kept as a snapshot per page; after
//! changing a message on purpose, `INSTA_UPDATE=always cargo test --test rule_book`, and read the difference.

mod book;

use book::{Example, examples};
use chrono::NaiveDate;
use rasoat::Checker;
use rasoat::diagnostic::{Applicability, Confidence, Diagnostic, Severity};
use rasoat::lexicon::Lexicon;
use rasoat::number::Number;
use rasoat::read::read_bytes;
use rasoat::regulations::{Regulations, Status};
use rasoat::resolve::Settings;
use rasoat::rules::{self, Lang, Page, Selection};
use rasoat::source::Source;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::path::Path;

/// The parts of every page, in order.
const HEADINGS: [&str; 4] = ["Kiểm tra gì", "Vì sao", "Ví dụ", "Cách sửa"];

/// Findings about suppressions rest on a file beside the document; their examples are in tests/config.rs.
const OUTSIDE_THE_DOCUMENT: &str = "suppression/";

/// The longest page that is still read to the end, in lines outside its examples.
const LINES: usize = 60;

/// One checker for all examples: the word lists are read once.
fn checker() -> Checker {
    Checker {
        regulations: Regulations::embedded(),
        lexicon: Lexicon::embedded(),
        settings: Settings { as_of: None, state: None, today: day("2026-11-21") },
        selection: Selection::default(),
        lang: Lang::Vi,
    }
}

/// Sets it to one rule, one example, one language.
fn set(checker: &mut Checker, page: &Page, example: &Example, lang: Lang) {
    checker.settings.as_of = example.as_of;
    checker.settings.state = Some(example.state);
    checker.selection.select = vec![page.id.to_owned()];
    checker.lang = lang;
}

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("days in tests and page heads are YYYY-MM-DD")
}

fn read(page: &Page, text: &str) -> Source {
    read_bytes(page.id, text.as_bytes().to_vec()).expect("an example is text")
}

/// What a person would see, without colours and frames.
fn render(source: &Source, finding: &Diagnostic) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let confidence = match finding.confidence {
        Confidence::High => "",
        Confidence::Medium => " (medium)",
        Confidence::Low => " (low)",
    };
    let mut out = format!("{severity}{confidence}: {}\n", finding.message);
    let _ = writeln!(out, "  at {}", place(source, finding.span, &finding.label));
    for label in &finding.labels {
        let _ = writeln!(out, "  also {}", place(source, label.span, &label.message));
    }
    for note in &finding.notes {
        let _ = writeln!(out, "  note: {note}");
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, "  help: {help}");
    }
    if !finding.legal_basis.is_empty() {
        let _ = writeln!(out, "  law: {}", finding.legal_basis.join("; "));
    }
    for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
        let applicability = match finding.fix.as_ref().map(|f| f.applicability) {
            Some(Applicability::Safe) => "safe",
            _ => "suggested",
        };
        let _ = writeln!(out, "  {applicability} fix: {:?} -> {:?}", source.slice(edit.span), edit.text);
    }
    out
}

fn place(source: &Source, span: rasoat::source::Span, message: &str) -> String {
    let at = source.position(source.in_file(span).start);
    let message = if message.is_empty() { String::new() } else { format!(": {message}") };
    format!(
        "{}:{} “{}”{message}",
        at.line,
        at.column,
        source.slice(span).escape_debug().to_string().replace("\\\"", "\"")
    )
}

#[test]
fn every_example_is_true() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/rule_book");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let failures = RefCell::new(Vec::new());
    let checker = RefCell::new(checker());
    settings.bind(|| {
        insta::glob!("../rules", "*/*.md", |path| match seen(&mut checker.borrow_mut(), page_of(path)) {
            Ok(seen) => insta::assert_snapshot!("page", seen),
            Err(mut found) => failures.borrow_mut().append(&mut found),
        });
    });
    let failures = failures.into_inner();
    assert!(failures.is_empty(), "{} example(s) are not true:\n\n{}", failures.len(), failures.join("\n\n"));
}

fn page_of(path: &Path) -> &'static Page {
    let name =
        |part: Option<&std::ffi::OsStr>| part.and_then(|p| p.to_str()).expect("names of pages are UTF-8").to_owned();
    let id = format!("{}/{}", name(path.parent().and_then(Path::file_name)), name(path.file_stem()));
    rules::page(&id).unwrap_or_else(|| panic!("{}: no rule {id}", path.display()))
}

/// Runs the examples of a page: what the failing ones print, or every way in which the page is not true.
fn seen(checker: &mut Checker, page: &Page) -> Result<String, Vec<String>> {
    let examples = examples(page);
    let mut seen = String::new();
    let mut failures = Vec::new();
    for (kind, fails) in [("fail", true), ("pass", false)] {
        let count = examples.iter().filter(|e| e.fails == fails).count();
        if count < 2 && !page.id.starts_with(OUTSIDE_THE_DOCUMENT) {
            failures.push(format!("rules/{}.md has {count} example(s) \"plan {kind}\"; two are the least", page.id));
        }
    }
    for example in &examples {
        let place = format!("rules/{}.md:{} (plan {})", page.id, example.line, example.fence);
        match run(checker, page, example) {
            Ok(printed) if example.fails => _ = writeln!(seen, "# plan {}\n{printed}", example.fence),
            Ok(_) => {}
            Err(why) => failures.push(format!("{place} {why}")),
        }
    }
    if failures.is_empty() { Ok(seen) } else { Err(failures) }
}

/// Runs one example: what a person would see, or why it is not true.
fn run(checker: &mut Checker, page: &Page, example: &Example) -> Result<String, String> {
    set(checker, page, example, Lang::Vi);
    let checked = checker.check(read(page, &example.text));
    let findings = &checked.diagnostics;
    let printed: String = findings.iter().map(|d| render(&checked.source, d)).collect();
    if !example.fails {
        return if findings.is_empty() { Ok(printed) } else { Err(format!("must be silent, but:\n{printed}")) };
    }
    if findings.is_empty() {
        // What was understood of the example usually says why.
        let tasks: Vec<_> = checked.document.tasks.iter().map(|t| (&t.text, &t.lead, &t.deadline)).collect();
        return Err(format!(
            "must give a finding, but gives none.\n{:?}\n{:#?}\n{:#?}\n{tasks:#?}",
            checked.document.as_of, checked.document.heads, checked.document.references
        ));
    }
    for finding in findings {
        let offered = finding.fix.as_ref().map(|fix| fix.applicability);
        let promised = offered.is_none() || page.fix == Some(Applicability::Safe) || page.fix == offered;
        if finding.rule != page.id {
            return Err(format!("gives a finding of {}", finding.rule));
        } else if finding.message.ends_with('.') {
            return Err(format!("prints a message that ends with a full stop:\n{printed}"));
        } else if !promised {
            return Err(format!("offers a fix {offered:?}, but the page says fix = {:?}", page.fix));
        }
    }
    silent_after_fixes(checker, page, example, findings)?;
    in_english_too(checker, page, example, findings)?;
    Ok(printed)
}

/// English says the same things in other words.
fn in_english_too(
    checker: &mut Checker,
    page: &Page,
    example: &Example,
    vietnamese: &[Diagnostic],
) -> Result<(), String> {
    set(checker, page, example, Lang::En);
    let english = checker.check(read(page, &example.text)).diagnostics;
    let same = english.len() == vietnamese.len()
        && english.iter().zip(vietnamese).all(|(en, vi)| {
            en.span == vi.span
                && en.message != vi.message
                && en.help.is_some() == vi.help.is_some()
                && en.notes.len() == vi.notes.len()
        });
    if same { Ok(()) } else { Err(format!("says something else in English:\n{english:#?}\n{vietnamese:#?}")) }
}

/// A safe fix cures what it is offered for.
fn silent_after_fixes(
    checker: &Checker,
    page: &Page,
    example: &Example,
    findings: &[Diagnostic],
) -> Result<(), String> {
    let safe = |d: &&Diagnostic| d.fix.as_ref().is_some_and(|f| f.applicability == Applicability::Safe);
    if findings.iter().find(safe).is_none() {
        return Ok(());
    }
    let fixed = rasoat::fix::fix(
        |source| checker.check(source),
        page.id,
        example.text.clone().into_bytes(),
        Applicability::Safe,
    )
    .map_err(|e| format!("cannot be fixed: {e}"))?;
    let text = String::from_utf8(fixed.bytes).map_err(|e| format!("loses its encoding by a fix: {e}"))?;
    let left = checker.check(read(page, &text));
    let rest: String = left.diagnostics.iter().filter(safe).map(|d| render(&left.source, d)).collect();
    if rest.is_empty() { Ok(()) } else { Err(format!("still finds, after its own safe fixes:\n{rest}in\n{text}")) }
}

#[test]
fn every_page_has_the_same_parts() {
    for rule in rules::all() {
        let page = rule.page;
        let headings: Vec<&str> = page.text.lines().filter_map(|l| l.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "headings of rules/{}.md", page.id);
        let examples: usize = examples(page).iter().map(|e| e.text.lines().count() + 2).sum();
        let lines = page.text.lines().count() - examples;
        assert!(lines <= LINES, "rules/{}.md has {lines} lines beside its examples; {LINES} are the most", page.id);
        for text in [page.title, page.title_en, page.summary_en] {
            assert!(!text.trim().is_empty(), "rules/{}.md: title, title-en and summary-en say something", page.id);
        }
        assert!(page.summary_en.ends_with('.'), "rules/{}.md: summary-en is a sentence", page.id);
    }
}

#[test]
fn a_page_says_why_and_names_the_law_that_it_rests_on() {
    for rule in rules::all() {
        let page = rule.page;
        let part = |heading: &str| {
            let (_, rest) = page.text.split_once(&format!("## {heading}\n")).unwrap_or_default();
            rest.split("\n## ").next().unwrap_or_default().trim().to_owned()
        };
        // The legal place stands where a reader looks for it, in words: "Nghị định số 30/2020/NĐ-CP, Phụ lục I …".
        let (what, why, cure) = (part("Kiểm tra gì"), part("Vì sao"), part("Cách sửa"));
        let number =
            |place: &&str| place.split(' ').next().is_some_and(|number| why.contains(number) || what.contains(number));
        assert!(
            page.law.is_empty() || page.law.iter().any(number),
            "rules/{}.md: “Vì sao” does not name {:?}, which the head does",
            page.id,
            page.law
        );
        for (heading, said) in [("Kiểm tra gì", what), ("Vì sao", why), ("Cách sửa", cure)] {
            let words = said.split_whitespace().count();
            assert!(words >= 4, "rules/{}.md: “{heading}” says {words} word(s)", page.id);
            assert!(said.ends_with(['.', '”']), "rules/{}.md: “{heading}” is made of sentences", page.id);
        }
    }
}

#[test]
fn the_law_that_a_page_rests_on_is_known_and_was_in_force() {
    let regulations = Regulations::embedded();
    for rule in rules::all() {
        let page = rule.page;
        for place in page.law {
            in_force(&regulations, page, place, regulations.as_of());
        }
        for (last, places) in page.former_law {
            for place in *places {
                in_force(&regulations, page, place, day(last));
            }
        }
    }
}

#[track_caller]
fn in_force(regulations: &Regulations, page: &Page, place: &str, on: NaiveDate) {
    let number = place.split(' ').next().unwrap_or_default();
    let known = regulations.with_number(&Number(number.to_owned()), None);
    assert!(!known.is_empty(), "rules/{}.md: law {place:?}: {number} is not in rules/regulations/", page.id);
    let stands = |status: &Status| matches!(status, Status::InForce | Status::PartlyEnded(_));
    let standing: Vec<Status> = known.iter().map(|&id| regulations.status(id, on)).collect();
    assert!(
        standing.iter().any(stands),
        "rules/{}.md: law {place:?} is not in force on {on}: {standing:?}; name its successor, or move it to former-law",
        page.id
    );
}
