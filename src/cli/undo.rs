//! `upshift undo`: restore the files that a `fix` changed below a folder.

use std::io::{BufRead, IsTerminal, Write, stderr, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::args::UndoOptions;
use super::reporter::{complain, counted, error, say};
use super::run;
use crate::output::visible;
use crate::project::{Restored, Run, date, from_here};

/// How many files are named before the question.
const SHOWN: usize = 20;

/// Runs the command; returns the exit status.
pub fn run(options: &UndoOptions) -> Result<u8> {
    let journal = options.journal.open()?;
    let unread = || format!("cannot read the journal in {}", journal.root().display());
    let runs = journal.runs().with_context(unread)?;
    if options.list {
        let line = |run: &Run| {
            let undone = if run.undone { "  undone" } else { "" };
            let folder = visible(&run.folder.to_string_lossy());
            let files = counted(run.files.len(), "file");
            format!("{}  {}  {files} in {folder}{undone}\n", run.number, date(run.begun))
        };
        say(runs.iter().map(line).collect::<String>())?;
        return Ok(super::CLEAN);
    }
    let chosen = chosen(&runs, &options.what)?;
    let number = chosen.number;
    announce(chosen);
    if !options.yes {
        ensure!(
            stdin().is_terminal(),
            "nothing was restored: standard input is not a terminal; pass `--yes` to undo without a question"
        );
        if !agrees()? {
            complain("nothing was restored");
            return Ok(super::FOUND);
        }
    }
    let _lock = run::lock(std::slice::from_ref(&chosen.folder))?;
    let all = journal.undo(number).with_context(unread)?;
    let paint = options.color.err();
    let (mut restored, mut left) = (0, 0);
    for (path, became) in &all {
        match became {
            Restored::Yes => restored += 1,
            Restored::Already => {}
            Restored::No(why) => {
                left += 1;
                error(&format!("{}: {why}", visible(&path.to_string_lossy())), paint);
            }
        }
    }
    // This also removes temporary files of a killed run.
    journal.repair().with_context(unread)?;
    complain(&format!("run {number}: {} restored, {left} skipped", counted(restored, "file")));
    Ok(if left == 0 { super::CLEAN } else { super::TROUBLE })
}

/// The run that is meant: the one of a number, else the last one that was not undone. It changed files below the
/// given path, else below the current folder.
fn chosen<'r>(runs: &'r [Run], what: &[PathBuf]) -> Result<&'r Run> {
    let number = |path: &PathBuf| path.to_str()?.parse::<u64>().ok();
    let (numbers, paths): (Vec<&PathBuf>, Vec<&PathBuf>) =
        what.iter().partition(|path| number(path).is_some());
    ensure!(numbers.len() < 2 && paths.len() < 2, "give one run and one path at most");
    let given = paths.first().map_or(Path::new("."), |path| path);
    let place = std::path::absolute(given)?;
    let place = place.canonicalize().unwrap_or(place);
    let shown = visible(&place.to_string_lossy());
    match numbers.first().and_then(|path| number(path)) {
        Some(number) => {
            let Some(run) = runs.iter().find(|run| run.number == number) else {
                bail!("there is no run {number}; see `upshift undo --list`");
            };
            let root = visible(&run.folder.to_string_lossy());
            ensure!(
                run.touches(&place),
                "run {number} changed files in {root}, and none below {shown}; run `upshift undo {number}` there"
            );
            Ok(run)
        }
        None => match runs.iter().rev().find(|run| !run.undone && run.touches(&place)) {
            Some(run) => Ok(run),
            None if runs.iter().all(|run| run.undone) => bail!("there is nothing to undo"),
            None => bail!("there is nothing to undo below {shown}; `upshift undo --list` lists all runs"),
        },
    }
}

/// Says what a run will bring back.
fn announce(run: &Run) {
    let folder = visible(&run.folder.to_string_lossy());
    let files = counted(run.files.len(), "file");
    complain(&format!("run {} of {} changed {files} in {folder}:", run.number, date(run.begun)));
    for (path, is_new) in run.files.iter().take(SHOWN) {
        let verb = if *is_new { "remove" } else { "restore" };
        complain(&format!("  {verb} {}", visible(&from_here(path).to_string_lossy())));
    }
    if let Some(more @ 1..) = run.files.len().checked_sub(SHOWN) {
        complain(&format!("  … and {}", counted(more, "more file")));
    }
}

/// Asks whether to go on.
fn agrees() -> Result<bool> {
    write!(stderr(), "Undo this run? [y/N] ")?;
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
