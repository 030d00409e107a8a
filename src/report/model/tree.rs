//! `parse`: the document model as an indented tree.

use crate::date::{PartialDate, vietnamese};
use crate::fold::one_line;
use crate::parse::plan::{PaperId, Plan, RowKind, Section};
use crate::regulations::Regulations;
use crate::report::style::{BOLD, DIM, paint};
use crate::resolve::document::{Body, Document, Head, Resolution, Role, Task};
use crate::rules::Lang;
use crate::source::{Source, Span};
use std::fmt::Write as _;

/// Characters of a title or task that are shown.
const SHOWN: usize = 110;

/// The model of one file.
#[must_use]
pub fn tree(source: &Source, plan: &Plan, document: &Document, regulations: &Regulations, lang: Lang) -> String {
    let mut tree = Tree { out: String::new(), source, plan, document, regulations, lang };
    for (paper, head) in document.heads.iter().enumerate() {
        tree.paper(paper, head);
    }
    tree.out
}

struct Tree<'a> {
    out: String,
    source: &'a Source,
    plan: &'a Plan,
    document: &'a Document,
    regulations: &'a Regulations,
    lang: Lang,
}

impl Tree<'_> {
    fn paper(&mut self, paper: PaperId, head: &Head) {
        if paper > 0 {
            self.out.push('\n');
        }
        self.head(paper, head);
        self.citations(paper);
        self.sections(paper);
        self.tasks(paper);
        self.tables(paper);
        self.ending(paper);
    }

    /// One of two words.
    fn word(&self, vi: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Vi { vi } else { en }
    }

    fn line(&mut self, indent: usize, text: &str) {
        let _ = writeln!(self.out, "{:indent$}{text}", "");
    }

    /// A named part with its number of entries.
    fn part(&mut self, vi: &'static str, en: &'static str, count: usize) {
        let title = paint(BOLD, self.word(vi, en));
        self.line(2, &format!("{title} ({count})"));
    }

    fn number_of_line(&self, span: Span) -> u32 {
        self.source.position(self.source.in_file(span).start).line
    }

    /// "[dòng 12]".
    fn at(&self, span: Span) -> String {
        paint(DIM, &format!("[{} {}]", self.word("dòng", "line"), self.number_of_line(span)))
    }

    fn quote(&self, span: Span) -> String {
        shorten(&one_line(self.source.slice(span)))
    }

    fn head(&mut self, paper: PaperId, head: &Head) {
        let kind =
            head.kind.map_or(self.word("văn bản không rõ tên loại", "document of unknown kind"), |k| k.slug());
        let number = head.number.as_ref().map(|n| format!(" {}", n.0)).unwrap_or_default();
        let at = self.plan.papers.get(paper).map(|p| self.at(p.span)).unwrap_or_default();
        self.line(0, &format!("{} {at}", paint(BOLD, &format!("{kind}{number}"))));
        if let Some(title) = &head.title {
            self.line(2, title);
        }
        let mut facts = Vec::new();
        if let Some(issuer) = &head.issuer {
            let level = head.level.map(|level| format!(" ({})", level.slug())).unwrap_or_default();
            facts.push(format!("{issuer}{level}"));
        }
        let date = head.issued_on.map(|date| self.date(date));
        match (&head.place, date) {
            (Some(place), Some(date)) => facts.push(format!("{place}, {date}")),
            (Some(one), None) => facts.push(one.clone()),
            (None, Some(one)) => facts.push(one),
            (None, None) => {}
        }
        match (head.period, head.years.as_slice()) {
            (Some(period), _) => {
                facts.push(format!("{} {} - {}", self.word("giai đoạn", "period"), period.from, period.to))
            }
            (None, [year]) => facts.push(format!("{} {year}", self.word("năm", "year"))),
            _ => {}
        }
        if !facts.is_empty() {
            self.line(2, &facts.join(" · "));
        }
    }

    fn role(&self, role: Role) -> &'static str {
        if self.lang == Lang::En {
            return role.slug();
        }
        match role {
            Role::Basis => "căn cứ",
            Role::Task => "thực hiện",
            Role::Narrative => "nhắc lại",
            Role::Footnote => "chú thích",
            Role::Attachment => "kèm theo",
            Role::Definition => "giải thích",
        }
    }

    fn date(&self, date: PartialDate) -> String {
        match (date, self.lang) {
            (PartialDate::Day(day), Lang::Vi) => vietnamese(day),
            (PartialDate::Month(year, month), Lang::Vi) => format!("tháng {month:02}/{year}"),
            (other, _) => other.to_string(),
        }
    }

    fn citations(&mut self, paper: PaperId) {
        let both = self.plan.citations.iter().zip(&self.document.references);
        let here: Vec<_> = both.filter(|(_, reference)| reference.paper == paper).collect();
        if here.is_empty() {
            return;
        }
        self.part("Viện dẫn", "Citations", here.len());
        for (citation, reference) in here {
            let known = match &reference.resolution {
                Resolution::Known(id) => format!("→ {}", self.regulations.name(*id)),
                Resolution::Contradicted(ids) => {
                    format!("≠ {}", ids.iter().map(|&id| self.regulations.name(id)).collect::<Vec<_>>().join(", "))
                }
                Resolution::Ambiguous(ids) => {
                    format!("? {}", ids.iter().map(|&id| self.regulations.name(id)).collect::<Vec<_>>().join(", "))
                }
                Resolution::Unknown => self.word("→ chưa có dữ liệu", "→ not in the data").to_owned(),
            };
            let text = format!(
                "{} {} {} {}",
                self.quote(citation.span),
                paint(DIM, &format!("({})", self.role(reference.role))),
                paint(DIM, &known),
                self.at(citation.span)
            );
            self.line(4, &text);
        }
    }

    fn sections(&mut self, paper: PaperId) {
        let sections: &[Section] = &self.plan.sections;
        let count = sections.iter().filter(|section| section.paper == paper).count();
        if count == 0 {
            return;
        }
        self.part("Các phần", "Sections", count);
        for section in sections.iter().filter(|section| section.paper == paper) {
            let label = self.plan.blocks.get(section.block).and_then(|block| block.label.as_ref());
            let label = label.map(|label| self.quote(label.span)).unwrap_or_default();
            let text = format!("{label} {} {}", self.quote(section.title), self.at(section.span));
            self.line(2 + 2 * usize::from(section.depth), text.trim_start());
        }
    }

    fn tasks(&mut self, paper: PaperId) {
        let document = self.document;
        let here: Vec<&Task> = document.tasks.iter().filter(|task| task.paper == paper).collect();
        if here.is_empty() {
            return;
        }
        self.part("Nhiệm vụ", "Tasks", here.len());
        for task in here {
            let text = format!("{} {} {}", task.label, shorten(&task.text), self.at(task.span));
            self.line(4, text.trim_start());
            let names = |bodies: &[Body]| bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>().join("; ");
            let none = self.word("không có", "none");
            let lead = names(&task.lead);
            let lead = if lead.is_empty() { none } else { &lead };
            let mut facts = vec![format!("{}: {lead}", self.word("chủ trì", "lead"))];
            if !task.support.is_empty() {
                facts.push(format!("{}: {}", self.word("phối hợp", "support"), names(&task.support)));
            }
            if let Some(deliverable) = &task.deliverable {
                facts.push(format!("{}: {}", self.word("sản phẩm", "deliverable"), shorten(deliverable)));
            }
            let due = task.deadline.as_ref().map(|deadline| {
                let window = match (deadline.from, deadline.to) {
                    (Some(from), Some(to)) if from == to => format!(" = {}", self.date(PartialDate::Day(to))),
                    (Some(from), Some(to)) => {
                        format!(" = {} - {}", self.date(PartialDate::Day(from)), self.date(PartialDate::Day(to)))
                    }
                    (None, Some(to)) => format!(" = - {}", self.date(PartialDate::Day(to))),
                    (Some(from), None) => format!(" = {} -", self.date(PartialDate::Day(from))),
                    (None, None) => format!(" ({})", deadline.kind.slug()),
                };
                format!("{}{window}", deadline.text)
            });
            facts.push(format!("{}: {}", self.word("thời hạn", "deadline"), due.as_deref().unwrap_or(none)));
            if let Some(budget) = task.budget {
                facts.push(format!("{}: {budget} đồng", self.word("kinh phí", "budget")));
            }
            self.line(6, &paint(DIM, &facts.join(" · ")));
        }
    }

    fn tables(&mut self, paper: PaperId) {
        let plan = self.plan;
        let here: Vec<_> = plan.tables.iter().filter(|table| table.paper == paper).collect();
        if here.is_empty() {
            return;
        }
        self.part("Bảng", "Tables", here.len());
        for table in here {
            let header = table.header.iter().map(|&span| self.quote(span)).collect::<Vec<_>>().join(" | ");
            let rows = table.rows.iter().filter(|row| row.kind != RowKind::Header).count();
            let header =
                if header.is_empty() { self.word("không có dòng tiêu đề", "no header") } else { &header };
            let text = format!("{header} · {rows} {} {}", self.word("dòng", "rows"), self.at(table.span));
            self.line(4, &text);
        }
    }

    /// Signature and recipients.
    fn ending(&mut self, paper: PaperId) {
        let plan = self.plan;
        let Some(paper) = plan.papers.get(paper) else { return };
        if let Some(signature) = &paper.signature {
            let parts = signature.authorities.iter().copied().chain(signature.role).chain(signature.signer);
            let text = parts.map(|span| self.quote(span)).collect::<Vec<_>>().join(" / ");
            let title = paint(BOLD, self.word("Ký", "Signed"));
            self.line(2, &format!("{title} {text} {}", self.at(signature.span)));
        }
        if let Some(recipients) = &paper.recipients {
            let text = recipients.entries.iter().map(|&span| self.quote(span)).collect::<Vec<_>>().join("; ");
            let title = paint(BOLD, self.word("Nơi nhận", "Recipients"));
            self.line(2, &format!("{title} {text} {}", self.at(recipients.span)));
        }
    }
}

/// At most [`SHOWN`] characters.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
