//! What was in force on a given day: the law that comes with the program, and the questions asked of it.

use chrono::NaiveDate;
use rasoat::date::PartialDate;
use rasoat::kind::Kind;
use rasoat::number::Number;
use rasoat::regulations::{RegulationId, Regulations, Status, audit};
use std::path::Path;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[track_caller]
fn find(law: &Regulations, name: &str) -> RegulationId {
    law.find(name).unwrap_or_else(|| panic!("no record of {name}"))
}

/// A standing in one line: "in force", "ended 2021-08-15 -> 60/2021/NĐ-CP@2021-06-21", …
fn standing(law: &Regulations, name: &str, on: &str) -> String {
    match law.status(find(law, name), day(on)) {
        Status::InForce => "in force".to_owned(),
        Status::NotYetInForce { from } => format!("from {from}"),
        Status::NotYetIssued { issued } => format!("issued {issued}"),
        Status::PartlyEnded(_) => "partly ended".to_owned(),
        Status::Suspended { .. } => "suspended".to_owned(),
        Status::Unknown => "unknown".to_owned(),
        Status::Ended(ending) => {
            let mut successors: Vec<String> = ending.successors.iter().map(|&s| law.name(s)).collect();
            successors.sort();
            format!("ended {} -> {}", ending.on, successors.join(" "))
        }
    }
}

#[test]
fn standings_on_a_day() {
    let law = Regulations::embedded();
    let mut wrong = Vec::new();
    for (name, on, want) in [
        ("43/2006/NĐ-CP@2006-04-25", "2015-04-05", "in force"),
        ("43/2006/NĐ-CP@2006-04-25", "2015-04-06", "ended 2015-04-06 -> 16/2015/NĐ-CP@2015-02-14"),
        ("43/2006/NĐ-CP@2006-04-25", "2024-01-01", "ended 2015-04-06 -> 60/2021/NĐ-CP@2021-06-21"),
        ("16/2015/NĐ-CP@2015-02-14", "2019-01-09", "in force"),
        ("16/2015/NĐ-CP@2015-02-14", "2021-08-15", "ended 2021-08-15 -> 60/2021/NĐ-CP@2021-06-21"),
        ("77/2015/QH13@2015-06-19", "2025-03-01", "ended 2025-03-01 -> 65/2025/QH15@2025-02-19"),
        ("77/2015/QH13@2015-06-19", "2026-01-01", "ended 2025-03-01 -> 72/2025/QH15@2025-06-16"),
        ("130/2005/NĐ-CP@2005-10-17", "2026-05-01", "ended 2026-05-01 -> 75/2026/NĐ-CP@2026-03-16"),
        ("61/2018/NĐ-CP@2018-04-23", "2025-07-01", "ended 2025-07-01 -> 118/2025/NĐ-CP@2025-06-09"),
        ("42/2022/NĐ-CP@2022-06-24", "2026-07-01", "ended 2026-07-01 -> 224/2026/NĐ-CP@2026-06-24"),
    ] {
        let got = standing(&law, name, on);
        if got != want {
            wrong.push(format!("{name} on {on}: {got}, not {want}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names of the texts found, sorted.
fn named(law: &Regulations, name: &str, date: Option<PartialDate>) -> Vec<String> {
    let mut names: Vec<String> = law.with_name(name, date).into_iter().map(|id| law.name(id)).collect();
    names.sort();
    names
}

#[test]
fn laws_are_found_by_name_and_date() {
    let law = Regulations::embedded();
    let local = "Luật Tổ chức chính quyền địa phương";
    let (first, second, third) = ("77/2015/QH13@2015-06-19", "65/2025/QH15@2025-02-19", "72/2025/QH15@2025-06-16");
    assert_eq!(named(&law, local, None), [second, third, first].map(String::from));
    assert_eq!(named(&law, local, Some(PartialDate::Year(2015))), [first]);
    assert_eq!(named(&law, local, Some(PartialDate::Year(2025))), [second, third]);
    assert_eq!(named(&law, local, Some(PartialDate::Day(day("2025-06-16")))), [third]);
    assert_eq!(named(&law, "LUẬT TỔ CHỨC  CHÍNH QUYỀN ĐỊA PHƯƠNG", Some(PartialDate::Year(2015))), [first]);
    assert_eq!(named(&law, "Tổ chức chính quyền địa phương", Some(PartialDate::Year(2015))), [first]);
    assert_eq!(named(&law, "Bộ luật Lao động", Some(PartialDate::Year(2019))), ["45/2019/QH14@2019-11-20"]);
    assert_eq!(named(&law, "Luật Luật sư", Some(PartialDate::Year(2006))), ["65/2006/QH11@2006-06-29"]);
    assert_eq!(named(&law, "Hiến pháp", Some(PartialDate::Year(2013))), ["HP-2013@2013-11-28"]);
    assert!(named(&law, "Luật Không có", None).is_empty());
    assert!(named(&law, "", None).len() < 4);
}

#[test]
fn one_number_may_be_several_texts() {
    let law = Regulations::embedded();
    let of = |number: &str, kind| {
        let ids = law.with_number(&Number(number.to_owned()), kind);
        ids.into_iter().map(|id| law.name(id)).collect::<Vec<_>>()
    };
    assert_eq!(of("76/NQ-CP", Some(Kind::Resolution)), ["76/NQ-CP@2013-06-13", "76/NQ-CP@2021-07-15"]);
    assert_eq!(of("27/CT-TTg", None), ["27/CT-TTg@2023-10-27", "27/CT-TTg@2026-06-27"]);
    assert_eq!(of("16/2015/ND-CP", Some(Kind::Decree)), ["16/2015/NĐ-CP@2015-02-14"]);
    assert_eq!(of("24/2008/QH12", Some(Kind::Law)), ["24/2008/QH12@2008-11-13"]);
    assert_eq!(of("24/2008/QH12", None).len(), 2);
    // Every province has a decision of that number: the number alone finds none of them.
    assert!(of("532/QĐ-UBND", None).is_empty());
    let province = law.with_number_of(&Number("532/QĐ-UBND".to_owned()), None, "Ủy ban nhân dân tỉnh Bắc Ninh");
    assert!(province.iter().any(|&id| law.get(id).issuer.contains("Bắc Ninh")));
}

#[test]
fn what_ships_has_nothing_odd_that_is_not_marked() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/regulations");
    let findings = audit::folder(Path::new(folder)).expect("the records can be read");
    let unexplained: Vec<String> = findings.iter().filter(|f| !f.explained).map(ToString::to_string).collect();
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
