//! The files the type checker sees: the texts handed in, and behind them the disk. The first root has a name
//! of its own there, which is another folder for another package: so what was inferred of the standard library,
//! which is most of the work, holds for all packages of a run.

use std::any::Any;
use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use ruff_db::file_revision::FileRevision;
use ruff_db::system::walk_directory::WalkDirectoryBuilder;
use ruff_db::system::{
    DirectoryEntry, FileType, Metadata, OsSystem, Result, System, SystemPath, SystemPathBuf,
    SystemVirtualPath, WhichError, WhichResult, WritableSystem,
};
use ruff_notebook::{Notebook, NotebookError};

use super::nesting::is_too_deep;
use crate::text::fingerprint;

/// The folder of this name in the root of the file system stands for the first root.
const FIRST: &str = "<first root>";

/// A file system in which handed-in texts win over the disk. Clones share the texts. What nests too deep cannot be read.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    disk: OsSystem,
    /// Directories that are taken to exist.
    roots: Arc<[SystemPathBuf]>,
    texts: Arc<RwLock<Texts>>,
    first: Arc<RwLock<First>>,
    /// Bytes of the texts that were read.
    read: Arc<AtomicUsize>,
}

/// The first root.
#[derive(Debug)]
struct First {
    /// What it is called here.
    name: SystemPathBuf,
    /// Where it is.
    folder: SystemPathBuf,
    /// Counts the folders that it has been.
    changes: u64,
}

#[derive(Debug, Default)]
struct Texts {
    /// Sorted, so that what lies under a directory stands together.
    by_path: BTreeMap<SystemPathBuf, Text>,
    /// Counts the writes, so that each has its own revision.
    writes: u64,
}

#[derive(Debug)]
struct Text {
    content: Arc<str>,
    revision: FileRevision,
}

impl Overlay {
    /// An overlay with no texts, in which the `roots` are directories whether or not the disk has them.
    /// Relative paths are taken to start at `directory`, which is the first root.
    pub(super) fn new(directory: &SystemPath, roots: &[SystemPathBuf]) -> Self {
        let top = directory.ancestors().last().unwrap_or(directory);
        let first = First { name: top.join(FIRST), folder: directory.to_path_buf(), changes: 0 };
        Self {
            disk: OsSystem::new(directory),
            roots: roots.into(),
            texts: Arc::default(),
            first: Arc::new(RwLock::new(first)),
            read: Arc::default(),
        }
    }

    /// How much text was read, in bytes.
    pub(super) fn read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
    }

    /// What the first root is called here, whatever folder it is.
    pub(super) fn first(&self) -> SystemPathBuf {
        self.first_root().name.clone()
    }

    /// Makes another folder the first root. Who has asked for files there has to ask again. Returns whether it
    /// was another one before.
    pub(super) fn move_first(&self, folder: &SystemPath) -> bool {
        let mut first = self.first.write().unwrap_or_else(PoisonError::into_inner);
        let moves = *first.folder != *folder;
        if moves {
            first.folder = folder.to_path_buf();
            first.changes += 1;
        }
        moves
    }

    fn first_root(&self) -> RwLockReadGuard<'_, First> {
        self.first.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a path is called here.
    pub(super) fn called(&self, path: &SystemPath) -> SystemPathBuf {
        let first = self.first_root();
        path.strip_prefix(&first.folder).map_or_else(|_| path.to_path_buf(), |rest| first.name.join(rest))
    }

    /// The path of what is called so here.
    pub(super) fn real(&self, path: &SystemPath) -> SystemPathBuf {
        let first = self.first_root();
        path.strip_prefix(&first.name).map_or_else(|_| path.to_path_buf(), |rest| first.folder.join(rest))
    }

    /// Puts `content` at `path`. Returns whether that differs from the text that was there before: what is
    /// inferred holds until something differs.
    pub(super) fn set(&self, path: &SystemPath, content: &str) -> bool {
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        let same = match texts.by_path.get(path) {
            Some(text) => *text.content == *content,
            None => self.disk.read_to_string(path).is_ok_and(|text| text == content),
        };
        if same {
            return false;
        }
        texts.writes += 1;
        // Bit 127 keeps these apart from revisions that are modification times.
        let revision = FileRevision::new((1 << 127) | u128::from(texts.writes));
        let content = content.into();
        texts.by_path.insert(path.to_path_buf(), Text { content, revision });
        true
    }

    /// Takes back what was handed in for `path`. Returns whether there was something.
    pub(super) fn unset(&self, path: &SystemPath) -> bool {
        self.texts.write().unwrap_or_else(PoisonError::into_inner).by_path.remove(path).is_some()
    }

    fn texts(&self) -> RwLockReadGuard<'_, Texts> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn content(&self, path: &SystemPath) -> Option<Arc<str>> {
        Some(Arc::clone(&self.texts().by_path.get(path)?.content))
    }
}

impl Texts {
    /// The names directly under `directory`, with what they are.
    fn children(&self, directory: &SystemPath) -> BTreeMap<SystemPathBuf, FileType> {
        let mut children = BTreeMap::new();
        for path in self.under(directory) {
            let Ok(rest) = path.strip_prefix(directory) else {
                continue;
            };
            let mut components = rest.components();
            let Some(name) = components.next() else {
                continue;
            };
            let file_type = if components.next().is_some() { FileType::Directory } else { FileType::File };
            children.insert(directory.join(name.as_str()), file_type);
        }
        children
    }

