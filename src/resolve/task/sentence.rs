//! What the beginning of an item says: who is given something to do, or whose duties follow.

use super::super::document::Body;
use super::bodies::{self, Assigned, extent};
use super::passage::Passage;
use crate::lexicon::Lexicon;
use crate::lexicon::assignments::{At, Attribute, Part};
use crate::lexicon::phrases::{Word, split, words};
use crate::search::Needle;
use crate::source::Span;
use std::sync::LazyLock;

/// What an item or paragraph says of who does what.
#[derive(Debug)]
pub(super) enum Said {
    /// "Phòng Nội vụ", "Sở Tài chính chủ trì, phối hợp với các sở:": what stands below is theirs.
    Heading(Assigned),
    /// "Phòng Nội vụ chủ trì …", "Giao Phòng Nội vụ …".
    Task(Assigned, Span),
    /// "Thời gian thực hiện: …": one side of a task, or several, with their values.
    Sides(Vec<(Attribute, Span)>),
    /// "Giám đốc Sở Nội vụ;": a name in a list of names.
    Name,
    /// Nothing of the kind.
    Nothing,
}

/// Names stand at the beginning of an item; what is further on, in bytes, is not looked at.
const BEGINNING: usize = 900;
/// A word is looked at up to here, in bytes.
const LONGEST_WORD: usize = 60;
/// So much of an item, in bytes, tells whether it begins with a name, an order, the name of a side.
const OPENING: usize = 100;

static AGENT: LazyLock<Needle> = LazyLock::new(|| Needle::new(" do "));
/// "phối hợp", whatever its first letter.
static TOGETHER: LazyLock<Needle> = LazyLock::new(|| Needle::new("hối hợp"));

/// Reads the beginning of `text[span]`, without its label.
pub(super) fn read(text: &str, span: Span, lexicon: &Lexicon) -> Said {
    let whole = &text[span.range()];
    match opening(text, span, whole, lexicon) {
        Said::Nothing => named_further_on(text, span, whole, lexicon).unwrap_or(Said::Nothing),
        said => said,
    }
}

/// "Tuyên truyền: Sở Tư pháp chủ trì tổ chức …", "Kiểm tra 05 đơn vị (Thanh tra tỉnh thực hiện)", "… do Sở Nội vụ chủ
/// trì": an item that says first what it is about, and then who does it.
fn named_further_on(text: &str, span: Span, whole: &str, lexicon: &Lexicon) -> Option<Said> {
    const FURTHEST: usize = 400;
    const LONGEST_CLAUSE: usize = 300;
    let all = &lexicon.assignments;
    let head = &whole[..whole.floor_char_boundary(FURTHEST)];
    let colon = memchr::memchr(b':', head.as_bytes()).map(|at| (at + 1, false));
    let bracket = memchr::memchr(b'(', head.as_bytes()).map(|at| (at + 1, true));
    let agent = AGENT.find(head).map(|at| (at + AGENT.length(), true));
    [colon, bracket, agent].into_iter().flatten().find_map(|(from, only_lead)| {
        // Its first word tells most clauses off.
        let first = first_word(whole, from).filter(|w| all.may_begin(w))?;
        let clause = words(whole, from, whole.floor_char_boundary(from + LONGEST_CLAUSE));
        let cut = clause.last().is_some_and(|w| w.end < whole.trim_end().len());
        if only_lead {
            let end = extent(whole, &clause, all.body(whole, &clause, At::Beginning)?, lexicon);
            let (part, count) = all.parts.longest(&clause[end..])?;
            // "(Sở Nội vụ thực hiện, …)": in brackets any word of doing, else the plain one.
            let leads = part == Part::Lead && (whole[..from].ends_with('(') || clause[end].key == "chủ");
            if !leads || count == 0 {
                return None;
            }
        } else if !whole[first.start..].starts_with(char::is_uppercase) {
            return None;
        }
        let reader = Reader { text, span, whole, list: &clause, lexicon, cut };
        reader.from(0).filter(|said| matches!(said, Said::Task(..)))
    })
}

