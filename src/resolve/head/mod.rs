//! The facts of each paper's head: who issued what, when, for which years.

mod issuer;
mod period;

pub(super) use period::horizon;

use super::document::Head;
use crate::date::PartialDate;
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::number::Number;
use crate::parse::plan::{Citation, Paper, PaperId, Plan};
use crate::source::{Source, Span};
use issuer::Issuer;

/// One head per paper.
pub(super) fn heads(source: &Source, plan: &Plan, lexicon: &Lexicon) -> Vec<Head> {
    let reader = Reader { source, plan, lexicon };
    let mut issuers: Vec<Option<Issuer>> = plan.papers.iter().map(|paper| reader.issuer(paper)).collect();
    let mut heads: Vec<Head> = plan.papers.iter().map(|paper| reader.own(paper)).collect();
    // What an attachment says of the paper that it belongs to, and the other way round.
    for id in 0..plan.papers.len() {
        let Some(above) = reader.attached_to(id, &heads) else { continue };
        heads[id].attached_to = Some(above);
        reader.learn(id, above, &mut heads, &mut issuers);
    }
    for id in 0..heads.len() {
        inherit(id, &mut heads, &mut issuers);
    }
    complete(source, plan, &mut issuers);
    for (head, issuer) in heads.iter_mut().zip(issuers) {
        if head.years.is_empty() {
            head.years.extend(head.issued_on.map(PartialDate::year));
        }
        if let Some(issuer) = issuer {
            head.level = issuer.level;
            if head.place.is_none() && !issuer.place.is_empty() {
                head.place = Some(issuer.place.clone());
            }
            head.issuer = Some(issuer.written());
        }
    }
    heads
}

struct Reader<'a> {
    source: &'a Source,
    plan: &'a Plan,
    lexicon: &'a Lexicon,
}

