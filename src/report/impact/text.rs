//! The answer for people.

use super::{About, Answer};
use crate::impact::{Place, Via};
use crate::regulations::{Change, ChangeKind, RegulationId, Status};
use crate::report::graph::Words;
use crate::report::style::{BOLD, COLUMNS, DIM, Style, paint, wrap};
use crate::resolve::document::Role;
use crate::rules::say;
use std::collections::BTreeMap;

/// Every place by file; in a window of time by what changes.
#[must_use]
pub fn text(answer: &Answer<'_>) -> String {
    let words = Words { law: answer.law, kinds: answer.kinds, lang: answer.lang };
    let mut page = Page { out: String::new(), answer, words };
    match answer.about {
        About::Regulation(id, day) => page.regulation(id, day),
        About::Window(since, until) => page.window(since, until),
    }
    page.indirect();
    page.summary();
    page.out
}

struct Page<'a> {
    out: String,
    answer: &'a Answer<'a>,
    words: Words<'a>,
}

impl Page<'_> {
    fn painted(&self, style: Style, text: &str) -> String {
        if self.answer.color { paint(style, text) } else { text.to_owned() }
    }

    fn regulation(&mut self, id: RegulationId, day: chrono::NaiveDate) {
        let words = self.words;
        let name = self.painted(BOLD, &words.name(id));
        let on = words.day(day);
        let standing = match self.answer.law.status(id, day) {
            Status::Ended(ending) => {
                let ended = words.day(ending.on);
                let successors: Vec<String> = ending.successors.iter().map(|&s| words.name(s)).collect();
                let now = if successors.is_empty() {
                    String::new()
                } else {
                    let names = successors.join(", ");
                    say!(words, "; nay là {names}", "; now {names}")
                };
                say!(words, "hết hiệu lực từ ngày {ended}{now}", "ended on {ended}{now}")
            }
            status if status.is_in_force() => say!(words, "còn hiệu lực ngày {on}", "in force on {on}"),
            status => status.slug().to_owned(),
        };
        self.out += &format!("{name}: {standing}\n");
        for (path, touched) in self.answer.files.iter().filter(|(_, t)| !t.places.is_empty()) {
            let heading = self.painted(BOLD, path);
            self.out += &format!("\n{heading}\n");
            for place in &touched.places {
                self.place(place, "  ");
            }
        }
    }

    fn place(&mut self, place: &Place, indent: &str) {
        let words = self.words;
        let role = match place.role {
            Role::Basis => say!(words, "căn cứ", "basis"),
            Role::Task => say!(words, "nội dung thực hiện", "to be carried out"),
            Role::Narrative => say!(words, "nhắc đến", "narrative"),
            Role::Footnote => say!(words, "chú thích", "footnote"),
            Role::Attachment => say!(words, "kèm theo", "attachment"),
            Role::Definition => say!(words, "giải thích", "definition"),
        };
        let via = match self.answer.targets.via(place.id) {
            Some(Via::Replaced) => {
                let name = words.name(place.id);
                say!(words, " [qua văn bản đã bị thay thế: {name}]", " [by what was replaced: {name}]")
            }
            Some(Via::Hangs) => {
                let name = words.name(place.id);
                say!(words, " [qua văn bản sửa đổi, hướng dẫn: {name}]", " [by what amends or details it: {name}]")
            }
            _ => String::new(),
        };
        let unsure = if place.sure {
            String::new()
        } else {
            say!(words, " [có thể là văn bản khác cùng số]", " [may be another text]")
        };
        let task = place.task.as_ref().map_or_else(String::new, |task| {
            let label = if task.label.is_empty() { String::new() } else { format!(" {}", task.label) };
            let lead = task.lead.join(", ");
            let lead = if lead.is_empty() { lead } else { say!(words, "; chủ trì: {lead}", "; lead: {lead}") };
            let text = shorten(&task.text);
            say!(words, "; nhiệm vụ{label}: {text}{lead}", "; task{label}: {text}{lead}")
        });
        let (line, quote) = (place.line, shorten(&place.quote));
        let text = say!(
            words,
            "dòng {line}: {role}, “{quote}”{via}{unsure}{task}",
            "line {line}: {role}, “{quote}”{via}{unsure}{task}"
        );
        wrap(&mut self.out, &text, COLUMNS, indent, &format!("{indent}    "));
    }

    /// What changes, in order of days, and whom it touches.
    fn window(&mut self, since: chrono::NaiveDate, until: chrono::NaiveDate) {
        let words = self.words;
        let mut changes: BTreeMap<Change, Vec<(&str, &Place)>> = BTreeMap::new();
        for (path, touched) in self.answer.files {
            for place in &touched.places {
                if let Some(Via::Changes(all)) = self.answer.targets.via(place.id) {
                    for change in all {
                        changes.entry(*change).or_default().push((path, place));
                    }
                }
            }
        }
        let (first, last, n) = (words.day(since), words.day(until), self.answer.targets.len());
        let heading =
            say!(words, "Từ {first} đến {last}: {n} văn bản có thay đổi", "From {first} to {last}: {n} texts change");
        self.out += &format!("{}\n", self.painted(BOLD, &heading));
        for (change, places) in changes {
            let line = self.change(&change);
            self.out += &format!("\n{}\n", self.painted(BOLD, &line));
            let mut path = "";
            for (in_file, place) in places {
                if in_file != path {
                    self.out += &format!("  {in_file}\n");
                    path = in_file;
                }
                self.place(place, "    ");
            }
        }
    }

    fn change(&self, change: &Change) -> String {
        let words = self.words;
        let (on, name) = (words.day(change.on), words.name(change.id));
        let what = match change.kind {
            ChangeKind::Ends => say!(words, "hết hiệu lực", "ends"),
            ChangeKind::EndsInPart => say!(words, "hết hiệu lực một phần", "ends in part"),
            ChangeKind::IsAmended => say!(words, "được sửa đổi, bổ sung", "is amended"),
            ChangeKind::IsSuspended => say!(words, "bị ngưng hiệu lực", "is suspended"),
            ChangeKind::TakesEffect => say!(words, "có hiệu lực", "takes effect"),
            ChangeKind::PeriodOver => say!(words, "hết giai đoạn thực hiện", "its period is over"),
        };
        let by = change.by.map(|by| words.name(by)).map(|by| format!(" ({by})")).unwrap_or_default();
        format!("{on}: {name} {what}{by}")
    }

    fn indirect(&mut self) {
        let words = self.words;
        if self.answer.indirect.is_empty() {
            return;
        }
        let heading = say!(words, "Gián tiếp, qua văn bản làm căn cứ", "Indirectly, by what they rest on");
        self.out += &format!("\n{}\n", self.painted(BOLD, &heading));
        for &(file, line, on) in self.answer.indirect {
            let (file, on) = (&self.answer.files[file].0, &self.answer.files[on].0);
            let text = say!(
                words,
                "{file} dòng {line}: căn cứ vào văn bản trong {on}",
                "{file} line {line}: rests on a paper in {on}"
            );
            wrap(&mut self.out, &text, COLUMNS, "  ", "      ");
        }
    }

    fn summary(&mut self) {
        let words = self.words;
        let touched = self.answer.files.iter().filter(|(_, t)| !t.places.is_empty());
        let (files, all) = (touched.clone().count(), self.answer.files.len());
        let places: usize = touched.clone().map(|(_, t)| t.places.len()).sum();
        let mut tasks: Vec<(&str, &str)> = touched
            .flat_map(|(path, t)| t.places.iter().filter_map(|p| Some((path.as_str(), p.task.as_ref()?.text.as_str()))))
            .collect();
        tasks.sort_unstable();
        tasks.dedup();
        let tasks = tasks.len();
        let gathered = words.day(self.answer.law.as_of());
        let line = say!(
            words,
            "{files}/{all} tệp, {places} chỗ, {tasks} nhiệm vụ. Dữ liệu đến ngày {gathered}.",
            "{files} of {all} files, {places} places, {tasks} tasks. Data up to {gathered}."
        );
        self.out += &format!("\n{}\n", self.painted(DIM, &line));
    }
}

/// The beginning of a long text.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 160;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.truncate(short.rfind(' ').unwrap_or(short.len()));
    short + " …"
}
