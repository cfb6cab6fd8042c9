//! The modules around a file, found as Python would find them: from the top of its package, from
//! the folders that were named, from `src`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::walk::plain;
use crate::model::Neighbours;
use crate::text::Source;

/// At most so many files are looked at for the callers of one function.
const MENTIONS: usize = 300;

/// A tree of files.
pub struct Project {
    /// Folders that imports may start from besides the package's own.
    tops: Vec<PathBuf>,
    /// All files of the run.
    files: Vec<PathBuf>,
    sources: Mutex<HashMap<PathBuf, Option<Arc<Source>>>>,
}

impl Project {
    /// A project of the paths that the user named and the files found there.
    pub fn new(paths: &[PathBuf], files: Vec<PathBuf>) -> Self {
        let mut tops: Vec<PathBuf> = Vec::new();
        for path in paths.iter().filter(|path| path.is_dir()) {
            for top in [path.join("src"), path.clone()] {
                if top.is_dir() && !top.join("__init__.py").is_file() && !tops.contains(&top) {
                    tops.push(top);
                }
            }
        }
        Project { tops, files, sources: Mutex::default() }
    }

    fn read(&self, path: &Path) -> Option<Arc<Source>> {
        let path = &plain(path);
        let known = |this: &Self| {
            let sources = this.sources.lock().unwrap_or_else(|e| e.into_inner());
            sources.get(path).cloned()
        };
        if let Some(known) = known(self) {
            return known;
        }
        let bytes = fs::read(path).ok();
        let source = bytes.and_then(|bytes| Source::decode(path, &bytes).ok()).map(Arc::new);
        let mut sources = self.sources.lock().unwrap_or_else(|e| e.into_inner());
        sources.insert(path.to_owned(), source.clone());
        source
    }
}

/// The folder above the outermost package that a file is in, and the packages down to it.
fn package_of(file: &Path) -> (PathBuf, Vec<String>) {
    let mut names = Vec::new();
    let mut folder = file.parent().unwrap_or(Path::new("")).to_owned();
    while folder.join("__init__.py").is_file() {
        let Some(name) = folder.file_name() else { break };
        names.push(name.to_string_lossy().into_owned());
        if !folder.pop() {
            break;
        }
    }
    names.reverse();
    (folder, names)
}

impl Neighbours for Project {
    fn module(&self, name: &str, from: &Path) -> Option<Arc<Source>> {
        let relative: PathBuf = name.split('.').collect();
        let (top, _) = package_of(from);
        std::iter::once(&top).chain(&self.tops).find_map(|folder| {
            let module = folder.join(&relative).with_extension("py");
            let package = folder.join(&relative).join("__init__.py");
            [package, module].iter().find(|path| path.is_file()).and_then(|path| self.read(path))
        })
    }

    fn roots(&self, file: &Path) -> Vec<PathBuf> {
        let (top, _) = package_of(file);
        let mut roots = vec![top];
        for top in &self.tops {
            if !roots.contains(top) {
                roots.push(top.clone());
            }
        }
        roots
    }

    fn name_of(&self, file: &Path) -> (String, bool) {
        let (_, mut names) = package_of(file);
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_package = stem == "__init__";
        if !is_package {
            names.push(stem);
        }
        (names.join("."), is_package)
    }

    fn mentioning(&self, word: &str) -> Vec<Arc<Source>> {
        let Ok(scanner) = aho_corasick::AhoCorasick::new([word]) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for path in &self.files {
            // Not kept: a tree may be larger than memory.
            let Ok(bytes) = fs::read(path) else { continue };
            if scanner.is_match(&bytes) {
                found.extend(self.read(path));
                if found.len() >= MENTIONS {
                    break;
                }
            }
        }
        found
    }
}
