//! What the rules about law share: on which day a citation is judged, how much a fact of law may weigh, and the
//! evidence that a finding shows.

use crate::date::vietnamese;
use crate::diagnostic::{Confidence, Diagnostic, Severity};
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::regulations::{Check, Effect, EffectKind, Ending, RegulationId, Regulations, Status};
use crate::resolve::document::{AsOf, AsOfSource, Document, Head, Period, Reference, Resolution, Role};
use crate::rules::{Context, naming, say};
use chrono::{Datelike, Months, NaiveDate};
use foldhash::{HashMap, HashSet};

/// A known regulation that the file rests on or orders to be carried out.
#[derive(Debug)]
pub(crate) struct Relied {
    /// Which.
    pub(crate) id: RegulationId,
    /// The day on which it is judged.
    pub(crate) as_of: AsOf,
    /// How it stands on that day.
    pub(crate) status: Status,
    /// Its mentions as basis or task, in text order; at least one.
    pub(crate) mentions: Vec<usize>,
}

/// What the rules about law ask again and again, learned once a document.
#[derive(Debug)]
pub struct Grounds {
    days: Vec<AsOf>,
    plan_years: Vec<Option<Period>>,
    relied: Vec<Relied>,
    named: HashSet<RegulationId>,
}

impl Grounds {
    /// What a document rests on, and on which days it is judged.
    #[must_use]
    pub fn of(document: &Document, regulations: &Regulations, lexicon: &Lexicon) -> Self {
        let days = days_of(document);
        let relied = relied_of(document, regulations, &days);
        Grounds { days, plan_years: plan_years_of(document, lexicon), relied, named: named_in(document) }
    }
}

/// Every regulation that is relied on, in order of first mention. What the text itself says to have ended, been
/// replaced or amended is acknowledged and left out, as is what only looks back.
pub(crate) fn relied_on<'a>(cx: &Context<'a>) -> &'a [Relied] {
    &cx.grounds.relied
}

/// Every regulation that the file names, also where it is not sure which of several is meant.
pub(crate) fn named_anywhere<'a>(cx: &Context<'a>) -> &'a HashSet<RegulationId> {
    &cx.grounds.named
}

/// The day of judgement of each paper: its own, that of the paper it is attached to, else the file's.
pub(crate) fn days<'a>(cx: &Context<'a>) -> &'a [AsOf] {
    &cx.grounds.days
}

/// The years of the plan that each paper belongs to: its own, or those of the paper above or below it. A report of a
/// year or a letter about one has none.
pub(crate) fn plan_years<'a>(cx: &Context<'a>) -> &'a [Option<Period>] {
    &cx.grounds.plan_years
}

fn relied_of(document: &Document, regulations: &Regulations, days: &[AsOf]) -> Vec<Relied> {
    let references = &document.references;
    let acknowledged: HashSet<RegulationId> =
        references.iter().filter(|r| r.acknowledged).filter_map(|r| r.resolution.known()).collect();
    // Papers of one file are signed days apart, and judged together; bound volumes of several years are not.
    let mut index: HashMap<(RegulationId, i32), usize> = HashMap::default();
    let mut relied: Vec<Relied> = Vec::new();
    for (i, reference) in references.iter().enumerate() {
        let (Role::Basis | Role::Task, Some(id)) = (reference.role, reference.resolution.known()) else { continue };
        let Some(&as_of) = days.get(reference.paper) else { continue };
        if acknowledged.contains(&id) {
            continue;
        }
        let at = *index.entry((id, as_of.day.year())).or_insert_with(|| {
            relied.push(Relied { id, as_of, status: regulations.status(id, as_of.day), mentions: Vec::new() });
            relied.len() - 1
        });
        relied[at].mentions.push(i);
    }
    relied
}

fn named_in(document: &Document) -> HashSet<RegulationId> {
    let mut named = HashSet::default();
    for reference in &document.references {
        match &reference.resolution {
            Resolution::Known(id) => _ = named.insert(*id),
            Resolution::Contradicted(ids) | Resolution::Ambiguous(ids) => named.extend(ids.iter().copied()),
            Resolution::Unknown => {}
        }
    }
    named
}

fn days_of(document: &Document) -> Vec<AsOf> {
    let (file, heads) = (document.as_of, &document.heads);
    let own = |paper: usize| heads[paper].issued_on.and_then(|date| date.day());
    (0..heads.len())
        .map(|paper| {
            if file.source == AsOfSource::Option {
                return file;
            }
            let above = || heads[paper].attached_to.filter(|&above| above < heads.len());
            match own(paper).or_else(|| above().and_then(own)) {
                Some(day) => AsOf { day, earliest: day, latest: day, source: AsOfSource::Document },
                None => file,
            }
        })
        .collect()
}

