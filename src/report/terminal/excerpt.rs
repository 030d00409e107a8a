//! A line's worth of text around a place: long paragraphs are cut, line ends and tabs are shown.

use crate::source::{Source, Span};
use std::ops::Range;

/// Columns of an excerpt.
const COLUMNS: usize = 100;

/// Columns of the place itself, where it is longer than an excerpt can show.
const PLACE: usize = 70;

/// Bytes on each side of a place in which its line is looked for; more would never be shown.
const REACH: usize = 4 * COLUMNS;

/// Where a row's cells part.
const CELL: &str = " | ";

/// Some text and where in it the places stand that it is shown for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// One line.
    pub(super) text: String,
    /// Bytes of `text`, one range for each place.
    pub(super) places: Vec<Range<usize>>,
}

/// The text around `places`, which stand near each other.
pub(super) fn excerpt(source: &Source, places: &[Span]) -> Excerpt {
    let text = source.text.as_str();
    let whole = places.iter().copied().reduce(Span::to).unwrap_or_default().range();
    let start = text.floor_char_boundary(whole.start);
    let end = text.floor_char_boundary(whole.end).max(start);
    // A place that is longer than an excerpt is shown by its beginning.
    let shown = nth_character(&text[start..end], PLACE).map_or(end, |at| start + at);
    let (before, more_before) = line_before(text, start);
    let (after, more_after) = if shown < end { ("", true) } else { line_after(text, end) };

    let room = COLUMNS.saturating_sub(text[start..shown].chars().count());
    let (long_before, long_after) = (before.chars().count(), after.chars().count());
    let (kept_before, cut_before) = if long_before + long_after <= room && !more_before {
        (before, false)
    } else {
        let share = (room / 2).max(room.saturating_sub(long_after));
        last_words(before, share, more_before)
    };
    let left = room.saturating_sub(kept_before.chars().count());
    let (kept_after, cut_after) = first_words(after, left, more_after);

    let mut excerpt = Excerpt { text: String::new(), places: Vec::with_capacity(places.len()) };
    if cut_before {
        excerpt.text.push('…');
    }
    let from = start - kept_before.len();
    let to = shown + kept_after.len();
    // Where each byte of the source from `from` on stands in the excerpt.
    let mut moved = Vec::with_capacity(to - from + 1);
    for character in text[from..to].chars() {
        moved.resize(moved.len() + character.len_utf8(), excerpt.text.len());
        match character {
            '\t' => excerpt.text.push_str(CELL),
            '\n' => excerpt.text.push(' '),
            other => excerpt.text.push(other),
        }
    }
    moved.push(excerpt.text.len());
    if cut_after {
        excerpt.text.push('…');
    }
    let position = |byte: u32| moved[(byte as usize).clamp(from, to) - from];
    excerpt.places.extend(places.iter().map(|place| position(place.start)..position(place.end)));
    if excerpt.text.is_empty() {
        excerpt.text.push('⏎');
    }
    // Ariadne draws an empty place at the beginning of a line on the line before it as well.
    let first = excerpt.text.chars().next().map_or(0, char::len_utf8);
    for place in excerpt.places.iter_mut().filter(|place| place.end == 0) {
        place.end = first;
    }
    excerpt
}

/// The part of the line that stands before `at`, and whether it goes on further to the left.
fn line_before(text: &str, at: usize) -> (&str, bool) {
    let from = text.ceil_char_boundary(at.saturating_sub(REACH));
    let reach = &text[from.min(at)..at];
    match reach.rfind('\n') {
        Some(end) => (&reach[end + 1..], false),
        None => (reach, from > 0),
    }
}

/// The part of the line that stands after `at`, and whether it goes on further to the right.
fn line_after(text: &str, at: usize) -> (&str, bool) {
    let to = text.floor_char_boundary(at + REACH);
    let reach = &text[at..to];
    match reach.find('\n') {
        Some(end) => (&reach[..end], false),
        None => (reach, to < text.len()),
    }
}