/// The word that stands first from byte `from`.
fn first_word(whole: &str, from: usize) -> Option<Word<'_>> {
    let start = from + (whole[from..].len() - whole[from..].trim_start().len());
    let end =
        memchr::memchr3(b' ', b',', b':', &whole.as_bytes()[start..]).map_or(whole.len(), |length| start + length);
    split(whole, start, whole.floor_char_boundary(end.min(start + LONGEST_WORD))).next()
}

fn opening(text: &str, span: Span, whole: &str, lexicon: &Lexicon) -> Said {
    let all = &lexicon.assignments;
    // Most items begin with a verb: the first word tells, or else the first few.
    let Some(first) = first_word(whole, 0).filter(|w| all.may_begin(w) || all.introductions.may_begin(w)) else {
        return Said::Nothing;
    };
    let few = words(whole, 0, whole.floor_char_boundary(OPENING));
    let introduced = all.introductions.may_begin(&first) && all.introductions.longest(&few).is_some();
    let given = all.orders.longest(&few).or_else(|| all.headings.longest(&few)).map_or(0, |o| o.1);
    let side = all.attributes.longest(&few).filter(|(_, count)| match few.get(*count) {
        Some(word) => word.key == ":",
        None => few.len() == *count,
    });
    if !introduced && side.is_none() && all.body(whole, &few[given..], At::Beginning).is_none() {
        return Said::Nothing;
    }
    if let Some((attribute, count)) = side {
        let value = trimmed(text, span, few.get(count).map_or(whole.len(), |w| w.end));
        let further = inside(text, span, lexicon);
        let end = further.first().map_or(value.end, |(_, _, mark)| *mark);
        let own = trimmed_end(text, Span { end: end.max(value.start), ..value });
        return Said::Sides([(attribute, own)].into_iter().chain(further.into_iter().map(|f| (f.0, f.1))).collect());
    }
    // Goes on from the last word, which may have been cut.
    let mut list = few;
    let from = list.pop().map_or(0, |last| last.start);
    list.extend(split(whole, from, whole.floor_char_boundary(BEGINNING)));
    let cut = list.last().is_some_and(|w| w.end < whole.trim_end().len());
    let reader = Reader { text, span, whole, list: &list, lexicon, cut };
    let further = || introduced.then(|| reader.after_introduction().or_else(|| reader.given_inside())).flatten();
    reader.from(0).or_else(further).unwrap_or(Said::Nothing)
}

/// What is left of `text[span]` from byte `from` of it, without spaces around.
fn trimmed(text: &str, span: Span, from: usize) -> Span {
    let rest = &text[span.start as usize + from..span.end as usize];
    let start = span.end as usize - rest.trim_start().len();
    Span::new(start, start + rest.trim().len())
}

/// Without spaces and marks at the end.
fn trimmed_end(text: &str, span: Span) -> Span {
    let value = text[span.range()].trim_end_matches([';', '.', ',', ' ', '\n']);
    Span { end: span.start + value.len() as u32, ..span }
}

struct Reader<'a> {
    text: &'a str,
    span: Span,
    whole: &'a str,
    list: &'a [Word<'a>],
    lexicon: &'a Lexicon,
    /// The item is longer than what was split into words.
    cut: bool,
}

