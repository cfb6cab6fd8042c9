//! `upshift fix`: the files are changed; what is left is told.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::args::FixOptions;
use super::check::Printer;
use super::printing::Format;
use super::run::{self, Done, Problem, Sink};
use super::setup;
use crate::output::{Paint, Tally, visible};
use crate::project::{self, Entry, Journal, Lock, Other, Running, Written};
use crate::text::Source;

/// Holds all files until the last has been looked at: one that is written while another is still
/// being read would show that one a world of which half is new.
#[derive(Default)]
pub(super) struct Held {
    /// What was found in each file.
    pub files: Vec<Done>,
    /// What has to change with them.
    pub others: Vec<Other>,
}

impl Sink for Held {
    fn file(&mut self, mut done: Done, _: &mut Tally) -> Result<()> {
        if done.outcome.text.is_none() {
            done.bytes = Vec::new();
        }
        self.files.push(done);
        Ok(())
    }

    fn others(&mut self, others: Vec<Other>, _: &mut Tally) -> Result<()> {
        self.others = others;
        Ok(())
    }
}

/// The bytes of a changed text; an error is a clause for people.
fn encoded(source: &Source, text: &str) -> Result<Vec<u8>, String> {
    let bytes = source.with_text(text.to_owned()).encode();
    bytes.ok_or_else(|| "cannot hold the change in its encoding, so it was left alone".to_owned())
}

/// Writes down what is about to change, for `undo`: when that is impossible, nothing is changed.
fn write_down(held: &Held, journal: &Journal) -> Result<Option<Running>> {
    let entry = |done: &Done| {
        let (source, text) = (done.source.as_ref()?, done.outcome.text.as_ref()?);
        let path = fs::canonicalize(source.path()).ok()?;
        Some(Entry { path, old: Some(done.bytes.clone()), new: encoded(source, text).ok()? })
    };
    let other = |other: &Other| {
        let (above, name) = (other.path.parent()?, other.path.file_name()?);
        let above = if above == Path::new("") { Path::new(".") } else { above };
        let path = fs::canonicalize(&other.path).or_else(|_| Ok(fs::canonicalize(above)?.join(name)));
        let path: std::io::Result<PathBuf> = path;
        let path = path.ok()?;
        Some(Entry { path, old: other.before.clone(), new: other.after.clone() })
    };
    let others = held.others.iter().filter_map(other);
    let entries: Vec<Entry> = others.chain(held.files.iter().filter_map(entry)).collect();
    if entries.is_empty() {
        return Ok(None);
    }
    let refused = || {
        let folder = journal.root().display();
        format!(
            "the journal for `undo` cannot be written to {folder}, so nothing was changed; give another folder with `--journal`"
        )
    };
    journal.begin(&entries).with_context(refused).map(Some)
}

/// What other runs may not or could not do is seen to before anything is read.
pub(super) fn prepare(paths: &[PathBuf], journal: &Journal, paint: Paint) -> Result<Lock> {
    let lock = super::setup::alone(paths)?;
    // A journal that cannot be read is told of when it is to be written.
    for path in journal.repair().unwrap_or_default() {
        let message = "was half written when a run was killed; it holds again what it held before".to_owned();
        note(Problem { path, place: None, message }, paint);
    }
    Ok(lock)
}

fn note(problem: Problem, paint: Paint) {
    let style = anstyle::AnsiColor::Yellow.on_default().bold();
    run::complain(&format!("{} {problem}", paint.with(style, "note:")));
}

/// Writes what changed; a failure becomes one of its problems.
fn write(done: &mut Done, running: Option<&Running>, tally: &mut Tally, paint: Paint) {
    let (Some(source), Some(text)) = (&done.source, &done.outcome.text) else {
        return;
    };
    let write = |bytes: Vec<u8>| {
        let running = running.ok_or("is in no journal, so it was left alone")?;
        running.write(source.path(), &done.bytes, &bytes).map_err(|error| error.to_string())
    };
    let written = match done.staged {
        true => Err("holds changes that are not staged, so it was left alone; stage them, or put them aside"
            .to_owned()),
        false => encoded(source, text),
    };
    let written = written.and_then(write);
    match written {
        Ok(written) => {
            tally.changed += 1;
            if let Written::InPlace(why) = written {
                let path = source.path().to_owned();
                note(
                    Problem { path, place: None, message: format!("was written in place, because {why}") },
                    paint,
                );
            }
        }
        Err(message) => {
            let path = source.path().to_owned();
            refuse(done, &path, message, tally);
        }
    }
}

/// Writes what the files need before they are written themselves. Returns the files whose needs
/// could not be met, and why.
fn write_others(
    others: Vec<Other>,
    running: Option<&Running>,
    printer: &mut Printer,
    tally: &mut Tally,
) -> Vec<(PathBuf, String)> {
    let mut failed = Vec::new();
    let mut written = Vec::new();
    for other in others {
        let done = match (&other.before, running) {
            (_, None) => continue,
            (Some(before), Some(running)) => running.write(&other.path, before, &other.after).map(drop),
            (None, _) => project::create(&other.path, &other.after),
        };
        match done {
            Ok(()) => {
                tally.changed += 1;
                written.push(other);
            }
            Err(error) => {
                let name = other.path.to_string_lossy().into_owned();
                let error = error.to_string();
                let why = error.strip_suffix(", so it was left alone").unwrap_or(&error);
                let why = format!("was left alone, because it needs a change of {name}, which {why}");
                failed.extend(other.wanted_by.into_iter().map(|path| (path, why.clone())));
            }
        }
    }
    printer.report_others(&written);
    failed
}

