//! The examples on the pages of the rule book.

use chrono::NaiveDate;
use rasoat::resolve::document::State;
use rasoat::rules::Page;

/// One fenced example.
pub(crate) struct Example {
    /// Line of the fence in the page, from 1.
    pub(crate) line: usize,
    /// What it says after "plan".
    pub(crate) fence: String,
    /// Whether the rule must find something.
    pub(crate) fails: bool,
    /// Draft or final.
    pub(crate) state: State,
    /// The day of judgement, if the example sets one.
    pub(crate) as_of: Option<NaiveDate>,
    /// Whether `rasoat fix --suggested` mends it, where the page promises a fix: `no-fix` says that nobody can know how.
    pub(crate) fixable: bool,
    /// The document.
    pub(crate) text: String,
}

/// The examples of a page, in order.
pub(crate) fn examples(page: &Page) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = page.text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(fence) = line.strip_prefix("```plan") else { continue };
        let mut example = Example {
            line: number + 1,
            fence: fence.trim().to_owned(),
            fails: false,
            state: State::Final,
            as_of: None,
            fixable: true,
            text: String::new(),
        };
        let mut verdict = None;
        for word in fence.split_whitespace() {
            match word.split_once('=') {
                None if word == "fail" => verdict = Some(true),
                None if word == "pass" => verdict = Some(false),
                None if word == "draft" => example.state = State::Draft,
                None if word == "no-fix" => example.fixable = false,
                Some(("as-of", day)) => example.as_of = Some(day.parse().expect("as-of is YYYY-MM-DD")),
                _ => panic!(
                    "rules/{}.md:{}: {word:?} after ```plan: fail, pass, draft, no-fix, as-of=YYYY-MM-DD",
                    page.id, example.line
                ),
            }
        }
        example.fails = verdict
            .unwrap_or_else(|| panic!("rules/{}.md:{}: ```plan needs \"fail\" or \"pass\"", page.id, example.line));
        for (_, line) in lines.by_ref().take_while(|(_, line)| *line != "```") {
            example.text.push_str(line);
            example.text.push('\n');
        }
        examples.push(example);
    }
    examples
}
