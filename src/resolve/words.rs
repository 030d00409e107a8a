//! One pass over the words of the running text: what a careful reader stumbles over.

use super::document::Words;
use super::shares;
use crate::fold::{self, Word};
use crate::lexicon::Lexicon;
use crate::lexicon::anchors::Anchor;
use crate::lexicon::scanner::{self, Scanner};
use crate::lexicon::wording::{Phrase, Wording};
use crate::parse::plan::{BlockKind, Plan};
use crate::source::{Source, Span};
use std::ops::Range;

/// What the wording of `source` shows, and where in it a deadline may open.
pub(super) fn words(source: &Source, plan: &Plan, lexicon: &Lexicon) -> (Words, Vec<(Span, Anchor)>) {
    let mut all = Words::default();
    let mut anchors = Vec::new();
    let mut words = scanner::Words::default();
    for block in &plan.blocks {
        let text = source.slice(block.span);
        let at = block.span.start;
        words.split(&source.text, block.span.range(), &lexicon.scanner);
        let opened = words.anchors.iter().filter_map(|&n| lexicon.deadlines.anchors().at(text, words.all[n as usize]));
        let place = |range: Range<usize>| Span { start: at + range.start as u32, end: at + range.end as u32 };
        anchors.extend(opened.map(|(range, strength)| (place(range), strength)));
        read(&mut all, text, &words, at, &lexicon.scanner);
        // What is signed is not said: names have marks of their own.
        if block.kind == BlockKind::Signature {
            continue;
        }
        spelling(&mut all, text, &words, at, &lexicon.wording);
        quotes(&mut all, text, at);
        if memchr::memchr(b'%', text.as_bytes()).is_some() {
            shares::judge(&mut all, source, block.span, &lexicon.wording);
        }
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            small_after_stop(&mut all, text, at);
        }
    }
    (all, anchors)
}

/// A word as it stands in the text.
fn written(text: &str, word: Word) -> &str {
    &text[word.start as usize..word.end as usize]
}

/// Whether nothing but one space or line end lies between a word and the one before it.
fn follows(text: &str, before: Word, word: Word) -> bool {
    word.start == before.end + 1 && matches!(text.as_bytes()[before.end as usize], b' ' | b'\n')
}

/// Words of the lists, from left to right; what one of them covers is not looked at again.
fn read(all: &mut Words, text: &str, words: &scanner::Words, at: u32, scanner: &Scanner) {
    // Past the last mention, in bytes.
    let mut past = 0;
    for &n in &words.mentions {
        let (n, words) = (n as usize, &words.all[..]);
        if words[n].start as usize >= past
            && let Some((end, mention)) = scanner.at(text, words, n)
        {
            all.mentions.push((Span { start: at + words[n].start, end: at + end as u32 }, mention));
            past = end;
        }
    }
}

/// Where tones stand, phrases with wrong marks, and words that stand twice.
fn spelling(all: &mut Words, text: &str, words: &scanner::Words, at: u32, wording: &Wording) {
    // Past the last phrase, in words.
    let mut next = 0;
    for &n in &words.phrases {
        let (n, words) = (n as usize, &words.all[..]);
        if n >= next {
            let mut phrases = wording.phrases_from(words, n);
            next = phrases.find_map(|phrase| misspelt(all, text, &words[n..], at, phrase)).map_or(next, |l| n + l);
        }
    }
    for &n in &words.tones {
        let word = words.all[n as usize];
        tones(all, written(text, word), at + word.start);
    }
    doubled(all, text, words, at, wording);
}

/// "các các", "thực hiện thực hiện".
fn doubled(all: &mut Words, text: &str, words: &scanner::Words, at: u32, wording: &Wording) {
    let (places, words) = (&words.again, &words.all[..]);
    let is = |w: Word| written(text, w);
    let joined = |n: usize| follows(text, words[n - 1], words[n]);
    // Past what was noted, in words.
    let mut next = 1;
    for &n in places {
        let mut n = n as usize;
        if n < next {
            continue;
        }
        let (this, before) = (words[n], words[n - 1]);
        if joined(n) && this.hash == before.hash && same(is(before), is(this)) && wording.never_doubles(is(this)) {
            // However often it stands, it is one slip.
            let first = this.start;
            while words.get(n + 1).is_some_and(|next| joined(n + 1) && same(is(words[n]), is(*next))) {
                n += 1;
            }
            all.doubled.push(Span { start: at + first, end: at + words[n].end });
        } else if n >= 3
            && this.hash == words[n - 2].hash
            && (n - 2..=n).all(joined)
            && same(is(words[n - 3]), is(words[n - 1]))
            && same(is(words[n - 2]), is(this))
            && !is(this).bytes().any(|b| b.is_ascii_digit())
            && !is(words[n - 1]).bytes().any(|b| b.is_ascii_digit())
            && is(words[n - 1]) != is(this)
            && !wording.may_repeat(&text[words[n - 1].start as usize..this.end as usize])
        {
            let first = words[n - 1].start;
            let again = |n: usize| {
                words.get(n + 1..=n + 2).is_some_and(|next| {
                    (n + 1..=n + 2).all(joined) && next.iter().zip(&words[n - 1..=n]).all(|(a, b)| same(is(*a), is(*b)))
                })
            };
            while again(n) {
                n += 2;
            }
            all.doubled.push(Span { start: at + first, end: at + words[n].end });
            n += 2;
        }
        next = n + 1;
    }
}

