//! How a regulation is named to people, and how it is cited in full (NĐ 30/2020/NĐ-CP Phụ lục I, Phần I, Mục II, khoản 6).

use crate::regulations::{Effect, Regulation, RegulationId};
use crate::rules::Context;
use chrono::{Datelike, NaiveDate};

/// Enough to know it in a sentence: "Nghị định số 60/2021/NĐ-CP", "Luật Tổ chức chính quyền địa phương số 72/2025/QH15".
pub(crate) fn named(cx: &Context<'_>, id: RegulationId) -> String {
    let regulation = cx.regulations.get(id);
    let kind = kind_word(cx, &regulation);
    if is_law(&regulation) && !regulation.title.is_empty() {
        format!("{} số {}", law(cx, &regulation), regulation.number)
    } else {
        format!("{kind} số {}", regulation.number)
    }
}

/// The name of a law as it is cited: "Luật Tổ chức chính quyền địa phương". Nothing for what is not a law.
pub(crate) fn law_name(cx: &Context<'_>, id: RegulationId) -> Option<String> {
    let regulation = cx.regulations.get(id);
    (is_law(&regulation) && !regulation.title.is_empty()).then(|| law(cx, &regulation))
}

/// The type word and the name; an amending law begins small: "Luật sửa đổi, bổ sung một số điều của …".
fn law(cx: &Context<'_>, regulation: &Regulation<'_>) -> String {
    let small = subject(regulation.title);
    let key = crate::fold::key(&small);
    let amends = cx.lexicon.kinds.laws.amending.iter().any(|words| key.starts_with(&crate::fold::key(words)));
    format!("{} {}", kind_word(cx, regulation), if amends { &small } else { regulation.title })
}

/// The whole citation as a basis has it: a law without number and body, anything else with type, number, date, body
/// and subject.
pub(crate) fn cited(cx: &Context<'_>, id: RegulationId) -> String {
    let regulation = cx.regulations.get(id);
    let kind = kind_word(cx, &regulation);
    let date = regulation.issued.map_or(String::new(), |day| format!(" {}", in_words(day)));
    if is_law(&regulation) && !regulation.title.is_empty() {
        return format!("{}{date}", law(cx, &regulation));
    }
    let issuer = if regulation.issuer.is_empty() { String::new() } else { format!(" của {}", regulation.issuer) };
    let title = about(cx, regulation.title);
    let title = if title.is_empty() { title } else { format!(" {title}") };
    format!("{kind} số {}{date}{issuer}{title}", regulation.number)
}

/// " (được sửa đổi, bổ sung bởi Nghị định số 117/2013/NĐ-CP ngày 07 tháng 10 năm 2013)": what is added to a citation;
/// nothing without amendments. A law is named by its number, as preambles do.
pub(crate) fn amended_by(cx: &Context<'_>, amendments: &[Effect<'_>]) -> String {
    if amendments.is_empty() {
        return String::new();
    }
    let names: Vec<String> = amendments
        .iter()
        .map(|effect| {
            let regulation = cx.regulations.get(effect.from);
            let date = regulation.issued.map_or(String::new(), |day| format!(" {}", in_words(day)));
            format!("{} số {}{date}", kind_word(cx, &regulation), regulation.number)
        })
        .collect();
    format!(" (được sửa đổi, bổ sung bởi {})", names.join(", "))
}

/// Its subject as it stands in a citation: "quy định cơ chế tự chủ …"; empty where it is not known.
pub(crate) fn subject_of(cx: &Context<'_>, id: RegulationId) -> String {
    about(cx, cx.regulations.get(id).title)
}

/// A subject with the word that joins it to its text: "quy định …", "về …". A description in brackets is none.
fn about(cx: &Context<'_>, title: &str) -> String {
    let subject = subject(title);
    if subject.is_empty() || subject.starts_with('(') {
        return String::new();
    }
    let kinds = &cx.lexicon.kinds;
    let joins =
        kinds.issuer_end(&subject).is_some_and(|end| end.at == 0 && end.subject) && !kinds.takes_about(&subject);
    if joins { subject } else { format!("về {subject}") }
}

/// "ngày 05 tháng 3 năm 2020": zero before days under 10 and months 1 and 2.
pub(crate) fn in_words(day: NaiveDate) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// A subject as it stands inside a sentence: it begins small unless it begins with an abbreviation.
fn subject(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

fn is_law(regulation: &Regulation<'_>) -> bool {
    regulation.kind.is_some_and(crate::kind::Kind::is_law)
}

fn kind_word<'a>(cx: &Context<'a>, regulation: &Regulation<'_>) -> &'a str {
    regulation.kind.map(|kind| cx.lexicon.kinds.name(kind)).filter(|name| !name.is_empty()).unwrap_or("Văn bản")
}
