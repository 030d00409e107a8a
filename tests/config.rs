//! What an office decides for its own folder, end to end: settings, suppressions, fixes.
#![allow(clippy::unwrap_used)] // a test that cannot set up its folder fails

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const PLAN: &str = "KẾ HOẠCH\nCải cách hành chính năm 2023\n\nThực hiện Công văn số 12/SNV-CCHC ngày 31/11/2022 \
                    của Sở Nội vụ về việc lập kế hoạch;\n";

/// A folder with one plan and one configuration.
fn folder(config: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), PLAN).unwrap();
    fs::write(folder.path().join("rasoat.toml"), config).unwrap();
    folder
}

/// Exit status, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Rule and severity of every finding.
fn findings(folder: &Path, arguments: &[&str]) -> Vec<(String, String)> {
    let (_, out, err) = run(folder, &[&["check", "--format", "json"], arguments].concat());
    let json: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out} {err}"));
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let files = json["files"].as_array().unwrap().iter();
    files
        .flat_map(|file| file["diagnostics"].as_array().unwrap())
        .map(|d| (text(&d["rule"]), text(&d["severity"])))
        .collect()
}

fn has(found: &[(String, String)], rule: &str) -> bool {
    found.iter().any(|(r, _)| r == rule)
}

#[test]
fn an_accepted_finding_is_gone_and_the_others_stay() {
    let quoted = |quote: &str| {
        folder(&format!(
            "[[suppress]]\nrule = \"date/impossible\"\npath = \"*.txt\"\nquote = {quote:?}\nreason = \"Trích nguyên văn\"\n"
        ))
    };
    assert!(!has(&findings(quoted("12/snv-cchc").path(), &["a.txt"]), "date/impossible"));
    let other = findings(quoted("13/SNV-CCHC").path(), &["a.txt"]);
    assert!(has(&other, "date/impossible") && has(&other, "suppression/unused"));
}

#[test]
fn every_example_on_the_pages_about_suppressions_is_true() {
    for name in ["expired", "unreasoned", "unused"] {
        let page = fs::read_to_string(format!("rules/suppression/{name}.md")).unwrap();
        let examples: Vec<&str> = page.split("```config ").skip(1).collect();
        assert!(examples.len() >= 4, "{name}");
        for example in examples {
            let (verdict, rest) = example.split_once('\n').unwrap();
            let folder = folder(rest.split("```").next().unwrap());
            let found = findings(folder.path(), &["--select", &format!("suppression/{name}"), "a.txt"]);
            assert_eq!(has(&found, &format!("suppression/{name}")), verdict == "fail", "{name}: {rest}");
        }
    }
}

#[test]
fn the_command_line_is_stronger_than_the_file() {
    let folder = folder("[check]\nfail-on = \"never\"\n[check.severity]\n\"date/impossible\" = \"info\"\n");
    assert_eq!(run(folder.path(), &["check", "--select", "date/impossible", "a.txt"]).0, 0);
    assert_eq!(run(folder.path(), &["check", "--select", "date/impossible", "--fail-on", "info", "a.txt"]).0, 1);
    let found = findings(folder.path(), &["--select", "date/impossible", "a.txt"]);
    assert_eq!(found, [("date/impossible".to_owned(), "info".to_owned())]);
}

#[test]
fn a_named_configuration_replaces_the_one_that_would_be_found() {
    let folder = folder("[check]\nignore = [\"date\"]\n");
    assert!(!has(&findings(folder.path(), &["a.txt"]), "date/impossible"));
    fs::write(folder.path().join("khac.toml"), "").unwrap();
    assert!(has(&findings(folder.path(), &["--config", "khac.toml", "a.txt"]), "date/impossible"));
}

#[test]
fn a_wrong_configuration_stops_the_run_with_its_place() {
    let folder = folder("[check]\nignor = []\n");
    let (status, _, err) = run(folder.path(), &["check", "a.txt"]);
    assert_eq!(status, 2);
    assert!(err.contains("rasoat.toml:2:1: không có khóa “ignor”; có phải là “ignore”?"), "{err}");
    let (status, _, err) = run(folder.path(), &["--lang", "en", "check", "a.txt"]);
    assert_eq!(status, 2);
    assert!(err.contains("rasoat.toml:2:1: there is no key “ignor”; did you mean “ignore”?"), "{err}");
}

#[test]
fn init_never_overwrites_and_its_file_is_accepted() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), PLAN).unwrap();
    assert_eq!(run(folder.path(), &["init"]).0, 0);
    assert!(has(&findings(folder.path(), &["a.txt"]), "date/impossible"));
    let (status, _, err) = run(folder.path(), &["init"]);
    assert_eq!(status, 2);
    assert!(err.contains("không ghi đè"), "{err}");
}

#[test]
fn config_says_who_said_what() {
    let folder = folder("[check]\nfail-on = \"warning\"\n[[paths]]\nmatch = \"*.txt\"\nstate = \"final\"\n");
    let (_, out, _) = run(folder.path(), &["config", "a.txt"]);
    assert!(out.contains("fail-on = warning    ([check])"), "{out}");
    assert!(out.contains("state = final    ([[paths]] match = \"*.txt\")"), "{out}");
}

#[test]
fn a_fix_follows_the_settings_of_the_folder() {
    // "20223" can be mended; what is turned off, or accepted, stays as it is written.
    let row = "1\tCông khai thủ tục hành chính\tPhòng Nội vụ\t31/10/20223\n";
    let plan = format!("{PLAN}\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n{row}");
    let mended = |config: &str| {
        let folder = folder(config);
        fs::write(folder.path().join("a.txt"), &plan).unwrap();
        let (status, _, err) = run(folder.path(), &["fix", "--suggested", "--in-place", "a.txt"]);
        assert_eq!(status, 0, "{err}");
        fs::read_to_string(folder.path().join("a.txt")).unwrap().contains("\t31/10/2023\n")
    };
    assert!(mended(""));
    assert!(!mended("[check]\nignore = [\"date\"]\n"));
    let accepted = "path = \"*.txt\"\nreason = \"Trích nguyên văn\"\n";
    assert!(!mended(&format!("[[suppress]]\nrule = \"date\"\n{accepted}")));
}
