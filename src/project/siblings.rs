//! Sibling projects: the other projects of a repository, whose sources are read for their types by the projects that
//! import them.

use std::fs;
use std::path::{Path, PathBuf};

use super::installed::is_project;
use super::search_path::sources_of;
use super::view::Project;
use crate::model::is_library;

/// How deep below the root of a repository projects are looked for, and in how many folders.
const DEPTH: usize = 4;
const FOLDERS: usize = 5_000;

impl Project {
    /// The file of a module that only one sibling of the project of a file has.
    pub(super) fn module_in_sibling(&self, name: &str, from: &Path) -> Option<PathBuf> {
        let top = name.split('.').next().filter(|top| !is_library(top))?;
        let unit = self.unit_of(from);
        let around = unit.reach().0.to_owned();
        let sources = self.siblings.get_or(&around, || sources_below(&around).into());
        let is_other = |source: &&PathBuf| !source.starts_with(&unit.folder);
        let mut found =
            sources.iter().filter(is_other).filter(|source| self.module_in(source, top).is_some());
        // Where several have it, the environment decides, and nobody knows it.
        let only = found.next().filter(|_| found.next().is_none())?;
        self.module_in(only, name)
    }
}

/// The folders of sources of all projects below a folder.
fn sources_below(folder: &Path) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    let (mut open, mut seen) = (vec![(folder.to_owned(), 0)], 0);
    while let Some((folder, depth)) = open.pop() {
        seen += 1;
        if is_project(&folder) {
            sources.extend(sources_of(&folder));
            sources.push(folder.clone());
        }
        if depth == DEPTH || seen > FOLDERS {
            continue;
        }
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let is_source = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // An environment holds what is installed, and a package holds no project.
            !name.starts_with('.')
                && name != "node_modules"
                && !path.join("pyvenv.cfg").is_file()
                && !path.join("__init__.py").is_file()
        };
        open.extend(folders.map(|entry| entry.path()).filter(is_source).map(|path| (path, depth + 1)));
    }
    sources.sort();
    sources.dedup();
    sources
}