fn plan_years_of(document: &Document, lexicon: &Lexicon) -> Vec<Option<Period>> {
    let heads = &document.heads;
    let mut years: Vec<Option<Period>> = heads
        .iter()
        .map(|head| {
            let head = Some(head).filter(|head| is_plan(lexicon, head))?;
            Some(Period { from: *head.years.iter().min()?, to: *head.years.iter().max()? })
        })
        .collect();
    for paper in 0..heads.len() {
        let Some(above) = heads[paper].attached_to.filter(|&above| above < heads.len()) else { continue };
        match (years[paper], years[above]) {
            (None, known @ Some(_)) => years[paper] = known,
            (known @ Some(_), None) => years[above] = known,
            _ => {}
        }
    }
    years
}

/// Whether a citation names the document itself, by the number in one of its heads.
pub(crate) fn is_itself(cx: &Context<'_>, reference: &Reference) -> bool {
    let own = cx.document.heads.get(reference.paper).and_then(|head| head.number.as_ref());
    own.is_some() && own == reference.number.as_ref()
}

/// Whether a paper is a plan, is attached to something (an appendix), or issues one.
pub(crate) fn is_plan(lexicon: &Lexicon, head: &Head) -> bool {
    match head.kind {
        Some(Kind::Plan | Kind::Programme | Kind::Scheme | Kind::Project | Kind::Option | Kind::Strategy) => true,
        Some(Kind::Appendix | Kind::List) | None => true,
        Some(Kind::Decision | Kind::Resolution) => head.title.as_ref().is_some_and(|title| {
            let title = fold::key(title);
            lexicon.years.plans.iter().any(|word| title.contains(word.as_str()))
        }),
        Some(_) => false,
    }
}

/// What amended a text that stands, up to the day of judgement, and is still in force itself.
pub(crate) fn amendments<'a>(cx: &Context<'a>, id: RegulationId, as_of: AsOf) -> Vec<Effect<'a>> {
    let stands = |id| cx.regulations.status(id, as_of.day).is_in_force();
    if !stands(id) {
        return Vec::new();
    }
    let mut amendments = cx.regulations.effects_on(id);
    amendments.retain(|effect| {
        effect.kind == EffectKind::Amends
            && took_effect(cx, effect).is_some_and(|from| from <= as_of.earliest)
            && is_dedicated(cx, effect)
            && stands(effect.from)
    });
    amendments.dedup_by_key(|effect| effect.from);
    amendments
}

/// From when at the latest it has been amended: a text whose day of effect is not known has taken effect half a year
/// after its issue.
fn took_effect(cx: &Context<'_>, effect: &Effect<'_>) -> Option<NaiveDate> {
    effect.effective.or_else(|| cx.regulations.issued(effect.from)?.checked_add_months(Months::new(6)))
}

/// Whether the amending text is there for that: one that amends in passing, among other things, is seldom cited.
fn is_dedicated(cx: &Context<'_>, effect: &Effect<'_>) -> bool {
    let title = fold::key(cx.regulations.get(effect.from).title);
    if title.is_empty() {
        return true;
    }
    let amended = cx.regulations.get(effect.to);
    let law = amended.kind.is_some_and(Kind::is_law);
    // An amending law names the laws that it is about; it may change others by the way.
    title.contains("sửa đổi") && (!law || title.contains(&fold::key(amended.title)))
}

/// The whole citation as a basis has it, with what amended the text up to the day of judgement: a corrected line must
/// not be the next to be complained of.
pub(crate) fn cited_as_amended(cx: &Context<'_>, id: RegulationId, as_of: AsOf) -> String {
    naming::cited(cx, id) + &naming::amended_by(cx, &amendments(cx, id, as_of))
}

/// How grave and how sure a finding may be that rests on a fact of that check level: what was not found in a source,
/// or only inferred, is at most a warning; what a third party says is of medium confidence.
pub(crate) fn weigh(full: Severity, check: Check, inferred: bool) -> (Severity, Confidence) {
    if inferred || check <= Check::Memory {
        (full.min(Severity::Warning), Confidence::Medium)
    } else if check <= Check::Reported {
        (full, Confidence::Medium)
    } else {
        (full, Confidence::High)
    }
}

/// One severity less, for a verdict that another day of the window would change.
pub(crate) fn lower(severity: Severity) -> Severity {
    match severity {
        Severity::Error => Severity::Warning,
        Severity::Warning | Severity::Info => Severity::Info,
    }
}

/// Severity and confidence by the check level, one severity less where the day of judgement is not sure enough.
pub(crate) fn judge(finding: &mut Diagnostic, full: Severity, check: Check, inferred: bool, sure_of_day: bool) {
    let (severity, confidence) = weigh(full, check, inferred);
    finding.severity(if sure_of_day { severity } else { lower(severity) }).confidence(confidence);
}

