//! Many files: read, upgraded and handed on in the order of their paths, several at once.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};

use super::args::RunOptions;
use super::setup;
use crate::engine::{Catalogue, Outcome, Settings, World, upgrade};
use crate::output::{Paint, Tally, visible};
use crate::project::{Found, Project, Trouble, Windows, walk};
use crate::text::Source;

/// A file that was looked at.
pub struct Done {
    /// Its text, when it could be read.
    pub source: Option<Source>,
    /// Its bytes as they were.
    pub bytes: Vec<u8>,
    /// What was found.
    pub outcome: Outcome,
    /// What is wrong with it: a path, a 1-based line and column, a message.
    pub problems: Vec<Problem>,
}

/// Something to tell about a file.
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// 1-based line and column.
    pub place: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.to_string_lossy();
        let path = visible(path.strip_prefix("./").unwrap_or(&path));
        match self.place {
            Some((line, column)) => write!(f, "{path}:{line}:{column}: {}", visible(&self.message)),
            None => write!(f, "{path}: {}", visible(&self.message)),
        }
    }
}

/// What a command does with the files, in the order of their paths.
pub trait Sink {
    /// A file that holds something, or that something is wrong with.
    fn file(&mut self, done: Done, tally: &mut Tally) -> Result<()>;
}

/// Everything a run is made of.
struct Job<'j> {
    catalogue: Catalogue,
    settings: Settings,
    windows: Windows,
    world: World<'j>,
    limit: u64,
}

/// Goes over the files of the options; what is wrong with paths comes first. Returns the counts
/// and when it began.
pub fn over(options: &RunOptions, sink: &mut dyn Sink) -> Result<(Tally, Instant)> {
    let begun = Instant::now();
    let config = setup::config(&options.paths)?;
    let transforms = setup::transforms(&options.selection, &config)?;
    let instead = setup::instead(&options.instead, &config, &transforms)?;
    let jobs = match options.jobs {
        Some(jobs) => usize::from(jobs),
        None => thread::available_parallelism().map_or(1, usize::from),
    };
    let standard_input = options.paths.iter().any(|path| path == Path::new("-"));
    let paths: Vec<PathBuf> = options.paths.iter().filter(|path| *path != Path::new("-")).cloned().collect();
    let (mut files, troubles) = walk(&paths, &config.exclude, jobs);
    // A transform would find itself in its own template.
    let own = options.selection.transforms.iter().chain(&config.transforms);
    let own: Vec<PathBuf> = own.filter_map(|folder| fs::canonicalize(folder).ok()).collect();
    if !own.is_empty() {
        let is_own = |path: &Path| {
            fs::canonicalize(path).is_ok_and(|real| own.iter().any(|folder| real.starts_with(folder)))
        };
        files.retain(|file| file.named || !is_own(&file.path));
    }
    let project = Project::new(&paths, files.iter().map(|file| file.path.clone()).collect());
    let job = Job {
        catalogue: Catalogue::new(transforms),
        settings: Settings {
            suggested: options.suggested || config.suggested,
            instead,
            ..Settings::default()
        },
        windows: Windows::new(options.min.or(config.min), options.target.or(config.target)),
        world: World::new(&project),
        limit: options.max_size.saturating_mul(1024 * 1024),
    };
    let mut tally = Tally::default();
    for Trouble { path, message } in troubles {
        tally.trouble += 1;
        sink.file(failed(path, None, message), &mut tally)?;
    }
    if standard_input {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
        let path = options.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
        tally.files += 1;
        if let Some(done) = guarded(&path, || Some(examine(&job, &path, bytes, true))) {
            hand_on(done, sink, &mut tally)?;
        }
    }
    tally.files += files.len();
    in_parallel(&job, &files, jobs.min(files.len()), sink, &mut tally)?;
    Ok((tally, begun))
}

fn hand_on(done: Done, sink: &mut dyn Sink, tally: &mut Tally) -> Result<()> {
    tally.trouble += done.problems.len();
    for finding in &done.outcome.findings {
        tally.count(finding);
    }
    sink.file(done, tally)
}

