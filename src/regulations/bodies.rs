//! Who issues a number: central bodies by their symbol.

use super::names::name_key;

include!(concat!(env!("OUT_DIR"), "/bodies.rs"));

/// The central body that a number names by its symbol ("NĐ-CP": Chính phủ), from `rules/regulations/bodies.toml`.
#[must_use]
pub(crate) fn central_body(number: &str) -> Option<&'static str> {
    let of = |symbol: &str| {
        let symbol = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
        BODIES.binary_search_by_key(&symbol, |entry| entry.0).ok().map(|i| BODIES[i].1)
    };
    let last = number.rsplit(['-', '/']).next().and_then(of);
    // A letter names the body first and the drafting unit last: "5633/VPCP-KSTT".
    last.or_else(|| of(number.split_once('/')?.1.split('-').next()?))
}

/// Whether two names are of one local body for sure: the same words but for the person at its head ("Chủ tịch Ủy ban
/// nhân dân xã Tân Phú", "UBND xã Tân Phú"), whose papers have one register of numbers.
#[must_use]
pub(crate) fn one_body(a: &str, b: &str) -> bool {
    let (a, b) = (body_key(a), body_key(b));
    !a.is_empty() && a.strip_prefix("chủ tịch ").unwrap_or(&a) == b.strip_prefix("chủ tịch ").unwrap_or(&b)
}

/// The words of a body's name, its usual short forms written out.
#[must_use]
pub(crate) fn body_key(name: &str) -> String {
    let mut key = name_key(name);
    for (short, full) in [("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân")] {
        if key.contains(short) {
            key = key.replace(short, full);
        }
    }
    key
}

/// Whether two names may be of one local body: "Tỉnh Cà Mau", "UBND tỉnh Cà Mau".
#[must_use]
pub(crate) fn same_body(a: &str, b: &str) -> bool {
    let (a, b) = (body_key(a), body_key(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

#[cfg(test)]
mod tests {
    use super::{central_body, one_body, same_body};

    #[test]
    fn a_symbol_names_its_body() {
        for (number, body) in [
            ("16/2015/NĐ-CP", Some("Chính phủ")),
            ("72/2025/QH15", Some("Quốc hội")),
            ("1664/NQ-UBTVQH15", Some("Ủy ban Thường vụ Quốc hội")),
            ("39-NQ/TW", Some("Ban Chấp hành Trung ương Đảng")),
            ("5633/VPCP-KSTT", Some("Văn phòng Chính phủ")),
            ("532/QĐ-UBND", None),
            ("16-CT/TU", None),
            ("1019/SNV-CCHC&VTLT", None),
            ("7", None),
            ("", None),
        ] {
            assert_eq!(central_body(number), body, "{number}");
        }
    }

    #[test]
    fn local_bodies_are_compared_by_their_place() {
        assert!(same_body("Tỉnh Cà Mau", "UBND tỉnh Cà Mau"));
        assert!(!same_body("Tỉnh Cà Mau", "UBND tỉnh Bạc Liêu"));
        assert!(!same_body("Tỉnh Cà Mau", ""));
        assert!(same_body("UBND tỉnh", "UBND tỉnh Cà Mau"));
        assert!(!one_body("UBND tỉnh", "UBND tỉnh Cà Mau"));
        assert!(one_body("UBND xã Tân Phú", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN PHÚ"));
        assert!(!one_body("", ""));
    }
}
