//! One finding: what, where, why, by which law, what to do.

use super::excerpt::excerpt;
use crate::diagnostic::{Confidence, Diagnostic, Edit, Severity};
use crate::fold::one_line;
use crate::report::Setting;
use crate::report::style::{BLUE, COLUMNS, DIM, GREEN, RED, Style, YELLOW, paint, wrap};
use crate::rules::Lang;
use crate::source::{Position, Source, Span};
use ariadne::{Color, Config, IndexType, Label, Report, ReportKind};

/// Further places that are shown with their text; the others are listed by line.
const SHOWN: usize = 3;

/// Lines that are listed by number.
const LISTED: usize = 12;

/// Places on one line that are no further apart (in bytes) share an excerpt.
const NEAR: usize = 80;

/// Bytes of old and new text together up to which an edit is shown with the words around it.
const SHORT_EDIT: usize = 30;

/// Bytes on each side in which those words are looked for.
const CONTEXT: usize = 24;

/// Characters of a quotation in running text.
const QUOTE: usize = 160;

/// What every finding of a file needs.
pub(super) struct Cx<'a> {
    pub(super) source: &'a Source,
    pub(super) path: &'a str,
    pub(super) setting: &'a Setting<'a>,
}

impl Cx<'_> {
    fn lang(&self) -> Lang {
        self.setting.lang
    }

    fn position(&self, span: Span) -> Position {
        self.source.position(self.source.in_file(span).start)
    }
}

/// "Lỗi", in its colour.
pub(super) fn heading(severity: Severity, lang: Lang) -> String {
    let (style, _) = colors(severity);
    let word = match (severity, lang) {
        (Severity::Error, Lang::Vi) => "Lỗi",
        (Severity::Error, Lang::En) => "Error",
        (Severity::Warning, Lang::Vi) => "Cần xem",
        (Severity::Warning, Lang::En) => "Warning",
        (Severity::Info, Lang::Vi) => "Gợi ý",
        (Severity::Info, Lang::En) => "Info",
    };
    paint(style, word)
}

fn colors(severity: Severity) -> (Style, Color) {
    match severity {
        Severity::Error => (RED, Color::Red),
        Severity::Warning => (YELLOW, Color::Yellow),
        Severity::Info => (BLUE, Color::Blue),
    }
}

/// An error or warning, with its places in the text.
pub(super) fn full(out: &mut String, diagnostic: &Diagnostic, cx: &Cx<'_>) {
    let lang = cx.lang();
    let first = format!("{}: ", heading(diagnostic.severity, lang));
    wrap(out, &format!("{}  {}", diagnostic.message, identity(diagnostic, lang)), COLUMNS, &first, "  ");

    let (shown, others) = places(diagnostic, lang);
    let excerpts = excerpts(shown, diagnostic.severity, cx);
    let width = excerpts.iter().map(|e| e.line.to_string().len()).max().unwrap_or(1).max(3);
    let at = cx.position(diagnostic.span);
    let margin = |line: &str| paint(DIM, line);
    let indent = " ".repeat(width + 2);
    *out += &format!("{}\n", margin(&format!("{indent}╭─[ {}:{}:{} ]", cx.path, at.line, at.column)));
    draw(out, &excerpts, width);

    let bar = format!("{indent}{} ", margin("│"));
    let tail = tail(diagnostic, &others, cx);
    if !tail.is_empty() {
        *out += &format!("{}\n", bar.trim_end());
    }
    let mut last = "";
    for (title, text) in tail {
        let rest = format!("{bar}{} ", " ".repeat(title.chars().count()));
        let first = if title == last { rest.clone() } else { format!("{bar}{} ", paint(GREEN, title)) };
        last = title;
        wrap(out, &text, COLUMNS + width + 4, &first, &rest);
    }
    *out += &format!("{}\n", margin(&format!("{}╯", "─".repeat(width + 2))));
}

/// A suggestion, in two or three lines.
pub(super) fn short(out: &mut String, diagnostic: &Diagnostic, cx: &Cx<'_>) {
    let at = cx.position(diagnostic.span);
    let place = format!("{}:{}", at.line, at.column);
    let first = format!("  {}{} ", place, " ".repeat(9usize.saturating_sub(place.len())));
    let rest = " ".repeat(12);
    wrap(out, &format!("{}  {}", diagnostic.message, identity(diagnostic, cx.lang())), COLUMNS, &first, &rest);
    let others: Vec<Span> = diagnostic.labels.iter().map(|label| label.span).collect();
    for (title, text) in tail(diagnostic, &others, cx) {
        wrap(out, &text, COLUMNS, &format!("{rest}{} ", paint(DIM, title)), &format!("{rest}  "));
    }
}

