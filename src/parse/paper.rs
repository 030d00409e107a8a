//! The documents in a file, and their heads.

use super::plan::Plan;
use crate::lexicon::Lexicon;

/// Splits the blocks into papers and reads the head, preamble, signature and recipients of each.
pub(super) fn split(text: &str, lexicon: &Lexicon, plan: &mut Plan) {
    let _ = (text, lexicon, plan);
}