/// The end of `text` in at most `room` characters, beginning with a word; and whether something was cut.
fn last_words(text: &str, room: usize, more: bool) -> (&str, bool) {
    let length = text.chars().count();
    if length <= room {
        return (text, more);
    }
    let cut = nth_character(text, length - room).unwrap_or(text.len());
    let tail = &text[cut..];
    let word = tail.find([' ', '\t']).map_or(0, |space| space + 1);
    (&tail[word..], true)
}

/// The beginning of `text` in at most `room` characters, ending with a word; and whether something was cut.
fn first_words(text: &str, room: usize, more: bool) -> (&str, bool) {
    match nth_character(text, room) {
        None => (text, more),
        Some(cut) => {
            let head = &text[..cut];
            (&head[..head.rfind([' ', '\t']).unwrap_or(cut)], true)
        }
    }
}

/// The byte at which the `n`-th character begins, if there are more than `n`.
fn nth_character(text: &str, n: usize) -> Option<usize> {
    text.char_indices().nth(n).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, excerpt};
    use crate::source::{Source, Span};

    fn shown(text: &str, words: &[&str]) -> (String, Vec<String>) {
        let source = Source::identical("", text.to_owned());
        let places: Vec<Span> = words
            .iter()
            .map(|word| {
                let start = text.find(word).unwrap();
                Span::new(start, start + word.len())
            })
            .collect();
        let excerpt = excerpt(&source, &places);
        let at = excerpt.places.iter().map(|place| excerpt.text[place.clone()].to_owned()).collect();
        (excerpt.text, at)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let (text, at) = shown("một\nCăn cứ Luật số 1;\nba", &["Luật số 1"]);
        assert_eq!((text.as_str(), at), ("Căn cứ Luật số 1;", vec!["Luật số 1".to_owned()]));
    }

    #[test]
    fn a_long_paragraph_is_cut_at_words_on_both_sides() {
        let text = format!("{}chỗ này {}", "trước đó ".repeat(900), "sau đó ".repeat(900));
        let (text, at) = shown(&text, &["chỗ này"]);
        assert_eq!(at, ["chỗ này"]);
        assert!(text.starts_with("…trước đó ") || text.starts_with("…đó "), "{text}");
        assert!(text.ends_with(" đó…") || text.ends_with(" sau…"), "{text}");
        assert!(text.chars().count() <= COLUMNS + 2, "{text}");
    }

    #[test]
    fn cells_and_line_ends_are_shown() {
        let (text, at) = shown("1\tRà soát\tNghị định số\n16/2015\t\n2", &["Nghị định số\n16/2015"]);
        assert_eq!(
            (text.as_str(), at),
            ("1 | Rà soát | Nghị định số 16/2015 | ", vec!["Nghị định số 16/2015".to_owned()])
        );
    }

    #[test]
    fn a_place_longer_than_a_line_is_shown_by_its_beginning() {
        let long = "nội dung ".repeat(300);
        let (text, at) = shown(&format!("a {long}"), &[&long]);
        assert!(text.starts_with("a nội dung") && text.ends_with('…'));
        assert_eq!(at[0].chars().count(), super::PLACE);
    }

    #[test]
    fn an_empty_place_at_the_beginning_of_a_line_is_its_first_character() {
        assert_eq!(shown("a\nếb", &["ếb"]).1, ["ếb"]);
        let source = Source::identical("", "ếb\n\n".to_owned());
        assert_eq!(excerpt(&source, &[Span::empty(0)]).places.first(), Some(&(0..3)));
        let blank = excerpt(&source, &[Span::empty(5)]);
        assert_eq!((blank.text.as_str(), blank.places.first()), ("⏎", Some(&(0..3))));
    }

    #[test]
    fn an_empty_place_keeps_its_column() {
        let source = Source::identical("", "1\tViệc\t\tQuý I".to_owned());
        let at = "1\tViệc\t".len();
        let excerpt = excerpt(&source, &[Span::empty(at)]);
        assert_eq!(excerpt.text, "1 | Việc |  | Quý I");
        assert_eq!(excerpt.places.first(), Some(&(13..13)));
    }
}
