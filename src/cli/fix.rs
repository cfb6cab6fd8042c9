//! `upshift fix`: change the files, and report what is left.

use std::fs;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::args::{FixOptions, RunOptions};
use super::reporter::{Ending, Reporter, complain, complain_of, say};
use super::run::{self, Collected, FileResult, RunPlan};
use crate::output::{Format, visible};
use crate::project::{self, Entry, Journal, Lock, Other, Running, Written};
use crate::text::Source;

/// Runs the command; returns the exit status.
pub fn run(command: &FixOptions) -> Result<u8> {
    let options = &command.run;
    ensure!(
        options.output.format != Format::Html,
        "`fix` has no `--format html`: use it with `check` to see what would change"
    );
    if options.reads_stdin() {
        return pipe(options);
    }
    let mut reporter = Reporter::new(&options.output);
    if options.is_partial() {
        reporter.only_part();
    }
    let journal = command.journal()?;
    let _lock = prepare(&options.paths, &journal, &mut reporter)?;
    let plan = ManuallyDrop::new(RunPlan::new(options)?);
    reporter.left_out(&plan.left_out);
    let mut collected = plan.collect()?;
    let number = write(&mut collected, &journal, &mut reporter)?;
    if options.shard.is_some() && collected.tally.changed > 0 {
        reporter.note(
            "the other shards must start from the tree as it was before, or files may be in none of them; see `upshift plan`",
        );
    }
    let left = reporter.all_left(&collected.files);
    let ending = Ending::Written(number.filter(|_| collected.tally.changed > 0).map(|_| undo(command)));
    reporter.end(&collected.tally, &ending, plan.begun, plan.asked())?;
    Ok(run::status(options, collected.tally.failures(), left))
}

/// The command that undoes the last run.
pub fn undo(command: &FixOptions) -> String {
    match command.journal.folder() {
        Some(folder) => format!("upshift undo --journal {}", visible(&folder.to_string_lossy())),
        None => "upshift undo".to_owned(),
    }
}

/// Locks the paths, and repairs what killed runs left.
pub fn prepare(paths: &[PathBuf], journal: &Journal, reporter: &mut Reporter) -> Result<Lock> {
    let lock = run::lock(paths)?;
    // An unreadable journal is reported when it is about to be written.
    for path in journal.repair().unwrap_or_default() {
        let path = visible(&path.to_string_lossy());
        reporter.note(&format!("{path}: restored; a killed run had written only half of it"));
    }
    Ok(lock)
}

/// Writes the changes, other files first. Returns the number of the run in the journal, if there was
/// anything to write. A file that cannot be written becomes a problem of its own; of the other files, those that were
/// written are left.
pub fn write(collected: &mut Collected, journal: &Journal, reporter: &mut Reporter) -> Result<Option<u64>> {
    let Collected { files, others, tally, notes } = collected;
    notes.iter().for_each(|why| reporter.note(&visible(why)));
    keep_what_is_used(files, others);
    let running = record(files, others, journal)?;
    tally.changed = 0;
    let mut written = Vec::new();
    let mut failed: Vec<(PathBuf, String)> = Vec::new();
    for other in std::mem::take(others) {
        match write_other(&other, running.as_ref()) {
            Ok(()) => written.push(other),
            Err(why) => {
                let (path, why) = (other.path.display(), why.trim_start_matches("not changed: "));
                let why = format!("not changed, because {path} must change with it, but {why}");
                failed.extend(other.wanted_by.into_iter().map(|path| (path, why.clone())));
            }
        }
    }
    *others = written;
    for result in files {
        let with = failed.iter().find(|(path, _)| path == result.path());
        let done = match with {
            Some((_, why)) => Err(why.clone()),
            None => write_file(result, running.as_ref()),
        };
        match done {
            Ok(None) => {}
            Ok(Some(written)) => {
                tally.changed += 1;
                if let Written::InPlace(why) = written {
                    let path = visible(&result.path().to_string_lossy());
                    reporter.note(&format!("{path}: written in place, because {why}"));
                }
            }
            Err(message) => {
                tally.trouble += 1;
                failed.push((result.path().to_owned(), String::new()));
                result.refuse(message);
            }
        }
    }
    // What could not be changed still uses what the manifests declare no longer.
    let is_left =
        |other: &&mut Other| other.wanted_by.iter().any(|path| failed.iter().any(|(of, _)| of == path));
    for other in others.iter_mut().filter(is_left) {
        let after = other.after.clone();
        other.keep();
        if other.after != after
            && let Some(Err(why)) = running.as_ref().map(|it| it.write(&other.path, &after, &other.after))
        {
            let why = format!("declares too little, because not all files were changed: {why}; undo the run");
            reporter.error(&other.path, &why);
            tally.trouble += 1;
        }
    }
    others.retain(|other| !other.is_same());
    tally.changed += others.len();
    reporter.others(others);
    let number = running.as_ref().map(Running::number);
    if let Some(running) = running {
        running.finish().context("all files are written, but the journal could not be completed")?;
    }
    Ok(number)
}

