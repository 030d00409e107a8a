//! Weights and colours (ANSI), and lines of a readable length.

/// A style as its opening escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style(&'static str);

pub(super) const BOLD: Style = Style("\x1b[1m");
pub(super) const DIM: Style = Style("\x1b[2m");
pub(super) const RED: Style = Style("\x1b[1;31m");
pub(super) const YELLOW: Style = Style("\x1b[1;33m");
pub(super) const BLUE: Style = Style("\x1b[1;34m");
pub(super) const GREEN: Style = Style("\x1b[1;32m");

/// Columns of running text: what a person reads comfortably.
pub(super) const COLUMNS: usize = 100;

/// `text` in a style.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{}{text}\x1b[0m", style.0)
}

/// Breaks `text` at spaces (not at no-break spaces) so that no line is longer than `columns` characters; the first line
/// begins with `first`, the others with `rest`. A word that is longer stays whole. Ends with a line end.
pub(super) fn wrap(out: &mut String, text: &str, columns: usize, first: &str, rest: &str) {
    let mut used = 0;
    let mut indent = first;
    let mut line_begins = true;
    for word in text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()) {
        let length = width(word);
        if !line_begins && used + 1 + length > columns {
            out.push('\n');
            line_begins = true;
            indent = rest;
        }
        if line_begins {
            out.push_str(indent);
            used = width(indent);
            line_begins = false;
        } else {
            out.push(' ');
            used += 1;
        }
        out.push_str(&word.replace('\u{A0}', " "));
        used += length;
    }
    if line_begins {
        out.push_str(indent.trim_end());
    }
    out.push('\n');
}

/// Characters that are seen: escapes do not count.
fn width(text: &str) -> usize {
    if !text.contains('\x1b') {
        return text.chars().count();
    }
    anstream::adapter::strip_str(text).to_string().chars().count()
}

#[cfg(test)]
mod tests {
    use super::{BOLD, paint, wrap};

    fn wrapped(text: &str, columns: usize, first: &str, rest: &str) -> String {
        let mut out = String::new();
        wrap(&mut out, text, columns, first, rest);
        out
    }

    #[test]
    fn lines_break_at_spaces_and_hang() {
        assert_eq!(wrapped("một hai ba bốn", 9, "- ", "  "), "- một hai\n  ba bốn\n");
        assert_eq!(wrapped("dàidàidàidài x", 5, "", ""), "dàidàidàidài\nx\n");
        assert_eq!(wrapped("một hai\u{A0}ba", 7, "", ""), "một\nhai ba\n");
        assert_eq!(wrapped("", 5, "- ", "  "), "-\n");
    }

    #[test]
    fn escapes_take_no_room() {
        let first = paint(BOLD, "- ");
        assert_eq!(wrapped("một hai", 9, &first, "  "), format!("{first}một hai\n"));
        let word = paint(BOLD, "một");
        assert_eq!(wrapped(&format!("{word} hai"), 7, "", ""), format!("{word} hai\n"));
    }
}
