//! The program as it is run: exit statuses, bad input, output files, threads.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A plan with one impossible date, and one without any.
const WRONG: &str = "KẾ HOẠCH\nCải cách hành chính năm 2023\n\nThực hiện Công văn số 12/SNV-CCHC ngày 31/11/2022 của Sở Nội vụ về việc lập kế hoạch;\n";
const RIGHT: &str = "KẾ HOẠCH\nCải cách hành chính năm 2023\n\nThực hiện Công văn số 12/SNV-CCHC ngày 30/11/2022 của Sở Nội vụ về việc lập kế hoạch;\n";

/// A folder of its own with the program to run in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
        command.current_dir(self.folder.path()).args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).output().unwrap())
    }

    /// Checks with the rule about dates only, so that other rules change nothing here.
    fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check", "--select", "date/impossible"], arguments].concat())
    }
}

struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    fn of(output: &Output) -> Run {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Run { status: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}{}", self.out, self.err))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_exit_status_says_what_was_found() {
    let place = Place::new();
    place.write("wrong.txt", WRONG);
    place.write("right.txt", RIGHT);
    assert_eq!(place.check(&["right.txt"]).status, 0);
    assert_eq!(place.check(&["wrong.txt"]).status, 1);
    assert_eq!(place.check(&["right.txt", "wrong.txt"]).status, 1);
    assert_eq!(place.check(&["--fail-on", "never", "wrong.txt"]).status, 0);
    assert_eq!(place.check(&["--fail-on", "info", "right.txt"]).status, 0);
    assert_eq!(place.check(&["--fail-on", "warning", "wrong.txt"]).status, 1);
    assert_eq!(place.check(&["wrong.txt", "missing.txt"]).status, 2);
    assert_eq!(place.check(&["--ignore", "date", "wrong.txt"]).status, 0);
}

