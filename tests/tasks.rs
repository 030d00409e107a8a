//! Who does what by when, in prose as offices write it: what is understood of an item, and what is none.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

mod checking;

use checking::{check, checker};
use rasoat::Checker;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

/// The tasks of a text as "label text's beginning | lead | deadline".
fn tasks(text: &str) -> Vec<String> {
    let checked = check(&CHECKER, "tasks.txt", text.as_bytes().to_vec());
    let mut said = Vec::new();
    for task in &checked.document.tasks {
        let beginning: Vec<&str> = task.text.split(' ').take(3).collect();
        let lead: Vec<&str> = task.lead.iter().map(|body| body.name.as_str()).collect();
        let due = task.deadline.as_ref().map_or("", |deadline| deadline.text.as_str());
        said.push(format!("{} {} | {} | {due}", task.label, beginning.join(" "), lead.join("; ")));
    }
    said
}

/// A plan of a commune whose last part says `items`.
#[track_caller]
fn says(items: &str, expected: &[&str]) {
    let plan = format!(
        "KẾ HOẠCH\nCải cách hành chính năm 2026\n\nI. MỤC ĐÍCH\n1. Nâng cao chất lượng phục vụ.\n\nII. TỔ CHỨC THỰC HIỆN\n{items}\n"
    );
    assert_eq!(tasks(&plan), expected, "{items}");
}

#[test]
fn what_comes_back_or_is_counted_is_a_deadline() {
    says(
        "1. Văn phòng HĐND và UBND xã báo cáo kết quả trước ngày 25 hằng tháng.\n\
         2. Phòng Kinh tế gửi biên bản trong vòng 05 ngày làm việc kể từ ngày kết thúc kiểm tra.\n\
         3. Phòng Văn hóa - Xã hội hằng tuần cập nhật số liệu.\n\
         4. Trung tâm Phục vụ hành chính công xã:\n\
         a) Thường xuyên kiểm tra hồ sơ quá hạn.\n\
         b) Rà soát hồ sơ trễ hạn. Hằng tuần báo cáo Ủy ban nhân dân xã.\n\
         c) Lập dự toán chi hằng năm của Trung tâm.\n\
         d) Trả kết quả chậm nhất sau 03 ngày làm việc.",
        &[
            "1 Văn phòng HĐND | Văn phòng HĐND và UBND xã | trước ngày 25 hằng tháng",
            "2 Phòng Kinh tế | Phòng Kinh tế | trong vòng 05 ngày làm việc",
            "3 Phòng Văn hóa | Phòng Văn hóa - Xã hội | hằng tuần",
            "a Thường xuyên kiểm | Trung tâm Phục vụ hành chính công xã | Thường xuyên",
            "b Rà soát hồ | Trung tâm Phục vụ hành chính công xã | Hằng tuần",
            "c Lập dự toán | Trung tâm Phục vụ hành chính công xã | ",
            "d Trả kết quả | Trung tâm Phục vụ hành chính công xã | chậm nhất sau 03 ngày làm việc",
        ],
    );
    // An order without a day of the calendar gives nobody work where nobody is named.
    says("1. Thường xuyên đổi mới phong cách phục vụ.\n2. Hồ sơ được trả trong thời hạn 05 ngày làm việc.", &[]);
}

#[test]
fn days_that_an_item_ends_with_or_names_by_the_word() {
    says(
        "1. Các thôn lập danh sách gửi về xã, hạn chót 13/10/2026.\n\
         2. Tổ chức xét chọn: dự kiến từ ngày 30/10/2026 đến 03/11/2026.\n\
         3. Ban điều hành Đề án hoàn thành việc ký cam kết đầu tháng 9 hằng năm.\n\
         4. Ngày hội đọc sách: ngày 21/4/2026.\n\
         5. Kinh phí: 15.000.000 đồng.",
        &[
            "1 Các thôn lập | Các thôn | hạn chót 13/10/2026",
            "2 Tổ chức xét |  | dự kiến từ ngày 30/10/2026 đến 03/11/2026",
            "3 Ban điều hành | Ban điều hành Đề án | đầu tháng 9 hằng năm",
        ],
    );
}

