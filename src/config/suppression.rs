//! Findings that were judged and accepted, outside the document: an official cannot put comments into a plan.

use super::file::day;
use super::{ConfigError, Place};
use crate::Checked;
use crate::diagnostic::Diagnostic;
use crate::fold;
use crate::rules::Standing;
use crate::source::Span;
use chrono::NaiveDate;
use globset::GlobMatcher;
use serde::Deserialize;
use toml::Spanned;

/// `[[suppress]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SuppressionEntry {
    rule: Spanned<String>,
    path: Spanned<String>,
    quote: Option<String>,
    section: Option<String>,
    #[serde(default)]
    reason: String,
    owner: Option<String>,
    until: Option<Spanned<String>>,
}

/// One accepted finding, or several of one kind.
#[derive(Debug)]
pub struct Suppression {
    /// The rule or group.
    pub rule: String,
    /// Where the entry stands in the configuration, in bytes.
    pub span: Span,
    /// Which documents.
    pub path: GlobMatcher,
    /// Only where the finding's place contains these words (compared folded).
    pub quote: Option<String>,
    /// Only under the section with this label ("III.2") or title (compared folded).
    pub section: Option<String>,
    /// Why; required.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}

impl SuppressionEntry {
    pub(super) fn verified(self, place: &Place<'_>) -> Result<Suppression, ConfigError> {
        let span = self.rule.span();
        Ok(Suppression {
            rule: place.rule(&self.rule)?,
            span: Span::new(span.start, span.end),
            path: place.glob(&self.path)?,
            quote: self.quote.map(|q| fold::key(&q)),
            section: self.section.map(|s| fold::key(&s)),
            reason: self.reason.trim().to_owned(),
            owner: self.owner,
            until: day(place, self.until.as_ref())?,
        })
    }
}

impl Suppression {
    /// Whether it may be applied on a day.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        if self.reason.is_empty() {
            Standing::Unreasoned
        } else if self.until.is_some_and(|until| until < today) {
            Standing::Expired
        } else {
            Standing::Applied
        }
    }

    /// Whether it speaks of this finding. The path is compared by the caller, once a document.
    #[must_use]
    pub fn covers(&self, checked: &Checked, diagnostic: &Diagnostic) -> bool {
        let group = diagnostic.rule.split('/').next().unwrap_or_default();
        if self.rule != diagnostic.rule && self.rule != group {
            return false;
        }
        let quoted = self.quote.as_ref().is_none_or(|quote| {
            let line = whole_lines(&checked.source.text, diagnostic.span);
            fold::key(&checked.source.text[line]).contains(quote)
        });
        quoted && self.section.as_ref().is_none_or(|section| in_section(checked, diagnostic.span, section))
    }
}

/// The lines that a span touches.
fn whole_lines(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |i| i + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |i| span.end as usize + i);
    start..end
}

/// Whether a place stands under a section whose title, label or path of labels ("III.2") is `wanted`.
fn in_section(checked: &Checked, span: Span, wanted: &str) -> bool {
    let plan = &checked.plan;
    plan.sections.iter().enumerate().filter(|(_, section)| section.span.contains(span)).any(|(id, section)| {
        if fold::key(checked.source.slice(section.title)) == wanted {
            return true;
        }
        let mut labels = Vec::new();
        let mut at = Some(id);
        while let Some(id) = at {
            if let Some(label) = &plan.blocks[plan.sections[id].block].label {
                labels.push(label.text.as_str());
            }
            at = plan.sections[id].parent;
        }
        labels.reverse();
        fold::key(&labels.join(".")) == wanted
    })
}
