//! Drafts of records, from facts gathered elsewhere and from official texts. A person confirms them;
//! nothing here changes a record that exists.

mod clauses;
pub mod facts;
mod provenance;
pub mod text;
pub mod wording;
