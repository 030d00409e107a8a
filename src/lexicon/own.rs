//! What a unit adds to the word lists: files in the form of the lists themselves, which add to or override them.

use super::{
    Agencies, Areas, Assignments, Bases, Columns, Deadlines, Forms, Headings, Kinds, Lexicon, Scanner, Wording, Years,
};
use super::{agencies, areas, bases, columns, deadlines, forms, headings, kinds, wording};
use serde::de::DeserializeOwned;

/// A word list that a unit can add to; the key in `[unit]` is the name of the file under `rules/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// `rules/agencies.toml`.
    Agencies,
    /// `rules/wording.toml`.
    Wording,
    /// `rules/headings.toml`.
    Headings,
    /// `rules/columns.toml`.
    Columns,
    /// `rules/deadlines.toml`.
    Deadlines,
    /// `rules/document-kinds.toml`.
    DocumentKinds,
    /// `rules/areas.toml`.
    Areas,
    /// `rules/forms.toml`.
    Forms,
    /// `rules/bases.toml`.
    Bases,
}

impl List {
    /// Every list, in the order in which they are shown.
    pub const ALL: [List; 9] = [
        List::Agencies,
        List::Wording,
        List::Headings,
        List::Columns,
        List::Deadlines,
        List::DocumentKinds,
        List::Areas,
        List::Forms,
        List::Bases,
    ];

    /// Its key in `[unit]`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            List::Agencies => "agencies",
            List::Wording => "wording",
            List::Headings => "headings",
            List::Columns => "columns",
            List::Deadlines => "deadlines",
            List::DocumentKinds => "document-kinds",
            List::Areas => "areas",
            List::Forms => "forms",
            List::Bases => "bases",
        }
    }
}

/// The lists of the program with what a unit adds. Building the lexicon costs a few milliseconds: it is done once a
/// configuration, never once a document.
#[derive(Debug)]
pub struct OwnWords {
    agencies: agencies::File,
    areas: areas::File,
    bases: Bases,
    columns: columns::File,
    deadlines: deadlines::File,
    forms: Forms,
    headings: headings::File,
    kinds: kinds::File,
    wording: wording::File,
}

impl Default for OwnWords {
    /// The lists of the program alone.
    ///
    /// # Panics
    /// If an embedded list is not what the types say; a test holds that.
    fn default() -> OwnWords {
        fn list<T: DeserializeOwned>(text: &str) -> T {
            toml::from_str(text).expect("the embedded lists are tested")
        }
        // The two longest lists are half of them.
        std::thread::scope(|scope| {
            let names = scope.spawn(|| (list(agencies::LIST), list(wording::LIST)));
            let (areas, bases, columns) = (list(areas::LIST), list(bases::LIST), list(columns::LIST));
            let (deadlines, forms) = (list(deadlines::LIST), list(forms::LIST));
            let (headings, kinds) = (list(headings::LIST), list(kinds::LIST));
            let (agencies, wording) = names.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            OwnWords { agencies, areas, bases, columns, deadlines, forms, headings, kinds, wording }
        })
    }
}

impl OwnWords {
    /// Adds the text of one file; how many entries it has. Later files are stronger.
    ///
    /// # Errors
    /// What the TOML reader says, with its place in the text.
    pub fn add(&mut self, list: List, text: &str) -> Result<usize, toml::de::Error> {
        match list {
            List::Agencies => self.agencies.add(toml::from_str(text)?),
            List::Wording => self.wording.add(toml::from_str(text)?),
            List::Headings => self.headings.add(toml::from_str(text)?),
            List::Columns => self.columns.add(toml::from_str(text)?),
            List::Deadlines => self.deadlines.add(toml::from_str(text)?),
            List::DocumentKinds => self.kinds.add(toml::from_str(text)?),
            List::Areas => self.areas.add(toml::from_str(text)?),
            List::Forms => self.forms.add(toml::from_str(text)?),
            List::Bases => self.bases.add(toml::from_str(text)?),
        }
        Ok(entries(&toml::from_str(text)?))
    }

    /// Keys of the parts that a plan can have.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.headings.keys()
    }

    /// Says which parts a plan must have, by their keys.
    pub fn require(&mut self, parts: Vec<String>) {
        self.headings.required = parts;
    }

    /// The words, ready for use.
    #[must_use]
    pub fn lexicon(self) -> Lexicon {
        let OwnWords { agencies, areas, bases, columns, deadlines, forms, headings, kinds, wording } = self;
        // Every start of the program waits for the lists: they are made ready in two halves at once.
        let names = || {
            let (agencies, wording) = (Agencies::from_file(agencies), Wording::from_file(wording));
            let scanner = Scanner::new(&agencies, &wording);
            let assignments = Assignments::embedded(&agencies);
            (agencies, wording, scanner, assignments)
        };
        std::thread::scope(|scope| {
            let names = scope.spawn(names);
            let (deadlines, kinds) = (Deadlines::from_file(deadlines), Kinds::from_file(kinds));
            let (columns, headings) = (Columns::from_file(columns), Headings::from_file(headings));
            let (areas, years) = (Areas::from_file(areas), Years::embedded());
            let (agencies, wording, mut scanner, assignments) =
                names.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            scanner.note(deadlines.anchors());
            Lexicon {
                agencies,
                areas,
                assignments,
                bases: bases.folded(),
                columns,
                deadlines,
                forms,
                headings,
                kinds,
                scanner,
                wording,
                years,
            }
        })
    }
}

/// How many things a file says: each table of a list, each word of a table.
fn entries(file: &toml::Table) -> usize {
    let of = |value: &toml::Value| match value {
        toml::Value::Array(list) => list.len(),
        _ => 1,
    };
    file.iter()
        .filter(|(key, _)| *key != "sources")
        .map(|(_, value)| value.as_table().map_or_else(|| of(value), |table| table.values().map(of).sum()))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{List, OwnWords};

    #[test]
    fn every_key_is_the_name_of_a_list_under_rules() {
        for list in List::ALL {
            let path = format!("{}/rules/{}.toml", env!("CARGO_MANIFEST_DIR"), list.key());
            assert!(std::path::Path::new(&path).is_file(), "{path}");
        }
    }

    #[test]
    fn the_lists_of_the_program_can_be_a_units_own() {
        // The whole list again, as if an office had copied it: nothing breaks, and the count is not zero.
        for list in List::ALL {
            let path = format!("{}/rules/{}.toml", env!("CARGO_MANIFEST_DIR"), list.key());
            let text = std::fs::read_to_string(path).unwrap();
            let mut words = OwnWords::default();
            assert!(words.add(list, &text).unwrap() > 3, "{list:?}");
            let lexicon = words.lexicon();
            assert!(lexicon.agencies.find("Phòng Nội vụ").is_some());
        }
    }

    #[test]
    fn entries_are_counted() {
        let mut words = OwnWords::default();
        let text = "[sources.a]\nwork = \"x\"\ncheck = \"full-text\"\n[phrases]\nverbs = [\"bàn\", \"lo\"]\n";
        assert_eq!(words.add(List::Agencies, text).unwrap(), 2);
        assert!(words.add(List::Agencies, "[phrase]\n").is_err());
    }
}
