//! Changes that other files need: new modules and requirements in manifests, planned before anything is
//! written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::bounded_read;
use super::manifest::{self, Answer};
use super::view::Project;
use crate::finding::{Finding, Need};
use crate::text::Source;

/// A file that changes because another one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its path, as the user names it.
    pub path: PathBuf,
    /// Its contents; `None` if it is new.
    pub before: Option<Vec<u8>>,
    /// Its new contents.
    pub after: Vec<u8>,
    /// The files whose changes need it.
    pub wanted_by: Vec<PathBuf>,
}

/// The needs of a run.
#[derive(Default)]
pub struct Needs(Vec<(PathBuf, Need)>);

impl Needs {
    /// Adds a need of a file.
    pub fn add(&mut self, file: &Path, need: Need) {
        let entry = (file.to_owned(), need);
        if !self.0.contains(&entry) {
            self.0.push(entry);
        }
    }

    /// Adds the needs of the applied findings in a file.
    pub fn of(&mut self, file: &Path, findings: &[Finding]) {
        for need in findings.iter().filter(|finding| finding.applied).flat_map(|f| &f.needs) {
            self.add(file, need.clone());
        }
    }

    /// The files that must change for them, by path. `changed` has the new bytes of manifests that the
    /// run changes itself, by absolute path: these needs come on top.
    pub fn plan(self, project: &Project, changed: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<Other> {
        let mut others: BTreeMap<PathBuf, Other> = BTreeMap::new();
        for (file, need) in self.0 {
            let read = |path: &Path| {
                let planned = others.get(path).map(|other| &other.after).or(changed.get(path));
                let bytes = planned.cloned().or_else(|| bounded_read::bytes(path).ok())?;
                String::from_utf8(bytes).ok()
            };
            let at = project.absolute(&file);
            let planned: Vec<(PathBuf, String)> = match need {
                Need::Module { name, folder, text } => {
                    let path = folder.join(name.replace('.', "/") + ".py");
                    let module = (!path.is_file()).then(|| (path, text.to_string()));
                    module.into_iter().chain(manifest::list_module(&at, &name, &read)).collect()
                }
                Need::Distribution { requirement, .. } => match manifest::add(&at, &requirement, &read) {
                    Answer::Edited { path, text } => vec![(path, text)],
                    Answer::Declared | Answer::ByHand(_) | Answer::Contradicts(_) => Vec::new(),
                },
            };
            for (path, text) in planned {
                let other = others.entry(path.clone()).or_insert_with(|| Other {
                    path: project.called(&path),
                    before: bounded_read::bytes(&path).ok(),
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
    /// The old text, for a diff; empty for a new file.
    pub fn source(&self) -> Option<Source> {
        Source::decode(&self.path, self.before.as_deref().unwrap_or_default()).ok()
    }
}
