//! Bytes -> `Source`. The only place that knows file formats.

mod canonical;
mod compose;
mod encoding;
mod html;
mod markdown;
mod scan;
mod signature;
mod writer;

use crate::error::ReadError;
use crate::source::{OffsetMap, Source};
use std::fs::File;
use std::io::{self, Read};

/// The largest file that is read, in bytes. Offsets are `u32`, and a canonical text may be longer than its file.
pub const MAX_FILE: u64 = 512 << 20;

/// The longest line that is read, in bytes.
pub const MAX_LINE: usize = 32 << 20;

/// Reads a file or standard input (`-`).
///
/// # Errors
/// [`ReadError`] says why there is no text to check.
pub fn read_path(path: &str) -> Result<Source, ReadError> {
    if path == "-" {
        return read_bytes(path, take(io::stdin().lock(), 0)?);
    }
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > MAX_FILE {
        return Err(ReadError::TooLarge { limit: MAX_FILE });
    }
    read_bytes(path, take(file, size as usize)?)
}

/// Everything in `input`, which may be a pipe or a device that never ends.
fn take(input: impl Read, expected: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(expected + 1);
    input.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE { Err(ReadError::TooLarge { limit: MAX_FILE }) } else { Ok(bytes) }
}

/// Reads a file's bytes.
///
/// # Errors
/// [`ReadError`] says why there is no text to check.
pub fn read_bytes(name: &str, bytes: Vec<u8>) -> Result<Source, ReadError> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(ReadError::TooLarge { limit: MAX_FILE });
    }
    if let Some(format) = signature::format(&bytes) {
        return Err(ReadError::UnsupportedFormat(format));
    }
    let source = match encoding::utf16(&bytes) {
        Some(decoded) => from_utf16(name, decoded?),
        None => {
            let text = encoding::utf8(&bytes)?;
            match canonical::canonical(text) {
                None => Source::identical(name, text.to_owned()),
                Some((text, offsets)) => Source::mapped(name, text, offsets, bytes),
            }
        }
    };
    if source.text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    match long_line(&source.text) {
        Some(line) => Err(ReadError::LineTooLong { line, limit: MAX_LINE }),
        None => Ok(source),
    }
}

fn from_utf16(name: &str, decoded: String) -> Source {
    let (text, offsets) = canonical::canonical(&decoded).unwrap_or_else(|| (decoded.clone(), OffsetMap::identity()));
    Source::from_utf16(name, text, offsets, decoded)
}

/// The number of the first line that is longer than [`MAX_LINE`]. Looks at a few lines of each window only.
fn long_line(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut start = 0;
    while bytes.len() - start > MAX_LINE {
        match memchr::memrchr(b'\n', &bytes[start..=start + MAX_LINE]) {
            Some(end) => start += end + 1,
            None => return Some(memchr::memchr_iter(b'\n', &bytes[..start]).count() + 1),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINE, long_line};

    #[test]
    fn a_line_may_have_the_limit_and_not_more() {
        let mut text = String::from("a\nb\n");
        text.push_str(&"x".repeat(MAX_LINE));
        assert_eq!(long_line(&text), None);
        text.push('\n');
        assert_eq!(long_line(&text), None);
        text.insert(10, 'x');
        assert_eq!(long_line(&text), Some(3));
    }
}
