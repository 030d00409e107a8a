//! `consistency/unannounced-appendix`: an appendix that the text does not announce, one announced that is not there.

use crate::diagnostic::{Confidence, Severity};
use crate::kind::Kind;
use crate::parse::plan::PaperId;
use crate::rules::{Context, Report, say};
use crate::source::Span;

/// How a text announces what is attached to it.
const ANNOUNCING: [&str; 8] = ["hụ lục", "HỤ LỤC", "kèm theo", "đính kèm", "gửi kèm", "Biểu", "biểu", "anh mục"];

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for (id, (paper, head)) in cx.plan.papers.iter().zip(&cx.document.heads).enumerate() {
        if paper.kind != Some(Kind::Appendix) {
            continue;
        }
        // Anything before it in the same set may announce it.
        let Some(parent) = head.attached_to else { continue };
        let announced = (parent..id).any(|p| announces(cx, p));
        if announced {
            continue;
        }
        let span = paper.kind_span.or(paper.title).unwrap_or(Span { start: paper.span.start, end: paper.span.start });
        report
            .finding(span, say!(cx, "Phụ lục không được nói đến trong văn bản", "The text does not announce this appendix"))
            .confidence(Confidence::Medium)
            .severity(Severity::Error)
            .label(say!(cx, "văn bản không dẫn chiếu phụ lục này", "nothing refers to it"))
            .help(say!(cx, "Thêm “(chi tiết tại Phụ lục kèm theo)” vào văn bản.", "Refer to it in the text."));
    }
    numbers(cx, report);
}

/// Whether the body of a paper announces an attachment.
fn announces(cx: &Context<'_>, id: PaperId) -> bool {
    let paper = &cx.plan.papers[id];
    let text = cx.source.slice(paper.span);
    // Its own "(Kèm theo Quyết định …)" is no announcement.
    let own = paper.attachment.as_ref().map(|a| a.span);
    ANNOUNCING.iter().any(|word| {
        memchr::memmem::find_iter(text.as_bytes(), word.as_bytes()).any(|at| {
            let at = paper.span.start + at as u32;
            !own.is_some_and(|o| o.start <= at && at < o.end)
        })
    })
}

/// "Phụ lục III" is announced, and there are only I and II.
fn numbers(cx: &Context<'_>, report: &mut Report<'_>) {
    // Without any numbered appendix in the file the whole of it may be in another file.
    let there: Vec<String> = cx
        .plan
        .papers
        .iter()
        .filter(|p| p.kind == Some(Kind::Appendix))
        .filter_map(|p| {
            // The number is the last word of the type, or follows it.
            let kind = p.kind_span?;
            let last = cx.source.slice(kind).split_whitespace().next_back()?;
            numeral(last).or_else(|| numeral(cx.source.text.get(kind.end as usize..)?))
        })
        .collect();
    if there.is_empty() {
        return;
    }
    let text = &cx.source.text;
    let mut said = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), "hụ lục ".as_bytes()) {
        let end = at + "hụ lục ".len();
        let Some(number) = numeral(&text[end..]) else { continue };
        if there.contains(&number) || said.contains(&number) {
            continue;
        }
        let span = Span { start: at as u32 - 1, end: (end + number.len()) as u32 };
        report
            .finding(span, say!(cx, "Văn bản dẫn Phụ lục {number} nhưng không có phụ lục này", "Appendix {number} is announced and is not there"))
            .confidence(Confidence::Medium)
            .label(say!(cx, "không có trong tệp", "not in the file"))
            .help(say!(cx, "Bổ sung phụ lục hoặc sửa số.", "Add it, or correct the number."));
        said.push(number);
    }
}

/// The Roman number at the head of a text.
fn numeral(text: &str) -> Option<String> {
    let text = text.trim_start_matches(' ');
    let letters: String = text.chars().take_while(|c| matches!(c, 'I' | 'V' | 'X')).collect();
    let after = text[letters.len()..].chars().next();
    (!letters.is_empty() && !after.is_some_and(char::is_alphanumeric)).then_some(letters)
}
