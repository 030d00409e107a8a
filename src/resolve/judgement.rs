//! By which form, in which state, and on which day a file is judged.

use super::Settings;
use super::document::{AsOf, AsOfSource, Head, Regime, State};
use super::head::horizon;
use crate::date::{PartialDate, WrittenDate};
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Forms;
use crate::parse::plan::{Block, BlockKind, Citation, CitationPlace, Paper, Plan};
use crate::source::Source;
use chrono::NaiveDate;

/// The profile of form: the Party's, or the state's of the day.
pub(super) fn regime(source: &Source, plan: &Plan, heads: &[Head], forms: &Forms) -> Regime {
    if plan.papers.first().is_some_and(|paper| is_party(source, paper, heads)) {
        return Regime::Party;
    }
    forms.regime_on(heads.first().and_then(day))
}

/// The last day on which a document can have been issued.
fn day(head: &Head) -> Option<NaiveDate> {
    let planned = || head.years.first().and_then(|&year| NaiveDate::from_ymd_opt(year, 1, 1));
    head.issued_on.map(PartialDate::latest).or_else(planned)
}

/// "ĐẢNG CỘNG SẢN VIỆT NAM", "36-CTr/TU", "T/M", "Thị ủy".
fn is_party(source: &Source, paper: &Paper, heads: &[Head]) -> bool {
    let number = || {
        paper.number.as_ref().is_some_and(|line| {
            // Blank too: "Số -NQ/TU".
            let written = source.slice(line.written);
            written.find('-').is_some_and(|dash| written.find('/').is_some_and(|slash| dash < slash))
        })
    };
    let signed = || {
        let mut lines = paper.signature.iter().flat_map(|signature| &signature.authorities);
        lines.any(|&line| ["T/M", "K/T", "T/L"].iter().any(|mark| source.slice(line).starts_with(mark)))
    };
    let issuer = || {
        let issuer = heads.first().and_then(|head| head.issuer.as_deref()).unwrap_or("");
        let mut words = issuer.split(' ');
        words.next().is_some()
            && words.next().is_some_and(|word| matches!(word, "ủy" | "uỷ" | "bộ"))
            && !issuer.starts_with("Cán bộ")
    };
    paper.party_name.is_some() || number() || signed() || paper.national_name.is_none() && issuer()
}

/// Draft or final: given, or judged from blanks in number, date and signature.
pub(super) fn state(source: &Source, plan: &Plan, heads: &[Head], settings: &Settings) -> State {
    if let Some(state) = settings.state {
        return state;
    }
    let (Some(paper), Some(head)) = (plan.papers.first(), heads.first()) else { return State::Draft };
    let dated = head.issued_on.is_some_and(|date| date.day().is_some());
    let signed = paper.signature.as_ref().is_some_and(|signature| signature.signer.is_some());
    // A number that cannot be read is one that was given; so is a day ("ngày 4‡tháng 12").
    let numbered = paper.number.as_ref().map(|line| {
        let written = source.slice(line.written);
        is_filled(&written[..written.find(['/', '-']).unwrap_or(0)])
    });
    let penned = paper.place_date.as_ref().is_some_and(|line| {
        let text = source.slice(line.span);
        let day = text.find("ngày").map(|at| &text[at + "ngày".len()..]);
        day.is_some_and(|day| day.find("tháng").is_some_and(|end| is_filled(&day[..end])))
    });
    let dated = dated || penned && head.issued_on.is_some();
    let blank = numbered == Some(false) || !dated && paper.place_date.is_some();
    let issued = numbered == Some(true) || dated && signed;
    if issued && !blank { State::Final } else { State::Draft }
}

/// Whether the first document is of a body whose documents have a form of their own.
pub(super) fn own_form(heads: &[Head], forms: &Forms) -> bool {
    let issuer = heads.first().and_then(|head| head.issuer.as_deref()).map(fold::key);
    issuer.is_some_and(|issuer| forms.own_form.iter().any(|body| fold::key(body) == issuer))
}

/// Whether the text is no file of the office but was copied from a page of the web or put together from several
/// documents: what its form lacks may have been lost on the way.
pub(super) fn copied(source: &Source, plan: &Plan, heads: &[Head]) -> bool {
    is_of_the_web(source, plan) || is_collection(plan, heads)
}

