//! A body by its name, as an office writes it.

use super::{Agencies, AgencyId, Found, How, Unit};
use crate::fold;

impl Agencies {
    /// The body that a name names; `None` where nothing is known of it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Found<'_>> {
        let key = name_key(name);
        let whole = key.as_str();
        // The longest beginning that the table names, with nothing but a place or a verb behind it.
        let mut family = None;
        for end in word_ends(whole).rev() {
            let (head, tail) = (&whole[..end], whole[end..].trim_start());
            if let Some(&(id, short)) = self.names.get(head)
                && let Some(verb) = self.tail(tail)
            {
                return Some(self.found(id, tail, if short { How::Short } else { How::Named }, verb));
            }
            if family.is_none()
                && let Some(&(level, nature)) = self.families.get(head)
            {
                family = Some((level, nature, tail));
            }
        }
        if let Some((id, tail)) = self.misspelt(whole) {
            return Some(self.found(id, tail, How::Misspelt, false));
        }
        let begins = |word: &String| {
            whole.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        family.filter(|_| !self.not_bodies.iter().any(begins)).map(|(level, nature, tail)| {
            let unit = self.unit_in(tail);
            Found {
                agency: None,
                level: level.or_else(|| unit.and_then(|u| u.level)),
                nature,
                unit,
                how: How::Family,
                verb: false,
            }
        })
    }

    /// Whether a text (as a key) ends with the name of a province behind another word.
    #[must_use]
    pub fn ends_with_province(&self, key: &str) -> bool {
        self.province_keys.iter().any(|p| key.strip_suffix(p.as_str()).is_some_and(|before| before.ends_with(' ')))
    }

    fn found(&self, id: AgencyId, tail: &str, how: How, verb: bool) -> Found<'_> {
        let agency = &self.agencies[id];
        let unit = self.unit_in(tail);
        let level = agency.level.or_else(|| unit.and_then(|u| u.level));
        Found { agency: Some((id, agency)), level, nature: agency.nature, unit, how, verb }
    }

    /// Whether what follows a name leaves it that name: nothing, a place (`Some(false)`), a verb (`Some(true)`).
    fn tail(&self, tail: &str) -> Option<bool> {
        if tail.is_empty() {
            return Some(false);
        }
        let begins = |word: &str| {
            tail.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '.', ')', '-']))
        };
        let place = self.units.iter().any(|u| begins(&u.word))
            || ["cấp", "thuộc", "của", "các", "trực thuộc", "địa phương", "nơi", "sở tại", "cùng cấp"]
                .iter()
                .any(|w| begins(w))
            || tail.starts_with(['(', ',', '.', ';', ':']);
        if place {
            return Some(false);
        }
        if self.verbs.iter().any(|v| begins(v)) {
            return Some(true);
        }
        // A proper name: "Sở Nội vụ Đồng Nai" is lower case here, but its provinces are known.
        self.province_keys.iter().any(|p| begins(p)).then_some(false)
    }

    /// The first word for an administrative unit.
    pub(super) fn unit_in(&self, text: &str) -> Option<&Unit> {
        let mut rest = text;
        loop {
            let hit = self.units.iter().filter(|u| {
                rest.strip_prefix(u.word.as_str()).is_some_and(|after| !after.starts_with(fold::is_alphanumeric))
            });
            if let Some(unit) = hit.max_by_key(|u| u.word.len()) {
                return Some(unit);
            }
            rest = rest[rest.find([' ', ',', '-', '/'])?..].trim_start_matches([' ', ',', '-', '/']);
        }
    }

    /// A name that differs in one letter, marks aside, from exactly one of the table.
    fn misspelt<'k>(&self, key: &'k str) -> Option<(AgencyId, &'k str)> {
        let first = fold::bare(key.split(' ').next().unwrap_or_default());
        let candidates = self.by_first_word.get(&first)?;
        let mut best: Option<(AgencyId, &str)> = None;
        let whole = fold::bare(key);
        for end in word_ends(key).rev() {
            let tail = key[end..].trim_start();
            // A letter without marks is one letter still.
            let letters = key[..end].chars().count();
            let bare = &whole[..nth_letter(&whole, letters)];
            // Few beginnings are as long as a name; what follows them is asked last, since that takes longest.
            let near = |name: &String| name.len() >= 8 && name.len().abs_diff(bare.len()) <= 1;
            if !candidates.iter().any(|(name, _)| near(name)) || self.tail(tail) != Some(false) {
                continue;
            }
            for (name, id) in candidates {
                let close = near(name) && is_slip(name, bare);
                if close && best.is_some_and(|(other, _)| other != *id) {
                    return None;
                }
                if close {
                    best = Some((*id, tail));
                }
            }
            if best.is_some() {
                return best;
            }
        }
        best
    }
}

/// Where in `text` its letter of that index begins; its end behind the last one.
fn nth_letter(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// Whether two words are the same but for one letter more, less or other, or two that changed places.
fn is_slip(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    // What both begin with, and what both end with.
    loop {
        let (rest_a, rest_b) = (a.clone(), b.clone());
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => {}
            _ => {
                (a, b) = (rest_a, rest_b);
                break;
            }
        }
    }
    loop {
        let (rest_a, rest_b) = (a.clone(), b.clone());
        match (a.next_back(), b.next_back()) {
            (Some(x), Some(y)) if x == y => {}
            _ => {
                (a, b) = (rest_a, rest_b);
                break;
            }
        }
    }
    match ((a.next(), a.next(), a.next()), (b.next(), b.next(), b.next())) {
        ((_, None, _), (_, None, _)) => true,
        ((Some(x), Some(y), None), (first, second, None)) => first == Some(y) && second == Some(x),
        _ => false,
    }
}

/// Byte offsets at which a word of `key` ends, the last being the end of the key.
pub(super) fn word_ends(key: &str) -> impl DoubleEndedIterator<Item = usize> + '_ {
    // No name has more words than this; a paragraph in a cell must not be read over and over.
    const WORDS: usize = 16;
    let marks = key.bytes().enumerate().filter(|(_, b)| matches!(b, b' ' | b',' | b':' | b';' | b'.' | b'('));
    let all = marks.map(|(at, _)| at).take(WORDS).chain((key.len() <= 200).then_some(key.len()));
    let (mut ends, mut count) = ([0; WORDS + 1], 0);
    for (place, end) in ends.iter_mut().zip(all) {
        *place = end;
        count += 1;
    }
    ends.into_iter().take(count)
}

/// The key of a name: folded, "&" as "và", no spaces around dashes.
pub(super) fn name_key(name: &str) -> String {
    let key = fold::key(name.trim_matches([' ', '.', ',', ';', ':', '-', '–', '+', '*']));
    // Few names have either mark.
    if memchr::memchr2(b'-', b'&', key.as_bytes()).is_none() {
        return key;
    }
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        match c {
            '-' => {
                out.truncate(out.trim_end().len());
                out.push('-');
            }
            ' ' if out.ends_with(['-', ' ']) => {}
            '&' => {
                out.truncate(out.trim_end().len());
                out.push_str(" và ");
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_is_an_edit_of_one_letter() {
        let words = [
            "so noi vu",
            "so nol vu",
            "so noi v",
            "so noii vu",
            "so nio vu",
            "so moi xu",
            "aab",
            "ab",
            "ba",
            "",
            "a",
            "abab",
            "baba",
        ];
        for a in words {
            for b in words {
                assert_eq!(is_slip(a, b), strsim::osa_distance(a, b) <= 1, "{a} {b}");
            }
        }
    }
}
