//! `rasoat impact`: which documents hang on a regulation, or on what changes in a window of time.

use super::args::{Common, FormatArg, ImpactArgs};
use super::model::print;
use super::{Failure, complain, inputs, lookup, queue};
use crate::impact::{self, Targets, Touched};
use crate::regulations::Regulations;
use crate::report::impact::{About, Answer, json, text};
use crate::report::kb::age_note;
use crate::resolve::{self, Settings};
use crate::rules::Lang;
use crate::{parse, read};
use chrono::{Days, NaiveDate};
use rayon::ThreadPoolBuilder;
use std::process::ExitCode;

/// Days that are looked ahead where no end of the window is given.
const LOOK_AHEAD: u64 = 90;

/// Files under way or waiting for their turn, per thread.
const WINDOW_PER_THREAD: usize = 4;

/// Runs the command.
pub(super) fn run(args: &ImpactArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let lang = common.lang();
    let law = lookup::law(".", lang)?;
    let lexicon = lookup::words(".", lang)?;
    age_note(law.as_of(), today, lang).iter().for_each(|note| complain(note));
    let (about, paths) = match (args.since, args.until) {
        (None, None) => {
            let (asked, paths) = args.what.split_first().ok_or_else(|| nothing(lang))?;
            let readings = lookup::readings(asked, &law, &lexicon);
            let day = args.date.unwrap_or(today);
            match readings[..] {
                [] => {
                    complain(&lookup::unknown(asked, &law, lang));
                    return Ok(ExitCode::from(1));
                }
                [id] => (About::Regulation(id, day), paths),
                ref several => return Err(ambiguous(asked, several, &law, lang)),
            }
        }
        (since, until) => {
            let since = since.unwrap_or(today);
            (About::Window(since, until.unwrap_or(since + Days::new(LOOK_AHEAD))), &args.what[..])
        }
    };
    let targets = match about {
        About::Regulation(id, _) => Targets::of(&law, id),
        About::Window(since, until) => Targets::changing(&law, since, until),
    };
    if paths.is_empty() {
        return Err(nothing(lang));
    }
    let inputs = inputs::find(paths);
    let settings = Settings { as_of: args.date, state: None, today };
    let work = |i: usize| -> Result<Touched, String> {
        let input = &inputs.files[i];
        let read = input.error.clone().map_or_else(|| read::read_path(&input.path), Err);
        let source = read.map_err(|error| error.message(lang))?;
        let plan = parse::parse(&source, &lexicon);
        let document = resolve::resolve(&source, &plan, &law, &lexicon, &settings);
        Ok(impact::touched(&source, &plan, &document, &targets))
    };
    let pool = ThreadPoolBuilder::new().build().map_err(|e| Failure::plain(e.to_string()))?;
    let window = WINDOW_PER_THREAD * pool.current_num_threads();
    let (mut paths, mut touched, mut failed) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    let _: Result<(), std::convert::Infallible> = queue::in_order(&pool, inputs.files.len(), window, work, |done| {
        let path = inputs.files[at].path.clone();
        at += 1;
        match done {
            Ok(found) => {
                paths.push(path);
                touched.push(found);
            }
            Err(why) => {
                complain(&format!("{path}: {why}"));
                failed.push((path, why));
            }
        }
        Ok(())
    });
    let indirect = impact::spread(&touched);
    let files: Vec<(String, Touched)> = paths.into_iter().zip(touched).collect();
    let answer = Answer {
        about,
        targets: &targets,
        files: &files,
        indirect: &indirect,
        failed: &failed,
        law: &law,
        kinds: &lexicon.kinds,
        lang,
        color: args.format == FormatArg::Text,
    };
    let report = match args.format {
        FormatArg::Text => text(&answer),
        FormatArg::Json => json(&answer),
    };
    let printed = print(&report, common.color, lang)?;
    Ok(if failed.is_empty() { printed } else { ExitCode::from(2) })
}

fn nothing(lang: Lang) -> Failure {
    Failure::plain(lang.say(
        format_args!(
            "cần số, ký hiệu hoặc tên văn bản rồi đến tệp hay thư mục; hoặc --since/--until rồi đến tệp hay thư mục"
        ),
        format_args!("give a regulation and then files or folders; or --since/--until and then files or folders"),
    ))
}

fn ambiguous(asked: &str, several: &[crate::regulations::RegulationId], law: &Regulations, lang: Lang) -> Failure {
    let names: Vec<String> = several.iter().map(|&id| law.name(id)).collect();
    let names = names.join(", ");
    Failure::plain(lang.say(
        format_args!("“{asked}” có thể là nhiều văn bản: {names}; hãy ghi một trong các tên đó"),
        format_args!("“{asked}” may be several texts: {names}; give one of these names"),
    ))
}
