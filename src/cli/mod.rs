//! The command line: one file per command, and what they share.

pub mod api;
mod apply;
mod args;
mod baseline;
mod baseline_filter;
mod cache;
mod check;
mod config;
mod coverage;
mod editor;
mod explain;
mod explain_line;
mod fix;
mod habits;
mod help;
mod ignore;
mod interactive;
mod key;
mod list;
mod lsp;
mod manual;
mod mcp;
mod new;
mod pages;
mod parallel;
mod plan;
mod plan_files;
mod process_file;
mod progress;
mod recall;
mod record;
mod reporter;
mod review;
mod review_page;
mod run;
mod score;
mod selection;
mod setting_options;
mod split;
mod test;
mod timings;
mod undo;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Arguments, Command};
use check::Show;

use crate::output::Format;

/// There is nothing to report.
const CLEAN: u8 = 0;
/// There are changes or findings.
const FOUND: u8 = 1;
/// Something could not be read, written or understood.
const TROUBLE: u8 = 2;

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    let command = help::arranged(Arguments::command());
    let names: Vec<String> =
        command.get_subcommands().map(|it| it.get_name().to_owned()).chain(["help".to_owned()]).collect();
    let (line, notes) = match habits::understood(std::env::args_os().collect(), &names) {
        Ok(understood) => understood,
        Err(error) => return failed(&error),
    };
    notes.iter().for_each(|text| reporter::note(text, reporter::ColorOption::default().err()));
    let arguments = Arguments::from_arg_matches(&command.get_matches_from(line));
    let status = match &arguments.unwrap_or_else(|error| error.exit()).command {
        Command::Check(options) | Command::Diff(options) if options.output.format == Format::Html => {
            review_page::report(options)
        }
        Command::Check(options) => check::run(options, Show::Findings),
        Command::Diff(options) => check::run(options, Show::Diff),
        Command::Fix(options) if options.interactive => interactive::run(options),
        Command::Fix(options) => fix::run(&options.fix),
        Command::Plan(options) => plan::run(options),
        Command::Apply(options) => apply::run(options),
        Command::Split(options) => split::run(options),
        Command::List(options) => list::run(options),
        Command::Lsp(options) => lsp::run(options),
        Command::Mcp(options) => mcp::run(options),
        Command::Coverage(options) => coverage::run(options),
        Command::Baseline(options) => baseline::run(options),
        Command::Config(options) => config::run(options),
        Command::Explain(options) => explain::run(options),
        Command::New(options) => new::run(options),
        Command::Test(options) => test::run(options),
        Command::Ignore(options) => ignore::run(options),
        Command::Completions { shell } => manual::completions(*shell),
        Command::Pages { folder } => pages::run(folder),
        Command::Man { folder } => manual::pages(folder.as_deref()),
        Command::Record(options) => record::run(options),
        Command::Score(options) => score::run(options),
        Command::Review(options) => review::run(options),
        Command::Undo(options) => undo::run(options),
        Command::Clean(options) => cache::clean(options),
    };
    match status {
        Ok(status) => ExitCode::from(status),
        // Whoever reads the output has seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    reporter::error(&format!("{error:#}"), reporter::ColorOption::default().err());
    ExitCode::from(TROUBLE)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
