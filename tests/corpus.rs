//! The corpus: what each document gives is a snapshot; every planted defect is found, and nothing else is an error.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

mod checking;

use checking::{Finding, check, checker, findings};
use rasoat::diagnostic::Severity;
use rasoat::{Checked, rules};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands beside a document in a file of the same name: `x.txt` and `x.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Nothing at all is to be found, not even an info.
    #[serde(default)]
    perfect: bool,
    /// The defects that we put in.
    #[serde(default)]
    planted: Vec<Planted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planted {
    rule: String,
    line: u32,
    what: String,
}

fn documents() -> Vec<PathBuf> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            if path.is_dir() {
                walk(&path, into);
            } else if matches!(extension, "txt" | "md") && !path.ends_with("README.md") {
                into.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &mut paths);
    paths.sort();
    paths
}

fn expected(document: &Path) -> Expected {
    let beside = document.with_extension("toml");
    if !beside.exists() {
        return Expected::default();
    }
    toml::from_str(&fs::read_to_string(&beside).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", beside.display()))
}

fn name(document: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    document.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")
}

/// The judgement in a line, then one line a finding.
fn summary(checked: &Checked) -> String {
    let document = &checked.document;
    let mut text =
        format!("{:?} {:?} {} ({:?})\n", document.regime, document.state, document.as_of.day, document.as_of.source);
    for Finding { rule, severity, line, also, message } in findings(checked) {
        let severity = format!("{severity:?}").to_lowercase();
        let also: String = also.iter().map(|line| format!("+{line}")).collect();
        writeln!(text, "{line}{also} {severity} {rule}: {message}").unwrap();
    }
    text
}

#[test]
fn documents_give_what_they_gave() {
    let checker = checker();
    for path in documents() {
        let name = name(&path);
        let checked = check(&checker, &name, fs::read(&path).unwrap());
        let snapshot = name.rsplit_once('.').unwrap().0.replace('/', "-");
        insta::with_settings!({ description => name.clone(), prepend_module_to_snapshot => false, snapshot_path => "snapshots/corpus" }, {
            insta::assert_snapshot!(snapshot, summary(&checked));
        });
    }
}

#[test]
fn what_was_planted_is_found_and_nothing_else_is_an_error() {
    let checker = checker();
    let mut wrong = Vec::new();
    for path in documents() {
        let (name, expected) = (name(&path), expected(&path));
        let found = findings(&check(&checker, &name, fs::read(&path).unwrap()));
        for planted in &expected.planted {
            assert!(rules::page(&planted.rule).is_some(), "{name}: there is no rule {}", planted.rule);
            if !found.iter().any(|f| f.shows(&planted.rule, planted.line)) {
                wrong.push(format!("{name}:{} missed {}: {}", planted.line, planted.rule, planted.what));
            }
        }
        for finding in &found {
            let planted = expected.planted.iter().any(|p| finding.shows(&p.rule, p.line));
            if expected.perfect || (finding.severity == Severity::Error && !planted) {
                wrong.push(format!("{name}:{} false {}: {}", finding.line, finding.rule, finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_plan_of_a_commune_has_defects_of_25_rules() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/commune-2026-25-defects.txt");
    let rules: BTreeSet<String> = expected(&path).planted.into_iter().map(|planted| planted.rule).collect();
    assert_eq!(rules.len(), 25, "{rules:?}");
}

#[test]
fn a_document_of_defects_is_named_after_its_rule() {
    for path in documents() {
        let name = name(&path);
        let Some(stem) = name.strip_prefix("defects/").and_then(|n| n.strip_suffix(".txt")) else { continue };
        let planted = expected(&path).planted;
        assert!(!planted.is_empty(), "{name} has no defect listed");
        for Planted { rule, .. } in planted {
            assert_eq!(rule.replacen('/', "-", 1), stem, "{name}");
        }
    }
}
