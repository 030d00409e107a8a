//! Years in running text: the period that a programme gives itself.

use super::document::{Period, Reference};
use crate::fold;
use crate::parse::plan::Plan;
use crate::source::Source;

/// Says of each reference which period its subject names.
pub(super) fn periods(source: &Source, plan: &Plan, references: &mut [Reference]) {
    for (reference, citation) in references.iter_mut().zip(&plan.citations) {
        reference.period = citation.title.and_then(|title| period(source.slice(title)));
    }
}

/// The period that a subject names: "giai đoạn 2016 - 2020", "giai đoạn 2021-2025, định hướng đến năm 2030" (to 2030).
#[must_use]
pub(crate) fn period(subject: &str) -> Option<Period> {
    let years = years(subject);
    let from = years.windows(2).find_map(|pair| {
        let between = subject[pair[0].0 + 4..pair[1].0].trim();
        let range = matches!(between, "-" | "–" | "—" | "đến" | "đến năm");
        (range && ends_with(subject, pair[0].0, "giai đoạn")).then_some(pair)
    })?;
    let beyond = years.iter().filter(|(at, _)| ends_with(subject, *at, "đến năm") || ends_with(subject, *at, "đến"));
    let to = beyond.map(|(_, year)| *year).max().unwrap_or(0).max(from[1].1);
    Some(Period { from: from[0].1, to })
}

/// Whether `word` stands just before `at`, whatever its case and the spaces around.
fn ends_with(text: &str, at: usize, word: &str) -> bool {
    let start = text.floor_char_boundary(at.saturating_sub(2 * word.len() + 8));
    fold::key(&text[start..at]).ends_with(word)
}

/// Years 1900 to 2199 with the byte at which each stands.
fn years(text: &str) -> Vec<(usize, i32)> {
    let bytes = text.as_bytes();
    let mut years = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = bytes[at..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| at + n);
        if let (4, Ok(year @ 1900..=2199)) = (end - at, text[at..end].parse::<i32>()) {
            years.push((at, year));
        }
        at = end;
    }
    years
}

#[cfg(test)]
mod tests {
    use super::period;

    #[track_caller]
    fn reads(subject: &str, expected: Option<(i32, i32)>) {
        assert_eq!(period(subject).map(|p| (p.from, p.to)), expected, "{subject}");
    }

    #[test]
    fn a_subject_names_its_period() {
        reads("về ban hành Chương trình tổng thể giai đoạn 2011 - 2020", Some((2011, 2020)));
        reads("phê duyệt Kế hoạch Giai đoạn 2016-2020", Some((2016, 2020)));
        reads("CHƯƠNG TRÌNH GIAI ĐOẠN 2021 – 2025", Some((2021, 2025)));
        reads("giai đoạn 2021 - 2025, định hướng đến năm 2030", Some((2021, 2030)));
        reads("giai đoạn từ năm 2021", None);
        reads("nhiệm kỳ 2020 - 2025", None);
        reads("về kế hoạch năm 2024", None);
        reads("", None);
    }
}
