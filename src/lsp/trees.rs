//! The folders that are open in the editor, and what lies around a file in them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::engine::{Catalogue, Outcome, Parsed, Settings, World, upgrade};
use crate::project::{Configs, Project, walk};
use crate::text::Source;

/// A folder, or a file that is in none of those that are open.
pub struct Tree {
    /// The files in it, and what lies around each.
    pub project: Project,
    /// Those of them that were parsed.
    parsed: Parsed,
    files: HashSet<PathBuf>,
    /// Files that were looked for in vain: the walk leaves them out.
    left_out: HashSet<PathBuf>,
}

impl Tree {
    fn of_folder(folder: &Path, configs: &Arc<Configs>) -> Tree {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let paths = [folder.to_owned()];
        let (found, _) = walk(&paths, configs, jobs);
        let files: Vec<PathBuf> = found.into_iter().map(|found| found.path).collect();
        let known = files.iter().cloned().collect();
        Tree {
            project: Project::new(&paths, files),
            parsed: Parsed::default(),
            files: known,
            left_out: HashSet::new(),
        }
    }

    fn of_file(path: &Path) -> Tree {
        let paths = [path.to_owned()];
        let files = HashSet::from(paths.clone());
        Tree {
            project: Project::new(&paths, paths.to_vec()),
            parsed: Parsed::default(),
            files,
            left_out: HashSet::new(),
        }
    }

    /// What comes of a file of the tree.
    pub fn upgrade(&mut self, source: &Source, catalogue: &Catalogue, settings: &Settings) -> Outcome {
        let world = World::with(&self.project, std::mem::take(&mut self.parsed));
        let outcome = upgrade(source, catalogue, &world, settings);
        self.parsed = world.into_parsed();
        outcome
    }
}

/// The trees that were asked for, walked once.
#[derive(Default)]
pub struct Trees {
    folders: Vec<PathBuf>,
    known: HashMap<PathBuf, Tree>,
}

impl Trees {
    /// Those of some folders, by their real paths.
    pub fn new(folders: Vec<PathBuf>) -> Trees {
        Trees { folders, known: HashMap::new() }
    }

    /// The folders.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Opens and closes folders.
    pub fn change(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(added);
        self.refresh();
    }

    /// Walks anew when asked again: files have come or gone, or changed on disk.
    pub fn refresh(&mut self) {
        self.known.clear();
    }

    /// Reads a file anew when it is asked for again. Returns whether it holds the text of a source.
    pub fn reread(&mut self, source: &Source) -> bool {
        let key = self.key(source.path());
        let Some(tree) = self.known.get_mut(&key) else {
            return false;
        };
        tree.project.set_buffers(Vec::new());
        tree.project.reread(source.path(), source.text())
    }

    /// What a file belongs to: the innermost open folder around it, else the file itself.
    pub fn key(&self, path: &Path) -> PathBuf {
        let around = self.folders.iter().filter(|folder| path.starts_with(folder));
        around.max_by_key(|folder| folder.as_os_str().len()).cloned().unwrap_or_else(|| path.to_owned())
    }

    /// The tree of a file, given by its absolute path; `None` when a run over the tree would leave
    /// the file out.
    pub fn of(&mut self, path: &Path, configs: &Arc<Configs>) -> Option<&mut Tree> {
        let key = self.key(path);
        if key == path {
            let installed = is_installed(path);
            return (!installed).then(|| self.known.entry(key).or_insert_with(|| Tree::of_file(path)));
        }
        let tree = self.known.entry(key.clone()).or_insert_with(|| Tree::of_folder(&key, configs));
        if tree.files.contains(path) {
            return Some(tree);
        }
        if !path.is_file() {
            // Not saved yet.
            let config = configs.of_file(path).ok()?;
            return (!config.excludes(path, false)).then_some(tree);
        }
        if tree.left_out.contains(path) {
            return None;
        }
        // It may have come after the walk.
        let left_out = std::mem::take(&mut tree.left_out);
        *tree = Tree { left_out, ..Tree::of_folder(&key, configs) };
        if tree.files.contains(path) {
            return Some(tree);
        }
        tree.left_out.insert(path.to_owned());
        None
    }
}

/// Whether a file belongs to Python itself or to an installed distribution: nobody's own code.
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
    fn installed_files_are_nobodys_own() {
        let is = |path: &str| is_installed(Path::new(path));
        assert!(is("/usr/lib/python3.12/imp.py") && is("/x/venv/lib/python3.12/site-packages/a.py"));
        assert!(!is("/home/x/lib/python/a.py") && !is("/home/x/python3/a.py"));
    }

    #[test]
    fn a_file_belongs_to_the_innermost_folder() {
        let trees = Trees::new(vec!["/a".into(), "/a/b".into()]);
        let key = |path: &str| trees.key(Path::new(path)).to_string_lossy().into_owned();
        assert_eq!((key("/a/b/x.py"), key("/a/x.py")), ("/a/b".into(), "/a".into()));
        assert_eq!(key("/c/x.py"), "/c/x.py");
    }
}
