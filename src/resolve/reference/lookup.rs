//! Which regulation of the knowledge base a citation is.

use crate::date::PartialDate;
use crate::fold;
use crate::kind::Kind;
use crate::lexicon::Kinds;
use crate::number::Number;
use crate::parse::plan::{Citation, CitationForm, PaperId};
use crate::regulations::{RegulationId, Regulations, Status, one_body};
use crate::resolve::document::{Head, Reference, Resolution};
use crate::source::Source;

/// Words that two subjects must share for one to be taken for the other, where the number alone does not say.
const SHARED_WORDS: usize = 4;

/// A name that was read from an image may have one wrong letter in so many.
const LETTERS_A_SLIP: usize = 20;

/// Looks citations up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lookup<'a> {
    heads: &'a [Head],
    regulations: &'a Regulations,
    kinds: &'a Kinds,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(heads: &'a [Head], regulations: &'a Regulations, kinds: &'a Kinds) -> Self {
        Self { heads, regulations, kinds }
    }

    /// The regulation that fits everything that is written. `reference` has the date of an earlier mention where the
    /// citation has none.
    pub(super) fn resolve(&self, source: &Source, citation: &Citation, reference: &Reference) -> Resolution {
        match (&citation.form, &citation.number, &citation.name) {
            (CitationForm::Numbered | CitationForm::Law, Some(number), _) => {
                let title = citation.title.map(|span| source.slice(span));
                match self.by_number(number, citation, reference, title) {
                    Resolution::Unknown => self.among_papers(source, number, citation, reference, title),
                    resolution => resolution,
                }
            }
            (CitationForm::Law, None, Some(name)) => self.by_name(name, reference),
            _ => Resolution::Unknown,
        }
    }

    fn by_number(
        &self,
        number: &Number,
        citation: &Citation,
        reference: &Reference,
        title: Option<&str>,
    ) -> Resolution {
        let candidates = self.numbered(number, citation.kind, reference.issuer.as_deref());
        let issued = |id: RegulationId| self.regulations.issued(id).map(PartialDate::Day);
        let yearless = number.year().is_none();
        let Some(date) = reference.issued_on else {
            return match candidates[..] {
                [] => Resolution::Unknown,
                // Without year and date the number comes again every year: only the subject can tell.
                [one] if yearless && !self.same_subject(one, title) => Resolution::Unknown,
                [one] => Resolution::Known(one),
                _ => Resolution::Ambiguous(candidates),
            };
        };
        let mut fit = candidates.clone();
        fit.retain(|&id| issued(id).is_some_and(|day| day.agrees_with(date)));
        if fit.is_empty() && !yearless {
            // A record without date has nothing against the written one.
            fit.extend(candidates.iter().copied().filter(|&id| issued(id).is_none()));
        }
        match fit[..] {
            [one] => return Resolution::Known(one),
            [_, ..] => return Resolution::Ambiguous(fit),
            [] => {}
        }
        // A number without year is one document only within its year.
        let mut against = candidates;
        against.retain(|&id| {
            let record = self.regulations.get(id);
            let same_year = issued(id).is_some_and(|day| day.year() == date.year());
            !record.date_is_hearsay && record.issued.is_some() && (!yearless || same_year)
        });
        if against.is_empty() { Resolution::Unknown } else { Resolution::Contradicted(against) }
    }

    /// Texts with that number and kind. Kinds that writers take for one another count as one.
    fn numbered(&self, number: &Number, kind: Option<Kind>, issuer: Option<&str>) -> Vec<RegulationId> {
        let find = |kind: Option<Kind>| match issuer {
            Some(issuer) => self.regulations.with_number_of(number, kind, issuer),
            None => self.regulations.with_number(number, kind),
        };
        let found = find(kind);
        let Some(kind) = kind.filter(|_| found.is_empty()) else { return found };
        let same = |other: Kind| match kind {
            Kind::Circular | Kind::JointCircular => matches!(other, Kind::Circular | Kind::JointCircular),
            kind => kind.is_law() && other.is_law(),
        };
        let mut found = find(None);
        found.retain(|&id| self.regulations.kind(id).is_none_or(same));
        found
    }

    /// A document of the run, by number and day. It contradicts the citation only where the body or the subject leaves
    /// no doubt that it is meant: every commune has its plan 15 of the year. Never a paper of the same file, nor a copy of it.
    fn among_papers(
        &self,
        source: &Source,
        number: &Number,
        citation: &Citation,
        reference: &Reference,
        title: Option<&str>,
    ) -> Resolution {
        let issuer = reference.issuer.as_deref();
        let mut candidates = self.regulations.papers_numbered(&number.0, issuer);
        candidates.retain(|&id| {
            let paper = self.regulations.get(id);
            let own = |head: &Head| {
                let same_number = head.number.as_ref().is_some_and(|number| number.0 == paper.number);
                same_number && head.issuer.as_ref().is_none_or(|issuer| one_body(issuer, paper.issuer))
            };
            paper.source != source.name
                && (citation.kind.is_none() || paper.kind == citation.kind)
                && !self.heads.iter().any(own)
        });
        let Some(date) = reference.issued_on.filter(|_| !candidates.is_empty()) else { return Resolution::Unknown };
        let (agree, differ): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|&id| self.regulations.issued(id).is_some_and(|day| PartialDate::Day(day).agrees_with(date)));
        match agree[..] {
            [one] => return Resolution::Known(one),
            [_, ..] => return Resolution::Unknown,
            [] => {}
        }
        let meant = |id: &RegulationId| {
            let paper = self.regulations.get(*id);
            let same_year = paper.issued.is_some_and(|day| PartialDate::Day(day).year() == date.year());
            let same_subject = title.is_some_and(|title| {
                let (written, known) = (fold::key(title), fold::key(paper.title));
                known.split(' ').count() >= SHARED_WORDS && written.contains(&known)
            });
            same_year && (issuer.is_some_and(|issuer| one_body(issuer, paper.issuer)) || same_subject)
        };
        match differ.iter().copied().filter(meant).collect::<Vec<_>>()[..] {
            [one] => Resolution::Contradicted(vec![one]),
            _ => Resolution::Unknown,
        }
    }

    fn by_name(&self, name: &str, reference: &Reference) -> Resolution {
        let name = self.written_out(name);
        let all = self.regulations.with_name(&name, None);
        let Some(date) = reference.issued_on else {
            return match all[..] {
                [] => Resolution::Unknown,
                [one] => Resolution::Known(one),
                _ => self.in_force(&all, reference.paper),
            };
        };
        let fit = self.regulations.with_name(&name, Some(date));
        match fit[..] {
            [one] => Resolution::Known(one),
            [_, ..] => Resolution::Ambiguous(fit),
            // The right year and the wrong day: the law of that year is meant.
            [] => {
                let mut against = all;
                against.retain(|&id| {
                    let record = self.regulations.get(id);
                    let same_year = record.issued.is_some_and(|day| PartialDate::Day(day).year() == date.year());
                    same_year && !record.date_is_hearsay
                });
                match against[..] {
                    [] => self.misread(&name, date).map_or(Resolution::Unknown, Resolution::Known),
                    _ => Resolution::Contradicted(against),
                }
            }
        }
    }

    /// The law of that very day whose name differs by marks and a few letters only, as OCR leaves it
    /// ("Luật Ban hành văn bẻn quy phạm pháp luật").
    fn misread(&self, name: &str, date: PartialDate) -> Option<RegulationId> {
        let (day, written) = (date.day()?, bare(name));
        let slips = written.len() / LETTERS_A_SLIP;
        let near = |id: &RegulationId| {
            let law = self.regulations.get(*id);
            let known = bare(&format!("{} {}", law.kind.map_or("", |kind| self.kinds.name(kind)), law.title));
            known.len().abs_diff(written.len()) <= slips && strsim::levenshtein(&known, &written) <= slips
        };
        let laws = if slips == 0 { Vec::new() } else { self.regulations.laws_of(day) };
        let mut found = laws.into_iter().filter(near);
        found.next().filter(|_| found.next().is_none())
    }

    /// A law by its name alone is the version in force on the document's day, if that is the same one all through
    /// what is known of the day.
    fn in_force(&self, versions: &[RegulationId], paper: PaperId) -> Resolution {
        let Some(day) = self.day(paper) else { return Resolution::Unknown };
        let on = |day| {
            let stands = |id: &&RegulationId| {
                matches!(self.regulations.status(**id, day), Status::InForce | Status::PartlyEnded(_))
            };
            let mut standing = versions.iter().filter(stands);
            standing.next().copied().filter(|_| standing.next().is_none())
        };
        match (on(day.earliest()), on(day.latest())) {
            (Some(a), Some(b)) if a == b => Resolution::Known(a),
            _ => Resolution::Unknown,
        }
    }

    /// What is known of the day of a paper: its own, that of the paper above it, the first in the file, the plan's year.
    fn day(&self, paper: PaperId) -> Option<PartialDate> {
        let head = self.heads.get(paper)?;
        let above = head.attached_to.and_then(|above| self.heads.get(above));
        let heads = || [Some(head), above, self.heads.first()].into_iter().flatten();
        let year = || heads().find_map(|head| head.years.iter().min().copied()).map(PartialDate::Year);
        heads().find_map(|head| head.issued_on).or_else(year)
    }

    /// The name with short forms written out ("QPPL" is "quy phạm pháp luật") and, where OCR lost marks in the words
    /// that every amending law begins with, with those words as they are ("sửa đôi, bô sung một sô điêu của").
    fn written_out(&self, name: &str) -> String {
        let short = &self.kinds.laws.written_out;
        let opening = &self.kinds.laws.amending_opening;
        let words = opening.split(' ').count();
        let same = |(a, b): (&str, &str)| letters(a).eq(letters(b));
        let mut tail = name.splitn(words + 1, ' ');
        let begins = opening.split(' ').all(|word| tail.next().is_some_and(|written| same((word, written))));
        let (opening, tail) = match tail.next().filter(|_| begins) {
            Some(tail) => (Some(opening.as_str()), tail),
            None => (None, name),
        };
        let written_out = |word| short.get(word).map_or(word, String::as_str);
        opening.into_iter().chain(tail.split(' ').map(written_out)).collect::<Vec<_>>().join(" ")
    }

    /// Whether the subject that is written and that of the record share some words in order at their beginning,
    /// wherever that stands in the longer one.
    fn same_subject(&self, id: RegulationId, title: Option<&str>) -> bool {
        let Some(title) = title else { return false };
        let (written, known) = (fold::key(title), fold::key(self.regulations.get(id).title));
        let words: Vec<&str> = known.split(' ').collect();
        words.windows(SHARED_WORDS).take(3).any(|window| written.contains(&window.join(" ")))
    }
}

/// The letters of a word without marks and commas.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.trim_matches(',').chars().map(fold::base)
}

/// A word without marks and commas.
fn bare(word: &str) -> String {
    letters(word).collect()
}
