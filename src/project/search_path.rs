//! Where the imports of a file start: what the manifests of its project say, and how its files import each other.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bounded_read;
use super::canonical_paths::folder_of;
use super::installed::is_project;
use super::manifest;
use super::view::Project;
use crate::model::{WrittenImport, is_library, is_removed_module, written_imports};

/// At most so many files of a folder are asked how they import.
const SIBLINGS: usize = 300;

impl Project {
    /// The folders of sources that the nearest manifest above a folder declares.
    pub(super) fn sources_around(&self, folder: &Path) -> Arc<[PathBuf]> {
        self.declared_sources.get_or(folder, || {
            let is_root = is_project(folder) || folder.join(".git").exists();
            match folder.parent().filter(|_| !is_root) {
                Some(above) => self.sources_around(above),
                None if is_root => sources_of(folder).into(),
                None => Arc::default(),
            }
        })
    }

    /// The folders that an import in a file looks into before it finds the library: the script's folder, or that of
    /// its outermost package, and those that its project declares.
    fn before_library(&self, file: &Path) -> Vec<PathBuf> {
        let mut all = vec![self.package_of(file).0.clone()];
        all.extend(self.sources_around(folder_of(file)).iter().cloned());
        all
    }

    /// Folders that an import looks into as well if somebody puts them there: the packages around a file, when they
    /// are folders of scripts at the same time, and the folders of its project.
    fn possible(&self, file: &Path) -> Vec<PathBuf> {
        let (top, names) = &*self.package_of(file);
        let inner = (1..=names.len()).rev().map(|count| top.join(names[..count].iter().collect::<PathBuf>()));
        inner.chain(self.unit_of(file).tops.iter().cloned()).collect()
    }

    /// Whether the files of a folder import something that is found in another one, and nowhere else. A file that
    /// imports from its own package means the library or a distribution by a plain name, unless it imports that name
    /// from the package too.
    pub(super) fn looks_into(&self, file: &Path, other: &Path) -> bool {
        let folder = folder_of(file);
        self.proofs.get_or(&(folder.to_owned(), other.to_owned()), || {
            let before = self.before_library(file);
            if before.iter().any(|folder| folder == other) {
                return true;
            }
            let package = self.package_of(file);
            let outermost = package.1.first().map(String::as_str).filter(|_| is_package(other));
            python_files(folder).into_iter().any(|path| {
                let imports = self.imports_of(&path);
                let is_of_package = |import: &WrittenImport| {
                    import.dots > 0 || outermost.is_some() && import.top() == outermost
                };
                let inner: Vec<&WrittenImport> =
                    imports.iter().filter(|import| is_of_package(import)).collect();
                let is_plain = outermost.is_none() || inner.is_empty();
                // As `from .util import x` and `from util import x`, or `from . import util` and `import util`.
                let is_either = |plain: &WrittenImport| {
                    let same = |import: &&WrittenImport| match plain.names.as_slice() {
                        [] => import.dots > 0 && import.names.contains(&plain.module),
                        names => import.names == names && import.module.ends_with(&plain.module),
                    };
                    inner.iter().any(same)
                };
                let is_proof = |import: &WrittenImport| {
                    import.top().is_some_and(|top| {
                        !is_library(top)
                            && (is_plain || is_either(import))
                            && path.file_stem().is_none_or(|own| own != top)
                            && self.module_in(other, top).is_some()
                            && !before.iter().any(|folder| self.module_in(folder, top).is_some())
                    })
                };
                imports.iter().any(is_proof)
            })
        })
    }

    /// The imports of a file, as it is written.
    pub(super) fn imports_of(&self, file: &Path) -> Arc<[WrittenImport]> {
        self.imports.get_or(file, || {
            self.read(file).map_or_else(Vec::new, |source| written_imports(source.text())).into()
        })
    }

    /// The file of a module that an import in a file finds, unless the library comes first.
    pub(super) fn find_module(&self, name: &str, file: &Path) -> Option<PathBuf> {
        let key = (folder_of(file).to_owned(), name.to_owned());
        self.found.get_or(&key, || self.look_for(name, file))
    }

    fn look_for(&self, name: &str, file: &Path) -> Option<PathBuf> {
        let top = name.split('.').next().unwrap_or(name);
        // The library's package comes before a folder without `__init__`, as long as there is one.
        let is_whole = |folder: &Path| {
            !is_library(top) || is_removed_module(name) || self.module_in(folder, top).is_some()
        };
        let holds = |folder: &Path| self.module_in(folder, name).filter(|_| is_whole(folder));
        let proven = |folder: &PathBuf| holds(folder).filter(|_| self.looks_into(file, folder));
        // The folder of a script comes first of all, even if it is a package as well.
        let as_script = is_library(top).then(|| proven(&folder_of(file).to_owned())).flatten();
        as_script.or_else(|| self.before_library(file).iter().find_map(|folder| holds(folder))).or_else(
            || {
                let unit = self.unit_of(file);
                let mut tops = unit.tops.iter().filter(|_| !is_library(top));
                tops.find_map(|folder| holds(folder)).or_else(|| self.possible(file).iter().find_map(proven))
            },
        )
    }
}

/// The folders of sources that the manifests of a folder declare, and those that need no declaration.
pub(super) fn sources_of(folder: &Path) -> Vec<PathBuf> {
    let read = |name: &str| bounded_read::text(&folder.join(name)).unwrap_or_default();
    let mut sources: Vec<PathBuf> =
        manifest::sources(&read).iter().map(|source| join(folder, source)).collect();
    // pytest puts the folder of a `conftest.py` that is in no package on the path.
    let is_of_tests = folder.join("conftest.py").is_file() && !is_package(folder);
    sources.extend(is_of_tests.then(|| folder.to_owned()));
    sources.extend([folder.join("src")].into_iter().filter(|src| !is_package(src)));
    sources.retain(|source| source.is_dir());
    sources.dedup();
    sources
}

/// The Python files of a folder, in order.
pub(super) fn python_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "py")).collect();
    files.sort();
    files.truncate(SIBLINGS);
    files
}

/// Whether a folder is a package by its `__init__`.
pub(super) fn is_package(folder: &Path) -> bool {
    ["__init__.py", "__init__.pyi"].iter().any(|name| folder.join(name).is_file())
}

/// A path of a manifest below its folder.
fn join(folder: &Path, below: &str) -> PathBuf {
    let below = below.trim_matches(['/', '.']);
    if below.is_empty() { folder.to_owned() } else { folder.join(below) }
}
