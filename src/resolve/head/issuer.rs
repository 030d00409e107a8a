//! Who issues a document, written out: "UBND TỈNH KIÊN GIANG" / "SỞ Y TẾ" is "Sở Y tế tỉnh Kiên Giang".

use crate::fold;
use crate::lexicon::Lexicon;
use crate::lexicon::agencies::How;
use crate::resolve::document::Level;

/// A body with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Issuer {
    /// "Chủ tịch", "Giám đốc" where a person issues.
    pub(super) office: Option<String>,
    /// "Ủy ban nhân dân", "Sở Y tế".
    pub(super) body: String,
    /// "thị xã"; empty where none is named.
    pub(super) unit: String,
    /// "Gia Nghĩa"; empty where none is named.
    pub(super) place: String,
    pub(super) level: Option<Level>,
}

impl Issuer {
    /// One line, as the head of a document would say it in running text.
    pub(super) fn written(&self) -> String {
        let parts = [self.office.as_deref().unwrap_or(""), &self.body, &self.unit, &self.place];
        fold::one_line(&parts.join(" "))
    }
}

/// Names are shorter than this, in bytes.
const LONGEST: usize = 300;

/// The body that a line names, whatever its case; `None` where it names none that is known.
pub(super) fn issuer(line: &str, lexicon: &Lexicon) -> Option<Issuer> {
    let line = fold::one_line(
        line.get(..LONGEST.min(line.len())).unwrap_or("").trim_matches(|c: char| !fold::is_alphanumeric(c)),
    );
    let words: Vec<&str> = line.split(' ').collect();
    let bare: Vec<String> =
        words.iter().map(|word| fold::bare(word.trim_matches(|c: char| !fold::is_alphanumeric(c)))).collect();
    let office = lexicon.headings.office(&bare).filter(|&count| {
        count < words.len() && lexicon.agencies.find(&line).is_none_or(|found| found.agency.is_none())
    });
    let name = words[office.unwrap_or(0)..].join(" ");
    let found = lexicon.agencies.find(&name)?;
    let (body, unit, place) = split(&name, lexicon);
    let capitals = !name.contains(char::is_lowercase);
    let body = match found.agency {
        Some((_, agency)) if matches!(found.how, How::Named | How::Short) => agency.name.clone(),
        _ if capitals && lexicon.headings.is_unit(&body) => title_case(&body),
        _ if capitals => sentence_case(&body),
        _ => spelt_out(&body),
    };
    // The table's name may hold the place already ("Văn phòng UBND tỉnh").
    let (unit, place) = if body.ends_with(&unit) && !unit.is_empty() { (String::new(), place) } else { (unit, place) };
    let place = if capitals { title_case(&place) } else { place };
    let level =
        if lexicon.headings.is_unit(&body) { Some(Level::Unit) } else { level(&unit, &place, lexicon).or(found.level) };
    let office = office.map(|count| sentence_case(&words[..count].join(" ")));
    Some(Issuer { office, body, unit, place, level: level.or_else(|| party_level(&body_key(&line))) })
}

/// The body of a letterhead: the last one named, with the place of the one above where it has none.
pub(super) fn of_letterhead(lines: &[&str], lexicon: &Lexicon) -> Option<Issuer> {
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        for part in bodies(line, lexicon) {
            let begins = lexicon.agencies.find(&part).is_some();
            match names.last_mut() {
                // "ỦY BAN NHÂN DÂN" / "THỊ XÃ GIA NGHĨA"
                Some(name) if !begins => {
                    name.push(' ');
                    name.push_str(&part);
                }
                None if !begins => {}
                _ => names.push(part),
            }
        }
    }
    let mut all = names.iter().filter_map(|name| issuer(name, lexicon));
    let last = all.next_back()?;
    let above = all.next_back();
    Some(match above {
        Some(above) if last.unit.is_empty() && last.place.is_empty() && last.level != Some(Level::Unit) => {
            Issuer { unit: above.unit, place: above.place, level: last.level.or(above.level), ..last }
        }
        _ => last,
    })
}

/// The bodies that stand one behind the other in a cell ("SỞ GDĐT TỈNH A TRƯỜNG THPT B").
fn bodies(line: &str, lexicon: &Lexicon) -> Vec<String> {
    let line = fold::one_line(line);
    let starts: Vec<usize> = line.match_indices(' ').map(|(at, _)| at + 1).take(24).collect();
    let seam = starts.into_iter().find(|&at| {
        let (before, rest) = (line[..at].trim_end(), &line[at..]);
        let (_, unit, place) = split(before, lexicon);
        let named = !unit.is_empty() && !place.is_empty();
        let province = || lexicon.agencies.ends_with_province(&fold::key(before));
        let begins = || lexicon.agencies.find(rest).is_some_and(|found| found.how != How::Misspelt);
        (named || province()) && begins()
    });
    match seam {
        Some(at) => vec![line[..at].trim_end().to_owned(), line[at..].to_owned()],
        None => vec![line],
    }
}

