//! The plans of all shards as the plan of the whole run.

use std::collections::{BTreeMap, BTreeSet};

use super::change_set::{ChangeSet, FileChange, ProjectSize, Pythons, TransformNote, VERSION};
use super::merge::Merged;
use crate::output::{FileProblem, Tally};
use crate::project::Shard;
use crate::version::{Version, Window};

/// Unites the plans of one run, each with its name, to the plan that the run makes without `--shard`. `merged` is what
/// they make of the files together; what is refused there becomes an error of the plan. The error is a clause for people.
pub fn unite(plans: &[(String, ChangeSet)], merged: Merged) -> Result<ChangeSet, String> {
    let (arguments, upshift) = one_run(plans)?;
    let all = || plans.iter().map(|(_, plan)| plan);
    let mut projects: BTreeMap<String, usize> = BTreeMap::new();
    all()
        .flat_map(|plan| &plan.projects)
        .for_each(|one| *projects.entry(one.path.clone()).or_default() += one.files);
    let mut transforms: BTreeMap<&str, &TransformNote> = BTreeMap::new();
    all().flat_map(|plan| &plan.transforms).for_each(|note| _ = transforms.entry(&note.id).or_insert(note));
    let refused: BTreeSet<&str> = merged.refused.iter().map(|(path, _)| path.as_str()).collect();
    let mut findings: Vec<_> = all().flat_map(|plan| plan.findings.iter().cloned()).collect();
    findings.iter_mut().for_each(|entry| entry.applied &= !refused.contains(&*entry.path));
    let done =
        |path: &String| all().flat_map(|plan| &plan.files).find(|change| change.path == *path).cloned();
    let done: Vec<FileChange> = merged.done.iter().filter_map(done).collect();
    let refusals = merged.refused.iter().map(|(path, why)| FileProblem::new(path, None, why));
    let mut whole = ChangeSet {
        version: VERSION,
        upshift,
        arguments,
        pythons: pythons(plans),
        projects: projects.into_iter().map(|(path, files)| ProjectSize { path, files }).collect(),
        transforms: transforms.into_values().cloned().collect(),
        files: merged.files.into_iter().map(|ready| ready.change).chain(done).collect(),
        needs: all()
            .flat_map(|plan| &plan.needs)
            .filter(|need| !refused.contains(need.path()))
            .cloned()
            .collect(),
        findings,
        errors: all().flat_map(|plan| &plan.errors).cloned().chain(refusals).collect(),
        summary: all().fold(Tally::default(), |sum, plan| sum.with(&plan.summary)),
    };
    whole.sort();
    // A mistake in a transform is an error of every shard.
    whole.errors.dedup_by(|one, other| one == other);
    whole.summary.changed = whole.files.len();
    whole.summary.trouble = whole.errors.len();
    Ok(whole)
}

/// The arguments of the run, and the version of upshift that made it.
fn one_run(plans: &[(String, ChangeSet)]) -> Result<(Vec<String>, String), String> {
    let Some((first, plan)) = plans.first() else { return Err("there are no plans".to_owned()) };
    let (arguments, _) = without_shard(&plan.arguments);
    let mut shards = Vec::new();
    for (name, other) in plans {
        let (given, shard) = without_shard(&other.arguments);
        if given != arguments {
            return Err(format!(
                "{first} and {name} are of different runs: make both with the same settings"
            ));
        }
        if other.upshift != plan.upshift {
            return Err(format!(
                "{first} and {name} were made by different versions of upshift: make them again"
            ));
        }
        shards.push(shard);
    }
    let parts: Vec<Shard> = shards.iter().flatten().copied().collect();
    match Shard::missing(&parts) {
        _ if !parts.is_empty() && parts.len() < shards.len() => {
            return Err("some plans are of shards, and others of whole runs".to_owned());
        }
        Some(missing) => return Err(format!("the plan of shard {missing} is missing")),
        None => {}
    }
    Ok((arguments, plan.upshift.clone()))
}

/// The arguments of a run, and which part of it was made.
fn without_shard(arguments: &[String]) -> (Vec<String>, Option<Shard>) {
    let end = arguments.iter().position(|one| one == "--").unwrap_or(arguments.len());
    let shard = |one: &String| one.strip_prefix("--shard=")?.parse().ok();
    let (options, paths) = arguments.split_at(end);
    let given = options.iter().filter(|one| shard(one).is_none()).chain(paths).cloned().collect();
    (given, options.iter().find_map(shard))
}

/// The Pythons of all plans that found something: what others say is only a default.
fn pythons(plans: &[(String, ChangeSet)]) -> Pythons {
    let window = |plan: &ChangeSet| {
        let read = |text: &str| text.parse::<Version>().ok();
        Some(Window { min: read(&plan.pythons.min)?, target: read(&plan.pythons.target)? })
    };
    let found = plans.iter().filter(|(_, plan)| !plan.findings.is_empty());
    let found = found.filter_map(|(_, plan)| window(plan)).reduce(Window::with);
    let default = || plans.iter().find_map(|(_, plan)| window(plan)).unwrap_or_default();
    let window = found.unwrap_or_else(default);
    Pythons { min: window.min.to_string(), target: window.target.to_string() }
}
