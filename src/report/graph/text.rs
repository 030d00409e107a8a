//! The answer for people.

use super::{Question, Words};
use crate::regulations::{Effect, Ending, Portrait, RegulationId, Status};
use crate::report::style::{BOLD, COLUMNS, DIM, GREEN, RED, Style, YELLOW, paint, wrap};
use crate::rules::say;

/// A regulation with everything around it, or the texts that may be meant.
#[must_use]
pub fn text(question: &Question<'_>) -> String {
    let words = Words { law: question.law, kinds: question.kinds, lang: question.lang };
    let mut page = Page { out: String::new(), question, words };
    let meant = question.meant();
    if question.readings.len() > 1 {
        page.readings(meant);
    }
    if let Some(id) = meant {
        page.portrait(&question.law.portrait(id, question.day));
    }
    page.age();
    page.out
}

struct Page<'a> {
    out: String,
    question: &'a Question<'a>,
    words: Words<'a>,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        wrap(&mut self.out, text, COLUMNS, "  ", "    ");
    }

    fn painted(&self, style: Style, text: &str) -> String {
        if self.question.color { paint(style, text) } else { text.to_owned() }
    }

    fn heading(&mut self, text: &str) {
        let heading = self.painted(BOLD, text);
        self.out += &format!("\n{heading}\n");
    }

    /// The texts that what was asked may mean.
    fn readings(&mut self, meant: Option<RegulationId>) {
        let words = self.words;
        let (asked, day) = (self.question.asked, words.day(self.question.day));
        let n = self.question.readings.len();
        let heading = say!(words, "“{asked}” có thể là {n} văn bản:", "“{asked}” may be {n} texts:");
        self.out += &format!("{}\n", self.painted(BOLD, &heading));
        for &id in &self.question.readings {
            let standing = self.standing(&self.question.law.status(id, self.question.day));
            let (name, issued) = (words.name(id), self.issued(id));
            let mark = if meant == Some(id) { "→" } else { "-" };
            wrap(&mut self.out, &format!("{mark} {name}{issued}: {standing}"), COLUMNS, "  ", "      ");
            let r = self.question.law.get(id);
            if !r.title.is_empty() && !r.kind.is_some_and(crate::kind::Kind::is_law) {
                wrap(&mut self.out, r.title, COLUMNS, "      ", "      ");
            }
        }
        match meant {
            Some(_) => {
                let chosen = say!(words, "Ngày {day} chỉ một văn bản có hiệu lực:", "On {day} only one was in force:");
                self.out += &format!("\n{chosen}\n\n");
            }
            None => {
                let dated = |&id: &RegulationId| self.question.law.get(id).issued;
                let example = self.question.readings.iter().find_map(dated).map(|day| words.day(day));
                let example = example.unwrap_or_else(|| "…".to_owned());
                let hint = say!(
                    words,
                    "Hãy ghi rõ ngày ban hành, ví dụ: rasoat graph \"{asked} ngày {example}\"",
                    "Give the day of issue as well: rasoat graph \"{asked} ngày {example}\""
                );
                self.out += &format!("\n{hint}\n");
            }
        }
    }

    fn issued(&self, id: RegulationId) -> String {
        let r = self.question.law.get(id);
        let day = r.issued.map(|day| self.words.day(day)).or(r.year.map(|year| year.to_string()));
        let on = day.map(|day| say!(self.words, " ngày {day}", " of {day}")).unwrap_or_default();
        let by = if r.issuer.is_empty() { String::new() } else { say!(self.words, " của {}", " by {}", r.issuer) };
        on + &by
    }

    fn portrait(&mut self, p: &Portrait<'_>) {
        let words = self.words;
        let r = self.question.law.get(p.id);
        let name = self.painted(BOLD, &words.name(p.id));
        let issued = self.issued(p.id);
        self.out += &format!("{name}{issued}\n");
        if !r.title.is_empty() && !r.kind.is_some_and(crate::kind::Kind::is_law) {
            self.line(r.title);
        }
        if let Some(day) = r.effective {
            let (day, check) = (words.day(day), words.check(r.check_effective));
            self.line(&say!(words, "Có hiệu lực từ ngày {day} ({check})", "In force from {day} ({check})"));
        }
        if let Some((from, to)) = r.period {
            self.line(&say!(
                words,
                "Giai đoạn của chương trình, kế hoạch: {from} - {to}",
                "The programme's own period: {from} - {to}"
            ));
        }
        if !r.note.is_empty() {
            self.line(&say!(words, "Lưu ý: {}", "Note: {}", r.note));
        }
        let known = words.known(r.source, r.check);
        let source = say!(words, "Nguồn: {known}", "Source: {known}");
        self.line(&source);
        self.verdict(p);
        self.chain(p);
        let changes =
            say!(words, "Văn bản sửa đổi, bãi bỏ một phần, đính chính", "Amended, corrected, ended in part by");
        self.section(&changes, &p.changes, |e| e.from);
        self.section(&say!(words, "Văn bản quy định chi tiết, hướng dẫn", "Detailed by"), &p.details, |e| e.from);
        self.section(&say!(words, "Văn bản hợp nhất", "Consolidated by"), &p.consolidations, |e| e.from);
        self.section(
            &say!(words, "Căn cứ, văn bản được quy định chi tiết", "Details or rests on"),
            &p.stands_on,
            |e| e.to,
        );
        self.section(&say!(words, "Sửa đổi, bãi bỏ một phần các văn bản", "Amends or ends in part"), &p.does, |e| e.to);
        self.parents(p);
    }

    fn standing(&self, status: &Status) -> String {
        let words = self.words;
        match status {
            Status::InForce => {
                say!(words, "còn hiệu lực (chưa thấy văn bản nào làm hết hiệu lực)", "in force (no end is known)")
            }
            Status::NotYetInForce { from } => {
                let from = words.day(*from);
                say!(words, "chưa có hiệu lực, có hiệu lực từ ngày {from}", "not in force yet, from {from}")
            }
            Status::NotYetIssued { issued } => {
                let issued = words.day(*issued);
                say!(words, "chưa ban hành, ban hành ngày {issued}", "not issued yet, issued on {issued}")
            }
            Status::Ended(ending) => {
                let on = words.day(ending.on);
                say!(words, "đã hết hiệu lực từ ngày {on}", "ended on {on}")
            }
            Status::PartlyEnded(parts) => {
                let n = parts.len();
                say!(
                    words,
                    "còn hiệu lực, một phần đã hết hiệu lực ({n} lần bãi bỏ)",
                    "in force, in part ended ({n} times)"
                )
            }
            Status::Suspended { by } => {
                let by = words.name(*by);
                say!(words, "đang bị ngưng hiệu lực bởi {by}", "suspended by {by}")
            }
            Status::Unknown => say!(words, "chưa rõ hiệu lực", "standing unknown"),
        }
    }

    /// The standing on the day, and what is in force instead.
    fn verdict(&mut self, p: &Portrait<'_>) {
        let words = self.words;
        let day = words.day(p.day);
        let style = match p.status {
            Status::InForce => GREEN,
            Status::Ended(_) | Status::NotYetIssued { .. } => RED,
            _ => YELLOW,
        };
        let standing = self.standing(&p.status);
        let verdict = self.painted(style, &standing);
        self.out += &format!("\n{}\n", say!(words, "Ngày {day}: {verdict}", "On {day}: {verdict}"));
        let Status::Ended(Ending { successors, check, inferred, by, .. }) = &p.status else { return };
        let effects = self.question.law.effects_on(p.id);
        for effect in by.iter().filter_map(|&(_, i)| effects.get(i)) {
            let line = self.by(effect);
            self.line(&line);
        }
        for &id in successors {
            let (name, issued) = (words.name(id), self.issued(id));
            self.line(&say!(words, "Văn bản đang có hiệu lực thay nó: {name}{issued}", "In its place: {name}{issued}"));
        }
        if successors.is_empty() {
            self.line(&say!(words, "Không rõ văn bản nào thay nó.", "What took its place is not known."));
        }
        let mut sure = words.check(*check);
        if *inferred {
            sure += &say!(words, ", có bước suy ra", ", a step is inferred");
        }
        self.line(&say!(
            words,
            "Độ chắc của kết luận, theo khâu yếu nhất: {sure}",
            "How sure, by the weakest link: {sure}"
        ));
    }

    /// "bị bãi bỏ bởi … từ ngày … (nguồn)".
    fn by(&self, e: &Effect<'_>) -> String {
        let words = self.words;
        let (name, does, evidence) = (words.name(e.from), words.does(e), words.evidence(e));
        let from = self.from(e);
        let note = if e.note.is_empty() { String::new() } else { format!(" {}.", e.note) };
        say!(words, "Bị {name} {does}{from} {evidence}{note}", "{name} {does} it{from} {evidence}{note}")
    }

    fn from(&self, e: &Effect<'_>) -> String {
        match e.effective {
            Some(day) => {
                let day = self.words.day(day);
                say!(self.words, " từ ngày {day}", " from {day}")
            }
            None => say!(self.words, " (không rõ từ ngày nào)", " (from a day not known)"),
        }
    }

    /// What it took the place of, and what took its place.
    fn chain(&mut self, p: &Portrait<'_>) {
        let words = self.words;
        if !p.before.is_empty() {
            self.heading(&say!(words, "Thay thế, bãi bỏ các văn bản trước", "Replaced or repealed"));
            self.steps(&p.before, |e| e.to);
        }
        if !p.after.is_empty() {
            self.heading(&say!(words, "Bị thay thế, bãi bỏ bởi các văn bản sau", "Replaced or repealed by"));
            self.steps(&p.after, |e| e.from);
        }
    }

    fn steps(&mut self, steps: &[(usize, Effect<'_>)], other: impl Fn(&Effect<'_>) -> RegulationId) {
        for (depth, e) in steps {
            let indent = "  ".repeat(*depth);
            let (name, does, evidence) = (self.words.name(other(e)), self.words.does(e), self.words.evidence(e));
            let (issued, from) = (self.issued(other(e)), self.from(e));
            let line = format!("{name}{issued}: {does}{from} {evidence}");
            wrap(&mut self.out, &line, COLUMNS, &format!("{indent}- "), &format!("{indent}    "));
        }
    }

    /// Relations of one sort, with the standing of the other text on the day.
    fn section(&mut self, heading: &str, effects: &[Effect<'_>], other: impl Fn(&Effect<'_>) -> RegulationId) {
        if effects.is_empty() {
            return;
        }
        self.heading(heading);
        for e in effects {
            let id = other(e);
            let (name, does, evidence) = (self.words.name(id), self.words.does(e), self.words.evidence(e));
            let parts = if e.parts.is_empty() { String::new() } else { format!(" {}", e.parts) };
            let from = self.from(e);
            let ended = match self.question.law.status(id, self.question.day) {
                status @ (Status::Ended(_) | Status::NotYetIssued { .. }) => format!(" [{}]", self.standing(&status)),
                _ => String::new(),
            };
            let line = format!("{name}: {does}{parts}{from} {evidence}{ended}");
            wrap(&mut self.out, &line, COLUMNS, "  - ", "      ");
        }
    }

    /// Parents that ended, and what follows from it.
    fn parents(&mut self, p: &Portrait<'_>) {
        let words = self.words;
        for parent in self.question.law.parents_ended(p.id, p.day) {
            let (name, on, law) = (words.name(parent.parent), words.day(parent.ending.on), parent.doctrine.law);
            let line = if parent.doctrine.ends_with_parent {
                say!(
                    words,
                    "Văn bản được nó quy định chi tiết, {name}, đã hết hiệu lực từ ngày {on}: nó hết hiệu lực theo ({law})",
                    "{name}, which it details, ended on {on}: it ended with it ({law})"
                )
            } else {
                say!(
                    words,
                    "Văn bản được nó quy định chi tiết, {name}, đã hết hiệu lực từ ngày {on}: nó còn được áp dụng phần không trái cho đến khi có văn bản tuyên bố hết hiệu lực ({law})",
                    "{name}, which it details, ended on {on}: it stands where not contrary until declared ended ({law})"
                )
            };
            self.out.push('\n');
            self.line(&line);
        }
    }

    fn age(&mut self) {
        let words = self.words;
        let (gathered, day) = (words.day(self.question.law.as_of()), words.day(self.question.day));
        let note = if self.question.day > self.question.law.as_of() {
            say!(
                words,
                "Dữ liệu đến ngày {gathered}; chưa kết luận được về sau ngày đó (ngày hỏi: {day}).",
                "Data up to {gathered}; nothing can be said of later days (asked: {day})."
            )
        } else {
            say!(words, "Dữ liệu đến ngày {gathered}.", "Data up to {gathered}.")
        };
        let note = self.painted(DIM, &note);
        self.out += &format!("\n{note}\n");
    }
}
