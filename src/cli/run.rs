//! Many files: read, upgraded and handed on in the order of their paths, several at once.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::args::RunOptions;
use super::parallel;
use super::profile::{Profile, Profiles};
use super::setup;
use crate::engine::{Outcome, World, upgrade};
use crate::finding::Finding;
use crate::output::{Paint, Tally, visible};
use crate::project::{
    self, Changed, Found, Needs, Other, Project, Since, Trouble, Walked, reason, recipes, survey,
};
use crate::suppression::{self, Suppressions};
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
    unread: bool,
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
pub struct Input {
    /// As it is reached.
    pub path: PathBuf,
    /// As it is found from anywhere.
    pub absolute: PathBuf,
    named: bool,
    /// What came from standard input.
    pub given: Option<Vec<u8>>,
    /// What is staged for the next commit, if another text is on disk.
    staged: Option<Vec<u8>>,
    /// What holds for it.
    pub profile: Profile,
}

/// Everything a run is made of.
struct Job<'j> {
    world: World<'j>,
    /// The size that is still read, in bytes.
    limit: u64,
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Goes over the files of the options; what is wrong with paths comes first. Returns the counts
/// and when it began.
pub fn over(options: &RunOptions, sink: &mut dyn Sink) -> Result<(Tally, Instant)> {
    let begun = Instant::now();
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
    let Walked { files, recipes, troubles } = survey(&paths, &profiles.configs, jobs);
    let project = Project::new(&paths, files.iter().map(|file| file.path.clone()).collect());
    let job = Job { world: World::new(&project), limit: options.max_size.saturating_mul(MIB) };
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
        });
    }
    for Found { path, named } in files {
        let absolute = profiles.configs.absolute(&path);
        let lines = changed.as_ref().map(|changed| changed.lines(&absolute));
        if lines == Some(None) {
            continue;
        }
        let mut profile = profiles.of_file(&path)?;
        profile.settings.lines = lines.flatten().filter(|_| options.lines).cloned().flatten();
        let staged = changed.as_ref().and_then(|changed| changed.staged(&absolute).cloned());
        inputs.push(Input { path, absolute, named, given: None, staged, profile });
    }
    sink.begin(&inputs)?;

    let mut tally = Tally { files: inputs.len(), ..Tally::default() };
    for Trouble { path, message } in troubles {
        tally.trouble += 1;
        sink.file(failed(path, None, message), &mut tally)?;
    }
    let mut needs = Needs::default();
    // A `setup.py` that changes comes last: what another file needs may be written there as well.
    let mut waiting: Vec<Done> = Vec::new();
    let work = |index: usize| examine(&job, &inputs[index]);
    parallel::in_order(inputs.len(), jobs, work, |index, done| {
        let defect = |panic| {
            let message = format!("met a defect of upshift and was left alone; please report it: {panic}");
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
        sink.file(done, &mut tally)
    })?;
    let is_changed = |path: &PathBuf| {
        let lines = |changed: &Changed| changed.lines(&profiles.configs.absolute(path)).is_some();
        changed.as_ref().is_none_or(lines)
    };
    let recipes: Vec<PathBuf> = recipes.into_iter().filter(is_changed).collect();
    for path in recipes {
        let Some(done) = recipe(&job, &profiles.of_file(&path)?, &path) else { continue };
        for finding in &done.outcome.findings {
            tally.count(finding);
        }
        sink.file(done, &mut tally)?;
    }
    let others = planned(needs, &project, &mut waiting);
    for done in waiting {
        sink.file(done, &mut tally)?;
    }
    sink.others(others, &mut tally)?;
    Ok((tally, begun))
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

/// What is told of a file that makes an environment; nothing of one that cannot be read.
fn recipe(job: &Job<'_>, profile: &Profile, path: &Path) -> Option<Done> {
    let transform = |id: &str| profile.catalogue.transforms().iter().find(|transform| transform.id == id);
    let bytes = read(path, job.limit).ok()?;
    let source = Source::from_text(path, String::from_utf8(bytes.clone()).ok()?);
    let target = profile.settings.window.target;
    let folder = path.parent().unwrap_or(Path::new(""));
    let beside = |name: &str| project::regular::text(&folder.join(name));
    let kind = recipes::kind(path)?;
    let mut findings = Vec::new();
    let comments = Suppressions::of_lines(&source, target);
    let is_left = |finding: &Finding, places: &[&Range<usize>]| {
        places.iter().any(|place| comments.cover(&source, &finding.id, place))
    };
    if let Some(transform) =
        transform(recipes::ID).filter(|t| t.removed.is_none_or(|removed| removed <= target))
        && let Some(missing) = recipes::find(kind, source.text(), &beside)
    {
        let finding = missing.finding(transform, &source);
        findings.extend(Some(finding).filter(|f| !is_left(f, &[&missing.range, &missing.used])));
    }
    if let Some(transform) = transform(recipes::RUN_MODULE) {
        let runs = recipes::runs(kind, source.text()).into_iter().filter(|run| run.gone.since <= target);
        let told = runs.map(|run| run.finding(transform, &source));
        findings.extend(told.filter(|finding| !is_left(finding, &[&finding.range])));
    }
    if findings.is_empty() {
        return None;
    }
    let outcome = Outcome { findings, ..Outcome::default() };
    Some(Done { source: Some(source), bytes, outcome, problems: Vec::new(), staged: false, unread: false })
}

fn failed(path: PathBuf, place: Option<(usize, usize)>, message: String) -> Done {
    Done {
        source: None,
        bytes: Vec::new(),
        outcome: Outcome::default(),
        problems: vec![Problem { path, place, message }],
        staged: false,
        unread: place.is_none(),
    }
}

/// Bytes of a mebibyte.
const MIB: u64 = 1024 * 1024;

/// The bytes of a file; an error is a clause for people.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let why = |error: std::io::Error| reason(&error);
    let file = fs::File::open(path).map_err(why)?;
    let size = file.metadata().map_err(why)?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit)).unwrap_or(0));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(why)?;
    if bytes.len() as u64 > limit {
        let limit = limit / MIB;
        return Err(format!("is larger than {limit} MiB, so it was left alone; see `--max-size`"));
    }
    Ok(bytes)
}

