//! `upshift score`: summarise the remaining work per package and Python version.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::args::ScoreOptions;
use super::plan_files;
use super::reporter::{Reporter, say};
use super::run::RunPlan;
use crate::output::{Format, Score};

/// The files that make a folder a package.
const MANIFESTS: [&str; 3] = ["pyproject.toml", "setup.py", "setup.cfg"];

/// Runs the command; returns the exit status: 0 even if there is work left.
pub fn run(options: &ScoreOptions) -> Result<u8> {
    let output = &options.run.output;
    ensure!(
        matches!(output.format, Format::Human | Format::Json) && !output.statistics,
        "`score` supports only `--format human` and `--format json`"
    );
    if let [old, new] = &options.between[..] {
        return between(old, new, options);
    }
    let plan = RunPlan::new(&options.run)?;
    let reporter = Reporter::new(output);
    let mut packages: HashMap<PathBuf, PathBuf> = HashMap::new();
    // The names of a file's package, and of its directory in it.
    let mut place = |path: &Path| {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let package =
            packages.entry(folder.clone()).or_insert_with(|| package_of(&folder, &options.run.paths));
        let inside = folder.strip_prefix(&package).unwrap_or(Path::new(""));
        let directory: PathBuf = inside.components().take(options.depth).collect();
        (name(package), name(&directory))
    };
    let mut score = Score::default();
    for input in &plan.inputs {
        let (package, directory) = place(&input.path);
        score.file(&package, &directory);
    }
    let (tally, _) = plan.run(|result, _| {
        reporter.problems(&result);
        let Some(source) = &result.source else { return Ok(()) };
        let (package, directory) = place(source.path());
        for finding in &result.outcome.findings {
            let first = || format!("{}:{}", source.path().display(), source.line_of(finding.range.start) + 1);
            score.count(&package, &directory, finding, first);
        }
        Ok(())
    })?;
    reporter.unread(&tally);
    match output.format {
        Format::Json => output.deliver(&score.json())?,
        _ => say(score.human(reporter.out))?,
    }
    Ok(if tally.failures() > 0 { super::TROUBLE } else { super::CLEAN })
}

/// Shows what was done and what came between two plans.
fn between(old: &Path, new: &Path, options: &ScoreOptions) -> Result<u8> {
    let output = &options.run.output;
    let scored = |path: &Path| {
        let mut score = Score::default();
        for (_, plan) in plan_files::read(&[path.to_owned()])? {
            for project in &plan.projects {
                (0..project.files).for_each(|_| score.file(&project.path, ""));
            }
            for entry in &plan.findings {
                score.count(plan.project_of(&entry.path), "", entry, String::new);
            }
        }
        anyhow::Ok(score)
    };
    let (old, new) = (scored(old)?, scored(new)?);
    match output.format {
        Format::Json => output.deliver(&new.progress_json(&old))?,
        _ => say(new.progress(&old, Reporter::new(output).out))?,
    }
    Ok(super::CLEAN)
}

/// The nearest folder with a manifest, or else the path that was asked for.
fn package_of(folder: &Path, paths: &[PathBuf]) -> PathBuf {
    let has_manifest = |folder: &&Path| MANIFESTS.iter().any(|name| folder.join(name).is_file());
    let asked = || paths.iter().find(|path| folder.starts_with(path)).map(PathBuf::as_path);
    folder.ancestors().find(has_manifest).or_else(asked).unwrap_or(Path::new("")).to_owned()
}

fn name(path: &Path) -> String {
    if path.as_os_str().is_empty() { ".".to_owned() } else { path.to_string_lossy().replace('\\', "/") }
}