#[test]
fn each_file_that_cannot_be_read_is_named_and_the_others_are_checked() {
    let place = Place::new();
    place.write("wrong.txt", WRONG);
    place.write("empty.txt", "");
    place.write("blank.txt", "\u{FEFF} \n\n");
    place.write("latin.txt", b"K\xEA ho\xA1ch");
    place.write("noise.txt", b"\x01\x02\0\x03");
    place.write("word.txt", b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0word/document.xml");
    place.write("folder/picture.png", b"\x89PNG");
    let files = ["empty.txt", "blank.txt", "latin.txt", "noise.txt", "word.txt", "missing.txt", "folder", "wrong.txt"];
    let reasons = ["tệp rỗng", "tệp rỗng", "byte thứ 1", "byte thứ 2", "Word (.docx)", "không có tệp", ".txt hoặc .md"];

    let run = place.check(&[&["--format", "json"], &files[..]].concat());
    assert_eq!(run.status, 2);
    let json = run.json();
    for (i, reason) in reasons.iter().enumerate() {
        let file = &json["files"][i];
        assert_eq!(file["path"], files[i]);
        assert!(file["error"].as_str().unwrap().contains(reason), "{file}");
        assert_eq!(file["diagnostics"].as_array().unwrap().len(), 0);
        for key in ["regime", "state", "as_of", "as_of_source", "coverage"] {
            assert!(file.as_object().unwrap()[key].is_null(), "{key}");
        }
        assert!(run.err.contains(&format!("rasoat: {}: ", files[i])), "{}", run.err);
    }
    assert_eq!(json["files"][7]["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(json["summary"]["failed"], 7);
    assert_eq!(json["summary"]["files"], 8);
    assert_eq!(json["summary"]["errors"], 1);

    let english = place.check(&[&["--lang", "en"], &files[..]].concat());
    assert_eq!(english.status, 2);
    assert!(english.err.contains("latin.txt: not UTF-8 text: byte 1 (from 0), value 0xEA"), "{}", english.err);
    assert!(english.out.contains("2022"), "{}", english.out);
}

#[cfg(unix)]
#[test]
fn a_run_that_read_nothing_says_nothing_of_errors() {
    let place = Place::new();
    place.write("a.txt", "");
    place.write("b.txt", [0, 1, 2, 3]);
    let run = place.check(&["a.txt", "b.txt"]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("Tổng cộng 2 tệp: không đọc được tệp nào."), "{}", run.out);
    assert!(!run.out.contains("chưa thấy lỗi"), "{}", run.out);
}

#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.write("secret.txt", WRONG);
    fs::set_permissions(place.path("secret.txt"), fs::Permissions::from_mode(0o0)).unwrap();
    if fs::File::open(place.path("secret.txt")).is_ok() {
        // The superuser may read everything.
        return;
    }
    let run = place.check(&["secret.txt"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("secret.txt: không có quyền đọc"), "{}", run.err);
}

#[test]
fn folders_are_walked_in_order_and_ignored_files_are_left_out() {
    let place = Place::new();
    for name in ["b.txt", "a.md", "sub/c.TXT", "sub/d.docx", "e.rs", "out/f.txt", ".hidden.txt", "sub/g.markdown"] {
        place.write(name, RIGHT);
    }
    place.write(".gitignore", "out/\n");
    let run = place.check(&["--format", "json", "."]);
    let paths: Vec<String> =
        run.json()["files"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap().to_owned()).collect();
    assert_eq!(paths, ["a.md", "b.txt", "sub/c.TXT", "sub/g.markdown"]);
    assert!(run.err.contains("bỏ qua 1 tệp"), "{}", run.err);
    assert_eq!(place.check(&["--format", "json"]).out, run.out, "the folder is the default");
}

#[test]
fn standard_input_is_a_file_named_dash() {
    let place = Place::new();
    let mut child = place
        .command(&["check", "--select", "date/impossible", "--format", "json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let run = Run::of(&child.wait_with_output().unwrap());
    assert_eq!(run.status, 1);
    assert_eq!(run.json()["files"][0]["path"], "-");
}

#[test]
fn the_bytes_are_the_same_whatever_the_threads() {
    let place = Place::new();
    for i in 0..40 {
        // Sizes that finish out of order.
        place.write(&format!("{i:02}.txt"), if i % 3 == 0 { WRONG.repeat(1 + i) } else { RIGHT.to_owned() });
    }
    for format in ["json", "text"] {
        let one = place.run(&["check", "--format", format, "--jobs", "1", "."]);
        assert_eq!(one.status, 1);
        for jobs in ["2", "7"] {
            let many = place.run(&["check", "--format", format, "--jobs", jobs, "."]);
            assert_eq!(many.out, one.out, "{format}, {jobs} threads");
        }
    }
}

#[test]
fn an_output_file_appears_whole_or_not_at_all() {
    let place = Place::new();
    place.write("wrong.txt", WRONG);
    place.write("report.json", "old");
    let run = place.check(&["--format", "json", "--output", "report.json", "wrong.txt"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let written: Value = serde_json::from_slice(&fs::read(place.path("report.json")).unwrap()).unwrap();
    assert_eq!(written["summary"]["errors"], 1);
    assert_eq!(names(place.folder.path()), ["report.json", "wrong.txt"], "nothing is left behind");

    let run = place.check(&["--output", "no-folder/report.json", "wrong.txt"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no-folder/report.json"), "{}", run.err);
    assert_eq!(names(place.folder.path()), ["report.json", "wrong.txt"]);
}

#[cfg(unix)]
#[test]
fn an_output_file_has_the_rights_of_any_other_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.write("right.txt", RIGHT);
    place.write("kept.json", "old");
    fs::set_permissions(place.path("kept.json"), fs::Permissions::from_mode(0o640)).unwrap();
    place.check(&["--output", "new.json", "right.txt"]);
    place.check(&["--output", "kept.json", "right.txt"]);
    let mode = |name: &str| fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("new.json"), mode("right.txt"));
    assert_eq!(mode("kept.json"), 0o640);
    assert_eq!(place.check(&["--output", "/dev/null", "right.txt"]).status, 0);
}

#[test]
fn bad_usage_is_explained_in_the_language_of_the_run() {
    let place = Place::new();
    for (arguments, words) in [
        (&["check", "--select", "date/imposible"][..], "có phải là “date/impossible”?"),
        (&["check", "--ignore", "dat"], "không có quy tắc hoặc nhóm quy tắc “dat”"),
        (&["check", "--slect", "date"], "không có tham số --slect; có phải là --select?"),
        (&["check", "--as-of", "31/02/2024"], "viết 2024-01-12 hoặc 12/01/2024"),
        (&["check", "--format", "xml"], "“xml” không dùng được cho --format"),
        (&["check", "--draft", "--final"], "--draft không dùng cùng --final"),
        (&["check", "--jobs", "0"], "“0” không dùng được cho --jobs"),
        (&["chek"], "không có lệnh “chek”; có phải là check?"),
        (&["explain"], "thiếu <QUY_TẮC>"),
        (&["explain", "date/imposible"], "có phải là “date/impossible”?"),
        (&["explain", "impossible"], "có phải là “date/impossible”?"),
        (&["explain", "missing_lead"], "có phải là “task/missing-lead”?"),
        (&["parse", "missing.txt"], "missing.txt: không có tệp"),
        (&["--lang", "en", "explain", "date/imposible"], "did you mean “date/impossible”?"),
        (&["check", "--lang=en", "--slect"], "unexpected argument '--slect'"),
    ] {
        let run = place.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
    }
    assert_eq!(place.run(&[]).status, 2);
}

#[test]
fn help_is_vietnamese_and_is_no_error() {
    let place = Place::new();
    let help = place.run(&["check", "--help"]);
    assert_eq!(help.status, 0);
    for words in ["Cách dùng: rasoat check", "--as-of <NGÀY>", "--fail-on", "--min-confidence", "Tùy chọn"] {
        assert!(help.out.contains(words), "{words}: {}", help.out);
    }
    assert!(!help.out.contains("Usage") && !help.out.contains("Options"), "{}", help.out);
    assert!(place.run(&["--version"]).out.starts_with("rasoat "));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let place = Place::new();
    place.write("wrong.txt", WRONG);
    assert!(!place.check(&["wrong.txt"]).out.contains('\x1b'), "not a terminal");
    assert!(!place.check(&["--color", "never", "wrong.txt"]).out.contains('\x1b'));
    assert!(place.check(&["--color", "always", "wrong.txt"]).out.contains('\x1b'));
    let mut command = place.command(&["check", "wrong.txt"]);
    let run = Run::of(&command.env("NO_COLOR", "1").output().unwrap());
    assert!(!run.out.contains('\x1b'));
}

#[test]
fn quiet_prints_findings_only() {
    let place = Place::new();
    place.write("wrong.txt", WRONG);
    place.write("right.txt", RIGHT);
    let run = place.check(&["--quiet", "wrong.txt", "right.txt"]);
    assert!(run.out.contains("wrong.txt:4:"), "{}", run.out);
    assert!(!run.out.contains("Xét theo ngày") && !run.out.contains("Tổng cộng"), "{}", run.out);
    assert_eq!(place.check(&["--quiet", "right.txt"]).out, "");
}

#[test]
fn a_reader_that_goes_away_is_no_crash() {
    let place = Place::new();
    place.write("wrong.txt", WRONG.repeat(3000));
    for arguments in [&["check", "wrong.txt"][..], &["check", "--format", "json", "wrong.txt"], &["parse", "wrong.txt"]]
    {
        let mut child = place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let run = Run::of(&child.wait_with_output().unwrap());
        assert_eq!(run.err, "", "{arguments:?}");
        assert!(run.status <= 1, "{arguments:?}");
    }
}

#[test]
fn options_reach_the_judgement() {
    let place = Place::new();
    place.write("wrong.txt", WRONG);
    let file = |arguments: &[&str]| {
        let all = [&["check", "--format", "json"], arguments, &["wrong.txt"]].concat();
        place.run(&all).json()["files"][0].clone()
    };
    let judged = file(&["--as-of", "12/01/2024", "--final"]);
    assert_eq!((&judged["as_of"], &judged["as_of_source"]), (&Value::from("2024-01-12"), &Value::from("option")));
    assert_eq!(judged["state"], "final");
    assert_eq!(file(&["--draft"])["state"], "draft");
    for diagnostic in file(&["--min-confidence", "high"])["diagnostics"].as_array().unwrap() {
        assert_eq!(diagnostic["confidence"], "high");
    }
}

#[test]
fn places_in_json_are_bytes_of_the_file() {
    let place = Place::new();
    let decomposed = WRONG.replace('ế', "e\u{302}\u{301}").replace('\n', "\r\n");
    for text in [WRONG.to_owned(), format!("\u{FEFF}{WRONG}"), decomposed, WRONG.replace("ngày", "**ngày**")] {
        place.write("file.txt", &text);
        let run = place.check(&["--format", "json", "file.txt"]);
        let finding = run.json()["files"][0]["diagnostics"][0].clone();
        let byte = |end: &str| usize::try_from(finding["span"][end].as_u64().unwrap()).unwrap();
        assert_eq!(&text[byte("start")..byte("end")], "31/11/2022");
        let line = text.split('\n').nth(3).unwrap();
        let column = line[..line.find("31/11").unwrap()].chars().count() + 1;
        assert_eq!(finding["range"]["start"], serde_json::json!({"line": 4, "column": column}));
        assert_eq!(finding["range"]["end"], serde_json::json!({"line": 4, "column": column + 10}));
        for key in [
            "rule",
            "title",
            "severity",
            "confidence",
            "legal_basis",
            "message",
            "help",
            "labels",
            "regulations",
            "fix",
        ] {
            assert!(finding.as_object().unwrap().contains_key(key), "{key}");
        }
    }
}

#[test]
fn parse_prints_the_model() {
    let place = Place::new();
    place.write("file.txt", WRONG);
    let json = place.run(&["parse", "--format", "json", "file.txt"]).json();
    assert_eq!(json["documents"][0]["kind"], "ke-hoach");
    assert_eq!(json["citations"][0]["number"], "12/SNV-CCHC");
    assert_eq!(json["citations"][0]["date_text"].as_str().unwrap().trim_start_matches("ngày "), "31/11/2022");
    assert!(json["citations"][0]["issued_on"].is_null());
    assert!(json.get("text").is_none());
    assert_eq!(place.run(&["parse", "--format", "json", "--with-text", "file.txt"]).json()["text"], WRONG);
    let tree = place.run(&["parse", "file.txt"]);
    assert!(tree.out.contains("12/SNV-CCHC") && tree.out.contains("Viện dẫn (1)"), "{}", tree.out);
}

#[test]
fn the_rule_book_is_printed() {
    let place = Place::new();
    let page = place.run(&["explain", "date/impossible"]);
    assert_eq!(page.status, 0);
    for words in ["Ngày không có thật", "Kiểm tra gì", "Có phát hiện:", "Cách sửa"] {
        assert!(page.out.contains(words), "{words}: {}", page.out);
    }
    let english = place.run(&["explain", "--lang", "en", "date/impossible"]);
    assert!(english.out.starts_with("Date that does not exist"), "{}", english.out);
    let table = place.run(&["rules"]);
    assert!(
        table.out.lines().any(|line| line.starts_with("date/impossible ") && line.contains("lỗi")),
        "{}",
        table.out
    );
    let rules = place.run(&["rules", "--format", "json"]).json();
    assert!(rules["rules"].as_array().unwrap().iter().any(|rule| rule["rule"] == "date/impossible"));
}
