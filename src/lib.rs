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
pub mod kind;
pub mod lexicon;
pub mod number;
pub mod parse;
pub mod read;
pub mod regulations;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod source;

use diagnostic::Diagnostic;
use lexicon::Lexicon;
use parse::plan::Plan;
use regulations::Regulations;
use resolve::Settings;
use resolve::document::Document;
use rules::{Lang, Selection};
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
}

impl Checker {
    /// Checks one source. No I/O, no clock, no globals: the same input gives the same output.
    #[must_use]
    pub fn check(&self, source: Source) -> Checked {
        let plan = parse::parse(&source, &self.lexicon);
        let document = resolve::resolve(&source, &plan, &self.regulations, &self.lexicon, &self.settings);
        let diagnostics = rules::run(
            &rules::Context {
                source: &source,
                plan: &plan,
                document: &document,
                regulations: &self.regulations,
                lexicon: &self.lexicon,
                lang: self.lang,
            },
            &self.selection,
        );
        Checked { source, plan, document, diagnostics }
    }
}
