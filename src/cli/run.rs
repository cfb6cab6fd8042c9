//! Many files: read, upgraded and handed on in the order of their paths, several at once.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::args::RunOptions;
use super::examine::{Job, MIB, examine, failed, recipe};
use super::parallel;
use super::profile::{Profile, Profiles};
use super::progress::Progress;
use super::{setup, timings};
use crate::engine::{Outcome, Place, World};
use crate::meter::{self, Stage};
use crate::output::{Paint, Tally, visible};
use crate::project::{self, Changed, Found, Needs, Other, Project, Since, Trouble, Walked, survey};
use crate::text::Source;

/// A file that was looked at.
pub struct Done {
    /// Its text, when it could be read.
    pub source: Option<Source>,
    /// Its bytes as they were.
    pub bytes: Vec<u8>,
    /// What was found.
    pub outcome: Outcome,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Whether the bytes are those that are staged, and others are on disk.
    pub staged: bool,
    /// Whether not even its bytes are known.
    pub unread: bool,
}

impl Done {
    /// Whether it is the file of this path.
    pub fn is_at(&self, path: &Path) -> bool {
        self.source.as_ref().is_some_and(|source| source.path() == path)
    }
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
        let path = visible(&self.path.to_string_lossy());
        match self.place {
            Some((line, column)) => write!(f, "{path}:{line}:{column}: {}", visible(&self.message)),
            None => write!(f, "{path}: {}", visible(&self.message)),
        }
    }
}

/// What a command does with the files, in the order of their paths.
pub trait Sink {
    /// Before the first file: all that will be looked at.
    fn begin(&mut self, _inputs: &[Input]) -> Result<()> {
        Ok(())
    }
    /// A file that holds something, or that something is wrong with.
    fn file(&mut self, done: Done, tally: &mut Tally) -> Result<()>;
    /// After the last file: others that have to change, or to be made, with them.
    fn others(&mut self, others: Vec<Other>, tally: &mut Tally) -> Result<()>;
}

/// A file to look at, or what came from standard input under the name of one.
#[derive(Clone)]
pub struct Input {
    /// As it is reached.
    pub path: PathBuf,
    /// As it is found from anywhere.
    pub absolute: PathBuf,
    /// Whether somebody named it.
    pub named: bool,
    /// What came from standard input.
    pub given: Option<Vec<u8>>,
    /// What is staged for the next commit, if another text is on disk.
    pub staged: Option<Vec<u8>>,
    /// What holds for its folder.
    pub profile: Arc<Profile>,
    /// The 0-based lines on which something may be found; `None` for all.
    pub lines: Option<Arc<[Range<usize>]>>,
    /// What somebody refused.
    pub refused: Arc<[Place]>,
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// A run that is about to begin: what will be looked at, and what lies around it.
pub struct Ready {
    /// The files, in the order of their paths.
    pub inputs: Vec<Input>,
    project: Project,
    /// Files that make environments, with what holds for them.
    recipes: Vec<(PathBuf, Arc<Profile>)>,
    troubles: Vec<Trouble>,
    jobs: usize,
    /// The size that is still read, in bytes.
    limit: u64,
}

/// Goes over the files of the options; what is wrong with paths comes first. Returns the counts
/// and when it began.
pub fn over(options: &RunOptions, sink: &mut dyn Sink) -> Result<(Tally, Instant)> {
    let begun = Instant::now();
    if options.timings {
        meter::start_clocks();
    }
    // The program ends after this: to give its memory back piece by piece would only take time.
    let ready = ManuallyDrop::new(Ready::new(options)?);
    let tally = ready.over(sink)?;
    if options.timings {
        timings::tell(begun.elapsed());
    }
    Ok((tally, begun))
}

impl Ready {
    /// Looks for the files of the options, and for what holds for each.
    pub fn new(options: &RunOptions) -> Result<Ready> {
        options.printing.check()?;
        let stdin_name = options.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
        let first = options.paths.first().filter(|path| !is_stdin(path)).unwrap_or(&stdin_name);
        let mut profiles = Profiles::new(&options.selection, &options.choices)?;
        profiles.add.clone_from(&options.add);
        // A mistake in a configuration is told even where there is nothing to read.
        profiles.of(first)?;
        let jobs = options.jobs.map_or_else(processors, usize::from);
        let paths = setup::paths(options, &profiles.configs);
        let changed = since(options)?.map(|since| Changed::find(&paths, &since)).transpose();
        let changed = changed.map_err(anyhow::Error::msg)?;
        let Walked { files, recipes, troubles } =
            meter::stage(Stage::Walk, || survey(&paths, &profiles.configs, jobs));
        let names = files.iter().map(|file| file.path.clone()).collect();
        let project = Project::below(profiles.configs.folders(), &paths, names);
        let mut inputs: Vec<Input> = Vec::with_capacity(files.len() + 1);
        if options.paths.iter().any(|path| is_stdin(path)) {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).context("standard input cannot be read")?;
            let profile = profiles.of_file(&stdin_name)?;
            let absolute = profiles.configs.absolute(&stdin_name);
            inputs.push(Input {
                path: stdin_name,
                absolute,
                named: true,
                given: Some(bytes),
                staged: None,
                profile,
                lines: None,
                refused: Arc::default(),
            });
        }
        for (Found { path, named }, absolute) in files.into_iter().zip(project.files()) {
            let lines = changed.as_ref().map(|changed| changed.lines(absolute));
            if lines == Some(None) {
                continue;
            }
            let profile = profiles.of_file(&path)?;
            let staged = changed.as_ref().and_then(|changed| changed.staged(absolute).cloned());
            inputs.push(Input {
                path,
                absolute: absolute.clone(),
                named,
                given: None,
                staged,
                profile,
                lines: lines.flatten().filter(|_| options.lines).cloned().flatten(),
                refused: Arc::default(),
            });
        }
        let is_changed = |path: &PathBuf| {
            let lines = |changed: &Changed| changed.lines(&profiles.configs.absolute(path)).is_some();
            changed.as_ref().is_none_or(lines)
        };
        let recipes: Vec<PathBuf> = recipes.into_iter().filter(is_changed).collect();
        let profiled = |path: PathBuf| anyhow::Ok((path.clone(), profiles.of_file(&path)?));
        let recipes = recipes.into_iter().map(profiled).collect::<Result<_>>()?;
        let limit = options.max_size.saturating_mul(MIB);
        Ok(Ready { inputs, project, recipes, troubles, jobs, limit })
    }

