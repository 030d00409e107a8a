//! What was in force on a given day: the law that comes with the program, and the questions asked of it.

use chrono::NaiveDate;
use rasoat::regulations::{RegulationId, Regulations, Status};

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
