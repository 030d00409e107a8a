//! Years in running text: the period of a programme, the year by which the plan names itself, years in tasks.

use super::document::{Period, Reference, SelfName, Task, TaskSource, TaskYear};
use crate::fold;
use crate::lexicon::Lexicon;
use crate::parse::plan::{Block, Citation, Column, LabelStyle, Plan};
use crate::source::{Source, Span};

/// Says of each reference which period its subject names.
pub(super) fn periods(source: &Source, plan: &Plan, references: &mut [Reference]) {
    for (reference, citation) in references.iter_mut().zip(&plan.citations) {
        reference.period = citation.title.and_then(|title| period(source.slice(title)));
    }
}

/// The period that a subject names: "giai đoạn 2016 - 2020", "giai đoạn 2021-2025, định hướng đến năm 2030" (to 2030).
#[must_use]
pub(crate) fn period(subject: &str) -> Option<Period> {
    let years: Vec<(usize, i32)> = years(subject).collect();
    let from = years.windows(2).find(|pair| {
        let between = subject[pair[0].0 + 4..pair[1].0].trim();
        let range = matches!(between, "-" | "–" | "—" | "đến" | "đến năm");
        range && ends_with(subject, pair[0].0, "giai đoạn")
    })?;
    let beyond = years.iter().filter(|(at, _)| ends_with(subject, *at, "đến năm") || ends_with(subject, *at, "đến"));
    let to = beyond.map(|(_, year)| *year).max().unwrap_or(0).max(from[1].1);
    Some(Period { from: from[0].1, to })
}

/// Where the file names its own plan with a year: in the sentence that issues it, in the articles of the decision, in
/// the closing sentence.
pub(super) fn self_names(source: &Source, plan: &Plan, lexicon: &Lexicon) -> Vec<SelfName> {
    let mut names = Vec::new();
    for (id, paper) in plan.papers.iter().enumerate() {
        let blocks = plan.blocks.get(paper.blocks.clone()).unwrap_or_default();
        let speaking = blocks.iter().filter(|block| may_name(source, block)).map(|block| block.body);
        for span in paper.enacting.into_iter().chain(speaking) {
            names.extend(self_name(source, plan, lexicon, span).map(|name| SelfName { paper: id, ..name }));
        }
    }
    names.sort_by_key(|name| name.span);
    names.dedup_by_key(|name| name.span);
    names
}

/// An article of a decision, or the sentence that closes a plan ("Trên đây là Kế hoạch …").
fn may_name(source: &Source, block: &Block) -> bool {
    let article = block.label.as_ref().is_some_and(|label| label.style == LabelStyle::Article);
    article || source.slice(block.body).starts_with("Trên đây là")
}

fn self_name(source: &Source, plan: &Plan, lexicon: &Lexicon, within: Span) -> Option<SelfName> {
    let text = source.slice(within);
    let (start, end) = text.match_indices("hoạch").chain(text.match_indices("trình")).find_map(|(at, tail)| {
        // "Kế hoạch", "Chương trình": the syllable before, whatever its case.
        let before = fold::key(&text[text.floor_char_boundary(at.saturating_sub(12))..at]);
        let first = ["kế", "chương"].into_iter().find(|first| before.ends_with(first))?;
        let start = text[..at].rfind(|c: char| "KkCc".contains(c)).filter(|&start| at - start <= first.len() + 3)?;
        let lead = fold::key(&text[text.floor_char_boundary(start.saturating_sub(80))..start]);
        lexicon.years.issues.iter().any(|phrase| lead.ends_with(phrase.as_str())).then_some((start, at + tail.len()))
    })?;
    let clause = &text[end..];
    let clause = &clause[..clause.find([';', '(', ':']).unwrap_or(clause.len())];
    let mut years = years(clause);
    let (first, year) = years.next()?;
    let between = format!(" {} ", fold::key(&clause[..first]).replace("pháp luật", ""));
    if lexicon.years.is_of_another(&between) {
        return None;
    }
    let period = match years.next() {
        Some((second, to)) if ends_with(clause, first, "giai đoạn") && second - first <= 12 => {
            (first, second + 4, Period { from: year, to })
        }
        _ if ends_with(clause, first, "năm") => (first, first + 4, Period { from: year, to: year }),
        _ => return None,
    };
    let base = within.start as usize;
    let span = Span::new(base + start, base + end + period.1);
    let cited = overlapping(plan, span).any(|citation| citation.number.is_some());
    (!cited).then_some(SelfName {
        span,
        year_span: Span::new(base + end + period.0, base + end + period.1),
        years: period.2,
        paper: 0,
    })
}