impl Reader<'_> {
    /// Reads from word `at`, where a name, an order or a heading may begin.
    fn from(&self, at: usize) -> Option<Said> {
        let (list, all) = (self.list, &self.lexicon.assignments);
        let ordered = all.orders.longest(&list[at..]).map(|o| o.1);
        let headed = all.headings.longest(&list[at..]).map(|h| h.1);
        let start = at + ordered.or(headed).unwrap_or(0);
        let opened = all.body(self.whole, &list[start..], At::Beginning)?;
        let end = extent(self.whole, list, start + opened, self.lexicon);
        let after = self.skip_parentheses(end);
        let next = list.get(after).map(|w| w.key.as_ref());
        let names = |end: usize| -> Assigned {
            let passage = Passage::new(self.text, self.span);
            let lead = bodies::split(&passage, &list[start..end], self.lexicon);
            Assigned { lead, support: self.support(end) }
        };
        let ends_with_colon = self.whole.trim_end().ends_with(':');
        let last = after >= list.len() && !self.cut;
        if !self.cut && after + 1 == list.len() && matches!(next, Some(";" | "." | ",")) && ordered.is_none() {
            return Some(Said::Name);
        }
        if last || ends_with_colon && next == Some(":") && after + 1 >= list.len() {
            // A name of many words without anything to do is a sentence that was not understood.
            return (end - start <= 60).then(|| Said::Heading(names(end)));
        }
        if headed.is_some() {
            return None;
        }
        let duties = all.duties.longest(&list[after..]).map(|d| after + d.1);
        let only_duties = duties.is_some_and(|d| d >= list.len() || d + 1 >= list.len() && list[d].key == ":");
        // "Sở Tài chính chủ trì, phối hợp với các sở, ngành:"
        if ends_with_colon && !self.cut && list.len() - after <= 60 || only_duties {
            return Some(Said::Heading(names(end)));
        }
        let acts = |at: usize| all.actions.longest(&list[at.min(list.len())..]).is_some();
        // "Ông Trần Văn B, Chủ tịch: Trưởng ban" gives nobody anything to do.
        let does = match next {
            Some(":") => acts(after + 1) || list.len() - after > 12,
            Some(";" | "," | "và") => acts(after + 1),
            _ => acts(after),
        };
        if ordered.is_none() && !does {
            return None;
        }
        let mut assigned = names(end);
        if ordered.is_some() {
            self.further_orders(after, &mut assigned);
        }
        Some(Said::Task(assigned, self.place(start, end)))
    }

    /// "Giao Phòng Nội vụ …. Giao Phòng Tư pháp …." in one item.
    fn further_orders(&self, from: usize, assigned: &mut Assigned) {
        let (list, all) = (self.list, &self.lexicon.assignments);
        let passage = Passage::new(self.text, self.span);
        for at in from.max(1)..list.len() {
            let fresh = list[at - 1].key == "." && self.whole[list[at].start..].starts_with(char::is_uppercase);
            let ordered = if fresh { all.orders.longest(&list[at..]) } else { None };
            let Some(start) = ordered.map(|(_, words)| at + words) else { continue };
            if let Some(opened) = all.body(self.whole, &list[start..], At::Beginning) {
                let end = extent(self.whole, list, start + opened, self.lexicon);
                assigned.lead.extend(bodies::split(&passage, &list[start..end], self.lexicon));
            }
        }
    }

    /// "Căn cứ hướng dẫn của Bộ, Sở Nội vụ xây dựng …": a name after a comma, with something to do.
    fn after_introduction(&self) -> Option<Said> {
        const FURTHEST: usize = 30;
        let all = &self.lexicon.assignments;
        (0..self.list.len().min(FURTHEST)).filter(|&i| self.list[i].key == ",").find_map(|comma| {
            let at = comma + 1;
            let ordered = all.orders.longest(&self.list[at..]).is_some();
            match self.from(at)? {
                Said::Task(assigned, span) if ordered || self.acts_after(at) => Some(Said::Task(assigned, span)),
                _ => None,
            }
        })
    }

    /// "Khi có kết quả chấm điểm giao Sở Nội vụ chủ trì …": an order without a comma before it, to one who leads.
    fn given_inside(&self) -> Option<Said> {
        const FURTHEST: usize = 30;
        let all = &self.lexicon.assignments;
        (1..self.list.len().min(FURTHEST)).find_map(|at| {
            let start = at + all.orders.longest(&self.list[at..])?.1;
            let opened = all.body(self.whole, &self.list[start..], At::Separator)?;
            let end = extent(self.whole, self.list, start + opened, self.lexicon);
            let leads = matches!(all.parts.longest(&self.list[end..]), Some((Part::Lead, _)));
            leads.then(|| self.from(at)).flatten().filter(|said| matches!(said, Said::Task(..)))
        })
    }

    fn acts_after(&self, at: usize) -> bool {
        let all = &self.lexicon.assignments;
        let Some(opened) = all.body(self.whole, &self.list[at..], At::Separator) else { return false };
        let end = extent(self.whole, self.list, at + opened, self.lexicon);
        all.actions.longest(&self.list[self.skip_parentheses(end)..]).is_some()
    }

    /// "(do đồng chí … làm tổ trưởng)" behind a name is no part of it.
    fn skip_parentheses(&self, mut at: usize) -> usize {
        while self.list.get(at).is_some_and(|w| w.key == "(") {
            let close = self.list[at..].iter().position(|w| w.key == ")");
            at = close.map_or(self.list.len(), |i| at + i + 1);
        }
        at
    }

    fn support(&self, from: usize) -> Vec<Body> {
        support(self.text, self.span, self.whole, self.list, from, self.lexicon)
    }

    fn place(&self, start: usize, end: usize) -> Span {
        let base = self.span.start as usize;
        let from = self.list.get(start).map_or(self.whole.len(), |w| w.start);
        let to = end.checked_sub(1).and_then(|i| self.list.get(i)).map_or(from, |w| w.end.max(from));
        Span::new(base + from, base + to)
    }
}

