//! The linter of the data: what is odd about the records themselves.
//!
//! An odd fact may be true (a decree numbered late) or a fault of its source. Either way it is kept, and its
//! record names the finding under `odd`, so that only what nobody has looked at is reported.

use super::bodies;
use super::record::{Malformed, Record, RecordEffect};
use super::{RegulationId, Regulations};
use crate::kind::Kind;
use crate::number::Number;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// What can be odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddity {
    /// The year in the number is not the year of issue.
    YearInNumber,
    /// The number has a form that its kind cannot have.
    NumberForm,
    /// One kind and number, its year inside, with two days of issue.
    TwoDays,
    /// In force before it was issued.
    EffectiveBeforeIssue,
    /// Ended before it was issued or in force.
    EndBeforeStart,
    /// Does something before it was issued itself.
    EffectBeforeIssue,
    /// Does something to a text that is younger than it.
    NewerTarget,
    /// Does something to itself.
    OwnTarget,
    /// Names a text that no record has.
    Dangling,
    /// Ends a text that had ended on another day.
    TwoEndings,
    /// Ends a text as a whole, from a day that is not known.
    EndWithoutDay,
    /// A circle of texts that end each other.
    Circle,
    /// Two laws of one name in force on one day.
    TwoLiving,
    /// The codification listed it in a year after the year of its end.
    ListedAfterEnd,
    /// A period that ends before it begins.
    Period,
    /// Stands in the file of another year.
    WrongFile,
    /// Stands in the wrong place of its file.
    OutOfOrder,
}

impl Oddity {
    /// Every oddity.
    pub const ALL: &'static [Oddity] = &[
        Oddity::YearInNumber,
        Oddity::NumberForm,
        Oddity::TwoDays,
        Oddity::EffectiveBeforeIssue,
        Oddity::EndBeforeStart,
        Oddity::EffectBeforeIssue,
        Oddity::NewerTarget,
        Oddity::OwnTarget,
        Oddity::Dangling,
        Oddity::TwoEndings,
        Oddity::EndWithoutDay,
        Oddity::Circle,
        Oddity::TwoLiving,
        Oddity::ListedAfterEnd,
        Oddity::Period,
        Oddity::WrongFile,
        Oddity::OutOfOrder,
    ];

    /// The stable name, as `odd` in a record has it.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Oddity::YearInNumber => "year-in-number",
            Oddity::NumberForm => "number-form",
            Oddity::TwoDays => "two-days",
            Oddity::EffectiveBeforeIssue => "effective-before-issue",
            Oddity::EndBeforeStart => "end-before-start",
            Oddity::EffectBeforeIssue => "effect-before-issue",
            Oddity::NewerTarget => "newer-target",
            Oddity::OwnTarget => "own-target",
            Oddity::Dangling => "dangling",
            Oddity::TwoEndings => "two-endings",
            Oddity::EndWithoutDay => "end-without-day",
            Oddity::Circle => "circle",
            Oddity::TwoLiving => "two-living",
            Oddity::ListedAfterEnd => "listed-after-end",
            Oddity::Period => "period",
            Oddity::WrongFile => "wrong-file",
            Oddity::OutOfOrder => "out-of-order",
        }
    }

    /// What it means, in Vietnamese.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Oddity::YearInNumber => "năm trong số, ký hiệu khác năm ban hành",
            Oddity::NumberForm => "số, ký hiệu không hợp với loại văn bản",
            Oddity::TwoDays => "một loại và số, ký hiệu có năm mà có hai ngày ban hành",
            Oddity::EffectiveBeforeIssue => "có hiệu lực trước ngày ban hành",
            Oddity::EndBeforeStart => "hết hiệu lực trước khi ban hành hoặc trước khi có hiệu lực",
            Oddity::EffectBeforeIssue => "tác động đến văn bản khác trước ngày chính nó được ban hành",
            Oddity::NewerTarget => "tác động đến văn bản ban hành sau nó",
            Oddity::OwnTarget => "tác động đến chính nó",
            Oddity::Dangling => "nêu văn bản không có bản ghi",
            Oddity::TwoEndings => "văn bản đã hết hiệu lực vào ngày khác",
            Oddity::EndWithoutDay => "làm hết hiệu lực toàn bộ nhưng không rõ từ ngày nào",
            Oddity::Circle => "các văn bản làm hết hiệu lực lẫn nhau theo vòng",
            Oddity::TwoLiving => "hai luật cùng tên cùng có hiệu lực trong một ngày",
            Oddity::ListedAfterEnd => "Bộ pháp điển còn liệt kê vào năm sau năm hết hiệu lực",
            Oddity::Period => "giai đoạn kết thúc trước khi bắt đầu",
            Oddity::WrongFile => "nằm ở tệp của năm khác",
            Oddity::OutOfOrder => "nằm sai thứ tự trong tệp",
        }
    }

    /// What it means, in English.
    #[must_use]
    pub fn meaning_en(self) -> &'static str {
        match self {
            Oddity::YearInNumber => "the year in the number is not the year of issue",
            Oddity::NumberForm => "the number is not one of this kind of text",
            Oddity::TwoDays => "one kind and number with a year has two days of issue",
            Oddity::EffectiveBeforeIssue => "in force before it was issued",
            Oddity::EndBeforeStart => "ended before it was issued or in force",
            Oddity::EffectBeforeIssue => "acts on another text before it was issued itself",
            Oddity::NewerTarget => "acts on a text issued after it",
            Oddity::OwnTarget => "acts on itself",
            Oddity::Dangling => "names a text without a record",
            Oddity::TwoEndings => "the text ended on another day already",
            Oddity::EndWithoutDay => "ends a whole text, from no known day",
            Oddity::Circle => "texts end each other in a circle",
            Oddity::TwoLiving => "two laws of one name are in force on one day",
            Oddity::ListedAfterEnd => "the codification lists it in a year after its end",
            Oddity::Period => "the period ends before it begins",
            Oddity::WrongFile => "stands in the file of another year",
            Oddity::OutOfOrder => "stands in the wrong place of its file",
        }
    }
}

