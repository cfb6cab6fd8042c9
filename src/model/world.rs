//! The files around a file: read when a name leads there, parsed once, shared by all threads.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::Module;
use crate::text::Source;

/// At most so many files are looked at for the users of one name.
pub const MENTIONS: usize = 300;

/// What lies around a file: the other modules that it imports.
pub trait Neighbours: Sync {
    /// The source of the first-party module of a dotted name, as seen from `from`; `None` when it
    /// is not part of the project.
    fn module(&self, name: &str, from: &Path) -> Option<Arc<Source>>;
    /// The directories that first-party imports start from, absolute, for the type checker.
    fn roots(&self, file: &Path) -> Vec<PathBuf>;
    /// The dotted name a file is imported by, as `app.core.base`, and whether it is a package's
    /// `__init__`.
    fn name_of(&self, file: &Path) -> (String, bool);
    /// Other first-party files that hold an identifier, for call sites; at most a few hundred.
    fn mentioning(&self, word: &str) -> Vec<Arc<Source>>;
    /// Texts that people are writing just now: they win over those of the files on disk, for the
    /// type checker too. Their paths are absolute.
    fn buffers(&self) -> &[Arc<Source>] {
        &[]
    }
    /// Whether the project of a file declares a distribution, written as PEP 508 does.
    fn declared(&self, requirement: &str, _file: &Path) -> Declared {
        Declared::ByHand(format!("Needs the distribution `{requirement}`."))
    }
}

/// What a project says to a distribution that a file needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// It declares it.
    Already,
    /// It does not, and this manifest can be made to.
    Addable(PathBuf),
    /// It does not, and the sentence says what to do.
    ByHand(String),
}

/// Modules that were parsed, by their paths.
#[derive(Default)]
pub struct Parsed(HashMap<PathBuf, Arc<Module>>);

/// The text of modules that are kept, in bytes: a tree takes some ten times as much. Beyond it they are
/// parsed again when they are asked for again.
const KEPT: usize = 4 << 20;

/// A project's modules, parsed on demand.
pub struct World<'a> {
    neighbours: &'a dyn Neighbours,
    /// Whether the type checker may be asked.
    checker: bool,
    modules: Mutex<HashMap<PathBuf, Arc<Module>>>,
    mentions: Mutex<HashMap<String, Arc<Vec<Arc<Source>>>>>,
    /// The text of `modules`, in bytes.
    kept: AtomicUsize,
}

impl<'a> World<'a> {
    /// A world in which nothing is parsed yet.
    pub fn new(neighbours: &'a dyn Neighbours) -> Self {
        World {
            neighbours,
            checker: true,
            modules: Mutex::default(),
            mentions: Mutex::default(),
            kept: AtomicUsize::new(0),
        }
    }

    /// The same, where values are what the code shows and the type checker is not asked.
    pub fn without_checker(neighbours: &'a dyn Neighbours) -> Self {
        World { checker: false, ..World::new(neighbours) }
    }

    /// One with modules that were parsed before, as far as their texts are still the same.
    pub fn with(neighbours: &'a dyn Neighbours, parsed: Parsed) -> Self {
        // What a module remembers of itself may hang on others.
        parsed.0.values().for_each(|module| module.forget_behind());
        World { modules: Mutex::new(parsed.0), ..World::new(neighbours) }
    }

    /// The modules that were parsed, for another world of the same files.
    pub fn into_parsed(self) -> Parsed {
        Parsed(self.modules.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether the type checker may be asked.
    pub fn has_checker(&self) -> bool {
        self.checker
    }

    /// What lies around.
    pub fn neighbours(&self) -> &'a dyn Neighbours {
        self.neighbours
    }

    /// The first-party module of a dotted name, as seen from `from`.
    pub fn module(&self, name: &str, from: &Path) -> Option<Arc<Module>> {
        let source = self.neighbours.module(name, from)?;
        Some(self.read(source))
    }

    /// The first-party sources that hold an identifier; searched for once.
    pub fn mentioning(&self, word: &str) -> Arc<Vec<Arc<Source>>> {
        let known = |this: &Self| {
            let mentions = this.mentions.lock().unwrap_or_else(PoisonError::into_inner);
            mentions.get(word).cloned()
        };
        if let Some(found) = known(self) {
            return found;
        }
        let found = Arc::new(self.neighbours.mentioning(word));
        let mut mentions = self.mentions.lock().unwrap_or_else(PoisonError::into_inner);
        mentions.insert(word.to_owned(), found.clone());
        found
    }

    /// A source with its names; parsed on the first call for its path.
    pub fn read(&self, source: Arc<Source>) -> Arc<Module> {
        let known = |this: &Self| {
            let modules = this.modules.lock().unwrap_or_else(PoisonError::into_inner);
            modules
                .get(source.path())
                .filter(|module| {
                    Arc::ptr_eq(&module.source, &source) || module.source.text() == source.text()
                })
                .cloned()
        };
        if let Some(module) = known(self) {
            return module;
        }
        // Parsed outside the lock: another thread may do the same work, but nobody waits.
        let (name, is_package) = self.neighbours.name_of(source.path());
        let path = source.path().to_owned();
        let module = Arc::new(Module::new(source, name, is_package));
        let size = module.source.text().len();
        let mut modules = self.modules.lock().unwrap_or_else(PoisonError::into_inner);
        if self.kept.fetch_add(size, Ordering::Relaxed) > KEPT {
            self.kept.store(size, Ordering::Relaxed);
            modules.clear();
            self.mentions.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        modules.insert(path, module.clone());
        module
    }
}
