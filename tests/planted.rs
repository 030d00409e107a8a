//! Faults planted by machine: in documents without errors, one fault at a time, and the right rule must show
//! its line; a sentence that says nothing new must never make an error.
#![allow(clippy::unwrap_used)] // a test that cannot read its input fails

mod checking;

use checking::{Finding, check, checker, findings};
use rasoat::diagnostic::Severity;
use rasoat::{Checker, rules};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Documents of the corpus in which nothing is an error, of several years and levels.
const CLEAN: [&str; 5] =
    ["commune-2026-perfect.txt", "district-2019.txt", "province-2026.txt", "department-2025.txt", "school-2026.txt"];

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

/// A document with a fault in one line.
struct Faulty {
    text: String,
    /// From 1.
    line: usize,
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name)).unwrap()
}

fn found(name: &str, text: String) -> Vec<Finding> {
    findings(&check(&CHECKER, name, text.into_bytes()))
}

/// The text with line `index` (from 0) replaced.
fn with_line(text: &str, index: usize, line: &str) -> Faulty {
    let mut lines: Vec<&str> = text.split('\n').collect();
    lines[index] = line;
    Faulty { text: lines.join("\n"), line: index + 1 }
}

/// Plants a kind of fault wherever it can stand and asserts that the rule shows each place.
#[track_caller]
fn plant(rule: &str, fault: impl Fn(&str) -> Vec<Faulty>) {
    assert!(rules::page(rule).is_some(), "there is no rule {rule}");
    let (mut planted, mut wrong) = (0, Vec::new());
    for name in CLEAN {
        let clean = read(name);
        let before = found(name, clean.clone());
        for Faulty { text, line } in fault(&clean) {
            planted += 1;
            assert!(!before.iter().any(|f| f.shows(rule, line as u32)), "{name}:{line} has {rule} before planting");
            let at = text.split('\n').nth(line - 1).unwrap().to_owned();
            if !found(name, text).iter().any(|f| f.shows(rule, line as u32)) {
                wrong.push(format!("{name}:{line}: {at}"));
            }
        }
    }
    assert!(planted > 0, "no place for {rule} in any clean document");
    assert!(wrong.is_empty(), "{rule} misses {} of {planted} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// The title of the plan in a document, on up to two lines.
fn title(text: &str) -> String {
    text.lines().skip_while(|line| !line.contains("KẾ HOẠCH")).skip(1).take(2).collect()
}

/// The year of a document: the last one in its title.
fn year(text: &str) -> i32 {
    let title = title(text);
    let at = title.rfind("20").unwrap_or_else(|| panic!("no year in {title}"));
    title[at..at + 4].parse().unwrap()
}

/// Rows of tables that have both a lead and a deadline, with the columns of the two: (line, lead, deadline).
fn task_rows(text: &str) -> Vec<(usize, usize, usize)> {
    let (mut rows, mut columns) = (Vec::new(), None);
    for (index, line) in text.split('\n').enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let with = |words: &[&str]| cells.iter().position(|cell| words.iter().any(|word| cell.contains(word)));
        if cells.len() < 2 {
            columns = None;
        } else if cells[0] == "STT" || cells[0] == "TT" {
            columns = with(&["chủ trì"]).zip(with(&["Thời gian", "Thời hạn"]));
        } else if let Some((lead, deadline)) = columns
            && cells[0].parse::<u32>().is_ok()
        {
            rows.push((index, lead, deadline));
        }
    }
    // What a page break cuts in two continues in the row after the repeated header.
    rows.retain(|&(index, ..)| !text.split('\n').nth(index + 3).unwrap_or_default().starts_with("\t"));
    rows
}

/// Every second task row with one cell replaced.
fn with_cell(text: &str, cell: &str, column: impl Fn((usize, usize)) -> usize) -> Vec<Faulty> {
    let lines: Vec<&str> = text.split('\n').collect();
    task_rows(text)
        .into_iter()
        .step_by(2)
        .map(|(index, lead, deadline)| {
            let mut cells: Vec<&str> = lines[index].split('\t').collect();
            cells[column((lead, deadline))] = cell;
            with_line(text, index, &cells.join("\t"))
        })
        .collect()
}

#[test]
fn a_wrong_year_in_a_number() {
    plant("citation/number-year-mismatch", |text| {
        text.split('\n')
            .enumerate()
            .filter_map(|(index, line)| {
                // "75/2026/NĐ-CP ngày 16 tháng 3 năm 2026": the year goes back by ten.
                let at = line.find("/NĐ-CP ngày ")? - 4;
                let year: i32 = line[at..at + 4].parse().ok()?;
                Some(with_line(text, index, &format!("{}{}{}", &line[..at], year - 10, &line[at + 4..])))
            })
            .collect()
    });
}

#[test]
fn a_dead_decree_among_the_bases() {
    const DEAD: &str = "Căn cứ Nghị định số 43/2006/NĐ-CP ngày 25 tháng 4 năm 2006 của Chính phủ quy định quyền tự chủ, \
                        tự chịu trách nhiệm về thực hiện nhiệm vụ, tổ chức bộ máy, biên chế và tài chính đối với đơn vị \
                        sự nghiệp công lập;";
    plant("basis/expired", |text| {
        let base = text.split('\n').position(|line| line.starts_with("Căn cứ") || line.starts_with("*Căn cứ")).unwrap();
        let lines: Vec<&str> = text.split('\n').collect();
        let text = [&lines[..base], &[DEAD, ""], &lines[base..]].concat().join("\n");
        vec![Faulty { text, line: base + 1 }]
    });
}

#[test]
fn a_dead_decree_that_a_task_orders_to_be_carried_out() {
    plant("basis/expired", |text| {
        let cell = "Thực hiện Nghị định số 43/2006/NĐ-CP ngày 25 tháng 4 năm 2006 của Chính phủ";
        with_cell(text, cell, |_| 1)
    });
}

#[test]
fn an_empty_lead() {
    plant("task/missing-lead", |text| with_cell(text, "", |(lead, _)| lead));
}

#[test]
fn an_empty_deadline() {
    plant("task/missing-deadline", |text| with_cell(text, "", |(_, deadline)| deadline));
}

#[test]
fn a_day_that_does_not_exist() {
    plant("date/impossible", |text| with_cell(text, &format!("31/11/{}", year(text)), |(_, deadline)| deadline));
    plant("date/impossible", |text| with_cell(text, &format!("30/9/{}3", year(text)), |(_, deadline)| deadline));
}

#[test]
fn a_deadline_years_after_the_plan() {
    plant("date/deadline-outside-plan", |text| {
        with_cell(text, &format!("30/6/{}", year(text) + 3), |(_, deadline)| deadline)
    });
}

#[test]
fn a_deadline_before_the_document() {
    plant("date/deadline-before-issue", |text| {
        // "Phú Điền, ngày 10 tháng 7 năm 2026": the first days of that year, if it is a year of the plan.
        let signed = text.lines().find(|line| line.contains(", ngày ")).unwrap().trim_end_matches('*');
        let signed = &signed[signed.len() - 4..];
        if !title(text).contains(signed) {
            return Vec::new();
        }
        with_cell(text, &format!("05/01/{signed}"), |(_, deadline)| deadline)
    });
}

#[test]
fn a_deadline_that_contradicts_itself() {
    plant("task/contradictory-deadline", |text| {
        with_cell(text, &format!("Trong năm quý IV/{}", year(text)), |(_, deadline)| deadline)
    });
}

#[test]
fn a_lead_that_coordinates_itself() {
    plant("task/lead-also-coordinates", |text| {
        let lines: Vec<&str> = text.split('\n').collect();
        task_rows(text)
            .into_iter()
            .step_by(2)
            .map(|(index, lead, _)| {
                let mut cells: Vec<&str> = lines[index].split('\t').collect();
                let both = format!("{}; {}", cells[lead + 1], cells[lead]);
                cells[lead + 1] = &both;
                with_line(text, index, &cells.join("\t"))
            })
            .collect()
    });
}

#[test]
fn a_number_dropped_from_a_list() {
    plant("numbering/gap", |text| {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut faulty = Vec::new();
        for (number, next) in [("2. ", "3. "), ("b) ", "c) ")] {
            for index in (0..lines.len()).filter(|&i| lines[i].starts_with(number)) {
                // Only where the list goes on: its next number is what the reader stumbles over.
                let after = (index + 1..lines.len()).find(|&i| !lines[i].is_empty()).unwrap();
                if lines[after].starts_with(next) {
                    let kept = [&lines[..index], &lines[after..]].concat();
                    faulty.push(Faulty { text: kept.join("\n"), line: index + 1 });
                }
            }
        }
        faulty
    });
}

#[test]
fn a_row_number_twice() {
    plant("numbering/duplicate", |text| {
        let lines: Vec<&str> = text.split('\n').collect();
        let rows = task_rows(text);
        // The last row takes the number of the one before it.
        let &[.., _, (last, ..)] = rows.as_slice() else { return Vec::new() };
        let mut cells: Vec<&str> = lines[last].split('\t').collect();
        let number = (cells[0].parse::<u32>().unwrap() - 1).to_string();
        cells[0] = &number;
        vec![with_line(text, last, &cells.join("\t"))]
    });
}

#[test]
fn a_wrong_total() {
    plant("budget/wrong-total", |text| {
        text.split('\n')
            .enumerate()
            .filter(|(_, line)| line.contains('\t') && (line.contains("Tổng cộng") || line.starts_with("Cộng")))
            .map(|(index, line)| {
                let at = line.rfind('\t').unwrap() + 1;
                with_line(text, index, &format!("{}9{}", &line[..at], &line[at + 1..]))
            })
            .collect()
    });
}

#[test]
fn last_years_title() {
    plant("date/plan-year-mismatch", |text| {
        text.split('\n')
            .enumerate()
            .filter(|(_, line)| line.contains(" ban hành Kế hoạch ") && line.trim_end().ends_with(':'))
            .map(|(index, line)| {
                let year = year(text);
                with_line(text, index, &line.replace(&year.to_string(), &(year - 1).to_string()))
            })
            .collect()
    });
}

#[test]
fn two_bases_chained_on_a_line() {
    plant("basis/several-on-one-line", |text| {
        let lines: Vec<&str> = text.split('\n').collect();
        (0..lines.len().saturating_sub(2))
            .filter(|&i| [i, i + 2].iter().all(|&i| lines[i].starts_with("Căn cứ ") && lines[i].contains(" số ")))
            .map(|i| {
                let second = lines[i + 2].trim_start_matches("Căn cứ ");
                let mut chained = lines.clone();
                let joined = format!("{} {second}", lines[i]);
                chained.splice(i..i + 3, [joined.as_str()]);
                Faulty { text: chained.join("\n"), line: i + 1 }
            })
            .collect()
    });
}

#[test]
fn recipients_removed() {
    for name in CLEAN {
        let clean = read(name);
        let kept: Vec<&str> =
            clean.split('\n').filter(|line| !line.contains("Nơi nhận") && !line.starts_with("- ")).collect();
        let found = found(name, kept.join("\n"));
        assert!(found.iter().any(|f| f.rule == "layout/missing-recipients"), "{name} without recipients");
    }
}

#[test]
fn a_sentence_that_says_nothing_new_makes_no_error() {
    const NEUTRAL: &str =
        "Các cơ quan phối hợp chặt chẽ trong quá trình thực hiện, kịp thời trao đổi khi có vướng mắc.";
    let mut wrong = Vec::new();
    for name in CLEAN {
        let clean = read(name);
        let errors = |text: String| -> Vec<Finding> {
            found(name, text).into_iter().filter(|f| f.severity == Severity::Error).collect()
        };
        let before = errors(clean.clone());
        let lines: Vec<&str> = clean.split('\n').collect();
        for index in 0..lines.len() {
            // After a whole paragraph of the body.
            if !(lines[index].ends_with('.') && lines.get(index + 1) == Some(&"")) {
                continue;
            }
            let text = [&lines[..=index], &["", NEUTRAL], &lines[index + 1..]].concat().join("\n");
            for error in errors(text).iter().skip(before.len()) {
                wrong.push(format!("{name}:{} {}: {}", index + 1, error.rule, error.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{} new errors:\n{}", wrong.len(), wrong.join("\n"));
}
