//! Documents that were copied from pages of the web: with the page's title above, lines broken anywhere, bars for cells.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

mod checking;

use checking::{check, checker, findings};
use rasoat::Checker;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

const BODY: &str = "\nThực hiện Nghị quyết số 12-NQ/TU ngày 06/9/2023 của Tỉnh ủy, Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n\
I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao chất lượng phục vụ.\nII. KINH PHÍ\nNgân sách xã.\nIII. TỔ CHỨC THỰC HIỆN\n\
1. Công chức Văn hóa - Xã hội theo dõi, báo cáo trước ngày 15/11/2024./.\n";

/// Each head as "kind | number | issuer | place | title".
fn heads(text: &str) -> Vec<String> {
    let checked = check(&CHECKER, "copy.txt", text.as_bytes().to_vec());
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let heads = checked.document.heads.iter().map(|head| {
        let kind = head.kind.map_or(String::new(), |kind| kind.slug().to_owned());
        let number = head.number.as_ref().map_or("", |number| number.0.as_str());
        format!("{kind} | {number} | {} | {} | {}", word(&head.issuer), word(&head.place), word(&head.title))
    });
    heads.collect()
}

/// The errors and warnings about the form of a text.
fn of_form(text: &str) -> Vec<String> {
    let checked = check(&CHECKER, "copy.txt", text.as_bytes().to_vec());
    let all = findings(&checked).into_iter();
    let of_form =
        all.filter(|found| found.rule.starts_with("layout/") && found.severity > rasoat::diagnostic::Severity::Info);
    of_form.map(|found| format!("{:?} {} {}", found.severity, found.rule, found.message)).collect()
}

#[test]
fn the_title_of_the_page_is_no_head() {
    let head = "ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
                Số: 15/KH-UBND\n\nAn Phú, ngày 26 tháng 4 năm 2024\n\nKẾ HOẠCH\nChuyển đổi số năm 2024\n";
    let expected = ["ke-hoach | 15/KH-UBND | Ủy ban nhân dân xã An Phú | An Phú | Chuyển đổi số năm 2024"];
    for page in [
        "",
        "Kế hoạch 15/KH-UBND năm 2024 về chuyển đổi số trên địa bàn xã An Phú\nSố hiệu | 15/KH-UBND |\nNgười ký | Lê Văn An |\n",
        "KẾ HOẠCH Chuyển đổi số năm 2024\n\nNgày 06/05/2024 23:23:18\n\n",
        "Triển khai Nghị quyết số 12-NQ/TU ngày 06/9/2023 Của Tỉnh ủy về chuyển đổi số\n",
        "Để sử dụng toàn bộ tiện ích, vui lòng đăng ký gói cước.\nNếu bạn là thành viên, vui lòng ĐĂNG NHẬP để tiếp tục.\n",
    ] {
        assert_eq!(heads(&format!("{page}{head}{BODY}")), expected, "{page}");
    }
}

#[test]
fn names_and_numbers_of_a_head_go_on_over_the_end_of_a_line() {
    let head = "UỶ BAN NHÂN\nDÂN\nXÃ AN PHÚ\n-------\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
                ---------------\n|\nSố:\n15/KH-UBND\n|\nAn Phú, ngày 26\ntháng 4 năm 2024\n|\nKẾ HOẠCH\nChuyển đổi số năm 2024\n";
    let text =
        format!("{head}{BODY}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An\n|\n");
    assert_eq!(heads(&text), ["ke-hoach | 15/KH-UBND | Ủy ban nhân dân xã An Phú | An Phú | Chuyển đổi số năm 2024"]);
    assert_eq!(of_form(&text), Vec::<String>::new());
}

#[test]
fn a_bar_stands_where_a_cell_of_the_head_ended() {
    let head = "ỦY BAN NHÂN DÂN XÃ AN PHÚ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 15/KH-UBND | An Phú, ngày 26 tháng 4 năm 2024 |\n\
                KẾ HOẠCH\nChuyển đổi số năm 2024\n";
    let text = format!("{head}{BODY}");
    assert_eq!(heads(&text), ["ke-hoach | 15/KH-UBND | Ủy ban nhân dân xã An Phú | An Phú | Chuyển đổi số năm 2024"]);
    // What a copy lacks may have been lost: no error.
    let form = of_form(&text);
    assert!(!form.is_empty() && form.iter().all(|found| found.starts_with("Warning")), "{form:?}");
}

#[test]
fn a_head_that_lost_its_line_ends() {
    let text = format!(
        "Kế hoạch 15/KH-UBND năm 2024. ỦY BAN NHÂN DÂN XÃ AN PHÚ -------\n\
         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n\
         Số: 15/KH-UBND An Phú, ngày 26 tháng 4 năm 2024 KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2024\n{BODY}"
    );
    assert_eq!(heads(&text), ["ke-hoach | 15/KH-UBND | Ủy ban nhân dân xã An Phú | An Phú | CHUYỂN ĐỔI SỐ NĂM 2024"]);
}