fn in_parallel(
    job: &Job<'_>,
    files: &[Found],
    jobs: usize,
    sink: &mut dyn Sink,
    tally: &mut Tally,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel::<(usize, Option<Done>)>();
    let send = Mutex::new(send);
    thread::scope(|scope| {
        for _ in 0..jobs {
            let send = send.lock().map_or_else(|e| e.into_inner().clone(), |s| s.clone());
            let next = &next;
            // The checker's inference is deep in code that is nested deeply.
            let worker = move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(index) else { break };
                    let done = guarded(&file.path, || load(job, file));
                    if send.send((index, done)).is_err() {
                        break;
                    }
                }
            };
            let spawned = thread::Builder::new().stack_size(64 << 20).spawn_scoped(scope, worker);
            spawned.context("a thread cannot be started")?;
        }
        // In the order of their paths, whichever is done first.
        let mut waiting: BTreeMap<usize, Option<Done>> = BTreeMap::new();
        let mut turn = 0;
        drop(send);
        while let Ok((index, done)) = receive.recv() {
            waiting.insert(index, done);
            while let Some(done) = waiting.remove(&turn) {
                turn += 1;
                if let Some(done) = done
                    && let Err(error) = hand_on(done, sink, tally)
                {
                    // Nobody listens any more: let the others stop too.
                    next.store(files.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
        Ok(())
    })
}

/// A defect in one file must not stop the others.
fn guarded(path: &Path, work: impl FnOnce() -> Option<Done>) -> Option<Done> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
        let text = text.unwrap_or_else(|| "unknown".to_owned());
        Some(failed(path.to_owned(), None, format!("a defect of upshift, please report it: {text}")))
    })
}

fn failed(path: PathBuf, place: Option<(usize, usize)>, message: String) -> Done {
    let problems = vec![Problem { path, place, message }];
    Done { source: None, bytes: Vec::new(), outcome: Outcome::default(), problems }
}

/// Reads and examines a file; `None` when there is nothing to say of it.
fn load(job: &Job<'_>, file: &Found) -> Option<Done> {
    let path = &file.path;
    let wrong = |message: String| Some(failed(path.clone(), None, message));
    match fs::metadata(path) {
        Ok(data) if data.len() > job.limit => {
            let limit = job.limit / (1024 * 1024);
            return wrong(format!("is larger than {limit} MiB, so it was left alone; see `--max-size`"));
        }
        Ok(_) => {}
        Err(error) => return wrong(format!("cannot be read: {error}")),
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            return wrong("may not be read: permission denied".to_owned());
        }
        Err(error) => return wrong(format!("cannot be read: {error}")),
    };
    if !file.named && !job.catalogue.concerns(&bytes) {
        // Nothing to find: only what keeps it from being Python text at all is worth a word.
        let plain = bytes.is_ascii() && !bytes.contains(&0) && !has_cookie(&bytes);
        if plain || Source::decode(path, &bytes).is_ok() {
            return None;
        }
    }
    let done = examine(job, path, bytes, file.named);
    let silent = done.outcome.findings.is_empty() && done.problems.is_empty() && done.outcome.text.is_none();
    (!silent).then_some(done)
}

fn has_cookie(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(400)];
    head.windows(6).any(|word| word == b"coding")
}

fn examine(job: &Job<'_>, path: &Path, bytes: Vec<u8>, named: bool) -> Done {
    let source = match Source::decode(path, &bytes) {
        Ok(source) => source,
        Err(refusal) => return failed(path.to_owned(), Some((refusal.line(), 1)), refusal.to_string()),
    };
    let settings = Settings { window: job.windows.of(path), ..job.settings.clone() };
    let outcome = if named || job.catalogue.concerns(source.text().as_bytes()) {
        upgrade(&source, &job.catalogue, &job.world, &settings)
    } else {
        Outcome::default()
    };
    let mut problems = Vec::new();
    if let Some(refusal) = &outcome.refusal {
        let place = source.position(refusal.offset);
        problems.push(Problem {
            path: path.to_owned(),
            place: Some((place.line, place.column)),
            message: refusal.message.clone(),
        });
    }
    for defect in &outcome.defects {
        problems.push(Problem {
            path: path.to_owned(),
            place: None,
            message: format!("a change was dropped, which is a defect of upshift: {defect}"),
        });
    }
    Done { source: Some(source), bytes, outcome, problems }
}

/// Writes to standard output; a failure ends the run.
pub fn say(text: &str) -> Result<()> {
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}

/// Writes a line to standard error, as well as can be.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// The problems of a file, for people.
pub fn tell_problems(done: &Done, paint: Paint) {
    for problem in &done.problems {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        complain(&format!("{} {problem}", paint.with(style, "error:")));
    }
}

/// The exit status of a run that has told all it found.
pub fn status(tally: &Tally) -> u8 {
    if tally.trouble > 0 {
        super::TROUBLE
    } else if tally.safe + tally.suggested + tally.reported > 0 {
        super::FOUND
    } else {
        super::CLEAN
    }
}