/// Leaves declared what files still use that are known not to be written.
fn keep_what_is_used(files: &[FileResult], others: &mut Vec<Other>) {
    let is_written = |path: &PathBuf| {
        let result = files.iter().find(|result| result.path() == path);
        let texts = result.and_then(|it| Some((it, it.source.as_ref()?, it.outcome.text.as_ref()?)));
        texts.is_none_or(|(result, source, text)| !result.staged && encoded(source, text).is_ok())
    };
    for other in others.iter_mut().filter(|other| other.kept.is_some()) {
        if !other.wanted_by.iter().all(is_written) {
            other.keep();
        }
    }
    others.retain(|other| !other.is_same());
}

/// Records what is about to change, for `undo`. If that fails, nothing is changed.
fn record(files: &[FileResult], others: &[Other], journal: &Journal) -> Result<Option<Running>> {
    let file = |result: &FileResult| {
        let (source, text) = (result.source.as_ref()?, result.outcome.text.as_ref()?);
        let path = fs::canonicalize(source.path()).ok()?;
        Some(Entry { path, old: Some(result.bytes.clone()), new: encoded(source, text).ok()? })
    };
    let other = |other: &Other| {
        let folder =
            || Some(fs::canonicalize(project::folder_of(&other.path)).ok()?.join(other.path.file_name()?));
        let path = fs::canonicalize(&other.path).ok().or_else(folder)?;
        Some(Entry { path, old: other.before.clone(), new: other.after.clone() })
    };
    let entries: Vec<Entry> = others.iter().filter_map(other).chain(files.iter().filter_map(file)).collect();
    if entries.is_empty() {
        return Ok(None);
    }
    let failed = || {
        let folder = journal.root().display();
        format!("nothing was changed: cannot write the journal for `undo` in {folder} (see `--journal`)")
    };
    journal.begin(&entries).with_context(failed).map(Some)
}

/// Writes a changed file; `None` if it has no changes. The error is a clause for people.
fn write_file(result: &FileResult, running: Option<&Running>) -> Result<Option<Written>, String> {
    let (Some(source), Some(text)) = (&result.source, &result.outcome.text) else {
        return Ok(None);
    };
    if result.staged {
        return Err("not changed, because it has unstaged changes; stage or stash them".to_owned());
    }
    let bytes = encoded(source, text)?;
    let running = running.ok_or("not changed, because it is not in the journal")?;
    running.write(source.path(), &result.bytes, &bytes).map(Some).map_err(|error| error.to_string())
}

fn write_other(other: &Other, running: Option<&Running>) -> Result<(), String> {
    let running = running.ok_or("it is not in the journal")?;
    let written = match &other.before {
        Some(before) => running.write(&other.path, before, &other.after).map(drop),
        None => project::create(&other.path, &other.after),
    };
    written.map_err(|error| error.to_string())
}

/// The bytes of a changed text; the error is a clause for people.
pub fn encoded(source: &Source, text: &str) -> Result<Vec<u8>, String> {
    let bytes = source.with_text(text.to_owned()).encode();
    bytes.ok_or_else(|| "not changed, because its encoding cannot represent the new text".to_owned())
}

/// Writes standard input to standard output, changed or not, in the encoding it came in.
fn pipe(options: &RunOptions) -> Result<u8> {
    ensure!(options.paths.len() == 1, "`-` cannot be combined with other paths");
    let plan = ManuallyDrop::new(RunPlan::new(options)?);
    let mut reporter = Reporter::new(&options.output);
    let mut left = 0;
    let (tally, planned) = plan.run(|mut result, tally| {
        let changed = result.source.as_ref().zip(result.outcome.text.as_ref());
        match changed.map(|(source, text)| encoded(source, text)) {
            Some(Ok(bytes)) => {
                tally.changed += 1;
                say(bytes)?;
            }
            Some(Err(message)) => {
                tally.trouble += 1;
                say(&result.bytes)?;
                result.refuse(message);
            }
            None => say(&result.bytes)?,
        }
        reporter.problems(&result);
        reporter.left(&result);
        left += result.left();
        Ok(())
    })?;
    for other in planned.others {
        let verb = if other.before.is_some() { "change" } else { "be created" };
        complain(&format!("note: {} must {verb} as well", visible(&other.path.to_string_lossy())));
    }
    complain_of(&reporter.listing());
    // Standard output holds the text: there is no room for a document.
    complain(&crate::output::summary(&tally, true, plan.begun.elapsed()));
    Ok(run::status(options, tally.failures(), left))
}
