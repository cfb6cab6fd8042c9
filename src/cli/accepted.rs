//! The baselines of a run: which files are held against which, and what becomes of their findings.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use super::run::{Done, Input};
use crate::engine::Catalogue;
use crate::finding::Finding;
use crate::output::{Tally, visible};
use crate::project::baseline::{Baseline, Compared, Counts, called};
use crate::suppression::is_own;

/// A baseline as it was when the run began.
pub struct Kept {
    /// As people call it.
    pub path: PathBuf,
    /// What it accepts; nothing when it is not there.
    pub baseline: Baseline,
    /// Its bytes, when it is there.
    pub bytes: Option<Vec<u8>>,
    /// Its absolute path.
    pub absolute: PathBuf,
}

/// A file that was looked at.
struct Looked {
    kept: usize,
    called: String,
    catalogue: Arc<Catalogue>,
    found: Counts,
}

/// The baselines of a run, with what is found.
#[derive(Default)]
pub struct Accepted {
    /// The baselines.
    pub kept: Vec<Kept>,
    files: HashMap<PathBuf, Looked>,
}

impl Accepted {
    /// Reads the baselines of the files. One that is named and not there is an error, unless it is
    /// about to be written.
    pub fn read(&mut self, inputs: &[Input], to_write: bool) -> Result<()> {
        let here = std::fs::canonicalize(".").unwrap_or_default();
        let mut known: HashMap<&Path, usize> = HashMap::new();
        for input in inputs.iter().filter(|input| input.given.is_none()) {
            let (path, is_named) = &input.profile.baseline;
            let kept = match known.get(path.as_path()) {
                Some(kept) => *kept,
                None => {
                    let shown = visible(&path.to_string_lossy());
                    let read = Baseline::read(path).map_err(|why| anyhow!("{shown}: {why}"))?;
                    if read.is_none() && *is_named && !to_write {
                        bail!("{shown}: does not exist; `upshift baseline` writes it");
                    }
                    let (baseline, bytes) = match read {
                        Some((baseline, bytes)) => (baseline, Some(bytes)),
                        None => (Baseline::new(), None),
                    };
                    self.kept.push(Kept { path: path.clone(), baseline, bytes, absolute: here.join(path) });
                    known.insert(path, self.kept.len() - 1);
                    self.kept.len() - 1
                }
            };
            // Where there is none, nothing is accepted.
            if self.kept[kept].bytes.is_none() && !to_write {
                continue;
            }
            let looked = Looked {
                kept,
                called: called(&self.kept[kept].absolute, &input.absolute),
                catalogue: input.profile.catalogue.clone(),
                found: Counts::new(),
            };
            self.files.insert(input.path.clone(), looked);
        }
        Ok(())
    }

    /// Counts what is found in a file.
    pub fn count(&mut self, done: &Done) {
        let Some(looked) = done.source.as_ref().and_then(|source| self.files.get_mut(source.path())) else {
            return;
        };
        for finding in &done.outcome.findings {
            *looked.found.entry(finding.id.clone()).or_default() += 1;
        }
    }

    /// Takes what is accepted out of the findings of a file that was counted. Returns what is said
    /// of those that have grown.
    pub fn take_out(&self, done: &mut Done, tally: &mut Tally) -> Vec<String> {
        let Some(looked) = done.source.as_ref().and_then(|source| self.files.get(source.path())) else {
            return Vec::new();
        };
        let kept = &self.kept[looked.kept];
        let compared = kept.baseline.compare(&looked.called, &looked.found);
        let is_accepted = |finding: &Finding| {
            compared.get(&finding.id).is_some_and(|compared| compared.found <= compared.accepted)
        };
        for finding in done.outcome.findings.iter().filter(|finding| is_accepted(finding)) {
            tally.accept(finding);
        }
        done.outcome.findings.retain(|finding| !is_accepted(finding));
        let grown = compared.iter().filter(|(_, c)| c.accepted > 0 && c.found > c.accepted);
        let told = |(id, Compared { accepted, found }): (&String, &Compared)| {
            let file = visible(&looked.called);
            format!("{file}: `{id}`: {found} found, {} accepts {accepted}", kept.path.display())
        };
        grown.map(told).collect()
    }

    /// How what was found compares with each baseline, for the files and the transforms that were
    /// looked at: by the number of the baseline and the name of the file.
    pub fn compared(&self) -> BTreeMap<(usize, &str), BTreeMap<String, Compared>> {
        let mut all = BTreeMap::new();
        for looked in self.files.values() {
            let mut compared = self.kept[looked.kept].baseline.compare(&looked.called, &looked.found);
            let ids = looked.catalogue.transforms();
            let is_looked_for = |id: &str| is_own(id) || ids.iter().any(|transform| transform.id == id);
            compared.retain(|id, compared| compared.found > 0 || is_looked_for(id));
            if !compared.is_empty() {
                all.insert((looked.kept, looked.called.as_str()), compared);
            }
        }
        all
    }

    /// What is said of accepted findings that are gone, a line for each baseline.
    pub fn shrunk(&self) -> Vec<String> {
        let mut gone: BTreeMap<usize, usize> = BTreeMap::new();
        for ((kept, _), compared) in self.compared() {
            let fewer = compared.values().map(|c| c.accepted.saturating_sub(c.found)).sum::<usize>();
            *gone.entry(kept).or_default() += fewer;
        }
        let told = |(kept, count): (usize, usize)| {
            let path = self.kept[kept].path.display();
            let are = if count == 1 { "finding that is" } else { "findings that are" };
            format!("{path} accepts {count} {are} gone; `upshift baseline` takes them out")
        };
        gone.into_iter().filter(|(_, count)| *count > 0).map(told).collect()
    }
}