/// "[basis/expired]", and how sure it is where it is not quite sure.
fn identity(diagnostic: &Diagnostic, lang: Lang) -> String {
    let doubt = match (diagnostic.confidence, lang) {
        (Confidence::High, _) => "",
        (Confidence::Medium, Lang::Vi) => " · độ tin cậy vừa",
        (Confidence::Low, Lang::Vi) => " · độ tin cậy thấp",
        (Confidence::Medium, Lang::En) => " · medium confidence",
        (Confidence::Low, Lang::En) => " · low confidence",
    };
    // Kept together on one line.
    paint(DIM, &format!("[{}]{doubt}", diagnostic.rule).replace(' ', "\u{A0}"))
}

/// A place that is shown with its text.
struct Place<'a> {
    span: Span,
    message: &'a str,
    main: bool,
}

/// The places that are shown with their text, in text order, and those that are only listed.
fn places<'a>(diagnostic: &'a Diagnostic, lang: Lang) -> (Vec<Place<'a>>, Vec<Span>) {
    let here = if lang == Lang::Vi { "ở đây" } else { "here" };
    let say = |message: &'a str| if message.is_empty() { here } else { message };
    let mut shown = vec![Place { span: diagnostic.span, message: say(&diagnostic.label), main: true }];
    // One more than fits would take no less room when it is listed.
    let fits = if diagnostic.labels.len() <= SHOWN + 1 { SHOWN + 1 } else { SHOWN };
    let further = diagnostic.labels.iter().take(fits);
    shown.extend(further.map(|label| Place { span: label.span, message: say(&label.message), main: false }));
    shown.sort_by_key(|place| place.span);
    let others = diagnostic.labels.iter().skip(fits).map(|label| label.span).collect();
    (shown, others)
}

/// A line of text with its number in the file and its labels.
struct Line<'a> {
    line: u32,
    text: String,
    labels: Vec<(std::ops::Range<usize>, &'a str, Color)>,
}

/// One line for each place or group of places that stand near each other.
fn excerpts<'a>(places: Vec<Place<'a>>, severity: Severity, cx: &Cx<'_>) -> Vec<Line<'a>> {
    let mut groups: Vec<Vec<Place<'a>>> = Vec::new();
    for place in places {
        match groups.last_mut() {
            Some(group) if near(group, &place, cx) => group.push(place),
            _ => groups.push(vec![place]),
        }
    }
    let (_, color) = colors(severity);
    let line = |group: Vec<Place<'a>>| {
        let spans: Vec<Span> = group.iter().map(|place| place.span).collect();
        let excerpt = excerpt(cx.source, &spans);
        let labels = group.iter().zip(excerpt.places);
        Line {
            line: cx.position(spans[0]).line,
            text: excerpt.text,
            labels: labels
                .map(|(place, at)| (at, place.message, if place.main { color } else { Color::Cyan }))
                .collect(),
        }
    };
    groups.into_iter().map(line).collect()
}

/// Whether a place stands on the same line as a group, and so near that one excerpt shows both.
fn near(group: &[Place<'_>], place: &Place<'_>, cx: &Cx<'_>) -> bool {
    let first = group[0].span;
    let last = group.iter().map(|p| p.span.end).max().unwrap_or(first.end);
    let from = first.start as usize;
    let to = place.span.end.max(last) as usize;
    to - from <= 2 * NEAR
        && place.span.start.saturating_sub(last) as usize <= NEAR
        && cx.source.text.get(from..to).is_some_and(|text| !text.contains('\n'))
}

/// Has ariadne draw the lines, and puts the numbers that they have in the file into its margin: ariadne counts the
/// lines of what it is given, and that is only the excerpts.
fn draw(out: &mut String, lines: &[Line<'_>], width: usize) {
    // An empty line between two excerpts keeps them apart.
    let mut text = String::new();
    let mut numbers = Vec::new();
    let mut labels = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            text.push_str("\n\n");
            numbers.push(0);
        }
        numbers.push(line.line);
        for (at, message, color) in &line.labels {
            let at = text.len() + at.start..text.len() + at.end;
            // Ariadne takes the labels by their order first; lines must come as they stand.
            labels.push(Label::new(("", at)).with_message(message).with_color(*color).with_order(i as i32));
        }
        text.push_str(&line.text);
    }
    let report = Report::build(ReportKind::Error, ("", 0..0))
        .with_config(Config::new().with_index_type(IndexType::Byte))
        .with_labels(labels)
        .finish();
    let mut drawn = Vec::new();
    if report.write(("", ariadne::Source::from(text.as_str())), &mut drawn).is_err() {
        return;
    }
    let drawn = String::from_utf8_lossy(&drawn);
    // The first two lines are ariadne's heading, the last one its foot.
    let body: Vec<&str> = drawn.lines().collect();
    for line in body.iter().take(body.len().saturating_sub(1)).skip(2) {
        let Some(bar) = line.find(['│', '┆']) else { continue };
        let (margin, rest) = line.split_at(bar);
        let (escape, number) = margin.rfind('m').map_or(("", margin), |end| margin.split_at(end + 1));
        let number = number.trim().parse().ok().and_then(|n: usize| numbers.get(n.wrapping_sub(1)));
        let number = number.map(u32::to_string).unwrap_or_default();
        let escape = escape.trim_start();
        *out += &format!("{escape} {number:>width$} {}\n", rest.trim_end());
    }
}