    /// Leaves only some files to look at, each with what is refused there.
    pub fn keep(&mut self, files: &BTreeMap<PathBuf, Arc<[Place]>>) {
        self.inputs.retain(|input| files.contains_key(&input.path));
        for input in &mut self.inputs {
            input.refused = files[&input.path].clone();
        }
        self.recipes.clear();
        self.troubles.clear();
    }

    /// What files are examined with.
    pub fn job(&self) -> Job<'_> {
        Job { world: World::new(&self.project), limit: self.limit }
    }

    /// Goes over the files; what is wrong with paths comes first. Returns the counts.
    pub fn over(&self, sink: &mut dyn Sink) -> Result<Tally> {
        let inputs = &self.inputs;
        sink.begin(inputs)?;
        let job = self.job();
        let mut tally = Tally { files: inputs.len(), ..Tally::default() };
        for Trouble { path, message } in &self.troubles {
            tally.trouble += 1;
            sink.file(failed(path.clone(), None, message.clone()), &mut tally)?;
        }
        let mut needs = Needs::default();
        // A `setup.py` that changes comes last: what another file needs may be written there as well.
        let mut waiting: Vec<Done> = Vec::new();
        let work = |index: usize| examine(&job, &inputs[index]);
        let mut progress = Progress::new(inputs.len());
        parallel::in_order(inputs.len(), self.jobs, work, |index, done| {
            progress.at(index);
            let defect = |panic| {
                let message =
                    format!("met a defect of upshift and was left alone; please report it: {panic}");
                Some(failed(inputs[index].path.clone(), None, message))
            };
            let Some(done) = done.unwrap_or_else(defect) else {
                return Ok(());
            };
            tally.files -= usize::from(done.unread);
            tally.trouble += done.problems.len();
            tally.ignored += done.outcome.ignored;
            for finding in &done.outcome.findings {
                tally.count(finding);
            }
            if let Some(source) = &done.source {
                needs.of(source.path(), &done.outcome.findings);
                if done.outcome.text.is_some() && project::is_manifest(source.path()) {
                    waiting.push(done);
                    return Ok(());
                }
            }
            progress.clear();
            sink.file(done, &mut tally)
        })?;
        drop(progress);
        for (path, profile) in &self.recipes {
            let Some(done) = recipe(&job, profile, path) else { continue };
            for finding in &done.outcome.findings {
                tally.count(finding);
            }
            sink.file(done, &mut tally)?;
        }
        let others = planned(needs, &self.project, &mut waiting);
        for done in waiting {
            sink.file(done, &mut tally)?;
        }
        sink.others(others, &mut tally)?;
        Ok(tally)
    }
}

/// What is compared with what, to tell what changed.
fn since(options: &RunOptions) -> Result<Option<Since>> {
    let since = options.since.clone().map(Since::Revision).or(options.staged.then_some(Since::Staged));
    if options.lines && since.is_none() {
        bail!("`--lines` needs `--since REV` or `--staged`");
    }
    if since.is_some() && options.paths.iter().any(|path| is_stdin(path)) {
        bail!("`--since` and `--staged` are about files, not about standard input");
    }
    Ok(since)
}

/// The other files that have to change. One of the manifests that wait may be among them, and is
/// then written once, as one of the others, with both its changes.
fn planned(needs: Needs, project: &Project, waiting: &mut [Done]) -> Vec<Other> {
    let changed = waiting.iter().filter_map(|done| {
        let (source, text) = (done.source.as_ref()?, done.outcome.text.as_ref()?);
        Some((project.absolute(source.path()), source.with_text(text.clone()).encode()?))
    });
    let changed: BTreeMap<PathBuf, Vec<u8>> = changed.collect();
    let mut others = needs.plan(project, &changed);
    for done in waiting {
        let Some(path) = done.source.as_ref().map(|source| source.path().to_owned()) else { continue };
        let at = project.absolute(&path);
        if let Some(other) = others.iter_mut().find(|other| project.absolute(&other.path) == at) {
            other.wanted_by.push(path);
            done.outcome.text = None;
        }
    }
    others
}

/// Writes to standard output; a failure ends the run.
pub fn say(text: impl AsRef<[u8]>) -> Result<()> {
    std::io::stdout().lock().write_all(text.as_ref())?;
    Ok(())
}

/// Writes a line to standard error, as well as can be.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Writes an error to standard error; it may have several lines.
pub fn error(text: &str, paint: Paint) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    complain(&format!("{} {text}", paint.with(style, "error:")));
}

/// The problems of a file, for people.
pub fn tell_problems(done: &Done, paint: Paint) {
    for problem in &done.problems {
        error(&problem.to_string(), paint);
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

/// How much is worked on at once when nobody says so.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
