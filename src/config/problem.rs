//! What can be wrong with a configuration, and how a person is told.

use crate::regulations::audit::Oddity;
use crate::rules::Lang;
use std::path::PathBuf;

/// What is wrong with a configuration or with a file that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The configuration itself cannot be read; the system's words.
    Unreadable(String),
    /// A file that it names cannot be read: the name, and the system's words.
    UnreadableFile(String, String),
    /// No such key.
    UnknownKey(String),
    /// No such value.
    UnknownValue(String),
    /// A key that must be there.
    MissingKey(String),
    /// No TOML, or a value of another type; the parser's words.
    Syntax(String),
    /// No pattern of paths; the parser's words.
    Glob(String),
    /// No such rule or group.
    UnknownRule(String),
    /// No day of the form 2026-03-01.
    Day(String),
    /// A required part of a plan that no list names.
    UnknownPart(String),
    /// A programme names a text that the law does not have.
    UnknownText(String),
    /// A record that another file has as well: its key and that file.
    TwoRecords(String, PathBuf),
    /// A record says otherwise than the one that ships: its key and which fact.
    Restated(String, &'static str),
    /// What a record says is odd and not marked as known.
    Odd {
        /// Key of the record.
        record: String,
        /// What is odd.
        what: Oddity,
        /// The facts that do not fit; may be empty.
        detail: String,
    },
    /// A record that cannot be understood; the reader's words, in Vietnamese.
    Record(String),
}

impl Problem {
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
            Self::Unreadable(why) => format!("không đọc được cấu hình: {why}"),
            Self::UnreadableFile(name, why) => format!("không đọc được tệp “{name}”: {why}"),
            Self::UnknownKey(key) => format!("không có khóa “{key}”"),
            Self::UnknownValue(value) => format!("không có giá trị “{value}”"),
            Self::MissingKey(key) => format!("thiếu khóa “{key}”"),
            Self::Syntax(why) => format!("không đúng cú pháp TOML: {why}"),
            Self::Glob(why) => format!("mẫu đường dẫn không hợp lệ: {why}"),
            Self::UnknownRule(name) => format!("không có quy tắc hoặc nhóm quy tắc “{name}”"),
            Self::Day(text) => format!("“{text}” không phải ngày dạng năm-tháng-ngày (2026-03-01)"),
            Self::UnknownPart(name) => format!("không có phần “{name}”"),
            Self::UnknownText(key) => format!("dữ liệu không có văn bản “{key}”; thêm bản ghi bằng khóa regulations"),
            Self::TwoRecords(key, other) => format!("“{key}” đã có bản ghi trong {}", other.display()),
            Self::Restated(key, fact) => format!(
                "“{key}” đã có trong dữ liệu đi kèm chương trình với {fact} khác; bản ghi của đơn vị chỉ bổ sung được \
                 tác động (effects) cho văn bản đó"
            ),
            Self::Odd { record, what, detail } => {
                let what_to_do = match what {
                    Oddity::Dangling => "thêm bản ghi cho văn bản đó hoặc sửa số, ngày".to_owned(),
                    other => format!("nếu đúng như vậy, ghi odd = [\"{}\"] vào bản ghi", other.slug()),
                };
                format!("“{record}”: {}{}; {what_to_do}", what.meaning(), after_colon(detail))
            }
            Self::Record(why) => why.clone(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("cannot read the configuration: {why}"),
            Self::UnreadableFile(name, why) => format!("cannot read the file “{name}”: {why}"),
            Self::UnknownKey(key) => format!("there is no key “{key}”"),
            Self::UnknownValue(value) => format!("there is no value “{value}”"),
            Self::MissingKey(key) => format!("the key “{key}” is missing"),
            Self::Syntax(why) => format!("this is no valid TOML: {why}"),
            Self::Glob(why) => format!("this is no pattern of paths: {why}"),
            Self::UnknownRule(name) => format!("there is no rule or group of rules “{name}”"),
            Self::Day(text) => format!("“{text}” is no day of the form year-month-day (2026-03-01)"),
            Self::UnknownPart(name) => format!("there is no part “{name}”"),
            Self::UnknownText(key) => {
                format!("the law has no text “{key}”; add a record of it by the key regulations")
            }
            Self::TwoRecords(key, other) => format!("“{key}” has a record in {} already", other.display()),
            Self::Restated(key, fact) => format!(
                "“{key}” ships with the program with another {fact}; a record of the unit can only add effects to it"
            ),
            Self::Odd { record, what, detail } => {
                let what_to_do = match what {
                    Oddity::Dangling => "add a record of that text, or mend its number or date".to_owned(),
                    other => format!("if it is really so, write odd = [\"{}\"] in the record", other.slug()),
                };
                format!("“{record}”: {}{}; {what_to_do}", what.meaning_en(), after_colon(detail))
            }
            Self::Record(why) => format!("this record cannot be understood: {why}"),
        }
    }
}

fn after_colon(detail: &str) -> String {
    if detail.is_empty() { String::new() } else { format!(": {detail}") }
}
