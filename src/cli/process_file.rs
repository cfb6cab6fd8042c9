//! Reads and upgrades one file.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use super::recall::{Recall, is_recalled};
use super::run::{Contents, FileResult, Input};
use crate::embedded::{Embedded, Format, with_docstrings};
use crate::engine::{Outcome, Settings, World, upgrade_selected};
use crate::meter::{self, Count, Stage};
use crate::model::trail;
use crate::project::bounded_read::{self, describe};
use crate::project::{Problem, Profile, Stamp, environments};
use crate::suppression;
use crate::text::Source;

/// What all files of a run are processed with.
pub struct Job<'j> {
    /// The files around.
    pub world: World<'j>,
    /// The size limit for files, in bytes.
    pub limit: u64,
    /// The results of earlier runs.
    pub recall: Option<Recall<'j>>,
}

impl Job<'_> {
    /// The size limit for a file, in bytes. What notebooks show is not read.
    fn limit_of(&self, path: &Path) -> u64 {
        let times = if Format::of(path) == Some(Format::Notebook) { NOTEBOOK } else { 1 };
        self.limit.saturating_mul(times)
    }
}

/// How many times as large as other files a notebook may be: most of it are pictures.
const NOTEBOOK: u64 = 16;

thread_local! {
    /// The buffer of the last file, reused if nothing was found in it.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Reads a file of any kind into a buffer; the error is a clause for people.
fn read(path: &Path, limit: u64, bytes: &mut Vec<u8>) -> Result<(), String> {
    bounded_read::any(path, limit, bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => format!("skipped: {error}; see `--max-size`"),
        _ => describe(&error),
    })
}

/// Processes a file that creates an environment; `None` if nothing is found or it cannot be read.
pub fn process_environment(job: &Job<'_>, profile: &Profile, path: &Path) -> Option<FileResult> {
    let mut bytes = Vec::new();
    read(path, job.limit, &mut bytes).ok()?;
    let source = Source::from_text(path, String::from_utf8(bytes.clone()).ok()?);
    let findings = environments::findings(&source, &profile.catalogue, profile.window().target);
    let outcome = Outcome { findings, ..Outcome::default() };
    let result = FileResult { source: Some(source), bytes, outcome, ..FileResult::default() };
    (!result.outcome.findings.is_empty()).then_some(result)
}

/// Processes a Python file, unless its result is known; `None` if there is nothing to report.
pub fn process(job: &Job<'_>, input: &Input) -> Option<FileResult> {
    let path = &input.path;
    let bytes = match &input.contents {
        Contents::Stdin(bytes) | Contents::Staged(bytes) => bytes.clone(),
        Contents::Text(text) => text.clone().into_bytes(),
        Contents::Disk => {
            let recall = job.recall.as_ref().filter(|_| is_recalled(input));
            if let Some(known) = recall.and_then(|recall| recall.untouched(input)) {
                return known;
            }
            let stamp = recall.and_then(|_| Stamp::of(&fs::metadata(path).ok()?));
            let mut bytes = BUFFER.take();
            if let Err(message) = meter::stage(Stage::Read, || read(path, job.limit_of(path), &mut bytes)) {
                let failed = FileResult::failed(path.clone(), None, message);
                return Some(FileResult { unread: !input.named, ..failed });
            }
            if let Some(recall) = recall {
                return recall.or(input, stamp, bytes, |bytes| processed(job, input, bytes));
            }
            bytes
        }
    };
    let process = || processed(job, input, bytes);
    match job.recall {
        // What it works out for other files is a reason of theirs.
        Some(_) => trail::record(process).0,
        None => process(),
    }
}

