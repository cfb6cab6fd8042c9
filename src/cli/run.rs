//! A run over many files: which files, with which settings, processed in parallel, and their results
//! in the order of their paths.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::args::RunOptions;
use super::parallel;
use super::process_file::{Job, process, process_environment};
use super::progress::Progress;
use super::recall::Recall;
use super::reporter::{complain, note};
use super::timings;
use crate::embedded::{Embedded, Format};
use crate::engine::{FindingKey, Outcome, World};
use crate::finding::{Finding, Need};
use crate::matching::RunEvidence;
use crate::meter::{self, Stage};
use crate::output::{self, Paint, Tally, visible};
use crate::project::{
    self, Changed, CodeOwners, Found, Lock, Needs, Other, Planned, Problem, Profile, Profiles, Project,
    Recordings, ResultCache, Since, Walked, survey,
};
use crate::text::Source;
use crate::version::Window;

/// What came of a file.
#[derive(Default)]
pub struct FileResult {
    /// Its text, if it could be decoded.
    pub source: Option<Source>,
    /// Its bytes, if they could be read.
    pub bytes: Vec<u8>,
    /// The findings and edits.
    pub outcome: Outcome,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// Whether the bytes are staged in git, while the file on disk has others.
    pub staged: bool,
    /// Whether it could not be read, and the user did not name it.
    pub unread: bool,
    /// The Pythons that it must run on, if that was asked.
    pub window: Option<Window>,
    /// The Python in it, if it is another file.
    pub embedded: Option<Embedded>,
}

impl FileResult {
    /// The result for a file that was not processed.
    pub fn failed(path: PathBuf, position: Option<(usize, usize)>, message: String) -> FileResult {
        FileResult { problems: vec![Problem { path, position, message }], ..FileResult::default() }
    }

    /// Its path, as the user names it.
    pub fn path(&self) -> &Path {
        let problem = || self.problems.first().map(|problem| problem.path.as_path());
        self.source.as_ref().map(Source::path).or_else(problem).unwrap_or(Path::new(""))
    }

    /// The number of findings that are not applied.
    pub fn left(&self) -> usize {
        self.outcome.findings.iter().filter(|finding| !finding.applied).count()
    }

    /// A finding for people, at its place in the file or in the cell of a notebook.
    pub fn show(&self, finding: &Finding, paint: Paint, columns: Option<usize>) -> String {
        let Some(source) = &self.source else { return String::new() };
        let embedded = self.embedded.as_ref();
        match embedded.and_then(|embedded| embedded.shown(finding)) {
            Some((cell, finding)) => output::finding(&cell, &finding, paint, columns),
            None => output::finding(source, finding, paint, columns),
        }
    }

    /// The diff between two texts of the file; for people, that of the cells of a notebook.
    pub fn diff(&self, before: &[u8], texts: [&str; 2], paint: Paint, for_people: bool) -> Vec<u8> {
        let Some(source) = &self.source else { return Vec::new() };
        let source = source.with_text(texts[0].to_owned());
        let cells = self.embedded.as_ref().filter(|_| for_people);
        let cells = cells.map_or(Vec::new(), |embedded| embedded.changed_cells(texts));
        if cells.is_empty() {
            return output::diff(&source, Some(before), texts[1], paint, for_people);
        }
        let diff = |(cell, after): (Source, String)| output::diff(&cell, Some(&[]), &after, paint, true);
        cells.into_iter().flat_map(diff).collect()
    }

    /// Leaves the file unchanged, because of a problem.
    pub fn refuse(&mut self, message: String) {
        let path = self.path().to_owned();
        self.problems.push(Problem { path, position: None, message });
        self.outcome.text = None;
        self.outcome.findings.iter_mut().for_each(|finding| finding.applied = false);
    }
}

