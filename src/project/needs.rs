//! What changes need outside their own files: new modules and lines of manifests, planned before
//! anything is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::manifest::{self, Answer};
use super::neighbours::Project;
use crate::finding::{Finding, Need};
use crate::text::Source;

/// A file besides those that were looked at, as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its path, as people call it.
    pub path: PathBuf,
    /// What it holds; `None` when it is new.
    pub before: Option<Vec<u8>>,
    /// What it shall hold.
    pub after: Vec<u8>,
    /// The files whose changes need it.
    pub wanted_by: Vec<PathBuf>,
}

/// The needs of a run, collected file by file.
#[derive(Default)]
pub struct Needs(Vec<(PathBuf, Need)>);

impl Needs {
    /// Notes what the applied findings of a file need.
    pub fn of(&mut self, file: &Path, findings: &[Finding]) {
        for need in findings.iter().filter(|finding| finding.applied).flat_map(|f| &f.needs) {
            let entry = (file.to_owned(), need.clone());
            if !self.0.contains(&entry) {
                self.0.push(entry);
            }
        }
    }

    /// The files that have to change for them, by path. `changed` holds the bytes of manifests that
    /// the run changes itself, by absolute path: their needs come on top.
    pub fn plan(self, project: &Project, changed: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<Other> {
        let mut others: BTreeMap<PathBuf, Other> = BTreeMap::new();
        for (file, need) in self.0 {
            let mut planned = Vec::new();
            {
                let read = |path: &Path| {
                    let planned = others.get(path).map(|other| &other.after).or(changed.get(path));
                    let bytes = planned.cloned().or_else(|| super::regular::bytes(path).ok())?;
                    String::from_utf8(bytes).ok()
                };
                match need {
                    Need::Module { name, text } => {
                        let path = project.path_of(&name, &file);
                        if !path.is_file() {
                            planned.push((path, text.to_string()));
                        }
                        planned.extend(manifest::list_module(&project.absolute(&file), &name, &read));
                    }
                    Need::Distribution { requirement, .. } => {
                        match manifest::add(&project.absolute(&file), &requirement, &read) {
                            Answer::Edited { path, text } => planned.push((path, text)),
                            Answer::Declared | Answer::ByHand(_) => {}
                        }
                    }
                }
            }
            for (path, text) in planned {
                let other = others.entry(path.clone()).or_insert_with(|| Other {
                    path: project.called(&path),
                    before: super::regular::bytes(&path).ok(),
                    after: Vec::new(),
                    wanted_by: Vec::new(),
                });
                other.after = text.into_bytes();
                if !other.wanted_by.contains(&file) {
                    other.wanted_by.push(file.clone());
                }
            }
        }
        others.into_values().collect()
    }
}

impl Other {
    /// The text before, for a diff; empty for a new file.
    pub fn source(&self) -> Option<Source> {
        Source::decode(&self.path, self.before.as_deref().unwrap_or_default()).ok()
    }
}
