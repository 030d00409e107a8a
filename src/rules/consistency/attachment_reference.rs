//! `consistency/attachment-reference`: "(Kèm theo Quyết định số …)" absent, or not of that decision.

use super::super::papers::is_chair;
use crate::fold;
use crate::kind::Kind;
use crate::parse::plan::{Attachment, PaperId};
use crate::rules::{Context, Report, naming, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (id, (paper, head)) in cx.plan.papers.iter().zip(&cx.document.heads).enumerate() {
        match (&paper.attachment, head.attached_to) {
            (Some(note), Some(parent)) => compare(cx, report, note, parent),
            (None, Some(_)) if cx.document.own_form => {}
            (None, Some(parent)) if paper.kind != Some(Kind::Appendix) || parent == 0 => absent(cx, report, id, parent),
            (None, None) => announced(cx, report, id),
            _ => {}
        }
    }
}

/// The first line of a paper that can bear the note.
fn place(cx: &Context<'_>, id: PaperId) -> Span {
    let paper = &cx.plan.papers[id];
    let start = Span { start: paper.span.start, end: paper.span.start };
    paper.kind_span.or(paper.title).unwrap_or(start)
}

fn absent(cx: &Context<'_>, report: &mut Report<'_>, id: PaperId, parent: PaperId) {
    let name = decision(cx, parent);
    let head = &cx.document.heads[parent];
    let day = head.issued_on.and_then(|date| date.day());
    let date = day.map_or_else(|| "ngày … tháng … năm …".to_owned(), naming::in_words);
    let issuer = head.issuer.as_deref().unwrap_or("…");
    report
        .finding(
            place(cx, id),
            say!(cx, "Văn bản kèm theo không ghi “(Kèm theo {name})”", "The attachment lacks “(Kèm theo {name})”"),
        )
        .label(say!(cx, "dưới tiêu đề phải có dòng dẫn chiếu", "the reference stands under the title"))
        .help(say!(
            cx,
            "Thêm dưới tiêu đề: “(Kèm theo {name} {date} của {issuer})”.",
            "Add under the title: “(Kèm theo {name} {date} của {issuer})”."
        ));
}

/// "Quyết định số 41/QĐ-UBND", with what is known of it.
fn decision(cx: &Context<'_>, parent: PaperId) -> String {
    let kind = cx.plan.papers[parent].kind.map_or("Văn bản", |k| cx.lexicon.kinds.name(k));
    let number = cx.document.heads[parent].number.as_ref().map_or("…", |n| n.0.as_str());
    format!("{kind} số {number}")
}

/// A resolution says "có Kế hoạch kèm theo", and the plan behind it does not refer back.
fn announced(cx: &Context<'_>, report: &mut Report<'_>, id: PaperId) {
    let Some(before) = id.checked_sub(1) else { return };
    let (Some(kind), Some(parent)) = (cx.plan.papers[id].kind, cx.plan.papers[before].kind) else { return };
    if !matches!(parent, Kind::Decision | Kind::Resolution) || !matches!(kind, Kind::Plan | Kind::Programme | Kind::Scheme) {
        return;
    }
    let blocks = &cx.plan.blocks[cx.plan.papers[before].blocks.clone()];
    let Some(block) = blocks.iter().find(|b| {
        let text = cx.source.slice(b.span);
        text.contains("kèm theo)") || text.contains("kèm theo Quyết định này") || text.contains("kèm theo Nghị quyết này")
    }) else {
        return;
    };
    let name = decision(cx, before);
    report
        .finding(
            place(cx, id),
            say!(cx, "Văn bản kèm theo không ghi “(Kèm theo {name})”", "The attachment lacks “(Kèm theo {name})”"),
        )
        .label(say!(cx, "không dẫn chiếu văn bản ban hành", "does not refer to what it is attached to"))
        .also(block.span, say!(cx, "văn bản này nói có kèm theo", "this says that it is attached"))
        .help(say!(cx, "Thêm dòng dẫn chiếu dưới tiêu đề.", "Add the reference under the title."));
}

fn compare(cx: &Context<'_>, report: &mut Report<'_>, note: &Attachment, parent: PaperId) {
    let Some(index) = note.citation else { return };
    // An appendix stands behind the plan and refers to the decision above both.
    let kind = cx.plan.citations[index].kind;
    let mut parent = parent;
    while let Some(above) = cx.document.heads[parent].attached_to.filter(|&p| p < parent)
        && cx.plan.papers[parent].kind != kind
    {
        parent = above;
    }
    let (citation, reference, head) = (&cx.plan.citations[index], &cx.document.references[index], &cx.document.heads[parent]);
    let mut wrong = Vec::new();
    if let (Some(here), Some(there)) = (&citation.number, &head.number)
        && here != there
    {
        let there = &there.0;
        wrong.push((citation.number_span.unwrap_or(citation.span), say!(cx, "số của văn bản ban hành là {there}", "its number is {there}")));
    }
    if let (Some(here), Some(there)) = (reference.issued_on, head.issued_on)
        && !here.agrees_with(there)
    {
        let span = citation.date.as_ref().map_or(citation.span, |d| d.span);
        wrong.push((span, say!(cx, "ngày của văn bản ban hành là {there}", "its date is {there}")));
    }
    if let (Some(span), Some(there)) = (citation.issuer, &head.issuer)
        && is_chair(&cx.quote(span)) != is_chair(there)
        && fold::key(&cx.quote(span)).contains("nhân dân") == fold::key(there).contains("nhân dân")
            | fold::key(&cx.quote(span)).contains("ubnd")
    {
        wrong.push((span, say!(cx, "văn bản ban hành là của {there}", "it is issued by {there}")));
    }
    let mut wrong = wrong.into_iter();
    let Some((span, label)) = wrong.next() else { return };
    let finding = report.finding(
        span,
        say!(
            cx,
            "Dòng “Kèm theo” không khớp với văn bản ban hành",
            "The reference does not agree with what it is attached to"
        ),
    );
    finding.label(label);
    for (span, label) in wrong {
        finding.also(span, label);
    }
    finding.help(say!(
        cx,
        "Ghi đúng số, ngày và cơ quan như ở văn bản ban hành.",
        "Write number, date and authority as they stand there."
    ));
}