/// Where the bytes of a file come from.
#[derive(Clone)]
pub enum Contents {
    /// The file on disk.
    Disk,
    /// Standard input.
    Stdin(Vec<u8>),
    /// A text in place of standard input, which needs no decoding.
    Text(String),
    /// The index of git, while the file on disk has other bytes.
    Staged(Vec<u8>),
}

/// A file to process.
#[derive(Clone)]
pub struct Input {
    /// Its path, as the user names it.
    pub path: PathBuf,
    /// Its absolute path.
    pub absolute: PathBuf,
    /// Whether the user named the file itself.
    pub named: bool,
    /// Its bytes.
    pub contents: Contents,
    /// Its transforms and settings.
    pub profile: Arc<Profile>,
    /// The 0-based lines to report findings on; `None` for all.
    pub lines: Option<Arc<[Range<usize>]>>,
    /// The findings that the user rejected.
    pub refused: Arc<[FindingKey]>,
    /// What recorded runs show of it.
    pub run: RunEvidence,
}

/// Everything a run needs: the files, and what surrounds them.
pub struct RunPlan {
    /// The files, in the order of their paths.
    pub inputs: Vec<Input>,
    /// When the run began.
    pub begun: Instant,
    /// The files around.
    pub project: Project,
    /// What holds for the first path.
    pub profile: Arc<Profile>,
    /// Files that create environments.
    environments: Vec<(PathBuf, Arc<Profile>)>,
    /// The folders of the projects that are here as a whole, and may declare what a transform drops.
    pub projects: Vec<(PathBuf, Arc<Profile>)>,
    /// The rejected findings of the files in which some are accepted, once the user was asked.
    answers: Option<BTreeMap<PathBuf, Arc<[FindingKey]>>>,
    problems: Vec<Problem>,
    owners: CodeOwners,
    /// How many files are processed at once.
    pub jobs: usize,
    /// The size limit for files, in bytes.
    limit: u64,
    timings: bool,
    /// Whether no progress is drawn.
    is_silent: bool,
    cache: Option<ResultCache>,
    /// Whether a file that cannot be read is no reason to fail.
    exit_zero: bool,
    /// The recordings of runs that count as evidence.
    pub recordings: Recordings,
    /// Python files that git tracks and an ignore file leaves out.
    pub left_out: Vec<PathBuf>,
}

/// The results of a run that must all be known before anything is written.
#[derive(Default)]
pub struct Collected {
    /// The results for the files.
    pub files: Vec<FileResult>,
    /// Other files that change with them.
    pub others: Vec<Other>,
    /// The counts.
    pub tally: Tally,
    /// What to know of distributions that changes left without a use, a sentence each.
    pub notes: Vec<String>,
}

