//! Which paragraph of the text a row of a table repeats.

use super::document::{Echo, Share, Task};
use crate::fold;
use crate::fold::Hashed;
use crate::parse::plan::{BlockKind, Plan};
use crate::source::{Source, Span};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Comparisons in one file; beyond that nobody laid the two side by side.
const MOST: usize = 400_000;
/// Shorter rows and paragraphs have too few words to be told apart.
const FEW: usize = 6;

/// For each task of a table, the paragraph that has most of its words.
pub(super) fn echoes(source: &Source, plan: &Plan, tasks: &[Task]) -> Vec<Echo> {
    let rows: Vec<(usize, &Task)> = tasks.iter().enumerate().filter(|(_, t)| t.source.table().is_some()).collect();
    let paragraphs: Vec<usize> = plan
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| {
            matches!(b.kind, BlockKind::Item | BlockKind::Paragraph) && b.body.len() > 40 && b.body.len() < 3000
        })
        .map(|(i, _)| i)
        .collect();
    if rows.is_empty() || paragraphs.is_empty() || rows.len().saturating_mul(paragraphs.len()) > MOST {
        return Vec::new();
    }
    // Which paragraphs have a word; words are told apart by their hashes.
    let mut having: HashMap<u32, Vec<u32>, BuildHasherDefault<Hashed>> = HashMap::default();
    let mut sizes = vec![0usize; paragraphs.len()];
    for (i, &block) in paragraphs.iter().enumerate() {
        for word in words(source.slice(plan.blocks[block].body)) {
            let places = having.entry(word).or_default();
            if places.last() != Some(&(i as u32)) {
                places.push(i as u32);
                sizes[i] += 1;
            }
        }
    }
    let mut echoes = Vec::new();
    let mut counts = vec![0usize; paragraphs.len()];
    for (task, row) in rows {
        let mut words: Vec<u32> = words(&row.text);
        words.sort_unstable();
        words.dedup();
        if words.len() < FEW {
            continue;
        }
        counts.fill(0);
        for word in &words {
            for &i in having.get(word).into_iter().flatten() {
                counts[i as usize] += 1;
            }
        }
        // A paragraph of the appendix itself is no other text.
        let candidates = counts.iter().enumerate().filter(|(i, _)| sizes[*i] >= FEW);
        let Some((best, &shared)) = candidates.max_by_key(|(i, n)| (**n, std::cmp::Reverse(sizes[*i]))) else {
            continue;
        };
        let similarity = (100 * shared / words.len()) as u8;
        if similarity >= 55 {
            let block = paragraphs[best];
            let both = (100 * shared / sizes[best].max(1)) as u8;
            echoes.push(Echo {
                task,
                block,
                similarity,
                both: both.min(similarity),
                row_shares: shares(source, row.text_span),
                block_shares: shares(source, plan.blocks[block].body),
            });
        }
    }
    echoes
}

/// The words of a text, without numbers.
fn words(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut all = Vec::with_capacity(text.len() / 5);
    fold::marked_words(text, |word| {
        if !bytes[word.start as usize].is_ascii_digit() {
            all.push(word.hash);
        }
    });
    all
}

/// Every percentage in a text, in thousandths of a percent.
pub(super) fn shares(source: &Source, within: Span) -> Vec<Share> {
    let text = source.slice(within);
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    for at in memchr::memchr_iter(b'%', bytes) {
        let before = text[..at].trim_end_matches(' ');
        let digits =
            before.len() - before.bytes().rev().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
        let number = before[digits..].trim_start_matches([',', '.']);
        let start = before.len() - number.len();
        if let Ok(value) = number.replace(',', ".").parse::<f64>()
            && value < 1e6
        {
            let span = Span { start: within.start + start as u32, end: within.start + at as u32 + 1 };
            all.push(Share { span, thousandths: (value * 1000.0).round() as u32 });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{shares, words};
    use crate::source::{Source, Span};

    #[test]
    fn percentages_are_read() {
        let source = Source::identical("test", "đạt 98%, từ 12,5 % trở lên; % khác".to_owned());
        let found = shares(&source, Span::new(0, source.text.len()));
        let values: Vec<u32> = found.iter().map(|s| s.thousandths).collect();
        assert_eq!(values, [98_000, 12_500]);
        assert_eq!(source.slice(found[1].span), "12,5 %");
    }

    #[test]
    fn numbers_are_no_words() {
        assert_eq!(words("Hồ sơ, 100% hồ sơ"), words("hồ sơ HỒ SƠ"));
    }
}
