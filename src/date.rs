//! Dates as written and as meant.

use crate::source::Span;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A date as it stands in the text. The numbers are what is written, possible or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Where it stands, from the first digit or the word "ngày" that belongs to it.
    pub span: Span,
    /// Day of the month as written; `None` where blank or absent.
    pub day: Option<u32>,
    /// Month as written.
    pub month: Option<u32>,
    /// Year as written, with as many digits as it has ("20223").
    pub year: Option<u32>,
}

impl WrittenDate {
    /// What the calendar makes of it: `Ok(None)` where nothing usable is given,
    /// `Err` where there is no such day, month or year (31/11/2023, tháng 13, năm 20223).
    ///
    /// # Errors
    /// [`NoSuchDate`] names what is impossible.
    pub fn calendar(&self) -> Result<Option<PartialDate>, NoSuchDate> {
        let Some(year) = self.year else {
            return match (self.day, self.month) {
                (_, Some(month)) if !(1..=12).contains(&month) => Err(NoSuchDate::Month),
                (Some(day), _) if !(1..=31).contains(&day) => Err(NoSuchDate::Day),
                _ => Ok(None),
            };
        };
        if !(1900..=2199).contains(&year) {
            return Err(NoSuchDate::Year);
        }
        let year = year as i32;
        match (self.month, self.day) {
            (None, _) => Ok(Some(PartialDate::Year(year))),
            (Some(month), _) if !(1..=12).contains(&month) => Err(NoSuchDate::Month),
            (Some(month), None) => Ok(Some(PartialDate::Month(year, month))),
            (Some(month), Some(day)) => {
                NaiveDate::from_ymd_opt(year, month, day).map(|d| Some(PartialDate::Day(d))).ok_or(NoSuchDate::Day)
            }
        }
    }

    /// The date, if it is whole and possible.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self.calendar() {
            Ok(Some(PartialDate::Day(day))) => Some(day),
            _ => None,
        }
    }
}

/// Which part of a written date cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSuchDate {
    /// No such day in that month.
    Day,
    /// No such month.
    Month,
    /// No such year for an administrative document (1900 to 2199).
    Year,
}

/// A date known whole or in part. Prints as ISO: "2024", "2024-01", "2024-01-12".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// Year only.
    Year(i32),
    /// Year and month.
    Month(i32, u32),
    /// Whole.
    Day(NaiveDate),
}

impl PartialDate {
    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The first day that it can be.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Day(day) => Some(day),
        }
        .unwrap_or(NaiveDate::MIN)
    }

    /// The last day that it can be.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 12, 31),
            Self::Month(year, month) => {
                let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                NaiveDate::from_ymd_opt(year, month, 1).and_then(|d| d.pred_opt())
            }
            Self::Day(day) => Some(day),
        }
        .unwrap_or(NaiveDate::MAX)
    }

    /// Whether both may be the same day.
    #[must_use]
    pub fn agrees_with(self, other: PartialDate) -> bool {
        self.earliest() <= other.latest() && other.earliest() <= self.latest()
    }

    /// The day, if it is known.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

/// A day as Vietnamese offices write it: "05/3/2020" (NĐ 30/2020 PL I: zero before days under 10 and months 1 and 2).
#[must_use]
pub fn vietnamese(day: NaiveDate) -> String {
    let month = day.month();
    if month < 3 {
        format!("{:02}/{month:02}/{}", day.day(), day.year())
    } else {
        format!("{:02}/{month}/{}", day.day(), day.year())
    }
}
