//! The line of place and date.

use crate::fold;
use crate::parse::date;
use crate::parse::line::in_capitals;
use crate::parse::plan::PlaceDate;
use crate::search::Needle;
use crate::source::Span;
use std::sync::LazyLock;

/// A name of a place is shorter than this, in bytes and words.
const LONGEST_PLACE: usize = 60;
const LONGEST_PLACE_WORDS: usize = 7;

static DATE_WORDS: LazyLock<[Needle; 7]> =
    LazyLock::new(|| ["ngày", "NGÀY", "Ngày", "tháng", "THÁNG", "năm", "NĂM"].map(Needle::new));

/// "Gia Nghĩa, ngày 09 tháng 01 năm 2019", whole, in part or blank.
pub(super) fn read(text: &str, span: Span) -> Option<PlaceDate> {
    let piece = &text[span.range()];
    let [day, day_large, day_first, month, month_large, year, year_large] = &*DATE_WORDS;
    // Offices write the date of a document in words; figures stand in sentences.
    if !(month.is_in(piece) || month_large.is_in(piece) && in_capitals(piece)) {
        return None;
    }
    let capitals = in_capitals(piece);
    let word = day
        .find(piece)
        .or_else(|| day_large.find(piece).filter(|_| capitals))
        .or_else(|| day_first.find(piece))
        .or_else(|| month.find(piece))?;
    let said = |small: &Needle, large: &Needle| small.is_in(&piece[word..]) || capitals && large.is_in(&piece[word..]);
    let (month, year) = (said(month, month_large), said(year, year_large));
    let date = date::find(text, span.start as usize + word..span.end as usize).next()?;
    // Nothing but OCR's dirt behind it; a whole line.
    let behind = &text[date.span.end as usize..span.end as usize];
    if behind.chars().filter(|&c| fold::is_alphabetic(c)).count() > 2 || !year && date.year.is_none() {
        return None;
    }
    if !text[date.span.range()].contains("tháng") && !month {
        return None;
    }
    let place = piece[..word].trim_matches(|c: char| !fold::is_alphanumeric(c));
    let start = span.start as usize + piece.find(place)?;
    // "Thành phố Hồ Chí Minh, ngày …"; without the comma only names are told from sentences.
    let comma = piece[..word].trim_end().ends_with(',');
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || !fold::is_alphabetic(c));
    let is_place = !place.is_empty()
        && place.len() <= LONGEST_PLACE
        && place.split(' ').count() <= LONGEST_PLACE_WORDS
        && place.starts_with(char::is_uppercase)
        && (comma || place.split(' ').all(named));
    if !place.is_empty() && !is_place {
        return None;
    }
    Some(PlaceDate { span, place: is_place.then(|| Span::new(start, start + place.len())), date })
}