/// Processes the bytes of a Python file; `None` if there is nothing to report.
fn processed(job: &Job<'_>, input: &Input, bytes: Vec<u8>) -> Option<FileResult> {
    let path = &input.path;
    if let Some(format) = Format::of(path) {
        return process_embedded(job, input, format, bytes);
    }
    let catalogue = &input.profile.catalogue;
    let selection = meter::stage(Stage::Sieve, || catalogue.select(&bytes));
    let concerns = !selection.is_empty() || !input.run.warned.is_empty() || suppression::mentioned(&bytes);
    meter::count(Count::Files, 1);
    meter::count(Count::Bytes, bytes.len());
    if concerns {
        meter::count(Count::Sieved, 1);
        meter::count(Count::SievedBytes, bytes.len());
    }
    // Most files hold nothing of interest: they are only checked for being Python text at all.
    let decoded = match &input.contents {
        Contents::Text(text) => Ok(Some(Source::from_text(path, text))),
        _ if input.named || concerns => Source::decode(path, &bytes).map(Some),
        _ => Source::readable(&bytes).map(|()| None),
    };
    let source = match decoded {
        Ok(Some(source)) => source,
        Ok(None) => {
            BUFFER.set(bytes);
            return None;
        }
        Err(refusal) => {
            let failed = FileResult::failed(path.clone(), Some((refusal.line, 1)), refusal.message);
            return Some(FileResult { bytes, unread: !input.named, ..failed });
        }
    };
    // In another encoding, the bytes may spell other words.
    let selection = match source.text().as_bytes() == bytes {
        true => selection,
        false => meter::stage(Stage::Sieve, || catalogue.select(source.text().as_bytes())),
    };
    let settings = settings(input);
    let mut outcome = upgrade_selected(&source, catalogue, &selection, &job.world, &settings);
    if input.profile.docs() && outcome.refusal.is_none() {
        outcome = with_docstrings(&source, outcome, catalogue, &job.world, &settings);
    }
    finished(input, source, bytes, outcome, None)
}

/// The settings of a file.
fn settings(input: &Input) -> Settings {
    let (lines, refused, run) = (input.lines.clone(), input.refused.clone(), input.run.clone());
    Settings { lines, refused, run, ..input.profile.settings() }
}

/// Processes a file of another kind with Python in it; `None` if there is nothing to report.
fn process_embedded(job: &Job<'_>, input: &Input, format: Format, bytes: Vec<u8>) -> Option<FileResult> {
    meter::count(Count::Files, 1);
    meter::count(Count::Bytes, bytes.len());
    let failed = |place, message| FileResult {
        unread: !input.named,
        ..FileResult::failed(input.path.clone(), place, message)
    };
    let source = match Source::utf8(&input.path, &bytes) {
        Ok(source) => source,
        // What of a document is no text is left alone, like what is no Python.
        Err(_) if format.is_document() && !input.named => return None,
        Err(refusal) => {
            return Some(FileResult { bytes, ..failed(Some((refusal.line, 1)), refusal.message) });
        }
    };
    let embedded = match Embedded::read(&source, format) {
        Ok(embedded) => embedded,
        Err(invalid) => return Some(FileResult { bytes, ..failed(invalid.place, invalid.message) }),
    };
    let catalogue = &input.profile.catalogue;
    let outcome = embedded.upgrade(catalogue, &job.world, &settings(input), input.named);
    finished(input, source, bytes, outcome, Some(embedded))
}

/// The result of a file that was processed; `None` if there is nothing to report.
fn finished(
    input: &Input,
    source: Source,
    bytes: Vec<u8>,
    outcome: Outcome,
    embedded: Option<Embedded>,
) -> Option<FileResult> {
    let path = &input.path;
    let problem = |position, message| Problem { path: path.clone(), position, message };
    let refused = outcome.refusal.as_ref().map(|refusal| {
        let cell = embedded.as_ref().and_then(|embedded| embedded.view(&(refusal.offset..refusal.offset)));
        let (source, at) = cell.as_ref().map_or((&source, refusal.offset), |(cell, at)| (cell, at.start));
        let at = source.position(at);
        let position = Some((at.line, at.column));
        Problem { path: source.path().to_owned(), ..problem(position, refusal.message.clone()) }
    });
    let dropped = outcome.defects.iter().map(|defect| {
        problem(None, format!("a change was dropped because of a bug in upshift; please report it: {defect}"))
    });
    let problems: Vec<Problem> = refused.into_iter().chain(dropped).collect();
    let is_silent =
        outcome.findings.is_empty() && problems.is_empty() && outcome.text.is_none() && outcome.ignored == 0;
    // Standard input goes to standard output in any case.
    let is_wanted = !is_silent || matches!(input.contents, Contents::Stdin(_) | Contents::Text(_));
    let staged = matches!(input.contents, Contents::Staged(_));
    let unread = outcome.refusal.is_some() && !input.named;
    let window = Some(input.profile.window());
    let source = Some(source);
    is_wanted.then_some(FileResult { source, bytes, outcome, problems, staged, unread, window, embedded })
}
