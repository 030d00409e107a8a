//! Names of bodies in a cell or phrase: where one ends and the next begins, who leads and who coordinates.

use super::super::document::Body;
use super::money;
use super::passage::Passage;
use crate::fold;
use crate::lexicon::Lexicon;
use crate::lexicon::assignments::{At, Part};
use crate::lexicon::phrases::{Word, words};
use std::ops::Range;

/// Who leads and who coordinates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Assigned {
    pub(super) lead: Vec<Body>,
    pub(super) support: Vec<Body>,
}

/// A cell with more bytes is no list of bodies; its rest is left.
const LONGEST_CELL: usize = 1500;

/// The bodies that a cell names. `whole`: what a cell without "Chủ trì:" and "Phối hợp:" is.
pub(super) fn cell(passage: &Passage<'_>, whole: Part, lexicon: &Lexicon) -> Assigned {
    let text = passage.text.as_ref();
    let list = words(text, 0, text.floor_char_boundary(LONGEST_CELL));
    let mut assigned = Assigned::default();
    let mut add = |part: Part, range: Range<usize>| {
        let bodies = split(passage, &list[range], lexicon);
        match part {
            Part::Lead => assigned.lead.extend(bodies),
            Part::Support => assigned.support.extend(bodies),
        }
    };
    let marks = marks(text, &list, lexicon);
    if let Some(first) = marks.first() {
        // "Phòng Nội vụ - Phối hợp: …"
        if first.before > 0 {
            add(whole, 0..first.before);
        }
        for (i, mark) in marks.iter().enumerate() {
            let end = marks.get(i + 1).map_or(list.len(), |next| next.before);
            add(mark.part, mark.after.min(end)..end);
        }
    } else if let Some((lead, support)) = sentence(text, &list, lexicon) {
        add(Part::Lead, 0..lead);
        add(Part::Support, support);
    } else {
        add(whole, 0..list.len());
    }
    assigned
}

/// "Chủ trì:", "Phối hợp thực hiện:".
struct Mark {
    part: Part,
    /// Index of its first word.
    before: usize,
    /// Index of the word behind it and its colon.
    after: usize,
}

fn marks(text: &str, list: &[Word<'_>], lexicon: &Lexicon) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while at < list.len() {
        let Some((part, count)) = lexicon.assignments.parts.longest(&list[at..]) else {
            at += 1;
            continue;
        };
        let after = at + count;
        let colon = list.get(after).is_some_and(|w| w.key == ":");
        let fresh = at == 0 || is_stop(&list[at - 1]) || text[list[at - 1].end..list[at].start].contains('\n');
        let named = fresh && lexicon.assignments.body(text, &list[after..], At::Cell).is_some();
        if colon || named {
            marks.push(Mark { part, before: at, after: after + usize::from(colon) });
        }
        at = after;
    }
    marks
}

fn is_stop(word: &Word<'_>) -> bool {
    matches!(word.key.as_ref(), "." | ";" | "-" | "–" | "—" | "+" | "•" | "*" | "(" | ")")
}

/// "Phòng Nội vụ chủ trì, phối hợp với các phòng …": how many words lead, and which coordinate.
fn sentence(text: &str, list: &[Word<'_>], lexicon: &Lexicon) -> Option<(usize, Range<usize>)> {
    let count = lexicon.assignments.body(text, list, At::Cell)?;
    let lead = extent(text, list, count, lexicon);
    let (part, length) = lexicon.assignments.parts.longest(&list[lead..])?;
    if part != Part::Lead {
        return None;
    }
    let support = together(text, list, lead + length, lexicon).unwrap_or(list.len()..list.len());
    Some((lead, support))
}

/// The words that name who coordinates, at the first "phối hợp với" from word `from` on.
pub(super) fn together(text: &str, list: &[Word<'_>], from: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    (from..list.len()).find_map(|at| {
        let ((), count) = lexicon.assignments.together.longest(&list[at..])?;
        let start = at + count;
        let opened = lexicon.assignments.body(text, &list[start..], At::Beginning);
        // "phối hợp với cha mẹ học sinh" names somebody; "phối hợp tổ chức …" does not.
        let with = list[start - 1].key == "với" || list[start - 1].key == "cùng";
        let opened = opened.or((with && start < list.len()).then_some(1))?;
        Some(start..extent(text, list, start + opened, lexicon))
    })
}

