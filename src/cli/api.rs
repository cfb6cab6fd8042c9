//! What other programs call in place of the command line. The words are those of the command line, and the results are
//! those of the program, as its JSON documents. Nothing is printed, and the process goes on.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use clap::{Args, Command, FromArgMatches};
use serde::Serialize;

use super::args::RunOptions;
use super::baseline_filter::BaselineFilter;
use super::plan_files::{self, PlannedTree};
use super::reporter::Reporter;
use super::run::{Collected, FileResult, RunPlan};
use super::{apply as applying, parallel, plan as planning};
use crate::campaign::{ChangeSet, unite};
use crate::output::{FileProblem, Format, Report};
use crate::project::{ConfigError, Journal, Other, Problem};

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened, and what to do.
    pub message: String,
    /// The file that it is about, if there is one.
    pub path: Option<String>,
    /// The line of that file, from 1.
    pub line: Option<usize>,
    /// The character of that line, from 1.
    pub column: Option<usize>,
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Failure {
        let (message, path, line, column) = if let Some(error) = error.downcast_ref::<ConfigError>() {
            (error.message.clone(), Some(&error.path), Some(error.line), None)
        } else if let Some(Unread(Problem { path, position, message })) = error.downcast_ref() {
            (message.clone(), Some(path), position.map(|(line, _)| line), position.map(|(_, column)| column))
        } else {
            (format!("{error:#}"), None, None, None)
        };
        Failure { message, path: path.map(|path| path.to_string_lossy().into_owned()), line, column }
    }
}

/// A text that cannot be upgraded.
#[derive(Debug)]
struct Unread(Problem);

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Unread {}

/// What `upgrade` makes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgraded {
    /// The new text; `None` if nothing changes.
    pub text: Option<String>,
    /// The report, as `upshift check --format json` writes it.
    pub report: String,
}

/// What `apply` did, as a JSON document.
#[derive(Serialize)]
struct Applied {
    /// The files that were changed or created.
    changed: Vec<String>,
    /// The files that have their changes already.
    done: Vec<String>,
    /// The files that were left as they are, with the reasons.
    refused: Vec<FileProblem>,
    /// What else the user should know.
    notes: Vec<String>,
}

/// The report of `upshift check --format json`. `words` are options and paths of that command.
pub fn check(words: Vec<OsString>) -> Result<String, Failure> {
    called(|| {
        let run = RunPlan::new(&options(words)?)?;
        let mut baselines = BaselineFilter::new(&run, false)?;
        let mut report = Report::default();
        let (mut tally, planned) = run.run(|mut result, tally| {
            tally.changed += usize::from(result.outcome.text.is_some());
            let grown = baselines.apply(&mut result, tally);
            grown.iter().for_each(|why| report.problem(&result.path().to_string_lossy(), None, why));
            add(&mut report, &result);
            Ok(())
        })?;
        tally.changed += planned.others.len();
        add_others(&mut report, &planned.others);
        Ok(report.render(&tally, Format::Json))
    })
}

/// What `upshift fix -` makes of a text, with options of that command. A text that is not Python is an error.
pub fn upgrade(text: String, words: Vec<OsString>) -> Result<Upgraded, Failure> {
    called(|| {
        let mut options = options(words)?;
        options.paths = vec![PathBuf::from("-")];
        options.text = Some(text);
        let run = RunPlan::new(&options)?;
        let Collected { files, others, mut tally, .. } = run.collect()?;
        let mut report = Report::default();
        let mut changed = None;
        for result in files {
            let is_read = result.source.is_some() && result.outcome.refusal.is_none();
            if let Some(problem) = result.problems.first().filter(|_| !is_read) {
                return Err(Unread(problem.clone()).into());
            }
            tally.changed += usize::from(result.outcome.text.is_some());
            add(&mut report, &result);
            changed = result.outcome.text.or(changed);
        }
        add_others(&mut report, &others);
        Ok(Upgraded { text: changed, report: report.render(&tally, Format::Json) })
    })
}

