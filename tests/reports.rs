//! What a person and a program see. The findings are made by hand, so that no rule changes these pictures.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use chrono::NaiveDate;
use rasoat::diagnostic::{Applicability, Confidence, Diagnostic, Edit, Fix, Label, Severity};
use rasoat::lexicon::Lexicon;
use rasoat::read::read_bytes;
use rasoat::regulations::Regulations;
use rasoat::report::{Format, Outcome, Setting, Summary, model};
use rasoat::resolve::Settings;
use rasoat::rules::{Lang, Selection};
use rasoat::source::Span;
use rasoat::{Checked, Checker};
use std::sync::LazyLock;

const PLAN: &str = "\
ỦY BAN NHÂN DÂN
XÃ SÔNG TRONG

Số: 15/KH-UBND
Sông Trong, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024

Căn cứ Nghị định số 9876/2015/NĐ-CP ngày 14/02/2015 của Chính phủ;

Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích: nâng cao chất lượng giải quyết thủ tục hành chính, bảo đảm đúng hạn và thuận tiện cho người dân, doanh nghiệp; thực hiện Quyết định số 8765/QĐ-UBND ngày 31/11/2023 của Ủy ban nhân dân tỉnh, gắn trách nhiệm của người đứng đầu với kết quả thực hiện nhiệm vụ được giao trong năm.

II. NHIỆM VỤ

STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành
1\tRà soát thủ tục hành chính\tVăn phòng\tQuý I/2024
2\tTập huấn kỹ năng số\t\tTháng 9/2024

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
";

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker {
    regulations: Regulations::embedded(),
    lexicon: Lexicon::embedded(),
    settings: Settings { as_of: None, state: None, today: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap() },
    selection: Selection { select: vec!["none".to_owned()], ..Selection::default() },
    lang: Lang::Vi,
});

/// The plan with these findings.
fn checked(text: &str, findings: Vec<Diagnostic>) -> Checked {
    let mut checked = CHECKER.check(read_bytes("", text.as_bytes().to_vec()).unwrap());
    checked.diagnostics = findings;
    checked
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Span::new(start, start + words.len())
}

fn finding(severity: Severity, span: Span, message: &str) -> Diagnostic {
    Diagnostic {
        rule: "date/impossible",
        severity,
        confidence: Confidence::High,
        message: message.to_owned(),
        span,
        label: String::new(),
        labels: Vec::new(),
        notes: Vec::new(),
        help: None,
        legal_basis: Vec::new(),
        regulations: Vec::new(),
        fix: None,
    }
}

fn setting(lang: Lang) -> Setting<'static> {
    Setting { regulations: &CHECKER.regulations, lang, color: false, quiet: false }
}

fn report(format: Format, text: &str, findings: Vec<Diagnostic>, lang: Lang) -> String {
    let setting = setting(lang);
    let outcome = Outcome { path: "ke-hoach.txt".to_owned(), result: Ok(checked(text, findings)) };
    String::from_utf8(format.file(&outcome, &setting)).unwrap()
}

fn terminal(findings: Vec<Diagnostic>) -> String {
    report(Format::Text, PLAN, findings, Lang::Vi)
}

#[test]
fn an_underline_stands_under_its_words() {
    let words = "Quyết định số 8765/QĐ-UBND";
    for (text, severity) in
        [(PLAN.to_owned(), Severity::Error), (PLAN.replace("tỉnh, gắn", "tỉnh\tgắn"), Severity::Warning)]
    {
        let shown = report(Format::Text, &text, vec![finding(severity, span(&text, words), "thử")], Lang::Vi);
        let lines: Vec<&str> = shown.lines().collect();
        let row = lines.iter().position(|line| line.contains(words)).unwrap();
        let column = |line: &str, what: &str| line[..line.find(what).unwrap()].chars().count();
        assert_eq!(column(lines[row], words), column(lines[row + 1], "─"), "{shown}");
        let length = lines[row + 1].chars().filter(|c| matches!(c, '─' | '┬')).count();
        assert_eq!(length, words.chars().count(), "{shown}");
        assert!(lines[row].starts_with("  16 │ …"), "the line's own number: {shown}");
        let line = text.lines().nth(15).unwrap();
        assert!(shown.contains(&format!("╭─[ ke-hoach.txt:16:{} ]", column(line, words) + 1)), "{shown}");
    }
}

#[test]
fn a_finding_with_all_its_parts() {
    let place = span(PLAN, "Nghị định số 9876/2015/NĐ-CP");
    let date = span(PLAN, "14/02/2015");
    let mut whole = finding(Severity::Error, place, "Nghị định số 9876/2015/NĐ-CP đã hết hiệu lực từ ngày 01/3/2020");
    whole.confidence = Confidence::Medium;
    whole.label = "hết hiệu lực".to_owned();
    whole.labels.push(Label { span: date, message: "ngày ban hành".to_owned() });
    whole.labels.push(Label { span: span(PLAN, "Quý I/2024"), message: String::new() });
    whole.notes.push("Nghị định số 9877/2020/NĐ-CP Điều 40 khoản 2 thay thế, từ ngày 01/3/2020; nguồn: toàn văn trên Công báo, đã đối chiếu với bản lưu".to_owned());
    whole.notes.push("điểm thứ hai".to_owned());
    whole.legal_basis = vec!["64/2025/QH15 Điều 57 khoản 1".to_owned()];
    whole.help = Some("Thay bằng văn bản đang có hiệu lực.".to_owned());
    whole.fix = Some(Fix {
        applicability: Applicability::Suggested,
        edits: vec![Edit { span: place, text: "Nghị định số 9877/2020/NĐ-CP".to_owned() }],
    });
    insta::assert_snapshot!(terminal(vec![whole]));
}

