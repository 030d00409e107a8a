//! `rules/columns.toml`: titles of table columns and their synonyms, words that open rows, units of money.

use crate::fold;
use crate::parse::plan::Column;
use foldhash::HashMap;
use serde::Deserialize;

/// The list that comes with the program.
pub(super) const LIST: &str = include_str!("../../rules/columns.toml");

/// Titles of table columns and their synonyms.
#[derive(Debug, Default)]
pub struct Columns {
    titles: HashMap<String, Title>,
    /// The same titles, for the search of slips; the shortest first.
    outlines: Vec<(Outline, String, Title)>,
    totals: Openings,
    wholes: Openings,
    parts: Vec<String>,
    each: Vec<String>,
    items: Openings,
    groups: Openings,
    layout: Openings,
    deliverables: Openings,
    money: HashMap<String, i64>,
}

/// What a cell of a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// What the column holds.
    pub column: Column,
    /// Whether the word means that only beside a column of tasks ("Đơn vị").
    pub weak: bool,
}

/// What the word before a number in a label cell makes of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelWord {
    /// "Hoạt động 1.2.1".
    Item,
    /// "Lĩnh vực II", "Kết quả 1.2".
    Group,
}

/// What can be said of two texts' distance without comparing them letter by letter.
#[derive(Clone, Copy, Debug)]
struct Outline {
    chars: u32,
    /// A bit for each letter that occurs (letters share bits).
    letters: u64,
}

impl Outline {
    fn of(key: &str) -> Outline {
        key.chars().fold(Outline { chars: 0, letters: 0 }, |outline, c| Outline {
            chars: outline.chars + 1,
            letters: outline.letters | 1 << ((c as u32).wrapping_mul(0x9E37_79B1) >> 26),
        })
    }

    /// A slip adds, drops or changes one letter: two letters come or go, and the length differs by one (which is
    /// asked before).
    fn may_be_within(self, slips: u32, other: Outline) -> bool {
        (self.letters ^ other.letters).count_ones() <= 2 * slips
    }
}

/// A cell with more bytes than this is no title.
const LONGEST_TITLE: usize = 110;

impl Columns {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the types say; a test holds that.
    #[must_use]
    pub fn embedded() -> Columns {
        Columns::from_file(toml::from_str(LIST).expect("rules/columns.toml is tested"))
    }

    pub(super) fn from_file(file: File) -> Columns {
        let mut titles = HashMap::default();
        for entry in file.column {
            for (list, weak) in [(&entry.titles, false), (&entry.weak, true)] {
                for title in list {
                    titles.insert(title_key(title), Title { column: entry.kind.into(), weak });
                }
            }
        }
        let mut outlines: Vec<(Outline, String, Title)> =
            titles.iter().map(|(key, &title)| (Outline::of(key), key.clone(), title)).collect();
        outlines.sort_unstable_by_key(|(outline, ..)| outline.chars);
        let keys = |list: Vec<String>| -> Vec<String> { list.iter().map(|w| fold::key(w)).collect() };
        Columns {
            titles,
            outlines,
            totals: Openings::new(keys(file.rows.totals)),
            wholes: Openings::new(keys(file.rows.wholes)),
            parts: keys(file.rows.parts),
            each: keys(file.rows.each),
            items: Openings::new(keys(file.rows.items)),
            groups: Openings::new(keys(file.rows.groups)),
            layout: Openings::new(keys(file.rows.layout)),
            deliverables: Openings::new(keys(file.rows.deliverables)),
            money: file.money.into_iter().map(|(word, đồng)| (fold::key(&word), đồng)).collect(),
        }
    }

    /// What a header cell says, tolerant of slips ("Thời gian hoàn hành") and of words around the title.
    #[must_use]
    pub fn title(&self, cell: &str) -> Option<Title> {
        if cell.is_empty() || cell.len() > LONGEST_TITLE {
            return None;
        }
        let key = title_key(cell);
        if let Some(&title) = self.titles.get(&key) {
            return Some(title);
        }
        self.title_around(&key).or_else(|| self.misspelt(&key))
    }

