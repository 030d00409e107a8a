//! `rules/assignments.toml`: words by which work is given to somebody.

use super::agencies::Agencies;
use super::phrases::{ByWord, Phrases, Word, words};
use crate::search::Needles;
use serde::Deserialize;

/// Words of assignment.
#[derive(Debug)]
pub struct Assignments {
    openers: Phrases<Opener>,
    nouns: Phrases<bool>,
    /// Words that belong to a name though they look like an action.
    pub extensions: Phrases<()>,
    /// "Giao", "Đề nghị".
    pub orders: Phrases<()>,
    /// "Giao", "Phân công": those that no closing sentence begins with.
    giving: Phrases<()>,
    /// "Đối với", "Trách nhiệm của".
    pub headings: Phrases<()>,
    /// "có trách nhiệm".
    pub duties: Phrases<()>,
    /// "Chủ trì", "Phối hợp", before a colon in a cell.
    pub parts: Phrases<Part>,
    /// "phối hợp với".
    pub together: Phrases<()>,
    /// "Đơn vị thực hiện", before a colon.
    pub attributes: Phrases<Attribute>,
    /// Words that no name holds ("phải").
    pub auxiliaries: Phrases<()>,
    /// Verbs and other words at which a name is over.
    pub actions: Phrases<()>,
    /// "Căn cứ …,": a clause before the name.
    pub introductions: Phrases<()>,
    closings: Phrases<()>,
    purposes: Phrases<()>,
    /// Those of any sentence, and behind them those of closing sentences.
    formulas: Needles,
    /// How many are of any sentence.
    anywhere: usize,
    /// Names that the table of bodies knows in full.
    names: Phrases<()>,
    /// Words that may begin a name, belong to one, or end it.
    telling: ByWord<()>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    Plain,
    Proper,
    Place,
    Description,
    Plural,
}

/// The part that a body plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Chủ trì.
    Lead,
    /// Phối hợp.
    Support,
}

/// One side of a task that has a line of its own ("1.3. Thời gian thực hiện: …").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// Who leads.
    Lead,
    /// Who coordinates.
    Support,
    /// By when.
    Deadline,
    /// What comes of it.
    Deliverable,
    /// What it costs.
    Budget,
    /// What is to be done: the items below.
    Work,
}

/// Where a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At the beginning of a cell that holds names: a place alone is one.
    Cell,
    /// At the beginning of a sentence.
    Beginning,
    /// After a comma or "và": what follows may still be the name before.
    Separator,
}

impl Assignments {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// If the embedded file is not what the types say; a test holds that.
    #[must_use]
    pub fn embedded(agencies: &Agencies) -> Assignments {
        Assignments::parse(include_str!("../../rules/assignments.toml"), agencies)
            .expect("rules/assignments.toml is tested")
    }

