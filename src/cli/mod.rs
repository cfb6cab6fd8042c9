//! The command line: one file a command, and what they share.

mod accepted;
mod args;
mod baseline;
mod check;
mod chosen;
mod config;
mod coverage;
mod diff;
mod editor;
mod examine;
mod explain;
mod fix;
mod ignore;
mod interactive;
mod list;
mod lsp;
mod manual;
mod new;
mod pages;
mod parallel;
mod printing;
mod profile;
mod progress;
mod review;
mod reviewed;
mod run;
mod score;
mod setup;
mod test;
mod timings;
mod undo;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use printing::Format;

/// Nothing found, nothing to do.
const CLEAN: u8 = 0;
/// Changes or findings.
const FOUND: u8 = 1;
/// Something could not be read, written or understood.
const TROUBLE: u8 = 2;

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let status = match &arguments.command {
        Command::Check(options) if options.printing.format == Format::Html => reviewed::report(options),
        Command::Diff(options) if options.printing.format == Format::Html => reviewed::report(options),
        Command::Check(options) => check::run(options),
        Command::Diff(options) => diff::run(options),
        Command::Fix(options) if options.interactive => interactive::run(options),
        Command::Fix(options) => fix::run(&options.fix),
        Command::List(options) => list::run(options),
        Command::Lsp(options) => lsp::run(options),
        Command::Coverage(options) => coverage::run(options),
        Command::Baseline(options) => baseline::run(options),
        Command::Config(options) => config::run(options),
        Command::Explain(options) => explain::run(options),
        Command::New(options) => new::run(options),
        Command::Test(options) => test::run(options),
        Command::Ignore(options) => ignore::run(options),
        Command::Completions(options) => manual::completions(options),
        Command::Pages(options) => pages::run(options),
        Command::Man(options) => manual::pages(options),
        Command::Score(options) => score::run(options),
        Command::Review(options) => review::run(options),
        Command::Undo(options) => undo::run(options),
    };
    match status {
        Ok(status) => ExitCode::from(status),
        // Whoever read our output has seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            run::error(&format!("{error:#}"), setup::paint(printing::Colour::Auto, &std::io::stderr()));
            ExitCode::from(TROUBLE)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
