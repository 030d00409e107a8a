//! A unit's own law, end to end: its records lie over the law that comes with the program, for every command.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A plan of a commune that replaces an earlier one and stands on a text of the centre.
const LAW: &str = r#"
["19/KH-UBND@2026-01-15"]
kind = "ke-hoach"
issuer = "Ủy ban nhân dân xã Tân Lập"
title = "Cải cách hành chính năm 2026"
check = "full-text"
source = "Bản lưu của Văn phòng"

["41/KH-UBND@2026-03-02"]
kind = "ke-hoach"
issuer = "Ủy ban nhân dân xã Tân Lập"
title = "Cải cách hành chính năm 2026"
effective = 2026-03-02
check = "full-text"
source = "Bản lưu của Văn phòng"
effects = [
  { replaces = "19/KH-UBND@2026-01-15", at = "Mục V" },
  { rests-on = "282/QĐ-TTg@2026-02-12" },
]
"#;

const PLAN: &str = "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\n\n\
                    Thực hiện Kế hoạch số 19/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã Tân Lập về cải cách hành chính năm 2026;\n";

/// A folder with one plan, a configuration that names `luat.toml`, and that file.
fn folder(law: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", PLAN);
    write("rasoat.toml", "[unit]\nregulations = [\"luat.toml\"]\n");
    write("luat.toml", law);
    folder
}

/// Exit status, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let (_, out, err) = run(folder, arguments);
    serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out}{err}"))
}

#[test]
fn a_plan_that_the_unit_replaced_is_a_basis_that_ended() {
    let folder = folder(LAW);
    let check = |day: &str| {
        let report =
            json(folder.path(), &["check", "a.txt", "--format", "json", "--select", "basis/expired", "--as-of", day]);
        report["files"][0]["diagnostics"].as_array().unwrap().clone()
    };
    assert!(check("2026-03-01").is_empty());
    let found = check("2026-03-10");
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().contains("Thay bằng: Căn cứ Kế hoạch số 41/KH-UBND"), "{}", found[0]);
    assert_eq!(found[0]["regulations"], serde_json::json!(["19/KH-UBND@2026-01-15", "41/KH-UBND@2026-03-02"]));
    // Without the unit's law the plan is unknown, and unknown is not wrong.
    fs::remove_file(folder.path().join("rasoat.toml")).unwrap();
    assert!(check("2026-03-10").is_empty());
}

/// The record file that the README shows is one.
#[test]
fn the_example_of_the_readme_is_true() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let law = readme.split("```toml\n").skip(1).map(|block| block.split("```").next().unwrap());
    let law = law.into_iter().find(|block| block.contains("KH-UBND@")).unwrap();
    let folder = folder(law);
    let (status, out, err) = run(folder.path(), &["kb", "validate", "luat.toml"]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.starts_with("2 bản ghi; 0 điểm bất thường"), "{out}");
}

#[test]
fn two_units_have_each_their_own_law() {
    let folder = TempDir::new().unwrap();
    for unit in ["tan-lap", "tan-hoa"] {
        fs::create_dir(folder.path().join(unit)).unwrap();
        fs::write(folder.path().join(unit).join("a.txt"), PLAN).unwrap();
    }
    fs::write(folder.path().join("tan-lap/rasoat.toml"), "[unit]\nregulations = [\"luat.toml\"]\n").unwrap();
    fs::write(folder.path().join("tan-lap/luat.toml"), LAW).unwrap();
    let check = ["check", ".", "--format", "json", "--select", "basis/expired", "--as-of", "2026-03-10"];
    let report = json(folder.path(), &check);
    let counts: Vec<(&str, usize)> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["diagnostics"].as_array().unwrap().len()))
        .collect();
    assert_eq!(counts, [("tan-hoa/a.txt", 0), ("tan-lap/a.txt", 1)]);
    assert_eq!(report["files"][1]["coverage"]["known"], 1);
}

#[test]
fn graph_impact_and_statistics_know_it() {
    let folder = folder(LAW);
    let plain = TempDir::new().unwrap();
    let graph = |place: &Path| run(place, &["graph", "19/KH-UBND", "--date", "2026-03-10"]);
    let (status, out, _) = graph(folder.path());
    assert_eq!(status, 0);
    assert!(out.contains("41/KH-UBND") && out.contains("Mục V"), "{out}");
    assert_eq!(graph(plain.path()).0, 1);

    let impact = json(folder.path(), &["impact", "41/KH-UBND", ".", "--format", "json"]);
    let text = impact.to_string();
    assert!(text.contains("a.txt") && text.contains("Kế hoạch số 19/KH-UBND"), "{text}");

    let count = |place: &Path| json(place, &["kb", "stats", "--format", "json"])["regulations"].as_u64().unwrap();
    assert_eq!(count(folder.path()), count(plain.path()) + 2);
}