/// What stands under the text: law, evidence, what to do, how it may be written, where else.
fn tail(diagnostic: &Diagnostic, others: &[Span], cx: &Cx<'_>) -> Vec<(&'static str, String)> {
    let lang = cx.lang();
    let title = |vi: &'static str, en: &'static str| if lang == Lang::Vi { vi } else { en };
    let mut tail = Vec::new();
    for note in &diagnostic.notes {
        tail.push((title("Chi tiết:", "Details:"), note.clone()));
    }
    if !diagnostic.legal_basis.is_empty() {
        tail.push((title("Theo:", "Under:"), diagnostic.legal_basis.join("; ")));
    }
    if let Some(help) = &diagnostic.help {
        tail.push((title("Cách sửa:", "To do:"), help.clone()));
    }
    // What the help says already need not be written twice, nor the same change in several places.
    let said = |text: &str| diagnostic.help.as_ref().is_some_and(|help| help.contains(text.trim()));
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits);
    let mut changes: Vec<String> = Vec::new();
    for edit in edits.filter(|edit| edit.text.trim().is_empty() || !said(&edit.text)) {
        let change = change(edit, cx);
        if !changes.contains(&change) {
            changes.push(change);
        }
        if changes.len() == SHOWN {
            break;
        }
    }
    tail.extend(changes.into_iter().map(|change| (title("Viết lại:", "Write:"), change)));
    if !others.is_empty() {
        tail.push((title("Cũng ở:", "Also at:"), list(others, cx)));
    }
    tail
}

/// What an edit changes, short ones with the words around them: "“số: 27” → “số 27”".
fn change(edit: &Edit, cx: &Cx<'_>) -> String {
    let lang = cx.lang();
    let text = cx.source.text.as_str();
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let old = text.get(start..end).unwrap_or_default();
    if old.len() + edit.text.len() <= SHORT_EDIT {
        let before = word_before(text.get(..start).unwrap_or_default());
        let after = word_after(text.get(end..).unwrap_or_default());
        let (old, new) =
            (one_line(&format!("{before}{old}{after}")), one_line(&format!("{before}{}{after}", edit.text)));
        return format!("“{old}” → “{new}”");
    }
    let (old, new) = (quote(old), quote(&edit.text));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => lang.say(format_args!("thêm “{new}”"), format_args!("insert “{new}”")),
        (_, true) => lang.say(format_args!("bỏ “{old}”"), format_args!("delete “{old}”")),
        _ => format!("“{old}” → “{new}”"),
    }
}

/// The end of `text`: the word that it ends with or, after a space, the last whole word of the line.
fn word_before(text: &str) -> &str {
    let line = &text[text.floor_char_boundary(text.len().saturating_sub(CONTEXT))..];
    let line = &line[line.rfind(['\n', '\t']).map_or(0, |end| end + 1)..];
    &line[line.trim_end_matches(' ').rfind(' ').map_or(0, |space| space + 1)..]
}

/// The beginning of `text`: the word that it begins with or, before a space, the first whole word.
fn word_after(text: &str) -> &str {
    let line = &text[..text.floor_char_boundary(CONTEXT)];
    let line = &line[..line.find(['\n', '\t']).unwrap_or(line.len())];
    let word = line.len() - line.trim_start_matches(' ').len();
    &line[..line[word..].find(' ').map_or(line.len(), |space| word + space)]
}

/// "12 chỗ khác: dòng 337, 339, …".
fn list(others: &[Span], cx: &Cx<'_>) -> String {
    let lang = cx.lang();
    let mut lines: Vec<u32> = others.iter().map(|&span| cx.position(span).line).collect();
    lines.sort_unstable();
    lines.dedup();
    let more = if lines.len() > LISTED { ", …" } else { "" };
    let named = lines.iter().take(LISTED).map(u32::to_string).collect::<Vec<_>>().join(", ");
    let count = others.len();
    lang.say(
        format_args!("{count} chỗ khác: dòng {named}{more}"),
        format_args!("{count} more places: lines {named}{more}"),
    )
}

/// One line, shortened in the middle of what is too long.
fn quote(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(QUOTE) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
