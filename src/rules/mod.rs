//! The rules engine: each rule is a function of the document and a page in the rule book.
//!
//! A rule is three edits: the page `rules/<group>/<name>.md`, the function `check` in
//! `src/rules/<group>/<name>.rs` (with `_` for `-`), and its name in the registry below.
//! Rules do not see each other, and their order does not matter.
//!
//! A run calls each selected rule once, and a rule walks only the list of the model that it speaks of: one that looks at
//! tasks is a loop over no tasks where there are none, and costs a call. What needs the whole text (words, percentages,
//! dates, quotation marks) was gathered by `resolve` in one pass for all rules; a test holds that no rule takes the text
//! apart again. What several rules ask of the model is learned once, before the first of them: the names of bodies
//! ([`Names`]), the runs of numbers ([`Sequences`]), what the document rests on and when ([`Grounds`]).

use crate::diagnostic::{Applicability, Confidence, Diagnostic, Severity};
use crate::lexicon::Lexicon;
use crate::parse::plan::Plan;
use crate::regulations::Regulations;
use crate::resolve::document::{Document, Regime};
use crate::source::{Source, Span};
use chrono::NaiveDate;
use std::fmt;

mod names;

pub use names::{Name, Names};
pub use sequence::Sequences;
pub use standing::Grounds;

/// A page of the rule book.
#[derive(Debug)]
pub struct Page {
    /// Identity: `group/name`.
    pub id: &'static str,
    /// Title, Vietnamese.
    pub title: &'static str,
    /// Title, English.
    pub title_en: &'static str,
    /// One line, English.
    pub summary_en: &'static str,
    /// Default severity; `None`: off unless selected.
    pub severity: Option<Severity>,
    /// Default confidence.
    pub confidence: Confidence,
    /// The strongest fix that it offers.
    pub fix: Option<Applicability>,
    /// Version of the program that had it first.
    pub since: &'static str,
    /// Legal places that it rests on.
    pub law: &'static [&'static str],
    /// What stood in their place up to and including a day (ISO), oldest first.
    pub former_law: &'static [(&'static str, &'static [&'static str])],
    /// Regimes that it applies to; empty: all.
    pub regimes: &'static [Regime],
    /// Whether what extraction loses (a number, a line of the head) looks like what the rule finds: in a text that
    /// was taken from a page image or print layout it is a warning of medium confidence at most, and what the form
    /// lacks also in a text that was copied from elsewhere.
    pub fragile: bool,
    /// The whole page, head included.
    pub text: &'static str,
}

mod grouped;
mod naming;
mod papers;
mod pattern;
mod preamble;
mod sequence;
mod standing;
mod subjects;
mod surroundings;
mod unassigned;

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

type Check = fn(&Context<'_>, &mut Report<'_>);

/// Names every rule once: makes its module and its entry in the table.
macro_rules! registry {
    ($($group:ident: $($name:ident)*;)*) => {
        $(mod $group { $(pub(super) mod $name;)* })*
        static CHECKS: &[(&str, &str, Check)] = &[$($((stringify!($group), stringify!($name), $group::$name::check),)*)*];
    };
}

// Sorted by group and name, as the pages are; a test holds the two together.
registry! {
    agency: ended inconsistent_name not_yet outside_competence outside_jurisdiction undefined_abbreviation
        unknown;
    basis: amendment_alone duplicate expired from_the_future line_end missing_competence missing_programme
        not_yet_in_force order outdated_competence parent_ended partly_ended programme_over
        repeated_in_attachment replaced_during_plan several_on_one_line uncited_amendment;
    budget: misplaced_amount over_100_percent total_without_items wrong_total;
    citation: ambiguous date_style garbled impossible_number inconsistent law_with_number likely_mistyped
        missing_date missing_issuer missing_number missing_so missing_title number_year_mismatch
        repeated_in_full spacing undefined_alias unknown wrong_date;
    consistency: attachment_reference issuer lead_without_duties target title unannounced_appendix;
    content: area_name budget_without_amount missing_area missing_part wrong_area;
    date: deadline_before_issue deadline_outside_plan empty_period impossible leading_zero out_of_order
        plan_year_mismatch task_year_mismatch weekday;
    layout: appendix_heading duplicate_heading duplicate_number end_mark filing_line heading_run_on issuer
        missing_date missing_letterhead missing_number missing_recipients missing_signature motto national_name
        number_form number_symbol place_and_date recipients_form signer_title signing_authority subject_marker;
    numbering: alphabet duplicate empty_row gap missing_label style;
    suppression: expired unreasoned unused;
    task: collective_lead conditional_deadline conflicting_lead contradictory_deadline
        deadline_before_deliverable deadline_style deadline_too_close frequency_as_deadline generic_lead
        headless_table lead_also_coordinates missing_deadline missing_deliverable missing_lead not_an_agency
        open_ended_deadline recurring_deadline several_leads vague_deadline vague_reporting;
    wording: capitalisation doubled_word outdated_term spelling_variant typo unbalanced_quote;
}