/// What is wrong with a unit's file, as the person who wrote it is told.
#[test]
fn what_is_wrong_is_named_with_its_place() {
    let (first, _) = LAW.split_at(LAW.find("[\"41").unwrap());
    let with = |more: &str| format!("{first}{more}");
    let head = "[\"41/KH-UBND@2026-03-02\"]\nkind = \"ke-hoach\"\ncheck = \"full-text\"\nsource = \"Bản lưu\"\n";
    let wrong = [
        ("no TOML", with("[41")),
        ("an unknown key", with(&format!("{head}isuer = \"UBND\"\n"))),
        ("no source", with("[\"41/KH-UBND\"]\ncheck = \"full-text\"\n")),
        ("an unknown level", with("[\"41/KH-UBND\"]\ncheck = \"full\"\nsource = \"Bản lưu\"\n")),
        (
            "an unknown kind",
            with("[\"41/KH-UBND\"]\nkind = \"kế hoạch\"\ncheck = \"full-text\"\nsource = \"Bản lưu\"\n"),
        ),
        ("no day", with("[\"41/KH-UBND@02/03/2026\"]\ncheck = \"full-text\"\nsource = \"Bản lưu\"\n")),
        ("an effect on nothing", with(&format!("{head}effects = [{{ from = 2026-03-02 }}]\n"))),
        ("a text without record", with(&format!("{head}effects = [{{ replaces = \"7/KH-UBND@2026-01-01\" }}]\n"))),
        ("ended before it began", with(&format!("{head}effective = 2026-03-02\nended = 2026-01-01\n"))),
        (
            "the law's own fact",
            with("[\"60/2021/NĐ-CP@2021-06-21\"]\nended = 2022-01-01\ncheck = \"reported\"\nsource = \"x\"\n"),
        ),
        (
            "another end than the law knows",
            with(&format!("{head}effects = [{{ repeals = \"16/2015/NĐ-CP@2015-02-14\", from = 2026-03-02 }}]\n")),
        ),
    ];
    let mut told = String::new();
    for (what, law) in wrong {
        let folder = folder(&law);
        let (status, out, err) = run(folder.path(), &["check", "a.txt"]);
        assert_eq!((status, out.as_str()), (2, ""), "{what}: {err}");
        told += &format!("{what}:\n{}\n", err.trim_end().replace(&folder.path().display().to_string(), "."));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_missing_file_is_named_where_the_configuration_names_it() {
    let folder = folder(LAW);
    fs::remove_file(folder.path().join("luat.toml")).unwrap();
    for command in
        [&["check", "a.txt"][..], &["graph", "19/KH-UBND"], &["kb", "stats"], &["kb", "validate"], &["config", "a.txt"]]
    {
        let (status, _, err) = run(folder.path(), command);
        assert_eq!(status, 2, "{command:?}: {err}");
        assert!(err.contains("rasoat.toml:2:16: không đọc được tệp “luat.toml”"), "{command:?}: {err}");
    }
}

#[test]
fn validate_tells_everything_odd_and_what_is_marked_is_kept() {
    let odd = LAW.replace("effective = 2026-03-02", "effective = 2026-03-01");
    let folder = folder(&odd);
    for command in [&["kb", "validate"][..], &["kb", "validate", "luat.toml"]] {
        let (status, out, err) = run(folder.path(), command);
        assert_eq!(status, 1, "{out}{err}");
        assert!(out.contains("luat.toml:9:2: “41/KH-UBND@2026-03-02”: có hiệu lực trước ngày ban hành"), "{out}");
    }
    let marked = odd.replace("effective = 2026-03-01", "effective = 2026-03-01\nodd = [\"effective-before-issue\"]");
    fs::write(folder.path().join("luat.toml"), marked).unwrap();
    let (status, out, err) = run(folder.path(), &["kb", "validate"]);
    assert_eq!(status, 0, "{out}{err}");
    let (status, _, err) = run(folder.path(), &["graph", "41/KH-UBND"]);
    assert_eq!(status, 0, "{err}");
}

/// Fictitious texts of every sort of change, and what a plan that rests on each is told, day by day.
#[test]
fn every_sort_of_change_is_told_on_its_day() {
    let law = r#"
["901/2010/NĐ-CP@2010-01-05"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về hồ sơ điện tử"
effective = 2010-02-20
check = "full-text"
source = "Toàn văn"

["902/2012/NQ-CP@2012-01-05"]
kind = "nghi-quyet"
issuer = "Chính phủ"
title = "Ngưng hiệu lực một số nghị định"
effective = 2012-01-05
check = "full-text"
source = "Toàn văn"
effects = [{ suspends = "901/2010/NĐ-CP@2010-01-05", from = 2012-02-01, until = 2012-12-31, at = "Điều 2" }]

["903/2014/NĐ-CP@2014-01-05"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về chữ ký số"
effective = 2014-03-01
check = "full-text"
source = "Toàn văn"
effects = [{ repeals = "901/2010/NĐ-CP@2010-01-05", parts = "Điều 7", at = "Điều 30" }]

["904/2016/NĐ-CP@2016-01-05"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về lưu trữ điện tử"
effective = 2016-03-01
check = "full-text"
source = "Toàn văn"
effects = [{ replaces = "901/2010/NĐ-CP@2010-01-05", at = "Điều 40" }]

["905/2016/NĐ-CP@2016-01-05"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về hồ sơ số"
effective = 2016-03-01
check = "full-text"
source = "Toàn văn"
effects = [{ replaces = "901/2010/NĐ-CP@2010-01-05", at = "Điều 41" }]

["906/2018/NĐ-CP@2018-01-05"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về hồ sơ và lưu trữ điện tử"
effective = 2018-03-01
check = "full-text"
source = "Toàn văn"
effects = [
  { replaces = "904/2016/NĐ-CP@2016-01-05", at = "Điều 50" },
  { replaces = "905/2016/NĐ-CP@2016-01-05", at = "Điều 50" },
]

["9/VBHN-BNV@2011-05-05"]
kind = "van-ban-hop-nhat"
issuer = "Bộ Nội vụ"
title = "Quy định về hồ sơ điện tử"
check = "full-text"
source = "Toàn văn"
effects = [{ consolidates = "901/2010/NĐ-CP@2010-01-05" }]

["9/NQ-CP@2011-01-07"]
kind = "nghi-quyet"
issuer = "Chính phủ"
title = "Chương trình hồ sơ số giai đoạn 2011 - 2015"
effective = 2011-01-07
period = [2011, 2015]
check = "full-text"
source = "Toàn văn"

["9/NQ-CP@2017-01-09"]
kind = "nghi-quyet"
issuer = "Chính phủ"
title = "Chương trình hồ sơ số giai đoạn 2016 - 2020"
effective = 2017-01-09
check = "full-text"
source = "Toàn văn"

["77/QĐ-UBND@2011-03-03"]
kind = "quyet-dinh"
issuer = "Ủy ban nhân dân tỉnh Sông Trong"
title = "Ban hành Quy chế hồ sơ số"
effective = 2011-03-03
ended = 2013-01-01
check = "full-text"
source = "Toàn văn"
"#;
    let plan = "KẾ HOẠCH\nHồ sơ số\n\n\
        Căn cứ Nghị định số 901/2010/NĐ-CP ngày 05/01/2010 của Chính phủ quy định về hồ sơ điện tử;\n\n\
        Căn cứ Nghị định số 904/2016/NĐ-CP ngày 05/01/2016 của Chính phủ quy định về lưu trữ điện tử;\n\n\
        Căn cứ Văn bản hợp nhất số 9/VBHN-BNV ngày 05/5/2011 của Bộ Nội vụ quy định về hồ sơ điện tử;\n\n\
        Căn cứ Nghị quyết số 9/NQ-CP ngày 07/01/2011 của Chính phủ về Chương trình hồ sơ số;\n\n\
        Căn cứ Quyết định số 77/QĐ-UBND ngày 03/3/2011 của Ủy ban nhân dân tỉnh Sông Trong ban hành Quy chế hồ sơ số;\n\n\
        Căn cứ Quyết định số 77/QĐ-UBND ngày 04/3/2011 của Ủy ban nhân dân tỉnh Sông Ngoài ban hành Quy chế hồ sơ số;\n";
    let folder = folder(law);
    fs::write(folder.path().join("a.txt"), plan).unwrap();
    let mut told = String::new();
    for day in [
        "2010-02-01",
        "2012-01-31",
        "2012-02-01",
        "2012-12-31",
        "2013-01-01",
        "2014-03-01",
        "2016-03-01",
        "2018-02-28",
        "2018-03-01",
    ] {
        let report = json(
            folder.path(),
            &[
                "check",
                "a.txt",
                "--format",
                "json",
                "--select",
                "basis,citation/wrong-date,citation/ambiguous",
                "--ignore",
                "basis/missing-competence,basis/missing-programme,basis/line-end,basis/outdated-competence",
                "--as-of",
                day,
            ],
        );
        told += &format!("{day}\n");
        for d in report["files"][0]["diagnostics"].as_array().unwrap() {
            let text = |key: &str| d[key].as_str().unwrap().to_owned();
            told += &format!(
                "  {} {} {}: {} | {}\n",
                d["range"]["start"]["line"],
                text("severity"),
                text("rule"),
                text("message"),
                d["help"].as_str().unwrap_or_default()
            );
        }
    }
    insta::assert_snapshot!(told);
}
