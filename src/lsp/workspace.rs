//! The state of the server: documents, folders and settings.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};

use super::analysis::{Analysis, Held};
use super::client::Client;
use super::documents::{Document, Documents};
use super::folders::{Folder, Folders};
use super::protocol;
use super::recorded::Recorded;
use crate::embedded::Format;
use crate::engine::{Outcome, Settings};
use crate::matching::RunEvidence;
use crate::output;
use crate::project::baseline::{Baseline, Counts, called};
use crate::project::{Needs, Other, Profiles};
use crate::text::Source;

/// Looks settings up, under the options of the command line.
pub type MakeProfiles<'p> = dyn Fn() -> Result<Profiles> + 'p;

/// What is open, and what is known about it.
pub struct Workspace<'p> {
    /// The capabilities of the client.
    pub client: Client,
    /// The open documents.
    pub documents: Documents,
    /// The open folders.
    pub folders: Folders,
    make_profiles: &'p MakeProfiles<'p>,
    profiles: Option<Profiles>,
    baselines: HashMap<PathBuf, Baseline>,
    recorded: Recorded,
}

impl<'p> Workspace<'p> {
    /// A workspace in which nothing is open.
    pub fn new(make_profiles: &'p MakeProfiles<'p>) -> Workspace<'p> {
        Workspace {
            client: Client::default(),
            documents: Documents::default(),
            folders: Folders::default(),
            make_profiles,
            profiles: None,
            baselines: HashMap::new(),
            recorded: Recorded::default(),
        }
    }

    /// Forgets everything that depends on files on disk.
    pub fn refresh(&mut self) {
        self.profiles = None;
        self.baselines.clear();
        self.folders.refresh();
        self.forget_analyses();
    }

    /// Forgets all results.
    pub fn forget_analyses(&mut self) {
        self.documents.values_mut().for_each(|document| document.analysis = None);
    }

    /// Closes a document, so that the file on disk counts again. Returns it, if it was open.
    pub fn close(&mut self, uri: &str) -> Option<Document> {
        let closed = self.documents.remove(uri)?;
        if closed.is_python && (!closed.is_module() || !self.folders.reread(&closed.source)) {
            self.refresh();
        }
        Some(closed)
    }

    /// The URI of the open document that another one shows: that of the notebook for a cell.
    pub fn shown_by(&self, uri: &str) -> Option<String> {
        if self.documents.contains_key(uri) {
            return Some(uri.to_owned());
        }
        let mut notebooks = self.documents.values().filter(|document| document.notebook.is_some());
        let has_cell = |document: &&Document| document.parts().iter().any(|(cell, _)| *cell == uri);
        notebooks.find(has_cell).map(|document| document.uri.clone())
    }

    /// The absolute path of a document in its canonical folder; `None` if it is neither a file nor
    /// about to be one.
    pub fn path_of(&self, uri: &str) -> Option<PathBuf> {
        match uri.split_once(':')? {
            ("file", _) => canonical(&protocol::path_of(uri)?),
            ("untitled", path) => {
                let name = path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty())?;
                let folder = self.folders.roots().first().cloned();
                Some(folder.or_else(|| std::env::current_dir().ok())?.join(name))
            }
            _ => None,
        }
    }

    /// The result for a document; `None` if it is not open, or not to be processed.
    pub fn analysis(&mut self, uri: &str) -> Option<Arc<Analysis>> {
        let document = self.documents.get(uri).filter(|document| document.is_python)?;
        if let Some(known) = &document.analysis {
            return Some(known.clone());
        }
        let (source, embedded) = (document.source.clone(), document.embedded());
        // If this panics, it is not tried again.
        let unfinished = format!("{}: not processed because of a bug in upshift", source.path().display());
        self.documents.get_mut(uri)?.analysis = Some(Arc::new(Analysis::failed(unfinished)));
        let mut found = match self.settings(&source) {
            Err(why) => Analysis::failed(format!("{why:#}")),
            Ok((held, _)) if !held.docs && Format::of(source.path()).is_some_and(Format::is_document) => {
                Analysis::default()
            }
            Ok((mut held, accepted)) => {
                // A recording that is missing hides no findings.
                let run = self.recorded(&source, &held).map(|run| held.settings.run = run);
                let mut found = match self.folder_around(&source) {
                    Some(folder) => Analysis::of(&source, embedded.as_deref(), held, &accepted, folder),
                    None => Analysis::default(),
                };
                found.troubles.extend(run.err().map(|why| format!("{why:#}")));
                found
            }
        };
        // The other transforms run all the same.
        let invalid = self.profiles.iter().flat_map(|profiles| &profiles.invalid);
        found.troubles.extend(invalid.map(output::problem));
        let found = Arc::new(found);
        self.documents.get_mut(uri)?.analysis = Some(found.clone());
        Some(found)
    }

    /// What recorded runs show of a file.
    fn recorded(&mut self, source: &Source, held: &Held) -> Result<RunEvidence> {
        let warnings = self.profiles()?.configs.of_file(source.path())?.warnings().to_vec();
        let folder = self.folders.key(source.path());
        self.recorded.of(&warnings, &folder, source, &held.catalogue)
    }

    /// The transforms and settings of a file, and the findings that its baseline accepts.
    fn settings(&mut self, source: &Source) -> Result<(Held, Counts)> {
        let path = source.path();
        let profile = self.profiles()?.of_file(path)?;
        let (settings, docs) = (profile.settings(), profile.docs());
        let held = Held { catalogue: profile.catalogue.clone(), settings, docs };
        let baseline = &profile.baseline.0;
        if !self.baselines.contains_key(baseline) {
            let read = Baseline::read(baseline).map_err(|why| anyhow!("{}: {why}", baseline.display()))?;
            self.baselines.insert(baseline.clone(), read.map(|(read, _)| read).unwrap_or_default());
        }
        let absolute = std::path::absolute(baseline).unwrap_or_else(|_| baseline.clone());
        let accepted = self.baselines[baseline].of(&called(&absolute, path)).cloned();
        Ok((held, accepted.unwrap_or_default()))
    }

    /// The result for a document under other settings than its own.
    pub fn outcome(&mut self, uri: &str, analysis: &Analysis, settings: &Settings) -> Option<Outcome> {
        let document = self.documents.get(uri)?;
        let (source, embedded) = (document.source.clone(), document.embedded());
        let folder = self.folder_around(&source)?;
        Some(folder.upgrade(&source, embedded.as_deref(), analysis.held.as_ref()?, settings))
    }

    /// Other files that must change with a document.
    pub fn others(&mut self, source: &Source, outcome: &Outcome) -> Option<Vec<Other>> {
        let own = outcome.text.as_ref().map(|text| (source.path().to_owned(), text.clone().into_bytes()));
        // What others need of a notebook is not asked for.
        let open = self.documents.values().filter(|document| document.notebook.is_none());
        let open = open.map(|document| &document.source);
        let open = open.map(|source| (source.path().to_owned(), source.text().as_bytes().to_vec()));
        let texts: BTreeMap<PathBuf, Vec<u8>> = open.chain(own).collect();
        let mut needs = Needs::default();
        needs.of(source.path(), &outcome.findings);
        Some(needs.plan(&self.folder_around(source)?.project, &texts).others)
    }

    fn profiles(&mut self) -> Result<&mut Profiles> {
        let profiles = match self.profiles.take() {
            Some(profiles) => profiles,
            None => (self.make_profiles)()?,
        };
        Ok(self.profiles.insert(profiles))
    }

    /// The folder around a file, with the texts of all open documents in it.
    fn folder_around(&mut self, source: &Source) -> Option<&mut Folder> {
        let configs = self.profiles().ok()?.configs.clone();
        let key = self.folders.key(source.path());
        let is_near =
            |document: &&Document| document.is_module() && self.folders.key(document.source.path()) == key;
        let documents = self.documents.values().filter(is_near);
        let buffers = documents.map(|document| document.source.clone()).collect();
        let folder = self.folders.of(source.path(), &configs)?;
        folder.project.set_buffers(buffers);
        Some(folder)
    }
}

/// A path in its canonical folder.
pub fn canonical(path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    let folder = std::path::absolute(folder).map(|folder| folder.canonicalize().unwrap_or(folder)).ok()?;
    Some(folder.join(path.file_name()?))
}