impl RunPlan {
    /// Finds the files and their settings.
    pub fn new(options: &RunOptions) -> Result<RunPlan> {
        let begun = Instant::now();
        if options.timings {
            meter::start_clocks();
        }
        options.output.check()?;
        let stdin_name = options.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
        let first = options.paths.first().filter(|path| !is_stdin(path)).unwrap_or(&stdin_name);
        let mut profiles = options.settings.profiles()?;
        profiles.add.clone_from(&options.add);
        // A mistake in a configuration is reported even if there is nothing to read.
        let profile = profiles.of(first)?;
        let is_skipped =
            |path: &Path| options.force_exclude && path.is_file() && profiles.configs.excludes_file(path);
        let paths = options.paths.iter().filter(|path| !is_stdin(path) && !is_skipped(path));
        let paths: Vec<PathBuf> = paths.cloned().collect();
        let changed = since(options)?.map(|since| Changed::find(&paths, &since)).transpose()?;
        let jobs = options.jobs.map_or_else(processors, usize::from);
        let roots =
            project::read_only_roots(&*profiles.configs.of(first)?, first).map_err(anyhow::Error::msg)?;
        let warnings = profiles.configs.of(first)?.warnings().to_vec();
        let mut recordings = Recordings::read(&warnings, |path| profiles.configs.absolute(path))?;
        let Walked { mut files, mut environments, mut problems } =
            meter::stage(Stage::Walk, || survey(&paths, &profiles.configs, jobs));
        let is_read_only = |path: &Path| {
            let absolute = (!roots.is_empty()).then(|| profiles.configs.absolute(path));
            absolute.is_some_and(|absolute| roots.iter().any(|root| absolute.starts_with(root)))
        };
        files.retain(|file| !is_read_only(&file.path));
        let names = files.iter().map(|file| file.path.clone()).collect();
        let mut project = Project::below(profiles.configs.clone(), &paths, names).with_roots(roots);
        let left_out = project::tracked_but_ignored(&paths, project.files(), &profiles.configs);
        let others = environments.iter().chain(problems.iter().map(|problem| &problem.path));
        let others: Vec<PathBuf> = others.map(|path| profiles.configs.absolute(path)).collect();
        let all: Vec<&Path> = project.files().iter().chain(&others).map(PathBuf::as_path).collect();
        let part = options.shard.map(|shard| shard.part(&project, &all, &project::tree_of(&paths)));
        let is_taken = |path: &Path| part.as_ref().is_none_or(|part| part.takes(path));
        environments.retain(|path| is_taken(path));
        problems.retain(|problem| is_taken(&problem.path));
        let mut inputs: Vec<Input> = Vec::with_capacity(files.len() + 1);
        if options.reads_stdin() {
            let contents = match &options.text {
                Some(text) => Contents::Text(text.clone()),
                None => Contents::Stdin(standard_input()?),
            };
            let profile = profiles.of_file(&stdin_name)?;
            let absolute = profiles.configs.absolute(&stdin_name);
            let (named, lines, refused) = (true, None, Arc::default());
            let run = RunEvidence::default();
            inputs.push(Input { path: stdin_name, absolute, named, contents, profile, lines, refused, run });
        }
        for (Found { path, named }, absolute) in files.into_iter().zip(project.files()) {
            let lines = changed.as_ref().map(|changed| changed.lines(absolute));
            if lines == Some(None) || !is_taken(absolute) {
                continue;
            }
            let staged = changed.as_ref().and_then(|changed| changed.staged(absolute).cloned());
            let profile = profiles.of_file(&path)?;
            // What is staged, or stands in a notebook, is not what ran.
            let run = match staged.is_none() && Format::of(&path).is_none() {
                true => recordings.of_file(absolute, &profile.catalogue),
                false => RunEvidence::default(),
            };
            inputs.push(Input {
                profile,
                path,
                absolute: absolute.clone(),
                named,
                contents: staged.map_or(Contents::Disk, Contents::Staged),
                lines: lines.flatten().filter(|_| options.lines).cloned().flatten(),
                refused: Arc::default(),
                run,
            });
        }
        recordings.outdated().iter().for_each(|text| note(text, options.output.color.err()));
        let is_changed = |path: &PathBuf| {
            let lines = |changed: &Changed| changed.lines(&profiles.configs.absolute(path)).is_some();
            changed.as_ref().is_none_or(lines)
        };
        let environments: Vec<PathBuf> = environments.into_iter().filter(is_changed).collect();
        let with_profile = |path: PathBuf| anyhow::Ok((path.clone(), profiles.of_file(&path)?));
        let environments = environments.into_iter().map(with_profile).collect::<Result<_>>()?;
        let projects = match changed.is_none() && !options.reads_stdin() {
            true => whole_projects(&inputs, &project, &paths, &mut profiles)?,
            false => Vec::new(),
        };
        let cache = options.cache.open(&inputs, &mut project);
        Ok(RunPlan {
            cache,
            projects,
            answers: None,
            inputs,
            begun,
            project,
            profile,
            environments,
            problems: [problems, profiles.invalid].concat(),
            owners: CodeOwners::default(),
            jobs,
            limit: options.max_size.saturating_mul(1 << 20),
            timings: options.timings,
            is_silent: options.is_silent,
            exit_zero: options.exit_zero,
            recordings,
            left_out,
        })
    }