#[test]
fn an_order_among_the_closing_sentences_is_a_task() {
    says(
        "1. Phòng Kinh tế lập dự toán kinh phí.\n\
         Giao Văn phòng HĐND và UBND xã theo dõi và định kỳ sáu tháng báo cáo việc triển khai thực hiện Kế hoạch này.\n\
         Yêu cầu các thôn nghiêm túc triển khai thực hiện Kế hoạch này.",
        &["1 Phòng Kinh tế | Phòng Kinh tế | ", " Giao Văn phòng | Văn phòng HĐND và UBND xã | định kỳ sáu tháng"],
    );
}

#[test]
fn an_order_stands_behind_its_occasion() {
    says(
        "1. Khi có kết quả chấm điểm, giao Phòng Kinh tế chủ trì phân tích.\n\
         2. Khi có kết quả chấm điểm giao Phòng Văn hóa - Xã hội chủ trì phân tích nguyên nhân.\n\
         3. Trước khi đề nghị Phòng Kinh tế thẩm định phải lấy ý kiến người dân.",
        &["1 Khi có kết | Phòng Kinh tế | ", "2 Khi có kết | Phòng Văn hóa - Xã hội | "],
    );
}

#[test]
fn duties_stand_below_the_duties_and_powers_of_a_body_and_powers_are_none() {
    says(
        "1. Thành phần Tổ kiểm tra\n\
         - Đ/c: ............................. - Bí thư - Tổ trưởng\n\
         - Đ/c: ............................. - ............. - Thành viên\n\
         2. Nhiệm vụ, quyền hạn của Tổ kiểm tra\n\
         2.1. Nhiệm vụ:\n\
         - Lập hồ sơ kiểm tra theo quy trình.\n\
         2.2. Quyền hạn:\n\
         - Được mời cá nhân có liên quan để xác minh.",
        &["- Lập hồ sơ | Tổ kiểm tra | "],
    );
}

#[test]
fn a_wrapped_item_goes_on_over_a_comma_and_a_hyphen() {
    let page = "KẾ HOẠCH\nPhòng, chống dịch năm 2026\n\n\
         I. NHIỆM VỤ\n\
         \x20      1. Trạm Y tế xã chủ trì tập trung thực hiện các việc đã được UBND tỉnh,\n\
         Chủ tịch UBND tỉnh chỉ đạo tại các văn bản của tỉnh về việc tăng cường công tác\n\
         phòng, chống dịch bệnh trên địa bàn; kịp thời tham mưu Ủy ban nhân dân xã\n\
         chỉ đạo các thôn thực hiện nghiêm các quy định của Trung ương và của tỉnh.\n\
         2. Công an xã chủ trì kiểm tra việc thực hiện các biện pháp phòng dịch Covid-\n\
         19 tại các cơ sở kinh doanh, khu du lịch và chợ trên địa bàn xã; báo cáo kết\n\
         quả về Ủy ban nhân dân xã để theo dõi và chỉ đạo kịp thời theo đúng quy định.\n";
    assert_eq!(tasks(page), ["1 Trạm Y tế | Trạm Y tế xã | ", "2 Công an xã | Công an xã | "]);
}

