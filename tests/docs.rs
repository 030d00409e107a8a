//! The README is true: its output is what the program prints; the table of `rules/README.md` is the rule book's.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes what the program prints into it.
#![allow(clippy::unwrap_used)] // a test that cannot read the README fails

use std::fs;
use std::process::Command;

fn run(arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(arguments.split_whitespace())
        .env("NO_COLOR", "1")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Replaces what stands between `begin` and `end` by `inner`.
fn between(text: &str, begin: &str, end: &str, inner: &str) -> String {
    let start = text.find(begin).unwrap() + begin.len();
    let stop = start + text[start..].find(end).unwrap();
    format!("{}{inner}{}", &text[..start], &text[stop..])
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).unwrap();
    let prompt = "```console\n$ rasoat ";
    let arguments = readme.split_once(prompt).unwrap().1.lines().next().unwrap();
    let shown = run(arguments);
    assert!(shown.contains("hết hiệu lực"), "{shown}");
    let fresh = between(&readme, &format!("{prompt}{arguments}\n"), "```", &shown);
    same_or_updated(path, &readme, &fresh);
}

#[test]
fn the_table_of_rules_is_the_rule_book() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/README.md");
    let table = fs::read_to_string(path).unwrap();
    let fresh = between(&table, "<!-- rules -->\n", "<!-- /rules -->", &run("rules --format markdown"));
    same_or_updated(path, &table, &fresh);
}

#[track_caller]
fn same_or_updated(path: &str, written: &str, fresh: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, fresh).unwrap();
    } else {
        assert!(written == fresh, "{path} is not what the program prints: UPDATE_DOCS=1 cargo test --test docs");
    }
}

#[test]
fn every_command_of_the_readme_exists() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let help = run("--help");
    for line in readme.lines().filter(|line| line.starts_with("| `rasoat ")) {
        for command in line.split("`rasoat ").skip(1) {
            let name = command.split([' ', '`']).next().unwrap();
            assert!(help.contains(&format!("  {name} ")), "{name} is not in the help:\n{help}");
        }
    }
}

#[test]
fn the_units_files_of_the_rule_book_are_accepted() {
    let book = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/README.md")).unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let mut names = Vec::new();
    for example in book.split("```toml ").skip(1) {
        let (name, rest) = example.split_once('\n').unwrap();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, rest.split("```").next().unwrap()).unwrap();
        names.push(name);
    }
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat")).arg("config").current_dir(folder.path()).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success() && names.len() == 5, "{names:?} {err}");
    for name in names.iter().skip(1) {
        assert!(out.contains(&format!(" = {name}: ")), "{name} is not in use: {out}");
    }
}