#[test]
fn an_appendix_is_titled_on_the_line_of_its_number() {
    let text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-UBND\n\
         An Phú, ngày 26 tháng 4 năm 2024\nKẾ HOẠCH\nChuyển đổi số năm 2024\n{BODY}\
         Nhiệm vụ tại Phụ lục I, dự án tại Phụ lục II.\n\n\
         PHỤ LỤC I: NHIỆM VỤ NĂM 2024\n1. Trang bị máy tính.\n\nPHỤ LỤC II: DANH MỤC DỰ ÁN\n1. Nâng cấp mạng.\n"
    );
    let heads = heads(&text);
    assert_eq!(heads.len(), 3, "{heads:?}");
    assert!(heads[1].ends_with("| NHIỆM VỤ NĂM 2024") && heads[2].ends_with("| DANH MỤC DỰ ÁN"), "{heads:?}");
    let checked = check(&CHECKER, "copy.txt", text.into_bytes());
    assert!(findings(&checked).iter().all(|found| found.rule != "consistency/unannounced-appendix"));
}

#[test]
fn what_another_body_has_issued_is_not_the_issuer() {
    let text = "KẾ HOẠCH\nThi hành Luật Lưu trữ\n\nNgày 21 tháng 6 năm 2024, Quốc hội khóa XV đã ban hành Luật Lưu trữ. \
                Để triển khai thi hành Luật, Ủy ban nhân dân xã An Phú ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Kịp thời.\n";
    assert_eq!(heads(text), ["ke-hoach |  | Ủy ban nhân dân xã An Phú | An Phú | Thi hành Luật Lưu trữ"]);
}

#[test]
fn the_sentence_that_issues_a_plan_names_what_it_rests_on() {
    let plan = |sentence: &str| {
        let text = format!(
            "ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\nSố: 15/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
             An Phú, ngày 20 tháng 01 năm 2026\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\
             Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;\n{sentence}\nI. MỤC ĐÍCH\n1. Phục vụ.\n"
        );
        let checked = check(&CHECKER, "plan.txt", text.into_bytes());
        let found = findings(&checked).into_iter().find(|found| found.rule == "basis/missing-programme");
        found.map(|found| format!("{:?}", found.severity))
    };
    let above = "Thực hiện Kế hoạch số 12/KH-UBND ngày 08/01/2026 của UBND tỉnh Đông Hải về cải cách hành chính năm 2026, UBND xã An Phú ban hành Kế hoạch như sau:";
    assert_eq!(plan(above).as_deref(), Some("Info"));
    let programme = "Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, UBND xã An Phú ban hành Kế hoạch như sau:";
    assert_eq!(plan(programme), None);
    assert_eq!(plan("UBND xã An Phú ban hành Kế hoạch như sau:").as_deref(), Some("Warning"));
}

#[test]
fn a_line_break_behind_the_word_of_a_division_or_inside_a_name() {
    let text = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BÌNH MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
                Số: 15/QĐ-UBND\nBình Minh, ngày 26 tháng 4 năm 2024\nQUYẾT ĐỊNH\nBan hành Quy chế vận hành hệ thống lấy ý kiến\n\
                CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ BÌNH\nMINH\nQUYẾT ĐỊNH:\n\
                Chương\nI\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy chế này quy định việc lấy ý kiến.\n2. Quy chế này áp dụng cho các phòng.\n\
                Điều\n2. Nguyên tắc\n1. Đúng thẩm quyền.\n2. Kịp thời.\nĐiều\n3. Hiệu lực thi hành\nQuyết định này có hiệu lực từ ngày ký.\n";
    assert_eq!(
        heads(text)[0],
        "quyet-dinh | 15/QĐ-UBND | Chủ tịch Ủy ban nhân dân thành phố Bình Minh | Bình Minh | Ban hành Quy chế vận hành hệ thống lấy ý kiến"
    );
    let checked = check(&CHECKER, "copy.txt", text.as_bytes().to_vec());
    assert!(findings(&checked).iter().all(|found| !found.rule.starts_with("numbering/")));
    let blocks = checked.plan.blocks.iter().filter_map(|block| block.label.as_ref());
    let divisions: Vec<String> = blocks.map(|label| format!("{:?} {}", label.style, label.text)).collect();
    assert_eq!(
        divisions.iter().filter(|label| !label.starts_with("Arabic")).collect::<Vec<_>>(),
        ["Chapter I", "Article 1", "Article 2", "Article 3"]
    );
}
