//! Citations of small texts, meant.

use crate::lexicon::Lexicon;
use crate::regulations::Regulations;
use crate::resolve::document::{Document, Reference, Resolution};
use crate::resolve::{Settings, resolve};
use crate::source::Source;
use chrono::NaiveDate;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);
static LAW: LazyLock<Regulations> = LazyLock::new(Regulations::embedded);

fn meant(text: &str) -> Document {
    let source = Source::identical("test", text.to_owned());
    let plan = crate::parse::parse(&source, &LEXICON);
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    resolve(&source, &plan, &LAW, &LEXICON, &Settings { as_of: None, state: None, today })
}

/// The stable name, or what kept it from being known.
fn names(text: &str) -> Vec<String> {
    meant(text).references.iter().map(name).collect()
}

fn name(reference: &Reference) -> String {
    match &reference.resolution {
        Resolution::Known(id) => LAW.name(*id),
        Resolution::Contradicted(ids) => format!("contradicted by {}", ids.len()),
        Resolution::Ambiguous(ids) => format!("one of {}", ids.len()),
        Resolution::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn number_kind_and_date_decide() {
    assert_eq!(names("Nghị định số 16/2015/NĐ-CP ngày 14/02/2015"), ["16/2015/NĐ-CP@2015-02-14"]);
    assert_eq!(names("Nghị định số 16/2015/NĐ-CP"), ["16/2015/NĐ-CP@2015-02-14"]);
    assert_eq!(names("Nghị định số 30/2020/NĐ-CP ngày 07/3/2020"), ["contradicted by 1"]);
    assert_eq!(names("Nghị quyết số 76/NQ-CP ngày 13/6/2013"), ["76/NQ-CP@2013-06-13"]);
    assert_eq!(names("Nghị quyết số 76/NQ-CP ngày 15/7/2021"), ["76/NQ-CP@2021-07-15"]);
    assert_eq!(names("Thông tư số 16/2015/NĐ-CP ngày 14/02/2015"), ["unknown"]);
}

#[test]
fn a_number_without_year_is_another_document_in_another_year() {
    assert_eq!(names("Nghị quyết số 76/NQ-CP ngày 16/7/2021"), ["contradicted by 1"]);
    assert_eq!(names("Nghị quyết số 76/NQ-CP ngày 16/7/2009"), ["unknown"]);
}

#[test]
fn local_numbers_are_nobodys_without_their_body() {
    assert_eq!(names("Quyết định số 12/QĐ-UBND ngày 03/01/2024"), ["unknown"]);
}

#[test]
fn laws_by_name_and_year_date_or_number() {
    let law = "Luật Tổ chức chính quyền địa phương";
    assert_eq!(names(&format!("{law} ngày 19/6/2015")), ["77/2015/QH13@2015-06-19"]);
    assert_eq!(names(&format!("{law} năm 2015")), ["77/2015/QH13@2015-06-19"]);
    assert_eq!(names(&format!("{law} số 72/2025/QH15")), ["72/2025/QH15@2025-06-16"]);
    assert_eq!(names(&format!("{law} năm 2025")), ["one of 2"]);
    assert_eq!(names(&format!("{law} số 65/2025/QH15 ngày 16 tháng 6 năm 2025")), ["contradicted by 1"]);
    assert_eq!(names(&format!("{law} năm 1999")), ["unknown"]);
    assert_eq!(names("Luật Ban hành văn bản QPPL năm 2015"), ["80/2015/QH13@2015-06-22"]);
    // OCR lost marks in the words that every amending law begins with.
    assert_eq!(
        names("Luật sửa đôi, bô sung một sô điều của Luật Ban hành văn bản quy phạm pháp luật năm 2020"),
        ["63/2020/QH14@2020-06-18"]
    );
}

/// A plan of that day whose first basis is a law by its name alone.
fn plan(day: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
         Số: 15/KH-UBND\n\nBình Minh, {day}\n\nKẾ HOẠCH\nCải cách hành chính\n\n\
         Căn cứ Luật Tổ chức chính quyền địa phương;\n\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n"
    )
}

#[test]
fn a_law_by_its_name_alone_is_the_version_of_the_day() {
    assert_eq!(names(&plan("ngày 05 tháng 01 năm 2020")), ["77/2015/QH13@2015-06-19"]);
    assert_eq!(names(&plan("ngày 05 tháng 01 năm 2026")), ["72/2025/QH15@2025-06-16"]);
    assert_eq!(names(&plan("tháng 3 năm 2025")), ["65/2025/QH15@2025-02-19"]);
    // In that year three versions were in force one after the other.
    assert_eq!(names(&plan("ngày tháng năm 2025")), ["unknown"]);
}

#[test]
fn mentions_of_one_document_go_together() {
    let text = "Nghị quyết số 76/NQ-CP ngày 13/6/2013, Nghị quyết số 76/NQ-CP ngày 15/7/2021 và Nghị quyết 76/NQ-CP; \
                Kế hoạch số 12/KH-UBND ngày 01/3/2024; Kế hoạch số 12/KH-UBND";
    let references = meant(text).references;
    let first: Vec<usize> = references.iter().map(|r| r.first_mention).collect();
    // An undated mention goes with the nearest before it, and has its date.
    assert_eq!(first, [0, 1, 1, 3, 3]);
    let dates: Vec<String> = references.iter().map(|r| r.issued_on.map_or(String::new(), |d| d.to_string())).collect();
    assert_eq!(dates, ["2013-06-13", "2021-07-15", "2021-07-15", "2024-03-01", "2024-03-01"]);
}

#[test]
fn bodies_of_different_places_have_documents_of_their_own() {
    let text = "Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh Lâm Đồng về đất đai; \
                Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh Hưng Yên về đất đai; \
                Quyết định số 12/QĐ-UBND của UBND tỉnh Lâm Đồng";
    let first: Vec<usize> = meant(text).references.iter().map(|r| r.first_mention).collect();
    assert_eq!(first, [0, 1, 0]);
}

#[test]
fn an_impossible_date_is_no_date() {
    let reference = &meant("Quyết định số 12/QĐ-UBND ngày 31/11/2023 của UBND tỉnh").references[0];
    assert_eq!(reference.issued_on, None);
}

#[test]
fn what_the_text_itself_says() {
    let ended = |text: &str| meant(text).references.iter().map(|r| r.acknowledged).collect::<Vec<_>>();
    assert_eq!(ended("Nghị định số 16/2015/NĐ-CP (nay là Nghị định số 60/2021/NĐ-CP) của Chính phủ"), [true, false]);
    assert_eq!(ended("Nghị định số 16/2015/NĐ-CP của Chính phủ đã hết hiệu lực từ ngày 15/8/2021"), [true]);
    assert_eq!(ended("Quyết định này thay thế Quyết định số 1/QĐ-BNV và Quyết định số 2/QĐ-BNV"), [true, true]);
    // A body that has another name now says nothing of its document.
    assert_eq!(ended("Quyết định số 5/QĐ-UBND của Ủy ban nhân dân huyện (nay là thị xã) Bình Minh"), [false]);
    assert_eq!(ended("Quyết định số 5/QĐ-BNV; Quyết định số 6/QĐ-BNV hết hiệu lực"), [false, true]);

    let amended = |text: &str| meant(text).references.iter().map(|r| r.amended).collect::<Vec<_>>();
    assert_eq!(amended("Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)"), [true]);
    assert_eq!(amended("Luật Viên chức năm 2010, được sửa đổi, bổ sung năm 2019"), [true]);
    assert_eq!(
        amended("Nghị định số 2/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 1/2016/NĐ-CP"),
        [false, false]
    );
}

#[test]
fn a_footnote_speaks_of_what_bears_its_mark() {
    let text = "I. NHIỆM VỤ\n\nThực hiện Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ¹ và Nghị định số \
                30/2020/NĐ-CP của Chính phủ.\n\n¹ Nghị định này hết hiệu lực từ ngày 15/8/2021.\n";
    let ended: Vec<bool> = meant(text).references.iter().map(|r| r.acknowledged).collect();
    assert_eq!(ended, [true, false]);
}

#[test]
fn a_law_misread_from_an_image_is_known_by_its_very_day() {
    let amended = "Căn cứ Luật sửa đôi, bô sung một số điều của Luật Ban hành văn bẻn quy phạm pháp luật";
    assert_eq!(names(&format!("{amended} ngày 18 tháng 6 năm 2020;")), ["63/2020/QH14@2020-06-18"]);
    // The day alone proves nothing, nor does the name without it.
    assert_eq!(names(&format!("{amended} ngày 19 tháng 6 năm 2020;")), ["unknown"]);
    assert!(names(&format!("{amended};")).iter().all(|name| name == "unknown"));
    assert_eq!(names("Căn cứ Luật Phòng chống quy hoạch ngày 18 tháng 6 năm 2020;"), ["unknown"]);
}
