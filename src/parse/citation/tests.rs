//! Every form of citation that documents use, in our own words.

use super::scan;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::parse::plan::{Citation, CitationForm, CitationPlace, Plan};
use crate::source::Source;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Span, number and date of each citation, the date in ISO form.
#[track_caller]
fn cites(text: &str, expected: &[(&str, &str, &str)]) {
    let citations = scan(text, &LEXICON);
    let found: Vec<(&str, String, String)> = citations
        .iter()
        .map(|c| {
            let number = c.number.as_ref().map_or(String::new(), |n| n.0.clone());
            (&text[c.span.range()], number, iso(c))
        })
        .collect();
    let found: Vec<(&str, &str, &str)> = found.iter().map(|(t, n, d)| (*t, n.as_str(), d.as_str())).collect();
    assert_eq!(found, expected, "in {text:?}");
}

fn iso(citation: &Citation) -> String {
    let date = citation.date.as_ref().and_then(|d| d.calendar().ok().flatten());
    date.map_or(String::new(), |d| d.to_string())
}

/// The only citation in `text`.
#[track_caller]
fn one(text: &str) -> Citation {
    let mut citations = scan(text, &LEXICON);
    assert_eq!(citations.len(), 1, "in {text:?}: {citations:?}");
    citations.remove(0)
}

fn parse(text: &str) -> Plan {
    crate::parse::parse(&Source::identical("test", text.to_owned()), &LEXICON)
}

#[test]
fn numbers_with_their_dates() {
    cites(
        "theo Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ",
        &[("Nghị định số 16/2015/NĐ-CP ngày 14/02/2015", "16/2015/NĐ-CP", "2015-02-14")],
    );
    cites(
        "Chỉ thị số 23/CT-TTg ngày 02 tháng 9 năm 2021 của",
        &[("Chỉ thị số 23/CT-TTg ngày 02 tháng 9 năm 2021", "23/CT-TTg", "2021-09-02")],
    );
    cites(
        "Kế hoạch 87/KH-UBND, ngày 8/6/ 2022;",
        &[("Kế hoạch 87/KH-UBND, ngày 8/6/ 2022", "87/KH-UBND", "2022-06-08")],
    );
    cites(
        "Nghị quyết số 57-NQ/TW (ngày 22/12/2024) về",
        &[("Nghị quyết số 57-NQ/TW (ngày 22/12/2024)", "57-NQ/TW", "2024-12-22")],
    );
    cites(
        "(thay thế Quyết định số 5/QĐ-BNV ngày 03/4/2020)",
        &[("Quyết định số 5/QĐ-BNV ngày 03/4/2020", "5/QĐ-BNV", "2020-04-03")],
    );
    cites("Nghị định 130/2005/NĐ-CP.", &[("Nghị định 130/2005/NĐ-CP", "130/2005/NĐ-CP", "")]);
}

#[test]
fn dates_without_their_word_and_numbers_in_brackets() {
    cites("Kế hoạch số 12/KH-UBND, 15/7/2021;", &[("Kế hoạch số 12/KH-UBND, 15/7/2021", "12/KH-UBND", "2021-07-15")]);
    cites(
        "theo Kế hoạch (số 12/KH-UBND ngày 15/7/2021)",
        &[("Kế hoạch (số 12/KH-UBND ngày 15/7/2021", "12/KH-UBND", "2021-07-15")],
    );
    cites(
        "THỰC HIỆN NGHỊ QUYẾT\nSỐ 57-NQ/TW NGÀY 22/12/2024",
        &[("NGHỊ QUYẾT\nSỐ 57-NQ/TW NGÀY 22/12/2024", "57-NQ/TW", "2024-12-22")],
    );
}

#[test]
fn a_date_behind_the_issuing_body() {
    cites(
        "Nghị định số 16/2015/NĐ-CP của Chính phủ ngày 14/02/2015 quy định",
        &[("Nghị định số 16/2015/NĐ-CP của Chính phủ ngày 14/02/2015", "16/2015/NĐ-CP", "2015-02-14")],
    );
}

#[test]
fn forms_of_numbers() {
    for number in [
        "66.13/2026/NQ-CP",
        "30c/NQ-CP",
        "0124/KH-UBND",
        "30/2015/TTLT-BLĐTBXH-BNV",
        "23/BC-HĐND-PC",
        "1019/SNV-CCHC&VTLT",
        "119/KH-BCĐ389QNg",
        "3260-KH/ĐĐQH15",
        "36-CTr/TU",
        "02-CTr/TU",
        "1664/NQ-UBTVQH15",
        "54/VBHN-VPQH",
        "702/UBQPANĐN15",
        "26/HD-BCA-C04",
        "01/2013/TTLT/BTC-BTP",
    ] {
        let text = format!("theo Văn bản số {number} ngày 01/3/2024 của");
        assert_eq!(one(&text).number.map(|n| n.0).as_deref(), Some(number));
    }
}

