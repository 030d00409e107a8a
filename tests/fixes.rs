//! What a page promises its fixes do: where a page says `fix = "safe"` or `"suggested"`, its examples get edits, the
//! edits cure what they are offered for, and no rule of the whole book says more after them than before.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

mod book;
mod checking;

use book::{Example, examples};
use checking::{check, checker, findings};
use rasoat::Checker;
use rasoat::diagnostic::{Applicability, Diagnostic, Severity};
use rasoat::fix::{Fixed, fix};
use rasoat::rules::{self, Page};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The findings of one rule in one text.
fn found_by(checker: &mut Checker, page: &Page, example: &Example, text: &str) -> Vec<Diagnostic> {
    set(checker, example);
    checker.selection.select = vec![page.id.to_owned()];
    check(checker, page.id, text.as_bytes().to_vec()).diagnostics
}

fn set(checker: &mut Checker, example: &Example) {
    checker.settings.as_of = example.as_of;
    checker.settings.state = Some(example.state);
    checker.selection.select.clear();
    checker.selection.severity.clear();
}

fn fixed(checker: &Checker, page: &Page, example: &Example) -> Fixed {
    fix(|source| checker.check(source), page.id, example.text.clone().into_bytes(), Applicability::Suggested).unwrap()
}

fn place(page: &Page, example: &Example) -> String {
    format!("rules/{}.md:{} (plan {})", page.id, example.line, example.fence)
}

fn applicability(finding: &Diagnostic) -> Option<Applicability> {
    finding.fix.as_ref().filter(|fix| !fix.edits.is_empty()).map(|fix| fix.applicability)
}

#[test]
fn a_page_that_promises_a_fix_yields_an_edit_and_no_other_page_does() {
    let mut checker = checker();
    let mut wrong = Vec::new();
    for page in rules::all().map(|rule| rule.page) {
        let mut kept = page.fix.is_none();
        for example in examples(page).iter().filter(|e| e.fails) {
            let found = found_by(&mut checker, page, example, &example.text);
            let offered: Vec<Applicability> = found.iter().filter_map(applicability).collect();
            let place = place(page, example);
            if page.fix.is_none() && !offered.is_empty() {
                wrong.push(format!("{place} gets an edit; the page says fix = \"none\""));
            }
            if page.fix.is_some() && example.fixable && offered.is_empty() {
                wrong.push(format!("{place} gets no edit; the page promises one (or say no-fix in the fence)"));
            }
            if found.iter().any(|d| d.fix.is_some() && applicability(d).is_none()) {
                wrong.push(format!("{place} gets a fix without an edit"));
            }
            kept |= offered.iter().any(|&offered| Some(offered) == page.fix);
        }
        if !kept {
            wrong
                .push(format!("rules/{}.md: no example gets the fix that the page promises ({:?})", page.id, page.fix));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_fix_cures_and_brings_nothing_new() {
    let mut checker = checker();
    let mut wrong = Vec::new();
    for page in rules::all().map(|rule| rule.page).filter(|page| page.fix.is_some()) {
        for example in examples(page).iter().filter(|e| e.fails) {
            let before = found_by(&mut checker, page, example, &example.text);
            let before = before.iter().filter_map(applicability).count();
            // With the whole book on, so that a new finding of any rule shows; this rule even where it is off.
            set(&mut checker, example);
            checker.selection.severity = vec![(page.id.to_owned(), Some(Severity::Info))];
            let fixed = fixed(&checker, page, example);
            let text = String::from_utf8(fixed.bytes).unwrap();
            let after = found_by(&mut checker, page, example, &text);
            let after = after.iter().filter_map(applicability).count();
            let place = place(page, example);
            if example.fixable && after > 0 {
                wrong.push(format!("{place}: {before} before, {after} after; refused {:?}\n{text}", fixed.refused));
            }
            if !example.fixable && after < before {
                wrong.push(format!("{place} is mended, but its fence says no-fix"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// How often each rule speaks.
fn census(checker: &Checker, name: &str, bytes: Vec<u8>) -> HashMap<&'static str, usize> {
    let mut census = HashMap::new();
    for finding in findings(&check(checker, name, bytes)) {
        *census.entry(finding.rule).or_insert(0) += 1 + finding.also.len();
    }
    census
}

fn documents(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            documents(&path, into);
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            into.push(path);
        }
    }
}

#[test]
fn whole_documents_are_better_after_and_stable() {
    let checker = checker();
    let mut paths = Vec::new();
    documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &mut paths);
    let mut mended = 0;
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = fs::read(&path).unwrap();
        let Ok(fixed) = fix(|source| checker.check(source), name, bytes.clone(), Applicability::Suggested) else {
            continue;
        };
        mended += usize::from(!fixed.applied.is_empty());
        let (before, after) = (census(&checker, name, bytes), census(&checker, name, fixed.bytes.clone()));
        for (rule, count) in &after {
            assert!(before.get(rule).is_some_and(|b| count <= b), "{name}: {rule} says more after the fixes");
        }
        let again = fix(|source| checker.check(source), name, fixed.bytes.clone(), Applicability::Suggested).unwrap();
        assert!(again.bytes == fixed.bytes, "{name}: a second run changes more: {:?}", again.applied);
    }
    assert!(mended >= 20, "only {mended} documents were mended");
}
