//! What the wording of titles and ending clauses says: subjects, periods, the parts concerned.

use crate::fold;
use chrono::{Datelike, NaiveDate};

/// Type words with which sources begin a title; longer ones first.
const TYPE_WORDS: &[&str] = &[
    "thông tư liên tịch",
    "nghị quyết liên tịch",
    "bộ luật",
    "hiến pháp",
    "pháp lệnh",
    "nghị quyết",
    "nghị định",
    "quyết định",
    "thông tư",
    "chỉ thị",
    "luật",
];

/// The subject of a text: without type word, number, "năm 2025", marks around; first letter capital.
/// Laws keep "sửa đổi, bổ sung …" and lose only the word "Luật".
#[must_use]
pub fn subject(title: &str, number: &str) -> String {
    let mut rest = fold::one_line(title);
    let lower = fold::key(&rest);
    if let Some(word) =
        TYPE_WORDS.iter().find(|w| lower.strip_prefix(**w).is_some_and(|r| !r.starts_with(char::is_alphanumeric)))
    {
        rest = rest.chars().skip(word.chars().count()).collect::<String>().trim_start().to_owned();
        rest = rest.strip_prefix("số ").unwrap_or(&rest).to_owned();
        if let Some(after) = rest.strip_prefix(number) {
            rest = after.trim_start().to_owned();
            if let Some(after) = rest.strip_prefix("năm ").and_then(|r| r.get(4..)).filter(|r| r.starts_with(' ')) {
                rest = after.to_owned();
            }
        }
    }
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':' | ',' | '.' | ';'));
    let mut chars = rest.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Drops what a catalogue puts behind a subject: "… do Bộ trưởng Bộ Y tế ban hành".
pub fn drop_issuer(subject: &mut String) {
    if let Some(at) = subject.strip_suffix(" ban hành").and_then(|rest| rest.rfind(" do "))
        && !subject.starts_with("Bãi bỏ")
        && subject.len() - at < 120
    {
        subject.truncate(at);
    }
}

/// The year that a catalogue puts behind the number ("Quyết định 532/QĐ-UBND năm 2019 …").
#[must_use]
pub fn catalogue_year(title: &str, number: &str) -> Option<i32> {
    let after = title.split_once(number)?.1.trim_start();
    let digits = after.strip_prefix("năm ")?.get(..4)?;
    digits.parse().ok().filter(|year| (1945..2100).contains(year))
}

/// Words of what runs for a time of its own.
const PROGRAMMES: &[&str] =
    &["chương trình", "kế hoạch", "đề án", "chiến lược", "dự án", "mục tiêu", "định mức", "dự toán"];

/// The period of a programme by its title: "giai đoạn 2011 - 2020", "5 năm (2006-2010)", "đến năm 2020",
/// "năm 2009". Up to the last year named, so that an outlook keeps it alive.
#[must_use]
pub fn period(title: &str, issued: Option<NaiveDate>) -> Option<(i32, i32)> {
    let key = fold::key(title);
    // "… và những năm tiếp theo" has no end.
    if !PROGRAMMES.iter().any(|word| key.contains(word)) || key.contains("tiếp theo") {
        return None;
    }
    let one_year = (key.contains("dự toán") || key.contains("chỉ tiêu")).then_some(" năm 20");
    let openings = ["giai đoạn", "thời kỳ", "từ năm", " 5 năm", "đến năm"].into_iter().chain(one_year);
    let start = openings.filter_map(|w| key.find(w)).min()?;
    let years: Vec<i32> = key
        .get(start..)?
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect();
    let to = *years.iter().max()?;
    let first = *years.iter().min()?;
    // "… đến năm 2025, định hướng đến năm 2030" begins when it is issued.
    let from = if key.get(start..)?.starts_with("đến năm") { issued?.year().min(first) } else { first };
    Some((from, to))
}

/// Units in which texts are cut.
const UNITS: &[&str] = &["điều", "khoản", "điểm", "chương", "mục", "phần", "phụ", "lục", "mẫu", "tiểu"];
/// Words between the parts of an enumeration.
const LINKS: &[&str] = &["và", "các", "của", "tại", "số", "hoặc", "từ", "đến"];

