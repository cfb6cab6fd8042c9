//! The folders that are open in the editor, and the files around a document.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::analysis::Held;
use crate::embedded::{Embedded, with_docstrings};
use crate::engine::{Outcome, Parsed, Settings, World, upgrade};
use crate::project::{Configs, Project, read_only_roots, result_cache, survey};
use crate::text::Source;

/// A folder, or a file outside of all open folders.
pub struct Folder {
    /// The files around.
    pub project: Project,
    /// Parsed modules.
    parsed: Parsed,
    files: HashSet<PathBuf>,
    /// Files that the walk does not find.
    skipped: HashSet<PathBuf>,
}

impl Folder {
    fn new(root: &Path, files: Vec<PathBuf>, configs: &Configs) -> Folder {
        // A setting that names no folder is reported by a run; here the rest still works.
        let read_only = configs.of(root).ok().and_then(|config| read_only_roots(&config, root).ok());
        let names = files.iter().cloned().collect();
        let mut project = Project::new(&[root.to_owned()], files).with_roots(read_only.unwrap_or_default());
        result_cache::recall_facts(&mut project);
        Folder { files: names, project, parsed: Parsed::default(), skipped: HashSet::new() }
    }

    fn of_folder(folder: &Path, configs: &Arc<Configs>) -> Folder {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let found = survey(&[folder.to_owned()], configs, jobs).files;
        Folder::new(folder, found.into_iter().map(|found| found.path).collect(), configs)
    }

    /// The result for a file in the folder, or for the Python `embedded` in it.
    pub fn upgrade(
        &mut self,
        source: &Source,
        embedded: Option<&Embedded>,
        held: &Held,
        settings: &Settings,
    ) -> Outcome {
        let world = World::with(&self.project, std::mem::take(&mut self.parsed));
        let outcome = match embedded {
            Some(embedded) => embedded.upgrade(&held.catalogue, &world, settings, true),
            None => {
                let outcome = upgrade(source, &held.catalogue, &world, settings);
                match held.docs && outcome.refusal.is_none() {
                    true => with_docstrings(source, outcome, &held.catalogue, &world, settings),
                    false => outcome,
                }
            }
        };
        self.parsed = world.into_parsed();
        outcome
    }
}

/// The open folders, each walked once.
#[derive(Default)]
pub struct Folders {
    roots: Vec<PathBuf>,
    known: HashMap<PathBuf, Folder>,
}

impl Folders {
    /// The open folders, given by their canonical paths.
    pub fn new(roots: Vec<PathBuf>) -> Folders {
        Folders { roots, known: HashMap::new() }
    }

    /// The canonical paths.
    pub fn roots(&self) -> &[PathBuf] {
        &self.roots
    }

    /// Opens and closes folders.
    pub fn change(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        self.roots.retain(|folder| !removed.contains(folder));
        self.roots.extend(added);
        self.refresh();
    }

    /// Forgets all files, because some have changed on disk.
    pub fn refresh(&mut self) {
        self.known.clear();
    }

    /// Reads a file again. Returns whether it still has the text of a source.
    pub fn reread(&mut self, source: &Source) -> bool {
        let key = self.key(source.path());
        let Some(folder) = self.known.get_mut(&key) else {
            return false;
        };
        folder.project.set_buffers(Vec::new());
        folder.project.reread(source.path(), source.text())
    }

    /// The innermost open folder around a file, else the file itself.
    pub fn key(&self, path: &Path) -> PathBuf {
        let around = self.roots.iter().filter(|folder| path.starts_with(folder));
        around.max_by_key(|folder| folder.as_os_str().len()).cloned().unwrap_or_else(|| path.to_owned())
    }

    /// The folder of a file, given by its absolute path; `None` if a run over the folder would skip the file.
    pub fn of(&mut self, path: &Path, configs: &Arc<Configs>) -> Option<&mut Folder> {
        let key = self.key(path);
        if key == path {
            let installed = is_installed(path);
            let new = || Folder::new(path, vec![path.to_owned()], configs);
            return (!installed).then(|| self.known.entry(key).or_insert_with(new));
        }
        let folder = self.known.entry(key.clone()).or_insert_with(|| Folder::of_folder(&key, configs));
        if folder.files.contains(path) {
            return Some(folder);
        }
        if !path.is_file() {
            // It is not saved yet.
            let config = configs.of_file(path).ok()?;
            return (!config.excludes(path, false)).then_some(folder);
        }
        if folder.skipped.contains(path) {
            return None;
        }
        // It may have been created after the walk.
        let skipped = std::mem::take(&mut folder.skipped);
        *folder = Folder { skipped, ..Folder::of_folder(&key, configs) };
        if folder.files.contains(path) {
            return Some(folder);
        }
        folder.skipped.insert(path.to_owned());
        None
    }
}

/// Whether a file belongs to Python itself or to an installed distribution.
fn is_installed(path: &Path) -> bool {
    let mut above = "";
    for part in path.components().filter_map(|part| part.as_os_str().to_str()) {
        let is_library = ["lib", "lib64", "Lib"].contains(&above) && part.starts_with("python3");
        if is_library || part == "site-packages" || part == "dist-packages" {
            return true;
        }
        above = part;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installed_files_are_recognised() {
        let is = |path: &str| is_installed(Path::new(path));
        assert!(is("/usr/lib/python3.12/imp.py") && is("/x/venv/lib/python3.12/site-packages/a.py"));
        assert!(!is("/home/x/lib/python/a.py") && !is("/home/x/python3/a.py"));
    }

    #[test]
    fn a_file_belongs_to_the_innermost_folder() {
        let folders = Folders::new(vec!["/a".into(), "/a/b".into()]);
        let key = |path: &str| folders.key(Path::new(path)).to_string_lossy().into_owned();
        assert_eq!((key("/a/b/x.py"), key("/a/x.py")), ("/a/b".into(), "/a".into()));
        assert_eq!(key("/c/x.py"), "/c/x.py");
    }
}
