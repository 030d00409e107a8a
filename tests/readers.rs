//! Bytes -> canonical text, and back to the bytes of the file.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use rasoat::error::{Format, ReadError};
use rasoat::read::read_bytes;
use rasoat::source::{Position, Source, Span};

#[track_caller]
fn read(bytes: impl AsRef<[u8]>) -> Source {
    read_bytes("kế hoạch.txt", bytes.as_ref().to_vec()).unwrap()
}

#[track_caller]
fn refused(bytes: impl AsRef<[u8]>) -> ReadError {
    read_bytes("kế hoạch.txt", bytes.as_ref().to_vec()).unwrap_err()
}

/// What stands in the file where `words` stand in the canonical text.
#[track_caller]
fn in_file<'a>(source: &Source, file: &'a [u8], words: &str) -> &'a [u8] {
    let start = source.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {:?}", source.text));
    &file[source.in_file(Span::new(start, start + words.len())).range()]
}

/// Each file gives this canonical text, and the words of the text lie where the file has them.
#[track_caller]
fn reads_as(file: &str, text: &str) {
    let source = read(file);
    assert_eq!(source.text, text);
    for (start, end) in words(text) {
        let place = source.in_file(Span::new(start, end));
        let there = file.get(place.range()).unwrap_or_else(|| panic!("{place:?} cuts a character of {file:?}"));
        assert_eq!(read(there).text.trim(), &text[start..end], "{there:?} in the file");
    }
}

fn words(text: &str) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                all.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    all
}

#[test]
fn a_clean_file_is_its_own_canonical_text() {
    let text = "ỦY BAN NHÂN DÂN\n\tCăn cứ Luật – “số 1”; a - b … 50% * 2 = 3 <5, R&D, x_y #1 | (*)\n";
    let source = read(text);
    assert_eq!(source.text, text);
    assert_eq!(source.original(), text);
}

#[test]
fn line_ends_of_every_kind() {
    reads_as("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{B}g\nh", "a\nb\nc\nd\ne\nf\ng\nh");
}

#[test]
fn a_page_break_makes_no_blank_line() {
    reads_as("văn bản\n\u{C}số 1\u{C}\nhai\u{C}ba", "văn bản\nsố 1\nhai\nba");
}

#[test]
fn odd_spaces_and_invisible_characters() {
    reads_as("số\u{A0}1\u{202F}2\u{3000}3\u{2003}4", "số 1 2 3 4");
    reads_as("ke\u{200B}hoach \u{AD}a\u{2060}b\u{FEFF}c\u{200E}d\u{7}e", "kehoach abcde");
    reads_as("\u{F0B7} một \u{F02D} hai", "• một - hai");
}

#[test]
fn a_byte_order_mark_counts_in_places_but_not_in_columns() {
    let file = "\u{FEFF}Số: 1\nhai";
    let source = read(file);
    assert_eq!(source.text, "Số: 1\nhai");
    assert_eq!(source.in_file(Span::new(0, 4)), Span::new(3, 7));
    assert_eq!(source.position(3), Position { line: 1, column: 1 });
    assert_eq!(source.position(0), Position { line: 1, column: 1 });
    assert_eq!(source.position(8), Position { line: 1, column: 4 });
    assert_eq!(source.original(), file);
}

#[test]
fn decomposed_letters_alone_and_mixed() {
    let file = "U\u{309}y ban nhân dân; To\u{302}\u{309} chư\u{301}c, ê\u{323} e\u{302}\u{323}, viê\u{323}c";
    reads_as(file, "Ủy ban nhân dân; Tổ chức, ệ ệ, việc");
    let source = read(file);
    assert_eq!(in_file(&source, file.as_bytes(), "ức"), "ư\u{301}c".as_bytes());
    assert_eq!(in_file(&source, file.as_bytes(), "ch"), b"ch");
}

