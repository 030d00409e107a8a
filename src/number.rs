//! Số, ký hiệu: numbers of documents.

/// Số, ký hiệu: a document number, normalised (NFC, no spaces, "Đ" not "D", "-" for every dash).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(pub String);

impl Number {
    /// What stands before the first "/" or, in Party numbers, "-": "16", "30c", "66.13", "0124".
    #[must_use]
    pub fn serial(&self) -> &str {
        let end = self.0.find(['/', '-']).unwrap_or(self.0.len());
        &self.0[..end]
    }

    /// The year inside the number ("16/2015/NĐ-CP" is 2015).
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        let rest = self.0.get(self.serial().len() + 1..)?;
        let (year, _) = rest.split_once('/')?;
        if year.len() == 4 && self.0.as_bytes()[self.serial().len()] == b'/' { year.parse().ok() } else { None }
    }

    /// What stands after serial and year: "NĐ-CP", "QĐ-UBND", "QH15", "NQ/TU".
    #[must_use]
    pub fn symbol(&self) -> &str {
        let rest = self.0.get(self.serial().len() + 1..).unwrap_or("");
        match (self.year(), rest.split_once('/')) {
            (Some(_), Some((_, symbol))) => symbol,
            _ => rest,
        }
    }

    /// Whether it is of the Party's form ("16-CT/TU").
    #[must_use]
    pub fn is_party(&self) -> bool {
        self.0.as_bytes().get(self.serial().len()) == Some(&b'-')
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[track_caller]
    fn parts(number: &str, serial: &str, year: Option<i32>, symbol: &str, party: bool) {
        let number = Number(number.to_owned());
        assert_eq!((number.serial(), number.year(), number.symbol(), number.is_party()), (serial, year, symbol, party));
    }

    #[test]
    fn a_number_falls_into_serial_year_and_symbol() {
        parts("16/2015/NĐ-CP", "16", Some(2015), "NĐ-CP", false);
        parts("225/QĐ-TTg", "225", None, "QĐ-TTg", false);
        parts("66.13/2026/NQ-CP", "66.13", Some(2026), "NQ-CP", false);
        parts("30c/NQ-CP", "30c", None, "NQ-CP", false);
        parts("72/2025/QH15", "72", Some(2025), "QH15", false);
        parts("16-CT/TU", "16", None, "CT/TU", true);
        parts("7", "7", None, "", false);
        parts("", "", None, "", false);
    }
}
