//! Folded keys: how words are compared where spelling variants must not matter.
//!
//! Tolerant reading, strict reporting: "Uỷ ban" and "Ủy ban", "hoà" and "hòa", "–" and "-",
//! "PHÒNG TƯ PHÁP" and "Phòng Tư pháp" have one key. The text itself is never rewritten.

/// The key of `text`: lower case, tone mark on the first vowel of an open oa, oe, uy, every dash
/// as "-", every run of white space as one space, none at the ends. `text` is NFC.
#[must_use]
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        match c {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
    place_tones(&mut out);
    out
}

/// The five toned forms of a vowel, in the order huyền, sắc, hỏi, ngã, nặng.
const TONES: [(char, [char; 5]); 5] = [
    ('a', ['à', 'á', 'ả', 'ã', 'ạ']),
    ('e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
    ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
];

fn toned(c: char) -> Option<(char, usize)> {
    TONES.iter().take(3).find_map(|(base, forms)| forms.iter().position(|&f| f == c).map(|tone| (*base, tone)))
}

/// "hoà" -> "hòa", "uỷ" -> "ủy" at the end of a syllable and not after "q"; in place.
fn place_tones(key: &mut String) {
    // Only a toned a, e, y after o or u can be meant; most keys have none.
    if !key.chars().any(|c| toned(c).is_some()) {
        return;
    }
    let chars: Vec<char> = key.chars().collect();
    let mut out = String::with_capacity(key.len());
    let mut i = 0;
    while i < chars.len() {
        let pair = (chars[i], chars.get(i + 1).copied());
        if let (first @ ('o' | 'u'), Some(second)) = pair
            && let Some((base, tone)) = toned(second)
            && (first == 'u') == (base == 'y')
            && !(i > 0 && chars[i - 1] == 'q')
            && chars.get(i + 2).is_none_or(|c| !c.is_alphabetic())
        {
            let row = if first == 'o' { 3 } else { 4 };
            out.push(TONES[row].1[tone]);
            out.push(base);
            i += 2;
            continue;
        }
        out.push(chars[i]);
        i += 1;
    }
    *key = out;
}

/// A letter without marks, in lower case: "Ị" is "i", "Đ" is "d". OCR loses marks before it loses letters.
#[must_use]
pub fn base(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    if matches!(lower, 'đ' | 'ð') {
        return 'd';
    }
    let mut first = None;
    unicode_normalization::char::decompose_canonical(lower, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(lower)
}

/// A word without marks, in lower case.
#[must_use]
pub fn bare(word: &str) -> String {
    word.chars().map(base).collect()
}

/// One line: every run of white space as one space, none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{bare, key, one_line};

    #[test]
    fn spelling_variants_share_a_key() {
        for (a, b) in [
            ("Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN"),
            ("Hoà Bình", "hòa  bình"),
            ("HĐND–UBND", "hđnd-ubnd"),
            ("khoẻ", "khỏe"),
            ("Cộng hoà\nxã hội", "cộng hòa xã hội"),
        ] {
            assert_eq!(key(a), key(b));
        }
    }

    #[test]
    fn different_words_keep_different_keys() {
        for (a, b) in [("hoàn", "hòan"), ("quý", "qúy"), ("tỉnh", "tinh"), ("hóa", "hoa")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn bare_words_have_no_marks() {
        assert_eq!(bare("ĐỊNH"), "dinh");
        assert_eq!(bare("dịnh"), "dinh");
        assert_eq!(bare("Ðường"), "duong");
    }

    #[test]
    fn one_line_joins_what_a_page_broke() {
        assert_eq!(one_line("  số 16/2015\n NĐ-CP\t"), "số 16/2015 NĐ-CP");
    }
}
