//! `layout/recipients-form`: colon, semicolons and the first line of "Nơi nhận".

use crate::diagnostic::{Applicability, Edit, Severity};
use crate::fold;
use crate::kind::Kind;
use crate::parse::plan::{Block, LabelStyle, Paper, Recipients};
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for paper in &cx.plan.papers {
        if let Some(recipients) = &paper.recipients {
            colon(cx, report, recipients);
            first_line(cx, report, paper, recipients);
            line_ends(cx, report, recipients);
        }
    }
}

fn colon(cx: &Context<'_>, report: &mut Report<'_>, recipients: &Recipients) {
    let heading = recipients.heading;
    if heading.is_empty() {
        return no_heading(cx, report, recipients);
    }
    if cx.source.slice(heading).contains(':') || cx.source.text.get(heading.end as usize..).is_some_and(|t| t.starts_with(':')) {
        return;
    }
    report
        .finding(heading, say!(cx, "Sau “Nơi nhận” thiếu dấu hai chấm", "No colon after “Nơi nhận”"))
        .severity(Severity::Warning)
        .label(say!(cx, "viết “Nơi nhận:”", "write “Nơi nhận:”"))
        .help(say!(cx, "Thêm dấu hai chấm.", "Add the colon."))
        .fix(Applicability::Safe, vec![Edit { span: Span { start: heading.end, end: heading.end }, text: ":".to_owned() }]);
}

/// The list is known by its last line ("Lưu: VT"). From an image the heading may have been lost.
fn no_heading(cx: &Context<'_>, report: &mut Report<'_>, recipients: &Recipients) {
    let Some(&first) = recipients.entries.first().filter(|_| !cx.document.extracted) else { return };
    let finding = report
        .finding(first, say!(cx, "Danh sách nơi nhận không có dòng “Nơi nhận:”", "The list of recipients lacks the line “Nơi nhận:”"))
        .severity(Severity::Warning)
        .label(say!(cx, "dòng đầu của danh sách", "the first of the list"))
        .help(say!(cx, "Thêm dòng “Nơi nhận:” phía trên.", "Put “Nơi nhận:” above it."));
    let line = cx.source.text[..first.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let dash = &cx.source.text[line..first.start as usize];
    if dash.trim().chars().count() <= 1 {
        finding.fix(Applicability::Safe, vec![Edit { span: Span::empty(line), text: "Nơi nhận:\n".to_owned() }]);
    }
}

/// A decision goes first to those who must carry it out, a letter to those above.
fn first_line(cx: &Context<'_>, report: &mut Report<'_>, paper: &Paper, recipients: &Recipients) {
    let (Some(&first), Some(Kind::Decision)) = (recipients.entries.first(), paper.kind) else { return };
    if recipients.entries.iter().any(|&e| fold::key(&cx.quote(e)).starts_with("như điều")) {
        return;
    }
    let finding = report
        .finding(first, say!(cx, "Nơi nhận thiếu dòng “Như Điều …”", "The recipients lack the line “Như Điều …”"))
        .label(say!(cx, "dòng đầu của nơi nhận", "the first recipient"))
        .help(say!(
            cx,
            "Ghi “- Như Điều …;” (điều nêu người thi hành) ở dòng đầu.",
            "Begin with the article that names those who carry the decision out."
        ));
    let line = cx.source.text[..first.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let dash = &cx.source.text[line..first.start as usize];
    if let (Some(article), true) = (executing_article(cx, paper), dash.trim().chars().count() <= 1) {
        let edit = Edit { span: Span::empty(line), text: format!("{dash}Như Điều {article};\n") };
        finding.fix(Applicability::Safe, vec![edit]);
    }
}

/// The number of the article that names those who carry the decision out: its last, if that says so.
fn executing_article(cx: &Context<'_>, paper: &Paper) -> Option<u32> {
    let article = |block: &&Block| block.label.as_ref().is_some_and(|label| label.style == LabelStyle::Article);
    let last = cx.plan.blocks[paper.blocks.clone()].iter().rev().find(article)?;
    let executes = cx.lexicon.assignments.is_formula(cx.source.slice(last.body), true);
    last.label.as_ref().filter(|_| executes).map(|label| label.ordinal)
}

/// Each recipient ends with ";", the filing line with ".".
fn line_ends(cx: &Context<'_>, report: &mut Report<'_>, recipients: &Recipients) {
    let Some((_, others)) = recipients.entries.split_last() else { return };
    let mut bare = others.iter().filter(|&&entry| {
        let text = cx.source.slice(entry);
        let after = cx.source.text.get(entry.end as usize..).unwrap_or_default();
        // From an image dirt, or the signer's name, stands behind the mark.
        let ended = text.ends_with([';', ',', ':']) || cx.document.extracted && text.contains([';', ',']);
        !ended && !after.starts_with([';', ','])
    });
    let Some(&first) = bare.next() else { return };
    let finding = report.finding(
        first,
        say!(cx, "Dòng nơi nhận không kết thúc bằng dấu chấm phẩy", "A recipient without a semicolon at its end"),
    );
    finding.label(say!(cx, "thiếu “;”", "no “;”"));
    let mut edits = vec![semicolon(cx, first)];
    for &entry in bare {
        edits.push(semicolon(cx, entry));
        finding.also(entry, say!(cx, "thiếu “;”", "no “;”"));
    }
    finding.help(say!(cx, "Kết thúc mỗi nơi nhận bằng “;”, dòng lưu bằng “.”.", "End each with “;”, the filing line with “.”."));
    finding.fix(Applicability::Safe, edits);
}

/// A semicolon at the end of a recipient, in place of a full stop.
fn semicolon(cx: &Context<'_>, entry: Span) -> Edit {
    let stop = u32::from(cx.source.slice(entry).ends_with('.'));
    Edit { span: Span { start: entry.end - stop, end: entry.end }, text: ";".to_owned() }
}
