//! The grammar under `grammar/`, compiled.
//!
//! The generated enum is called `Rule` by pest; a rule is something else here, so it goes by `Production`.
#![allow(missing_docs, unreachable_pub)] // generated

#[derive(pest_derive::Parser)]
#[grammar = "grammar/lexical.pest"]
#[grammar = "grammar/date.pest"]
#[grammar = "grammar/citation.pest"]
#[grammar = "grammar/plan.pest"]
#[grammar = "grammar/deadline.pest"]
pub(super) struct Grammar;

pub(super) use Rule as Production;
