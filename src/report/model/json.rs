//! `parse --format json`: the outer form of the document model.

use crate::fold::one_line;
use crate::parse::plan::{CitationForm, Column, Plan, RowKind, SectionId};
use crate::regulations::Regulations;
use crate::report::json::{Place, SCHEMA_VERSION, place, to_json};
use crate::resolve::document::{Document, Head, TaskSource};
use crate::source::{Source, Span};
use serde::Serialize;

/// The model of one file, on one line; with the file's text if asked for.
#[must_use]
pub fn json(source: &Source, plan: &Plan, document: &Document, regulations: &Regulations, with_text: bool) -> String {
    let cx = Cx { source, plan, document, regulations };
    let original = with_text.then(|| source.original());
    let model = Model {
        schema_version: SCHEMA_VERSION,
        path: &source.name,
        text: original.as_deref(),
        documents: cx.papers(),
        citations: cx.citations(),
        tasks: cx.tasks(),
        tables: cx.tables(),
    };
    to_json(&model) + "\n"
}

struct Cx<'a> {
    source: &'a Source,
    plan: &'a Plan,
    document: &'a Document,
    regulations: &'a Regulations,
}

impl<'a> Cx<'a> {
    fn place(&self, span: Span) -> Place {
        place(span, self.source)
    }

    fn quote(&self, span: Span) -> String {
        one_line(self.source.slice(span))
    }

    /// Several places as one line; `None` where there is none.
    fn joined(&self, spans: &[Span]) -> Option<String> {
        (!spans.is_empty()).then(|| spans.iter().map(|&span| self.quote(span)).collect::<Vec<_>>().join(" "))
    }

    fn papers(&self) -> Vec<Paper<'a>> {
        let mut sections = self.sections();
        let papers = self.plan.papers.iter().zip(&self.document.heads).enumerate();
        papers
            .map(|(i, (paper, head))| Paper {
                kind: head.kind.map(|kind| kind.slug()),
                number: head.number.as_ref().map(|number| number.0.as_str()),
                issuer: head.issuer.as_deref(),
                level: head.level.map(|level| level.slug()),
                place: head.place.as_deref(),
                issued_on: head.issued_on.map(|date| date.to_string()),
                title: head.title.as_deref(),
                years: &head.years,
                period: period(head),
                span: self.place(paper.span),
                sections: sections.get_mut(i).map(std::mem::take).unwrap_or_default(),
                signature: paper.signature.as_ref().map(|signature| Signature {
                    authority: self.joined(&signature.authorities),
                    role: signature.role.map(|span| self.quote(span)),
                    signer: signature.signer.map(|span| self.quote(span)),
                }),
                recipients: paper
                    .recipients
                    .as_ref()
                    .map(|recipients| recipients.entries.iter().map(|&span| self.quote(span)).collect())
                    .unwrap_or_default(),
            })
            .collect()
    }

    /// The forest of sections, a list of trees per paper. Parents stand before their children, so
    /// that going backwards each section is complete when it is handed to its parent.
    fn sections(&self) -> Vec<Vec<Section>> {
        let mut roots: Vec<Vec<Section>> = self.plan.papers.iter().map(|_| Vec::new()).collect();
        let mut below: Vec<Vec<Section>> = self.plan.sections.iter().map(|_| Vec::new()).collect();
        for id in (0..self.plan.sections.len()).rev() {
            let mut children = std::mem::take(&mut below[id]);
            children.reverse();
            let section = self.section(id, children);
            let written = &self.plan.sections[id];
            match written.parent {
                Some(parent) if parent < id => below[parent].push(section),
                _ => {
                    if let Some(paper) = roots.get_mut(written.paper) {
                        paper.push(section);
                    }
                }
            }
        }
        for paper in &mut roots {
            paper.reverse();
        }
        roots
    }

    fn section(&self, id: SectionId, children: Vec<Section>) -> Section {
        let section = &self.plan.sections[id];
        let label = self.plan.blocks.get(section.block).and_then(|block| block.label.as_ref());
        Section {
            label: label.map(|label| label.text.clone()).unwrap_or_default(),
            title: self.quote(section.title),
            depth: section.depth,
            span: self.place(section.span),
            children,
        }
    }

    fn citations(&self) -> Vec<Citation<'a>> {
        // What has neither number nor name cites nothing that another program could look up.
        let both = self.plan.citations.iter().zip(&self.document.references);
        both.filter(|(citation, _)| citation.form != CitationForm::Unnumbered)
            .map(|(citation, reference)| Citation {
                span: self.place(citation.span),
                text: self.quote(citation.span),
                doc_type: citation.kind.map(|kind| kind.slug()),
                number: citation.number.as_ref().map(|number| number.0.as_str()),
                name: citation.name.as_deref(),
                issued_on: citation
                    .date
                    .as_ref()
                    .and_then(|date| date.calendar().ok().flatten())
                    .map(|date| date.to_string()),
                date_text: citation.date.as_ref().map(|date| self.quote(date.span)),
                issuer: citation.issuer.map(|span| self.quote(span)),
                role: reference.role.slug(),
                resolved: reference.resolution.known().map(|id| self.regulations.name(id)),
            })
            .collect()
    }

    fn tasks(&self) -> Vec<Task<'a>> {
        let tasks = self.document.tasks.iter();
        tasks
            .map(|task| Task {
                span: self.place(task.span),
                label: &task.label,
                text: &task.text,
                section: task.section.as_deref(),
                lead: task.lead.iter().map(|body| body.name.as_str()).collect(),
                support: task.support.iter().map(|body| body.name.as_str()).collect(),
                deliverable: task.deliverable.as_deref(),
                deadline: task.deadline.as_ref().map(|deadline| Deadline {
                    text: &deadline.text,
                    kind: deadline.kind.slug(),
                    from: deadline.from.map(|day| day.to_string()),
                    to: deadline.to.map(|day| day.to_string()),
                }),
                budget: task.budget,
                source: match task.source {
                    TaskSource::Table(..) => "table",
                    TaskSource::List(_) => "list",
                },
            })
            .collect()
    }

    fn tables(&self) -> Vec<Table> {
        let tables = self.plan.tables.iter();
        tables
            .map(|table| Table {
                span: self.place(table.span),
                header: table.header.iter().map(|&span| self.quote(span)).collect(),
                columns: table.columns.iter().map(|&kind| column(kind)).collect(),
                rows: table.rows.iter().filter(|row| row.kind != RowKind::Header).count(),
            })
            .collect()
    }
}