#[test]
fn utf16_of_both_orders_gives_bytes_of_the_file() {
    let text = "Số: 41/KH-UBND\r\nđiều 𝄞 ê\u{323}";
    for big in [false, true] {
        let mut file: Vec<u8> = if big { vec![0xFE, 0xFF] } else { vec![0xFF, 0xFE] };
        for unit in text.encode_utf16() {
            file.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        }
        let source = read(&file);
        assert_eq!(source.text, "Số: 41/KH-UBND\nđiều 𝄞 ệ");
        let encoded = |words: &str| -> Vec<u8> {
            words.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        assert_eq!(in_file(&source, &file, "41/KH"), encoded("41/KH"));
        assert_eq!(in_file(&source, &file, "𝄞 ệ"), encoded("𝄞 ê\u{323}"));
        let start = source.in_file(Span::new(source.text.find('đ').unwrap(), source.text.len())).start;
        assert_eq!(source.position(start), Position { line: 2, column: 1 });
    }
}

#[test]
fn marks_of_markdown() {
    reads_as("**KẾ HOẠCH\nNăm 2024**", "KẾ HOẠCH\nNăm 2024");
    reads_as("I. MỤC ĐÍCH**1. Mục đích**", "I. MỤC ĐÍCH1. Mục đích");
    reads_as("(*Ban hành kèm theo\ncủa Chủ tịch*) *hai:* ba", "(Ban hành kèm theo\ncủa Chủ tịch) hai: ba");
    reads_as("## I. MỤC ĐÍCH\n### 1. Một\n#hai\n# \nba", "I. MỤC ĐÍCH\n1. Một\n#hai\n\nba");
    reads_as("một\n---\nhai\n***\nba\n====\nbốn\n________\nnăm", "một\n\nhai\n\nba\n\nbốn\n\nnăm");
    reads_as("1\\. Một \\- hai R\\&D", "1. Một - hai R&D");
    reads_as("_V/v tổ chức_\n_Nơi, ngày 1_", "V/v tổ chức\nNơi, ngày 1");
    reads_as("***đậm nghiêng*** **a****b**", "đậm nghiêng ab");
}

#[test]
fn stars_blanks_and_signs_that_people_wrote() {
    for text in [
        "* Tổng số: 5\n* Trong đó: 2\n",
        "95%*\t98%*\n(*) Ghi chú: số * tạm tính (*)",
        "(**) như trên",
        "Số: __/KH-UBND ngày ___ tháng ___ năm 2024",
        "TỈNH ỦY\n*\nSố 1",
        "2*3*4, a_b, x < y > z, 5<6, <chưa rõ>, TT;&TT; #2",
        "VH&TT; HĐND&UBND",
        "dòng một |\n| dòng hai",
        "a -- b == c",
    ] {
        assert_eq!(read(text).text, text);
    }
}

#[test]
fn pipe_tables_become_rows_with_tabs() {
    reads_as(
        "| **STT** | Nhiệm vụ | Chủ trì |\n|:---|:---:|---:|\n| 1 | Rà soát<br>văn bản |  |\n|   | a \\| b | c |\nhết\n",
        "STT\tNhiệm vụ\tChủ trì\n1\tRà soát văn bản\t\n\ta | b\tc\nhết\n",
    );
}

#[test]
fn html_outside_of_tables_becomes_lines() {
    reads_as("<p>Một <b>hai</b></p><p>ba</p>\n<ul><li>bốn</li><li>- năm</li></ul>", "Một hai\nba\n- bốn\n- năm");
    reads_as("một<br/>hai<br>\nba <span style=\"color: red\">bốn</span>", "một\nhai\nba bốn");
    reads_as("Nghị quyết<sup>12</sup> a<sup>th</sup>", "Nghị quyết¹² ath");
    reads_as("A &amp; B&nbsp;C &lt;5 &#273; &#x1EC7; &copy;", "A & B C <5 đ ệ &copy;");
}

#[test]
fn html_inside_a_row_becomes_spaces() {
    reads_as(
        "1\t<p>Chỉ số:</p> <ul style=\"list-style-type: none\"><li>một</li><li>hai</li></ul>\t<p>a</p><p>b</p>\n2\tx",
        "1\tChỉ số: một hai\ta b\n2\tx",
    );
}

#[test]
fn html_tables_become_rows_with_tabs() {
    let rows = "STT\tNhiệm vụ\n1\tRà soát văn bản\nhết";
    reads_as(
        "<table><tr><th>STT</th><th>Nhiệm vụ</th></tr><tr><td>1</td><td>Rà soát<br>văn bản</td></tr></table>hết",
        rows,
    );
    reads_as(
        "<table>\n  <tr>\n\t<th>STT</th>\n\t<th>Nhiệm vụ</th>\n  </tr>\n  <tr>\n\t<td>1</td>\n\t<td>Rà soát\nvăn bản</td>\n  </tr>\n</table>\nhết",
        rows,
    );
}

#[test]
fn segmented_words_are_joined_by_spaces() {
    reads_as(
        "Quyết_định phê_duyệt kế_hoạch phát_triển của Ủy_ban nhân_dân tỉnh",
        "Quyết định phê duyệt kế hoạch phát triển của Ủy ban nhân dân tỉnh",
    );
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    assert_eq!(refused(""), ReadError::Empty);
    assert_eq!(refused("\u{FEFF} \n\u{A0}"), ReadError::Empty);
    assert_eq!(refused(b"abc\xFFdef"), ReadError::InvalidUtf8 { byte: 3, value: 0xFF });
    assert_eq!(refused(&"Số".as_bytes()[..3]), ReadError::InvalidUtf8 { byte: 1, value: 0xE1 });
    assert_eq!(refused(b"ab\0c"), ReadError::Binary { byte: 2 });
    assert_eq!(refused(b"a\0b\0"), ReadError::Binary { byte: 1 });
    assert_eq!(refused(b"\xFF\xFEa\0b"), ReadError::InvalidUtf16 { byte: 4 });
    assert_eq!(refused(b"\xFF\xFEa\0\x00\xD8b\0"), ReadError::InvalidUtf16 { byte: 4 });
    assert_eq!(refused(b"%PDF-1.7\n%\xE2\xE3"), ReadError::UnsupportedFormat(Format::Pdf));
    assert_eq!(refused(b"PK\x03\x04....word/document.xml"), ReadError::UnsupportedFormat(Format::Docx));
    assert_eq!(refused(b"PK\x03\x04....xl/workbook.xml"), ReadError::UnsupportedFormat(Format::Xlsx));
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), ReadError::UnsupportedFormat(Format::Ole));
    assert_eq!(refused(b"\x89PNG\r\n\x1A\n\0"), ReadError::UnsupportedFormat(Format::Image));
}

#[test]
fn a_line_that_nobody_wrote_is_refused() {
    let long = "x".repeat(rasoat::read::MAX_LINE + 1);
    assert_eq!(refused(format!("a\n{long}\n")), ReadError::LineTooLong { line: 2, limit: rasoat::read::MAX_LINE });
}
