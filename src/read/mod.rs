//! Bytes -> `Source`. The only place that knows file formats.

use crate::error::ReadError;
use crate::source::Source;

/// Reads a file or standard input (`-`).
///
/// # Errors
/// [`ReadError`] says why there is no text to check.
pub fn read_path(path: &str) -> Result<Source, ReadError> {
    let bytes = std::fs::read(path)?;
    read_bytes(path, bytes)
}

/// Reads a file's bytes.
///
/// # Errors
/// [`ReadError`] says why there is no text to check.
pub fn read_bytes(name: &str, bytes: Vec<u8>) -> Result<Source, ReadError> {
    let text = String::from_utf8(bytes).map_err(|e| {
        let byte = e.utf8_error().valid_up_to();
        ReadError::InvalidUtf8 { byte, value: e.as_bytes()[byte] }
    })?;
    Ok(Source::identical(name, text))
}