impl<'a> Reader<'a> {
    fn slice(&self, span: Span) -> &'a str {
        self.source.slice(span)
    }

    /// What the paper says of itself.
    fn own(&self, paper: &Paper) -> Head {
        let title = paper.title.map(|span| fold::one_line(self.slice(span)));
        let enacting = paper.enacting.map(|span| self.slice(span));
        let written = |date: &crate::date::WrittenDate| date.calendar().ok().flatten();
        let issued_on = paper.place_date.as_ref().and_then(|line| written(&line.date));
        let adopted = paper.adopted.as_ref().and_then(written);
        let (years, period) = period::of(title.as_deref(), enacting, issued_on.or(adopted));
        Head {
            kind: paper.kind.or_else(|| self.kind_numbered(paper)).or_else(|| self.kind_named(paper)),
            number: paper.number.as_ref().and_then(|line| line.number.clone()),
            place: paper.place_date.as_ref().and_then(|line| line.place).map(|place| self.slice(place).to_owned()),
            issued_on: whole(issued_on, adopted),
            title,
            years,
            period,
            ..Head::default()
        }
    }

    /// By the letters of the number where the type is lost; a letter has none ("7169/VPCP-NC").
    fn kind_numbered(&self, paper: &Paper) -> Option<Kind> {
        let written = fold::one_line(self.slice(paper.number.as_ref()?.written));
        let symbol = written[written.find(['/', '-'])? + 1..].trim();
        let letters = &symbol[..symbol.find(['-', '/', ' ']).unwrap_or(symbol.len())];
        let letter =
            || (paper.national_name.is_some() && !self.lexicon.kinds.is_assembly(letters)).then_some(Kind::Letter);
        self.lexicon.kinds.of_symbol(letters).or_else(letter)
    }

    /// "… xây dựng Kế hoạch … như sau:" where the head was lost.
    fn kind_named(&self, paper: &Paper) -> Option<Kind> {
        let sentence = fold::one_line(self.slice(paper.enacting?));
        let named = |verb: &str| {
            let rest = sentence[sentence.find(verb)? + verb.len()..].trim_start();
            let words = rest.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).take(3);
            words.into_iter().find_map(|end| self.lexicon.kinds.named(&rest[..end]))
        };
        ["ban hành ", "xây dựng ", "lập "].into_iter().find_map(named)
    }

    /// Who issues it, by its own head, preamble and signature.
    fn issuer(&self, paper: &Paper) -> Option<Issuer> {
        let read = |span: Option<Span>| issuer::issuer(self.slice(span?), self.lexicon);
        let lines: Vec<&str> = paper.letterhead.iter().map(|&line| self.slice(line)).collect();
        let signed = || {
            let line = fold::one_line(self.slice(*paper.signature.as_ref()?.authorities.first()?));
            let mark = self.lexicon.headings.authority(&line)?;
            let collective = line.starts_with("TM") || line.starts_with("T/M");
            collective.then(|| issuer::issuer(&line[mark..], self.lexicon)).flatten()
        };
        let authority = || {
            let first = self.slice(paper.authority?).lines().next()?;
            issuer::issuer(first, self.lexicon)
        };
        let above = issuer::of_letterhead(&lines, self.lexicon);
        authority()
            .map(|authority| with_place_of(authority, above.as_ref()))
            .or_else(|| above.clone())
            .or_else(|| self.subject_of(paper))
            .or_else(|| {
                read(
                    paper
                        .title
                        .filter(|title| self.slice(*title).starts_with("CỦA "))
                        .map(|title| Span { start: title.start + 5, ..title }),
                )
            })
            .or_else(signed)
    }

    /// "UBND thị xã … ban hành Kế hoạch …".
    fn subject_of(&self, paper: &Paper) -> Option<Issuer> {
        let sentence = self.slice(paper.enacting?);
        // "Quốc hội đã ban hành Luật …" tells what another did, "Để triển khai Luật …" why.
        let issued = |at: &usize| ![" đã", "Để", "để"].iter().any(|word| sentence[..*at].ends_with(word));
        let verb = ["ban hành", "xây dựng", "lập", "báo cáo", "kính trình", "triển khai"]
            .iter()
            .filter_map(|verb| {
                sentence
                    .match_indices(verb)
                    .map(|(at, _)| at)
                    .filter(|&at| sentence[..at].ends_with(' '))
                    .map(|at| at - 1)
                    .find(issued)
            })
            .min()?;
        let subject = &sentence[..verb];
        // "Ban Thường vụ Tỉnh ủy (khóa XV)"
        let subject = subject.strip_suffix(')').and_then(|s| s.rsplit_once('(')).map_or(subject, |(name, _)| name);
        let subject = subject.rsplit([';', ',', '.']).next().unwrap_or(subject);
        issuer::issuer(subject.trim(), self.lexicon)
    }

    /// The paper that this one says it is attached to: the one before that fits its note, or the first.
    fn attached_to(&self, id: PaperId, heads: &[Head]) -> Option<PaperId> {
        let paper = &self.plan.papers[id];
        if id == 0 {
            return None;
        }
        let cited = self.note(paper);
        let fits = |above: &PaperId| {
            cited.is_some_and(|cited| {
                cited.kind.is_some()
                    && cited.kind == heads[*above].kind
                    && (heads[*above].number.is_none()
                        || cited.number.is_none()
                        || heads[*above].number == cited.number)
            })
        };
        // Near papers only: a file may hold a thousand.
        let near = (id.saturating_sub(8)..id).rev();
        near.clone()
            .find(fits)
            .or_else(|| {
                (paper.attachment.is_some() || heads[id].kind == Some(Kind::Appendix)).then_some(()).and_then(|()| {
                    near.clone().find(|&above| heads[above].attached_to.is_none() && self.is_main(above, heads))
                })
            })
            .or_else(|| self.follows_decision(id, heads).then(|| id - 1))
    }

    fn is_main(&self, id: PaperId, heads: &[Head]) -> bool {
        heads[id].kind.is_some_and(|kind| kind != Kind::Appendix)
    }

    /// A plan without number and date of its own behind the decision that issues it.
    fn follows_decision(&self, id: PaperId, heads: &[Head]) -> bool {
        let paper = &self.plan.papers[id];
        let bare = paper.number.is_none() && paper.place_date.is_none();
        bare && id > 0
            && matches!(heads[id - 1].kind, Some(Kind::Decision | Kind::Resolution))
            && heads[id - 1].attached_to.is_none()
    }

    /// The citation in "(Kèm theo …)".
    fn note(&self, paper: &Paper) -> Option<&'a Citation> {
        self.plan.citations.get(paper.attachment.as_ref()?.citation?)
    }

    /// Takes from "(Kèm theo Quyết định số 41/QĐ-UBND ngày 09/01/2019 của …)" what the decision's own head lacks.
    fn learn(&self, id: PaperId, above: PaperId, heads: &mut [Head], issuers: &mut [Option<Issuer>]) {
        let paper = &self.plan.papers[id];
        let Some(cited) = self.note(paper) else { return };
        let date = cited.date.as_ref().and_then(|date| date.calendar().ok().flatten());
        heads[id].issued_on = whole(heads[id].issued_on, date);
        let fits = cited.kind.is_none() || cited.kind == heads[above].kind;
        if fits {
            let own = self.plan.papers[above].number.as_ref();
            // Its line is there but cannot be read; a blank one stays blank.
            if heads[above].number.is_none()
                && let Some(number) = &cited.number
                && own.is_some_and(|line| garbles(self.slice(line.written), number))
            {
                heads[above].number = Some(number.clone());
            }
            heads[above].issued_on = heads[above].issued_on.or(date);
        }
        let note = paper.attachment.as_ref().map_or("", |note| self.slice(note.span));
        let by = cited.issuer.map(|span| self.slice(span)).or_else(|| note.rsplit_once(" của ").map(|(_, by)| by));
        let by = by.and_then(|by| issuer::issuer(by, self.lexicon));
        if fits && issuers[above].is_none() {
            issuers[above].clone_from(&by);
        }
        if issuers[id].is_none() {
            issuers[id] = by;
        }
    }
}