#[test]
fn a_missing_cell_is_pointed_at() {
    let at = PLAN.find("Tập huấn kỹ năng số\t").unwrap() + "Tập huấn kỹ năng số\t".len();
    let mut missing = finding(Severity::Error, Span::empty(at), "Nhiệm vụ không có cơ quan chủ trì");
    missing.label = "ô này trống".to_owned();
    insta::assert_snapshot!(terminal(vec![missing]));
}

#[test]
fn the_same_cause_in_many_places_is_listed_by_line() {
    let lines: Vec<Span> =
        PLAN.match_indices('\n').map(|(at, _)| at + 1).filter(|&at| at < PLAN.len()).map(Span::empty).collect();
    let mut many = finding(Severity::Warning, lines[3], "Cùng một lỗi ở nhiều nơi");
    many.labels = lines[4..].iter().map(|&span| Label { span, message: "như trên".to_owned() }).collect();
    insta::assert_snapshot!(terminal(vec![many]));
}

#[test]
fn warnings_and_suggestions_without_errors() {
    let mut slight = finding(Severity::Info, span(PLAN, "Quý I/2024"), "Viết quý bằng số La Mã");
    slight.confidence = Confidence::Low;
    slight.legal_basis = vec!["30/2020/NĐ-CP Phụ lục I".to_owned()];
    slight.fix = Some(Fix {
        applicability: Applicability::Safe,
        edits: vec![
            Edit { span: span(PLAN, "Quý I/2024"), text: String::new() },
            Edit { span: Span::empty(PLAN.find("Tháng 9").unwrap()), text: "tháng".to_owned() },
        ],
    });
    let warning = finding(Severity::Warning, span(PLAN, "14/02/2015"), "Cần xem lại ngày này");
    insta::assert_snapshot!(terminal(vec![slight, warning]));
}

#[test]
fn nothing_found_is_not_called_valid() {
    let shown = terminal(Vec::new());
    assert!(!shown.to_lowercase().contains("hợp lệ"));
    insta::assert_snapshot!(shown);
}

#[test]
fn in_english() {
    let error = finding(Severity::Error, span(PLAN, "31/11/2023"), "“31/11/2023” is not a real date");
    insta::assert_snapshot!(report(Format::Text, PLAN, vec![error], Lang::En));
}

#[test]
fn the_end_of_a_run_with_several_files() {
    let setting = setting(Lang::Vi);
    let summary = Summary { files: 3, errors: 2, warnings: 0, infos: 7, failed: 1 };
    assert_eq!(
        Format::Text.end(&summary, &setting),
        "Tổng cộng 3 tệp: 2 lỗi phải sửa, 7 gợi ý; 1 tệp không đọc được.\n"
    );
    assert_eq!(Format::Text.end(&Summary { files: 1, ..summary }, &setting), "");
}

#[test]
fn places_of_any_length_and_kind_are_drawn() {
    // Every span on character boundaries of a text with rows, tabs and blank lines, one label elsewhere.
    let text = "Số:\t\tếẫ\n\nb\tc 1234567890\n";
    let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    let mut outcome = Outcome { path: "ke-hoach.txt".to_owned(), result: Ok(checked(text, Vec::new())) };
    for &start in &boundaries {
        for &end in boundaries.iter().filter(|&&end| end >= start) {
            let mut error = finding(Severity::Error, Span::new(start, end), "thử");
            error.labels.push(Label { span: Span::new(end, text.len()), message: "khác".to_owned() });
            outcome.result.as_mut().unwrap().diagnostics = vec![error];
            let shown = String::from_utf8(Format::Text.file(&outcome, &setting(Lang::Vi))).unwrap();
            assert_eq!(shown.matches("ở đây").count(), 1, "{start}..{end}: {shown}");
            assert_eq!(shown.matches("khác").count(), 1, "{start}..{end}: {shown}");
            assert!(shown.contains("ở đây"), "{start}..{end}: {shown}");
        }
    }
}

#[test]
fn json_of_a_file() {
    let text = PLAN.replace("Quý I/2024", "**Quy\u{301} I/2024**");
    let canonical = checked(&text, Vec::new()).source.text;
    let mut error = finding(Severity::Error, span(&canonical, "Quý I/2024"), "thử");
    error.labels.push(Label { span: span(&canonical, "KẾ HOẠCH"), message: "tên loại".to_owned() });
    error.help = Some("sửa".to_owned());
    error.fix = Some(Fix {
        applicability: Applicability::Safe,
        edits: vec![Edit { span: span(&canonical, "Quý"), text: "quý".to_owned() }],
    });
    let plain = finding(Severity::Info, span(&canonical, "Số"), "không có gì thêm");
    let json = report(Format::Json, &text, vec![plain, error], Lang::En);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap());
}

#[test]
fn parse_as_a_tree_and_as_json() {
    let checked = checked(PLAN, Vec::new());
    let Checked { source, plan, document, .. } = &checked;
    let json = model::json(source, plan, document, &CHECKER.regulations, false);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    // The order of the contract is kept by the program; here only the keys are looked at.
    for key in ["schema_version", "path", "documents", "citations", "tasks", "tables"] {
        assert!(value.get(key).is_some(), "{key}");
    }
    assert_eq!(value["citations"][0]["number"], "9876/2015/NĐ-CP");
    assert!(value.get("text").is_none());
    let with_text = model::json(source, plan, document, &CHECKER.regulations, true);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&with_text).unwrap()["text"], PLAN);
    let tree = model::tree(source, plan, document, &CHECKER.regulations, Lang::Vi);
    assert!(tree.contains("9876/2015/NĐ-CP ngày 14/02/2015"), "{tree}");
}