#[test]
fn what_extraction_does_to_numbers() {
    for (text, number) in [
        ("Tờ trình số: 17 /TTr-NV ngày 12/01/2024", "17/TTr-NV"),
        ("Quyết định số 8l 19/QĐ-SYT ngày 29/12/2016", "8l19/QĐ-SYT"),
        ("quyết định số 811/QD- SYT ngày 29/12/2016", "811/QĐ-SYT"),
        ("Nghị dịnh sô 109/2016/NĐ-CP, ngày 01/7/2016", "109/2016/NĐ-CP"),
        ("Tờ trình số Q.7/TTr-NV, ngày 09/01/2019", "Q.7/TTr-NV"),
        ("Quyết định số: 4/L/QĐ-UBND, ngày 09 tháng 01 năm 2019", "4/L/QĐ-UBND"),
        ("Tờ trình số 83/TTr - SKHĐT ngày 28/12/2009", "83/TTr-SKHĐT"),
        ("Công điện số 17/CĐ- -TTg ngày 13/12/2021", "17/CĐ-TTg"),
        ("Quyết định số 31/QĐ-§SYT ngày 05/10/2017", "31/QĐ-SYT"),
        ("Công văn số\n174/HÐND-VHXH ngày 11/10/2024", "174/HĐND-VHXH"),
        ("Nghị quyết số 27/2017NQ-HĐND ngày 14/7/2017", "27/2017NQ-HĐND"),
        ("Chỉ thị số 12/CT-\nBCT ngày 12/11/2021", "12/CT-BCT"),
        ("Quyết định số 12/QĐ-UBNDngày 12/11/2021", "12/QĐ-UBND"),
        ("Nghị định số 16/2015/NĐ – CP ngày 14/02/2015", "16/2015/NĐ-CP"),
    ] {
        let citation = one(text);
        assert_eq!(citation.number.map(|n| n.0).as_deref(), Some(number), "in {text:?}");
        assert_eq!(citation.span.range(), 0..text.len(), "in {text:?}");
        assert!(citation.kind.is_some() && citation.date.is_some(), "in {text:?}");
    }
}

#[test]
fn lines_and_pages_break_anywhere() {
    for text in [
        "Kế hoạch\n\nsố 316/KH-UBND ngày 25/10/2022",
        "Kế\nhoạch số 316/KH-UBND ngày 25/10/2022",
        "Kế hoạch số 316/KH-UBND ngày\n\n25/10/2022",
        "Kế hoạch số 316/KH-UBND\nngày 25 tháng 10\nnăm 2022",
    ] {
        let citation = one(text);
        assert_eq!((citation.span.range(), iso(&citation).as_str()), (0..text.len(), "2022-10-25"), "in {text:?}");
        assert_eq!(citation.kind, Some(Kind::Plan));
    }
}

#[test]
fn blank_numbers_and_dates() {
    for (text, date) in [
        ("Căn cứ Kế hoạch số /KH-SNV ngày tháng 5 năm 2026 của", "2026-05"),
        ("(Kèm theo Quyết định số: /QĐ-UBND\nngày /01/2024 của", "2024-01"),
        ("tại văn bản số ..../STC-QLNS ngày ... tháng 12 năm 2025 về", "2025-12"),
        ("theo Kế hoạch số ….- KH/CB, ngày ……/…../….. của", ""),
        ("Xét Tờ trình số          /TTr-UBND ngày     tháng    năm 2025 của", "2025"),
    ] {
        let citation = one(text);
        assert_eq!((citation.form, citation.number.as_ref()), (CitationForm::Blank, None), "in {text:?}");
        assert_eq!(iso(&citation), date, "in {text:?}");
    }
}

#[test]
fn impossible_dates_are_kept() {
    let text = "Quyết định số 12/QĐ-UBND ngày 31/10/20223 của";
    let citation = one(text);
    assert_eq!(&text[citation.span.range()], "Quyết định số 12/QĐ-UBND ngày 31/10/20223");
    assert_eq!(citation.date.and_then(|d| d.year), Some(20223));
}