/// One odd fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is odd.
    pub what: Oddity,
    /// Key of the record.
    pub record: String,
    /// Index into its effects, if it is one of them.
    pub effect: Option<usize>,
    /// Dates, numbers: what exactly.
    pub detail: String,
    /// Whether the record says itself that this is odd.
    pub explained: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.record, self.what.meaning(), self.what.slug())?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, ": {}", self.detail) }
    }
}

/// Audits records that belong together. `file` is the name of the file each stands in, where there is one.
#[must_use]
pub fn audit(records: &[Filed<'_>]) -> Vec<Finding> {
    let mut audit = Audit { findings: Vec::new() };
    let counted: Vec<&Record> = records.iter().map(|(_, r)| r).filter(|r| r.withdrawn.is_none()).collect();
    let by_key: HashMap<String, &Record> = counted.iter().map(|r| (r.key(), *r)).collect();
    for record in &counted {
        audit.record(record);
        for (i, effect) in record.effects.iter().enumerate().filter(|(_, e)| e.withdrawn.is_none()) {
            audit.effect(record, i, effect, by_key.get(&effect.target).copied());
        }
    }
    audit.days(&counted);
    audit.endings(&counted, &by_key);
    audit.graph(&counted, &by_key);
    audit.files(records);
    audit.findings.sort_by(|a, b| (a.what, &a.record, a.effect).cmp(&(b.what, &b.record, b.effect)));
    audit.findings
}

struct Audit {
    findings: Vec<Finding>,
}

impl Audit {
    fn find(&mut self, what: Oddity, record: &Record, effect: Option<usize>, detail: String) {
        let marks = |marks: &[String]| marks.iter().any(|m| m == what.slug());
        let on_effect = effect.and_then(|i| record.effects.get(i)).is_some_and(|e| marks(&e.odd));
        let explained = marks(&record.odd) || on_effect;
        self.findings.push(Finding { what, record: record.key(), effect, detail, explained });
    }

    fn record(&mut self, r: &Record) {
        let number = Number(r.number.clone());
        if let (Some(year), Some(issued)) = (number.year(), r.issued)
            && year != issued.year()
        {
            self.find(Oddity::YearInNumber, r, None, format!("ban hành {issued}"));
        }
        if r.kind.is_some_and(|kind| !fits(&number, kind)) {
            self.find(Oddity::NumberForm, r, None, r.kind.map_or("", Kind::slug).to_owned());
        }
        if let (Some(effective), Some(issued)) = (r.effective, r.issued)
            && effective < issued
        {
            self.find(Oddity::EffectiveBeforeIssue, r, None, format!("ban hành {issued}, hiệu lực {effective}"));
        }
        if let (Some(ended), Some(start)) = (r.ended, r.effective.max(r.issued))
            && ended < start
        {
            self.find(Oddity::EndBeforeStart, r, None, format!("bắt đầu {start}, hết {ended}"));
        }
        if r.period.is_some_and(|(from, to)| from > to) {
            self.find(Oddity::Period, r, None, String::new());
        }
    }

    fn effect(&mut self, r: &Record, i: usize, e: &RecordEffect, target: Option<&Record>) {
        if e.target == r.key() {
            self.find(Oddity::OwnTarget, r, Some(i), String::new());
        }
        if let (Some(from), Some(issued)) = (e.from, r.issued)
            && from < issued
        {
            self.find(Oddity::EffectBeforeIssue, r, Some(i), format!("{} từ {from}, ban hành {issued}", e.target));
        }
        let Some(target) = target else {
            self.find(Oddity::Dangling, r, Some(i), e.target.clone());
            return;
        };
        if let (Some(own), Some(other)) = (r.issued, target.issued)
            && own < other
        {
            self.find(Oddity::NewerTarget, r, Some(i), format!("{own}, {} {other}", e.target));
        }
        if e.kind.ends() && !e.part {
            let from = e.from.or(r.effective);
            let start = target.issued.max(target.effective);
            match (from, start) {
                (None, _) if target.ended.is_none() => self.find(Oddity::EndWithoutDay, r, Some(i), e.target.clone()),
                (Some(from), Some(start)) if from < start => {
                    self.find(Oddity::EndBeforeStart, r, Some(i), format!("{} bắt đầu {start}, hết {from}", e.target));
                }
                _ => {}
            }
        }
    }

    /// One number with its year inside is one text.
    fn days(&mut self, records: &[&Record]) {
        let mut numbers: BTreeMap<(Option<Kind>, &str, &str), Vec<&Record>> = BTreeMap::new();
        for &record in records {
            if Number(record.number.clone()).year().is_some() && bodies::central_body(&record.number).is_some() {
                numbers.entry((record.kind, &record.number, &record.issuer)).or_default().push(record);
            }
        }
        for same in numbers.values().filter(|same| same.len() > 1) {
            for record in same {
                let others: Vec<String> = same.iter().map(|r| r.key()).filter(|key| *key != record.key()).collect();
                self.find(Oddity::TwoDays, record, None, others.join(", "));
            }
        }
    }

    /// What ends each text, and whether the codification still listed it afterwards.
    fn endings(&mut self, records: &[&Record], by_key: &HashMap<String, &Record>) {
        let mut endings: BTreeMap<&str, Vec<(NaiveDate, &Record, usize)>> = BTreeMap::new();
        for &record in records {
            for (i, e) in record.effects.iter().enumerate() {
                if let Some(from) =
                    e.from.or(record.effective).filter(|_| e.withdrawn.is_none() && e.kind.ends() && !e.part)
                {
                    endings.entry(&e.target).or_default().push((from, record, i));
                }
            }
        }
        for (target, ends) in &endings {
            let Some(first) = ends.iter().map(|(day, ..)| *day).min() else { continue };
            for &(day, record, i) in ends.iter().filter(|(day, ..)| *day != first) {
                self.find(Oddity::TwoEndings, record, Some(i), format!("{target} từ {day}, đã hết từ {first}"));
            }
            if let Some(record) = by_key.get(*target)
                && let Some(listed) = record.listed.filter(|&listed| listed > first.year())
            {
                self.find(Oddity::ListedAfterEnd, record, None, format!("hết {first}, còn liệt kê {listed}"));
            }
        }
    }

    /// Circles of endings; two laws of one name at one time.
    fn graph(&mut self, records: &[&Record], by_key: &HashMap<String, &Record>) {
        let known: Vec<Record> = records
            .iter()
            .map(|&r| Record {
                effects: r.effects.iter().filter(|e| by_key.contains_key(&e.target)).cloned().collect(),
                ..r.clone()
            })
            .collect();
        let Ok(law) = Regulations::from_records(&known) else { return };
        let ends = law.graph(|e| e.kind.ends() && e.whole);
        for circle in petgraph::algo::tarjan_scc(ends).into_iter().filter(|circle| circle.len() > 1) {
            let mut names: Vec<String> = circle.iter().map(|&id| law.name(id)).collect();
            names.sort();
            if let Some(record) = names.first().and_then(|name| by_key.get(name)) {
                self.find(Oddity::Circle, record, None, names.join(", "));
            }
        }
        let mut names: BTreeMap<String, Vec<RegulationId>> = BTreeMap::new();
        for id in law.ids() {
            let r = law.get(id);
            // Laws that amend one law at different times share a name.
            let amends = super::names::name_key(r.title).starts_with("sửa đổi");
            if r.kind.is_some_and(Kind::is_law) && !r.title.is_empty() && !amends {
                names.entry(super::names::name_key(r.title)).or_default().push(id);
            }
        }
        for same in names.values().filter(|same| same.len() > 1) {
            for (i, &a) in same.iter().enumerate() {
                for &b in same.iter().skip(i + 1) {
                    let life = |id| (law.get(id).effective.or(law.get(id).issued), law.end(id).map(|(on, _)| on));
                    let ((Some(a_from), a_to), (Some(b_from), b_to)) = (life(a), life(b)) else { continue };
                    let apart = a_to.is_some_and(|end| end <= b_from) || b_to.is_some_and(|end| end <= a_from);
                    if !apart && let Some(record) = by_key.get(&law.name(a)) {
                        self.find(Oddity::TwoLiving, record, None, law.name(b));
                    }
                }
            }
        }
    }

    /// Each record in the file of its year, in order of day and number.
    fn files(&mut self, records: &[Filed<'_>]) {
        for (file, record) in records {
            if file.is_some_and(|file| file != record.file()) {
                self.find(Oddity::WrongFile, record, None, format!("{}.toml", record.file()));
            }
        }
        for pair in records.windows(2) {
            let [(a_file, a), (b_file, b)] = pair else { continue };
            if a_file.is_some() && a_file == b_file && (a.issued, &a.number) > (b.issued, &b.number) {
                self.find(Oddity::OutOfOrder, b, None, a.key());
            }
        }
    }
}

/// Whether a number may be of that kind, as far as its symbol says (NĐ 30/2020/NĐ-CP Phụ lục III mục I).
fn fits(number: &Number, kind: Kind) -> bool {
    // "113-CT": the Chairman of the Council of Ministers, not a directive.
    if number.is_party() {
        return true;
    }
    let symbol = number.symbol();
    let first = symbol.split(['-', '/']).next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
    let says = match first {
        "NĐ" => &[Kind::Decree][..],
        "TT" => &[Kind::Circular, Kind::JointCircular],
        "TTLT" => &[Kind::JointCircular],
        "QĐ" => &[Kind::Decision],
        "CT" => &[Kind::Directive],
        "NQ" => &[Kind::Resolution, Kind::JointResolution],
        "NQLT" => &[Kind::JointResolution],
        "PL" => &[Kind::Ordinance],
        "QH" => &[Kind::Law, Kind::Code, Kind::Resolution, Kind::Constitution],
        "UBTVQH" => &[Kind::Ordinance, Kind::Resolution],
        // Older and unusual symbols ("73-CP", "619/TTg", "CT/TW") say nothing.
        _ => return true,
    };
    says.contains(&kind)
}

/// A record and the name, without `.toml`, of the file that it stands in, where that name says what belongs there.
pub type Filed<'a> = (Option<&'a str>, Record);

/// Reads files of records (name, text), each in the order in which they stand there.
///
/// # Errors
/// The first file that cannot be read, by its place in the list.
pub fn read_files<'a>(files: &[(Option<&'a str>, &str)]) -> Result<Vec<Filed<'a>>, (usize, Malformed)> {
    let mut records = Vec::new();
    for (i, &(name, text)) in files.iter().enumerate() {
        let read = super::record::read(text).map_err(|why| (i, why))?;
        records.extend(read.into_iter().map(|r| (name, r)));
    }
    Ok(records)
}

/// Whether a file of that name (without `.toml`) holds records: a year, or "undated".
#[must_use]
pub fn is_records(stem: &str) -> bool {
    stem == "undated" || stem.len() == 4 && stem.bytes().all(|b| b.is_ascii_digit())
}

/// Marks every finding as known in the records themselves: for drafts that a person looks at afterwards.
pub fn mark(records: &mut [Record], findings: &[Finding]) {
    let index: HashMap<String, usize> = records.iter().enumerate().map(|(i, r)| (r.key(), i)).collect();
    for finding in findings.iter().filter(|f| !f.explained) {
        let Some(record) = index.get(&finding.record).and_then(|&i| records.get_mut(i)) else { continue };
        let odd = match finding.effect.and_then(|i| record.effects.get_mut(i)) {
            Some(effect) => &mut effect.odd,
            None => &mut record.odd,
        };
        if !odd.iter().any(|o| o == finding.what.slug()) {
            odd.push(finding.what.slug().to_owned());
        }
    }
}
