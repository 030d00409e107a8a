//! Which documents of a file must have a head of their own, and where to point when a part of it is missing.

use crate::kind::Kind;
use crate::parse::plan::Paper;
use crate::resolve::document::Head;
use crate::rules::Context;
use crate::source::Span;

/// A document of the file with its facts.
#[derive(Clone, Copy)]
pub(crate) struct OwnHead<'a> {
    /// What is written.
    pub(crate) paper: &'a Paper,
    /// What is meant.
    pub(crate) head: &'a Head,
}

impl OwnHead<'_> {
    /// The first part of the head that is there; where to point when another is missing.
    pub(crate) fn anchor(&self) -> Span {
        let paper = self.paper;
        let parts = [
            paper.national_name,
            paper.party_name,
            paper.letterhead.first().copied(),
            paper.number.as_ref().map(|n| n.span),
            paper.place_date.as_ref().map(|d| d.span),
            paper.kind_span,
            paper.title,
        ];
        let first = parts.into_iter().flatten().min().or(paper.bases.first().map(|basis| basis.span));
        first.unwrap_or(Span { start: paper.span.start, end: paper.span.start })
    }

    /// Whether only its body is there: neither letterhead nor number nor recipients, as in a text that a page of the
    /// web or a database shows. What its form lacks is then one thing.
    pub(crate) fn is_bare(&self) -> bool {
        let paper = self.paper;
        let headed = paper.national_name.or(paper.motto).or(paper.party_name).is_some() || !paper.letterhead.is_empty();
        !headed && paper.number.is_none() && paper.recipients.is_none()
    }

    /// The last thing of the document: where to point when its end lacks a part.
    pub(crate) fn last(&self, cx: &Context<'_>) -> Span {
        let block = cx.plan.blocks[self.paper.blocks.clone()].iter().rev().find(|b| !b.span.is_empty());
        block.map_or_else(|| self.anchor(), |b| b.span)
    }
}

/// Documents that are issued themselves: no attachments, no texts without any mark of a document.
pub(crate) fn own_heads<'a>(cx: &Context<'a>) -> impl Iterator<Item = OwnHead<'a>> + use<'a> {
    let (papers, heads) = (&cx.plan.papers, &cx.document.heads);
    papers.iter().zip(heads).filter_map(|(paper, head)| {
        let attached = head.attached_to.is_some() || paper.attachment.is_some();
        let issued = paper.kind.is_some_and(|k| !matches!(k, Kind::Appendix | Kind::List))
            || paper.number.is_some() && (paper.signature.is_some() || paper.recipients.is_some())
            // "Căn cứ …; Trường … xây dựng Kế hoạch …, cụ thể như sau:": all above it was lost.
            || head.kind == Some(Kind::Plan) && paper.enacting.is_some() && !paper.bases.is_empty();
        (!attached && issued).then_some(OwnHead { paper, head })
    })
}

/// Whether a document is an attachment: of another in the file, or by its own words.
pub(crate) fn is_attached(paper: &Paper, head: &Head) -> bool {
    head.attached_to.is_some() || paper.attachment.is_some() || paper.kind == Some(Kind::Appendix)
}

/// Whether an authority is the chair of a people's committee, not the committee.
pub(crate) fn is_chair(issuer: &str) -> bool {
    crate::fold::key(issuer).starts_with("chủ tịch")
}

/// Whether an authority is a people's committee or its chair.
pub(crate) fn is_committee(issuer: &str) -> bool {
    let key = crate::fold::key(issuer);
    let body = key.strip_prefix("chủ tịch ").unwrap_or(&key);
    body.starts_with("ủy ban nhân dân") || body.starts_with("ubnd")
}