    /// The longest title that the cell begins or ends with: "Thời gian hoàn thành năm 2026", "Tên nhiệm vụ".
    fn title_around(&self, key: &str) -> Option<Title> {
        const REST: usize = 48;
        // "Kết quả 1.2", "Chỉ số: trên 80% …" are content; "… năm 2026" is not.
        if key.contains(':') || key.contains(|c: char| c.is_ascii_digit()) && !key.contains("năm") {
            return None;
        }
        let spaces = || key.match_indices([' ', ',', '/', ';']).map(|(i, _)| i);
        // A weak word means its column only when it stands alone: "Tháng 12" is content.
        let strong = |part: &str| self.titles.get(part).filter(|t| !t.weak).copied();
        let begins =
            spaces().rev().find_map(|end| (end >= 6 && key.len() - end <= REST).then(|| strong(&key[..end])).flatten());
        begins.or_else(|| {
            spaces().find_map(|at| {
                let tail = &key[at + 1..];
                (tail.len() >= 8 && at <= REST / 2).then(|| strong(tail)).flatten()
            })
        })
    }

    fn misspelt(&self, key: &str) -> Option<Title> {
        let outline = Outline::of(key);
        let slips = match outline.chars {
            0..=6 => return None,
            7..=13 => 1,
            _ => 2,
        };
        let first = self.outlines.partition_point(|(other, ..)| other.chars + slips < outline.chars);
        let alike = self.outlines[first..].iter().take_while(|(other, ..)| other.chars <= outline.chars + slips);
        let near = alike.filter(|(other, ..)| outline.may_be_within(slips, *other));
        near.map(|(_, title, meaning)| (strsim::osa_distance(title, key), title, *meaning))
            .filter(|(distance, ..)| *distance <= slips as usize)
            // Ties by the title itself, so that the same text always gives the same column.
            .min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)))
            .map(|(.., meaning)| meaning)
    }

    /// Whether a cell is the name of a total and nothing else ("Tổng cộng", "Cộng:").
    #[must_use]
    pub fn is_total(&self, cell: &str) -> bool {
        cell.len() <= 60 && {
            let key = title_key(cell);
            self.totals.0.iter().any(|(_, total)| *total == key)
        }
    }

    /// Whether a cell begins with the name of a total ("Tổng cộng (I+II)", "Tổng kinh phí năm 2026"). A name of
    /// one word says so only where no other word follows ("Tổng hợp báo cáo").
    #[must_use]
    pub fn opens_with_total(&self, cell: &str) -> bool {
        // Most rows begin with a number.
        if !cell.starts_with(fold::is_alphabetic) || !self.totals.may_open(opening(cell)) {
            return false;
        }
        let head = fold::key(&cell[..cell.floor_char_boundary(80)]);
        self.totals.0.iter().any(|(_, total)| {
            head.strip_prefix(total.as_str()).is_some_and(|rest| {
                let next = if total.contains(' ') { rest } else { rest.trim_start() };
                !next.starts_with(|c: char| fold::is_alphanumeric(c))
            })
        })
    }

    /// What the word before a number in a label cell makes of its row.
    #[must_use]
    pub fn label_word(&self, cell: &str) -> Option<LabelWord> {
        let first = opening(cell);
        if self.items.open_with(first, cell) {
            Some(LabelWord::Item)
        } else if self.groups.open_with(first, cell) {
            Some(LabelWord::Group)
        } else {
            None
        }
    }

    /// Whether a cell belongs to the letterhead or to the end of a document that is laid out as a table.
    #[must_use]
    pub fn is_layout(&self, cell: &str) -> bool {
        self.layout.open(cell)
    }

    /// Whether a cell begins like a product ("Báo cáo …", "Kế hoạch …").
    #[must_use]
    pub fn opens_with_deliverable(&self, cell: &str) -> bool {
        self.deliverables.open(cell)
    }

    /// Whether a sentence begins by naming a whole amount ("Tổng kinh phí …").
    #[must_use]
    pub fn opens_with_whole(&self, sentence: &str) -> bool {
        sentence.starts_with(['T', 't']) && self.wholes.open(sentence)
    }

    /// Where the parts of a whole begin behind it, in bytes ("…, trong đó: …").
    #[must_use]
    pub fn parts_from(&self, behind: &str) -> Option<usize> {
        let ends = |word: &String| {
            // With a capital where it opens a sentence: its first letter is one byte in either case.
            let tail = word.get(1..)?;
            let found = behind.match_indices(tail).map(|(at, _)| at).find(|&at| {
                let first = at.checked_sub(1).map(|i| behind.as_bytes()[i].to_ascii_lowercase());
                first == word.bytes().next()
            });
            found.map(|at| at + tail.len())
        };
        self.parts.iter().filter_map(ends).min()
    }

    /// Whether the last words before an amount say that it is one of many alike ("mỗi xã").
    #[must_use]
    pub fn counts_each(&self, before: &str) -> bool {
        let clause = before.rsplit([',', ';', ':']).next().unwrap_or(before);
        let key = fold::key(clause);
        key.split(' ').any(|word| self.each.iter().any(|each| each == word))
    }

    /// How many đồng a unit of money is ("triệu đồng").
    #[must_use]
    pub fn money(&self, unit: &str) -> Option<i64> {
        if unit.len() > 24 {
            return None;
        }
        self.money.get(&fold::key(unit)).copied()
    }
}

