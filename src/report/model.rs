//! `parse`: the document model, nothing judged.

mod json;

pub use json::json;
