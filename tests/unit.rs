//! What an office adds to the words of the program, end to end: each addition has an effect, and without it there is
//! none; a file that cannot be used stops the run with its place.
#![allow(clippy::unwrap_used)] // a test that cannot set up its folder fails

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A plan of a commune without a finding of the rules below.
const PLAN: &str = "\
ỦY BAN NHÂN DÂN
XÃ TÂN PHÚ

Số: 15/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tân Phú, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Chuyển đổi số năm 2026

I. MỤC ĐÍCH, YÊU CẦU

Nâng cao chất lượng phục vụ.

II. NHIỆM VỤ

Lập sổ tay điện tử cho từng thôn.

STT\tNhiệm vụ\tMũi chủ công\tThời gian hoàn thành
1\tSố hóa hồ sơ\tBan Điều phối Số\tQuý II/2026
2\tĐào tạo\tTCTH-CĐS\tĐúng nhịp
3\tTruyền thông\t\tQuý III/2026

III. NGUỒN LỰC TÀI CHÍNH BẢO ĐẢM

Thực hiện theo phân cấp hiện hành.

IV. TỔ CHỨC THỰC HIỆN

Văn phòng HĐND và UBND xã theo dõi, báo cáo hằng quý./.

Nơi nhận:
- Đảng ủy xã;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

NB. Trần Thị Bình
";

