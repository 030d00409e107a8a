//! `layout/signing-authority`: TM., KT. against the issuer and the office of the signer.

use super::super::papers::{is_chair, is_committee, own_heads};
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Edit, Severity};
use crate::fold;
use crate::rules::{Context, Report, say};
use crate::source::Span;

pub(crate) fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    for own in own_heads(cx) {
        let Some(block) = &own.paper.signature else { continue };
        let issuer = own.head.issuer.as_deref().unwrap_or_default();
        // "KT.CHỦ TỊCH" has no space.
        let authorities = block.authorities.iter().map(|&s| fold::key(&cx.quote(s)).replace('.', ". "));
        let authority = authorities.collect::<Vec<_>>().join(" ");
        let role = block.role.map(|s| fold::key(&cx.quote(s))).unwrap_or_default();
        let whole = format!("{authority} {role}");
        let has = |mark: &str| whole.split([' ', '\n']).any(|word| word.trim_end_matches('.') == mark);
        let deputy = role.starts_with("phó ");
        let stands_in = ["kt", "tl", "tuq", "q"].iter().any(|mark| has(mark));
        // "CHỦ TỊCH" above "PHÓ CHỦ TỊCH", and no "KT." before it.
        let head = block.authorities.last().copied().filter(|&s| {
            role.strip_prefix("phó ").is_some_and(|rest| rest == fold::key(&cx.quote(s)))
        });
        if let Some(head) = head.filter(|_| !has("kt")) {
            report
                .finding(head, say!(cx, "Cấp phó ký nhưng không ghi “KT.”", "A deputy signs without “KT.”"))
                .label(say!(cx, "cấp phó ký thay chức vụ này", "a deputy signs for this office"))
                .help(say!(cx, "Ghi “KT.” trước chức vụ của cấp trưởng.", "Put “KT.” before the office of the head."))
                .fix(Applicability::Suggested, vec![Edit { span: Span::empty(head.start as usize), text: "KT. ".to_owned() }]);
        } else if deputy && !stands_in && (is_committee(issuer) || authority.is_empty()) {
            let finding = report
                .finding(
                    block.role.unwrap_or(block.span),
                    say!(cx, "Cấp phó ký nhưng không ghi “KT.”", "A deputy signs without “KT.”"),
                )
                .label(say!(cx, "cấp phó ký thay cấp trưởng", "a deputy signs for the head"))
                .help(say!(
                    cx,
                    "Thêm dòng “KT. CHỦ TỊCH” (hoặc chức vụ của cấp trưởng) phía trên.",
                    "Put “KT.” and the office of the head above."
                ));
            // "PHÓ CHỦ TỊCH" stands in for the "CHỦ TỊCH".
            let head = block.role.and_then(|role| Some((role, cx.quote(role).split_once(' ')?.1.to_owned())));
            if let Some((role, head)) = head {
                above(cx, finding, role, &format!("KT. {head}"));
            }
        }
        if is_committee(issuer) && !is_chair(issuer) && !has("tm") && !has("tl") && !has("tuq") {
            let place = block.authorities.first().copied().or(block.role).unwrap_or(block.span);
            let finding = report
                .finding(
                    place,
                    say!(
                        cx,
                        "Ủy ban nhân dân ban hành nhưng khối chữ ký không ghi “TM. ỦY BAN NHÂN DÂN”",
                        "A people's committee issues, but the signing block lacks “TM. ỦY BAN NHÂN DÂN”"
                    ),
                )
                .severity(Severity::Warning)
                .confidence(Confidence::Medium)
                .label(say!(cx, "ký thay mặt tập thể", "signs for the committee"))
                .help(say!(
                    cx,
                    "Ghi “TM. ỦY BAN NHÂN DÂN” phía trên chức vụ; nếu Chủ tịch ban hành thì sửa tên cơ quan ban hành.",
                    "Put “TM. ỦY BAN NHÂN DÂN” above the office; if the chair issues it, say so in the text."
                ));
            above(cx, finding, place, "TM. ỦY BAN NHÂN DÂN");
        }
    }
}

/// Offers a line above one that begins its own line; where columns stand side by side, nothing can be put between.
fn above(cx: &Context<'_>, finding: &mut Diagnostic, line: Span, text: &str) {
    let before = &cx.source.text[..line.start as usize];
    if before.is_empty() || before.ends_with('\n') {
        let edit = Edit { span: Span::empty(line.start as usize), text: format!("{text}\n") };
        finding.fix(Applicability::Suggested, vec![edit]);
    }
}