    /// The files that are read from the disk or the index, each with its profile.
    pub fn read_files(&self) -> impl Iterator<Item = (&Path, &Arc<Profile>)> {
        let is_file = |input: &&Input| matches!(input.contents, Contents::Disk | Contents::Staged(_));
        let inputs = self.inputs.iter().filter(is_file).map(|input| (&*input.path, &input.profile));
        inputs.chain(self.environments.iter().map(|(path, profile)| (&**path, profile)))
    }

    /// The Pythons that the code of the first file must run on, and whether all transforms run.
    pub fn asked(&self) -> Option<(Window, bool)> {
        let settings = self.inputs.first()?.profile.settings();
        Some((settings.window, settings.ignoring.everything))
    }

    /// Restricts the run to some files, each with its rejected findings.
    pub fn keep(&mut self, files: &BTreeMap<PathBuf, Arc<[FindingKey]>>) {
        self.inputs.retain(|input| files.contains_key(&input.path));
        for input in &mut self.inputs {
            input.refused = files[&input.path].clone();
        }
        self.environments.clear();
        self.problems.clear();
        self.answers = Some(files.clone());
    }

    /// What files are processed with.
    pub fn job(&self) -> Job<'_> {
        let recall = self.cache.as_ref().map(|cache| Recall::new(cache, &self.project, self.limit));
        Job { world: World::new(&self.project), limit: self.limit, recall }
    }

    /// Processes the files, and hands each result that matters to `take`, in the order of the paths;
    /// unreadable paths come first. Returns the counts, and the other files that must change too.
    pub fn run(
        &self,
        mut take: impl FnMut(FileResult, &mut Tally) -> Result<()>,
    ) -> Result<(Tally, Planned)> {
        let mut take = |mut result: FileResult, tally: &mut Tally| {
            self.name_owners(&mut result);
            take(result, tally)
        };
        let inputs = &self.inputs;
        let job = self.job();
        let mut tally = Tally { files: inputs.len(), trouble: self.problems.len(), ..Tally::default() };
        for problem in &self.problems {
            let problems = vec![problem.clone()];
            take(FileResult { problems, ..FileResult::default() }, &mut tally)?;
        }
        let mut needs = Needs::default();
        // A `setup.py` with changes comes last: another file may need changes to it as well. So does what may leave a
        // distribution without a use.
        let mut waiting: Vec<FileResult> = Vec::new();
        let work = |index: usize| process(&job, &inputs[index]);
        let mut progress = Progress::new(inputs.len(), self.is_silent);
        parallel::in_order(inputs.len(), self.jobs, work, |index, result| {
            progress.at(index);
            let panicked = |panic| {
                let message = format!("not processed because of a bug in upshift; please report it: {panic}");
                Some(FileResult::failed(inputs[index].path.clone(), None, message))
            };
            let Some(result) = result.unwrap_or_else(panicked) else {
                return Ok(());
            };
            let has_no_text = result.source.is_none() && result.problems.iter().all(|p| p.position.is_none());
            tally.files -= usize::from(has_no_text);
            tally.trouble += result.problems.len();
            if result.unread {
                tally.unread.count(result.source.as_ref(), &result.outcome, &result.problems);
                let is_tolerated = self.exit_zero || inputs[index].profile.allow_unreadable;
                tally.tolerated += if is_tolerated { result.problems.len() } else { 0 };
            }
            tally.ignored += result.outcome.ignored;
            result.outcome.findings.iter().for_each(|finding| tally.count(finding));
            if let Some(source) = &result.source {
                needs.of(source.path(), &result.outcome.findings);
                let is_waited_for = project::is_manifest(source.path()) || leaves_unused(&result);
                if result.outcome.text.is_some() && is_waited_for {
                    waiting.push(result);
                    return Ok(());
                }
            }
            progress.clear();
            take(result, &mut tally)
        })?;
        drop(progress);
        for (path, profile) in &self.environments {
            let Some(result) = process_environment(&job, profile, path) else { continue };
            result.outcome.findings.iter().for_each(|finding| tally.count(finding));
            take(result, &mut tally)?;
        }
        for result in self.left_over(&needs) {
            result.outcome.findings.iter().for_each(|finding| tally.count(finding));
            needs.of(result.path(), &result.outcome.findings);
            match leaves_unused(&result) {
                true => waiting.push(result),
                false => take(result, &mut tally)?,
            }
        }
        let planned = plan_others(needs, &self.project, &mut waiting);
        for result in waiting {
            take(result, &mut tally)?;
        }
        if let Some(cache) = &self.cache {
            // A folder that cannot be written to costs time, and nothing else.
            let _ = cache.save(&self.project);
        }
        if self.timings {
            timings::print(self.begun.elapsed());
        }
        Ok((tally, planned))
    }

    /// Whether the user did not reject a finding.
    fn is_accepted(&self, path: &Path, finding: &Finding) -> bool {
        let is_it = |key: &FindingKey| key.id == finding.id && key.range == finding.range;
        let is_open = |refused: &Arc<[FindingKey]>| !refused.iter().any(is_it);
        self.answers.as_ref().is_none_or(|answers| answers.get(path).is_some_and(is_open))
    }

    /// What the projects declare and do not use any more, of what transforms drop.
    fn left_over(&self, needs: &Needs) -> Vec<FileResult> {
        let mut results: Vec<FileResult> = Vec::new();
        for (folder, profile) in &self.projects {
            let (settings, project) = (profile.settings(), &self.project);
            let is_settled = |name: &str| needs.settle(project, folder, name);
            let target = settings.window.target;
            for (source, mut finding) in
                project::left_over(project, folder, &profile.catalogue, target, is_settled)
            {
                finding.applied = settings.suggested && self.is_accepted(source.path(), &finding);
                let own = results.iter_mut().find(|result| result.path() == source.path());
                if let Some(own) = own {
                    own.outcome.findings.push(finding);
                    continue;
                }
                let bytes = source.text().as_bytes().to_vec();
                let outcome = Outcome { findings: vec![finding], ..Outcome::default() };
                results.push(FileResult { source: Some(source), bytes, outcome, ..FileResult::default() });
            }
        }
        results.iter_mut().for_each(|result| result.outcome.findings.sort_by_key(|it| it.range.start));
        results
    }

    /// The owners of a file.
    pub fn owners_of(&self, path: &Path) -> Arc<[String]> {
        self.owners.of(&self.project.absolute(path))
    }

    /// Tells the findings of a file who owns it.
    fn name_owners(&self, result: &mut FileResult) {
        if !result.outcome.findings.is_empty() {
            let owners = self.owners_of(result.path());
            result.outcome.findings.iter_mut().for_each(|finding| finding.owners = owners.clone());
        }
    }

    /// Processes the files and keeps all results: a file that was written while another one is read
    /// would show that one a half-changed project.
    pub fn collect(&self) -> Result<Collected> {
        let mut files = Vec::new();
        let (tally, planned) = self.run(|mut result, _| {
            if result.outcome.text.is_none() {
                result.bytes = Vec::new();
            }
            files.push(result);
            Ok(())
        })?;
        let notes = planned.notes().cloned().collect();
        Ok(Collected { files, others: planned.others, tally, notes })
    }
}

