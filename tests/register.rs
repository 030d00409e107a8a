//! The documents of one run are held against each other: dates, replacements, numbers used twice.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A plan of a commune with `bases` in its preamble and `last` as its last duty.
fn plan(commune: &str, number: &str, (day, month): (u32, u32), title: &str, bases: &str, last: &str) -> String {
    let capitals = commune.to_uppercase();
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ {capitals}\n\nSố: {number}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
         Độc lập - Tự do - Hạnh phúc\n\n{commune}, ngày {day:02} tháng {month:02} năm 2026\n\nKẾ HOẠCH\n{title}\n\n{bases}\
         Ủy ban nhân dân xã {commune} ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng phục vụ người dân.\n\n\
         II. NHIỆM VỤ\n\n1. Rà soát thủ tục hành chính.\n\n2. Số hóa hồ sơ lưu trữ.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n\
         1. Văn phòng HĐND và UBND xã theo dõi, đôn đốc việc thực hiện.\n\n2. {last}\n\n\
         Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, VHXH.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n"
    )
}

const KEEP: &str = "Các đơn vị báo cáo kết quả trước ngày 15/12/2026.";

/// The plan that the others speak of.
fn first() -> String {
    plan("Tân Lập", "19/KH-UBND", (15, 1), "Cải cách hành chính năm 2026", "", KEEP)
}