/// The change set of `upshift plan`. `words` are options and paths of that command.
pub fn plan(words: Vec<OsString>) -> Result<String, Failure> {
    called(|| {
        let options = options(words)?;
        Ok(planning::make(&RunPlan::new(&options)?, &options, None)?.document())
    })
}

/// The change set of the whole run, of the change sets of its shards, each with its name. They are merged with the files
/// as they are, as `upshift apply` does.
pub fn merge(plans: Vec<(String, String)>) -> Result<String, Failure> {
    called(|| {
        let plans = read(plans)?;
        let merged = plan_files::merged(&plans, &PlannedTree::here());
        Ok(unite(&plans, merged).map_err(anyhow::Error::msg)?.document())
    })
}

/// Writes the changes of change sets, each with its name, as `upshift apply` does; returns a JSON document with
/// `changed`, `done`, `refused` and `notes`. The journal for `undo` is in the usual place, unless one is given.
pub fn apply(plans: Vec<(String, String)>, journal: Option<PathBuf>) -> Result<String, Failure> {
    called(|| {
        let plans = read(plans)?;
        let journal = Journal::at(journal.as_deref()).context("no folder for the journal; name one")?;
        let mut reporter = Reporter::silent();
        let (Collected { files, others, .. }, merged) =
            applying::apply(&plans, &journal, &mut reporter, |_, _| ())?;
        let shown = |path: &std::path::Path| path.to_string_lossy().into_owned();
        let is_written = |result: &&FileResult| result.outcome.text.is_some();
        let tree = PlannedTree::here();
        let name = |name: &String| shown(&tree.shown(name));
        let problems = files.iter().flat_map(|result| &result.problems);
        let problems = problems.map(|it| FileProblem::new(&shown(&it.path), it.position, &it.message));
        let refused = merged.refused.iter().map(|(path, why)| FileProblem::new(&name(path), None, why));
        let written = others.iter().map(|other| shown(&other.path));
        let applied = Applied {
            changed: written.chain(files.iter().filter(is_written).map(|it| shown(it.path()))).collect(),
            done: merged.done.iter().map(name).collect(),
            refused: refused.chain(problems).collect(),
            notes: reporter.notes(),
        };
        Ok(serde_json::to_string(&applied)?)
    })
}

/// Runs some work on a thread with room. A panic is a failure.
fn called<T: Send>(work: impl FnOnce() -> Result<T> + Send) -> Result<T, Failure> {
    Ok(parallel::deep(work).flatten()?)
}

/// The options of a run.
fn options(words: Vec<OsString>) -> Result<RunOptions> {
    let command = RunOptions::augment_args(Command::new("upshift")).no_binary_name(true);
    let parsed = command.try_get_matches_from(words).and_then(|found| RunOptions::from_arg_matches(&found));
    let mut options = parsed.map_err(|error| {
        let text = error.render().to_string();
        let said = text.split("\n\n").next().unwrap_or_default();
        anyhow!("{}", said.trim_start_matches("error: ").trim_end())
    })?;
    ensure!(!options.reads_stdin(), "`-` is no file here");
    options.is_silent = true;
    Ok(options)
}

fn read(plans: Vec<(String, String)>) -> Result<Vec<(String, ChangeSet)>> {
    let one = |(name, text): (String, String)| {
        let plan = ChangeSet::parse(&text).map_err(|why| anyhow!("{name}: {why}"))?;
        Ok((name, plan))
    };
    plans.into_iter().map(one).collect()
}

fn add(report: &mut Report, result: &FileResult) {
    for Problem { path, position, message } in &result.problems {
        report.problem(&path.to_string_lossy(), *position, message);
    }
    if let Some(source) = &result.source {
        report.file(source, &result.outcome, result.embedded.as_ref());
    }
}

fn add_others(report: &mut Report, others: &[Other]) {
    for other in others {
        report.other(&other.path.to_string_lossy(), other.before.as_deref(), &other.after);
    }
}
