//! Official texts become drafts of records, facts become records, and nothing that exists is changed.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

use rasoat::import::{facts, text};
use rasoat::lexicon::Lexicon;
use rasoat::regulations::{Regulations, record};
use rasoat::resolve::Settings;
use rasoat::source::Source;
use rasoat::{parse, read, resolve};

fn draft(source: Source) -> Result<String, String> {
    let (law, lexicon) = (Regulations::embedded(), Lexicon::embedded());
    let plan = parse::parse(&source, &lexicon);
    let settings = Settings { as_of: None, state: None, today: "2031-01-01".parse().unwrap() };
    let document = resolve::resolve(&source, &plan, &law, &lexicon, &settings);
    text::draft(&source, &plan, &document, &law).map(|draft| text::write(&draft, &law))
}

#[track_caller]
fn reads(file: &str, want: &str) {
    let path = format!("{}/tests/import/{file}", env!("CARGO_MANIFEST_DIR"));
    let got = draft(read::read_path(&path).unwrap()).unwrap();
    assert_eq!(got, want.trim_start());
    assert!(record::read(&got).is_ok(), "a draft can be read back");
}

#[test]
fn a_decree_replaces_repeals_and_keeps_what_is_only_described() {
    reads(
        "nghi-dinh.txt",
        r#"
["901/2031/NĐ-CP@2031-03-14"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định cơ chế tự chủ của đơn vị sự nghiệp công lập"
effective = 2031-05-01
check = "full-text"
source = "Toàn văn (bản đọc: nghi-dinh.txt)"
effects = [
  { replaces = "60/2021/NĐ-CP@2021-06-21", at = "Điều 39 khoản 2" },
  { replaces = "111/2025/NĐ-CP@2025-05-22", at = "Điều 39 khoản 2" },
  { repeals = "130/2018/NĐ-CP@2018-09-27", parts = "khoản 2 Điều 26 và Điều 30", at = "Điều 39 khoản 3" },
]
"#,
    );
}

#[test]
fn a_list_of_ended_texts_is_read_point_by_point() {
    reads(
        "nghi-dinh-danh-sach.txt",
        r#"
["902/2031/NĐ-CP@2031-06-02"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định chi tiết một số điều của Luật Lưu trữ"
effective = 2031-06-02
check = "full-text"
source = "Toàn văn (bản đọc: nghi-dinh-danh-sach.txt)"
effects = [
  { repeals = "113/2025/NĐ-CP@2025-06-03", at = "Điều 20 khoản 2 điểm a" },
  { repeals = "881/2028/TT-BNV@2028-04-05", at = "Điều 20 khoản 2 điểm b" },
  { repeals = "882/2029/TT-BNV@2029-07-06", parts = "Điều 4", at = "Điều 20 khoản 2 điểm c" },
  { details = "33/2024/QH15@2024-06-21" },
]

["881/2028/TT-BNV@2028-04-05"]
kind = "thong-tu"
issuer = "Bộ Nội vụ"
check = "cited"
source = "Được văn bản mới viện dẫn"

["882/2029/TT-BNV@2029-07-06"]
kind = "thong-tu"
issuer = "Bộ Nội vụ"
check = "cited"
source = "Được văn bản mới viện dẫn"
"#,
    );
}

#[test]
fn an_amending_circular_repeals_parts_of_what_it_amends() {
    reads(
        "thong-tu-sua-doi.txt",
        r#"
["17/2031/TT-BNV@2031-10-20"]
kind = "thong-tu"
issuer = "Bộ Nội vụ"
title = "Sửa đổi, bổ sung một số điều của Thông tư số 881/2028/TT-BNV ngày 05 tháng 4 năm 2028 của Bộ trưởng Bộ Nội vụ về chế độ báo cáo"
effective = 2031-12-05
check = "full-text"
source = "Toàn văn (bản đọc: thong-tu-sua-doi.txt)"
effects = [
  { amends = "881/2028/TT-BNV@2028-04-05", at = "Điều 1" },
  { repeals = "881/2028/TT-BNV@2028-04-05", parts = "Điều 7", at = "Điều 1 khoản 2" },
]

["881/2028/TT-BNV@2028-04-05"]
kind = "thong-tu"
issuer = "Bộ Nội vụ"
check = "cited"
source = "Được văn bản mới viện dẫn"
"#,
    );
}

#[test]
fn a_law_is_read_by_its_own_head() {
    reads(
        "luat.txt",
        r#"
["41/2031/QH17@2031-06-24"]
kind = "luat"
issuer = "Quốc hội"
title = "Tổ chức chính quyền địa phương"
effective = 2032-01-01
check = "full-text"
source = "Toàn văn (bản đọc: luat.txt)"
effects = [
  { repeals = "72/2025/QH15@2025-06-16", at = "Điều 60 khoản 2" },
]
"#,
    );
}

#[test]
fn a_decision_in_markdown_takes_effect_on_signing() {
    reads(
        "quyet-dinh.md",
        r#"
["1203/QĐ-TTg@2031-08-09"]
kind = "quyet-dinh"
issuer = "Thủ tướng Chính phủ"
title = "Phê duyệt Chương trình cải cách hành chính nhà nước giai đoạn 2031 - 2035"
effective = 2031-08-09
period = [2031, 2035]
check = "full-text"
source = "Toàn văn (bản đọc: quyet-dinh.md)"
effects = [
  { replaces = "282/QĐ-TTg@2026-02-12", at = "Điều 2" },
]
"#,
    );
}

#[test]
fn a_decree_repeals_several_texts_in_one_clause_and_takes_effect_days_after_signing() {
    reads(
        "nghi-dinh-45-ngay.txt",
        r#"
# Cần xem lại: ngày có hiệu lực tính từ “sau 45 ngày kể từ ngày ký”: kiểm tra lại
["905/2031/NĐ-CP@2031-04-05"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về vị trí việc làm"
effective = 2031-05-20
check = "full-text"
source = "Toàn văn (bản đọc: nghi-dinh-45-ngay.txt)"
effects = [
  { repeals = "106/2020/NĐ-CP@2020-09-10", parts = "khoản 2 Điều 26", at = "Điều 2 khoản 2" },
  { repeals = "883/2029/NĐ-CP@2029-07-06", parts = "Điều 3", at = "Điều 2 khoản 2" },
  { repeals = "884/2030/NĐ-CP@2030-08-08", at = "Điều 2 khoản 2" },
]

["883/2029/NĐ-CP@2029-07-06"]
kind = "nghi-dinh"
issuer = "Chính phủ"
check = "cited"
source = "Được văn bản mới viện dẫn"

["884/2030/NĐ-CP@2030-08-08"]
kind = "nghi-dinh"
issuer = "Chính phủ"
check = "cited"
source = "Được văn bản mới viện dẫn"
"#,
    );
}

#[test]
fn a_resolution_ends_a_list_of_texts() {
    reads(
        "nghi-quyet.txt",
        r#"
["906/2031/UBTVQH17@2031-05-12"]
kind = "nghi-quyet"
issuer = "Ủy ban Thường vụ Quốc hội"
title = "Về tiêu chuẩn của đơn vị hành chính"
effective = 2031-07-01
check = "full-text"
source = "Toàn văn (bản đọc: nghi-quyet.txt)"
effects = [
  { repeals = "886/2026/UBTVQH16@2026-05-25", at = "Điều 2 khoản 2 điểm a" },
  { repeals = "887/2027/UBTVQH16@2027-09-21", parts = "khoản 3 Điều 1", at = "Điều 2 khoản 2 điểm b" },
]

["886/2026/UBTVQH16@2026-05-25"]
kind = "nghi-quyet"
issuer = "Ủy ban Thường vụ Quốc hội"
check = "cited"
source = "Được văn bản mới viện dẫn"

["887/2027/UBTVQH16@2027-09-21"]
kind = "nghi-quyet"
issuer = "Ủy ban Thường vụ Quốc hội"
check = "cited"
source = "Được văn bản mới viện dẫn"
"#,
    );
}

#[test]
fn a_circular_of_two_ministries_replaces_several_texts() {
    reads(
        "thong-tu-lien-tich.txt",
        r#"
# Cần xem lại: không thấy điều khoản về ngày có hiệu lực
["07/2031/TTLT-BNV-BTC@2031-11-20"]
kind = "thong-tu-lien-tich"
issuer = "Bộ Nội vụ và Bộ Tài chính"
title = "Hướng dẫn kinh phí cải cách hành chính"
check = "full-text"
source = "Toàn văn (bản đọc: thong-tu-lien-tich.txt)"
effects = [
  { replaces = "26/2019/TT-BTC@2019-05-10", at = "Điều 2 khoản 2" },
  { replaces = "33/2022/TT-BTC@2022-06-09", at = "Điều 2 khoản 2" },
  { replaces = "888/2028/TT-BNV@2028-02-02", at = "Điều 2 khoản 2" },
]

["888/2028/TT-BNV@2028-02-02"]
kind = "thong-tu"
issuer = "Bộ Nội vụ"
check = "cited"
source = "Được văn bản mới viện dẫn"
"#,
    );
}

#[test]
fn what_is_no_official_text_is_refused() {
    for junk in ["", "abc", "Kính gửi các phòng, ban.\n", "Số: 12/KH-UBND\nKẾ HOẠCH\nLàm gì đó\n", "((((((\n"]
    {
        assert!(draft(Source::identical("junk.txt", junk.to_owned())).is_err(), "{junk}");
    }
}

#[test]
fn a_text_that_has_a_record_is_only_compared_with_it() {
    let text = "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 30/2020/NĐ-CP\n\
                Hà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\nVề công tác văn thư\n\n\
                Điều 37. Hiệu lực thi hành\n1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 4 năm 2020.\n";
    let written = draft(Source::identical("30.txt", text.to_owned())).unwrap();
    assert!(
        written.starts_with("# Đã có bản ghi 30/2020/NĐ-CP@2020-03-05; bản ghi đó không bị thay đổi."),
        "{written}"
    );
    assert!(written.contains("#   hiệu lực: bản ghi 2020-03-05, bản nháp 2020-04-01"), "{written}");
}

#[test]
fn facts_become_records() {
    let lines = r#"
{"number": "7/2031/NĐ-CP", "type": "Nghị định", "issuer": "chính phủ", "title": "Nghị định 7/2031/NĐ-CP quy định về báo cáo", "issued": "2031-02-03", "effective": "2031-04-01", "ended": null, "status": "unknown", "status_note": null, "listed_in_codification": [], "check": "full-text", "date_only_from_a_plan": false, "sources": ["nơi nào đó, tệp memory"]}
{"number": "5/2029/NĐ-CP", "type": "Nghị định", "issuer": null, "title": null, "issued": "2029-02-30", "effective": null, "ended": "2031-04-01", "status": "expired", "status_note": null, "listed_in_codification": [], "check": "cited", "date_only_from_a_plan": false, "sources": []}
{"from": "7/2031/NĐ-CP", "from_issued": "2031-02-03", "effect": "replaces", "scope": "whole", "to": "5/2029/NĐ-CP", "to_issued": null, "effective": "2031-04-01", "at": "Điều 9", "check": "full-text", "inferred": false, "note": null, "evidence": "Nghị định này thay thế Nghị định số 5/2029/NĐ-CP.", "source": null}
{"from": "7/2031/NĐ-CP", "from_issued": "2031-02-03", "effect": "repeals", "scope": "whole", "to": "6/2030/NĐ-CP", "to_issued": null, "effective": "2031-04-01", "at": null, "check": "full-text", "inferred": false, "note": null, "evidence": "Bãi bỏ khoản 2 Điều 3 Nghị định số 6/2030/NĐ-CP.", "source": null}
"#;
    let records = facts::records(lines.lines()).unwrap();
    let written = record::write(&records);
    // The impossible day is not known; who names an article has not ended the whole.
    assert_eq!(
        written,
        r#"["5/2029/NĐ-CP"]
kind = "nghi-dinh"
issuer = "Chính phủ"
check = "cited"
source = "Chưa đối chiếu được nguồn"

["6/2030/NĐ-CP"]
kind = "nghi-dinh"
issuer = "Chính phủ"
check = "cited"
source = "Chưa đối chiếu được nguồn"

["7/2031/NĐ-CP@2031-02-03"]
kind = "nghi-dinh"
issuer = "Chính phủ"
title = "Quy định về báo cáo"
effective = 2031-04-01
check = "full-text"
source = "Chưa đối chiếu được nguồn"
effects = [
  { replaces = "5/2029/NĐ-CP", at = "Điều 9" },
  { repeals = "6/2030/NĐ-CP", parts = "khoản 2 Điều 3" },
]
"#
    );
    assert_eq!(record::read(&written).unwrap().len(), 3);
    assert!(facts::records(["{}"]).is_err());
}
