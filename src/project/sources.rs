//! The texts of files, kept in memory for a while.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use foldhash::HashMap;

use crate::text::Source;

/// The number of sources kept in memory: a tree may be larger than memory.
const SOURCES: usize = 60;

/// Sources that were read: those of late, and those that somebody else still keeps.
#[derive(Default)]
pub(super) struct Sources {
    late: HashMap<PathBuf, Option<Arc<Source>>>,
    before: HashMap<PathBuf, Weak<Source>>,
}

impl Sources {
    /// The source of an absolute path, if it is known; `Some(None)` if it cannot be read.
    pub fn get(&mut self, path: &Path) -> Option<Option<Arc<Source>>> {
        if let Some(known) = self.late.get(path) {
            return Some(known.clone());
        }
        let known = self.before.get(path)?.upgrade()?;
        self.keep(path, Some(known.clone()));
        Some(Some(known))
    }

    /// Keeps what was read of an absolute path.
    pub fn keep(&mut self, path: &Path, source: Option<Arc<Source>>) {
        if self.late.len() > SOURCES {
            let late = self.late.drain();
            self.before.extend(late.filter_map(|(path, source)| Some((path, Arc::downgrade(&source?)))));
            self.before.retain(|_, source| source.strong_count() > 0);
        }
        self.late.insert(path.to_owned(), source);
    }

    /// Forgets what was read of an absolute path.
    pub fn forget(&mut self, path: &Path) {
        self.late.remove(path);
        self.before.remove(path);
    }
}