/// A rule: its page and its function.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The page.
    pub page: &'static Page,
    check: Check,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.page.id)
    }
}

/// Every rule, in order of identity.
///
/// # Panics
/// If pages and registry do not agree; a test says so first.
pub fn all() -> impl Iterator<Item = Rule> {
    CHECKS.iter().zip(PAGES).map(|(&(group, name, check), page)| {
        assert!(names(page.id, group, name), "registry has {group}/{name} where the rule book has {}", page.id);
        Rule { page, check }
    })
}

fn names(id: &str, group: &str, name: &str) -> bool {
    id.split_once('/').is_some_and(|(g, n)| {
        g == group && n.len() == name.len() && n.bytes().eq(name.bytes().map(|b| if b == b'_' { b'-' } else { b }))
    })
}

/// Which rules run.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Groups or identities; empty: all that are on by default.
    pub select: Vec<String>,
    /// Groups or identities that do not run.
    pub ignore: Vec<String>,
    /// Severity by group or identity, later entries stronger; `None` turns a rule off, anything else turns it on.
    pub severity: Vec<(String, Option<Severity>)>,
    /// Findings that are less sure are not reported.
    pub min_confidence: Option<Confidence>,
}

impl Selection {
    /// Whether a rule runs.
    #[must_use]
    pub fn runs(&self, page: &Page) -> bool {
        let named = |list: &[String]| list.iter().any(|name| names_rule(name, page.id));
        let on = match self.severity_of(page) {
            Some(severity) => severity.is_some(),
            None => page.severity.is_some(),
        };
        let selected = if self.select.is_empty() { on } else { named(&self.select) };
        selected && !named(&self.ignore)
    }

    /// The severity that the configuration gives to a rule: `Some(None)` is off, `None` is not said.
    fn severity_of(&self, page: &Page) -> Option<Option<Severity>> {
        self.severity.iter().rev().find(|(name, _)| names_rule(name, page.id)).map(|(_, severity)| *severity)
    }
}

/// Whether `name` is the rule `id` or its group.
fn names_rule(name: &str, id: &str) -> bool {
    id.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Formats one of two messages; the other costs nothing.
    #[must_use]
    pub fn say(self, vi: fmt::Arguments<'_>, en: fmt::Arguments<'_>) -> String {
        match self {
            Lang::Vi => fmt::format(vi),
            Lang::En => fmt::format(en),
        }
    }
}

/// `say!(cx, "Vietnamese {x}", "English {x}")`: a message in the language of the run.
macro_rules! say {
    ($cx:expr, $vi:literal, $en:literal $(, $($arg:tt)*)?) => {
        $cx.lang.say(format_args!($vi $(, $($arg)*)?), format_args!($en $(, $($arg)*)?))
    };
}
pub(crate) use say;

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The text; for quoting only.
    pub source: &'a Source,
    /// What is written.
    pub plan: &'a Plan,
    /// What is meant.
    pub document: &'a Document,
    /// The law.
    pub regulations: &'a Regulations,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The language of messages.
    pub lang: Lang,
    /// The bodies that the document names.
    pub names: &'a Names<'a>,
    /// The runs of numbers and letters that should count up.
    pub sequences: &'a Sequences<'a>,
    /// What the document rests on, and on which days it is judged.
    pub grounds: &'a Grounds,
    /// What a configuration accepted, when the configuration itself is judged; empty for documents.
    pub acceptances: &'a [Acceptance],
}

/// A finding that a configuration accepted (`[[suppress]]`), after the documents were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule or group that is accepted.
    pub rule: String,
    /// Where the entry stands in the configuration.
    pub span: Span,
    /// What came of it.
    pub standing: Standing,
}

/// What came of an acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It covered a finding, or no document that it speaks of was checked.
    Applied,
    /// Its last day is over; it is no longer applied.
    Expired,
    /// It gives no reason; it is not applied.
    Unreasoned,
    /// Nothing is left that it could cover.
    Unused,
}

