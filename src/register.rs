//! The register of a run: what each checked document says of itself, so that the others can be held against it.
//!
//! Gathered in a first pass before any rule runs. Only heads and closing clauses count, so that the pass reads little
//! of most files.

use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Lexicon;
use crate::parse;
use crate::parse::plan::{BasisOpening, Citation, Plan};
use crate::regulations::papers::{Cited, Ended, OwnPaper};
use crate::regulations::record::Record;
use crate::regulations::{Check, EffectKind, Regulations};
use crate::resolve::document::{Head, Resolution};
use crate::resolve::{self, document::Reference};
use crate::source::Source;

/// Heads and what of the preamble counts stand within so many bytes of the beginning.
const HEAD: usize = 6 << 10;

/// Shorter texts are read as a whole.
const SHORT: usize = 8 << 10;

/// How far before a citation the words stand that end the cited document, in bytes.
const BEFORE: usize = 240;

/// "\nĐiều 100. " in bytes, with room for spaces.
const ARTICLE: usize = 32;

/// The documents that a file holds and that can be cited: those with number, body and whole date.
#[must_use]
pub fn papers(source: &Source, law: &Regulations, lexicon: &Lexicon) -> Vec<OwnPaper> {
    let text = &source.text;
    if !is_numbered(&text[..text.floor_char_boundary(HEAD)]) && !text[text.floor_char_boundary(HEAD)..].contains("\nSố")
    {
        return Vec::new();
    }
    if text.len() <= SHORT || needs_all(text) {
        return read(source, &source.name, law, lexicon);
    }
    let cut = text[..text.floor_char_boundary(HEAD)].rfind('\n').unwrap_or(0);
    read(&Source::identical("", text[..cut].to_owned()), &source.name, law, lexicon)
}

/// Whether a number line may stand in a head: "Số: 15/KH-UBND", "Số 30-CTr/TU". Drafts have blanks there, and need no
/// further look.
fn is_numbered(head: &str) -> bool {
    head.match_indices("Số").chain(head.match_indices("SỐ")).any(|(at, word)| {
        let rest = head[at + word.len()..].trim_start_matches([':', ' ', '\u{a0}', '\t', '.']);
        let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b' ').count();
        rest.starts_with(|c: char| c.is_ascii_digit()) && digits <= 8
    })
}

/// Whether something further down says what becomes of another document, or another numbered document begins there.
fn needs_all(text: &str) -> bool {
    let rest = &text[text.floor_char_boundary(HEAD)..];
    ["này thay thế", "này bãi bỏ", "và thay thế", "\nSố:", "\nSố "].iter().any(|words| rest.contains(words))
        || rest.match_indices("Bãi bỏ").any(|(at, _)| opens_article(&rest[..at]))
}

fn read(source: &Source, file: &str, law: &Regulations, lexicon: &Lexicon) -> Vec<OwnPaper> {
    let plan = parse::parse(source, lexicon);
    let heads = resolve::heads(source, &plan, lexicon);
    if !heads.iter().any(citable) {
        return Vec::new();
    }
    let references = resolve::references(source, &plan, &heads, law, lexicon);
    let mut papers = Vec::new();
    for (i, head) in heads.iter().enumerate().filter(|(_, head)| citable(head)) {
        let Some(mut record) = record(head) else { continue };
        record.source = file.to_owned();
        let (rests_on, rests_on_papers) = bases(&plan, &references, i, law);
        let ends = ends(source, &plan, &references, i, head);
        papers.push(OwnPaper { record, ends, rests_on, rests_on_papers });
    }
    papers
}

/// Whether others can cite it without doubt. A body without its place ("Ủy ban nhân dân xã") may be any.
fn citable(head: &Head) -> bool {
    let placed = |issuer: &String| {
        let last = issuer.split(' ').next_back().unwrap_or_default();
        last.chars().next().is_some_and(char::is_uppercase)
    };
    let kind = head.kind.is_some_and(|kind| !matches!(kind, Kind::Appendix | Kind::List));
    kind && head.number.is_some()
        && head.issued_on.is_some_and(|date| date.day().is_some())
        && head.issuer.as_ref().is_some_and(placed)
}

fn record(head: &Head) -> Option<Record> {
    let issued = head.issued_on?.day()?;
    let issuer = head.issuer.clone()?;
    let title = head.title.as_deref().map(|title| as_cited(title, &issuer, head.place.as_deref()));
    Some(Record {
        number: head.number.clone()?.0,
        kind: head.kind,
        title: title.unwrap_or_default(),
        issuer,
        issued: Some(issued),
        effective: Some(issued),
        check: Some(Check::Paper),
        period: head.period.map(|period| (period.from, period.to)),
        ..Record::default()
    })
}