/// A page of the web has its menu or its own title above the head of the document; a copy of one has bars where the
/// cells of the head ended, or all the head on one line.
fn is_of_the_web(source: &Source, plan: &Plan) -> bool {
    const LONGEST_PREFACE: usize = 5;
    const LONGEST_LINE: usize = 60;
    let Some(paper) = plan.papers.first() else { return false };
    let number = paper.number.as_ref().map(|line| line.span);
    let parts = [paper.national_name, paper.party_name, paper.letterhead.first().copied(), number, paper.kind_span];
    let Some(head) = parts.into_iter().flatten().min() else { return false };
    let preface = plan.blocks.partition_point(|block| block.span.end <= head.start);
    let titled = || plan.blocks[..preface].iter().any(|block| block.span.len() > LONGEST_LINE);
    let lines = &plan.blocks[preface..paper.blocks.end.max(preface)];
    let barred = || {
        let of_head = lines.iter().take_while(|block| block.kind == BlockKind::Head);
        of_head.into_iter().any(|block| source.slice(block.span).ends_with('|'))
    };
    let dated = paper.place_date.as_ref().map(|line| line.span);
    let on_one_line = || {
        dated.zip(paper.kind_span).is_some_and(|(date, kind)| {
            date.end <= kind.start && !source.text[date.end as usize..kind.start as usize].contains(['\n', '\t'])
        })
    };
    preface > LONGEST_PREFACE || titled() || barred() || on_one_line()
}

/// A decision has its attachments; several documents that were issued one by one were put together afterwards.
fn is_collection(plan: &Plan, heads: &[Head]) -> bool {
    const ENOUGH: usize = 3;
    let alone = |(paper, head): &(&Paper, &Head)| {
        let issued = paper.kind.is_some_and(|kind| !matches!(kind, Kind::Appendix | Kind::List));
        issued && head.number.is_some() && head.attached_to.is_none() && paper.attachment.is_none()
    };
    plan.papers.iter().zip(heads).filter(alone).nth(ENOUGH - 1).is_some()
}

/// Whether the text was taken from a page image or print layout: most of its long paragraphs are broken into lines.
pub(super) fn extracted(source: &Source, plan: &Plan) -> bool {
    const LONG: usize = 120;
    const ENOUGH: usize = 3;
    let prose = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Basis);
    let (mut long, mut broken) = (0, 0);
    for block in plan.blocks.iter().filter(prose).filter(|block| block.span.len() >= LONG) {
        long += 1;
        broken += usize::from(source.slice(block.span).contains('\n'));
    }
    long >= ENOUGH && broken * 2 > long
}

/// Whether a blank of a form holds more than the dots and spaces that it was printed with.
fn is_filled(blank: &str) -> bool {
    blank.contains(|c: char| !c.is_whitespace() && !matches!(c, '.' | '…' | '_' | '-' | ','))
}

/// The day of judgement: `--as-of`, the document's own date, a date known in part, the plan's year, today.
pub(super) fn as_of(plan: &Plan, heads: &[Head], settings: &Settings) -> AsOf {
    let exactly = |day, source| AsOf { day, earliest: day, latest: day, source };
    if let Some(day) = settings.as_of {
        return exactly(day, AsOfSource::Option);
    }
    // The first paper leads; its attachments may say more of the same day.
    let first = heads.first().and_then(|head| head.issued_on);
    let of_file = || heads.iter().take(8).enumerate().filter(|(i, head)| *i == 0 || head.attached_to.is_some());
    let dates = || of_file().filter_map(|(_, head)| head.issued_on);
    let known = first.or_else(|| dates().next());
    if let Some(known) = known {
        if let Some(day) = known.day() {
            return exactly(day, AsOfSource::Document);
        }
        let window =
            dates().filter(|date| date.agrees_with(known)).fold((known.earliest(), known.latest()), |window, date| {
                (window.0.max(date.earliest()), window.1.min(date.latest()))
            });
        return if window.0 == window.1 {
            exactly(window.0, AsOfSource::Document)
        } else {
            within(window.0, window.1, &plan.citations, AsOfSource::PartialDate)
        };
    }
    let years = heads.first().map(|head| head.years.as_slice()).unwrap_or_default();
    if let (Some(from), Some(to)) = (years.first(), years.last()) {
        let day = |year: i32, month, day| NaiveDate::from_ymd_opt(year, month, day);
        if let (Some(from), Some(to)) = (day(*from, 1, 1), day(*to, 12, 31)) {
            let as_of = within(from, to, &plan.citations, AsOfSource::PlanYear);
            // A plan of the running year without a date may be signed today, not later than its law is known.
            return if (as_of.earliest..=to).contains(&settings.today) {
                AsOf { day: settings.today, latest: settings.today, ..as_of }
            } else {
                as_of
            };
        }
    }
    if let Some(day) = heads.first().and_then(|head| before_horizon(head, plan, settings)) {
        return day;
    }
    // Nothing says when: it may have been signed on any day since the last document that it cites.
    let any_time = within(NaiveDate::MIN, settings.today, &plan.citations, AsOfSource::Today);
    let earliest = if any_time.earliest == NaiveDate::MIN { settings.today } else { any_time.earliest };
    AsOf { day: settings.today, earliest, ..any_time }
}

/// A programme "đến năm 2010" that bears no date is of 2010 at the latest, and not of before the last that it cites.
fn before_horizon(head: &Head, plan: &Plan, settings: &Settings) -> Option<AsOf> {
    let year = head.title.as_deref().and_then(horizon)?;
    let last = NaiveDate::from_ymd_opt(year, 12, 31).filter(|last| *last < settings.today)?;
    let as_of = within(NaiveDate::MIN, last, &plan.citations, AsOfSource::PlanYear);
    if as_of.earliest > NaiveDate::MIN {
        return Some(as_of);
    }
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some(AsOf { day: first, earliest: first, ..as_of })
}

