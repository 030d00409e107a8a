//! `content/missing-part`: a plan without purpose, money or organisation.

use super::super::papers::OwnHead;
use crate::diagnostic::{Confidence, Severity};
use crate::fold;
use crate::kind::Kind;
use crate::parse::plan::{BlockKind, PaperId, SectionId};
use crate::resolve::document::{Level, Regime};
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (id, (paper, head)) in cx.plan.papers.iter().zip(&cx.document.heads).enumerate() {
        if !matches!(paper.kind, Some(Kind::Plan | Kind::Programme)) {
            continue;
        }
        let sections = &cx.plan.sections;
        let headings: Vec<SectionId> = (sections.partition_point(|s| s.paper < id)..sections.len())
            .take_while(|&s| sections[s].paper == id)
            .filter(|&s| {
                let section = &cx.plan.sections[s];
                section.parent.is_none() && cx.plan.blocks[section.block].kind == BlockKind::Heading
            })
            .collect();
        // A sheet or a letter has no parts.
        let (Some(&first), true) = (headings.first(), headings.len() >= 3) else { continue };
        let own = OwnHead { paper, head };
        let title = |s: SectionId| cx.plan.sections[s].title;
        let parts = &cx.document.outline.parts;
        let parts = &parts[parts.partition_point(|p| p.paper < id)..parts.partition_point(|p| p.paper <= id)];
        let has = |key: &str| parts.iter().any(|p| p.key == key);
        // What the list requires; the purpose may be said with the aims.
        let aims = parts.iter().any(|p| {
            p.key == "muc-tieu" && {
                let key = fold::key(&cx.quote(title(p.section)));
                key.contains("yêu cầu") || key.contains("mục đích")
            }
        });
        let organisation = parts.iter().rev().find(|p| p.key == "to-chuc");
        let before_the_end = || organisation.map_or_else(|| own.last(cx), |p| title(p.section));
        for part in cx.lexicon.headings.required().filter(|part| !has(&part.key)) {
            match part.key.as_str() {
                "muc-dich" if aims => {}
                "muc-dich" => missing(cx, report, id, title(first), Missing::Purpose),
                "kinh-phi" => missing(cx, report, id, before_the_end(), Missing::Money),
                "to-chuc" => missing(cx, report, id, own.last(cx), Missing::Organisation),
                _ => missing(cx, report, id, before_the_end(), Missing::Other(&part.name)),
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing<'a> {
    Purpose,
    Money,
    Organisation,
    /// A part that a unit requires, by its name.
    Other(&'a str),
}

fn missing(cx: &Context<'_>, report: &mut Report<'_>, paper: PaperId, place: Span, what: Missing<'_>) {
    let (name, help) = match what {
        Missing::Purpose => (
            say!(cx, "mục đích, yêu cầu", "purpose and requirements"),
            say!(cx, "Thêm phần mục đích, yêu cầu, hoặc nêu ở câu mở đầu.", "Add a part on purpose."),
        ),
        Missing::Money => (
            say!(cx, "kinh phí thực hiện", "money"),
            say!(cx, "Thêm phần kinh phí: nguồn và mức, hoặc nói rõ không phát sinh.", "Add a part on money, or say that none is needed."),
        ),
        Missing::Organisation => (
            say!(cx, "tổ chức thực hiện", "organisation"),
            say!(cx, "Thêm phần tổ chức thực hiện: ai theo dõi, đôn đốc, báo cáo.", "Add a part on who follows, urges and reports."),
        ),
        Missing::Other(name) => (
            format!("“{name}”"),
            say!(cx, "Thêm phần “{name}”: cấu hình của đơn vị yêu cầu phần này.", "Add a part “{name}”: the unit's configuration requires it."),
        ),
    };
    let mention = (what == Missing::Money).then(|| money_sentence(cx, paper)).flatten();
    let finding = report.finding(place, say!(cx, "Kế hoạch không có phần {name}", "The plan has no part on {name}"));
    finding.label(say!(cx, "không thấy phần này", "there is no such part")).help(help);
    if let Some(mention) = mention {
        finding.also(mention, say!(cx, "chỉ có chỗ này nói đến", "only this place speaks of it"));
    }
    // A programme of the Party leaves money to the state; a school's plan often needs none.
    let mild = cx.document.regime == Regime::Party
        || cx.document.issuing_level(paper) == Some(Level::Unit)
        || what == Missing::Purpose
        || mention.is_some();
    if mild {
        finding.severity(Severity::Info).confidence(Confidence::Low);
    }
}

/// The first paragraph that speaks of money or means.
fn money_sentence(cx: &Context<'_>, paper: PaperId) -> Option<Span> {
    let blocks = cx.plan.papers[paper].blocks.clone();
    cx.plan.blocks[blocks].iter().filter(|b| matches!(b.kind, BlockKind::Item | BlockKind::Paragraph)).find_map(|b| {
        let gives = cx.lexicon.headings.provides_money(cx.source.slice(b.span));
        gives.then_some(b.span)
    })
}