#[test]
fn lists_name_their_type_once() {
    let text =
        "các Tờ trình số 505/TTr-CP ngày 11/6/2025, số 531/TTr-CP ngày 18/6/2025 và số 579/TTr-CP ngày 24/6/2025";
    let citations = scan(text, &LEXICON);
    assert_eq!(citations.len(), 3);
    assert!(citations.iter().all(|c| c.kind == Some(Kind::Proposal)));
    assert!(citations[0].kind_span.is_some() && citations[1].kind_span.is_none());

    let text = "các Nghị định của Chính phủ: Số 78/2025/NĐ-CP ngày 01/4/2025; số 187/2025/NĐ-CP ngày 01/7/2025";
    let citations = scan(text, &LEXICON);
    assert_eq!(citations.len(), 2);
    assert!(citations.iter().all(|c| c.kind == Some(Kind::Decree)));

    cites(
        "Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 và Nghị định số 108/2020/NĐ-CP",
        &[
            ("Nghị định số 107/2020/NĐ-CP ngày 14/9/2020", "107/2020/NĐ-CP", "2020-09-14"),
            ("Nghị định số 108/2020/NĐ-CP", "108/2020/NĐ-CP", ""),
        ],
    );
    cites(
        "Nghị định số 167/2017/NĐ-CP và 67/2021/NĐ-CP của Chính phủ",
        &[("Nghị định số 167/2017/NĐ-CP", "167/2017/NĐ-CP", ""), ("67/2021/NĐ-CP", "67/2021/NĐ-CP", "")],
    );
}

#[test]
fn type_words_away_from_their_number() {
    assert_eq!(one("Quyết định của UBND tỉnh số 12/QĐ-UBND ngày 01/3/2024").kind, Some(Kind::Decision));
    assert_eq!(one("theo NĐ 130/2005/NĐ-CP").kind, Some(Kind::Decree));
    assert_eq!(one("Chương trình hành động số 36-CTr/TU").kind, Some(Kind::Programme));
    assert_eq!(one("Báo cáo thẩm tra số 23/BC-HĐND-PC").kind, Some(Kind::Report));
    assert_eq!(one("Văn bản số 702/STC-NS ngày 01/8/2025").kind, None);
}

#[test]
fn laws_by_name() {
    let law = |text: &str| {
        let citation = one(text);
        assert_eq!(citation.form, CitationForm::Law, "in {text:?}");
        (text[citation.span.range()].to_owned(), citation.name.clone().unwrap_or_default(), iso(&citation))
    };
    for (text, span, name, date) in [
        ("theo Luật Viên chức năm 2010,", "Luật Viên chức năm 2010", "Luật Viên chức", "2010"),
        (
            "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;",
            "Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008",
            "Luật Cán bộ, công chức",
            "2008-11-13",
        ),
        (
            "Luật khám bệnh, chữa bệnh số 40/2009/QH12, ngày 23\ntháng 11 năm 2009;",
            "Luật khám bệnh, chữa bệnh số 40/2009/QH12, ngày 23\ntháng 11 năm 2009",
            "Luật khám bệnh, chữa bệnh",
            "2009-11-23",
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019.",
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
            "2019",
        ),
        (
            "Luật Ban hành văn bản quy phạm\npháp luật năm\n2015",
            "Luật Ban hành văn bản quy phạm\npháp luật năm\n2015",
            "Luật Ban hành văn bản quy phạm pháp luật",
            "2015",
        ),
        ("Bộ luật Hình sự năm 2015 (sửa đổi)", "Bộ luật Hình sự năm 2015", "Bộ luật Hình sự", "2015"),
        ("Bộ Luật Lao động năm 2019", "Bộ Luật Lao động năm 2019", "Bộ Luật Lao động", "2019"),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013", "Hiến pháp", "2013"),
        (
            "Luật Phòng, chống ma túy (sửa đổi) năm 2021",
            "Luật Phòng, chống ma túy (sửa đổi) năm 2021",
            "Luật Phòng, chống ma túy",
            "2021",
        ),
        (
            "Pháp lệnh Bưu chính, Viễn thông ngày 25/5/2002",
            "Pháp lệnh Bưu chính, Viễn thông ngày 25/5/2002",
            "Pháp lệnh Bưu chính, Viễn thông",
            "2002-05-25",
        ),
    ] {
        assert_eq!(law(text), (span.to_owned(), name.to_owned(), date.to_owned()));
    }
    cites(
        "theo Luật Trẻ em 2016 và Hiến pháp 2013;",
        &[("Luật Trẻ em 2016", "", "2016"), ("Hiến pháp 2013", "", "2013")],
    );
    cites("theo Luật Nhà ở 2021 - 2025", &[]);
    let numbered = one("theo Luật số 65/2020/QH14 và");
    assert_eq!((numbered.form, numbered.kind, numbered.name), (CitationForm::Numbered, Some(Kind::Law), None));
    let both = one("Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025");
    assert_eq!(both.number.map(|n| n.0).as_deref(), Some("72/2025/QH15"));
    assert!(both.has_so);
}

