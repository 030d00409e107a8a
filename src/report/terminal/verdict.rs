//! On what a document was judged, and what came of it, in plain words. A document is never called valid: what was not
//! known was not judged.

use crate::Checked;
use crate::date::vietnamese;
use crate::diagnostic::Severity;
use crate::report::style::{BOLD, GREEN, RED, YELLOW, paint};
use crate::report::{Coverage, Setting, Summary};
use crate::resolve::document::{AsOf, AsOfSource, Document, Regime, State};
use crate::rules::Lang;
use chrono::NaiveDate;

/// "Xét theo ngày 12/01/2024 (ngày của văn bản) · dự thảo · thể thức Nghị định 30/2020/NĐ-CP".
pub(super) fn judged(document: &Document, setting: &Setting<'_>) -> String {
    let lang = setting.lang;
    let vi = lang == Lang::Vi;
    let state = match (document.state, vi) {
        (State::Draft, true) => "dự thảo",
        (State::Draft, false) => "draft",
        (State::Final, true) => "bản chính thức",
        (State::Final, false) => "final",
    };
    let regime = match (document.regime, vi) {
        (Regime::Nd30, true) => "thể thức Nghị định 30/2020/NĐ-CP",
        (Regime::Nd30, false) => "form of Decree 30/2020/NĐ-CP",
        (Regime::Tt01, true) => "thể thức Thông tư 01/2011/TT-BNV",
        (Regime::Tt01, false) => "form of Circular 01/2011/TT-BNV",
        (Regime::Party, true) => "văn bản của Đảng",
        (Regime::Party, false) => "document of the Party",
    };
    let mut text = format!("{} · {state} · {regime}", day_of_judgement(&document.as_of, lang));
    let known_to = setting.regulations.as_of();
    if document.as_of.day > known_to {
        let until = day(known_to, lang);
        text += &lang.say(
            format_args!("\nDữ liệu pháp luật đến ngày {until}; chưa kết luận được về thời gian sau đó"),
            format_args!("\nThe data on the law end on {until}; nothing can be said about later days"),
        );
    }
    text
}

fn day_of_judgement(as_of: &AsOf, lang: Lang) -> String {
    let on = day(as_of.day, lang);
    let why = match (as_of.source, lang) {
        (AsOfSource::Option, Lang::Vi) => "theo --as-of",
        (AsOfSource::Option, Lang::En) => "from --as-of",
        (AsOfSource::Document, Lang::Vi) => "ngày của văn bản",
        (AsOfSource::Document, Lang::En) => "the document's date",
        (AsOfSource::PartialDate, Lang::Vi) => "văn bản chưa ghi đủ ngày, tháng, năm",
        (AsOfSource::PartialDate, Lang::En) => "the document's date is not complete",
        (AsOfSource::PlanYear, Lang::Vi) => "theo năm của kế hoạch",
        (AsOfSource::PlanYear, Lang::En) => "from the plan's year",
        (AsOfSource::Today, Lang::Vi) => "hôm nay, vì văn bản không cho biết ngày",
        (AsOfSource::Today, Lang::En) => "today, for the document gives no date",
    };
    lang.say(format_args!("Xét theo ngày {on} ({why})"), format_args!("Judged on {on} ({why})"))
}

fn day(day: NaiveDate, lang: Lang) -> String {
    if lang == Lang::Vi { vietnamese(day) } else { day.to_string() }
}

/// "Chưa nên trình ký: 3 lỗi phải sửa, 5 điểm cần xem; đã đối chiếu 7/9 văn bản viện dẫn, 2 chưa có dữ liệu."
pub(super) fn of_file(checked: &Checked, setting: &Setting<'_>) -> String {
    let lang = setting.lang;
    let count = |severity| checked.diagnostics.iter().filter(|d| d.severity == severity).count();
    let (errors, warnings, infos) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let draft = checked.document.state == State::Draft;
    let (style, verdict) = match (errors, warnings, lang) {
        (0, 0, Lang::Vi) => (GREEN, "Chưa thấy lỗi"),
        (0, 0, Lang::En) => (GREEN, "No errors found"),
        (0, _, Lang::Vi) if draft => (YELLOW, "Nên xem lại trước khi trình ký"),
        (0, _, Lang::Vi) => (YELLOW, "Nên xem lại"),
        (0, _, Lang::En) => (YELLOW, "To be looked at"),
        (_, _, Lang::Vi) if draft => (RED, "Chưa nên trình ký"),
        (_, _, Lang::Vi) => (RED, "Cần sửa"),
        (_, _, Lang::En) if draft => (RED, "Not ready to be signed"),
        (_, _, Lang::En) => (RED, "To be mended"),
    };
    let counts = counts(errors, warnings, infos, lang);
    let colon = if counts.is_empty() { "" } else { ": " };
    let accepted = match checked.suppressed {
        0 => String::new(),
        n => lang.say(
            format_args!("; {n} phát hiện đã được chấp nhận trong cấu hình"),
            format_args!("; {n} findings are accepted in the configuration"),
        ),
    };
    format!("{}{colon}{counts}; {}{accepted}.", paint(style, verdict), coverage(&checked.document, lang))
}

/// "Tổng cộng 45 tệp: …".
pub(super) fn of_run(summary: &Summary, setting: &Setting<'_>) -> String {
    let lang = setting.lang;
    let files = summary.files;
    let mut text = paint(BOLD, &lang.say(format_args!("Tổng cộng {files} tệp"), format_args!("{files} files in all")));
    let counts = counts(summary.errors, summary.warnings, summary.infos, lang);
    let failed = summary.failed;
    if failed == files {
        // Nothing was looked at, so nothing is said of it.
        return text + &lang.say(format_args!(": không đọc được tệp nào."), format_args!(": none could be read."));
    }
    let nothing = if lang == Lang::Vi { "chưa thấy lỗi" } else { "no errors found" };
    text += &format!(": {}", if counts.is_empty() { nothing } else { &counts });
    if failed > 0 {
        text += &lang.say(format_args!("; {failed} tệp không đọc được"), format_args!("; {failed} could not be read"));
    }
    text + "."
}

/// The counts that are not zero.
fn counts(errors: usize, warnings: usize, infos: usize, lang: Lang) -> String {
    let words = [("lỗi phải sửa", "error"), ("điểm cần xem", "warning"), ("gợi ý", "info")];
    let named = [errors, warnings, infos].into_iter().zip(words).filter(|&(count, _)| count > 0);
    let named = named.map(|(count, (vi, en))| match (lang, count) {
        (Lang::Vi, _) => format!("{count} {vi}"),
        (Lang::En, 1) => format!("1 {en}"),
        (Lang::En, _) => format!("{count} {en}s"),
    });
    named.collect::<Vec<_>>().join(", ")
}

/// How much of what is cited could be compared with the law.
fn coverage(document: &Document, lang: Lang) -> String {
    let Coverage { citations, known, unknown, ambiguous } = Coverage::of_documents(document);
    if citations == 0 {
        return lang.say(format_args!("không viện dẫn văn bản nào"), format_args!("no document is cited"));
    }
    let mut text = lang.say(
        format_args!("đã đối chiếu {known}/{citations} văn bản viện dẫn"),
        format_args!("{known} of {citations} cited documents were compared"),
    );
    if unknown > 0 {
        text += &lang.say(format_args!(", {unknown} chưa có dữ liệu"), format_args!(", {unknown} are not in the data"));
    }
    if ambiguous > 0 {
        text += &lang.say(
            format_args!(", {ambiguous} chưa rõ là văn bản nào"),
            format_args!(", {ambiguous} may be one of several"),
        );
    }
    text
}