    /// Reads a list in the form of `rules/assignments.toml`; names of bodies are those of `agencies` too.
    ///
    /// # Errors
    /// What the TOML reader says, with its place.
    pub fn parse(text: &str, agencies: &Agencies) -> Result<Assignments, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let one = |list: &Vec<String>| Phrases::new([(list.as_slice(), ())]);
        let (bodies, attributes) = (file.bodies, file.attributes);
        let mut all = Assignments {
            openers: Phrases::new([
                (bodies.plain.as_slice(), Opener::Plain),
                (&bodies.proper, Opener::Proper),
                (&bodies.places, Opener::Place),
                (&bodies.descriptions, Opener::Description),
                (&bodies.plural, Opener::Plural),
            ]),
            nouns: Phrases::new([(bodies.not_nouns.as_slice(), false), (&bodies.nouns, true)]),
            extensions: one(&bodies.extensions),
            orders: one(&file.orders.verbs),
            giving: one(&file.orders.giving),
            headings: one(&file.orders.headings),
            duties: one(&file.orders.duties),
            parts: Phrases::new([(file.leading.lead.as_slice(), Part::Lead), (&file.leading.support, Part::Support)]),
            together: one(&file.leading.together),
            attributes: Phrases::new([
                (attributes.lead.as_slice(), Attribute::Lead),
                (&attributes.support, Attribute::Support),
                (&attributes.deadline, Attribute::Deadline),
                (&attributes.deliverable, Attribute::Deliverable),
                (&attributes.budget, Attribute::Budget),
                (&attributes.work, Attribute::Work),
            ]),
            auxiliaries: one(&file.sentences.auxiliaries),
            actions: one(&file.sentences.actions),
            introductions: one(&file.sentences.introductions),
            closings: one(&file.sentences.closings),
            purposes: one(&file.sentences.purposes),
            formulas: Needles::new(file.sentences.formulas.iter().chain(&file.sentences.closing_formulas)),
            anywhere: file.sentences.formulas.len(),
            names: one(&agencies.names().map(str::to_owned).collect()),
            telling: ByWord::default(),
        };
        let words = all.openers.first_words().chain(all.names.first_words()).chain(all.extensions.first_words());
        let words = words.chain(all.actions.first_words()).chain(all.auxiliaries.first_words());
        all.telling = words.map(|word| (word.to_owned(), ())).collect();
        Ok(all)
    }

    /// Whether a word may begin a name, belong to one, or end it: the cheap question before the others.
    #[must_use]
    pub fn is_telling(&self, word: &Word<'_>) -> bool {
        self.telling.contains_key(word.key.as_ref())
    }

    /// How many words open the name of a body at the beginning of `list`, words of `text`; `None` where it is none.
    #[must_use]
    pub fn body(&self, text: &str, list: &[Word<'_>], at: At) -> Option<usize> {
        // A name that is known in full is passed over in full: "Phòng Văn hóa, Khoa học và Thông tin".
        let capital = |word: &Word<'_>| text[word.start..].starts_with(char::is_uppercase);
        let known = self.names.longest(list).map(|n| n.1).filter(|&n| n > 1 && list[1..n].iter().any(capital));
        let opened = self.opener(text, list, at);
        known.max(opened)
    }

    /// Whether a word may open the name of a body: the cheap question before [`Self::body`].
    #[must_use]
    pub fn may_open_body(&self, word: &Word<'_>) -> bool {
        self.openers.may_begin(word) || self.names.may_begin(word)
    }

    fn opener(&self, text: &str, list: &[Word<'_>], at: At) -> Option<usize> {
        let (opener, count) = self.openers.longest(list)?;
        let capital = |word: &Word<'_>| text[word.start..].starts_with(char::is_uppercase);
        match opener {
            Opener::Plain => Some(count),
            // In capitals everything is one: "TỔ CHỨC THỰC HIỆN" is no "Tổ".
            Opener::Proper => {
                let shouts = |word: &Word<'_>| !text[word.start..word.end].contains(char::is_lowercase);
                let acts = || self.actions.longest(list).is_some_and(|(_, words)| words > count);
                (list.get(count).is_some_and(capital) && !(shouts(&list[0]) && acts())).then_some(count)
            }
            Opener::Place => (at == At::Cell && list.get(count).is_some_and(capital)).then_some(count),
            Opener::Description => (at != At::Separator).then_some(count),
            Opener::Plural => {
                let (is_noun, more) = self.nouns.longest(&list[count..])?;
                is_noun.then_some(count + more)
            }
        }
    }

    /// Whether a word may open a body, an order, a heading or an attribute: the cheap question before the others.
    #[must_use]
    pub fn may_begin(&self, word: &Word<'_>) -> bool {
        self.openers.may_begin(word)
            || self.orders.may_begin(word)
            || self.headings.may_begin(word)
            || self.attributes.may_begin(word)
    }

    /// Whether an item begins like the closing sentences of a plan.
    #[must_use]
    pub fn is_closing(&self, item: &str) -> bool {
        const BEGINNING: usize = 60;
        self.closings.begin(item, BEGINNING)
    }

    /// Whether a heading opens the part that says what a plan is for.
    #[must_use]
    pub fn tells_purpose(&self, title: &str) -> bool {
        const BEGINNING: usize = 40;
        self.purposes.begin(title, BEGINNING)
    }

    /// Whether an item begins with an order to somebody ("Giao Sở Nội vụ theo dõi …").
    #[must_use]
    pub fn gives(&self, item: &str) -> bool {
        const BEGINNING: usize = 40;
        self.giving.longest(&words(item, 0, item.floor_char_boundary(BEGINNING))).is_some()
    }

    /// Whether a sentence is a formula and no task ("chịu trách nhiệm thi hành"). `labelled`: it is an item; closing
    /// sentences are none.
    #[must_use]
    pub fn is_formula(&self, text: &str, labelled: bool) -> bool {
        self.formulas.any(text, |formula| formula < self.anywhere || !labelled && !self.gives(text))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bodies: Bodies,
    orders: Orders,
    leading: Leading,
    attributes: Attributes,
    sentences: Sentences,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Bodies {
    plain: Vec<String>,
    proper: Vec<String>,
    places: Vec<String>,
    descriptions: Vec<String>,
    plural: Vec<String>,
    nouns: Vec<String>,
    not_nouns: Vec<String>,
    extensions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Orders {
    verbs: Vec<String>,
    giving: Vec<String>,
    headings: Vec<String>,
    duties: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leading {
    lead: Vec<String>,
    support: Vec<String>,
    together: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributes {
    lead: Vec<String>,
    support: Vec<String>,
    deadline: Vec<String>,
    deliverable: Vec<String>,
    budget: Vec<String>,
    work: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sentences {
    auxiliaries: Vec<String>,
    actions: Vec<String>,
    introductions: Vec<String>,
    closings: Vec<String>,
    purposes: Vec<String>,
    formulas: Vec<String>,
    closing_formulas: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::super::agencies::Agencies;
    use super::super::phrases::words;
    use super::{Assignments, At};

    #[test]
    fn names_open_with_known_words() {
        let all = Assignments::embedded(&Agencies::embedded());
        let opens = |text: &str, at: At| all.body(text, &words(text, 0, text.len()), at).is_some();
        for text in [
            "Phòng Nội vụ",
            "Uỷ ban nhân dân xã",
            "các cơ quan, đơn vị",
            "Công an huyện",
            "Tổ Tin học",
            "CÁC PHÒNG, BAN",
            "PHÒNG NỘI VỤ",
        ] {
            assert!(opens(text, At::Beginning), "{text}");
        }
        for text in [
            "phòng ngừa tội phạm",
            "Ban hành kế hoạch",
            "Các tổ chức kinh tế tập thể",
            "Các văn bản triển khai",
            "Hội nghị tổng kết",
            "Tổ chức kiểm tra",
            "TỔ CHỨC THỰC HIỆN",
            "BAN HÀNH KẾ HOẠCH",
        ] {
            assert!(!opens(text, At::Beginning), "{text}");
        }
        assert!(opens("Thành phố Hoa Lư", At::Cell) && !opens("thành phố Hoa Lư", At::Separator));
        let name = "Phòng Văn hóa, Khoa học và Thông tin";
        assert_eq!(all.body(name, &words(name, 0, name.len()), At::Beginning), Some(9));
    }
}
