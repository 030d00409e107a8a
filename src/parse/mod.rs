//! `Source` -> `Plan`. The only place that knows pest. Any text parses.

mod block;
mod citation;
pub(crate) mod date;
pub(crate) mod deadline;
mod grammar;
mod label;
mod line;
mod paper;
mod plain;
pub mod plan;
mod section;
mod stacked;
pub(crate) mod table;

use crate::lexicon::Lexicon;
use crate::source::Source;
use plan::Plan;

/// Parses one file. Never fails: what is not understood is a paragraph.
#[must_use]
pub fn parse(source: &Source, lexicon: &Lexicon) -> Plan {
    let text = source.text.as_str();
    // Citations are found in the running text, over line and page breaks, whatever block they stand in.
    let mut plan = Plan { citations: citation::scan(text, lexicon), ..Plan::default() };
    // Lines become blocks by how they begin; runs of tabbed lines become tables.
    let lines = block::blocks(text);
    plan.tables = table::tables(text, &lines, lexicon);
    plan.blocks = lines;
    // A file holds several documents: a decision, its plan, the appendix.
    paper::split(text, lexicon, &mut plan);
    plan.sections = section::forest(text, &mut plan.blocks, &plan.papers);
    citation::place(text, lexicon, &mut plan);
    plan
}
