//! The questions that people ask of the law: `graph`, `impact`, `kb`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Exit status, standard output, standard error without the note that the data are old, which depends on the clock.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let err = text(output.stderr)
        .lines()
        .filter(|line| !line.contains("đã quá 6 tháng"))
        .fold(String::new(), |all, line| all + line + "\n");
    (output.status.code().unwrap(), text(output.stdout), err)
}

fn told(arguments: &[&str]) -> String {
    let (status, out, err) = run(TempDir::new().unwrap().path(), arguments);
    assert_eq!((status, err.as_str()), (0, ""), "{arguments:?}: {out}");
    out
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[test]
fn a_law_by_its_name_is_the_one_of_the_day() {
    let asked = "Luật Tổ chức chính quyền địa phương";
    let on = |day: &str| told(&["graph", asked, "--date", day]);
    insta::assert_snapshot!("graph_law_2025_04_01", on("2025-04-01"));
    insta::assert_snapshot!("graph_law_2026_01_01", on("2026-01-01"));
}

#[test]
fn a_decree_that_ended_is_told_with_its_chain_in_every_form() {
    let format = |format: &str| told(&["graph", "16/2015/NĐ-CP", "--date", "2024-01-01", "--format", format]);
    for name in ["text", "json", "dot", "mermaid"] {
        insta::assert_snapshot!(format!("graph_16_2015_{name}"), format(name));
    }
}

/// As written in a document, by number alone, folded, by its stable name.
#[test]
fn a_regulation_is_found_however_it_is_written() {
    for asked in [
        "16/2015/NĐ-CP",
        "16/2015/ND-CP",
        "Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ",
        "nghị định 16/2015/NĐ-CP",
        "16/2015/NĐ-CP@2015-02-14",
    ] {
        let answer = json(&told(&["graph", asked, "--date", "2024-01-01", "--format", "json"]));
        assert_eq!(answer["regulation"]["id"], "16/2015/NĐ-CP@2015-02-14", "{asked}");
    }
    // One number in two years: both are listed, a day decides.
    let answer = json(&told(&["graph", "76/NQ-CP", "--format", "json"]));
    assert_eq!(answer["readings"].as_array().unwrap().len(), 2);
    let answer = json(&told(&["graph", "Nghị quyết số 76/NQ-CP ngày 13/6/2013", "--format", "json"]));
    assert_eq!(answer["regulation"]["id"], "76/NQ-CP@2013-06-13");
    let (status, _, err) = run(TempDir::new().unwrap().path(), &["graph", "999/2031/NĐ-CP"]);
    assert_eq!(status, 1);
    assert!(err.contains("chưa biết không có nghĩa là sai"), "{err}");
}

#[test]
fn impact_names_every_place_with_line_and_task() {
    let folder = TempDir::new().unwrap();
    let table = "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n\
                 Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n\n\
                 STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\n\
                 1\tTiếp nhận hồ sơ theo Nghị định số 107/2021/NĐ-CP ngày 06/12/2021\tVăn phòng\tCác phòng\tQuý I/2026\n\
                 2\tTập huấn\tPhòng Văn hóa - Xã hội\tCác phòng\tQuý II/2026\n";
    fs::write(folder.path().join("a.txt"), table).unwrap();
    fs::write(folder.path().join("b.txt"), "KẾ HOẠCH\nPhòng, chống thiên tai năm 2026\n").unwrap();
    let old =
        "QUYẾT ĐỊNH\nBan hành Quy chế\n\nCăn cứ Quyết định số 93/2007/QĐ-TTg ngày 22/6/2007 của Thủ tướng Chính phủ;\n";
    fs::write(folder.path().join("c.txt"), old).unwrap();
    let (status, out, err) = run(folder.path(), &["impact", "61/2018/NĐ-CP", ".", "--date", "2026-03-01"]);
    assert_eq!((status, err.as_str()), (0, ""));
    insta::assert_snapshot!("impact_61_2018", out);
    let (_, window, _) =
        run(folder.path(), &["impact", "--since", "2025-06-15", "--until", "2025-07-31", ".", "--format", "json"]);
    let window = json(&window);
    let text = window.to_string();
    assert!(text.contains("61/2018/NĐ-CP@2018-04-23") && text.contains("\"a.txt\""), "{text}");
    assert!(!text.contains("\"b.txt\""), "{text}");
}

/// Two versions of a small law, and a plan that rests on it.
fn versions() -> TempDir {
    let folder = TempDir::new().unwrap();
    let record = |key: &str, title: &str, facts: &str| {
        format!("[\"{key}\"]\nkind = \"nghi-dinh\"\nissuer = \"Chính phủ\"\ntitle = \"{title}\"\n{facts}\n")
    };
    let sure = "check = \"full-text\"\nsource = \"Toàn văn\"";
    let unsure = "check = \"memory\"\nsource = \"Chưa đối chiếu được nguồn\"";
    let filing = |facts: &str| record("901/2030/NĐ-CP@2030-01-05", "Quy định về hồ sơ điện tử", facts);
    for (name, text) in [
        ("cu/2030.toml", filing(&format!("effective = 2030-02-20\n{unsure}")) + &record("905/2030/NĐ-CP@2030-03-05", "Quy định về chữ ký số", sure)),
        ("moi/2030.toml", filing(&format!("effective = 2030-02-25\n{sure}"))),
        (
            "moi/2031.toml",
            record(
                "904/2031/NĐ-CP@2031-01-05",
                "Quy định về lưu trữ điện tử",
                &format!("effective = 2031-03-01\n{sure}\neffects = [{{ replaces = \"901/2030/NĐ-CP@2030-01-05\", at = \"Điều 40\" }}]"),
            ),
        ),
        (
            "ho-so/a.txt",
            "KẾ HOẠCH\nHồ sơ số năm 2031\n\nCăn cứ Nghị định số 901/2030/NĐ-CP ngày 05/01/2030 của Chính phủ quy định về hồ sơ điện tử;\n".to_owned(),
        ),
        ("ho-so/b.txt", "KẾ HOẠCH\nPhòng, chống thiên tai năm 2031\n".to_owned()),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_difference_is_told_text_by_text_and_by_whose_verdict_changes() {
    let folder = versions();
    let (status, out, err) = run(folder.path(), &["kb", "diff", "cu", "moi", "ho-so"]);
    assert_eq!((status, err.as_str()), (1, ""));
    insta::assert_snapshot!("kb_diff", out);
    let (status, out, _) = run(folder.path(), &["kb", "diff", "moi", "moi", "ho-so"]);
    assert_eq!(status, 0);
    assert!(out.contains("0/2 tệp đổi kết luận"), "{out}");
    let (status, _, err) = run(folder.path(), &["kb", "diff", "cu", "khong-co"]);
    assert_eq!(status, 2);
    assert_eq!(err, "rasoat: khong-co: không có tệp hoặc thư mục này\n");
    let (status, out, _) = run(folder.path(), &["kb", "diff", "-", "-"]);
    assert_eq!((status, out.as_str()), (0, "0 văn bản mới, 0 không còn bản ghi, 0 thay đổi.\n"));
}

#[test]
fn drafts_go_into_a_new_folder_and_never_over_records() {
    let folder = TempDir::new().unwrap();
    let texts = format!("{}/tests/import", env!("CARGO_MANIFEST_DIR"));
    let (one, two) = (format!("{texts}/nghi-quyet.txt"), format!("{texts}/nghi-dinh-45-ngay.txt"));
    let import = ["kb", "import", "--output", "nhap", &one, &two];
    let (status, _, err) = run(folder.path(), &import);
    assert_eq!((status, err.as_str()), (0, ""));
    let draft = fs::read_to_string(folder.path().join("nhap/2031.toml")).unwrap();
    assert!(draft.contains("[\"905/2031/NĐ-CP@2031-04-05\"]") && draft.contains("[\"906/2031/UBTVQH17@2031-05-12\"]"));
    let (status, _, err) = run(folder.path(), &import);
    assert_eq!(status, 2);
    assert!(err.contains("không ghi đè bản ghi nào"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("nhap/2031.toml")).unwrap(), draft);
    // A text that is none stops nobody else, and the status says so.
    fs::write(folder.path().join("thu.txt"), "Kính gửi: các phòng, ban.\n").unwrap();
    let (status, out, err) = run(folder.path(), &["kb", "import", "thu.txt", &one]);
    assert_eq!(status, 2);
    assert_eq!(err, "rasoat: thu.txt: không thấy số, ký hiệu của văn bản\n");
    assert!(out.starts_with("[\"906/2031/UBTVQH17@2031-05-12\"]"), "{out}");
}

#[test]
fn what_ships_is_large_sourced_and_sound() {
    let stats = json(&told(&["kb", "stats", "--format", "json"]));
    let count = |key: &str| stats[key].as_u64().unwrap();
    assert!(count("regulations") >= 15_000 && count("relations") >= 6_000, "{stats}");
    assert_eq!(count("sourced"), count("regulations") + count("relations"));
    assert!(told(&["kb", "validate"]).contains("0 điểm bất thường chưa được giải thích"));
}
