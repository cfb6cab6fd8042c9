//! Plans on disk, and the tree that they are about: what `plan`, `apply`, `split` and `score` share.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow};

use super::reporter::{error, note};
use crate::campaign::{ChangeSet, Merged, PlannedNeed, merge};
use crate::finding::Need;
use crate::output::{Paint, visible};
use crate::project::{Needs, Project, bounded_read, from_here, sort_key, tree_of};

/// The repository around the working folder, else this folder. Plans name files from here.
pub struct PlannedTree(PathBuf);

impl PlannedTree {
    /// The tree around the working folder.
    pub fn here() -> PlannedTree {
        PlannedTree(tree_of(&[PathBuf::from(".")]))
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// The name of a file in plans, given by its absolute path; `None` outside of the tree.
    pub fn name(&self, absolute: &Path) -> Option<String> {
        let parts = absolute.strip_prefix(&self.0).ok()?.iter();
        let name = parts.map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        Some(if name.is_empty() { ".".to_owned() } else { name })
    }

    /// The path of a file that plans name; `None` if it would be outside of the tree.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        // What git itself reads is none of the files of the tree.
        let is_plain = |part: Component<'_>| match part {
            Component::Normal(name) => !name.eq_ignore_ascii_case(".git"),
            _ => false,
        };
        let path = self.0.join(name);
        // A link may lead elsewhere.
        let real = path.ancestors().find_map(|above| fs::canonicalize(above).ok());
        let is_inside = !name.is_empty()
            && Path::new(name).components().all(is_plain)
            && real.is_some_and(|real| real.starts_with(&self.0));
        is_inside.then(|| from_here(&path))
    }

    /// The path of a file for people, also if it would be outside of the tree.
    pub fn shown(&self, name: &str) -> PathBuf {
        self.path(name).unwrap_or_else(|| PathBuf::from(name))
    }
}

/// Reads plans, each with its name for people.
pub fn read(paths: &[PathBuf]) -> Result<Vec<(String, ChangeSet)>> {
    let one = |path: &PathBuf| {
        let shown = visible(&path.to_string_lossy());
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
        let plan = ChangeSet::parse(&text).map_err(|why| anyhow!("{shown}: {why}"))?;
        Ok((shown, plan))
    };
    paths.iter().map(one).collect()
}

/// What plans make of the files as they are.
pub fn merged(plans: &[(String, ChangeSet)], tree: &PlannedTree) -> Merged {
    let read = |name: &str| bounded_read::bytes(&tree.path(name)?).ok();
    let mut merged = merge(plans, read, || manifests(plans, tree));
    // Nothing is read there either: it would seem to be gone.
    let outside = |name: &str| {
        tree.path(name).is_none().then(|| "not changed, because it is outside of the tree".to_owned())
    };
    for ready in merged.files.extract_if(.., |ready| outside(&ready.change.path).is_some()) {
        merged.refused.push((ready.change.path, String::new()));
    }
    for (name, why) in &mut merged.refused {
        if let Some(outside) = outside(name) {
            *why = outside;
        }
    }
    merged
}

/// Says what is refused, with the reasons, and what is done already.
pub fn tell(merged: &Merged, tree: &PlannedTree, paint: Paint) {
    let shown = |name: &str| visible(&tree.shown(name).to_string_lossy());
    for (name, why) in &merged.refused {
        error(&format!("{}: {why}", shown(name)), paint);
    }
    for name in &merged.done {
        note(&format!("{}: has this change already", shown(name)), paint);
    }
}

/// The manifests with what all needs of all plans ask for, in the order of a run over all files.
fn manifests(plans: &[(String, ChangeSet)], tree: &PlannedTree) -> BTreeMap<String, Vec<u8>> {
    let mut all: Vec<(PathBuf, Need)> = Vec::new();
    for need in plans.iter().flat_map(|(_, plan)| &plan.needs) {
        let (file, need) = match need {
            PlannedNeed::Distribution { path, requirement, manifest, .. } => {
                let manifest = tree.0.join(manifest);
                (path, Need::Distribution { requirement: requirement.clone(), manifest })
            }
            // The plan knows that nothing uses it.
            PlannedNeed::Unused { path, distribution, .. } => {
                let (names, manifests) = (Vec::new(), Vec::new());
                (path, Need::Unused { distribution: distribution.clone(), names, manifests })
            }
            PlannedNeed::Module { path, name, folder, text, .. } => {
                let (name, text) = (name.clone(), text.as_str().into());
                let folder = if folder == "." { tree.0.clone() } else { tree.0.join(folder) };
                (path, Need::Module { name, folder, text })
            }
        };
        all.push((tree.0.join(file), need));
    }
    all.sort_by_cached_key(|(file, _)| sort_key(file));
    let mut needs = Needs::default();
    all.into_iter().for_each(|(file, need)| needs.add(&file, need));
    let project = Project::new(&[], Vec::new());
    let others = needs.plan(&project, &BTreeMap::new()).others.into_iter();
    others.filter_map(|other| Some((tree.name(&project.absolute(&other.path))?, other.after))).collect()
}