/// A folder with the plan, its `[unit]`, and the unit's files.
fn folder(plan: &str, unit: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), plan).unwrap();
    fs::write(folder.path().join("rasoat.toml"), format!("[unit]\n{unit}\n")).unwrap();
    fs::create_dir(folder.path().join("don-vi")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The messages of one rule.
fn messages(folder: &Path, rule: &str) -> Vec<String> {
    let (_, out, err) = run(folder, &["check", "--format", "json", "--select", rule, "a.txt"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out} {err}"));
    let diagnostics = json["files"][0]["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|d| d["message"].as_str().unwrap().to_owned()).collect()
}

/// With the unit's file the rule says `said`; without it, it does not.
#[track_caller]
fn speaks(rule: &str, said: &str, list: &str, file: &str) {
    speaks_in(rule, said, PLAN, list, file);
}

#[track_caller]
fn speaks_in(rule: &str, said: &str, plan: &str, list: &str, file: &str) {
    let says = |folder: TempDir| messages(folder.path(), rule).iter().any(|message| message.contains(said));
    let name = "don-vi/rieng.toml";
    assert!(!says(folder(plan, "", &[])), "{rule} says {said:?} without the unit's file");
    let with = folder(plan, &format!("{list} = [{name:?}]"), &[(name, file)]);
    let found = messages(with.path(), rule);
    assert!(says(with), "{rule} does not say {said:?} with the unit's file, but {found:?}");
}

/// With the unit's file the rule no longer says `said`.
#[track_caller]
fn falls_silent(rule: &str, said: &str, plan: &str, list: &str, file: &str) {
    let says = |folder: TempDir| messages(folder.path(), rule).iter().any(|message| message.contains(said));
    let name = "don-vi/rieng.toml";
    assert!(says(folder(plan, "", &[])), "{rule} does not say {said:?} without the unit's file");
    assert!(!says(folder(plan, &format!("{list} = [{name:?}]"), &[(name, file)])), "{rule} still says {said:?}");
}

const BODIES: &str = r#"
[sources.qd12]
work = "Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân xã Tân Phú"
check = "full-text"

[[body]]
name = "Ban Điều phối Số"
nature = "state"
level = "xa"
to = 2026-01-05
successors = ["Tổ công tác Chuyển đổi số"]
source = "qd12"

[[body]]
name = "Tổ công tác Chuyển đổi số"
short = ["TCTH-CĐS"]
nature = "state"
level = "xa"
from = 2026-01-06
source = "qd12"
"#;

#[test]
fn a_body_of_its_own_that_ended() {
    speaks("agency/ended", "“Ban Điều phối Số” không còn từ sau ngày 05/01/2026", "agencies", BODIES);
}

#[test]
fn an_abbreviation_of_its_own() {
    let plan = PLAN.replace("Mũi chủ công", "Cơ quan chủ trì");
    speaks_in("agency/undefined-abbreviation", "“TCTH-CĐS” là tên viết tắt", &plan, "agencies", BODIES);
}

#[test]
fn a_body_of_the_program_in_the_words_of_the_unit() {
    // The same name: what the unit says of it takes the place of what the program says.
    let plan = PLAN.replace("Ban Điều phối Số", "Phòng Nội vụ").replace("Mũi chủ công", "Cơ quan chủ trì");
    let file = "[[body]]\nname = \"Phòng Nội vụ\"\nnature = \"state\"\nsource = \"Quyết định của tỉnh\"\n";
    falls_silent("agency/ended", "Phòng Nội vụ", &plan, "agencies", file);
}

#[test]
fn a_term_that_went_out_of_use() {
    let file = "[[term]]\nwords = [\"sổ tay điện tử\"]\nsince = 2025-07-01\ninstead = \"sổ tay số\"\nsource = \"Hướng dẫn của tỉnh\"\n";
    speaks("wording/outdated-term", "sổ tay điện tử", "wording", file);
}

#[test]
fn a_slip_of_its_own() {
    speaks("wording/typo", "", "wording", "[[slip]]\nwrong = [\"từng thôn\"]\nright = \"mỗi thôn\"\n");
}

#[test]
fn a_title_of_a_part() {
    let file = "[[part]]\nkey = \"kinh-phi\"\ntitles = [\"Nguồn lực tài chính bảo đảm\"]\n";
    falls_silent("content/missing-part", "kinh phí", PLAN, "headings", file);
}

#[test]
fn a_title_of_a_column() {
    speaks("task/missing-lead", "", "columns", "[[column]]\nkind = \"lead\"\ntitles = [\"Mũi chủ công\"]\n");
}

#[test]
fn a_word_of_deadlines() {
    speaks("task/vague-deadline", "", "deadlines", "[words]\nvague = [\"đúng nhịp\"]\n");
}

#[test]
fn letters_of_a_kind() {
    let file = "[[kind]]\nslug = \"ke-hoach\"\nsymbols = [\"KHTH\"]\n";
    let plan = PLAN.replace("15/KH-UBND", "15/KHTH-UBND");
    let with =
        folder(&plan.replace("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n"), "document-kinds = [\"k.toml\"]", &[("k.toml", file)]);
    let without = folder(&plan.replace("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n"), "", &[]);
    assert_eq!(messages(without.path(), "layout/number-symbol"), [""; 0]);
    assert_eq!(messages(with.path(), "layout/number-symbol").len(), 1);
}

#[test]
fn a_word_for_an_area() {
    let areas = ["thủ tục hành chính", "tổ chức bộ máy", "chế độ công vụ", "tài chính công", "chính quyền số"];
    let mut plan = PLAN.replace("Chuyển đổi số năm 2026", "Cải cách hành chính năm 2026");
    let list: String = areas
        .iter()
        .enumerate()
        .map(|(i, area)| format!("{}. Cải cách {area}\n\nTiếp tục thực hiện.\n\n", i + 2))
        .collect();
    plan = plan.replace(
        "Lập sổ tay điện tử cho từng thôn.\n",
        &format!("1. Pháp chế địa phương\n\nRà soát văn bản.\n\n{list}"),
    );
    let file = "[[area]]\nnumber = 1\nwords = [\"pháp chế địa phương\"]\n";
    falls_silent("content/missing-area", "Cải cách thể chế", &plan, "areas", file);
}

#[test]
fn a_programme_that_plans_must_cite() {
    let base = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.\n\nI. MỤC ĐÍCH";
    let plan = PLAN.replace("I. MỤC ĐÍCH", base);
    let file =
        "[[programme]]\nsubject = \"chuyển đổi số\"\ntexts = [\"749/QĐ-TTg@2020-06-03\"]\nyears = [2020, 2030]\n";
    speaks_in("basis/missing-programme", "chuyển đổi số", &plan, "bases", file);
}

#[test]
fn what_may_not_stand_before_a_name() {
    speaks("layout/signer-title", "", "forms", "titles = [\"NB.\"]\n");
}

#[test]
fn parts_that_a_plan_must_have() {
    let file = "[[part]]\nkey = \"an-toan\"\nname = \"An toàn thông tin\"\ntitles = [\"An toàn thông tin\"]\n";
    let unit = "headings = [\"h.toml\"]\nrequired-parts = [\"muc-dich\", \"to-chuc\", \"an-toan\"]";
    let with = folder(PLAN, unit, &[("h.toml", file)]);
    assert_eq!(messages(with.path(), "content/missing-part"), ["Kế hoạch không có phần “An toàn thông tin”"]);
    let without = messages(folder(PLAN, "", &[]).path(), "content/missing-part");
    assert_eq!(without, ["Kế hoạch không có phần kinh phí thực hiện"]);
}

#[test]
fn other_folders_are_checked_with_the_words_of_the_program() {
    let place = folder(PLAN, "agencies = [\"b.toml\"]", &[("b.toml", BODIES)]);
    let other = TempDir::new().unwrap();
    fs::write(other.path().join("a.txt"), PLAN).unwrap();
    let path = other.path().join("a.txt");
    let arguments = ["check", "--format", "json", "--select", "agency/ended", "a.txt", path.to_str().unwrap()];
    let (_, out, _) = run(place.path(), &arguments);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let count = |i: usize| json["files"][i]["diagnostics"].as_array().unwrap().len();
    assert_eq!((count(0), count(1)), (1, 0));
}

#[test]
fn a_file_that_cannot_be_used_stops_the_run_with_its_place() {
    for (unit, file, said) in [
        ("agencies = [\"co.toml\"]", "", "rasoat.toml:2:13: không đọc được tệp “co.toml”"),
        ("agences = []", "", "rasoat.toml:2:1: không có khóa “agences”; có phải là “agencies”?"),
        ("required-parts = [\"kinh-phí\"]", "", "rasoat.toml:2:19: không có phần “kinh-phí”; có phải là “kinh-phi”?"),
        ("agencies = [\"r.toml\"]", "[[bodi]]\n", "r.toml:1:3: không có khóa “bodi”; có phải là “body”?"),
        ("wording = [\"r.toml\"]", "\n[[term]]\nword = []\n", "r.toml:3:1: không có khóa “word”; có phải là “words”?"),
        (
            "columns = [\"r.toml\"]",
            "[[column]]\nkind = \"leed\"\n",
            "r.toml:2:8: không có giá trị “leed”; có phải là “lead”?",
        ),
        (
            "document-kinds = [\"r.toml\"]",
            "[[kind]]\nslug = \"ke-hoch\"\n",
            "r.toml:2:8: không có giá trị “ke-hoch”; có phải là “ke-hoach”?",
        ),
        (
            "bases = [\"r.toml\"]",
            "[[programme]]\nsubject = \"x\"\ntexts = [\"1/QĐ-TTg@1900-01-01\"]\nyears = [2026, 2030]\n",
            "r.toml:3:11: dữ liệu không có văn bản “1/QĐ-TTg@1900-01-01”",
        ),
        ("areas = [\"r.toml\"]", "[[area]]\nwords = [\"x\"]\n", "r.toml:1:1: thiếu khóa “number”"),
    ] {
        let place = folder(PLAN, unit, &[("r.toml", file)]);
        for command in [&["check", "a.txt"][..], &["config", "a.txt"], &["fix", "a.txt"], &["parse", "a.txt"]] {
            if unit.starts_with("bases") && command[0] == "parse" {
                continue; // What is cited matters to rules only.
            }
            let (status, out, err) = run(place.path(), command);
            assert_eq!((status, out.as_str()), (2, ""), "{command:?} {unit}: {err}");
            assert!(err.contains(said), "{command:?} {unit}: {err}");
        }
    }
}

#[test]
fn config_shows_what_is_in_force_and_who_says_so() {
    let place = folder(
        PLAN,
        "agencies = [\"don-vi/b.toml\"]\nrequired-parts = [\"to-chuc\"]\n[check]\nignore = [\"wording\"]\n[check.severity]\n\"basis/order\" = \"info\"",
        &[("don-vi/b.toml", BODIES)],
    );
    let (status, out, err) = run(place.path(), &["config", "a.txt"]);
    assert_eq!(status, 0, "{err}");
    for line in [
        "lang = vi    (mặc định)",
        "fail-on = error    (mặc định)",
        "ignore = wording    ([check])",
        "severity.\"basis/order\" = info    ([check])",
        "agencies = don-vi/b.toml: 2 mục    ([unit])",
        "required-parts = to-chuc    ([unit])",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    let (_, english, _) = run(place.path(), &["--lang", "en", "config", "a.txt"]);
    assert!(english.contains("fail-on = error    (default)") && english.contains("b.toml: 2 entries"), "{english}");
    let rules = out.lines().find(|line| line.contains("quy tắc:")).unwrap();
    assert!(rules.contains("wording/typo") && !rules.contains("basis/order"), "{rules}");
}