/// Whether `written` may be what a pen and OCR left of `number`: the same symbol, and something before it.
fn garbles(written: &str, number: &Number) -> bool {
    let written: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let serial = &written[..written.find(['/', '-']).unwrap_or(written.len())];
    written.ends_with(number.symbol()) && serial.chars().any(fold::is_alphanumeric)
}

/// A paper without own facts takes those of the paper it is attached to.
fn inherit(id: PaperId, heads: &mut [Head], issuers: &mut [Option<Issuer>]) {
    let Some(above) = heads[id].attached_to else { return };
    let parent = heads[above].clone();
    let head = &mut heads[id];
    if head.issued_on.is_none() {
        head.issued_on = parent.issued_on;
    }
    if head.years.is_empty() {
        (head.years, head.period) = (parent.years, parent.period);
    }
    head.place = head.place.take().or(parent.place);
    // A file's last part under a note of its own is an appendix, whatever it calls itself or does not.
    head.kind = head.kind.or(Some(Kind::Appendix));
    if issuers[id].is_none() {
        issuers[id] = issuers[above].clone();
    }
}

/// "CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ XÃ" without its place: the place of issue, or of another head of the file.
fn complete(source: &Source, plan: &Plan, issuers: &mut [Option<Issuer>]) {
    let known: Vec<(String, String)> = issuers
        .iter()
        .flatten()
        .filter(|issuer| !issuer.place.is_empty())
        .map(|issuer| (issuer.unit.clone(), issuer.place.clone()))
        .take(16)
        .collect();
    for (issuer, paper) in issuers.iter_mut().zip(&plan.papers) {
        let Some(issuer) = issuer.as_mut().filter(|issuer| !issuer.unit.is_empty() && issuer.place.is_empty()) else {
            continue;
        };
        let own = paper.place_date.as_ref().and_then(|line| line.place).map(|place| source.slice(place).to_owned());
        let other = known.iter().find(|(unit, _)| *unit == issuer.unit).map(|(_, place)| place.clone());
        issuer.place = other.or(own).unwrap_or_default();
    }
}

fn with_place_of(issuer: Issuer, above: Option<&Issuer>) -> Issuer {
    match above {
        // "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ BÌNH" / "MINH": a place that a line break cut.
        Some(above)
            if !issuer.place.is_empty()
                && issuer.unit == above.unit
                && above.place.strip_prefix(&issuer.place).is_some_and(|rest| rest.starts_with(' ')) =>
        {
            Issuer { place: above.place.clone(), level: above.level, ..issuer }
        }
        Some(above)
            if issuer.place.is_empty()
                && (issuer.unit.is_empty() || issuer.unit == above.unit)
                && issuer.level != Some(super::document::Level::Central) =>
        {
            Issuer {
                unit: above.unit.clone(),
                place: above.place.clone(),
                level: issuer.level.or(above.level),
                ..issuer
            }
        }
        _ => issuer,
    }
}

/// The one of two dates that says more; the first where they disagree.
fn whole(first: Option<PartialDate>, second: Option<PartialDate>) -> Option<PartialDate> {
    match (first, second) {
        (Some(a), Some(b))
            if a.day().is_none() && b.agrees_with(a) && (b.day().is_some() || matches!(a, PartialDate::Year(_))) =>
        {
            Some(b)
        }
        (a, b) => a.or(b),
    }
}