/// Reads and upgrades a file; `None` when there is nothing to say of it.
fn examine(job: &Job<'_>, input: &Input) -> Option<Done> {
    let path = &input.path;
    let bytes = match input.given.as_ref().or(input.staged.as_ref()) {
        Some(bytes) => bytes.clone(),
        None => match read(path, job.limit) {
            Ok(bytes) => bytes,
            Err(message) => return Some(failed(path.clone(), None, message)),
        },
    };
    // Most files hold nothing; only what keeps them from being Python text is worth a word.
    let Profile { catalogue, settings, .. } = &input.profile;
    let concerns = catalogue.concerns(&bytes) || suppression::mentioned(&bytes);
    if !input.named && !concerns && is_plain(&bytes) {
        return None;
    }
    let source = match Source::decode(path, &bytes) {
        Ok(source) => source,
        Err(refusal) => {
            let failed = failed(path.clone(), Some((refusal.line(), 1)), refusal.to_string());
            return Some(Done { bytes, ..failed });
        }
    };
    if !input.named && !concerns {
        return None;
    }
    let outcome = upgrade(&source, catalogue, &job.world, settings);
    let refused = outcome.refusal.as_ref().map(|refusal| {
        let place = source.position(refusal.offset);
        Problem {
            path: path.clone(),
            place: Some((place.line, place.column)),
            message: refusal.message.clone(),
        }
    });
    let dropped = outcome.defects.iter().map(|defect| Problem {
        path: path.clone(),
        place: None,
        message: format!("a change was dropped, which is a defect of upshift; please report it: {defect}"),
    });
    let problems: Vec<Problem> = refused.into_iter().chain(dropped).collect();
    let silent =
        outcome.findings.is_empty() && problems.is_empty() && outcome.text.is_none() && outcome.ignored == 0;
    // What came from standard input goes on to standard output in any case.
    let wanted = !silent || input.given.is_some();
    wanted.then_some(Done {
        source: Some(source),
        bytes,
        outcome,
        problems,
        staged: input.staged.is_some(),
        unread: false,
    })
}

/// Whether bytes are certainly text that Python can read.
fn is_plain(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(400)];
    !bytes.contains(&0)
        && std::str::from_utf8(bytes).is_ok()
        && !head.windows(b"coding".len()).any(|word| word == b"coding")
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