    fn under<'a>(&'a self, directory: &'a SystemPath) -> impl Iterator<Item = &'a SystemPathBuf> {
        self.by_path
            .range(directory.to_path_buf()..)
            .map(|(path, _)| path)
            .take_while(move |path| path.starts_with(directory))
            .filter(move |path| path.as_path() != directory)
    }
}

fn not_found() -> Error {
    Error::from(ErrorKind::NotFound)
}

/// How a file is told from another that takes its place: files of two packages may have the same time.
fn moved(data: &Metadata, changes: u64) -> Metadata {
    // The number itself is shown and not given.
    let revision = fingerprint(format!("{:?}", data.revision()).as_bytes());
    let revision = u128::from(changes) << 64 | u128::from(revision);
    Metadata::new(FileRevision::new(revision), data.permissions(), data.file_type())
}

impl Overlay {
    fn real_metadata(&self, path: &SystemPath) -> Result<Metadata> {
        let texts = self.texts();
        if let Some(text) = texts.by_path.get(path) {
            return Ok(Metadata::new(text.revision, Some(0o644), FileType::File));
        }
        // What is in such a directory differs from what the disk's modification time stands for; texts only come.
        let count = texts.under(path).count();
        if count > 0 || (self.roots.iter().any(|root| **root == *path) && !self.disk.is_directory(path)) {
            let revision = FileRevision::new((1 << 126) | count as u128);
            return Ok(Metadata::new(revision, Some(0o755), FileType::Directory));
        }
        self.disk.path_metadata(path)
    }
}

impl System for Overlay {
    fn path_metadata(&self, path: &SystemPath) -> Result<Metadata> {
        let real = self.real(path);
        let data = self.real_metadata(&real)?;
        let changes = self.first_root().changes;
        Ok(if *real == *path { data } else { moved(&data, changes) })
    }

    fn canonicalize_path(&self, path: &SystemPath) -> Result<SystemPathBuf> {
        if *self.real(path) != *path {
            return self.path_metadata(path).map(|_| path.to_path_buf());
        }
        self.disk.canonicalize_path(path).or_else(|error| {
            if self.path_metadata(path).is_ok() { Ok(path.to_path_buf()) } else { Err(error) }
        })
    }

    fn is_same_file(&self, first: &SystemPath, second: &SystemPath) -> Result<bool> {
        let (first, second) = (self.real(first), self.real(second));
        Ok(first == second || self.disk.is_same_file(&first, &second).unwrap_or(false))
    }

    fn which(&self, _name: &str) -> WhichResult {
        Err(WhichError::CannotFindBinaryPath)
    }

    fn read_to_string(&self, path: &SystemPath) -> Result<String> {
        let path = self.real(path);
        let text = match self.content(&path) {
            Some(content) => content.to_string(),
            None => self.disk.read_to_string(&path)?,
        };
        self.read.fetch_add(text.len(), Ordering::Relaxed);
        if is_too_deep(&text) { Err(Error::from(ErrorKind::InvalidData)) } else { Ok(text) }
    }

    fn read_to_notebook(&self, path: &SystemPath) -> std::result::Result<Notebook, NotebookError> {
        let path = self.real(path);
        match self.content(&path) {
            Some(content) => Notebook::from_source_code(&content),
            None => self.disk.read_to_notebook(&path),
        }
    }

    fn read_virtual_path_to_string(&self, _path: &SystemVirtualPath) -> Result<String> {
        Err(not_found())
    }

    fn read_virtual_path_to_notebook(
        &self,
        _path: &SystemVirtualPath,
    ) -> std::result::Result<Notebook, NotebookError> {
        Err(NotebookError::from(not_found()))
    }

    fn current_directory(&self) -> &SystemPath {
        self.disk.current_directory()
    }

    fn user_config_directory(&self) -> Option<SystemPathBuf> {
        None
    }

    fn cache_dir(&self) -> Option<SystemPathBuf> {
        None
    }

    fn read_directory<'a>(
        &'a self,
        path: &SystemPath,
    ) -> Result<Box<dyn Iterator<Item = Result<DirectoryEntry>> + 'a>> {
        let real = self.real(path);
        let children = self.texts().children(&real);
        let on_disk: Vec<_> = match self.disk.read_directory(&real) {
            Ok(entries) => entries.collect(),
            Err(error) if self.path_metadata(path).is_err() => return Err(error),
            Err(_) => Vec::new(),
        };
        let kept: Vec<_> = on_disk
            .into_iter()
            .filter(|entry| !entry.as_ref().is_ok_and(|entry| children.contains_key(entry.path())))
            .collect();
        let handed_in = children.into_iter().map(|(path, kind)| Ok(DirectoryEntry::new(path, kind)));
        let called = |entry: DirectoryEntry| match entry.path().strip_prefix(&real) {
            Ok(rest) => DirectoryEntry::new(path.join(rest), entry.file_type()),
            Err(_) => entry,
        };
        let all: Vec<_> = kept.into_iter().chain(handed_in).map(|entry| entry.map(called)).collect();
        Ok(Box::new(all.into_iter()))
    }

    fn walk_directory(&self, path: &SystemPath) -> WalkDirectoryBuilder {
        self.disk.walk_directory(path)
    }

    fn as_writable(&self) -> Option<&dyn WritableSystem> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn dyn_clone(&self) -> Box<dyn System> {
        Box::new(self.clone())
    }
}
