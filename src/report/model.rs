//! `parse`: the document model, nothing judged.

mod json;
mod tree;

pub use json::json;
pub use tree::tree;
