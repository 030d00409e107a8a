//! Formats that are no text, known by their first bytes.

use crate::error::Format;
use memchr::memmem;

/// Bytes of a zip archive in which the names of its first parts stand.
const HEAD: usize = 64 << 10;

/// The format of a file that is no text. The figures: PKWARE APPNOTE 4.3.7, ECMA-376 part 2, ODF 1.3 part 2,
/// MS-CFB 2.2, ISO 32000-1 7.5.2, and the specifications of the picture and archive formats.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    const SIGNATURES: [(&[u8], Format); 13] = [
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Ole),
        (b"%PDF-", Format::Pdf),
        (b"{\\rtf", Format::Rtf),
        (b"\x89PNG\r\n\x1A\n", Format::Image),
        (b"\xFF\xD8\xFF", Format::Image),
        (b"GIF8", Format::Image),
        (b"II*\0", Format::Image),
        (b"MM\0*", Format::Image),
        (b"RIFF", Format::Image),
        (b"\x1F\x8B", Format::Archive),
        (b"7z\xBC\xAF\x27\x1C", Format::Archive),
        (b"Rar!\x1A\x07", Format::Archive),
        (b"\xFD7zXZ\0", Format::Archive),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(&bytes[..bytes.len().min(HEAD)]));
    }
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|&(_, format)| format)
}

/// What a zip archive is a container of.
fn zip(head: &[u8]) -> Format {
    let has = |name: &[u8]| memmem::find(head, name).is_some();
    if has(b"mimetypeapplication/vnd.oasis.opendocument") {
        Format::OpenDocument
    } else if has(b"word/") {
        Format::Docx
    } else if has(b"xl/") {
        Format::Xlsx
    } else if has(b"ppt/") {
        Format::Pptx
    } else {
        Format::Archive
    }
}
