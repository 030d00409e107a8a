use super::{Letters, Reach, TermKind, Unit, phrase, terms};
use crate::lexicon::Deadlines;
use crate::source::Span;

/// A short form of what was read: "At(Quarter 1 2026)".
fn read(text: &str) -> String {
    let all = terms(text, Span::new(0, text.len()), &Deadlines::embedded());
    let point = |p: &super::Point| {
        let dates: Vec<String> = p
            .dates
            .iter()
            .map(|d| {
                let part = |n: Option<u32>| n.map_or_else(|| "_".to_owned(), |n| n.to_string());
                format!("{}/{}/{}", part(d.day), part(d.month), part(d.year))
            })
            .collect();
        let ordinals: Vec<String> = p.ordinals.iter().map(u32::to_string).collect();
        let year = p.year.map(|y| y.to_string());
        let parts: Vec<String> = dates.into_iter().chain(ordinals).chain(year).collect();
        format!("{:?} {}", p.unit, parts.join(" "))
    };
    let said: Vec<String> = all
        .iter()
        .map(|t| match &t.kind {
            TermKind::At(p) => point(p),
            TermKind::Range(a, b) => format!("{} .. {}", point(a), point(b)),
            TermKind::Before(p) => format!("< {}", point(p)),
            TermKind::Until(p) => format!("-> {}", point(p)),
            TermKind::From(p) => format!("{} ->", point(p)),
            TermKind::Contradiction(p) => format!("! {}", point(p)),
            kind => format!("{kind:?}"),
        })
        .collect();
    said.join("; ")
}

#[test]
fn cells_as_offices_write_them() {
    for (text, said) in [
        ("Quý I/2026", "Quarter 1 2026"),
        ("quý 1/2026", "Quarter 1 2026"),
        ("Quý IV năm 2026", "Quarter 4 2026"),
        ("Quý II, III/2026", "Quarter 2 3 2026"),
        ("Quý II - III/2026", "Quarter 2 2026 .. Quarter 3 2026"),
        ("Tháng 12/2026", "Month _/12/2026"),
        ("Trong tháng 6", "Month _/6/_"),
        ("Tháng 1 Tháng 12", "Month _/1/_ .. Month _/12/_"),
        ("Từ tháng 3 đến tháng 9/2026", "Month _/3/_ 2026 .. Month _/9/2026"),
        ("Tuần 2 tháng 9/2026", "Month _/9/2026"),
        ("31/10/2026", "Day 31/10/2026"),
        ("31/10/20263", "Day 31/10/20263"),
        ("Trước ngày 05 tháng 10 năm 2026", "< Day 5/10/2026"),
        ("Chậm nhất đến ngày 30/6/2026", "< Day 30/6/2026"),
        ("từ ngày 01 đến ngày 15/3/2026", "Day 1/3/2026 2026 .. Day 15/3/2026"),
        ("Năm 2026", "Year 2026"),
        ("Trong năm", "Year "),
        ("giai đoạn 2026 - 2030", "Year 2026 .. Year 2030"),
        ("Đến hết năm 2028", "-> Year 2028"),
        ("6 tháng đầu năm 2026", "Half 1 2026"),
        ("Từ quý I/2026", "Quarter 1 2026 ->"),
        ("Trong năm quý I/2026", "! Quarter 1 2026"),
        ("Thường xuyên trong năm", "Recurring"),
        ("Hằng quý, 6 tháng và năm", "Recurring; Recurring; Year "),
        ("Báo cáo theo quý", "Frequency"),
        ("Khi có văn bản của Sở Nội vụ", "Conditional"),
        ("Theo lộ trình", "Vague"),
        ("7h00 - 7h15", "Clock"),
        ("Phòng Nội vụ", ""),
    ] {
        assert_eq!(read(text), said, "{text}");
    }
}

#[test]
fn a_plain_term_is_what_the_grammar_says() {
    let mut plain = 0;
    for begins in ["", "Trong ", "trước ", "đến ", "Từ ", "trước trong ", "đầu "] {
        for text in
            ["tháng 9", "ngày 15/7/2026", "12/2026", "năm 2026", "năm", "2026", "Thường xuyên", "kịp thời", "7h00"]
        {
            for ends in ["", " tháng 12/2026", " năm 2027", ", 3", " - 4/2027"] {
                let text = format!("{begins}{text}{ends}");
                let read = Letters::read(&text, Span::new(0, text.len()), &Deadlines::embedded(), Reach::Phrase);
                let Some(term) = read.plain() else { continue };
                plain += 1;
                assert_eq!(vec![term.clone()], read.by_grammar(), "{text}");
                assert_eq!(Some((vec![term.clone()], term.span.end)), read.phrase_by_grammar(), "{text}");
            }
        }
    }
    assert!(plain > 30, "{plain}");
}

#[test]
fn a_phrase_ends_with_its_last_term() {
    let text = "trước ngày 31/01/2026 để Phòng Nội vụ tổng hợp trong quý I";
    let (terms, span) = phrase(text, Span::new(0, text.len()), &Deadlines::embedded()).unwrap();
    assert_eq!(&text[span.range()], "trước ngày 31/01/2026");
    assert!(matches!(&terms[0].kind, TermKind::Before(p) if p.unit == Unit::Day));
    let none = "Phòng Nội vụ báo cáo";
    assert_eq!(phrase(none, Span::new(0, none.len()), &Deadlines::embedded()), None);
}
