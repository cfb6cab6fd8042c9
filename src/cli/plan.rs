//! `upshift plan`: write a change set instead of the files.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, ensure};
use clap::Parser;

use super::args::{Arguments, Command, PlanOptions, RunOptions};
use super::fix::encoded;
use super::parallel;
use super::plan_files::{self, PlannedTree};
use super::process_file::process;
use super::reporter::{Reporter, complain, counted, say};
use super::run::{Collected, Contents, FileResult, Input, RunPlan};
use crate::campaign::{
    ChangeSet, FileChange, PlannedNeed, ProjectSize, Pythons, Replaced, TransformNote, VERSION, compare,
    parts, sha256,
};
use crate::finding::{Finding, Need};
use crate::output::{Entry, FileProblem, Format, Paint, visible};
use crate::project::{Other, folder_of};
use crate::review::places;
use crate::version::Window;

/// Runs the command; returns the exit status: 0 if the plan is complete.
pub fn run(options: &PlanOptions) -> Result<u8> {
    ensure!(
        options.run.output.format == Format::Human && !options.run.output.statistics,
        "`plan` writes a document of its own: leave out `--format` and `--statistics`"
    );
    ensure!(!options.run.reads_stdin(), "`plan` cannot read `-`: a plan is about files");
    match &options.renew {
        None => {
            let mut run = options.run.clone();
            let file = run.output.output_file.take();
            let plan = printed(&run)?;
            deliver(&options.run, file, &plan)?;
            Ok(status(&plan))
        }
        Some(old) => renew(old, &options.run),
    }
}

fn status(plan: &ChangeSet) -> u8 {
    if plan.summary.trouble > 0 { super::TROUBLE } else { super::CLEAN }
}

/// Writes a plan, and says what is in it.
fn deliver(options: &RunOptions, file: Option<PathBuf>, plan: &ChangeSet) -> Result<()> {
    let mut output = options.output.clone();
    let shown = file.as_ref().map_or("the plan".to_owned(), |file| visible(&file.to_string_lossy()));
    output.output_file = file;
    output.deliver(&plan.document())?;
    let applied = plan.findings.iter().filter(|entry| entry.applied).count();
    let (files, findings) = (counted(plan.files.len(), "file"), counted(plan.findings.len(), "finding"));
    complain(&format!("{shown}: changes {files}, and applies {applied} of {findings}"));
    Ok(())
}

/// Makes a plan again, and says what is different.
fn renew(file: &Path, options: &RunOptions) -> Result<u8> {
    let mut plans = plan_files::read(&[file.to_owned()])?;
    let Some((name, old)) = plans.pop() else { return Ok(super::CLEAN) };
    let given = ["--".to_owned(), ".".to_owned()];
    ensure!(
        options.arguments() == given,
        "`--renew` takes the settings that {name} was made with: leave out paths and settings, or make a new plan"
    );
    let arguments = ["upshift", "plan"].into_iter().map(str::to_owned).chain(old.arguments.iter().cloned());
    let parsed = Arguments::try_parse_from(arguments)
        .map_err(|why| anyhow!("{name}: its settings are not those of this upshift: {why}"))?;
    let Command::Plan(PlanOptions { run, .. }) = parsed.command else {
        return Err(anyhow!("{name}: its arguments are not those of `plan`"));
    };
    let run = RunOptions { output: options.output.clone(), jobs: options.jobs, ..run };
    let mut quiet = run.clone();
    let out = quiet.output.output_file.take().unwrap_or_else(|| file.to_owned());
    let new = printed(&quiet)?;
    tell(&old, &new, Reporter::new(&options.output).out)?;
    deliver(&run, Some(out), &new)?;
    Ok(status(&new))
}

/// Prints the findings that are new, gone or changed.
fn tell(old: &ChangeSet, new: &ChangeSet, paint: Paint) -> Result<()> {
    let compared = compare(old, new);
    let line = |word: &str, entry: &Entry, more: &str| {
        let word = paint.with(anstyle::Style::new().bold(), &format!("{word:<7}"));
        let text = format!("{}:{}: {} [{}] {}", entry.path, entry.line, entry.id, entry.safety, entry.before);
        format!("{word}  {}{more}\n", visible(&text))
    };
    let mut text = String::new();
    compared.new.iter().for_each(|entry| text += &line("new", entry, ""));
    compared.gone.iter().for_each(|entry| text += &line("gone", entry, ""));
    for (before, entry) in &compared.changed {
        let was =
            if before.safety == entry.safety { String::new() } else { format!(" (was {})", before.safety) };
        text += &line("changed", entry, &was);
    }
    say(text)?;
    let count =
        |plan: &ChangeSet| plan.files.iter().map(|file| (file.path.clone(), file.after.clone())).collect();
    let (was, is): (BTreeSet<_>, BTreeSet<_>) = (count(old), count(new));
    complain(&format!(
        "{} new, {} gone, {} changed, {} as before; {} as before",
        compared.new.len(),
        compared.gone.len(),
        compared.changed.len(),
        compared.same,
        counted(was.intersection(&is).count(), "planned file"),
    ));
    Ok(())
}