#[test]
fn a_table_whose_cells_stand_one_below_the_other() {
    let rows = [
        "STT",
        "Nội dung công việc",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian",
        "I",
        "Cải cách thể chế",
        "(theo chương trình của tỉnh)",
        "1.",
        "Rà soát văn bản của xã,",
        "kể cả văn bản đã hết hiệu lực",
        "Phòng Kinh tế",
        "Các phòng",
        "Quý I/2026",
        "2.",
        "Tự kiểm tra văn bản",
        "Phòng Văn hóa - Xã hội",
        "Các phòng",
        "Quý II/2026",
        "II",
        "Cải cách thủ tục hành chính",
        "1.",
        "Niêm yết thủ tục",
        "Văn phòng HĐND và UBND xã",
        "Các phòng",
        "Tháng 8/2026",
    ];
    let page = |rows: &[&str]| {
        format!(
            "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n{}\nIII. TỔ CHỨC THỰC HIỆN\nKế hoạch được niêm yết công khai.\n",
            rows.join("\n")
        )
    };
    assert_eq!(
        tasks(&page(&rows)),
        [
            "1 Rà soát văn | Phòng Kinh tế | Quý I/2026",
            "2 Tự kiểm tra | Phòng Văn hóa - Xã hội | Quý II/2026",
            "1 Niêm yết thủ | Văn phòng HĐND và UBND xã | Tháng 8/2026",
        ]
    );
    // Numbers that stand alone in prose make no table; nor does a title over nothing.
    assert_eq!(tasks(&page(&["STT", "1", "Phòng Kinh tế", "Quý I/2026"])), [""; 0]);
    assert_eq!(tasks(&page(&["STT", "Nội dung", "Cơ quan chủ trì", "Thời gian"])), [""; 0]);
}

#[test]
fn a_number_that_was_misread_heads_the_duties_below_it() {
    says(
        "7. Phòng Kinh tế chủ trì thực hiện\na) Kiểm tra chợ.\n\n\
         §. Phòng Văn hóa - Xã hội chủ trì thực hiện\na) Tổ chức hội xuân.\n\n\
         9. Công an xã\na) Tuần tra ban đêm.",
        &[
            "a Kiểm tra chợ. | Phòng Kinh tế | ",
            "a Tổ chức hội | Phòng Văn hóa - Xã hội | ",
            "a Tuần tra ban | Công an xã | ",
        ],
    );
}

#[test]
fn branches_of_the_economy_are_nobody_and_press_and_portals_are_somebody() {
    says(
        "1. Các ngành công nghiệp mũi nhọn: Công nghệ thông tin, cơ khí, chế biến nông sản và du lịch sinh thái của xã.\n\
         2. Đài Truyền thanh, Cổng thông tin điện tử xã tuyên truyền Kế hoạch này.",
        &["2 Đài Truyền thanh, | Đài Truyền thanh; Cổng thông tin điện tử xã | "],
    );
}

#[test]
fn months_that_a_row_ticks_are_its_deadline() {
    let plan = |header: &str, tail: &str| {
        format!(
            "KẾ HOẠCH\nCải tiến chất lượng năm 2025\n\nI. TIẾN ĐỘ\n{header}\
             1\tTập huấn an toàn\tPhòng Điều dưỡng\t\t\tx\t\t\tx{tail}\n2\tKhảo sát hài lòng\tTổ Chất lượng\tx\tx{tail}\n\
             3\tTự đánh giá\tCác khoa\t\t\t{tail}\n"
        )
    };
    let merged =
        "TT\tNội dung\tBộ phận thực hiện\tThời gian thực hiện (tháng)\n\t\t\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n";
    let said = [
        "1 Tập huấn an | Phòng Điều dưỡng | tháng 3, 6",
        "2 Khảo sát hài | Tổ Chất lượng | tháng 1, 2",
        "3 Tự đánh giá | Các khoa | ",
    ];
    assert_eq!(tasks(&plan(merged, "")), said);
    // Every cell is there, and titles behind the months.
    let whole = "TT\tNội dung\tBộ phận thực hiện\tThời gian (tháng)\t\t\t\t\t\tGhi chú\n\t\t\t1\t2\t3\t4\t5\t6\t\n";
    assert_eq!(tasks(&plan(whole, "\t")), said);
    let named = "TT\tNội dung\tBộ phận thực hiện\tTháng 1\tTháng 2\tTháng 3\tTháng 4\tTháng 5\tTháng 6\n";
    assert_eq!(tasks(&plan(named, ""))[0], "1 Tập huấn an | Phòng Điều dưỡng | Tháng 3, Tháng 6");
    let quarters = "TT\tNội dung\tBộ phận thực hiện\tQuý\n\t\t\tI\tII\tIII\tIV\n";
    assert_eq!(tasks(&plan(quarters, ""))[1], "2 Khảo sát hài | Tổ Chất lượng | quý I, II");
    // The numbers of the columns are no months.
    let numbered = "TT\tNội dung\tBộ phận thực hiện\tThời gian\n1\t2\t3\t4\n";
    let text = format!(
        "KẾ HOẠCH\nCải tiến chất lượng năm 2025\n\nI. TIẾN ĐỘ\n{numbered}1\tTập huấn\tPhòng Điều dưỡng\tQuý I\n2\tKhảo sát\tTổ Chất lượng\tQuý II\n"
    );
    assert_eq!(tasks(&text), ["1 Tập huấn | Phòng Điều dưỡng | Quý I", "2 Khảo sát | Tổ Chất lượng | Quý II"]);
    let checked = check(&CHECKER, "months.txt", plan(merged, "").into_bytes());
    let first = checked.document.tasks[0].deadline.as_ref().unwrap();
    assert_eq!(first.from.zip(first.to).map(|(from, to)| format!("{from} {to}")).unwrap(), "2025-03-01 2025-06-30");
}

