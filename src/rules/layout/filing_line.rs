//! `layout/filing-line`: "Lưu: VT, …".

use crate::fold;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for recipients in cx.plan.papers.iter().filter_map(|p| p.recipients.as_ref()) {
        let Some(&last) = recipients.entries.last() else { continue };
        let written = cx.quote(last);
        let key = fold::key(&written);
        let why = match key.strip_prefix("lưu") {
            None => say!(cx, "thiếu dòng “Lưu: VT, …”", "no line “Lưu: VT, …”"),
            Some(rest) => match rest.trim_start_matches([':', ' ']).strip_prefix("vt") {
                None => say!(cx, "thiếu “VT”", "no “VT”"),
                Some(rest) if rest.trim_matches([' ', '.', ';', ',']).is_empty() => {
                    say!(cx, "thiếu đơn vị soạn thảo sau “VT,”", "no drafting unit after “VT,”")
                }
                Some(rest) if !rest.trim_start().starts_with(',') => {
                    say!(cx, "sau “VT” là dấu phẩy, rồi đơn vị soạn thảo", "after “VT” a comma, then the drafting unit")
                }
                Some(_) => continue,
            },
        };
        let message = if key.starts_with("lưu") {
            say!(cx, "Dòng lưu chưa đúng mẫu: “{written}”", "The filing line is not as the form has it: “{written}”")
        } else {
            say!(cx, "Nơi nhận không có dòng lưu", "The recipients end without a filing line")
        };
        report
            .finding(last, message)
            .label(why)
            .help(say!(
                cx,
                "Ghi “Lưu: VT, <đơn vị soạn thảo>.”, thêm số bản lưu nếu cần.",
                "Write “Lưu: VT, <drafting unit>.”, with the number of copies if needed."
            ));
    }
}