/// A run whose results become a plan.
struct Planner<'r> {
    run: &'r RunPlan,
    tree: PlannedTree,
    inputs: HashMap<&'r Path, &'r Input>,
}

/// Makes a plan of a run, and prints the problems.
fn printed(options: &RunOptions) -> Result<ChangeSet> {
    let run = ManuallyDrop::new(RunPlan::new(options)?);
    make(&run, options, Some(&Reporter::new(&options.output)))
}

/// Makes a plan of a run. Problems are in the plan; with a reporter, they are printed as well.
pub fn make(run: &RunPlan, options: &RunOptions, reporter: Option<&Reporter>) -> Result<ChangeSet> {
    let Collected { mut files, mut others, mut tally, .. } = run.collect()?;
    let inputs = run.inputs.iter().map(|input| (input.path.as_path(), input)).collect();
    let planner = Planner { run, tree: PlannedTree::here(), inputs };
    for result in &mut files {
        let outside = others.iter().find(|other| {
            planner.is_outside(&other.path) && other.wanted_by.iter().any(|path| path == result.path())
        });
        let with = |other: &Other| {
            format!(
                "{} must change with it, and is outside of the tree; run `upshift plan` at the root of both",
                other.path.display()
            )
        };
        let why = planner.objection(result).map(str::to_owned).or_else(|| outside.map(with));
        if let Some(why) = why {
            tally.trouble += 1;
            result.refuse(format!("not planned, because {why}"));
        }
    }
    let is_refused =
        |path: &PathBuf| files.iter().any(|result| result.path() == path && !result.problems.is_empty());
    others.iter_mut().filter(|other| other.wanted_by.iter().any(is_refused)).for_each(Other::keep);
    others.retain(|other| !other.wanted_by.iter().all(is_refused) && !other.is_same());
    if let Some(reporter) = reporter {
        files.iter().for_each(|result| reporter.problems(result));
        reporter.unread(&tally);
    }
    let mut changes = Vec::new();
    parallel::in_order(
        files.len(),
        run.jobs,
        |index| planner.change(&files[index]),
        |_, change| {
            changes.extend(change.map_err(|panic| anyhow!("a bug in upshift; please report it: {panic}"))?);
            Ok(())
        },
    )?;
    let mut planned = Vec::new();
    for other in &others {
        planned.push(planner.other(other, &files));
    }
    planned.append(&mut changes);
    tally.changed = planned.len();
    let found = files.iter().filter(|result| !result.outcome.findings.is_empty());
    let default = || run.profile.window();
    let window = found.clone().map(|result| result.window.unwrap_or_else(default)).reduce(Window::with);
    let window = window.unwrap_or_else(default);
    let pythons = Pythons { min: window.min.to_string(), target: window.target.to_string() };
    let problems = files.iter().flat_map(|result| &result.problems);
    let problem =
        |it: &crate::project::Problem| FileProblem::new(&planner.name(&it.path), it.position, &it.message);
    let mut plan = ChangeSet {
        version: VERSION,
        upshift: env!("CARGO_PKG_VERSION").to_owned(),
        arguments: options.arguments(),
        pythons,
        projects: planner.projects(),
        transforms: planner.transforms(&files),
        files: planned,
        needs: found.clone().flat_map(|result| planner.needs(result)).collect(),
        findings: found.flat_map(|result| planner.findings(result)).collect(),
        errors: problems.map(problem).collect(),
        summary: tally,
    };
    plan.sort();
    Ok(plan)
}