/// A title as others cite it: not in capitals, but for the names that the head writes otherwise.
fn as_cited(title: &str, issuer: &str, place: Option<&str>) -> String {
    if title.chars().any(char::is_lowercase) {
        return title.to_owned();
    }
    let mut cited = title.to_lowercase();
    let named = issuer.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    for word in named.chain(place.into_iter().flat_map(|place| place.split(' '))) {
        let small = word.to_lowercase();
        cited = cited.split(' ').map(|w| if w == small { word } else { w }).collect::<Vec<_>>().join(" ");
    }
    let mut chars = cited.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// "Kế hoạch này thay thế Kế hoạch số …", "Điều 3. Bãi bỏ Quyết định số …": as a whole, and of the same body.
fn ends(source: &Source, plan: &Plan, references: &[Reference], paper: usize, head: &Head) -> Vec<Ended> {
    let cited = plan.citations.iter().zip(references);
    let mut ended: Vec<Ended> = Vec::new();
    let mut last: Option<(&Citation, EffectKind)> = None;
    for (citation, reference) in cited.filter(|(_, reference)| reference.paper == paper) {
        let listed = last.filter(|(before, _)| resolve::listed_after(source, before, citation)).map(|(_, kind)| kind);
        let Some(kind) = listed.or_else(|| ending_before(source, citation)) else {
            last = None;
            continue;
        };
        last = Some((citation, kind));
        let (Some(number), issuer) = (&reference.number, &reference.issuer) else { continue };
        let own = |issuer: &String| head.issuer.as_ref().is_some_and(|own| fold::key(own).contains(&fold::key(issuer)));
        if issuer.as_ref().is_none_or(own) && head.number.as_ref() != Some(number) {
            let issued = reference.issued_on.and_then(|date| date.day());
            ended.push(Ended { kind, number: number.0.clone(), issued });
        }
    }
    ended
}

/// What the words right before a citation do to it as a whole.
fn ending_before(source: &Source, citation: &Citation) -> Option<EffectKind> {
    let end = citation.span.start as usize;
    let before = &source.text[source.text.ceil_char_boundary(end.saturating_sub(BEFORE))..end];
    let start = before.rfind([';', '.', '\t', ':', '\n']).map_or(0, |at| at + 1);
    let clause = before[start..].trim();
    let whole = clause.strip_suffix("toàn bộ").unwrap_or(clause).trim_end();
    for (words, kind) in [("thay thế", EffectKind::Replaces), ("bãi bỏ", EffectKind::Repeals)] {
        if let Some(rest) = whole.strip_suffix(words) {
            // "Kế hoạch này … thay thế"; "được Kế hoạch này thay thế" has the other behind it.
            let said = rest.trim_end();
            let this = said.ends_with(" này") || said.contains(" này có hiệu lực") && said.ends_with("và");
            return (this && !said.contains("được ")).then_some(kind);
        }
    }
    let opens = matches!(whole, "Bãi bỏ" | "Thay thế") && opens_article(&before[..start]);
    let kind = if whole == "Bãi bỏ" { EffectKind::Repeals } else { EffectKind::Replaces };
    opens.then_some(kind)
}

/// Whether what stands before ends with "Điều 3.".
fn opens_article(before: &str) -> bool {
    // No further than such words are long: the line may be as long as the file.
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(ARTICLE))..];
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    let number = line.strip_prefix("Điều ").and_then(|rest| rest.strip_suffix('.'));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// What a paper's preamble names first in each line: texts of the law, and others with number and day.
fn bases(plan: &Plan, references: &[Reference], paper: usize, law: &Regulations) -> (Vec<String>, Vec<Cited>) {
    let (mut names, mut others): (Vec<String>, Vec<Cited>) = (Vec::new(), Vec::new());
    for basis in &plan.papers[paper].bases {
        let stands = matches!(basis.opening, BasisOpening::CanCu | BasisOpening::ThucHien);
        let first = basis.citations.clone().next().and_then(|i| references.get(i)).filter(|_| stands);
        let Some(reference) = first else { continue };
        let issued = reference.issued_on.and_then(|date| date.day());
        match (&reference.resolution, &reference.number, issued) {
            (Resolution::Known(id), ..) => names.push(law.name(*id)),
            (Resolution::Unknown, Some(number), Some(issued)) => {
                others.push(Cited { number: number.0.clone(), issued, issuer: reference.issuer.clone() });
            }
            _ => {}
        }
    }
    names.sort();
    names.dedup();
    (names, others)
}