/// The folders of the projects that lie below the paths of a run as a whole, if a transform drops distributions there.
fn whole_projects(
    inputs: &[Input],
    project: &Project,
    paths: &[PathBuf],
    profiles: &mut Profiles,
) -> Result<Vec<(PathBuf, Arc<Profile>)>> {
    let drops = |profile: &Profile| profile.catalogue.dropping().next().is_some();
    let mut last: Option<(*const Profile, bool)> = None;
    let mut drops_something = |profile: &Arc<Profile>| {
        let at = Arc::as_ptr(profile);
        let known = last.filter(|(of, _)| *of == at).map(|(_, drops)| drops);
        let drops = known.unwrap_or_else(|| drops(profile));
        last = Some((at, drops));
        drops
    };
    let concerned = inputs.iter().filter(|input| drops_something(&input.profile));
    let folders: BTreeSet<PathBuf> =
        concerned.map(|input| project.folder_of_project(&input.absolute)).collect();
    let paths: Vec<PathBuf> = paths.iter().map(|path| profiles.configs.absolute(path)).collect();
    let mut whole = Vec::new();
    for folder in folders.into_iter().filter(|folder| paths.iter().any(|path| folder.starts_with(path))) {
        let profile = profiles.of(&folder)?;
        if drops(&profile) {
            whole.push((folder, profile));
        }
    }
    Ok(whole)
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
    Ok(bytes)
}