/// Words with which a cell may begin.
#[derive(Debug, Default)]
struct Openings(Vec<(Opening, String)>);

/// The first letters of a text, without marks: folding drops and moves marks, never letters.
type Opening = [char; 3];

fn opening(text: &str) -> Opening {
    let mut letters = text.trim_start().chars().take_while(|&c| fold::is_alphabetic(c)).map(fold::base);
    std::array::from_fn(|_| letters.next().unwrap_or_default())
}

impl Openings {
    /// These words, which are folded.
    fn new(words: Vec<String>) -> Self {
        Self(words.into_iter().map(|word| (opening(&word), word)).collect())
    }

    /// Whether `cell` begins with one of them, as whole words.
    fn open(&self, cell: &str) -> bool {
        self.open_with(opening(cell), cell)
    }

    /// Whether a cell with these first letters may begin with one of them: most begin otherwise.
    fn may_open(&self, first: Opening) -> bool {
        self.0.iter().any(|(opening, _)| *opening == first)
    }

    /// [`Self::open`], the first letters of `cell` being known.
    fn open_with(&self, first: Opening, cell: &str) -> bool {
        if !self.may_open(first) {
            return false;
        }
        // No word of these lists is longer.
        let head = fold::key(&cell[..cell.floor_char_boundary(80)]);
        self.0.iter().any(|(_, word)| {
            head.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(|c: char| fold::is_alphanumeric(c)))
        })
    }
}

/// The key of a title: folded, without what stands in parentheses and the marks around.
fn title_key(cell: &str) -> String {
    let mut key = fold::key(cell);
    // Few titles have a bracket, a stroke or a comma.
    if memchr::memchr3(b'(', b'/', b',', key.as_bytes()).is_some() {
        while let Some(open) = key.find('(') {
            let close = key[open..].find(')').map_or(key.len(), |i| open + i + 1);
            key.replace_range(open..close, " ");
        }
        key = fold::one_line(&key).replace(" /", "/").replace("/ ", "/").replace(" ,", ",");
    }
    key.trim_matches(|c: char| !fold::is_alphanumeric(c)).to_owned()
}

/// A list in the form of `rules/columns.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    column: Vec<ColumnEntry>,
    rows: Rows,
    money: HashMap<String, i64>,
}

