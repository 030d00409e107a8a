//! The invariants of ARCHITECTURE.md that can be read off the source tree.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Files under `src/` whose code (comments aside) names `word`, as paths relative to `src/`.
fn files_that_name(word: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut named: Vec<String> = files
        .iter()
        .filter(|file| {
            let text = fs::read_to_string(file).unwrap();
            text.lines().any(|line| line.split("//").next().unwrap_or_default().contains(word))
        })
        .map(|file| file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"))
        .collect();
    named.sort();
    named
}

#[track_caller]
fn only(word: &str, allowed: &str) {
    let outside: Vec<String> = files_that_name(word).into_iter().filter(|f| !f.starts_with(allowed)).collect();
    assert!(outside.is_empty(), "only src/{allowed} may know {word:?}, but {outside:?} do");
}

#[test]
fn each_library_is_known_to_one_place() {
    only("pest::", "parse/");
    only("pest_derive", "parse/");
    only("petgraph", "regulations/");
    only("ariadne", "report/terminal");
    only("indicatif", "cli/");
    only("clap", "cli/");
}

#[test]
fn the_clock_is_read_by_the_command_line_only() {
    only("::now(", "cli/");
    only("::today(", "cli/");
}

#[test]
fn rules_see_neither_each_other_nor_the_outside() {
    for word in ["std::fs", "std::env", "std::net", "static mut", "thread_local"] {
        let rules: Vec<String> = files_that_name(word).into_iter().filter(|f| f.starts_with("rules/")).collect();
        assert!(rules.is_empty(), "rules are functions of the document, but {rules:?} name {word:?}");
    }
}

#[test]
fn rules_walk_the_model_and_never_the_whole_text() {
    // A few ask for one word once their case has come up (`memmem`): where is the appendix announced?
    for word in ["lines", "chars", "char_indices", "bytes", "split", "match_indices"] {
        let word = &format!("source.text.{word}");
        let mut rules = files_that_name(word);
        rules.retain(|file| file.starts_with("rules/"));
        assert!(rules.is_empty(), "{rules:?} read the text through ({word}): gather in src/resolve what they look for");
    }
}

#[test]
fn nothing_talks_to_the_network() {
    for word in ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq"] {
        assert_eq!(files_that_name(word), Vec::<String>::new());
    }
}

#[test]
fn parsing_knows_no_law_and_the_law_knows_no_document() {
    let parse: Vec<String> =
        files_that_name("crate::regulations").into_iter().filter(|f| f.starts_with("parse/")).collect();
    assert!(parse.is_empty(), "parse must not know the law, but {parse:?} do");
    for word in ["crate::rules", "crate::parse", "crate::resolve", "crate::report"] {
        let law: Vec<String> = files_that_name(word).into_iter().filter(|f| f.starts_with("regulations/")).collect();
        assert!(law.is_empty(), "the law must not know documents, but {law:?} name {word}");
    }
}

/// What the grammar is asked of may be hostile: a production that called itself could exhaust the stack.
#[test]
fn no_production_is_recursive() {
    use pest_meta::optimizer::OptimizedExpr;
    use std::collections::{BTreeMap, BTreeSet};
    let files = ["lexical", "date", "citation", "plan", "deadline"];
    let grammar: String =
        files.iter().map(|name| fs::read_to_string(format!("grammar/{name}.pest")).expect("it is there")).collect();
    let (_, productions) = pest_meta::parse_and_optimize(&grammar).expect("the grammar compiles");
    let calls: BTreeMap<String, BTreeSet<String>> = productions
        .into_iter()
        .map(|production| {
            let called = production.expr.iter_top_down().filter_map(|part| match part {
                OptimizedExpr::Ident(name) => Some(name),
                _ => None,
            });
            (production.name.clone(), called.collect())
        })
        .collect();
    assert!(calls.len() > 100, "only {} productions were read", calls.len());
    for start in calls.keys() {
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        let mut open: Vec<&String> = calls[start].iter().collect();
        while let Some(name) = open.pop() {
            assert_ne!(name, start, "this production calls itself, directly or through others");
            if reached.insert(name) {
                open.extend(calls.get(name).into_iter().flatten());
            }
        }
    }
}
