//! Documents that are named inside the subject of another one: "Nghị định số 367/2025/NĐ-CP … sửa đổi, bổ sung một
//! số điều của Nghị định số 118/2025/NĐ-CP". A subject is quoted as it is; what it names is not cited a first time.

use crate::parse::plan::Plan;

/// For each citation whether it lies in the subject of an earlier one.
pub(crate) fn inside(plan: &Plan) -> Vec<bool> {
    let mut end = 0;
    plan.citations
        .iter()
        .map(|citation| {
            let inside = citation.span.end <= end;
            end = end.max(citation.title.map_or(0, |title| title.end));
            inside
        })
        .collect()
}