/// Years that tasks and their products speak of.
pub(super) fn task_years(source: &Source, plan: &Plan, tasks: &[Task], lexicon: &Lexicon) -> Vec<TaskYear> {
    let mut found = Vec::new();
    let mut cells = Vec::new();
    for (id, task) in tasks.iter().enumerate() {
        cells.clear();
        cells.push(task.text_span);
        if let TaskSource::Table(table, row) = task.source {
            let Some(table) = plan.tables.get(table) else { continue };
            let products = table.columns.iter().zip(table.rows.get(row).map_or(&[][..], |row| &row.cells));
            cells.extend(
                products
                    .filter(|(column, _)| matches!(column, Column::Deliverable | Column::Indicator | Column::Other))
                    .map(|c| *c.1),
            );
        }
        for &cell in &cells {
            let plain = |&(at, _): &(usize, i32)| is_plain(source, plan, lexicon, cell, at);
            found.extend(years(source.slice(cell)).filter(plain).map(|(at, year)| {
                let start = cell.start as usize + at;
                TaskYear { span: Span::new(start, start + 4), year, task: id }
            }));
        }
    }
    found
}

/// Whether the year at byte `at` of a cell stands behind "năm" and belongs to nothing else that the clause speaks of.
fn is_plain(source: &Source, plan: &Plan, lexicon: &Lexicon, cell: Span, at: usize) -> bool {
    let text = source.slice(cell);
    let word = text[..at].trim_end();
    let start = cell.start as usize + at;
    if !(word.ends_with("ăm") || word.ends_with("ĂM"))
        || overlapping(plan, Span::new(start, start + 4)).next().is_some()
    {
        return false;
    }
    let parts = |byte: &u8| matches!(byte, b';' | b'.' | b':' | b'(' | b'\n');
    let clause = text.as_bytes()[..at].iter().rposition(parts).map_or(0, |mark| mark + 1);
    let before = format!(" {} ", fold::key(&text[clause..at]));
    before.ends_with(" năm ") && !lexicon.years.is_aside(&before)
}

/// Citations that share a byte with `span`, their subjects included.
fn overlapping(plan: &Plan, span: Span) -> impl Iterator<Item = &Citation> {
    let whole = |c: &Citation| c.title.map_or(c.span, |title| c.span.to(title));
    let end = plan.citations.partition_point(|c| c.span.start < span.end);
    // Subjects do not reach over the next citation but one.
    plan.citations[end.saturating_sub(3)..end].iter().filter(move |c| whole(c).overlaps(span))
}

/// Whether `word` stands just before `at`, whatever its case and the spaces around.
fn ends_with(text: &str, at: usize, word: &str) -> bool {
    let start = text.floor_char_boundary(at.saturating_sub(2 * word.len() + 8));
    fold::key(&text[start..at]).ends_with(word)
}

/// Years 1900 to 2199 with the byte at which each stands.
fn years(text: &str) -> impl Iterator<Item = (usize, i32)> + '_ {
    let bytes = text.as_bytes();
    // A year begins with one of two figures.
    memchr::memchr2_iter(b'1', b'2', bytes).filter_map(move |at| {
        let inside = at > 0 && bytes[at - 1].is_ascii_digit();
        let digits = bytes[at..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
        if inside || digits != 4 {
            return None;
        }
        text[at..at + digits].parse().ok().filter(|year| (1900..=2199).contains(year)).map(|year| (at, year))
    })
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