#[test]
fn what_is_no_citation() {
    for text in [
        "Số: 263/KH-UBND",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố :...4.1.../QĐ-UBND\tHà Nội, ngày 01/3/2024",
        "QUYẾT ĐỊNH\nSố: 15/QĐ-UBND",
        "TỈNH ỦY Số -NQ/TU",
        "số: 15/BC-UBND",
        "theo quy định của pháp luật năm 2023",
        "các văn bản quy phạm pháp luật về hộ tịch",
        "theo Luật Hợp tác xã và các văn bản hướng dẫn năm 2024",
        "tuyên truyền Luật Cư trú trong năm 2024",
        "dự toán theo Luật Ngân sách nhà nước, kế hoạch năm 2024",
        "HĐND/UBND cấp xã, TC-KH/NV",
        "ngày 15/7/2021, đạt 2/3 UBND xã",
        "Mẫu số 01/BC ban hành kèm theo",
        "cúm A/H5N1",
        "tỷ lệ 60 giường/Bác sĩ",
        "Chương trình 135, Nghị quyết 04",
        "(((((((((((((((((((((",
        "số số số / / / Luật Luật",
        "",
    ] {
        cites(text, &[]);
    }
}

#[test]
fn what_follows_a_citation() {
    let text = "Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ quy định cơ chế tự chủ; sau đó";
    let citation = one(text);
    assert_eq!(citation.issuer.map(|s| &text[s.range()]), Some("Chính phủ"));
    assert_eq!(citation.title.map(|s| &text[s.range()]), Some("quy định cơ chế tự chủ"));

    let text = "Thông tư số 01/2014/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về lễ hội, và Kế hoạch";
    let citation = one(text);
    assert_eq!(citation.issuer.map(|s| &text[s.range()]), Some("Bộ Văn hóa, Thể thao và Du lịch"));

    let text = "Kế hoạch số 12/KH-UBND ngày 01/3/2024 của UBND tỉnh và Kế hoạch số 13/KH-UBND ngày 02/3/2024";
    let citations = scan(text, &LEXICON);
    assert_eq!(citations[0].issuer.map(|s| &text[s.range()]), Some("UBND tỉnh"));

    // A line break inside the word that begins the subject; a second text without a number; a note's mark.
    for (text, issuer) in [
        (
            "Kế hoạch số 12/KH-UBND ngày 01/3/2024 của Ủy ban nhân dân thị xã Hòa An thực\nhiện chuyển đổi số",
            "Ủy ban nhân dân thị xã Hòa An",
        ),
        ("Thông tư số 01/2014/TT-BVHTTDL ngày 15/01/2014 của Bộ Tư pháp và Hướng dẫn của Sở Tư pháp", "Bộ Tư pháp"),
        ("Thông tư số 01/2014/TT-BVHTTDL ngày 15/01/2014 của Sở Kế hoạch và Đầu tư;", "Sở Kế hoạch và Đầu tư"),
        ("Thông báo số 12/TB-UBND ngày 01/3/2024 của UBND tỉnh Kết luận của Phó Chủ tịch tỉnh", "UBND tỉnh"),
        ("Kế hoạch số 12/KH-UBND ngày 01/3/2024 của UBND tỉnh [2] để", "UBND tỉnh"),
    ] {
        assert_eq!(one(text).issuer.map(|s| &text[s.range()]), Some(issuer));
    }

    let text = "theo Nghị định số 16/2015/NĐ-CP của Chính phủ¹² cho các đơn vị";
    assert_eq!(one(text).note_mark, Some(12));
}

