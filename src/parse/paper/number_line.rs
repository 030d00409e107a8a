//! The number line of a head, as the grammar reads it.

use crate::parse::grammar::{Grammar, Production};
use pest::Parser;
use std::ops::Range;

/// The longest serial, in characters: a blank to be filled by pen.
const LONGEST_SERIAL: usize = 20;

/// Where the parts of a number line stand, in bytes of the slice that it begins.
pub(super) struct NumberLine {
    /// "41", blank or garbled too.
    pub(super) serial: Range<usize>,
    /// "/QĐ-UBND".
    pub(super) symbol: Range<usize>,
    /// Past the whole line.
    pub(super) end: usize,
}

impl NumberLine {
    /// Reads the number line that `head` begins with.
    pub(super) fn read(head: &str) -> Option<NumberLine> {
        let pair = Grammar::parse(Production::number_line, head).ok()?.next()?;
        let end = pair.as_span().end();
        let mut parts = pair.into_inner();
        let serial = parts.find(|part| part.as_rule() == Production::number_serial)?;
        let symbol = parts.next()?.as_span();
        if serial.as_str().chars().count() > LONGEST_SERIAL {
            return None;
        }
        let serial = serial.as_span();
        Some(NumberLine { serial: serial.start()..serial.end(), symbol: symbol.start()..symbol.end(), end })
    }
}
