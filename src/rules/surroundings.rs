//! What stands around a place: a citation, a look back, words that acknowledge a change.

use crate::parse::plan::{Column, TableId};
use crate::resolve::document::AsOfSource;
use crate::rules::Context;
use crate::source::Span;
use chrono::NaiveDate;
use foldhash::HashSet;

impl Context<'_> {
    /// Whether a place lies inside a citation or the subject of a cited document, whose words are not the writer's.
    pub(crate) fn is_cited(&self, span: Span) -> bool {
        let citations = &self.plan.citations;
        let after = citations.partition_point(|c| c.span.start <= span.start);
        // A subject ends before the next citation but one at the latest.
        citations[..after].iter().rev().take(3).any(|c| {
            let end = c.title.map_or(c.span.end, |t| t.end.max(c.span.end)).max(c.issuer.map_or(0, |i| i.end));
            span.start < end
        })
    }

    /// The first day on which the document can have been written: for one without any date, the day of the
    /// newest document that it cites.
    pub(crate) fn earliest_day(&self) -> NaiveDate {
        let as_of = self.document.as_of;
        if as_of.source != AsOfSource::Today {
            return as_of.earliest;
        }
        let cited = self.plan.citations.iter().filter_map(|c| c.date.as_ref().and_then(|d| d.day()));
        cited.filter(|day| *day <= as_of.day).max().unwrap_or(as_of.earliest)
    }

    /// The paper that a place stands in.
    pub(crate) fn paper_at(&self, span: Span) -> usize {
        self.plan.papers.partition_point(|p| p.span.start <= span.start).saturating_sub(1)
    }

    /// Whether a place stands in a part that tells of the past ("Thực trạng", "Kết quả đạt được").
    pub(crate) fn looks_back(&self, span: Span) -> bool {
        let blocks = &self.plan.blocks;
        let after = blocks.partition_point(|b| b.span.start <= span.start);
        let mut section = blocks[..after].last().and_then(|b| b.section);
        while let Some(id) = section {
            let this = &self.plan.sections[id];
            let part = self.lexicon.headings.part(self.source.slice(this.title));
            if part.is_some_and(|p| p.key == "tinh-hinh") {
                return true;
            }
            section = this.parent;
        }
        false
    }

    /// Whether the words nearby say that a body or unit was merged or renamed ("nay là", "trước đây").
    pub(crate) fn is_acknowledged(&self, span: Span) -> bool {
        const NEAR: usize = 90;
        let text = &self.source.text;
        let from = text.floor_char_boundary((span.start as usize).saturating_sub(NEAR));
        let to = text.ceil_char_boundary((span.end as usize + NEAR).min(text.len()));
        let near = crate::fold::key(&text[from..to]);
        self.lexicon.agencies.acknowledging().iter().any(|words| near.contains(words.as_str()))
    }

    /// Whether `written` can be the printed phrase `meant`, misread: pages that were scanned lose marks and letters of
    /// what a template printed right.
    pub(crate) fn is_misread(&self, written: &str, meant: &str) -> bool {
        const MISREAD: usize = 3;
        self.document.extracted && strsim::levenshtein(&crate::fold::one_line(written), meant) <= MISREAD
    }

    /// Tables that name lead and support in one cell ("Chủ trì: … Phối hợp: …"), so that a cell without "Chủ trì"
    /// names no lead.
    pub(crate) fn one_cell_tables(&self) -> HashSet<TableId> {
        let supported = self.document.tasks.iter().filter(|t| !t.support.is_empty()).filter_map(|t| t.source.table());
        supported.filter(|&table| !self.plan.tables[table].columns.contains(&Column::Support)).collect()
    }
}
