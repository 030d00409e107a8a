//! `rasoat check`: reads, checks and reports files, many at once and in order.

use super::args::{CheckArgs, ColorArg, Common, FormatArg};
use super::inputs::{self, Input};
use super::output::Output;
use super::project::{Asked, Project};
use super::{Failure, complain, queue};
use crate::config;
use crate::error::ReadError;
use crate::regulations::papers::OwnPaper;
use crate::report::kb::age_note;
use crate::report::{Format, Outcome, Setting, Summary};
use crate::rules::Lang;
use crate::source::Source;
use crate::{read, register};
use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// Results under way or waiting for their turn, per thread.
const WINDOW_PER_THREAD: usize = 4;

/// A progress bar for fewer files would only flicker.
const FILES_WORTH_A_BAR: usize = 8;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, common: &Common, today: NaiveDate) -> Result<ExitCode, Failure> {
    for name in args.select.iter().chain(&args.ignore) {
        known_rule(name, common.lang())?;
    }
    let inputs = inputs::find(&args.paths);
    let documents = inputs.files.iter().map(|input| input.path.as_str());
    let mut project = Project::find(args.config.as_deref(), documents, Asked::from_check(args, common, today))?;
    let jobs = args.jobs.map_or(0, std::num::NonZeroUsize::get);
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build().map_err(|e| Failure::plain(e.to_string()))?;
    if inputs.files.len() > 1 {
        let papers = register(&pool, &project, &inputs.files);
        project.register(&papers);
    }
    let project = project;
    let lang = project.lang();
    let failed = |error: &io::Error| Failure::output(args.output.as_deref(), error, lang);
    let format = Format::from(args.format);
    // JSON holds no escapes of a terminal: nothing is to be taken out of it on the way.
    let color = if format == Format::Json { ColorArg::Always } else { common.color };
    let output = Output::open(args.output.as_deref(), color).map_err(|e| failed(&e))?;
    let regulations = &project.checker("").regulations;
    let setting = Setting { regulations, lang, color: output.colored(color), quiet: args.quiet };
    let window = WINDOW_PER_THREAD * pool.current_num_threads();

    let bar = progress(inputs.files.len(), args.quiet);
    let mut emitter = Emitter { output, format, setting, bar, summary: Summary::default(), failing: false, beyond: 0 };
    // Reports are made beside one another; that of an only file need not stand in memory as a whole.
    let alone = inputs.files.len() == 1;
    let work = |i: usize| {
        let piece = check_one(&project, &setting, &inputs.files[i]);
        if alone { piece } else { piece.written(format) }
    };
    let emit = |emitter: &mut Emitter<'_>, piece: Piece<'_>| {
        let emitted = emitter.emit(&piece);
        if alone {
            // The process ends next and takes it along: to give it back piece by piece costs time.
            std::mem::forget(piece);
        }
        emitted
    };
    let written = emitter
        .begin()
        .and_then(|()| queue::in_order(&pool, inputs.files.len(), window, work, |piece| emit(&mut emitter, piece)))
        .and_then(|()| {
            project.audit().into_iter().try_for_each(|checked| {
                let path = checked.source.name.clone();
                emitter.emit(&Piece::of(Outcome { path, result: Ok(checked) }, &project, &setting))
            })
        })
        .and_then(|()| emitter.end());
    let (failing, beyond) = (emitter.failing, emitter.beyond);
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
            format_args!("bỏ qua {n} tệp Word, PDF hoặc bảng tính trong thư mục: chưa đọc được các định dạng này; hãy lưu thành văn bản .txt (UTF-8) rồi kiểm tra"),
            format_args!("passed over {n} Word, PDF or spreadsheet files in folders: these formats cannot be read yet; save them as plain text (.txt, UTF-8) and check that"),
        ));
    }
    if !args.quiet {
        let gathered = regulations.as_of();
        age_note(gathered, today, lang).iter().for_each(|note| complain(note));
        // For people it stands with each document; the form of the JSON has no place for it.
        if format == Format::Json && beyond > 0 {
            let until = crate::date::vietnamese(gathered);
            complain(&lang.say(
                format_args!(
                    "{beyond} văn bản xét tại ngày sau ngày của dữ liệu pháp luật ({until}); chưa kết luận được về sau ngày đó"
                ),
                format_args!("{beyond} documents are judged on days after the end of the data ({gathered}); nothing can be said of later days"),
            ));
        }
    }
    std::mem::forget(project);
    Ok(status(&summary, failing))
}

/// The report of one file: what it is made of, or the report itself.
enum Report<'a> {
    Pending(Box<Outcome>, Setting<'a>),
    Written(Vec<u8>),
}

