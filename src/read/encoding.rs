//! Bytes -> text. Nothing is guessed: UTF-8, or UTF-16 where its mark says so.

use crate::error::ReadError;

/// The text of a file in UTF-8, with its byte-order mark if it has one.
///
/// # Errors
/// The first byte that no text has.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    // NUL is valid UTF-8, but no text has it.
    if let Some(byte) = memchr::memchr(0, bytes) {
        return Err(ReadError::Binary { byte });
    }
    // With vector instructions: some five times as fast as the standard library, which knows the place.
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes)).map_err(|error| {
        let byte = error.valid_up_to();
        ReadError::InvalidUtf8 { byte, value: bytes[byte] }
    })
}

/// The text of a file that begins with the byte-order mark of UTF-16, with that mark.
pub(super) fn utf16(bytes: &[u8]) -> Option<Result<String, ReadError>> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(decoded(bytes, u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => Some(decoded(bytes, u16::from_be_bytes)),
        _ => None,
    }
}

fn decoded(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2 * 3);
    let mut byte = 0;
    for character in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        match character {
            Ok('\0') => return Err(ReadError::Binary { byte }),
            Ok(character) => {
                text.push(character);
                byte += 2 * character.len_utf16();
            }
            Err(_) => return Err(ReadError::InvalidUtf16 { byte }),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(ReadError::InvalidUtf16 { byte }) }
}
