//! Tables as plans have them; all composed for these tests.

use super::super::plan::{Column, RowKind, Table};
use super::tables;
use crate::lexicon::Lexicon;
use crate::parse::block::blocks;

fn read(text: &str) -> Vec<Table> {
    tables(text, &blocks(text), &Lexicon::embedded())
}

fn kinds(table: &Table) -> String {
    let letter = |kind: RowKind| match kind {
        RowKind::Header => 'h',
        RowKind::Group => 'g',
        RowKind::Item => 'i',
        RowKind::Total => 't',
        RowKind::Continuation => '+',
        RowKind::Blank => '_',
    };
    table.rows.iter().map(|r| letter(r.kind)).collect()
}

const TITLES: &str = "STT\tNội dung, nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tGhi chú\n";

#[test]
fn a_table_over_pages_is_one() {
    let text = format!(
        "{TITLES}I\tCải cách thể chế\t\t\t\t\n\
         1\tRà soát văn bản\tPhòng Tư pháp\tCác phòng, ban\tQuý I/2026\t\n\n\
         {TITLES}2\tKiểm tra việc thi hành\tPhòng Tư pháp\tCác phòng, ban\tQuý II/2026\t\n\
         II\tCải cách thủ tục hành chính\t\t\t\t\n\
         3\tCông khai thủ tục\tVăn phòng\t\tThường xuyên\t\n\
         \tTổng cộng\t\t\t\t15.000.000\n"
    );
    let tables = read(&text);
    assert_eq!(tables.len(), 1);
    assert_eq!(kinds(&tables[0]), "hgihigit");
    assert_eq!(
        tables[0].columns,
        [Column::Label, Column::Task, Column::Lead, Column::Support, Column::Deadline, Column::Note]
    );
    let labels: Vec<&str> = tables[0].rows.iter().filter_map(|r| r.label.as_ref()).map(|l| l.text.as_str()).collect();
    assert_eq!(labels, ["I", "1", "2", "II", "3"]);
}

#[test]
fn rows_that_a_page_broke() {
    let text = format!(
        "{TITLES}1\tRà soát, thống kê các thủ tục thuộc thẩm quyền\tVăn phòng\tCác phòng,\tBáo cáo theo\t\n\n\
         {TITLES}1\tvà trình phương án đơn giản hóa\tHĐND và UBND xã\tban\tquý\t\n\
         2\tTập huấn nghiệp vụ\tPhòng Văn hóa - Xã hội\tTrạm Y tế; Trường học\tQuý II\t\n\n\
         {TITLES}\t\t\tvà các thôn\t\t\n\
         3\tĐối thoại với doanh nghiệp\tPhòng Kinh tế\t\tQuý III\t\n"
    );
    let tables = read(&text);
    assert_eq!(tables.len(), 1);
    assert_eq!(kinds(&tables[0]), "hih+ih+i");
}

#[test]
fn a_label_that_stands_twice_without_a_break_is_two_rows() {
    let text = format!(
        "{TITLES}1\tRà soát văn bản.\tPhòng Tư pháp\t\tQuý I\t\n1\tKiểm tra công vụ.\tPhòng Nội vụ\t\tQuý II\t\n"
    );
    assert_eq!(kinds(&read(&text)[0]), "hii");
}

#[test]
fn an_item_without_anything_stays_an_item_in_its_sequence() {
    let text = format!(
        "{TITLES}1\tRà soát văn bản\tPhòng Tư pháp\t\tQuý I\t\n2\tKiểm tra công vụ\t\t\t\t\n3\tTập huấn\tPhòng Nội vụ\t\tQuý II\t\n"
    );
    assert_eq!(kinds(&read(&text)[0]), "hiii");
}

