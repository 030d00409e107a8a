//! One finding, written straight into the text of the report: there are thousands of them in a large file, and each has
//! a dozen strings.

use super::{applicability, confidence, place, severity};
use crate::diagnostic::{Diagnostic, Fix};
use crate::report::Setting;
use crate::rules::{self, Lang};
use crate::source::{Source, Span};

/// What a finding takes in the report, in bytes, more often than not.
pub(super) const USUAL: usize = 1024;

/// Writes findings as JSON objects, with commas between them.
pub(super) fn write_all(out: &mut String, findings: &[Diagnostic], source: &Source, setting: &Setting<'_>) {
    separated(out, findings, |out, finding| write(out, finding, source, setting));
}

fn write(out: &mut String, diagnostic: &Diagnostic, source: &Source, setting: &Setting<'_>) {
    let title = match (rules::page(diagnostic.rule), setting.lang) {
        (Some(page), Lang::Vi) => page.title,
        (Some(page), Lang::En) => page.title_en,
        (None, _) => "",
    };
    out.push_str("{\"rule\":");
    string(out, diagnostic.rule);
    out.push_str(",\"title\":");
    string(out, title);
    out.push_str(",\"severity\":");
    string(out, severity(diagnostic.severity));
    out.push_str(",\"confidence\":");
    string(out, confidence(diagnostic.confidence));
    out.push_str(",\"legal_basis\":");
    list(out, &diagnostic.legal_basis, |out, law| string(out, law));
    out.push_str(",\"message\":");
    string(out, &diagnostic.message);
    out.push_str(",\"help\":");
    match &diagnostic.help {
        Some(help) => string(out, help),
        None => out.push_str("null"),
    }
    out.push_str(",\"span\":");
    let span = in_file(out, diagnostic.span, source);
    out.push_str(",\"range\":{\"start\":");
    point(out, span.start, source);
    out.push_str(",\"end\":");
    point(out, span.end, source);
    out.push_str("},\"labels\":");
    list(out, &diagnostic.labels, |out, label| {
        out.push_str("{\"span\":");
        in_file(out, label.span, source);
        out.push_str(",\"message\":");
        string(out, &label.message);
        out.push('}');
    });
    out.push_str(",\"regulations\":");
    list(out, &diagnostic.regulations, |out, &id| string(out, &setting.regulations.name(id)));
    out.push_str(",\"fix\":");
    match &diagnostic.fix {
        Some(fix) => edits(out, fix, source),
        None => out.push_str("null"),
    }
    out.push('}');
}

fn edits(out: &mut String, fix: &Fix, source: &Source) {
    out.push_str("{\"applicability\":");
    string(out, applicability(fix.applicability));
    out.push_str(",\"edits\":");
    list(out, &fix.edits, |out, edit| {
        let span = place(edit.span, source);
        out.push_str("{\"start\":");
        number(out, span.start);
        out.push_str(",\"end\":");
        number(out, span.end);
        out.push_str(",\"text\":");
        string(out, &edit.text);
        out.push('}');
    });
    out.push('}');
}

/// Writes where a span stands in the file.
fn in_file(out: &mut String, span: Span, source: &Source) -> super::Place {
    let span = place(span, source);
    out.push_str("{\"start\":");
    number(out, span.start);
    out.push_str(",\"end\":");
    number(out, span.end);
    out.push('}');
    span
}

fn point(out: &mut String, byte: u32, source: &Source) {
    let position = source.position(byte);
    out.push_str("{\"line\":");
    number(out, position.line);
    out.push_str(",\"column\":");
    number(out, position.column);
    out.push('}');
}

fn list<T>(out: &mut String, all: &[T], each: impl FnMut(&mut String, &T)) {
    out.push('[');
    separated(out, all, each);
    out.push(']');
}

fn separated<T>(out: &mut String, all: &[T], mut each: impl FnMut(&mut String, &T)) {
    for (i, one) in all.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        each(out, one);
    }
}

fn number(out: &mut String, mut number: u32) {
    const DIGITS: usize = 10;
    let mut digits = [b'0'; DIGITS];
    let mut first = DIGITS;
    loop {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.push_str(std::str::from_utf8(&digits[first..]).unwrap_or_default());
}

/// Writes a string with its quotation marks; what JSON does not allow in one is escaped as serde does it.
fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = first_to_escape(rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let byte = rest.as_bytes()[at];
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0C => out.push_str("\\f"),
            _ => {
                out.push_str(if byte < 0x10 { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(u32::from(byte % 0x10), 0x10));
            }
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// Where the first byte stands that must be escaped.
fn first_to_escape(bytes: &[u8]) -> Option<usize> {
    let escaped = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    // Hardly a string has any: sixteen bytes at a time are asked whether one of them is.
    let (chunks, rest) = bytes.as_chunks::<16>();
    let clean = |chunk: &&[u8; 16]| !chunk.iter().fold(false, |any, &byte| any | escaped(byte));
    let from = chunks.iter().take_while(clean).count() * 16;
    let tail = if from < bytes.len() - rest.len() { &bytes[from..] } else { rest };
    tail.iter().position(|&byte| escaped(byte)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::{number, string};

    #[test]
    fn strings_and_numbers_are_written_as_serde_writes_them() {
        let controls: String = ('\0'..='\u{80}').collect();
        let late = format!("{}\t{}", "Kế hoạch số 15 ".repeat(9), "\u{1}”");
        for text in ["", "Nghị định “số” 30", "\"", "a\\b\"c\n", &controls, &late, &late[..17], "0123456789abcdef\""]
        {
            let mut out = String::new();
            string(&mut out, text);
            assert_eq!(out, serde_json::to_string(text).unwrap());
        }
        for value in [0, 7, 10, 1409, u32::MAX] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, value.to_string());
        }
    }
}
