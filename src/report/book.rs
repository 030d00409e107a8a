//! The rule book in a terminal: one page (`explain`) and the table of all pages (`rules`).

use super::style::{BLUE, BOLD, DIM, GREEN, RED, Style, YELLOW, paint, wrap};
use crate::diagnostic::{Applicability, Confidence, Severity};
use crate::rules::{self, Lang, Page};
use serde::Serialize;

/// Columns of a page: it is read in any terminal.
const COLUMNS: usize = 80;

/// One page: its head in words, its text, its examples.
#[must_use]
pub fn page(page: &Page, lang: Lang) -> String {
    let mut out = String::new();
    let title = if lang == Lang::Vi { page.title } else { page.title_en };
    out += &format!("{}  {}\n", paint(BOLD, title), paint(DIM, page.id));
    wrap(&mut out, &head(page, lang), COLUMNS, "", "  ");
    if lang == Lang::En {
        out.push('\n');
        wrap(&mut out, page.summary_en, COLUMNS, "", "");
    }
    body(&mut out, page.text, lang);
    out
}

/// Severity, confidence, fix and law in one line.
fn head(page: &Page, lang: Lang) -> String {
    let (style, level) = level(page.severity, lang);
    let mut parts = vec![paint(style, level)];
    parts.push(match (page.confidence, lang) {
        (Confidence::High, Lang::Vi) => "độ tin cậy cao".to_owned(),
        (Confidence::Medium, Lang::Vi) => "độ tin cậy vừa".to_owned(),
        (Confidence::Low, Lang::Vi) => "độ tin cậy thấp".to_owned(),
        (confidence, Lang::En) => format!("confidence {}", super::json::confidence(confidence)),
    });
    if let Some(fix) = page.fix {
        parts.push(match (fix, lang) {
            (Applicability::Safe, Lang::Vi) => "có cách sửa an toàn".to_owned(),
            (Applicability::Suggested, Lang::Vi) => "có cách sửa đề nghị".to_owned(),
            (fix, Lang::En) => format!("fix: {}", super::json::applicability(fix)),
        });
    }
    if !page.law.is_empty() {
        parts.push(page.law.join("; "));
    }
    parts.join(" · ")
}

/// The Markdown of a page after its head: headings, paragraphs, lists and examples.
fn body(out: &mut String, text: &str, lang: Lang) {
    let text = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")).map_or(text, |(_, body)| body);
    let mut example = false;
    let mut gap = true;
    for line in text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            example = !example;
            if example {
                out.push_str(&example_heading(info, lang));
            }
            gap = true;
        } else if example {
            let (bar, cells) = (paint(DIM, "│"), line.replace('\t', " │ "));
            wrap(out, &cells, COLUMNS, &format!("  {bar} "), &format!("  {bar}   "));
        } else if let Some(heading) = line.strip_prefix("## ") {
            out.push_str(&format!("\n{}\n", paint(BOLD, heading)));
            gap = false;
        } else if line.trim().is_empty() {
            gap = true;
        } else {
            if std::mem::take(&mut gap) && !out.ends_with("\n\n") && !line.starts_with("- ") {
                out.push('\n');
            }
            let rest = if line.starts_with("- ") { "  " } else { "" };
            wrap(out, &line.replace("**", ""), COLUMNS, "", rest);
        }
    }
}

fn example_heading(info: &str, lang: Lang) -> String {
    let heading = match (info.split_whitespace().any(|word| word == "fail"), lang) {
        (true, Lang::Vi) => paint(RED, "Có phát hiện:"),
        (false, Lang::Vi) => paint(GREEN, "Không có phát hiện:"),
        (true, Lang::En) => paint(RED, "Found:"),
        (false, Lang::En) => paint(GREEN, "Not found:"),
    };
    format!("\n  {heading}\n")
}

fn level(severity: Option<Severity>, lang: Lang) -> (Style, &'static str) {
    match (severity, lang) {
        (Some(Severity::Error), Lang::Vi) => (RED, "lỗi"),
        (Some(Severity::Error), Lang::En) => (RED, "error"),
        (Some(Severity::Warning), Lang::Vi) => (YELLOW, "cần xem"),
        (Some(Severity::Warning), Lang::En) => (YELLOW, "warning"),
        (Some(Severity::Info), Lang::Vi) => (BLUE, "gợi ý"),
        (Some(Severity::Info), Lang::En) => (BLUE, "info"),
        (None, Lang::Vi) => (DIM, "tắt"),
        (None, Lang::En) => (DIM, "off"),
    }
}

