//! What can go wrong with the run itself (exit status 2). What is wrong with a plan is a [`crate::diagnostic::Diagnostic`].

use crate::rules::Lang;
use std::fmt;
use std::io::{self, ErrorKind};

/// Why a file could not be read. The message is for people; the file's name stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The operating system refused: the kind, and its own words.
    Io(ErrorKind, String),
    /// Nothing in it.
    Empty,
    /// A folder in which nothing can be read.
    EmptyFolder,
    /// A folder where a file is needed.
    Folder,
    /// Not UTF-8, and nothing says what else.
    InvalidUtf8 {
        /// Offset of the first bad byte, from 0.
        byte: usize,
        /// Its value.
        value: u8,
    },
    /// UTF-16 with a lone surrogate or an odd length.
    InvalidUtf16 {
        /// Offset of the first bad unit in bytes, from 0.
        byte: usize,
    },
    /// A NUL byte: no text, or UTF-16 without its mark.
    Binary {
        /// Its offset, from 0.
        byte: usize,
    },
    /// A format that this build does not read, known by its first bytes.
    UnsupportedFormat(Format),
    /// Larger than the limit.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// A line longer than the limit: no text that people wrote.
    LineTooLong {
        /// The line, from 1.
        line: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The program itself failed over it: a mistake of ours, told where it happened when it did.
    Bug,
}

/// A format known by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML text (.docx).
    Docx,
    /// Office Open XML spreadsheet (.xlsx).
    Xlsx,
    /// Office Open XML slides (.pptx).
    Pptx,
    /// OpenDocument (.odt, .ods).
    OpenDocument,
    /// Microsoft's compound files (.doc, .xls, .ppt).
    Ole,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// A picture.
    Image,
    /// An archive.
    Archive,
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::IsADirectory => Self::Folder,
            kind => Self::Io(kind, error.to_string()),
        }
    }
}

impl ReadError {
    /// The reason in the language of the run.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.english(),
        }
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Io(kind, words) => match kind {
                ErrorKind::NotFound => "không có tệp hoặc thư mục này".to_owned(),
                ErrorKind::PermissionDenied => "không có quyền đọc tệp này".to_owned(),
                _ => format!("không đọc được: {words}"),
            },
            Self::Empty => "tệp rỗng, không có chữ nào để kiểm tra".to_owned(),
            Self::EmptyFolder => "thư mục không có tệp .txt hoặc .md nào".to_owned(),
            Self::Folder => "đây là thư mục, cần một tệp".to_owned(),
            Self::InvalidUtf8 { byte, value } => format!(
                "không phải văn bản UTF-8: byte thứ {byte} (tính từ 0), giá trị 0x{value:02X}, không hợp lệ; \
                 có thể là bảng mã cũ (TCVN3, VNI, Windows-1258), hãy lưu lại với bảng mã UTF-8"
            ),
            Self::InvalidUtf16 { byte } => format!("tệp UTF-16 hỏng tại byte thứ {byte} (tính từ 0)"),
            Self::Binary { byte } => format!(
                "không phải tệp văn bản: có byte 0x00 tại byte thứ {byte} (tính từ 0); \
                 nếu là UTF-16, hãy lưu lại với bảng mã UTF-8"
            ),
            Self::UnsupportedFormat(format) if format.opens_in_word() => format!(
                "chưa đọc được {}; hãy mở bằng Word, chọn Lưu dưới dạng (Save As), kiểu “Plain Text (*.txt)”, bảng mã UTF-8, \
                 rồi kiểm tra tệp .txt đó",
                format.vietnamese()
            ),
            Self::UnsupportedFormat(format) => {
                format!("chưa đọc được {}; hãy lưu thành văn bản .txt (UTF-8) rồi kiểm tra lại", format.vietnamese())
            }
            Self::TooLarge { limit } => format!("tệp quá lớn (giới hạn {} MiB)", limit >> 20),
            Self::LineTooLong { line, limit } => format!("dòng {line} quá dài (giới hạn {} MiB một dòng)", limit >> 20),
            Self::Bug => {
                "chương trình gặp lỗi của chính nó nên chưa kiểm tra được tệp này; xin gửi cho người phát triển dòng \
                          có chữ “panicked at” trên màn hình"
                    .to_owned()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Io(kind, words) => match kind {
                ErrorKind::NotFound => "no such file or folder".to_owned(),
                ErrorKind::PermissionDenied => "no permission to read this file".to_owned(),
                _ => format!("cannot be read: {words}"),
            },
            Self::Empty => "the file is empty, there is no text to check".to_owned(),
            Self::EmptyFolder => "there is no .txt or .md file in this folder".to_owned(),
            Self::Folder => "this is a folder, a file is needed".to_owned(),
            Self::InvalidUtf8 { byte, value } => format!(
                "not UTF-8 text: byte {byte} (from 0), value 0x{value:02X}, is not valid; \
                 it may be an old encoding (TCVN3, VNI, Windows-1258), save it again as UTF-8"
            ),
            Self::InvalidUtf16 { byte } => format!("broken UTF-16 at byte {byte} (from 0)"),
            Self::Binary { byte } => {
                format!("not a text file: byte {byte} (from 0) is 0x00; if it is UTF-16, save it again as UTF-8")
            }
            Self::UnsupportedFormat(format) if format.opens_in_word() => format!(
                "{} cannot be read yet; open it in Word, choose Save As, type “Plain Text (*.txt)”, encoding UTF-8, and check \
                 that .txt file",
                format.english()
            ),
            Self::UnsupportedFormat(format) => {
                format!("{} cannot be read yet; save it as plain text (.txt, UTF-8) and check again", format.english())
            }
            Self::TooLarge { limit } => format!("the file is too large (limit {} MiB)", limit >> 20),
            Self::LineTooLong { line, limit } => format!("line {line} is too long (limit {} MiB a line)", limit >> 20),
            Self::Bug => {
                "the program has a mistake of its own and could not check this file; please send the line with \
                          “panicked at” on the screen to its makers"
                    .to_owned()
            }
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.vietnamese())
    }
}

impl std::error::Error for ReadError {}

impl Format {
    /// Whether Word opens it and saves it as plain text.
    fn opens_in_word(self) -> bool {
        matches!(self, Self::Docx | Self::OpenDocument | Self::Ole | Self::Rtf)
    }

    fn vietnamese(self) -> &'static str {
        match self {
            Self::Docx => "định dạng Word (.docx)",
            Self::Xlsx => "định dạng Excel (.xlsx)",
            Self::Pptx => "định dạng PowerPoint (.pptx)",
            Self::OpenDocument => "định dạng OpenDocument (.odt, .ods)",
            Self::Ole => "định dạng Office cũ (.doc, .xls)",
            Self::Pdf => "định dạng PDF",
            Self::Rtf => "định dạng RTF",
            Self::Image => "tệp ảnh",
            Self::Archive => "tệp nén",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Docx => "Word (.docx)",
            Self::Xlsx => "Excel (.xlsx)",
            Self::Pptx => "PowerPoint (.pptx)",
            Self::OpenDocument => "OpenDocument (.odt, .ods)",
            Self::Ole => "old Office files (.doc, .xls)",
            Self::Pdf => "PDF",
            Self::Rtf => "RTF",
            Self::Image => "a picture",
            Self::Archive => "an archive",
        }
    }
}
