//! The baselines of a run: the findings that they accept are not shown.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use super::reporter::counted;
use super::run::{FileResult, RunPlan};
use crate::embedded::Format;
use crate::engine::Catalogue;
use crate::finding::Finding;
use crate::output::{Tally, visible};
use crate::project::baseline::{Baseline, Compared, Counts, called};
use crate::project::{Profile, working_folder};
use crate::suppression::is_own;

/// A baseline as it was when the run began.
pub struct Loaded {
    /// Its path, as the user names it.
    pub path: PathBuf,
    /// Its absolute path.
    pub absolute: PathBuf,
    /// What it accepts; nothing if the file does not exist.
    pub baseline: Baseline,
    /// The bytes of the file, if it exists.
    pub bytes: Option<Vec<u8>>,
}

/// A file whose findings are compared with a baseline.
struct Tracked {
    baseline: usize,
    called: String,
    catalogue: Arc<Catalogue>,
    found: Counts,
}

/// The baselines of a run, and what was found.
#[derive(Default)]
pub struct BaselineFilter {
    /// The baselines.
    pub loaded: Vec<Loaded>,
    files: HashMap<PathBuf, Tracked>,
    /// The folders of whole projects, whose manifests may be reported.
    projects: Vec<(PathBuf, usize, Arc<Profile>)>,
}

impl BaselineFilter {
    /// Reads the baselines of a run. One that is configured but does not exist is an error, unless it
    /// is about to be written.
    pub fn new(plan: &RunPlan, to_write: bool) -> Result<BaselineFilter> {
        let mut filter = BaselineFilter::default();
        for (path, profile) in plan.read_files() {
            let baseline = filter.load(profile, to_write)?;
            filter.track(path, &plan.project.absolute(path), (baseline, profile));
        }
        for (folder, profile) in &plan.projects {
            let baseline = filter.load(profile, to_write)?;
            let loaded = &filter.loaded[baseline];
            let home = loaded.absolute.parent().unwrap_or(folder);
            // What was found in a manifest may be gone.
            let is_read =
                |file: &PathBuf| Format::of(file).is_some() || file.extension() == Some("py".as_ref());
            let accepted = loaded.baseline.files().map(|file| home.join(file));
            let others: Vec<PathBuf> =
                accepted.filter(|file| file.starts_with(folder) && !is_read(file)).collect();
            for file in others {
                filter.track(&plan.project.called(&file), &file, (baseline, profile));
            }
            filter.projects.push((folder.clone(), baseline, profile.clone()));
        }
        Ok(filter)
    }

    fn track(&mut self, path: &Path, absolute: &Path, (baseline, profile): (usize, &Arc<Profile>)) {
        let called = called(&self.loaded[baseline].absolute, absolute);
        let catalogue = profile.catalogue.clone();
        let tracked = Tracked { baseline, called, catalogue, found: Counts::new() };
        self.files.entry(path.to_owned()).or_insert(tracked);
    }

    /// The index of the baseline of a profile.
    fn load(&mut self, profile: &Profile, to_write: bool) -> Result<usize> {
        let (path, is_configured) = &profile.baseline;
        if let Some(known) = self.loaded.iter().position(|loaded| loaded.path == *path) {
            return Ok(known);
        }
        let shown = visible(&path.to_string_lossy());
        let (baseline, bytes) = Baseline::read(path).map_err(|why| anyhow!("{shown}: {why}"))?.unzip();
        if bytes.is_none() && *is_configured && !to_write {
            bail!("{shown}: no such file; `upshift baseline` creates it");
        }
        let (baseline, absolute) = (baseline.unwrap_or_default(), working_folder().join(path));
        self.loaded.push(Loaded { path: path.clone(), absolute, baseline, bytes });
        Ok(self.loaded.len() - 1)
    }

    /// Counts the findings of a file.
    pub fn count(&mut self, result: &FileResult) {
        let absolute = working_folder().join(result.path());
        let around = self.projects.iter().filter(|(folder, ..)| absolute.starts_with(folder));
        if let Some((_, baseline, profile)) =
            around.max_by_key(|(folder, ..)| folder.as_os_str().len()).cloned()
        {
            self.track(result.path(), &absolute, (baseline, &profile));
        }
        if let Some(tracked) = self.files.get_mut(result.path()) {
            for finding in &result.outcome.findings {
                *tracked.found.entry(finding.id.clone()).or_default() += 1;
            }
        }
    }

    /// Removes the accepted findings of a file. Returns a message for each transform that has more
    /// findings than are accepted.
    pub fn apply(&mut self, result: &mut FileResult, tally: &mut Tally) -> Vec<String> {
        self.count(result);
        let Some(tracked) = self.files.get(result.path()) else {
            return Vec::new();
        };
        let loaded = &self.loaded[tracked.baseline];
        let compared = loaded.baseline.compare(&tracked.called, &tracked.found);
        let is_accepted = |finding: &Finding| compared.get(&finding.id).is_some_and(Compared::is_accepted);
        result.outcome.findings.iter().filter(|f| is_accepted(f)).for_each(|f| tally.accept(f));
        result.outcome.findings.retain(|finding| !is_accepted(finding));
        let grown = compared.iter().filter(|(_, compared)| compared.accepted > 0 && !compared.is_accepted());
        grown.map(|(id, compared)| loaded.grown(&tracked.called, id, compared)).collect()
    }

    /// How the findings compare with each baseline, for the processed files and their transforms: by
    /// the index of the baseline and the name of the file.
    pub fn compared(&self) -> BTreeMap<(usize, &str), BTreeMap<String, Compared>> {
        let mut all = BTreeMap::new();
        for tracked in self.files.values() {
            let mut compared =
                self.loaded[tracked.baseline].baseline.compare(&tracked.called, &tracked.found);
            let is_selected = |id: &str| is_own(id) || tracked.catalogue.has(id);
            compared.retain(|id, compared| compared.found > 0 || is_selected(id));
            if !compared.is_empty() {
                all.insert((tracked.baseline, tracked.called.as_str()), compared);
            }
        }
        all
    }

    /// A message for each baseline that accepts findings which are gone.
    pub fn shrunk(&self) -> Vec<String> {
        let mut gone: BTreeMap<usize, usize> = BTreeMap::new();
        for ((baseline, _), compared) in self.compared() {
            let fewer = compared.values().map(|c| c.accepted.saturating_sub(c.found)).sum::<usize>();
            *gone.entry(baseline).or_default() += fewer;
        }
        let message = |(baseline, count): (usize, usize)| {
            let (path, findings) = (self.loaded[baseline].path.display(), counted(count, "finding"));
            let (verb, them) = if count == 1 { ("exists", "it") } else { ("exist", "them") };
            format!("{path} accepts {findings} that no longer {verb}; `upshift baseline` removes {them}")
        };
        gone.into_iter().filter(|(_, count)| *count > 0).map(message).collect()
    }
}

impl Loaded {
    /// The message for a transform with more findings than are accepted.
    pub fn grown(&self, file: &str, id: &str, compared: &Compared) -> String {
        let Compared { accepted, found } = compared;
        format!("{}: `{id}`: {found} found, but {} accepts {accepted}", visible(file), self.path.display())
    }
}
