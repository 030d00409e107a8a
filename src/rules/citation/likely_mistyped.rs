//! `citation/likely-mistyped`: unknown, but one slip of the finger away from a known text whose subject fits.

use crate::date::{PartialDate, vietnamese};
use crate::diagnostic::{Applicability, Edit};
use crate::fold;
use crate::number::Number;
use crate::parse::plan::CitationForm;
use crate::regulations::RegulationId;
use crate::resolve::document::Resolution;
use crate::rules::{Context, Report, naming, say};
use foldhash::HashSet;

/// Words that two subjects must share, in percent of all their words, where the date fits too.
const LIKE_WITH_DATE: usize = 50;
/// And where no date is written. Neighbours in a series ("Nghị định 107, 108/2020") have subjects much alike.
const LIKE_WITHOUT_DATE: usize = 90;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (i, (citation, reference)) in cx.plan.citations.iter().zip(&cx.document.references).enumerate() {
        let unknown = reference.first_mention == i
            && citation.form == CitationForm::Numbered
            && reference.resolution == Resolution::Unknown;
        let (Some(number), Some(title)) = (citation.number.as_ref().filter(|_| unknown), citation.title) else {
            continue;
        };
        // A year that is not that of the date is a fault of its own, with its own reading.
        let years = number.year().zip(reference.issued_on.map(PartialDate::year));
        if years.is_some_and(|(numbered, dated)| numbered != dated) {
            continue;
        }
        if !cx.lexicon.bases.numbers.says_issuer(number.symbol()) {
            continue;
        }
        let words = words(&cx.quote(title));
        let fits = |id: &RegulationId| {
            let regulation = cx.regulations.get(*id);
            let alike = alike(&words, &self::words(regulation.title));
            match (reference.issued_on, regulation.issued.map(PartialDate::Day)) {
                (Some(written), Some(known)) => written.agrees_with(known) && alike >= LIKE_WITH_DATE,
                _ => alike >= LIKE_WITHOUT_DATE,
            }
        };
        let slips = slips(number);
        let found = slips.iter().find_map(|n| cx.regulations.with_number(n, citation.kind).into_iter().find(&fits));
        let (Some(meant), Some(span)) = (found, citation.number_span) else { continue };
        let right = cx.regulations.get(meant);
        let name = naming::named(cx, meant);
        let finding = report.finding(
            span,
            say!(
                cx,
                "Không thấy văn bản số “{}”; có thể là {name}",
                "“{}” is not known; perhaps {name} is meant",
                number.0
            ),
        );
        finding.label(say!(cx, "nội dung khớp với số {}", "the subject is that of {}", right.number)).regulation(meant);
        let full = naming::cited(cx, meant);
        finding.note(say!(cx, "Có văn bản: {full}", "There is: {full}"));
        let day = right.issued.map(vietnamese).unwrap_or_default();
        finding.help(say!(
            cx,
            "Đối chiếu văn bản gốc; nếu đúng là văn bản này thì ghi số {} ngày {day}.",
            "Check the original; if this is the one, write {} of {day}.",
            right.number
        ));
        finding.fix(Applicability::Suggested, vec![Edit { span, text: right.number.to_owned() }]);
    }
}

/// Every number that one wrong, missing, added or exchanged digit in serial or year makes of this one.
fn slips(number: &Number) -> Vec<Number> {
    let symbol = number.symbol();
    let year = number.year().map(|year| year.to_string());
    let whole = |serial: &str, year: Option<&str>| match year {
        Some(year) => Number(format!("{serial}/{year}/{symbol}")),
        None => Number(format!("{serial}/{symbol}")),
    };
    let serials = edits(number.serial()).into_iter().map(|serial| whole(&serial, year.as_deref()));
    let years = year.iter().flat_map(|y| edits(y)).filter(|y| y.len() == 4);
    serials.chain(years.map(|y| whole(number.serial(), Some(&y)))).collect()
}

/// What one slip makes of a run of digits; nothing for serials with letters or dots.
fn edits(digits: &str) -> Vec<String> {
    if digits.is_empty() || digits.len() > 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for at in 0..digits.len() {
        let (before, after) = (&digits[..at], &digits[at + 1..]);
        edits.push(format!("{before}{after}"));
        if let Some(next) = after.get(..1) {
            edits.push(format!("{before}{next}{}{}", &digits[at..=at], &after[1..]));
        }
        for digit in '0'..='9' {
            edits.push(format!("{before}{digit}{after}"));
            edits.push(format!("{before}{digit}{}", &digits[at..]));
        }
    }
    edits.extend(('0'..='9').map(|digit| format!("{digits}{digit}")));
    edits.retain(|edit| !edit.is_empty() && edit != digits && !edit.starts_with('0'));
    edits
}

fn words(text: &str) -> HashSet<String> {
    fold::key(text).split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).map(str::to_owned).collect()
}

/// Shared words in percent of all words of both.
fn alike(a: &HashSet<String>, b: &HashSet<String>) -> usize {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    (shared * 100).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::slips;
    use crate::number::Number;

    #[test]
    fn one_slip_away() {
        let of = |number: &str| -> Vec<String> {
            slips(&Number(number.to_owned())).into_iter().map(|n| n.0).collect()
        };
        for meant in ["61/2018/NĐ-CP", "16/2018/NĐ-CP", "60/2018/NĐ-CP", "6/2018/NĐ-CP", "661/2018/NĐ-CP", "61/2019/NĐ-CP"] {
            let all = of("61/2018/NĐ-CP");
            assert_eq!(all.contains(&meant.to_owned()), meant != "61/2018/NĐ-CP", "{meant}");
        }
        assert!(of("30c/NQ-CP").is_empty());
    }
}
