//! `upshift undo`: restore the files that a `fix` changed.

use anyhow::{Context, Result, bail};

use super::args::UndoOptions;
use super::reporter::{complain, counted, error, say};
use super::run;
use crate::output::visible;
use crate::project::{Restored, date};

/// Runs the command; returns the exit status.
pub fn run(options: &UndoOptions) -> Result<u8> {
    let journal = options.journal.open()?;
    let unread = || format!("cannot read the journal in {}", journal.root().display());
    let runs = journal.runs().with_context(unread)?;
    if options.list {
        let line = |run: &crate::project::Run| {
            let undone = if run.undone { "  undone" } else { "" };
            let folder = visible(&run.folder.to_string_lossy());
            let files = counted(run.files, "file");
            format!("{}  {}  {files} in {folder}{undone}\n", run.number, date(run.begun))
        };
        say(runs.iter().map(line).collect::<String>())?;
        return Ok(super::CLEAN);
    }
    let chosen = match options.run {
        Some(number) => match runs.iter().find(|run| run.number == number) {
            Some(run) => run,
            None => bail!("there is no run {number}; see `upshift undo --list`"),
        },
        None => match runs.iter().rev().find(|run| !run.undone) {
            Some(run) => run,
            None => bail!("there is nothing to undo"),
        },
    };
    let number = chosen.number;
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