/// The note that says on which day the verdict was given, and whether another possible day would change it.
pub(crate) fn day_note(cx: &Context<'_>, as_of: AsOf, sure_of_day: bool) -> String {
    let day = vietnamese(as_of.day);
    let judged = match as_of.source {
        AsOfSource::Option => say!(cx, "Xét tại ngày {day} theo yêu cầu", "Judged as of {day}, as asked"),
        AsOfSource::Document => say!(cx, "Xét tại ngày của văn bản: {day}", "Judged on the document's own day, {day}"),
        AsOfSource::PartialDate => {
            say!(cx, "Văn bản chưa ghi đủ ngày, xét tại ngày {day}", "The date is not complete; judged as of {day}")
        }
        AsOfSource::PlanYear => {
            say!(
                cx,
                "Văn bản không ghi ngày, xét theo năm kế hoạch, tại ngày {day}",
                "No date; judged by the plan's year, as of {day}"
            )
        }
        AsOfSource::Today => {
            say!(cx, "Văn bản không ghi ngày, xét tại hôm nay, ngày {day}", "No date; judged as of today, {day}")
        }
    };
    if sure_of_day {
        return judged;
    }
    let (first, last) = (vietnamese(as_of.earliest), vietnamese(as_of.latest));
    say!(
        cx,
        "{judged}; nếu ký vào ngày khác trong khoảng {first} - {last} thì kết luận có thể khác",
        "{judged}; another day between {first} and {last} might change the verdict"
    )
}

/// How each step from an ended text to what is in force was made: which text, by which article, from when, who says so.
pub(crate) fn ending_notes(cx: &Context<'_>, id: RegulationId, ending: &Ending) -> Vec<String> {
    let mut notes = Vec::new();
    let mut add = |cx: &Context<'_>, older: RegulationId, effect: &Effect<'_>| {
        // Transitional clauses keep an ended text alive for some.
        let remark = effect.note.trim_end_matches('.');
        let remark = (!remark.is_empty()).then(|| remark.to_owned());
        for note in std::iter::once(effect_note(cx, older, effect)).chain(remark) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    };
    let effects = cx.regulations.effects_on(id);
    for (_, at) in &ending.by {
        effects.get(*at).iter().for_each(|effect| add(cx, id, effect));
    }
    for step in ending.chain.iter().flat_map(|path| path.windows(2)) {
        let effects = cx.regulations.effects_on(step[0]);
        let ends = |e: &&Effect<'_>| e.from == step[1] && matches!(e.kind, EffectKind::Replaces | EffectKind::Repeals);
        effects.iter().find(ends).iter().for_each(|effect| add(cx, step[0], effect));
    }
    notes
}

/// One effect as evidence: "Nghị định số 60/2021/NĐ-CP thay thế Nghị định số 16/2015/NĐ-CP (Điều 40 khoản 2), từ ngày …".
pub(crate) fn effect_note(cx: &Context<'_>, older: RegulationId, effect: &Effect<'_>) -> String {
    let (newer, old) = (naming::named(cx, effect.from), naming::named(cx, older));
    let does = match effect.kind {
        EffectKind::Replaces => say!(cx, "thay thế", "replaces"),
        EffectKind::Repeals => say!(cx, "bãi bỏ", "repeals"),
        EffectKind::Amends => say!(cx, "sửa đổi, bổ sung", "amends"),
        EffectKind::Details => say!(cx, "quy định chi tiết", "details"),
        EffectKind::Corrects => say!(cx, "đính chính", "corrects"),
        EffectKind::Suspends => say!(cx, "ngưng hiệu lực", "suspends"),
        EffectKind::Consolidates => say!(cx, "hợp nhất", "consolidates"),
        EffectKind::RestsOn => say!(cx, "căn cứ vào", "rests on"),
    };
    let parts = if effect.parts.is_empty() { String::new() } else { format!("{} ", effect.parts) };
    let at = if effect.at.is_empty() { String::new() } else { format!(" ({})", effect.at) };
    let from = match effect.effective {
        // To stand on another text is no change from a day on.
        Some(day) if !effect.kind.stands_on() => {
            let day = vietnamese(day);
            say!(cx, ", từ ngày {day}", ", from {day}")
        }
        _ => String::new(),
    };
    let source = source_note(cx, effect.source, effect.check, effect.inferred);
    format!("{newer} {does} {parts}{old}{at}{from}{source}")
}

/// Who says so, and how far it was checked: " — theo …".
pub(crate) fn source_note(cx: &Context<'_>, source: &str, check: Check, inferred: bool) -> String {
    if check == Check::Paper {
        return say!(cx, "; nguồn: tệp {source}", "; source: the file {source}");
    }
    let doubt = if inferred || check <= Check::Memory {
        say!(cx, " (chưa đối chiếu được văn bản gốc)", " (not yet checked against the original)")
    } else if check <= Check::Reported {
        say!(cx, " (theo nguồn thứ ba)", " (a third party says so)")
    } else {
        String::new()
    };
    // The official work comes first; the copies that were read are for those who keep the data.
    let work = source.split(" | ").next().unwrap_or_default();
    let work = work.split(" (bản đọc").next().unwrap_or_default();
    // What was not found in a source has none to name.
    if work.is_empty() || check <= Check::Memory {
        doubt
    } else {
        say!(cx, "; nguồn: {work}{doubt}", "; source: {work}{doubt}")
    }
}
