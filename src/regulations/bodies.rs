//! Who issues a number: central bodies by their symbol.

use super::names::name_key;

include!(concat!(env!("OUT_DIR"), "/bodies.rs"));

/// The central body that a number names by its symbol ("NĐ-CP": Chính phủ), from `rules/regulations/bodies.toml`.
#[must_use]
pub(crate) fn central_body(number: &str) -> Option<&'static str> {
    let symbol = number.rsplit(['-', '/']).next()?.trim_end_matches(|c: char| c.is_ascii_digit());
    BODIES.binary_search_by_key(&symbol, |entry| entry.0).ok().map(|i| BODIES[i].1)
}

/// Whether two names may be of one local body: "Tỉnh Cà Mau", "UBND tỉnh Cà Mau".
#[must_use]
pub(crate) fn same_body(a: &str, b: &str) -> bool {
    let key = |s: &str| name_key(s).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân");
    let (a, b) = (key(a), key(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}
