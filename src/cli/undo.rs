//! `upshift undo`: what a `fix` changed is brought back.

use anyhow::{Context, Result, bail};

use super::args::UndoOptions;
use super::{run, setup};
use crate::output::visible;
use crate::project::{Journal, Restored, date};

/// Runs the command; returns the exit status.
pub fn run(options: &UndoOptions) -> Result<u8> {
    let journal = Journal::at(options.journal.as_deref()).context("there is no place for journals")?;
    let unread = || format!("the journals in {} cannot be read", journal.root().display());
    let runs = journal.runs().with_context(unread)?;
    if options.list {
        let line = |run: &crate::project::Run| {
            let undone = if run.undone { "  undone" } else { "" };
            let folder = visible(&run.folder.to_string_lossy());
            let files = if run.files == 1 { "file" } else { "files" };
            format!("{}  {}  {} {files} in {folder}{undone}\n", run.number, date(run.begun), run.files)
        };
        run::say(runs.iter().map(line).collect::<String>())?;
        return Ok(super::CLEAN);
    }
    let run = match options.run {
        Some(number) => match runs.iter().find(|run| run.number == number) {
            Some(run) => run,
            None => bail!("there is no run {number}; `upshift undo --list` shows those there are"),
        },
        None => match runs.iter().rev().find(|run| !run.undone) {
            Some(run) => run,
            None => bail!("there is nothing to bring back"),
        },
    };
    let number = run.number;
    let _lock = setup::alone(std::slice::from_ref(&run.folder))?;
    let told = journal.undo(number).with_context(unread)?;
    let paint = setup::paint(options.color, &std::io::stderr());
    let (mut restored, mut left) = (0, 0);
    for (path, became) in &told {
        match became {
            Restored::Yes => restored += 1,
            Restored::Already => {}
            Restored::No(why) => {
                left += 1;
                run::error(&format!("{}: {why}", visible(&path.to_string_lossy())), paint);
            }
        }
    }
    // The temporary files of a killed run go as well.
    journal.repair().with_context(unread)?;
    let files = if restored == 1 { "file" } else { "files" };
    run::complain(&format!("run {number}: {restored} {files} brought back, {left} left alone"));
    Ok(if left == 0 { super::CLEAN } else { super::TROUBLE })
}
