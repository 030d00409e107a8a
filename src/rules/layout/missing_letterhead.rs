//! `layout/missing-letterhead`: Quốc hiệu, Tiêu ngữ or the issuing body is not there.

use super::super::papers::own_heads;
use crate::diagnostic::Severity;
use crate::resolve::document::Regime;
use crate::rules::{Context, Report, say};

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let party = cx.document.regime == Regime::Party;
    for own in own_heads(cx) {
        let paper = own.paper;
        let mut missing = Vec::new();
        if party {
            if paper.party_name.is_none() {
                missing.push(format!("“{}”", cx.lexicon.forms.party_name));
            }
        } else {
            if paper.national_name.is_none() {
                missing.push(say!(cx, "Quốc hiệu", "the name of the state"));
            }
            if paper.motto.is_none() {
                missing.push(say!(cx, "Tiêu ngữ", "the motto"));
            }
        }
        if paper.letterhead.is_empty() {
            missing.push(say!(cx, "tên cơ quan ban hành", "the issuing body"));
        }
        if missing.is_empty() {
            continue;
        }
        let bare = own.is_bare();
        if bare {
            missing.push(say!(cx, "số và “Nơi nhận”", "number and recipients"));
        }
        let missing = missing.join(", ");
        let message = if bare {
            say!(cx, "Văn bản chỉ có phần nội dung, không có {missing}", "Only the body is here, without {missing}")
        } else {
            say!(cx, "Phần đầu văn bản thiếu {missing}", "The head of the document lacks {missing}")
        };
        let finding = report.finding(own.anchor(), message);
        if bare {
            finding.severity(Severity::Warning);
        }
        finding
            .label(say!(cx, "văn bản bắt đầu từ đây", "the document begins here"))
            .note(say!(
                cx,
                "phần đầu có thể đã mất khi trích xuất văn bản; hãy xem bản gốc",
                "extraction may have lost it; look at the original"
            ))
            .help(say!(
                cx,
                "Bổ sung đủ các thành phần ở đầu văn bản theo mẫu.",
                "Add what is missing, as the model form has it."
            ));
    }
}
