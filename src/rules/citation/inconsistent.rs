//! `citation/inconsistent`: one document with two dates in one file, or with another subject than it bears itself.

use crate::date::PartialDate;
use crate::diagnostic::{Confidence, Severity};
use crate::fold;
use crate::parse::plan::Citation;
use crate::regulations::RegulationId;
use crate::resolve::document::{Reference, Resolution, Role};
use crate::rules::{Context, Report, naming, say};
use foldhash::HashMap;

/// Subjects with fewer words than that are not compared.
const WORDS: usize = 4;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    dates(cx, report);
    subjects(cx, report);
}

fn dates(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut index: HashMap<String, usize> = HashMap::default();
    let mut groups: Vec<Vec<(usize, PartialDate)>> = Vec::new();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let Some(date) = citation.date.as_ref().and_then(|d| d.calendar().ok().flatten()) else { continue };
        let Some(key) = identity(citation, reference) else { continue };
        let at = *index.entry(format!("{key}\u{1f}{}", date.year())).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push((i, date));
    }
    for group in groups {
        let Some(&(other, _)) = group.iter().find(|(_, date)| !date.agrees_with(group[0].1)) else { continue };
        let (first, last) = (&cx.plan.citations[group[0].0], &cx.plan.citations[other]);
        let (Some(a), Some(b)) = (&first.date, &last.date) else { continue };
        let name = first.number_span.or(first.kind_span).map_or_else(String::new, |span| cx.quote(span));
        let (a_text, b_text) = (cx.quote(a.span), cx.quote(b.span));
        let finding = report.finding(
            b.span,
            say!(
                cx,
                "Văn bản “{name}” được ghi hai ngày khác nhau: “{a_text}” và “{b_text}”",
                "“{name}” is given two dates: “{a_text}” and “{b_text}”"
            ),
        );
        finding.severity(Severity::Error).label(say!(cx, "ở đây ghi ngày khác", "another date here"));
        finding.also(a.span, say!(cx, "trước đó ghi ngày này", "this date before"));
        for (mention, date) in &group[1..] {
            let there = &cx.plan.citations[*mention];
            if *mention != other && !date.agrees_with(group[0].1) {
                let span = there.date.as_ref().map_or(there.span, |d| d.span);
                finding.also(span, say!(cx, "cũng ghi ngày khác", "another date here too"));
            }
        }
        finding.help(say!(
            cx,
            "Đối chiếu văn bản gốc và ghi thống nhất một ngày.",
            "Check the original and write one date throughout."
        ));
    }
}

/// What makes two mentions one document: number and body; for numbers that every body uses, the body must be written.
/// Nothing where the law is known: there, the wrong date is found by itself.
fn identity(citation: &Citation, reference: &Reference) -> Option<String> {
    if reference.role == Role::Attachment || reference.resolution != Resolution::Unknown {
        return None;
    }
    let number = citation.number.as_ref()?;
    let kind = citation.kind.map_or("", |kind| kind.slug());
    let issuer = reference.issuer.as_deref().map(fold::key)?;
    Some(format!("{kind}\u{1f}{}\u{1f}{issuer}", fold::key(&number.0)))
}

/// Documents of the run that are cited with a subject that is not theirs. A text of the law is cited by shortened
/// subjects so often that nothing follows from one.
fn subjects(cx: &Context<'_>, report: &mut Report<'_>) {
    let mut told: HashMap<RegulationId, usize> = HashMap::default();
    let mut groups: Vec<(RegulationId, Vec<usize>)> = Vec::new();
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let (Some(title), Some(id)) = (citation.title, reference.resolution.known()) else { continue };
        if cx.regulations.file_of(id).is_none() || !differ(cx.source.slice(title), cx.regulations.get(id).title) {
            continue;
        }
        let at = *told.entry(id).or_insert_with(|| {
            groups.push((id, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(i);
    }
    for (id, places) in groups {
        let titles: Vec<_> = places.iter().filter_map(|&i| cx.plan.citations[i].title).collect();
        let (written, known, name) = (cx.quote(titles[0]), cx.regulations.get(id).title, naming::named(cx, id));
        let file = cx.regulations.file_of(id).unwrap_or_default();
        let finding = report.finding(
            titles[0],
            say!(
                cx,
                "{name} có trích yếu “{known}”, không phải “{written}”",
                "The subject of {name} is “{known}”, not “{written}”"
            ),
        );
        finding.severity(Severity::Warning).confidence(Confidence::Medium).regulation(id);
        finding.label(say!(cx, "trích yếu của văn bản khác", "the subject of another document"));
        for &title in &titles[1..] {
            finding.also(title, say!(cx, "cũng ghi trích yếu khác", "another subject here too"));
        }
        let cited = naming::cited(cx, id);
        finding.note(say!(cx, "{cited}; nguồn: tệp {file}", "{cited}; source: the file {file}"));
        finding.help(say!(
            cx,
            "Xem định viện dẫn văn bản nào rồi sửa trích yếu hoặc số, ngày.",
            "See which document is meant, and mend the subject or the number and date."
        ));
    }
}

/// Whether two subjects are of two documents: each names another year, or they have hardly a word in common.
fn differ(written: &str, known: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let key = fold::key(text);
        key.split(|c: char| !fold::is_alphanumeric(c)).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (written, known) = (words(written), words(known));
    let is_year = |word: &&String| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let years = |words: &[String]| words.iter().filter(is_year).cloned().collect::<Vec<_>>();
    let (here, there) = (years(&written), years(&known));
    if let ([here], [there]) = (&here[..], &there[..])
        && here != there
    {
        return true;
    }
    let shorter = written.len().min(known.len());
    let common = written.iter().filter(|word| known.contains(word)).count();
    shorter >= WORDS && common * 4 < shorter
}

#[cfg(test)]
mod tests {
    use super::differ;

    #[test]
    fn subjects_differ_by_year_or_in_all_their_words() {
        let reform = "Cải cách hành chính năm 2026";
        for (written, differs) in [
            ("về cải cách hành chính năm 2026", false),
            ("về công tác CCHC năm 2026 trên địa bàn xã", false),
            ("ban hành Kế hoạch cải cách hành chính", false),
            ("về cải cách hành chính năm 2025", true),
            ("về phòng, chống thiên tai và tìm kiếm cứu nạn", true),
            ("về dịch bệnh", false),
        ] {
            assert_eq!(differ(written, reform), differs, "{written}");
        }
    }
}