#[test]
fn columns_in_any_order_and_misspelt() {
    let text = "TT\tNhiệm vụ cụ thể\tSản phẩm\tCơ quan chù trì\tThời gian hoàn hành\n\
                1. Cải cách thủ tục\t\t\t\t\n1\tRà soát\tBáo cáo\tVăn phòng\t31/10/2026\n";
    let table = &read(text)[0];
    assert_eq!(table.columns, [Column::Label, Column::Task, Column::Deliverable, Column::Lead, Column::Deadline]);
    assert_eq!(kinds(table), "hgi");
}

#[test]
fn a_header_over_two_rows() {
    let text = "STT\tNội dung\tCơ quan thực hiện\t\tThời gian\n\t\tChủ trì\tPhối hợp\t\n(1)\t(2)\t(3)\t(4)\t(5)\n\
                1\tRà soát văn bản\tPhòng Tư pháp\tCác phòng\tQuý I\n";
    let table = &read(text)[0];
    assert_eq!(table.columns, [Column::Label, Column::Task, Column::Lead, Column::Support, Column::Deadline]);
    assert_eq!(kinds(table), "hhhi");
}

#[test]
fn a_timetable_has_a_table_for_each_day() {
    let text = "NGÀY 1: THỨ HAI, NGÀY 07/9/2026\nThời gian\tNội dung\tĐơn vị phụ trách\nBuổi sáng\n\
                7h00 - 7h30\tĐón tiếp đại biểu\tVăn phòng\n7h30 - 9h00\tThảo luận tại tổ\tCác tổ\n\
                NGÀY 2: THỨ BA, NGÀY 08/9/2026\nThời gian\tNội dung\tĐơn vị phụ trách\n7h00 - 8h00\tTổng kết\tVăn phòng\n";
    let tables = read(text);
    assert_eq!(tables.iter().map(kinds).collect::<Vec<_>>(), ["hgii", "hi"]);
    assert_eq!(tables[0].columns, [Column::Deadline, Column::Task, Column::Lead]);
}

#[test]
fn a_log_frame_without_titles() {
    let text = "Lĩnh vực I\tCải cách thể chế\tVăn bản được ban hành đúng trình tự\t\t\t\n\
                Kết quả 1.1\tVăn bản được rà soát\tChỉ số: 90% văn bản\t\t\t\n\
                Hoạt động 1.1.1\tXây dựng kế hoạch rà soát\tKế hoạch được ban hành\t5.000.000\t- Chủ trì: Phòng Tư pháp - Phối hợp: các phòng\tTháng 1 Tháng 3\n\
                Hoạt động 1.1.2\tKiểm tra tại cơ sở\tBiên bản\t7.000.000\t- Chủ trì: Phòng Tư pháp - Phối hợp: các phòng\tTháng 4 Tháng 10\n\
                Tổng\t\t\t12.000.000\t\t\n\
                Tổng\tKhảo sát ý kiến người dân\tMột dịch vụ\t0\t- Chủ trì: Văn phòng - Phối hợp: các phòng\tTháng 2\n\
                Tổng\tNâng cao năng lực cán bộ\tChỉ số: 80% cán bộ\t\t\t\n";
    let table = &read(text)[0];
    assert_eq!(kinds(table), "ggiitig");
    assert!(table.header.is_empty());
    assert_eq!(
        table.columns,
        [Column::Label, Column::Task, Column::Other, Column::Budget, Column::LeadAndSupport, Column::Deadline]
    );
}

#[test]
fn layout_and_other_tables_are_no_task_tables() {
    assert!(
        read(
            "UBND XÃ TÂN HÒA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\tTân Hòa, ngày 05 tháng 01 năm 2026\n"
        )
        .is_empty()
    );
    let ranking = "Thứ hạng\tĐơn vị\tĐiểm đạt được\tXếp loại\n1\tPhòng Tư pháp\t89,5\tTốt\n2\tVăn phòng\t88,1\tTốt\n";
    let columns = &read(ranking)[0].columns;
    assert!(!columns.contains(&Column::Task) && !columns.contains(&Column::Lead));
}