/// Body, unit and place of a name: "ỦY BAN NHÂN DÂN", "thị xã", "GIA NGHĨA".
fn split(name: &str, lexicon: &Lexicon) -> (String, String, String) {
    // Lower-casing keeps the words, so that words of the key are words of the name.
    let words: Vec<&str> = name.split(' ').collect();
    let key = fold::key(name);
    let keys: Vec<&str> = key.split(' ').collect();
    for at in 1..words.len() {
        // "HUYỆN ỦY" and "TỈNH ĐOÀN" are bodies, not units.
        // Nor is "xã hội" a commune.
        if keys.get(at + 1).is_some_and(|next| matches!(*next, "ủy" | "đoàn") || keys[at] == "xã" && *next == "hội")
        {
            continue;
        }
        let unit = lexicon
            .agencies
            .units()
            .iter()
            .filter(|unit| unit.word.split(' ').enumerate().all(|(i, word)| keys.get(at + i) == Some(&word)));
        if let Some(unit) = unit.max_by_key(|unit| unit.word.len()) {
            let count = unit.word.split(' ').count();
            let word = if unit.word == "tp" { "thành phố".to_owned() } else { unit.word.clone() };
            return (words[..at].join(" "), word, words[at + count..].join(" "));
        }
    }
    // "TỈNH ỦY HÒA BÌNH": the unit is in the name.
    if keys.len() > 2 && keys[1] == "ủy" && keys[2] != "ban" {
        return (words[..2].join(" "), String::new(), words[2..].join(" "));
    }
    (name.to_owned(), String::new(), String::new())
}

fn level(unit: &str, place: &str, lexicon: &Lexicon) -> Option<Level> {
    if unit == "thành phố" {
        let key = fold::key(place);
        let city = lexicon.agencies.provinces().iter().any(|p| p.city && fold::key(&p.name) == key);
        return Some(if city { Level::Province } else { Level::District });
    }
    lexicon.agencies.units().iter().find(|entry| entry.word == unit).and_then(|entry| entry.level)
}

/// "Tỉnh ủy", "Thị ủy": the unit is in the name.
fn party_level(key: &str) -> Option<Level> {
    match key.strip_suffix(" ủy")? {
        "tỉnh" => Some(Level::Province),
        "huyện" | "thị" | "quận" => Some(Level::District),
        _ => None,
    }
}

/// The first two words of a name, folded.
fn body_key(line: &str) -> String {
    fold::key(&line.split(' ').take(2).collect::<Vec<_>>().join(" "))
}

/// "UBND" and "HĐND" written out.
fn spelt_out(body: &str) -> String {
    for (short, long) in [("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân")] {
        if let Some(rest) = body.strip_prefix(short) {
            return format!("{long}{rest}");
        }
    }
    body.to_owned()
}

/// "ỦY BAN NHÂN DÂN" is "Ủy ban nhân dân"; abbreviations stay.
fn sentence_case(text: &str) -> String {
    let text = spelt_out(text);
    let mut words = text.split(' ');
    let first = words.next().map(capitalised).unwrap_or_default();
    words.fold(first, |mut all, word| {
        all.push(' ');
        all.push_str(&if is_abbreviation(word) { word.to_owned() } else { fold::key(word) });
        all
    })
}

/// "GIA NGHĨA" is "Gia Nghĩa".
fn title_case(text: &str) -> String {
    text.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    if is_abbreviation(word) {
        return word.to_owned();
    }
    let key = fold::key(word);
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// "THPT", "GDĐT": no syllable is without a vowel.
fn is_abbreviation(word: &str) -> bool {
    word.len() > 1 && !fold::bare(word).contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::{issuer, of_letterhead};
    use crate::lexicon::Lexicon;
    use crate::resolve::document::Level;

    #[test]
    fn a_name_is_written_out() {
        let lexicon = Lexicon::embedded();
        for (line, written, level) in [
            (
                "CHỦ TỊCH UỶ BAN NHÂN DÂN THỊ XÃ GIA NGHĨA",
                "Chủ tịch Ủy ban nhân dân thị xã Gia Nghĩa",
                Some(Level::District),
            ),
            ("UBND xã Tân An", "Ủy ban nhân dân xã Tân An", Some(Level::Commune)),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "Ủy ban nhân dân thành phố Hà Nội", Some(Level::Province)),
            ("ỦY BAN NHÂN DÂN THÀNH PHỐ TÂN AN", "Ủy ban nhân dân thành phố Tân An", Some(Level::District)),
            ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ", Some(Level::Central)),
            ("TRƯỜNG THPT BÌNH MINH", "Trường THPT Bình Minh", Some(Level::Unit)),
            ("TỈNH ỦY HÒA BÌNH", "Tỉnh ủy Hòa Bình", Some(Level::Province)),
            ("HỘI ĐỒNG NHÂN DÂN THỊ XÃ BÌNH MINH", "Hội đồng nhân dân thị xã Bình Minh", Some(Level::District)),
        ] {
            let found = issuer(line, &lexicon).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.written().as_str(), found.level), (written, level), "{line}");
        }
        assert_eq!(issuer("MỤC ĐÍCH", &lexicon), None);
    }

    #[test]
    fn a_letterhead_names_the_lower_body() {
        let lexicon = Lexicon::embedded();
        for (lines, written) in [
            (&["UBND TỈNH KIÊN GIANG", "SỞ Y TẾ"][..], "Sở Y tế tỉnh Kiên Giang"),
            (&["ỦY BAN NHÂN DÂN", "THỊ XÃ GIA NGHĨA"], "Ủy ban nhân dân thị xã Gia Nghĩa"),
            (&["SỞ GDĐT TỈNH ĐỒNG THÁP TRƯỜNG THPT BÌNH MINH"], "Trường THPT Bình Minh"),
            (&["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "ĐỒNG THÁP", "TRƯỜNG THPT BÌNH MINH"], "Trường THPT Bình Minh"),
        ] {
            assert_eq!(
                of_letterhead(lines, &lexicon).map(|found| found.written()).as_deref(),
                Some(written),
                "{lines:?}"
            );
        }
    }
}
