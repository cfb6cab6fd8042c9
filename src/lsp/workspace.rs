//! All that answers are made of: documents, trees and settings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::Url;

use super::analysis::{Analysis, Begin, Lookup};
use super::client::Client;
use super::documents::{Document, Documents};
use super::trees::{Tree, Trees};
use crate::engine::{Outcome, Settings};
use crate::project::{Needs, Other};
use crate::text::Source;

/// What is open, and what is known of it.
pub struct Workspace<'b> {
    /// What the client can do.
    pub client: Client,
    /// The open documents.
    pub documents: Documents,
    /// The open folders.
    pub trees: Trees,
    begin: &'b Begin<'b>,
    lookup: Option<Box<dyn Lookup>>,
}

impl<'b> Workspace<'b> {
    /// One in which nothing is open.
    pub fn new(begin: &'b Begin<'b>) -> Workspace<'b> {
        Workspace {
            client: Client::default(),
            documents: Documents::default(),
            trees: Trees::default(),
            begin,
            lookup: None,
        }
    }

    /// Forgets what was read from disk, and what was found with it.
    pub fn refresh(&mut self) {
        self.lookup = None;
        self.trees.refresh();
        self.forget_analyses();
    }

    /// Forgets what was found.
    pub fn forget_analyses(&mut self) {
        self.documents.all_mut().for_each(|document| document.analysis = None);
    }

    /// Closes a document: the text on disk holds again. Returns whether it was open.
    pub fn close(&mut self, uri: &Url) -> bool {
        let Some(closed) = self.documents.close(uri) else {
            return false;
        };
        if closed.is_python && !self.trees.reread(&closed.source) {
            self.refresh();
        }
        true
    }

    /// The absolute path of a document, with its folder as it really is; `None` for what is neither
    /// a file nor about to be one.
    pub fn path_of(&self, uri: &Url) -> Option<PathBuf> {
        match uri.scheme() {
            "file" => real(&uri.to_file_path().ok()?),
            "untitled" => {
                let name = uri.path().rsplit(['/', '\\']).next().filter(|name| !name.is_empty())?;
                let folder = self.trees.folders().first().cloned();
                Some(folder.or_else(|| std::env::current_dir().ok())?.join(name))
            }
            _ => None,
        }
    }

    /// What is found in a document; `None` for one that is not open or not to be looked at.
    pub fn analysis(&mut self, uri: &Url) -> Option<Arc<Analysis>> {
        let document = self.documents.get(uri).filter(|document| document.is_python)?;
        if let Some(known) = &document.analysis {
            return Some(known.clone());
        }
        let source = document.source.clone();
        // Who panics is not asked again.
        let unfinished = Analysis::failed(format!("{}: met a defect of upshift", source.path().display()));
        self.documents.get_mut(uri)?.analysis = Some(Arc::new(unfinished));
        let found = Arc::new(self.analyse(&source)?);
        self.documents.get_mut(uri)?.analysis = Some(found.clone());
        Some(found)
    }

    fn analyse(&mut self, source: &Source) -> Option<Analysis> {
        let held = match self.lookup().and_then(|lookup| lookup.of_file(source.path())) {
            Ok(held) => held,
            Err(why) => return Some(Analysis::failed(why)),
        };
        match self.tree_of(source) {
            Some(tree) => Some(Analysis::of(source, held, tree)),
            None => Some(Analysis::default()),
        }
    }

    /// What comes of a document under other settings than its own.
    pub fn outcome(&mut self, source: &Source, analysis: &Analysis, settings: &Settings) -> Option<Outcome> {
        let catalogue = analysis.held.as_ref()?.catalogue.clone();
        Some(self.tree_of(source)?.upgrade(source, &catalogue, settings))
    }

    /// Other files that have to change with a document.
    pub fn others(&mut self, source: &Source, outcome: &Outcome) -> Option<Vec<Other>> {
        let own = outcome.text.as_ref().map(|text| (source.path().to_owned(), text.clone().into_bytes()));
        let open = |document: &Document| {
            (document.source.path().to_owned(), document.source.text().as_bytes().to_vec())
        };
        let mut texts: BTreeMap<PathBuf, Vec<u8>> = self.documents.all().map(open).collect();
        texts.extend(own);
        let mut needs = Needs::default();
        needs.of(source.path(), &outcome.findings);
        Some(needs.plan(&self.tree_of(source)?.project, &texts))
    }

    fn lookup(&mut self) -> Result<&mut Box<dyn Lookup>, String> {
        if self.lookup.is_none() {
            self.lookup = Some((self.begin)()?);
        }
        self.lookup.as_mut().ok_or_else(String::new)
    }

    /// The tree of a file, with the texts of all open documents in it.
    fn tree_of(&mut self, source: &Source) -> Option<&mut Tree> {
        let configs = self.lookup().ok()?.configs();
        let key = self.trees.key(source.path());
        let is_near =
            |document: &&Document| document.is_python && self.trees.key(document.source.path()) == key;
        let buffers = self.documents.all().filter(is_near).map(|document| document.source.clone()).collect();
        let tree = self.trees.of(source.path(), &configs)?;
        tree.project.set_buffers(buffers);
        Some(tree)
    }
}

/// A path with its folder as it really is.
pub fn real(path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    let folder = std::path::absolute(folder).map(|folder| folder.canonicalize().unwrap_or(folder)).ok()?;
    Some(folder.join(path.file_name()?))
}