fn period(head: &Head) -> Option<Period> {
    head.period.map(|period| Period { from: period.from, to: period.to })
}

fn column(column: Column) -> &'static str {
    match column {
        Column::Label => "label",
        Column::Task => "task",
        Column::Lead => "lead",
        Column::Support => "support",
        Column::LeadAndSupport => "lead-and-support",
        Column::Deliverable => "deliverable",
        Column::Deadline => "deadline",
        Column::Start => "start",
        Column::End => "end",
        Column::Budget => "budget",
        Column::Indicator => "indicator",
        Column::Note => "note",
        Column::Other => "other",
    }
}

#[derive(Serialize)]
struct Model<'a> {
    schema_version: u32,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    documents: Vec<Paper<'a>>,
    citations: Vec<Citation<'a>>,
    tasks: Vec<Task<'a>>,
    tables: Vec<Table>,
}

#[derive(Serialize)]
struct Paper<'a> {
    kind: Option<&'static str>,
    number: Option<&'a str>,
    issuer: Option<&'a str>,
    level: Option<&'static str>,
    place: Option<&'a str>,
    issued_on: Option<String>,
    title: Option<&'a str>,
    years: &'a [i32],
    period: Option<Period>,
    span: Place,
    sections: Vec<Section>,
    signature: Option<Signature>,
    recipients: Vec<String>,
}

#[derive(Serialize)]
struct Period {
    from: i32,
    to: i32,
}

#[derive(Serialize)]
struct Section {
    label: String,
    title: String,
    depth: u8,
    span: Place,
    children: Vec<Section>,
}

#[derive(Serialize)]
struct Signature {
    authority: Option<String>,
    role: Option<String>,
    signer: Option<String>,
}

#[derive(Serialize)]
struct Citation<'a> {
    span: Place,
    text: String,
    doc_type: Option<&'static str>,
    number: Option<&'a str>,
    name: Option<&'a str>,
    issued_on: Option<String>,
    date_text: Option<String>,
    issuer: Option<String>,
    role: &'static str,
    resolved: Option<String>,
}

#[derive(Serialize)]
struct Task<'a> {
    span: Place,
    label: &'a str,
    text: &'a str,
    section: Option<&'a str>,
    lead: Vec<&'a str>,
    support: Vec<&'a str>,
    deliverable: Option<&'a str>,
    deadline: Option<Deadline<'a>>,
    budget: Option<i64>,
    source: &'static str,
}

#[derive(Serialize)]
struct Deadline<'a> {
    text: &'a str,
    kind: &'static str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct Table {
    span: Place,
    header: Vec<String>,
    columns: Vec<&'static str>,
    rows: usize,
}
