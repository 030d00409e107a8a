//! Rà Soát: a rules-based compliance checker for Vietnamese administrative plan documents.
//!
//! ```text
//! file bytes ──read──> Source ──parse──> Plan ──resolve──> Document ──rules──> Diagnostics ──report──> terminal, JSON
//! ```
//!
//! ARCHITECTURE.md tells the way of the data; each module says what it is the only one to know.

pub mod cli;
pub mod config;
pub mod date;
pub mod diagnostic;
pub mod error;
pub mod fix;
pub mod fold;
pub mod impact;
pub mod import;
pub mod kind;
pub mod lexicon;
pub mod number;
pub mod parse;
pub mod read;
pub mod register;
pub mod regulations;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod search;
pub mod source;

use diagnostic::Diagnostic;
use lexicon::Lexicon;
use parse::plan::Plan;
use regulations::Regulations;
use resolve::Settings;
use resolve::document::Document;
use rules::{Acceptance, Lang, Selection};
use source::Source;

/// Everything that a check stands on and that does not change from file to file.
#[derive(Debug)]
pub struct Checker {
    /// The law.
    pub regulations: Regulations,
    /// The words.
    pub lexicon: Lexicon,
    /// What the user decided.
    pub settings: Settings,
    /// Which rules run.
    pub selection: Selection,
    /// The language of messages.
    pub lang: Lang,
}

/// One file, understood and judged.
#[derive(Debug)]
pub struct Checked {
    /// What it says.
    pub source: Source,
    /// What is written.
    pub plan: Plan,
    /// What is meant.
    pub document: Document,
    /// What is wrong, in text order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many findings a configuration took out because they were judged and accepted.
    pub suppressed: usize,
}

impl Checker {
    /// Checks one source. No I/O, no clock, no globals: the same input gives the same output.
    #[must_use]
    pub fn check(&self, source: Source) -> Checked {
        self.check_with(source, &self.settings, &self.selection)
    }

    /// Checks one source by settings of its own.
    #[must_use]
    pub fn check_with(&self, source: Source, settings: &Settings, selection: &Selection) -> Checked {
        let plan = parse::parse(&source, &self.lexicon);
        let document = resolve::resolve(&source, &plan, &self.regulations, &self.lexicon, settings);
        let diagnostics = self.run_rules((&source, &plan, &document), selection, &[]);
        Checked { source, plan, document, diagnostics, suppressed: 0 }
    }

    /// Judges what a configuration accepted; `source` is the configuration's text.
    #[must_use]
    pub fn judge(&self, source: Source, acceptances: &[Acceptance], selection: &Selection) -> Checked {
        let plan = Plan::default();
        let document = resolve::resolve(&source, &plan, &self.regulations, &self.lexicon, &self.settings);
        let diagnostics = self.run_rules((&source, &plan, &document), selection, acceptances);
        Checked { source, plan, document, diagnostics, suppressed: 0 }
    }

    /// The last stage alone: runs the rules over what was parsed and resolved.
    #[must_use]
    pub fn run_rules(
        &self,
        (source, plan, document): (&Source, &Plan, &Document),
        selection: &Selection,
        acceptances: &[Acceptance],
    ) -> Vec<Diagnostic> {
        let names = rules::Names::new(document, &self.lexicon.agencies);
        let sequences = rules::Sequences::of(plan);
        let grounds = rules::Grounds::of(document, &self.regulations, &self.lexicon);
        let (regulations, lexicon, lang) = (&self.regulations, &self.lexicon, self.lang);
        let cx = rules::Context {
            source,
            plan,
            document,
            regulations,
            lexicon,
            lang,
            names: &names,
            sequences: &sequences,
            grounds: &grounds,
            acceptances,
        };
        rules::run(&cx, selection)
    }
}