/// The parts that stand right before `place` in an ending clause ("Bãi bỏ [khoản 2, khoản 3 Điều 26] Nghị định số …").
#[must_use]
pub fn parts_before(clause: &str, place: usize) -> String {
    let Some(before) = clause.get(..place) else { return String::new() };
    let words: Vec<&str> = before.split_whitespace().collect();
    // "… Điều 7 Thông tư A và": the parts are those of the text before.
    if words.last().is_some_and(|last| matches!(*last, "và" | "hoặc") || last.ends_with(';')) {
        return String::new();
    }
    let part = |word: &str| {
        let bare = word.trim_matches(|c: char| matches!(c, ',' | ';' | ')' | '(' | '.'));
        let unit = UNITS.contains(&fold::key(bare).as_str());
        let number = !bare.is_empty()
            && bare.len() <= 6
            && (bare.starts_with(|c: char| c.is_ascii_digit())
                || bare.chars().all(|c| "IVXLC".contains(c))
                || bare.chars().count() == 1);
        unit || number
    };
    let belongs = |word: &str| part(word) || LINKS.contains(&fold::key(word.trim_end_matches(',')).as_str());
    let mut start = words.len();
    while start > 0 && belongs(words[start - 1]) {
        start -= 1;
    }
    // What stands further ahead in the clause may name more of it.
    let clause_start =
        words.get(..start).unwrap_or_default().iter().rposition(|w| w.ends_with([';', ':']) || w.contains('/'));
    let more = words
        .get(clause_start.map_or(0, |i| i + 1)..start)
        .unwrap_or_default()
        .iter()
        .any(|w| UNITS.contains(&fold::key(w).as_str()));
    let kept = words.get(start..).unwrap_or_default();
    let first = kept.iter().position(|w| UNITS.contains(&fold::key(w).as_str())).unwrap_or(kept.len());
    let last = kept.iter().rposition(|w| part(w)).map_or(first, |i| i + 1);
    // "gồm 54 điều, thay thế Nghị định …" names no part.
    if last < first + 2 {
        return String::new();
    }
    let parts = kept.get(first..last).unwrap_or_default().join(" ").trim_end_matches([',', ';']).to_owned();
    // "a) Khoản 3 Điều 1 …" begins a line.
    let small = ["Khoản", "Điểm", "Đoạn"].iter().any(|unit| parts.starts_with(unit));
    let parts = if small { begin_small(&parts) } else { parts };
    if more && !parts.is_empty() { format!("{parts} và nội dung khác") } else { parts }
}

fn begin_small(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{catalogue_year, parts_before, period, subject};
    use chrono::NaiveDate;

    #[test]
    fn a_subject_is_bare() {
        for (title, number, want) in [
            ("Nghị định 75/2026/NĐ-CP quy định chế độ tự chủ", "75/2026/NĐ-CP", "Quy định chế độ tự chủ"),
            ("Quyết định 532/QĐ-UBND năm 2019 về thủ tục", "532/QĐ-UBND", "Về thủ tục"),
            ("Thông tư 60/2026/TT-BTC - Hướng dẫn kinh phí", "60/2026/TT-BTC", "Hướng dẫn kinh phí"),
            ("Luật Thanh tra", "11/2022/QH15", "Thanh tra"),
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Thanh tra",
                "1/2030/QH17",
                "Sửa đổi, bổ sung một số điều của Luật Thanh tra",
            ),
            ("ban hành Chương trình", "1/NQ-CP", "Ban hành Chương trình"),
            ("Luật sư", "65/2006/QH11", "Sư"),
        ] {
            assert_eq!(subject(title, number), want, "{title}");
        }
        assert_eq!(catalogue_year("Quyết định 532/QĐ-UBND năm 2019 về thủ tục", "532/QĐ-UBND"), Some(2019));
    }

    #[test]
    fn a_programme_says_its_period() {
        let day = NaiveDate::from_ymd_opt(2017, 4, 7);
        for (title, want) in [
            ("Ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2011-2020", Some((2011, 2020))),
            ("Phê duyệt Chương trình phòng, chống ma túy đến năm 2020", Some((2017, 2020))),
            ("Phê duyệt kế hoạch phát triển kinh tế tập thể 5 năm (2006-2010)", Some((2006, 2010))),
            ("Phê duyệt Đề án giai đoạn 2021 - 2025, định hướng đến năm 2030", Some((2021, 2030))),
            ("Quy định về bảo hiểm giai đoạn 2021-2025", None),
            ("Ban hành Kế hoạch hành động", None),
            ("Triển khai Đề án 06 năm 2025 và những năm tiếp theo", None),
            ("Giao dự toán ngân sách nhà nước năm 2009", Some((2009, 2009))),
        ] {
            assert_eq!(period(title, day), want, "{title}");
        }
    }

    #[test]
    fn a_clause_says_which_parts_end() {
        for (clause, want) in [
            ("Bãi bỏ khoản 2 Điều 26 Nghị định số 9", "khoản 2 Điều 26"),
            ("Bãi bỏ các Điều 7, 8 và các Điều 12, 13 và 14 tại Nghị định số 9", "Điều 7, 8 và các Điều 12, 13 và 14"),
            ("Bãi bỏ Điều 7 và quy định về thu nhập tại Điều 12 Nghị định số 9", "Điều 12 và nội dung khác"),
            ("Bãi bỏ nội dung về biên chế tại Nghị định số 9", ""),
            ("Bãi bỏ Điều 7 và Nghị định số 9", ""),
            ("Bãi bỏ Chương II Nghị định số 9", "Chương II"),
            ("a) Khoản 3 Điều 1 Nghị định số 9", "khoản 3 Điều 1"),
            ("bãi bỏ điểm a, điểm đ khoản 1 Điều 3 của Nghị định số 9", "điểm a, điểm đ khoản 1 Điều 3"),
        ] {
            assert_eq!(parts_before(clause, clause.find("Nghị định").unwrap()), want, "{clause}");
        }
    }
}