/// What `--since` and `--staged` ask for.
fn since(options: &RunOptions) -> Result<Option<Since>> {
    let since = options.since.clone().map(Since::Revision).or(options.staged.then_some(Since::Staged));
    if options.lines && since.is_none() {
        bail!("`--lines` needs `--since REV` or `--staged`");
    }
    if since.is_some() && options.reads_stdin() {
        bail!("`--since` and `--staged` cannot be used with standard input");
    }
    if options.shard.is_some() && options.reads_stdin() {
        bail!("`--shard` cannot be used with standard input");
    }
    Ok(since)
}

/// Whether a change of a file may leave a distribution without a use.
fn leaves_unused(result: &FileResult) -> bool {
    let applied = result.outcome.findings.iter().filter(|finding| finding.applied);
    applied.flat_map(|finding| &finding.needs).any(|need| matches!(need, Need::Unused { .. }))
}

/// Plans the other files that must change. If one of them is a waiting manifest, it is written once,
/// as one of the others, with both changes.
fn plan_others(needs: Needs, project: &Project, waiting: &mut [FileResult]) -> Planned {
    let changed = waiting.iter().filter_map(|result| {
        let (source, text) = (result.source.as_ref()?, result.outcome.text.as_ref()?);
        Some((project.absolute(source.path()), source.with_text(text.clone()).encode()?))
    });
    let changed: BTreeMap<PathBuf, Vec<u8>> = changed.collect();
    let mut planned = needs.plan(project, &changed);
    waiting.iter_mut().for_each(|result| {
        let path = result.path().to_owned();
        planned.tell(&path, &mut result.outcome.findings);
    });
    for result in waiting {
        let path = result.path().to_owned();
        let at = project.absolute(&path);
        if let Some(other) = planned.others.iter_mut().find(|other| project.absolute(&other.path) == at) {
            other.wanted_by.push(path);
            result.outcome.text = None;
        }
    }
    planned
}

/// Locks paths against other runs that write.
pub fn lock(paths: &[PathBuf]) -> Result<Lock> {
    Lock::of(paths).map_err(|folder| {
        let folder = visible(&folder.to_string_lossy());
        anyhow::anyhow!("another upshift is changing files in {folder}; nothing was changed, try again later")
    })
}

/// Reports the user's own transforms that are invalid; returns the exit status of a command that otherwise ends with
/// this one.
pub fn ended(profiles: &Profiles, status: u8) -> u8 {
    profiles.invalid.iter().for_each(|invalid| complain(&format!("error: {}", output::problem(invalid))));
    if profiles.invalid.is_empty() { status } else { super::TROUBLE }
}

/// The exit status for findings that were printed.
pub fn status(options: &RunOptions, trouble: usize, findings: usize) -> u8 {
    match (trouble, findings) {
        (0, 0) => super::CLEAN,
        (0, _) if options.exit_zero => super::CLEAN,
        (0, _) => super::FOUND,
        _ => super::TROUBLE,
    }
}

/// The number of files that are processed at once by default.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