/// The index of the word at which a list of names is over that goes on from word `from`: an action, the end of a
/// clause, a parenthesis.
pub(super) fn extent(text: &str, list: &[Word<'_>], from: usize, lexicon: &Lexicon) -> usize {
    let all = &lexicon.assignments;
    let small = |word: &Word<'_>| text[word.start..].starts_with(char::is_lowercase);
    // The words of an action that begins there; one after "được" tells of the body ("được bổ sung kinh phí").
    let action = |at: usize| -> Option<usize> {
        list.get(at).filter(|w| small(w))?;
        let (_, count) = all.actions.longest(&list[at..])?;
        let inside = at > 0 && list[at - 1].key == "được";
        (!inside && all.extensions.longest(&list[at..]).is_none()).then_some(count)
    };
    let acts = |at: usize| action(at).is_some();
    let mut at = from;
    while let Some(word) = list.get(at) {
        if word.key.starts_with(fold::is_alphabetic)
            && !matches!(word.key.as_ref(), "và" | "hoặc")
            && !all.is_telling(word)
        {
            at += 1;
            continue;
        }
        if let Some(count) = all.extensions.longest(&list[at..]).map(|e| e.1) {
            at += count;
            continue;
        }
        // "Đào tạo", "Tiếp nhận" with a capital is part of a name.
        if !small(word)
            && let Some((_, count)) = all.actions.longest(&list[at..]).filter(|(_, count)| *count > 1)
        {
            at += count;
            continue;
        }
        // "Đảng đoàn Quốc hội lãnh đạo, chỉ đạo": a word for persons that is an action too.
        let apart = at > 0 && matches!(list[at - 1].key.as_ref(), "," | ";" | "và" | "&" | "các" | "-");
        if let Some(count) = all.body(text, &list[at..], At::Separator)
            && (apart || action(at).is_none_or(|words| words < count))
        {
            at += count;
            continue;
        }
        match word.key.as_ref() {
            ":" | "!" | "?" | "(" | "“" | "\"" => return at,
            "." => {
                // "VP. HĐND" is one name.
                let short = at > 0 && list[at - 1].key.len() <= 2 && list.get(at + 1).is_some_and(|w| !small(w));
                if !short {
                    return at;
                }
                at += 1;
            }
            ";" => match all.body(text, &list[at + 1..], At::Separator) {
                Some(count) => at += 1 + count,
                None => return at,
            },
            "," | "và" | "&" | "hoặc" | "cùng" => {
                if acts(at + 1) && all.body(text, &list[at + 1..], At::Separator).is_none() {
                    return at;
                }
                at += 1;
            }
            _ if acts(at) || small(word) && all.auxiliaries.longest(&list[at..]).is_some() => return at,
            _ => at += 1,
        }
    }
    list.len()
}

/// The bodies of a list of names.
pub(super) fn split(passage: &Passage<'_>, list: &[Word<'_>], lexicon: &Lexicon) -> Vec<Body> {
    let text = passage.text.as_ref();
    let mut bodies = Vec::new();
    let mut start = 0;
    let mut depth = 0u32;
    for at in 0..list.len() {
        let key = list[at].key.as_ref();
        match key {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 {
            continue;
        }
        let opens = |next: usize| lexicon.assignments.body(text, &list[next..], At::Separator).is_some();
        let spaced = || at > 0 && list[at - 1].end < list[at].start;
        let separates = match key {
            ";" => true,
            "," => opens(at + 1),
            "và" | "&" | "/" => opens(at + 1) && !is_one_office(list, start, at),
            "-" | "–" | "—" | "+" | "•" => spaced() && opens(at + 1) && !is_one_office(list, start, at),
            "." => at > 0 && list[at - 1].key.len() > 3 && opens(at + 1),
            _ => false,
        };
        let new_line = at > start && text[list[at - 1].end..list[at].start].contains('\n') && opens(at);
        if separates || new_line {
            bodies.extend(body(passage, &list[start..at]));
            start = if separates { at + 1 } else { at };
        }
    }
    bodies.extend(body(passage, &list[start.min(list.len())..]));
    bodies
}

/// "Văn phòng HĐND và UBND", "Văn phòng UBND - HĐND": council and committee share one office.
fn is_one_office(list: &[Word<'_>], start: usize, at: usize) -> bool {
    let key = |i: usize| list.get(i).map_or("", |w| w.key.as_ref());
    // A list that a dash opens.
    let first = (start..at).find(|&i| !matches!(key(i), "-" | "–" | "+" | "•")).unwrap_or(start);
    matches!(key(first), "văn" | "vp" | "lãnh" | "chánh" | "cổng" | "trang")
        && at > 0
        && matches!(key(at - 1), "hđnd" | "ubnd" | "dân" | "ủy")
        && matches!(key(at + 1), "hđnd" | "ubnd" | "ủy" | "hội")
}

/// One name, without the marks around it and the money beside it; `None` where nothing is left.
fn body(passage: &Passage<'_>, list: &[Word<'_>]) -> Option<Body> {
    let has_letter = |word: &&Word<'_>| word.key.starts_with(fold::is_alphanumeric);
    let (first, last) = (list.iter().find(has_letter)?, list.iter().rfind(|w| has_letter(w) || w.key == ")")?);
    let text = &passage.text[first.start..last.end];
    let end = money::marked(text).map_or(text.len(), |(at, _)| at);
    let name = text[..end].trim_end_matches([' ', ',', ';', '.', ':', '-', '–', '+']);
    if !name.contains(fold::is_alphabetic) {
        return None;
    }
    Some(Body { name: fold::one_line(name), span: passage.place(first.start..first.start + name.len()) })
}

#[cfg(test)]
mod tests {
    use super::{Passage, cell};
    use crate::lexicon::Lexicon;
    use crate::lexicon::assignments::Part;
    use crate::source::Span;

    #[track_caller]
    fn reads(text: &str, lead: &[&str], support: &[&str]) {
        let passage = Passage::new(text, Span::new(0, text.len()));
        let assigned = cell(&passage, Part::Lead, &Lexicon::embedded());
        let names = |list: &[crate::resolve::document::Body]| -> Vec<String> {
            list.iter()
                .map(|b| {
                    assert_eq!(crate::fold::one_line(&text[b.span.range()]), b.name, "the span of a name");
                    b.name.clone()
                })
                .collect()
        };
        assert_eq!(names(&assigned.lead), lead, "{text}");
        assert_eq!(names(&assigned.support), support, "{text}");
    }

    #[test]
    fn names_are_parted_where_a_name_begins() {
        reads("Các phòng, ban, ngành; UBND xã, phường", &["Các phòng, ban, ngành", "UBND xã, phường"], &[]);
        reads(
            "Phòng Nội vụ và các cơ quan, đơn vị có liên quan",
            &["Phòng Nội vụ", "các cơ quan, đơn vị có liên quan"],
            &[],
        );
        reads(
            "Phòng Văn hóa, Khoa học và Thông tin, Văn phòng HĐND và UBND xã",
            &["Phòng Văn hóa, Khoa học và Thông tin", "Văn phòng HĐND và UBND xã"],
            &[],
        );
        reads("Văn phòng UBND - HĐND thị xã", &["Văn phòng UBND - HĐND thị xã"], &[]);
        reads("Phòng Tài chính - Kế hoạch", &["Phòng Tài chính - Kế hoạch"], &[]);
        reads("VP. HĐND UBND", &["VP. HĐND UBND"], &[]);
        reads(
            "Các sở, ngành, Liên minh HTX tỉnh, UBND các huyện, thị xã",
            &["Các sở, ngành", "Liên minh HTX tỉnh", "UBND các huyện, thị xã"],
            &[],
        );
        reads("UBND các huyện, thành phố Tân Hòa", &["UBND các huyện, thành phố Tân Hòa"], &[]);
        reads(
            "Đài truyền thanh và phòng Văn hóa và Thông tin",
            &["Đài truyền thanh", "phòng Văn hóa và Thông tin"],
            &[],
        );
        reads("Ban Giám hiệu, GVCN các lớp", &["Ban Giám hiệu", "GVCN các lớp"], &[]);
        reads("Phòng Nội vụ\nPhòng Tư pháp", &["Phòng Nội vụ", "Phòng Tư pháp"], &[]);
    }

    #[test]
    fn lead_and_support_in_one_cell() {
        reads("- Chủ trì: Phòng Tư pháp. - Phối hợp thực hiện: VP. HĐND UBND", &["Phòng Tư pháp"], &["VP. HĐND UBND"]);
        reads(
            "Chủ trì: Văn phòng UBND Phối hợp: các phòng, ban và UBND các xã, phường,",
            &["Văn phòng UBND"],
            &["các phòng, ban", "UBND các xã, phường"],
        );
        reads(
            "- Chủ trì: Văn phòng HĐND-UBND thị xã 10.000.000 - Phối hợp các phòng, ban",
            &["Văn phòng HĐND-UBND thị xã"],
            &["các phòng, ban"],
        );
        reads(
            "Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp và các đơn vị liên quan tham mưu",
            &["Phòng Nội vụ"],
            &["Phòng Tư pháp", "các đơn vị liên quan"],
        );
        reads("Cơ quan được giao chủ trì soạn thảo", &["Cơ quan được giao chủ trì soạn thảo"], &[]);
        reads("Phòng Nội vụ tổng hợp", &["Phòng Nội vụ tổng hợp"], &[]);
        reads("-", &[], &[]);
    }
}
