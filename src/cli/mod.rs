//! The command line. The only place that reads the clock and the arguments.

mod args;
mod book;
mod check;
mod config;
mod fix;
mod graph;
mod impact;
mod init;
mod inputs;
mod kb;
mod lookup;
mod model;
mod output;
mod project;
mod queue;
mod usage;

use crate::rules::Lang;
use args::{Cli, Command};
use chrono::NaiveDate;
use clap::Parser;
use clap::error::ErrorKind;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let done = match &cli.command {
        Command::Check(args) => check::run(args, &cli.common, today()),
        Command::Parse(args) => model::run(args, &cli.common, today()),
        Command::Explain(args) => book::explain(args, &cli.common),
        Command::Rules(args) => book::rules(args, &cli.common),
        Command::Fix(args) => fix::run(args, &cli.common, today()),
        Command::Init(args) => init::run(args, &cli.common),
        Command::Config(args) => config::run(args, &cli.common, today()),
        Command::Graph(args) => graph::run(args, &cli.common, today()),
        Command::Impact(args) => impact::run(args, &cli.common, today()),
        Command::Kb(command) => kb::run(command, &cli.common, today()),
    };
    done.unwrap_or_else(|failure| {
        complain(&failure.0);
        ExitCode::from(2)
    })
}

/// Why the run itself failed: one sentence, without the program's name.
#[derive(Debug)]
struct Failure(String);

impl Failure {
    fn plain(message: String) -> Failure {
        Failure(message)
    }

    /// The results could not be written.
    fn output(target: Option<&Path>, error: &io::Error, lang: Lang) -> Failure {
        let target = target.map(|path| format!(" {}", path.display())).unwrap_or_default();
        Failure(lang.say(
            format_args!("không ghi được kết quả{target}: {error}"),
            format_args!("cannot write the results{target}: {error}"),
        ))
    }
}

/// One line on standard error. Where even that is closed, there is nobody to tell.
fn complain(message: &str) {
    let _ = writeln!(anstream::stderr(), "rasoat: {message}");
}

/// Help and version go to standard output, errors to standard error.
fn refuse(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            let _ = write!(anstream::stderr(), "{}", usage::message(error, asked_language()));
            ExitCode::from(2)
        }
    }
}

/// The language, where the arguments as a whole cannot be read.
fn asked_language() -> Lang {
    let arguments: Vec<_> = std::env::args_os().collect();
    let separate = arguments.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en");
    if separate || arguments.iter().any(|argument| argument == "--lang=en") { Lang::En } else { Lang::Vi }
}

/// The day of the run.
#[allow(clippy::disallowed_methods, reason = "the one place where the clock is read")]
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
