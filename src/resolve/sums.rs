//! Money in running text: a whole, and the parts that it is said to be made of.

use super::document::Sum;
use super::task::money;
use crate::lexicon::Columns;
use crate::parse::plan::{Block, BlockKind, LabelStyle, Plan};
use crate::source::{Source, Span};

/// A sentence is read up to here, in bytes.
const LONGEST: usize = 1200;
/// A line of a list of sources is shorter than this, in bytes.
const LONGEST_PART: usize = 160;

/// Every whole with two parts or more: in one sentence ("Tổng kinh phí: 150 triệu đồng, trong đó …") or in the lines that
/// follow it.
pub(super) fn sums(source: &Source, plan: &Plan, columns: &Columns) -> Vec<Sum> {
    let mut all = Vec::new();
    for (id, block) in plan.blocks.iter().enumerate() {
        if !is_prose(block) || !columns.opens_with_whole(source.slice(block.body)) {
            continue;
        }
        let text = source.slice(block.body);
        let end = block.body.start + text.floor_char_boundary(LONGEST) as u32;
        let Some((total, rest)) = total(source, Span { end, ..block.body }, columns) else { continue };
        let parts = match columns.parts_from(source.slice(rest)) {
            Some(from) => amounts(source, Span { start: rest.start + from as u32, ..rest }, columns),
            None => Some(Vec::new()),
        };
        let parts = match parts {
            Some(none) if none.is_empty() && closes_or_announces(source.slice(rest)) => {
                listed(source, &plan.blocks[id + 1..], columns)
            }
            parts => parts,
        };
        if let Some(parts) = parts.filter(|parts| parts.len() > 1) {
            all.push(Sum { total, parts });
        }
    }
    all
}

fn is_prose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading)
}

/// The first amount of a sentence, and what follows it.
fn total(source: &Source, sentence: Span, columns: &Columns) -> Option<((i64, Span), Span)> {
    let text = source.slice(sentence);
    let (place, value) = money::amounts(text, columns)?.into_iter().next()?;
    let at = |byte: usize| sentence.start + byte as u32;
    Some(((value, Span { start: at(place.start), end: at(place.end) }), Span { start: at(place.end), ..sentence }))
}

/// The amounts of a stretch of a sentence, but for those in brackets, which break up others; `None` where one is not
/// meant once ("50 triệu đồng/xã").
fn amounts(source: &Source, within: Span, columns: &Columns) -> Option<Vec<(i64, Span)>> {
    let text = source.slice(within);
    let inside = |at: usize| {
        let opened = text[..at].matches('(').count();
        opened > text[..at].matches(')').count()
    };
    let found = money::amounts(text, columns)?.into_iter().filter(|(place, _)| !inside(place.start));
    let at = |byte: usize| within.start + byte as u32;
    Some(found.map(|(place, value)| (value, Span { start: at(place.start), end: at(place.end) })).collect())
}

/// Whether nothing but an announcement of the parts stands behind the whole.
fn closes_or_announces(rest: &str) -> bool {
    rest.trim().trim_matches(['.', ';', ',', ':', ' ']).len() <= 24
}

/// The parts on the lines that follow: one amount each behind a colon, under labels of one style.
fn listed(source: &Source, blocks: &[Block], columns: &Columns) -> Option<Vec<(i64, Span)>> {
    let style = |block: &Block| block.label.as_ref().map(|label| label.style);
    let first: Option<LabelStyle> = style(blocks.first()?);
    let mut parts = Vec::new();
    for block in blocks.iter().take_while(|block| is_prose(block) && block.kind != BlockKind::Heading) {
        let text = source.slice(block.body);
        if text.len() > LONGEST_PART || columns.opens_with_whole(text) {
            break;
        }
        let found = amounts(source, block.body, columns)?;
        let [(value, span)] = found[..] else { break };
        if !text[..(span.start - block.body.start) as usize].contains(':') {
            break;
        }
        // A line under another label breaks up the one above.
        if style(block) != first || columns.parts_from(text).is_some() {
            return None;
        }
        parts.push((value, span));
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::sums;
    use crate::lexicon::Lexicon;
    use crate::parse::parse;
    use crate::source::Source;

    #[track_caller]
    fn reads(text: &str, expected: &[(i64, &[i64])]) {
        let lexicon = Lexicon::embedded();
        let source = Source::identical("t", text.to_owned());
        let plan = parse(&source, &lexicon);
        let millions = |value: i64| value / 1_000_000;
        let found: Vec<(i64, Vec<i64>)> = sums(&source, &plan, &lexicon.columns)
            .iter()
            .map(|sum| (millions(sum.total.0), sum.parts.iter().map(|part| millions(part.0)).collect()))
            .collect();
        let expected: Vec<(i64, Vec<i64>)> = expected.iter().map(|(total, parts)| (*total, parts.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn parts_in_the_sentence() {
        reads(
            "Tổng kinh phí thực hiện: 150 triệu đồng, trong đó: ngân sách xã 100 triệu đồng; xã hội hóa 50.000.000 đồng.",
            &[(150, &[100, 50])],
        );
        reads(
            "Tổng dự toán là 2,3 tỷ đồng, gồm: ngân sách tỉnh 2 tỷ đồng (chi đầu tư 1,5 tỷ đồng), ngân sách xã 300 triệu đồng.",
            &[(2300, &[2000, 300])],
        );
        reads("Tổng kinh phí 150 triệu đồng, trong đó ngân sách xã 100 triệu đồng.", &[]);
        reads("Tổng kinh phí 150 triệu đồng, trong đó: mỗi thôn 10 triệu đồng/năm; xã 50 triệu đồng.", &[]);
        reads("Ngân sách xã 150 triệu đồng, trong đó: tập huấn 100 triệu đồng; in ấn 20 triệu đồng.", &[]);
    }

    #[test]
    fn parts_on_the_lines_that_follow() {
        reads(
            "Tổng dự toán: 18,5 tỷ đồng\n- Ngân sách nhà nước: 12 tỷ đồng;\n- Xã hội hóa: 4,5 tỷ đồng;\n- Nhân dân đóng góp: 2 tỷ đồng.",
            &[(18_500, &[12_000, 4_500, 2_000])],
        );
        reads(
            "Tổng kinh phí: 30 triệu đồng.\n- Ngân sách xã: 20 triệu đồng.\n+ Chi thường xuyên: 15 triệu đồng.\n- Nguồn khác: 10 triệu đồng.",
            &[],
        );
    }
}
