//! The plan's year, or all years of its period, from its subject.

use crate::date::PartialDate;
use crate::resolve::document::Period;

/// Periods of plans are shorter than this, in years.
const LONGEST: i32 = 30;

/// Years and period by the subject, else by the sentence that issues the plan.
pub(super) fn of(
    title: Option<&str>,
    enacting: Option<&str>,
    issued: Option<PartialDate>,
) -> (Vec<i32>, Option<Period>) {
    let found =
        title.and_then(|title| read(title, issued)).or_else(|| enacting.and_then(|sentence| read(sentence, issued)));
    match found {
        Some(Found::Period(period)) => ((period.from..=period.to).collect(), Some(period)),
        Some(Found::Years(years)) => (years, None),
        None => (Vec::new(), None),
    }
}

/// The year up to which a subject looks: "đến năm 2010, định hướng đến năm 2020" is a text of 2010 at the latest.
pub(in crate::resolve) fn horizon(subject: &str) -> Option<i32> {
    let until = |&(at, _): &(usize, i32)| {
        let before = subject[..at].trim_end();
        before.ends_with("đến năm") || before.ends_with("đến hết năm")
    };
    years(subject).iter().find(|year| until(year)).map(|&(_, year)| year)
}

enum Found {
    Years(Vec<i32>),
    Period(Period),
}

fn read(subject: &str, issued: Option<PartialDate>) -> Option<Found> {
    let years = years(subject);
    let mut single = Vec::new();
    let mut period = None;
    let mut until = None;
    let mut skip = false;
    for (i, &(at, year)) in years.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let before = subject[..at].trim_end();
        if let Some(&(next, to)) = years.get(i + 1) {
            let between = subject[at + 4..next].trim();
            // "2021 - 2025", "năm học 2026-2027", "từ năm 2021 đến năm 2025"
            if matches!(between, "-" | "–" | "—" | "đến" | "đến năm" | "- năm") && year < to && to - year < LONGEST
            {
                period = period.or(Some(Period { from: year, to }));
                skip = true;
                continue;
            }
        }
        let word = |words: &str| before.ends_with(words);
        if word("đến năm") || word("đến hết năm") {
            let aside = before.rsplit([',', ';']).next().unwrap_or(before);
            if !aside.contains("định hướng") && !aside.contains("tầm nhìn") {
                until = until.or(Some(year));
            }
        } else if (word("năm") || word("NĂM")) && !is_date(before) && !single.contains(&year) {
            single.push(year);
        }
    }
    // "… giai đoạn 2021 - 2030 năm 2024": the plan is the year's, the period its programme's.
    if let Some(period) = period {
        let inside = single.len() == 1 && (period.from..=period.to).contains(&single[0]);
        return Some(if inside { Found::Years(single) } else { Found::Period(period) });
    }
    if !single.is_empty() {
        return Some(Found::Years(single));
    }
    let (from, to) = (issued?.year(), until?);
    (from <= to && to - from < LONGEST).then_some(Found::Period(Period { from, to }))
}

/// Whether "năm" closes a date: "ngày 30 tháng 01 năm".
fn is_date(before: &str) -> bool {
    let mut words = before.rsplit(' ').skip(1);
    let number = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    number && words.next().is_some_and(|word| word.eq_ignore_ascii_case("tháng") || word == "THÁNG")
}

/// Years 1900 to 2199 with the byte at which each stands; numbers of documents and dates in figures left out.
fn years(text: &str) -> Vec<(usize, i32)> {
    let bytes = text.as_bytes();
    let mut years = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let glued = at > 0 && matches!(bytes[at - 1], b'/' | b'.') || matches!(bytes.get(end), Some(b'/'));
        if let (4, false, Ok(year @ 1900..=2199)) = (end - at, glued, text[at..end].parse()) {
            years.push((at, year));
        }
        at = end;
    }
    years
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::date::PartialDate;
    use crate::resolve::document::Period;

    #[track_caller]
    fn reads(title: &str, years: &[i32], period: Option<(i32, i32)>) {
        let found = of(Some(title), None, Some(PartialDate::Year(2026)));
        assert_eq!(found, (years.to_vec(), period.map(|(from, to)| Period { from, to })), "{title}");
    }

    #[test]
    fn years_of_a_subject() {
        reads("Cải cách hành chính năm 2024", &[2024], None);
        reads("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024", &[2024], None);
        reads("Tổng kết năm 2025 và phương hướng năm 2026", &[2025, 2026], None);
        reads("Cải cách hành chính giai đoạn 2026 - 2028", &[2026, 2027, 2028], Some((2026, 2028)));
        reads("Sinh hoạt đầu năm học 2026 - 2027", &[2026, 2027], Some((2026, 2027)));
        reads("Thực hiện Chương trình giai đoạn 2021-2030 năm 2024", &[2024], None);
        reads("Thực hiện Chỉ thị số 03/CT-TTg ngày 30/01/2026 về an toàn", &[], None);
        reads("Thực hiện Chỉ thị ngày 30 tháng 01 năm 2025 về an toàn", &[], None);
        reads("Phát triển nhà ở đến năm 2028, định hướng đến năm 2035", &[2026, 2027, 2028], Some((2026, 2028)));
        reads("Triển khai Nghị định số 12/2024/NĐ-CP", &[], None);
    }
}