const PLAN: &str = "\
ỦY BAN NHÂN DÂN\n\
XÃ BÌNH MINH\n\
\n\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
Độc lập - Tự do - Hạnh phúc\n\
\n\
Số: 15/KH-UBND\n\
\n\
Bình Minh, ngày 05 tháng 01 năm 2026\n\
\n\
KẾ HOẠCH\n\
Cải cách hành chính năm 2026\n\
\n\
Căn cứ Luật Tổ chức chính quyền địa phương; Luật Viên chức và Luật Cán bộ, công chức;\n\
\n\
Căn cứ Nghị quyết số 08-NQ/TU ngày 10/10/2025 của Tỉnh ủy về cải cách hành chính (viết tắt là Nghị quyết 08);\n\
\n\
Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n\
\n\
I. KẾT QUẢ ĐẠT ĐƯỢC\n\
\n\
Đã thực hiện Kế hoạch số 20/KH-UBND ngày 12/01/2025 của Ủy ban nhân dân tỉnh.\n\
\n\
II. NHIỆM VỤ\n\
\n\
1. Thực hiện Nghị quyết 08 và Quyết định số 30/QĐ-UBND ngày 03/3/2025 của Ủy ban nhân dân tỉnh.\n\
\n\
2. Thực hiện Nghị quyết 08-NQ/TU, không phải Nghị quyết 081.\n";

#[test]
fn each_citation_knows_where_it_stands() {
    let plan = parse(PLAN);
    let places: Vec<(&str, CitationPlace)> = plan.citations.iter().map(|c| (&PLAN[c.span.range()], c.place)).collect();
    assert_eq!(
        places,
        [
            ("Luật Tổ chức chính quyền địa phương", CitationPlace::Basis),
            ("Luật Viên chức", CitationPlace::Basis),
            ("Luật Cán bộ, công chức", CitationPlace::Basis),
            ("Nghị quyết số 08-NQ/TU ngày 10/10/2025", CitationPlace::Basis),
            ("Kế hoạch số 20/KH-UBND ngày 12/01/2025", CitationPlace::LookingBack),
            ("Quyết định số 30/QĐ-UBND ngày 03/3/2025", CitationPlace::Body),
            ("Nghị quyết 08-NQ/TU", CitationPlace::Body),
        ]
    );
    let bases: Vec<_> = plan.papers[0].bases.iter().map(|basis| basis.citations.clone()).collect();
    assert_eq!(bases, [0..3, 3..4]);
}

#[test]
fn an_attachment_cites_its_decision_before_that_has_a_number() {
    let text = PLAN.replace(
        "Cải cách hành chính năm 2026\n",
        "Cải cách hành chính năm 2026\n(Kèm theo Quyết định số         ngày    tháng 01 năm 2026 của Ủy ban nhân dân xã)\n",
    );
    let plan = parse(&text);
    let first = &plan.citations[0];
    assert_eq!(
        (first.form, first.place, first.kind),
        (CitationForm::Blank, CitationPlace::Attachment, Some(Kind::Decision))
    );
    assert_eq!(iso(first), "2026-01");
    assert_eq!(plan.papers[0].attachment.as_ref().and_then(|note| note.citation), Some(0));
}

#[test]
fn no_law_is_named_up_to_an_and() {
    let law = "Căn cứ Luật Tổ chức chính quyền địa phương; Luật Viên chức và Luật Cán bộ, công chức";
    let text = PLAN.replace(law, "Căn cứ Luật Viên chức và;");
    assert_eq!(parse(&text).citations[0].name.as_deref(), Some("Luật Viên chức"));
}

#[test]
fn a_basis_without_any_number_is_seen() {
    let text = PLAN.replace(
        "Căn cứ Luật Tổ chức chính quyền địa phương; Luật Viên chức và Luật Cán bộ, công chức",
        "Căn cứ Nghị quyết Đại hội Đảng bộ xã Bình Minh lần thứ II, nhiệm kỳ 2025 - 2030",
    );
    let plan = parse(&text);
    assert_eq!(plan.citations[0].form, CitationForm::Unnumbered);
    assert_eq!(&text[plan.citations[0].span.range()], "Nghị quyết Đại hội Đảng bộ xã Bình Minh lần thứ II");
    assert_eq!(plan.papers[0].bases[0].citations, 0..1);
}

#[test]
fn short_forms_lead_to_what_defines_them() {
    let plan = parse(PLAN);
    assert_eq!(plan.citations[3].alias.as_deref(), Some("Nghị quyết 08"));
    let uses: Vec<(usize, &str)> = plan.aliases.iter().map(|u| (u.of, &PLAN[u.span.range()])).collect();
    assert_eq!(uses, [(3, "Nghị quyết 08")]);
    assert_eq!(
        plan.aliases[0].span.start as usize,
        PLAN.rfind("Thực hiện Nghị quyết 08 ").unwrap() + "Thực hiện ".len()
    );
}