fn citing(day: (u32, u32), cited: &str) -> String {
    let bases = format!("Căn cứ {cited};\n\n");
    plan("Tân Lập", "50/KH-UBND", day, "Tuyên truyền cải cách hành chính năm 2026", &bases, KEEP)
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// File and rule of every finding of the rules that look at other documents.
fn findings(folder: &Path, paths: &[&str]) -> Vec<(String, String, String)> {
    let select = "citation/wrong-date,basis/expired,layout/duplicate-number,basis/replaced-during-plan,citation/ambiguous,citation/inconsistent";
    let report = run(folder, &[&["check", "--format", "json", "--select", select][..], paths].concat());
    let report: Value = serde_json::from_str(&report).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut found = Vec::new();
    for file in report["files"].as_array().unwrap() {
        for d in file["diagnostics"].as_array().unwrap() {
            found.push((text(&file["path"]), text(&d["rule"]), text(&d["confidence"])));
        }
    }
    found
}

fn one(file: &str, rule: &str) -> Vec<(String, String, String)> {
    vec![(file.to_owned(), rule.to_owned(), "medium".to_owned())]
}

const RIGHT: &str =
    "Kế hoạch số 19/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã Tân Lập về cải cách hành chính năm 2026";

#[test]
fn a_wrong_date_of_another_document_of_the_run() {
    let wrong = RIGHT.replace("15/01", "16/01");
    let folder = folder(&[
        ("a.txt", &first()),
        ("b.txt", &citing((2, 3), &wrong)),
        ("c.txt", &citing((2, 3), RIGHT).replace("50/", "51/")),
    ]);
    assert_eq!(findings(folder.path(), &["."]), one("b.txt", "citation/wrong-date"));
    // Alone, the plan is unknown, and unknown is not wrong.
    assert_eq!(findings(folder.path(), &["b.txt"]), []);
    let told = run(folder.path(), &["check", "a.txt", "b.txt", "--quiet", "--select", "citation/wrong-date"]);
    insta::assert_snapshot!(told);
}

/// The number and day of one plan with the subject of another.
#[test]
fn a_wrong_subject_of_another_document_of_the_run() {
    for (subject, wrong) in [
        ("về cải cách hành chính năm 2025", true),
        ("về phòng, chống thiên tai và tìm kiếm cứu nạn", true),
        ("về cải cách hành chính năm 2026", false),
        ("về công tác CCHC năm 2026", false),
    ] {
        let cited = RIGHT.replace("về cải cách hành chính năm 2026", subject);
        let folder = folder(&[("a.txt", &first()), ("b.txt", &citing((2, 3), &cited))]);
        let found = findings(folder.path(), &["."]);
        let want = if wrong { one("b.txt", "citation/inconsistent") } else { Vec::new() };
        assert_eq!(found, want, "{subject}");
        assert_eq!(findings(folder.path(), &["b.txt"]), []);
    }
}

/// A number of another commune, or of nobody in particular, is no wrong date of this one's.
#[test]
fn only_the_same_body_or_subject_contradicts() {
    for cited in [
        "Kế hoạch số 19/KH-UBND ngày 16/01/2026 của Ủy ban nhân dân xã Tân Hòa về cải cách hành chính năm 2026",
        "Kế hoạch số 19/KH-UBND ngày 16/01/2026 của Ủy ban nhân dân xã về phòng, chống dịch bệnh",
        "Kế hoạch số 19/KH-UBND ngày 16/01/2026 về phòng, chống dịch bệnh",
        "Quyết định số 19/KH-UBND ngày 16/01/2026 của Ủy ban nhân dân xã Tân Lập",
        "Kế hoạch số 19/KH-UBND ngày 16/01/2025 của Ủy ban nhân dân xã Tân Lập về cải cách hành chính năm 2025",
    ] {
        let folder = folder(&[("a.txt", &first()), ("b.txt", &citing((2, 3), cited))]);
        assert_eq!(findings(folder.path(), &["."]), [], "{cited}");
    }
    let cited = "Kế hoạch số 19/KH-UBND ngày 16/01/2026 về cải cách hành chính năm 2026";
    let folder = folder(&[("a.txt", &first()), ("b.txt", &citing((2, 3), cited))]);
    assert_eq!(findings(folder.path(), &["."]), one("b.txt", "citation/wrong-date"));
}

#[test]
fn a_plan_that_a_later_one_replaces() {
    let later = |last: &str| plan("Tân Lập", "41/KH-UBND", (2, 3), "Cải cách hành chính năm 2026", "", last);
    let replaces = later("Kế hoạch này thay thế Kế hoạch số 19/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã.");
    let files = |cites: &str| folder(&[("a.txt", &first()), ("b.txt", &replaces), ("c.txt", cites)]);
    let after = files(&citing((10, 3), RIGHT));
    assert_eq!(findings(after.path(), &["."]), one("c.txt", "basis/expired"));
    let told = run(after.path(), &["check", ".", "--quiet", "--select", "basis/expired"]);
    insta::assert_snapshot!(told);
    // Before that day it stood; the plan's year goes on after it.
    let before = files(&citing((1, 3), RIGHT));
    assert_eq!(findings(before.path(), &["."]), one("c.txt", "basis/replaced-during-plan"));
    // Whoever says that it was replaced, or only repeals a part of it, ends nothing.
    for last in [
        "Rà soát Kế hoạch số 19/KH-UBND ngày 15/01/2026 đã được Kế hoạch này thay thế một phần.",
        "Bãi bỏ mục II Kế hoạch số 19/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã Tân Lập.",
        "Tham mưu thay thế Kế hoạch số 19/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã Tân Lập.",
        "Kế hoạch này thay thế Kế hoạch số 19/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Cà Mau.",
    ] {
        let folder = folder(&[("a.txt", &first()), ("b.txt", &later(last)), ("c.txt", &citing((10, 3), RIGHT))]);
        assert_eq!(findings(folder.path(), &["."]), [], "{last}");
    }
}

#[test]
fn a_number_used_in_two_files() {
    let other = plan("Tân Lập", "19/KH-UBND", (20, 2), "Phòng, chống thiên tai năm 2026", "", KEEP);
    let elsewhere = other.replace("Tân Lập", "Tân Hòa").replace("TÂN LẬP", "TÂN HÒA");
    let twice = folder(&[("a.txt", &first()), ("b.txt", &other), ("c.txt", &elsewhere)]);
    let found = findings(twice.path(), &["."]);
    assert_eq!(found, [one("a.txt", "layout/duplicate-number"), one("b.txt", "layout/duplicate-number")].concat());
    let told = run(twice.path(), &["check", ".", "--quiet", "--select", "layout/duplicate-number"]);
    insta::assert_snapshot!(told);
    // Two copies are one document, and the numbers of another year are others.
    let next = other.replace("năm 2026", "năm 2027");
    let copies = folder(&[("a.txt", &first()), ("a (1).txt", &first()), ("b.txt", &next)]);
    assert_eq!(findings(copies.path(), &["."]), []);
}

#[test]
fn the_papers_of_one_file_are_no_others() {
    let decision = "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\n\nSố: 25/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                    Độc lập - Tự do - Hạnh phúc\n\nTân Lập, ngày 20 tháng 01 năm 2026\n\nQUYẾT ĐỊNH\n\
                    Ban hành Kế hoạch cải cách hành chính năm 2026\n\nỦY BAN NHÂN DÂN XÃ TÂN LẬP\n\nQUYẾT ĐỊNH:\n\n\
                    Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.\n\n\
                    Điều 2. Văn phòng chịu trách nhiệm thi hành./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\n\
                    KẾ HOẠCH\nCải cách hành chính năm 2026\n(Ban hành kèm theo Quyết định số 25/QĐ-UBND ngày 21/01/2026 của Ủy ban nhân dân xã Tân Lập)\n\n\
                    I. MỤC ĐÍCH\n\nThực hiện Quyết định số 25/QĐ-UBND ngày 21/01/2026 của Ủy ban nhân dân xã Tân Lập.\n\n\
                    PHỤ LỤC\n(Kèm theo Kế hoạch ban hành kèm theo Quyết định số 25/QĐ-UBND)\n";
    let folder = folder(&[("a.txt", decision), ("b.txt", &first())]);
    assert_eq!(findings(folder.path(), &["."]), []);
}

/// The programme stands, but the decree that it rests on was replaced: an info with the path, once for a base.
#[test]
fn a_base_that_stands_on_what_ended() {
    let programme = |base: &str| {
        let bases = format!("Căn cứ {base};\n\n");
        plan("Tân Lập", "19/KH-UBND", (15, 1), "Cải cách hành chính năm 2026", &bases, KEEP)
    };
    let autonomy = programme("Nghị định số 130/2005/NĐ-CP ngày 17/10/2005 của Chính phủ");
    let rules = |first: &str, day: (u32, u32)| {
        let middle =
            plan("Tân Lập", "30/KH-UBND", (2, 2), "Chuyển đổi số năm 2026", &format!("Căn cứ {RIGHT};\n\n"), KEEP);
        let bases = format!(
            "Căn cứ Kế hoạch số 30/KH-UBND ngày 02/02/2026 của Ủy ban nhân dân xã Tân Lập;\n\nCăn cứ {RIGHT};\n\n"
        );
        let last = plan("Tân Lập", "50/KH-UBND", day, "Tuyên truyền năm 2026", &bases, KEEP);
        folder(&[("a.txt", first), ("b.txt", &middle), ("c.txt", &last)])
    };
    let told = |folder: &TempDir| {
        run(folder.path(), &["check", "c.txt", "a.txt", "b.txt", "--quiet", "--select", "basis/parent-ended"])
    };
    let after = rules(&autonomy, (10, 5));
    insta::assert_snapshot!(told(&after));
    // Before the decree was replaced, and where the base of the base stands.
    assert_eq!(told(&rules(&autonomy, (30, 4))), "");
    assert_eq!(told(&rules(&programme("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"), (10, 5))), "");
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let folder = TempDir::new().unwrap();
    for i in 0..40 {
        let cited = format!(
            "Kế hoạch số {}/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã Tân Lập về chuyên đề {}",
            (i + 7) % 40 + 1,
            i % 3
        );
        let last = format!("Kế hoạch này thay thế Kế hoạch số {}/KH-UBND ngày 15/01/2026.", (i + 3) % 40 + 1);
        let text = plan(
            "Tân Lập",
            &format!("{}/KH-UBND", i % 37 + 1),
            (15 + i % 2, 1),
            "Chuyên đề năm 2026",
            &format!("Căn cứ {cited};\n\n"),
            &last,
        );
        fs::write(folder.path().join(format!("{i:02}.txt")), text).unwrap();
    }
    let with = |jobs: &str| run(folder.path(), &["check", ".", "--format", "json", "--jobs", jobs]);
    let alone = with("1");
    assert!(alone.contains("layout/duplicate-number") && alone.contains("citation/wrong-date"));
    assert_eq!(alone, with("2"));
    assert_eq!(alone, with("7"));
}
