//! `rasoat check`: reads, checks and reports files, many at once and in order.

use super::args::{CheckArgs, Common, FormatArg};
use super::inputs::{self, Input};
use super::output::Output;
use super::{Failure, complain, queue};
use crate::config::{self, FailOn};
use crate::diagnostic::Severity;
use crate::lexicon::Lexicon;
use crate::regulations::Regulations;
use crate::report::{Format, Outcome, Setting, Summary};
use crate::resolve::Settings;
use crate::resolve::document::State;
use crate::rules::{self, Lang, Selection};
use crate::{Checker, read};
use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::ThreadPoolBuilder;
use std::io::{self, ErrorKind, IsTerminal};
use std::process::ExitCode;

/// Results under way or waiting for their turn, per thread.
const WINDOW_PER_THREAD: usize = 4;

/// A progress bar for fewer files would only flicker.
const FILES_WORTH_A_BAR: usize = 8;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    let lang = Lang::from(common.lang);
    let checker = checker(args, lang, today)?;
    let inputs = inputs::find(&args.paths);
    let failed = |error: &io::Error| Failure::output(args.output.as_deref(), error, lang);
    let output = Output::open(args.output.as_deref(), common.color).map_err(|e| failed(&e))?;
    let setting =
        Setting { regulations: &checker.regulations, lang, color: output.colored(common.color), quiet: args.quiet };
    let format = Format::from(args.format);
    let jobs = args.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build().map_err(|e| Failure::plain(e.to_string()))?;
    let window = WINDOW_PER_THREAD * pool.current_num_threads();

    let bar = progress(inputs.files.len(), args.quiet);
    let mut emitter = Emitter { output, format, setting, bar, summary: Summary::default() };
    let work = |i: usize| check_one(&checker, format, &setting, &inputs.files[i]);
    let written = emitter
        .begin()
        .and_then(|()| queue::in_order(&pool, inputs.files.len(), window, work, |piece| emitter.emit(&piece)))
        .and_then(|()| emitter.end());
    let summary = emitter.summary;
    match written.and_then(|()| emitter.output.finish()) {
        Ok(()) => {}
        // Who reads has seen enough (`| head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => return Err(failed(&error)),
    }
    if inputs.skipped > 0 && !args.quiet {
        let n = inputs.skipped;
        complain(&lang.say(
            format_args!("bỏ qua {n} tệp Word, PDF hoặc bảng tính trong thư mục: chưa đọc được các định dạng này"),
            format_args!("passed over {n} Word, PDF or spreadsheet files in folders: these formats cannot be read yet"),
        ));
    }
    Ok(status(&summary, args.fail_on.map_or(FailOn::Error, FailOn::from)))
}

/// The report of one file and what it adds to the counts.
struct Piece {
    text: String,
    summary: Summary,
    error: Option<String>,
}

fn check_one(checker: &Checker, format: Format, setting: &Setting<'_>, input: &Input) -> Piece {
    let read = match &input.error {
        Some(error) => Err(error.clone()),
        None => read::read_path(&input.path),
    };
    let outcome = Outcome { path: input.path.clone(), result: read.map(|source| checker.check(source)) };
    let error = outcome.result.as_ref().err().map(|e| format!("{}: {}", outcome.path, e.message(setting.lang)));
    Piece { text: format.file(&outcome, setting), summary: Summary::of(&outcome), error }
}

/// Writes pieces in order, around the progress bar.
struct Emitter<'a> {
    output: Output,
    format: Format,
    setting: Setting<'a>,
    bar: ProgressBar,
    summary: Summary,
}

impl Emitter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        self.output.write(&self.format.begin(&self.setting))
    }

    fn emit(&mut self, piece: &Piece) -> io::Result<()> {
        let Self { output, format, bar, summary, .. } = self;
        // Asked before the bar is suspended: suspending locks it.
        let watched = !bar.is_hidden();
        bar.suspend(|| {
            if let Some(error) = &piece.error {
                complain(error);
            }
            if summary.files > 0 {
                output.write(format.separator())?;
            }
            output.write(&piece.text)?;
            // On a terminal the findings come as they are found; otherwise in large blocks.
            if watched { output.flush() } else { Ok(()) }
        })?;
        summary.add(piece.summary);
        bar.inc(1);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.bar.finish_and_clear();
        self.output.write(&self.format.end(&self.summary, &self.setting))
    }
}

fn checker(args: &CheckArgs, lang: Lang, today: NaiveDate) -> Result<Checker, Failure> {
    if args.config.is_some() {
        let (vi, en) = ("--config chưa dùng được trong bản này", "--config is not available in this version");
        return Err(Failure::plain(lang.say(format_args!("{vi}"), format_args!("{en}"))));
    }
    for name in args.select.iter().chain(&args.ignore) {
        known_rule(name, lang)?;
    }
    let state = match (args.draft, args.final_) {
        (true, _) => Some(State::Draft),
        (_, true) => Some(State::Final),
        _ => None,
    };
    Ok(Checker {
        regulations: Regulations::embedded(),
        lexicon: Lexicon::embedded(),
        settings: Settings { as_of: args.as_of, state, today },
        selection: Selection {
            select: args.select.clone(),
            ignore: args.ignore.clone(),
            min_confidence: args.min_confidence.map(Into::into),
            ..Selection::default()
        },
        lang,
    })
}

/// Whether a rule or group of rules exists.
fn known_rule(name: &str, lang: Lang) -> Result<(), Failure> {
    if config::known_rule(name) { Ok(()) } else { Err(unknown_rule(name, lang)) }
}

/// Says that there is no such rule, and which may have been meant.
pub(super) fn unknown_rule(name: &str, lang: Lang) -> Failure {
    let mut message = lang.say(
        format_args!("không có quy tắc hoặc nhóm quy tắc “{name}”"),
        format_args!("there is no rule or group of rules “{name}”"),
    );
    let names = rules::all().flat_map(|rule| [Some(rule.page.id), rule.page.id.split('/').next()]).flatten();
    if let Some(near) = config::nearest(name, names) {
        message += &lang.say(format_args!("; có phải là “{near}”?"), format_args!("; did you mean “{near}”?"));
    }
    Failure::plain(message)
}

fn progress(files: usize, quiet: bool) -> ProgressBar {
    if quiet || files < FILES_WORTH_A_BAR || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len} tệp").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr()).with_style(style)
}

fn status(summary: &Summary, fail_on: FailOn) -> ExitCode {
    let found =
        [(Severity::Error, summary.errors), (Severity::Warning, summary.warnings), (Severity::Info, summary.infos)];
    if summary.failed > 0 {
        ExitCode::from(2)
    } else if found.iter().any(|&(severity, count)| count > 0 && fail_on.fails(severity)) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Format {
        match format {
            FormatArg::Text => Format::Text,
            FormatArg::Json => Format::Json,
        }
    }
}
