//! Usage errors in the language of the run.

use crate::rules::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What was wrong with the arguments, in one or two lines.
pub(super) fn message(error: &clap::Error, lang: Lang) -> String {
    if lang == Lang::En {
        return error.render().to_string();
    }
    let get = |kind: ContextKind| error.get(kind).map(words).unwrap_or_default();
    let argument = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let mut message = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("thiếu giá trị cho {argument}"),
        ErrorKind::InvalidValue => format!("giá trị “{value}” không dùng được cho {argument}"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("giá trị “{value}” không dùng được cho {argument}: {reason}")
        }
        ErrorKind::UnknownArgument => format!("không có tham số {argument}"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh “{}”", get(ContextKind::InvalidSubcommand)),
        ErrorKind::ArgumentConflict => {
            format!("{argument} không dùng cùng {}", get(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::MissingSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("số giá trị của {argument} không đúng")
        }
        ErrorKind::NoEquals => format!("cần viết dấu = trước giá trị của {argument}"),
        ErrorKind::InvalidUtf8 => "tham số không phải UTF-8".to_owned(),
        _ => return error.render().to_string(),
    };
    for (kind, words) in [
        (ContextKind::SuggestedArg, "có phải là"),
        (ContextKind::SuggestedSubcommand, "có phải là"),
        (ContextKind::SuggestedValue, "có phải là"),
        (ContextKind::ValidValue, "dùng được"),
        (ContextKind::ValidSubcommand, "các lệnh"),
    ] {
        let offered = get(kind);
        if !offered.is_empty() {
            let mark = if words == "có phải là" { "?" } else { "" };
            message.push_str(&format!("; {words} {offered}{mark}"));
            break;
        }
    }
    format!("rasoat: {message}\nXem: rasoat --help\n")
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(many) => many.join(", "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::StyledStr(one) => one.to_string(),
        ContextValue::StyledStrs(many) => many.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}