/// Every rule as a row of a Markdown table, with links as they are in `rules/`.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let mut out = lang.say(
        format_args!("| quy tắc | mức | kiểm tra |\n|---|---|---|\n"),
        format_args!("| rule | severity | finds |\n|---|---|---|\n"),
    );
    for page in rules::all().map(|rule| rule.page) {
        let title = if lang == Lang::Vi { page.title } else { page.summary_en };
        let (_, level) = level(page.severity, lang);
        out += &format!("| [{id}]({id}.md) | {level} | {title} |\n", id = page.id);
    }
    out
}

/// The rules of one group, a line each; nothing where there is no such group.
#[must_use]
pub fn group(name: &str, lang: Lang) -> Option<String> {
    let of = |page: &Page| page.id.split_once('/').is_some_and(|(group, _)| group == name);
    rules::all().any(|rule| of(rule.page)).then(|| listed(lang, of))
}

/// Every rule on a line, by groups.
#[must_use]
pub fn table(lang: Lang) -> String {
    listed(lang, |_| true)
}

fn listed(lang: Lang, shown: impl Fn(&Page) -> bool) -> String {
    let name_width = rules::all().map(|rule| rule.page.id.len()).max().unwrap_or(0);
    let level_width = 7;
    let mut out = String::new();
    let mut group = "";
    let mut count = 0;
    for page in rules::all().map(|rule| rule.page).filter(|page| shown(page)) {
        let of = page.id.split('/').next().unwrap_or_default();
        if of != group {
            if !group.is_empty() {
                out.push('\n');
            }
            group = of;
        }
        let (style, level) = level(page.severity, lang);
        let padding = " ".repeat(level_width - level.chars().count());
        let title = if lang == Lang::Vi { page.title } else { page.title_en };
        out += &format!("{:name_width$}  {}{padding}  {title}\n", page.id, paint(style, level));
        count += 1;
    }
    out += &lang.say(
        format_args!("\n{count} quy tắc; xem từng quy tắc: rasoat explain <tên>\n"),
        format_args!("\n{count} rules; read one: rasoat explain <name>\n"),
    );
    out
}

/// Every rule for programs.
#[must_use]
pub fn json() -> String {
    let rules: Vec<Entry> = rules::all()
        .map(|rule| Entry {
            rule: rule.page.id,
            title: rule.page.title,
            title_en: rule.page.title_en,
            summary_en: rule.page.summary_en,
            severity: rule.page.severity.map_or("off", super::json::severity),
            confidence: super::json::confidence(rule.page.confidence),
            fix: rule.page.fix.map(super::json::applicability),
            since: rule.page.since,
            legal_basis: rule.page.law,
        })
        .collect();
    super::json::to_json(&Book { schema_version: super::json::SCHEMA_VERSION, rules }) + "\n"
}

#[derive(Serialize)]
struct Book {
    schema_version: u32,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    rule: &'static str,
    title: &'static str,
    title_en: &'static str,
    summary_en: &'static str,
    severity: &'static str,
    confidence: &'static str,
    fix: Option<&'static str>,
    since: &'static str,
    legal_basis: &'static [&'static str],
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, group, page};
    use crate::rules::{self, Lang};

    #[test]
    fn every_page_fits_a_narrow_terminal_and_loses_no_word() {
        for rule in rules::all() {
            for lang in [Lang::Vi, Lang::En] {
                let printed = anstream::adapter::strip_str(&page(rule.page, lang)).to_string();
                // Only a word that is longer than a line, such as dots to fill in, may stand out.
                let long = printed.lines().find(|l| l.chars().count() > COLUMNS && l.trim().contains(' '));
                assert_eq!(long, None, "{}", rule.page.id);
                let plain = printed.replace("**", "");
                let said: Vec<&str> = plain.split_whitespace().filter(|word| *word != "│").collect();
                let (_, body) = rule.page.text.split_once("\n+++\n").unwrap();
                let mut at = 0;
                for word in body.lines().filter(|l| !l.starts_with("```")).flat_map(str::split_whitespace) {
                    let word = word.replace("**", "");
                    if matches!(word.as_str(), "##" | "│") || word.is_empty() {
                        continue;
                    }
                    let found = said[at..].iter().position(|w| *w == word);
                    at += found.unwrap_or_else(|| panic!("{}: {word} is not printed", rule.page.id)) + 1;
                }
            }
        }
    }

    #[test]
    fn a_group_lists_its_rules() {
        let basis = group("basis", Lang::Vi).unwrap();
        assert!(basis.contains("basis/expired") && !basis.contains("citation/"));
        assert_eq!(group("basi", Lang::Vi), None);
    }
}