impl<'a> Context<'a> {
    /// A quotation, on one line.
    #[must_use]
    pub fn quote(&self, span: Span) -> String {
        crate::fold::one_line(self.source.slice(span))
    }
}

impl Page {
    /// Whether it speaks of the form of a document.
    fn is_of_form(&self) -> bool {
        self.id.starts_with("layout/")
    }

    /// The legal places on a day.
    #[must_use]
    pub fn law_on(&self, day: NaiveDate) -> &'static [&'static str] {
        if self.former_law.is_empty() {
            return self.law;
        }
        let iso = day.format("%Y-%m-%d").to_string();
        self.former_law.iter().find(|(last, _)| iso.as_str() <= *last).map_or(self.law, |(_, places)| places)
    }
}

/// Where a rule puts its findings.
#[derive(Debug)]
pub struct Report<'a> {
    page: &'static Page,
    /// The legal places of the document's own day.
    law: &'static [&'static str],
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Report<'_> {
    /// Adds a finding with the page's severity, confidence and law; change them on what is returned.
    pub(crate) fn finding(&mut self, span: Span, message: String) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic {
            rule: self.page.id,
            severity: self.page.severity.unwrap_or(Severity::Info),
            confidence: self.page.confidence,
            message,
            span,
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            legal_basis: self.law.iter().map(|&l| l.to_owned()).collect(),
            regulations: Vec::new(),
            fix: None,
        });
        self.diagnostics.last_mut().expect("just pushed")
    }
}

/// Runs the selected rules. The findings are in text order, then by identity.
#[must_use]
pub fn run(cx: &Context<'_>, selection: &Selection) -> Vec<Diagnostic> {
    // Room for more than most documents have: findings are large, and dear to move.
    let mut diagnostics = Vec::with_capacity(cx.plan.blocks.len() / 8);
    for rule in all() {
        let of_regime = rule.page.regimes.is_empty() || rule.page.regimes.contains(&cx.document.regime);
        let applies = of_regime && !(cx.document.own_form && rule.page.is_of_form());
        if applies && selection.runs(rule.page) {
            let first = diagnostics.len();
            let law = rule.page.law_on(cx.document.as_of.day);
            (rule.check)(cx, &mut Report { page: rule.page, law, diagnostics: &mut diagnostics });
            if rule.page.fragile && (cx.document.extracted || cx.document.copied && rule.page.is_of_form()) {
                for diagnostic in &mut diagnostics[first..] {
                    diagnostic.severity = diagnostic.severity.min(Severity::Warning);
                    diagnostic.confidence = diagnostic.confidence.min(Confidence::Medium);
                }
            }
            if let Some(Some(severity)) = selection.severity_of(rule.page) {
                diagnostics[first..].iter_mut().for_each(|d| d.severity = severity);
            }
        }
    }
    if let Some(least) = selection.min_confidence {
        diagnostics.retain(|d| d.confidence >= least);
    }
    diagnostics.sort_by_cached_key(|diagnostic| (diagnostic.span, diagnostic.rule));
    diagnostics
}

/// The page of a rule.
#[must_use]
pub fn page(id: &str) -> Option<&'static Page> {
    PAGES.binary_search_by_key(&id, |page| page.id).ok().map(|at| &PAGES[at])
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, PAGES, names};

    #[test]
    fn every_rule_has_a_page_and_every_page_a_rule() {
        let mut registered: Vec<String> =
            CHECKS.iter().map(|(group, name, _)| format!("{group}/{}", name.replace('_', "-"))).collect();
        let pages: Vec<&str> = PAGES.iter().map(|p| p.id).collect();
        for page in &pages {
            assert!(
                registered.iter().any(|r| r == page),
                "rules/{page}.md has no word in the registry of src/rules/mod.rs"
            );
        }
        for rule in &registered {
            assert!(pages.contains(&rule.as_str()), "{rule} is registered, but rules/{rule}.md is missing");
        }
        let given = registered.clone();
        registered.sort();
        assert_eq!(given, registered, "the registry of src/rules/mod.rs is sorted by group and name");
        for ((group, name, _), page) in CHECKS.iter().zip(PAGES) {
            assert!(names(page.id, group, name));
            assert_eq!(super::page(page.id).map(|found| found.id), Some(page.id));
        }
    }
}
