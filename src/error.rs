//! What can go wrong with the run itself (exit status 2). What is wrong with a plan is a [`crate::diagnostic::Diagnostic`].

use thiserror::Error;

/// Why a file could not be read. The message is for people; the file's name stands beside it.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The operating system refused.
    #[error("không mở được tệp: {0}")]
    Io(#[from] std::io::Error),
    /// Nothing in it.
    #[error("tệp rỗng, không có chữ nào để kiểm tra")]
    Empty,
    /// Not UTF-8, and nothing says what else. The byte counts from 0.
    #[error("không phải văn bản UTF-8: byte thứ {byte} ({value:#04X}) không hợp lệ; hãy lưu lại tệp với bảng mã UTF-8")]
    InvalidUtf8 {
        /// Offset of the first bad byte.
        byte: usize,
        /// Its value.
        value: u8,
    },
    /// UTF-16 with a lone surrogate or an odd length. The byte counts from 0.
    #[error("tệp UTF-16 bị hỏng tại byte thứ {byte}")]
    InvalidUtf16 {
        /// Offset of the first bad unit.
        byte: usize,
    },
    /// Contains NUL or a known signature: no text.
    #[error("không phải tệp văn bản ({0})")]
    Binary(&'static str),
    /// A format that this build does not read.
    #[error("chưa đọc được định dạng {0}; hãy lưu thành .txt (UTF-8) rồi kiểm tra lại")]
    UnsupportedFormat(&'static str),
    /// Larger than the limit, in bytes.
    #[error("tệp quá lớn ({size} byte, giới hạn {limit} byte)")]
    TooLarge {
        /// Size of the file in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
}
