//! Tables: runs of tab-separated lines.

use super::plan::{Block, Table};
use crate::lexicon::Lexicon;

/// Every table, over page breaks. The `paper` of each is set by [`super::paper::split`].
pub(super) fn tables(text: &str, blocks: &[Block], lexicon: &Lexicon) -> Vec<Table> {
    let _ = (text, blocks, lexicon);
    Vec::new()
}