/// Equal but for the case of the first letter.
fn same(a: &str, b: &str) -> bool {
    let (mut rest_a, mut rest_b) = (a.chars(), b.chars());
    let first = (rest_a.next(), rest_b.next());
    rest_a.as_str() == rest_b.as_str()
        && match first {
            (Some(x), Some(y)) => x == y || x.to_lowercase().eq(y.to_lowercase()),
            _ => false,
        }
}

/// Whether `words` begin with the phrase in any marks; if the marks are wrong, that is noted. The number of words.
fn misspelt(all: &mut Words, text: &str, words: &[Word], at: u32, phrase: &Phrase) -> Option<usize> {
    let length = phrase.words.len();
    let these = words.get(..length)?;
    if !these.iter().zip(&phrase.words).all(|(word, hash)| word.hash == *hash)
        || !these.windows(2).all(|pair| follows(text, pair[0], pair[1]))
    {
        return None;
    }
    let place = these[0].start as usize..these[length - 1].end as usize;
    let written = &text[place.clone()];
    // Most are written right.
    if same(written, &phrase.right) {
        return Some(length);
    }
    let key = fold::key(written);
    if key == phrase.right || phrase.also.contains(&key) {
        return Some(length);
    }
    if fold::bare(&key) != fold::bare(&phrase.right) {
        return None;
    }
    // No marks at all: a file name, an address, a stamp.
    if written.is_ascii() || phrase.only_capital && written.chars().any(char::is_lowercase) {
        return None;
    }
    // "phường Trường Thạnh": a name, not a word with wrong marks.
    let capital = |w: &Word| self::written(text, *w).starts_with(char::is_uppercase);
    let shouted = || written.chars().all(|c| !c.is_lowercase());
    if length == 2 && these.iter().all(capital) && !shouted() {
        return Some(length);
    }
    let next = words.get(length).map(|w| fold::key(self::written(text, *w)));
    if next.is_some_and(|next| phrase.unless_next.contains(&next)) {
        return Some(length);
    }
    let span = Span { start: at + place.start as u32, end: at + place.end as u32 };
    all.misspelt.push((span, phrase.right.clone()));
    Some(length)
}

/// Where a syllable ending in oa, oe, uy has its tone; "quý" has no choice.
fn tones(all: &mut Words, word: &str, at: u32) {
    let mut chars = word.chars().rev();
    let (Some(last), Some(before)) = (chars.next(), chars.next()) else { return };
    if last.is_ascii() && before.is_ascii() {
        return;
    }
    let (bare_last, bare_before) = (fold::base(last), fold::base(before));
    let open = matches!((bare_before, bare_last), ('o', 'a' | 'e') | ('u', 'y'));
    let q = chars.next().is_some_and(|c| c.eq_ignore_ascii_case(&'q'));
    // "oă", "uơ" are other vowels: the letters themselves must be o, u and a, e, y with a tone or none.
    let plain = |c: char, letters: &str| letters.contains(c);
    if !open || q {
        return;
    }
    let span = Span { start: at, end: at + word.len() as u32 };
    let count = |place: &mut Option<(Span, usize)>| match place {
        Some((_, n)) => *n += 1,
        None => *place = Some((span, 1)),
    };
    if before.is_ascii() && plain(last, "àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ")
    {
        count(&mut all.tone_last);
    } else if last.is_ascii() && plain(before, "òóỏõọùúủũụÒÓỎÕỌÙÚỦŨỤ") {
        count(&mut all.tone_first);
    }
}