/// A day inside a window: the last one that a cited document bears, or the first.
fn within(earliest: NaiveDate, latest: NaiveDate, citations: &[Citation], source: AsOfSource) -> AsOf {
    let cited = citations
        .iter()
        .filter(|citation| citation.place != CitationPlace::Attachment)
        .filter_map(|citation| citation.date.as_ref().and_then(WrittenDate::day))
        .filter(|day| (earliest..=latest).contains(day))
        .max();
    let day = cited.unwrap_or(earliest);
    AsOf { day, earliest: day, latest, source }
}

#[cfg(test)]
mod tests {
    use super::{AsOfSource, State, within};
    use crate::lexicon::Lexicon;
    use crate::resolve::{Settings, document::Regime, resolve};
    use crate::source::Source;
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[track_caller]
    fn judged(text: &str) -> (Regime, State, NaiveDate, AsOfSource) {
        let source = Source::identical("test", text.to_owned());
        let lexicon = Lexicon::embedded();
        let plan = crate::parse::parse(&source, &lexicon);
        let settings = Settings { as_of: None, state: None, today: day(2026, 11, 21) };
        let regulations = crate::regulations::Regulations::embedded();
        let document = resolve(&source, &plan, &regulations, &lexicon, &settings);
        (document.regime, document.state, document.as_of.day, document.as_of.source)
    }

    #[test]
    fn the_documents_own_day() {
        let text = "Số: 12/KH-UBND\nTân An, ngày 05 tháng 3 năm 2019\nKẾ HOẠCH\nCải cách hành chính năm 2019\nI. MỤC ĐÍCH\n1. Rà soát";
        assert_eq!(judged(text), (Regime::Tt01, State::Final, day(2019, 3, 5), AsOfSource::Document));
    }

    #[test]
    fn a_day_known_in_part_is_not_before_the_last_document_cited() {
        let text = "Số: /KH-UBND\nTân An, ngày tháng 01 năm 2024\nKẾ HOẠCH\nCải cách hành chính năm 2024\nCăn cứ Tờ trình số 27/TTr-NV ngày 12/01/2024;\nI. MỤC ĐÍCH\n1. Rà soát";
        assert_eq!(judged(text), (Regime::Nd30, State::Draft, day(2024, 1, 12), AsOfSource::PartialDate));
        assert_eq!(within(day(2024, 1, 1), day(2024, 1, 31), &[], AsOfSource::PartialDate).day, day(2024, 1, 1));
    }

    #[test]
    fn the_plans_year_and_today() {
        let text = "KẾ HOẠCH\nCải cách hành chính năm 2024\nI. MỤC ĐÍCH\n1. Rà soát";
        assert_eq!(judged(text), (Regime::Nd30, State::Draft, day(2024, 1, 1), AsOfSource::PlanYear));
        let running = "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. MỤC ĐÍCH\n1. Rà soát";
        assert_eq!(judged(running), (Regime::Nd30, State::Draft, day(2026, 11, 21), AsOfSource::PlanYear));
        let coming = "KẾ HOẠCH\nCải cách hành chính năm 2027\nI. MỤC ĐÍCH\n1. Rà soát";
        assert_eq!(judged(coming).2, day(2027, 1, 1));
        assert_eq!(judged("KẾ HOẠCH\nRà soát thủ tục\nI. MỤC ĐÍCH").3, AsOfSource::Today);
    }

    #[test]
    fn a_programme_without_a_date_is_not_of_after_its_last_year() {
        let programme = |until: &str, base: &str| {
            judged(&format!(
                "QUYẾT ĐỊNH\nVề việc phê duyệt chương trình phát triển nhà ở {until}\n{base}\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt chương trình."
            ))
        };
        let base = "Căn cứ Quyết định số 76/2004/QĐ-TTg ngày 06/5/2004 của Thủ tướng Chính phủ;";
        let (_, _, day_of, source) = programme("đến năm 2010, định hướng đến năm 2020", base);
        assert_eq!((day_of, source), (day(2004, 5, 6), AsOfSource::PlanYear));
        assert_eq!(programme("đến năm 2010", "Xét đề nghị của Sở Xây dựng;").2, day(2010, 1, 1));
        assert_eq!(programme("đến năm 2030, định hướng đến năm 2050", base).3, AsOfSource::Today);
    }

    #[test]
    fn the_partys_form() {
        let text = "TỈNH ỦY BÌNH MINH\n*\nSố -NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nBình Minh, ngày tháng 3 năm 2026\nNGHỊ QUYẾT\nvề chuyển đổi số\nI- TÌNH HÌNH";
        assert_eq!(judged(text).0, Regime::Party);
    }
}