#[test]
fn what_a_plan_after_an_inspection_mends_is_its_task() {
    let text = "KẾ HOẠCH\nKhắc phục hạn chế sau kiểm tra năm 2026\n\nI. NỘI DUNG\n\
                TT\tHạn chế, khuyết điểm\tGiải pháp khắc phục\tNgười chịu trách nhiệm\tThời gian\tKết quả, minh chứng\n\
                1\tCòn chậm báo cáo\tLập sổ theo dõi\tVăn phòng\tTừ tháng 9/2026 và thường xuyên\tSổ theo dõi\n\
                2\tCòn nể nang\tGóp ý tại cuộc họp\tChi bộ\tTháng 10/2026\tBiên bản\n";
    assert_eq!(
        tasks(text),
        ["1 Lập sổ theo | Văn phòng | Từ tháng 9/2026 và thường xuyên", "2 Góp ý tại | Chi bộ | Tháng 10/2026"]
    );
    // What is done all the time has no end to name.
    let checked = check(&CHECKER, "mended.txt", text.as_bytes().to_vec());
    assert!(checked.document.tasks.iter().all(|task| !task.deadline.as_ref().unwrap().open_ended));
}

#[test]
fn the_day_of_submission_is_a_deadline_and_a_comma_ends_no_item() {
    says(
        "1. Quyết định ban hành Quy chế mẫu.\n- Cơ quan chủ trì: Sở Nội vụ.\n- Thời gian trình UBND tỉnh: Trước ngày 15/11/2026.",
        &["1 Quyết định ban | Sở Nội vụ | Trước ngày 15/11/2026"],
    );
    says(
        "1. Sở Tư pháp hướng dẫn các sở, ngành,\nỦy ban nhân dân các xã thực hiện Kế hoạch.",
        &["1 Sở Tư pháp | Sở Tư pháp | "],
    );
}

#[test]
fn a_table_with_titles_of_its_own_tells_who_and_by_when() {
    let text = "KẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. NỘI DUNG\n\
                Nguồn\tMã mục tiêu\tNhiệm vụ\tBiến theo dõi\tTrục\tCách đo đếm\tNguồn số\tĐơn vị chủ trì\tThời hạn hoàn thành\n\
                A\t14\tSố hóa sổ bộ\t8\t1\tđếm\tkho\tCông chức Tư pháp\t6/2026\nB\t21\tTrang bị máy\t7\t1\tđếm\tkho\tVăn phòng\t9/2026\n";
    assert_eq!(tasks(text), ["A Số hóa sổ | Công chức Tư pháp | 6/2026", "B Trang bị máy | Văn phòng | 9/2026"]);
}

#[test]
fn work_of_one_day_is_due_on_that_day() {
    says(
        "1. Công chức Tư pháp báo cáo nhanh kết quả trong ngày 15/3/2026.",
        &["1 Công chức Tư | Công chức Tư pháp | trong ngày 15/3/2026"],
    );
}