impl Planner<'_> {
    /// The name of a file in the plan; a file outside of the tree keeps its own. A link has the name of its target,
    /// which is what is written.
    fn name(&self, path: &Path) -> String {
        let absolute = self.run.project.absolute(path);
        let inside = self.tree.name(&fs::canonicalize(&absolute).unwrap_or(absolute));
        inside.unwrap_or_else(|| path.to_string_lossy().into_owned())
    }

    fn project(&self, path: &Path) -> String {
        let folder = self.run.project.folder_of_project(path);
        self.tree.name(&folder).unwrap_or_else(|| folder.to_string_lossy().into_owned())
    }

    fn is_outside(&self, path: &Path) -> bool {
        self.tree.path(&self.name(path)).is_none()
    }

    /// Why the changes of a file cannot be planned.
    fn objection(&self, result: &FileResult) -> Option<&'static str> {
        let (source, text) = (result.source.as_ref()?, result.outcome.text.as_ref()?);
        if result.staged {
            return Some("it has unstaged changes");
        }
        if self.is_outside(source.path()) {
            return Some("it is outside of the tree");
        }
        encoded(source, text).is_err().then_some("its encoding cannot represent the new text")
    }

    /// The change of a file, if it has one. Each transform is run alone, to see which lines it makes.
    fn change(&self, result: &FileResult) -> Option<FileChange> {
        let (source, text) = (result.source.as_ref()?, result.outcome.text.as_ref()?);
        let after = encoded(source, text).ok()?;
        let findings = &result.outcome.findings;
        let applied = || findings.iter().enumerate().filter(|(_, finding)| finding.applied);
        let ids: BTreeSet<String> = applied().map(|(_, finding)| finding.id.clone()).collect();
        let alone = |wanted: &BTreeSet<String>| {
            let others = applied().filter(|(_, finding)| !wanted.contains(&finding.id));
            let refused = places(&result.outcome, others.map(|(index, _)| index));
            let contents = Contents::Stdin(result.bytes.clone());
            let input = Input { contents, refused, ..Input::clone(self.inputs.get(source.path())?) };
            let made = process(&self.run.job(), &input)?;
            encoded(made.source.as_ref()?, made.outcome.text.as_ref()?).ok()
        };
        let (edits, encoding) = parts(&result.bytes, &after, &ids, alone);
        let owners = self.run.owners_of(source.path()).to_vec();
        let before = Some(sha256(&result.bytes));
        Some(FileChange { owners, before, encoding, edits, ..self.file(source.path(), &after) })
    }

    /// The change of a manifest or a new module.
    fn other(&self, other: &Other, files: &[FileResult]) -> FileChange {
        let (mut edits, encoding) =
            FileChange::edits(other.before.as_deref().unwrap_or_default(), &other.after);
        let wanting = files.iter().filter(|result| other.wanted_by.iter().any(|path| path == result.path()));
        let found = wanting.flat_map(|result| &result.outcome.findings);
        let needing = found.filter(|finding| finding.applied && !finding.needs.is_empty());
        let by: BTreeSet<&String> = needing.map(|finding| &finding.id).collect();
        edits.iter_mut().for_each(|edit: &mut Replaced| edit.by = by.iter().copied().cloned().collect());
        FileChange {
            owners: self.run.owners_of(&other.path).to_vec(),
            before: other.before.as_deref().map(sha256),
            encoding,
            edits,
            wanted_by: other.wanted_by.iter().map(|path| self.name(path)).collect(),
            ..self.file(&other.path, &other.after)
        }
    }

    fn file(&self, path: &Path, after: &[u8]) -> FileChange {
        FileChange {
            path: self.name(path),
            project: self.project(path),
            after: sha256(after),
            ..FileChange::default()
        }
    }

    fn projects(&self) -> Vec<ProjectSize> {
        let mut folders: HashMap<&Path, String> = HashMap::new();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for input in &self.run.inputs {
            let project = folders.entry(folder_of(&input.path)).or_insert_with(|| self.project(&input.path));
            *counts.entry(project.clone()).or_default() += 1;
        }
        counts.into_iter().map(|(path, files)| ProjectSize { path, files }).collect()
    }

    /// What the transforms that found something say of themselves.
    fn transforms(&self, files: &[FileResult]) -> Vec<TransformNote> {
        let mut notes: BTreeMap<&str, TransformNote> = BTreeMap::new();
        for result in files {
            let catalogue = self.inputs.get(result.path()).map(|input| &input.profile.catalogue);
            for Finding { id, title, .. } in &result.outcome.findings {
                let transform = catalogue.and_then(|catalogue| catalogue.transform(id));
                let reason = || transform.map_or("", |transform| transform.reason.trim()).to_owned();
                let note = || TransformNote { id: id.clone(), title: title.clone(), reason: reason() };
                notes.entry(id).or_insert_with(note);
            }
        }
        notes.into_values().collect()
    }

    fn needs(&self, result: &FileResult) -> Vec<PlannedNeed> {
        let mut needs = Vec::new();
        for finding in result.outcome.findings.iter().filter(|finding| finding.applied) {
            for need in &finding.needs {
                let (path, id) = (self.name(result.path()), finding.id.clone());
                let need = match need {
                    Need::Distribution { requirement, manifest } => {
                        let (requirement, manifest) = (requirement.clone(), self.name(manifest));
                        PlannedNeed::Distribution { path, id, requirement, manifest }
                    }
                    Need::Unused { distribution, manifests, .. } => PlannedNeed::Unused {
                        path,
                        id,
                        distribution: distribution.clone(),
                        manifests: manifests.iter().map(|manifest| self.name(manifest)).collect(),
                    },
                    Need::Module { name, folder, text } => {
                        let folder =
                            self.tree.name(folder).unwrap_or_else(|| folder.to_string_lossy().into_owned());
                        PlannedNeed::Module { path, id, name: name.clone(), folder, text: text.to_string() }
                    }
                };
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
        needs
    }

    fn findings(&self, result: &FileResult) -> Vec<Entry> {
        let Some(source) = &result.source else { return Vec::new() };
        let entry = |finding: &Finding| {
            let mut entry = Entry::of(source, finding);
            entry.path = self.name(source.path());
            for path in entry.reasons.iter_mut().filter_map(|reason| reason.path.as_mut()) {
                *path = self.name(Path::new(path));
            }
            entry
        };
        result.outcome.findings.iter().map(entry).collect()
    }
}
