//! `parse`: the document model as an indented tree.

use crate::parse::plan::Plan;
use crate::regulations::Regulations;
use crate::resolve::document::Document;
use crate::rules::Lang;
use crate::source::Source;

/// The model of one file.
#[must_use]
pub fn tree(source: &Source, plan: &Plan, document: &Document, regulations: &Regulations, lang: Lang) -> String {
    let _ = (source, plan, document, regulations, lang);
    String::new()
}