/// The report of one file and what it adds to the counts.
struct Piece<'a> {
    report: Report<'a>,
    summary: Summary,
    error: Option<String>,
    /// Whether a finding reaches the level at which this file fails the run.
    fails: bool,
    /// Whether it was judged on a day after the end of the data.
    beyond: bool,
}

impl<'a> Piece<'a> {
    fn of(outcome: Outcome, project: &'a Project, setting: &Setting<'a>) -> Piece<'a> {
        let error = outcome.result.as_ref().err().map(|e| format!("{}: {}", outcome.path, e.message(setting.lang)));
        let fail_on = project.fail_on(&outcome.path);
        let fails =
            outcome.result.as_ref().is_ok_and(|checked| checked.diagnostics.iter().any(|d| fail_on.fails(d.severity)));
        let setting = Setting { regulations: &project.checker(&outcome.path).regulations, ..*setting };
        let day = outcome.result.as_ref().ok().map(|checked| checked.document.as_of.day);
        let beyond = day.is_some_and(|day| day > setting.regulations.as_of());
        let summary = Summary::of(&outcome);
        Piece { report: Report::Pending(Box::new(outcome), setting), summary, error, fails, beyond }
    }

    /// With its report written, and what that was made of let go.
    fn written(mut self, format: Format) -> Piece<'a> {
        if let Report::Pending(outcome, setting) = &self.report {
            self.report = Report::Written(format.file(outcome, setting));
        }
        self
    }
}

/// The documents of the run, in the order of the files. What cannot be read is told when it is checked; standard input
/// can be read once only.
fn register(pool: &ThreadPool, project: &Project, files: &[Input]) -> Vec<OwnPaper> {
    let papers = |input: &Input| {
        if input.path == "-" {
            return Vec::new();
        }
        let checker = project.checker(&input.path);
        let papers = |source: Source| register::papers(&source, &checker.regulations, &checker.lexicon);
        contained(|| read::read_path(&input.path).map(papers)).unwrap_or_default()
    };
    let papers: Vec<Vec<OwnPaper>> = pool.install(|| files.par_iter().map(papers).collect());
    papers.into_iter().flatten().collect()
}

fn check_one<'a>(project: &'a Project, setting: &Setting<'a>, input: &Input) -> Piece<'a> {
    let result = match &input.error {
        Some(error) => Err(error.clone()),
        None => contained(|| read::read_path(&input.path).map(|source| project.check(source))),
    };
    Piece::of(Outcome { path: input.path.clone(), result }, project, setting)
}

/// Does `work`; should it panic, only this file is lost, and not those before and behind it.
fn contained<T>(work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ReadError::Bug))
}

/// Writes pieces in order, around the progress bar.
struct Emitter<'a> {
    output: Output,
    format: Format,
    setting: Setting<'a>,
    bar: ProgressBar,
    summary: Summary,
    failing: bool,
    /// Files that were judged on a day after the end of the data.
    beyond: usize,
}

impl Emitter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        self.output.write_all(self.format.begin(&self.setting).as_bytes())
    }

    fn emit(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        let Self { output, format, bar, summary, .. } = self;
        // Asked before the bar is suspended: suspending locks it.
        let watched = !bar.is_hidden();
        bar.suspend(|| {
            if let Some(error) = &piece.error {
                complain(error);
            }
            if summary.files > 0 {
                output.write_all(format.separator().as_bytes())?;
            }
            match &piece.report {
                Report::Written(bytes) => output.write_all(bytes)?,
                Report::Pending(outcome, setting) => format.write(outcome, setting, output)?,
            }
            // On a terminal the findings come as they are found; otherwise in large blocks.
            if watched { output.flush() } else { Ok(()) }
        })?;
        summary.add(piece.summary);
        self.failing |= piece.fails;
        self.beyond += usize::from(piece.beyond);
        bar.inc(1);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.bar.finish_and_clear();
        self.output.write_all(self.format.end(&self.summary, &self.setting).as_bytes())
    }
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
    if let Some(near) = config::nearest_rule(name) {
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

fn status(summary: &Summary, failing: bool) -> ExitCode {
    ExitCode::from(match (summary.failed > 0, failing) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    })
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Format {
        match format {
            FormatArg::Text => Format::Text,
            FormatArg::Json => Format::Json,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadError, contained};

    #[test]
    fn a_panic_costs_one_file() {
        let work = |n: usize| contained(|| if n == 1 { panic!("the second") } else { Ok(n) });
        assert_eq!([work(0), work(1), work(2)], [Ok(0), Err(ReadError::Bug), Ok(2)]);
    }
}
