//! Percentages of the running text that cannot be: a share above the whole, parts that are more than the whole.

use super::document::{Parts, Share, Words};
use crate::fold;
use crate::lexicon::wording::{Shares, Wording};
use crate::source::{Source, Span};

/// What the percentages of a paragraph show.
pub(super) fn judge(all: &mut Words, source: &Source, within: Span, wording: &Wording) {
    let found = super::echo::shares(source, within);
    for share in found.iter().filter(|s| s.thousandths > WHOLE) {
        if is_share_of_whole(source, within, share.span, &wording.shares) {
            all.over_hundred.push(share.span);
        }
    }
    if found.len() > 1 {
        parts(all, source, within, &found, &wording.shares);
    }
}

/// 100 %, in thousandths of a percent.
const WHOLE: u32 = 100_000;

/// "110% hồ sơ", "tỷ lệ đúng hạn đạt 103%", where nothing says that it is growth or measured against a plan.
fn is_share_of_whole(source: &Source, within: Span, share: Span, words: &Shares) -> bool {
    let before = &source.text[within.start as usize..share.start as usize];
    let after = &source.text[share.end as usize..within.end as usize];
    let clause = &before[before.rfind([';', '.', '\t', '\n', '(']).map_or(0, |i| i + 1)..];
    let rest = &after[..after.find([';', '.', ',', '\t', '\n', ')']).unwrap_or(after.len())];
    let (clause, rest) = (fold::key(clause), fold::key(rest));
    let growth = |w: &String| clause.contains(w.as_str()) || rest.contains(w.as_str());
    // "100% các cơ quan", "100% số hồ sơ"
    let counted = ["các ", "tổng số ", "số "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(&rest);
    let part = clause.contains("tỷ lệ") || words.counted.iter().any(|w| counted.starts_with(w.as_str()));
    part && !words.growth.iter().any(growth)
}

/// "Nguồn vốn gồm: ngân sách tỉnh 60%, ngân sách xã 30%, xã hội hóa 20%": sources of money that are more than all money.
fn parts(all: &mut Words, source: &Source, within: Span, found: &[Share], words: &Shares) {
    let text = &source.text;
    // A run of shares with nothing but the names of their parts between them.
    let joined = |pair: &[Share]| {
        let between = &text[pair[0].span.end as usize..pair[1].span.start as usize];
        between.len() <= LONGEST_PART && !between.contains(['.', '\t', '\n', '('])
    };
    for run in found.chunk_by(|a, b| joined(&[*a, *b])).filter(|run| run.len() > 1) {
        let (first, last) = (run[0].span, run[run.len() - 1].span);
        let before = &text[within.start as usize..first.start as usize];
        let before = &before[before.rfind(['.', '\t', '\n']).map_or(0, |at| at + 1)..];
        let after = &text[last.end as usize..within.end as usize];
        let after = &after[..after.find([',', ';', '.', '\t', '\n']).unwrap_or(after.len())];
        let between = run.windows(2).map(|pair| &text[pair[0].span.end as usize..pair[1].span.start as usize]);
        let names: Vec<String> = std::iter::once(before).chain(between).chain([after]).map(fold::key).collect();
        // The part stands before its share, or behind it.
        let (heads, tails) = (&names[..run.len()], &names[1..]);
        let are_sources = |names: &[String]| names.iter().all(|n| words.sources.iter().any(|w| n.contains(w.as_str())));
        let says = |n: &String, list: &[String]| list.iter().any(|w| n.contains(w.as_str()));
        let splits = says(&names[0], &words.splits) && !names[1..].iter().any(|n| says(n, &words.splits));
        let bounds = names.iter().any(|n| says(n, &words.bounds) || says(n, &words.growth));
        let sum: u32 = run.iter().map(|share| share.thousandths.min(10 * WHOLE)).sum();
        // Each share may have been rounded by half a percent.
        let least = WHOLE + 500 * run.len() as u32;
        if splits && !bounds && (are_sources(heads) || are_sources(tails)) && sum > least {
            all.parts_over_hundred.push(Parts { places: run.iter().map(|share| share.span).collect(), sum });
        }
    }
}

/// The name of a part is no longer than this, in bytes.
const LONGEST_PART: usize = 120;

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::lexicon::Wording;
    use crate::resolve::document::Words;
    use crate::source::{Source, Span};

    fn sums(text: &str) -> Vec<u32> {
        let source = Source::identical("test", text.to_owned());
        let mut all = Words::default();
        judge(&mut all, &source, Span::new(0, text.len()), &Wording::embedded());
        all.parts_over_hundred.iter().map(|parts| parts.sum / 1000).collect()
    }

    #[test]
    fn a_share_of_what_is_counted_is_no_more_than_all() {
        for (text, over) in [
            ("Phấn đấu 120% các phòng, ban có hồ sơ điện tử", 1),
            ("110% số hệ thống thông tin được kiểm tra", 1),
            ("102% thôn có nhà văn hóa", 1),
            ("100% các cơ quan, đơn vị báo cáo đúng hạn", 0),
            ("hoàn thành 120% các chỉ tiêu được giao", 0),
            ("thu ngân sách đạt 120% số thu năm trước", 0),
        ] {
            let source = Source::identical("test", text.to_owned());
            let mut all = Words::default();
            judge(&mut all, &source, Span::new(0, text.len()), &Wording::embedded());
            assert_eq!(all.over_hundred.len(), over, "{text}");
        }
    }

    #[test]
    fn sources_of_money_are_no_more_than_all_of_it() {
        for (text, found) in [
            ("Nguồn vốn gồm: ngân sách tỉnh 60%, ngân sách xã 30%, xã hội hóa 20%.", vec![110]),
            ("Cơ cấu nguồn kinh phí: 70% ngân sách tỉnh và 50% ngân sách xã", vec![120]),
            ("Nguồn vốn gồm: ngân sách tỉnh 60%, ngân sách xã 30%, xã hội hóa 10%.", vec![]),
            // Rounded.
            ("Nguồn vốn gồm: ngân sách tỉnh 34%, ngân sách xã 33%, xã hội hóa 34%.", vec![]),
            // No parts of one whole.
            ("Kinh phí gồm ngân sách tỉnh hỗ trợ tối đa 80%, vốn đối ứng của xã ít nhất 30%", vec![]),
            ("Giải ngân vốn: ngân sách tỉnh 98%, ngân sách xã 97%", vec![]),
            ("Nguồn thu gồm: ngân sách tỉnh đạt 105% dự toán, ngân sách xã tăng 120%", vec![]),
            ("Chi ngân sách 80%, trong đó ngân sách xã 50%, quỹ 20%", vec![]),
            ("gồm hồ sơ trực tuyến 80%, hồ sơ một phần 60%", vec![]),
        ] {
            assert_eq!(sums(text), found, "{text}");
        }
    }
}