impl File {
    /// Adds a unit's own list. Of two meanings of one title the last counts.
    pub(super) fn add(&mut self, own: File) {
        self.column.extend(own.column);
        self.money.extend(own.money);
        let (all, own) = (&mut self.rows, own.rows);
        all.totals.extend(own.totals);
        all.wholes.extend(own.wholes);
        all.parts.extend(own.parts);
        all.each.extend(own.each);
        all.items.extend(own.items);
        all.groups.extend(own.groups);
        all.layout.extend(own.layout);
        all.deliverables.extend(own.deliverables);
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnEntry {
    kind: Kind,
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Rows {
    totals: Vec<String>,
    wholes: Vec<String>,
    parts: Vec<String>,
    each: Vec<String>,
    items: Vec<String>,
    groups: Vec<String>,
    layout: Vec<String>,
    deliverables: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Label,
    Task,
    Lead,
    Support,
    LeadAndSupport,
    Deliverable,
    Deadline,
    Start,
    End,
    Budget,
    Indicator,
    Note,
    Other,
}

impl From<Kind> for Column {
    fn from(kind: Kind) -> Column {
        match kind {
            Kind::Label => Column::Label,
            Kind::Task => Column::Task,
            Kind::Lead => Column::Lead,
            Kind::Support => Column::Support,
            Kind::LeadAndSupport => Column::LeadAndSupport,
            Kind::Deliverable => Column::Deliverable,
            Kind::Deadline => Column::Deadline,
            Kind::Start => Column::Start,
            Kind::End => Column::End,
            Kind::Budget => Column::Budget,
            Kind::Indicator => Column::Indicator,
            Kind::Note => Column::Note,
            Kind::Other => Column::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, LabelWord};
    use crate::parse::plan::Column;

    #[test]
    fn titles_are_found_as_offices_write_them() {
        let columns = Columns::embedded();
        for (cell, column) in [
            ("STT", Column::Label),
            ("Nội dung, nhiệm vụ", Column::Task),
            ("NHIỆM VỤ CỤ THỂ", Column::Task),
            ("Cơ quan chủ trì", Column::Lead),
            ("Đơn vị/ cá nhân phụ trách", Column::Lead),
            ("Cơ quan chủ trì, phối hợp", Column::LeadAndSupport),
            ("Cơ quan\nphối hợp", Column::Support),
            ("Thời gian hoàn hành", Column::Deadline),
            ("Thời hạn hoàn thành năm 2026", Column::Deadline),
            ("Kinh phí (triệu đồng)", Column::Budget),
            ("Sản phẩm đầu ra", Column::Deliverable),
            ("Sãn phẩm", Column::Deliverable),
            ("Cơ quan chù trì", Column::Lead),
            ("Đơn vị tính", Column::Other),
        ] {
            assert_eq!(columns.title(cell).map(|t| t.column), Some(column), "{cell}");
        }
    }

    #[test]
    fn content_is_no_title() {
        let columns = Columns::embedded();
        for cell in ["Phòng Nội vụ", "Quý I/2026", "Xây dựng kế hoạch kiểm tra công vụ", "1", "", "Tháng 12"]
        {
            assert_eq!(columns.title(cell), None, "{cell}");
        }
    }

    #[test]
    fn words_that_open_rows() {
        let columns = Columns::embedded();
        assert!(columns.is_total("Tổng cộng:") && columns.is_total("CỘNG"));
        assert!(!columns.is_total("Tổng hợp báo cáo") && !columns.opens_with_total("Tổng hợp báo cáo"));
        assert!(columns.opens_with_total("Tổng kinh phí thực hiện năm 2026"));
        assert_eq!(columns.label_word("Hoạt động 1.2.1"), Some(LabelWord::Item));
        assert_eq!(columns.label_word("LĨNH VỰC II"), Some(LabelWord::Group));
        assert_eq!(columns.label_word("12"), None);
        assert_eq!(columns.money("Triệu đồng"), Some(1_000_000));
    }
}