/// A file that stays as it is because what it needs could not be had.
fn refuse(done: &mut Done, path: &Path, message: String, tally: &mut Tally) {
    tally.trouble += 1;
    done.problems.push(Problem { path: path.to_owned(), place: None, message });
    done.outcome.text = None;
    for finding in &mut done.outcome.findings {
        finding.applied = false;
    }
}

/// The text of standard input, changed or not, goes to standard output in the encoding it came in.
struct Pipe {
    printer: Printer,
    left: usize,
}

impl Sink for Pipe {
    fn file(&mut self, mut done: Done, tally: &mut Tally) -> Result<()> {
        if let Some(source) = &done.source {
            match done.outcome.text.as_ref().map(|text| encoded(source, text)) {
                Some(Ok(bytes)) => {
                    tally.changed += 1;
                    run::say(bytes)?;
                }
                Some(Err(message)) => {
                    tally.trouble += 1;
                    done.problems.push(Problem { path: source.path().to_owned(), place: None, message });
                    run::say(&done.bytes)?;
                }
                None => run::say(&done.bytes)?,
            }
        } else {
            // What cannot be read is handed on as it came.
            run::say(&done.bytes)?;
        }
        run::tell_problems(&done, self.printer.err);
        self.printer.tell_left(&done);
        self.left += done.outcome.findings.iter().filter(|finding| !finding.applied).count();
        Ok(())
    }

    fn others(&mut self, others: Vec<Other>, _: &mut Tally) -> Result<()> {
        // Only the text goes through the pipe.
        for other in others {
            let word = if other.before.is_some() { "has to change" } else { "has to be made" };
            run::complain(&format!("note: {} {word} as well", visible(&other.path.to_string_lossy())));
        }
        Ok(())
    }
}

pub(super) fn status(tally: &Tally, left: usize) -> u8 {
    match (tally.trouble, left) {
        (0, 0) => super::CLEAN,
        (0, _) => super::FOUND,
        _ => super::TROUBLE,
    }
}

/// Runs the command; returns the exit status.
pub fn run(options: &FixOptions) -> Result<u8> {
    let FixOptions { run: options, journal } = options;
    anyhow::ensure!(
        options.printing.format != Format::Html,
        "`--format html` shows what could change: use it with `check`"
    );
    let mut printer = Printer::new(&options.printing);
    if options.paths.iter().any(|path| run::is_stdin(path)) {
        anyhow::ensure!(options.paths.len() == 1, "`-` stands alone: standard input goes to standard output");
        printer.report = None;
        let mut pipe = Pipe { printer, left: 0 };
        let (tally, begun) = run::over(options, &mut pipe)?;
        pipe.printer.end(&tally, true, begun)?;
        return Ok(setup::ended(options, status(&tally, pipe.left)));
    }
    let journal = Journal::at(journal.as_deref())
        .context("there is no place for the journal: give one with `--journal`")?;
    let _lock = prepare(&options.paths, &journal, printer.err)?;
    let mut held = Held::default();
    let (mut tally, begun) = run::over(options, &mut held)?;
    let wrote = write_all(held, &journal, &mut printer, &mut tally)?;
    let left = tell(&wrote.files, &mut printer);
    printer.end(&tally, true, begun)?;
    Ok(setup::ended(options, status(&tally, left)))
}

/// What came of writing.
pub(super) struct Wrote {
    /// The files as they are now, with what is wrong with them.
    pub files: Vec<Done>,
    /// The number of the run in the journal, if anything was to be written.
    pub run: Option<u64>,
}

/// Writes what is held, others first.
pub(super) fn write_all(
    held: Held,
    journal: &Journal,
    printer: &mut Printer,
    tally: &mut Tally,
) -> Result<Wrote> {
    let running = write_down(&held, journal)?;
    let failed = write_others(held.others, running.as_ref(), printer, tally);
    let mut files = held.files;
    for done in &mut files {
        if let Some((path, why)) = failed.iter().find(|(path, _)| done.is_at(path)) {
            refuse(done, path, why.clone(), tally);
        }
        write(done, running.as_ref(), tally, printer.err);
    }
    let run = running.as_ref().map(Running::number);
    if let Some(running) = running {
        running.finish().context("all files are written, but the journal cannot say so")?;
    }
    Ok(Wrote { files, run })
}

/// Tells what is left in the files; returns how many findings are.
pub(super) fn tell(files: &[Done], printer: &mut Printer) -> usize {
    for done in files {
        if !printer.reports(done) {
            run::tell_problems(done, printer.err);
            printer.tell_left(done);
        }
    }
    let left = |done: &Done| done.outcome.findings.iter().filter(|finding| !finding.applied).count();
    files.iter().map(left).sum()
}
