//! Citations, as meant.

use super::Period;
use crate::date::PartialDate;
use crate::parse::plan::{Number, PaperId};
use crate::regulations::RegulationId;

/// What a citation means.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Number, own or taken over from the definition of an alias.
    pub number: Option<Number>,
    /// Date, own or taken over from an earlier mention; `None` where impossible or absent.
    pub issued_on: Option<PartialDate>,
    /// Issuing body as written, one line.
    pub issuer: Option<String>,
    /// Its part in the document.
    pub role: Role,
    /// Which regulation it is.
    pub resolution: Resolution,
    /// Mentions of the same document in this file share this key (the index of the first).
    pub first_mention: usize,
    /// Whether the text itself says that it was ended or replaced ("đã được thay thế bởi", a footnote).
    pub acknowledged: bool,
    /// Whether the text itself says that it was amended ("được sửa đổi, bổ sung năm 2017").
    pub amended: bool,
    /// Whether it is named only as what amended the document before it ("được sửa đổi, bổ sung bởi Nghị định số …").
    pub amending: bool,
    /// The period that its subject names ("giai đoạn 2016 - 2020").
    pub period: Option<Period>,
    /// The paper that it stands in.
    pub paper: PaperId,
}

/// The part that a citation plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A line of the preamble.
    Basis,
    /// Something to be carried out.
    Task,
    /// A passage that tells or looks back.
    Narrative,
    /// A footnote.
    Footnote,
    /// The document's own decision.
    Attachment,
    /// Definition of an alias, object of an amendment.
    Definition,
}

impl Role {
    /// The name in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Basis => "basis",
            Self::Task => "task",
            Self::Narrative => "narrative",
            Self::Footnote => "footnote",
            Self::Attachment => "attachment",
            Self::Definition => "definition",
        }
    }
}

/// Which regulation a citation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Exactly one fits everything that is written.
    Known(RegulationId),
    /// Number and type fit these, the written date fits none of them.
    Contradicted(Vec<RegulationId>),
    /// Several fit.
    Ambiguous(Vec<RegulationId>),
    /// None is known. Not wrong.
    Unknown,
}

impl Resolution {
    /// The one that is known.
    #[must_use]
    pub fn known(&self) -> Option<RegulationId> {
        match self {
            Self::Known(id) => Some(*id),
            _ => None,
        }
    }
}