/// Who coordinates, in an item whose lead is known from above ("Chủ trì, phối hợp với các phòng …").
pub(super) fn coordinating(text: &str, span: Span, lexicon: &Lexicon) -> Vec<Body> {
    const LONGEST_LIST: usize = 500;
    let whole = &text[span.range()];
    // The word is looked for before anything is split; it has a first letter of one byte.
    let Some(at) = TOGETHER.find(whole) else { return Vec::new() };
    let from = whole.floor_char_boundary(at.saturating_sub(1));
    let list = words(whole, from, whole.floor_char_boundary(from + LONGEST_LIST));
    support(text, span, whole, &list, 0, lexicon)
}

fn support(text: &str, span: Span, whole: &str, list: &[Word<'_>], from: usize, lexicon: &Lexicon) -> Vec<Body> {
    match bodies::together(whole, list, from, lexicon) {
        Some(range) => bodies::split(&Passage::new(text, span), &list[range], lexicon),
        None => Vec::new(),
    }
}

/// Sides of a task that an item names inside itself: "… (Chủ trì: Phòng Nội vụ; thời gian: Quý I)". Each with its
/// value and the place where its name begins.
pub(super) fn inside(text: &str, span: Span, lexicon: &Lexicon) -> Vec<(Attribute, Span, u32)> {
    const LONGEST: usize = 2400;
    let whole = &text[span.range()];
    if whole.len() > LONGEST || !names_a_side(whole, lexicon) {
        return Vec::new();
    }
    let list = words(whole, 0, whole.len());
    let mut marks: Vec<(Attribute, usize, usize)> = Vec::new();
    let mut at = 1;
    while at < list.len() {
        let fresh = matches!(list[at - 1].key.as_ref(), "(" | "." | ";" | "-" | "–" | "[" | ",");
        let found = if fresh { lexicon.assignments.attributes.longest(&list[at..]) } else { None };
        match found {
            Some((attribute, count))
                if attribute != Attribute::Work && list.get(at + count).is_some_and(|w| w.key == ":") =>
            {
                marks.push((attribute, list[at].start, list[at + count].end));
                at += count + 1;
            }
            _ => at += 1,
        }
    }
    let ends = |i: usize| marks.get(i + 1).map_or(whole.len(), |next| next.1);
    (0..marks.len())
        .map(|i| {
            let (attribute, mark, from) = marks[i];
            let written = &whole[from..ends(i)];
            let start = from + (written.len() - written.trim_start().len());
            let value = written.trim().trim_end_matches([';', '.', ',', ' ', '(', '-', '–']);
            // The parenthesis that holds them all.
            let value = if value.ends_with(')') && !value.contains('(') { &value[..value.len() - 1] } else { value };
            let base = span.start as usize;
            let place = Span::new(base + start, base + start + value.trim_end().len());
            (attribute, place, (base + mark) as u32)
        })
        .collect()
}

/// Whether the name of a side stands before one of the colons.
fn names_a_side(whole: &str, lexicon: &Lexicon) -> bool {
    const LONGEST_NAME: usize = 60;
    memchr::memchr_iter(b':', whole.as_bytes()).any(|colon| {
        let from = whole.ceil_char_boundary(colon.saturating_sub(LONGEST_NAME));
        let before = words(whole, from, colon);
        (0..before.len()).any(|i| {
            let named = lexicon.assignments.attributes.longest(&before[i..]);
            named.is_some_and(|(_, count)| i + count == before.len())
        })
    })
}

/// What a lead or support value says ("Phòng Nội vụ chủ trì, phối hợp với …"; "Phòng Nội vụ chuẩn bị nội dung; Văn
/// phòng chuẩn bị hội trường").
pub(super) fn value(text: &str, span: Span, part: Part, lexicon: &Lexicon) -> Assigned {
    let whole = &text[span.range()];
    let mut lead = Vec::new();
    let mut from = 0;
    for clause in whole.split(';') {
        let list = words(whole, from, from + clause.len());
        from += clause.len() + 1;
        let Some(opened) = lexicon.assignments.body(whole, &list, At::Cell) else {
            lead.clear();
            break;
        };
        let end = extent(whole, &list, opened, lexicon);
        let acts = list.get(end).is_some_and(|w| whole[w.start..].starts_with(char::is_lowercase));
        if !acts || lexicon.assignments.parts.longest(&list[end..]).is_some() {
            lead.clear();
            break;
        }
        lead.extend(bodies::split(&Passage::new(text, span), &list[..end], lexicon));
    }
    if part == Part::Lead && !lead.is_empty() {
        return Assigned { lead, support: Vec::new() };
    }
    bodies::cell(&Passage::new(text, span), part, lexicon)
}

#[cfg(test)]
mod tests {
    use super::{Said, read};
    use crate::lexicon::Lexicon;
    use crate::source::Span;

    #[test]
    fn a_word_without_end_is_cut_between_characters() {
        let lexicon = Lexicon::embedded();
        for lead in 0..4 {
            let text = format!("{}{}", "x".repeat(lead), "\u{10400}".repeat(40));
            assert!(matches!(read(&text, Span::new(0, text.len()), &lexicon), Said::Nothing), "{lead}");
        }
    }

    #[test]
    fn leads_that_an_item_names_further_on() {
        let lexicon = Lexicon::embedded();
        for (text, lead) in [
            ("Tuyên truyền: Sở Tư pháp chủ trì tổ chức hội nghị.", Some("Sở Tư pháp")),
            ("Kiểm tra tại 05 đơn vị (Thanh tra tỉnh thực hiện, trong quý III)", Some("Thanh tra tỉnh")),
            ("Rà soát quy trình do Văn phòng UBND tỉnh chủ trì, phối hợp với các sở.", Some("Văn phòng UBND tỉnh")),
            ("Kinh phí: do ngân sách tỉnh bảo đảm.", None),
            ("Thành phần: Lãnh đạo Sở Tư pháp và các phòng.", None),
        ] {
            let said = read(text, Span::new(0, text.len()), &lexicon);
            let found = match &said {
                Said::Task(assigned, _) => assigned.lead.first().map(|body| body.name.as_str()),
                _ => None,
            };
            assert_eq!(found, lead, "{text}");
        }
    }
}