/// Curly marks must pair within a paragraph.
fn quotes(all: &mut Words, text: &str, at: u32) {
    let mut open: Option<usize> = None;
    for i in memchr::memchr_iter(0xE2, text.as_bytes()) {
        let mark = Span { start: at + i as u32, end: at + i as u32 + 3 };
        match text.get(i..i + 3) {
            Some("“") => {
                if let Some(earlier) = open.replace(i) {
                    let earlier = at + earlier as u32;
                    all.quotes.push((Span { start: earlier, end: earlier + 3 }, true));
                }
            }
            Some("”") if open.take().is_none() => all.quotes.push((mark, false)),
            _ => {}
        }
    }
    if let Some(i) = open {
        all.quotes.push((Span { start: at + i as u32, end: at + i as u32 + 3 }, true));
    }
}

/// "việc làm. rà soát": a word of three letters and more, a full stop, a space, a small letter.
fn small_after_stop(all: &mut Words, text: &str, at: u32) {
    for i in memchr::memchr_iter(b'.', text.as_bytes()) {
        let Some(after) = text[i + 1..].strip_prefix(' ') else { continue };
        let mut next = after.chars();
        let small = next.next().filter(|c| c.is_lowercase());
        let word = text[..i].chars().rev().take_while(|&c| fold::is_alphabetic(c));
        let abbreviation = word.clone().any(char::is_uppercase);
        if let Some(letter) = small
            && next.next().is_some_and(|c| fold::is_alphabetic(c) || c == ' ')
            && !abbreviation
            && word.count() >= 3
        {
            let start = at + i as u32 + 2;
            all.small_after_stop.push(Span { start, end: start + letter.len_utf8() as u32 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scanner, Words, quotes, read, scanner, small_after_stop, spelling};
    use crate::lexicon::{Agencies, Wording};

    fn words(text: &str) -> Words {
        let mut all = Words::default();
        let mut split = scanner::Words::default();
        let wording = Wording::embedded();
        let scanner = Scanner::new(&Agencies::default(), &wording);
        split.split(text, 0..text.len(), &scanner);
        read(&mut all, text, &split, 0, &scanner);
        spelling(&mut all, text, &split, 0, &wording);
        quotes(&mut all, text, 0);
        small_after_stop(&mut all, text, 0);
        all
    }

    #[test]
    fn doubled_words_are_found_and_reduplication_is_not() {
        for (text, doubled) in [
            ("đôn đốc các các cơ quan", vec!["các"]),
            ("tổ chức thực hiện thực hiện Kế hoạch", vec!["thực hiện"]),
            ("gửi báo cáo cáo về xã", vec!["cáo"]),
            ("luôn luôn giải quyết", vec![]),
            ("các tổ chức chức năng", vec![]),
            ("cơ chế một cửa một cửa liên thông", vec![]),
            ("của xã; của phường", vec![]),
            ("Tháng 1 Tháng 1", vec![]),
        ] {
            let found: Vec<&str> = words(text).doubled.iter().map(|s| &text[s.range()]).collect();
            assert_eq!(found, doubled, "{text}");
        }
    }

    #[test]
    fn phrases_with_wrong_marks_are_found() {
        for (text, misspelt) in [
            ("CÁI CÁCH TÀI CHÍNH CÔNG", Some("cải cách tài chính")),
            ("cài cách hành chính", Some("cải cách hành chính")),
            ("Chuyên đổi số toàn diện", Some("chuyển đổi số")),
            ("xác định Chi số", Some("chỉ số")),
            ("chi số tiền còn lại", None),
            ("cải cách hành chính", None),
            ("cái cách làm này", None),
            ("hoà giải, chuyển đổi số", None),
            ("cai cach hanh chinh", None),
            ("Luật Thuế bảo vệ môi trường", None),
            ("các hoạt động đào tạo nhân lực", None),
            ("phường Trường Thạnh", None),
        ] {
            let found = words(text);
            assert_eq!(found.misspelt.first().map(|(_, right)| right.as_str()), misspelt, "{text}");
        }
    }

    #[test]
    fn quotes_pair_within_a_paragraph() {
        assert!(words("mô hình “Chính quyền thân thiện” và “Một cửa”").quotes.is_empty());
        assert!(words("mô hình “Chính quyền thân thiện theo Kế hoạch").quotes[0].1);
        assert!(!words("kỹ năng số cơ bản.”").quotes[0].1);
    }

    #[test]
    fn a_small_letter_after_a_stop() {
        assert_eq!(words("vị trí việc làm. rà soát").small_after_stop.len(), 1);
        assert_eq!(words("các tỉnh, TP. thuộc; v.v. và tr. 5; việc làm. Rà soát").small_after_stop.len(), 0);
    }

    #[test]
    fn two_ways_to_place_a_tone() {
        let found = words("khoá XX, khóa XXI, hoàn thành, quý I, tuỳ, tùy");
        assert_eq!(found.tone_last.map(|(_, n)| n), Some(2));
        assert_eq!(found.tone_first.map(|(_, n)| n), Some(2));
    }
}
