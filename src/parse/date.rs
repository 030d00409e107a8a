//! Dates as written.
