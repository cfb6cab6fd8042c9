//! Where the imports of a file start: what the manifests of its project say, and how its files import each other.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::HashSet;

use super::bounded_read;
use super::cache::Cache;
use super::canonical_paths::folder_of;
use super::facts::Imports;
use super::installed::is_project;
use super::manifest;
use super::view::Project;
use crate::knowledge::is_removed_module;
use crate::model::is_library;
use crate::text::{WrittenImport, written_imports};

/// At most so many files of a folder are asked how they import.
const SIBLINGS: usize = 300;

/// The names of the modules and folders in a folder.
pub(super) type Entries = Arc<HashSet<String>>;

/// The folders that an import in the files of a folder looks into.
pub(super) struct SearchPath {
    /// Those that come before the library: the script's folder, or that of its outermost package, and those that its
    /// project declares.
    before_library: Vec<PathBuf>,
    /// Those that somebody may put there: the packages around a file, when they are folders of scripts at the same
    /// time, and the folders of its project.
    possible: Vec<PathBuf>,
    /// What is in all of them: most modules that are looked for are in none.
    entries: Vec<Entries>,
    /// The files of modules, by their names.
    found: Cache<String, Option<PathBuf>>,
}

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

    fn search_path(&self, file: &Path) -> Arc<SearchPath> {
        let own = folder_of(file);
        self.search_paths.get_or(own.as_os_str(), || {
            let (top, names) = &*self.package_of(file);
            let mut before_library = vec![top.clone()];
            before_library.extend(self.sources_around(own).iter().cloned());
            let inner =
                (1..=names.len()).rev().map(|count| top.join(names[..count].iter().collect::<PathBuf>()));
            let possible: Vec<PathBuf> = inner.chain(self.unit_of(file).tops.iter().cloned()).collect();
            let all = before_library.iter().chain(&possible).map(PathBuf::as_path).chain([own]);
            let entries = all.map(|folder| self.entries_of(folder)).collect();
            Arc::new(SearchPath { before_library, possible, entries, found: Cache::default() })
        })
    }

    /// What a folder holds. It is listed once, so that the disk is not asked for each module that it does not have.
    fn entries_of(&self, folder: &Path) -> Entries {
        self.entries.get_or(folder.as_os_str(), || {
            let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
            let names = names.filter_map(|name| name.into_string().ok());
            Arc::new(names.map(|name| name.strip_suffix(".py").map_or(name.clone(), str::to_owned)).collect())
        })
    }

    /// The file of a module below a folder.
    pub(super) fn module_in(&self, top: &Path, name: &str) -> Option<PathBuf> {
        let parts = name.split('.').filter(|part| !part.is_empty());
        if parts.clone().next().is_some_and(|first| !self.entries_of(top).contains(first)) {
            return None;
        }
        self.modules.get_or(&(top.to_owned(), name.to_owned()), || {
            let path: PathBuf = parts.collect();
            let package = top.join(&path).join("__init__.py");
            let module = top.join(path.with_extension("py"));
            [package, module].into_iter().find(|path| path.is_file())
        })
    }

    /// Whether the files of a folder import something that is found in another one, and nowhere else. A file that
    /// imports from its own package means the library or a distribution by a plain name, unless it imports that name
    /// from the package too.
    pub(super) fn looks_into(&self, file: &Path, other: &Path) -> bool {
        let folder = folder_of(file);
        self.proofs.get_or(&(folder.to_owned(), other.to_owned()), || {
            let search_path = self.search_path(file);
            let before = &search_path.before_library;
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
                            && self
                                .module_in(other, top)
                                .is_some_and(|found| !self.stands_for_another(&found))
                            && !before.iter().any(|folder| self.module_in(folder, top).is_some())
                    })
                };
                imports.iter().any(is_proof)
            })
        })
    }

    /// Whether a module imports what has its own name, as `traitlets.py` does with `from traitlets import *`: then the
    /// name is that of a distribution.
    fn stands_for_another(&self, file: &Path) -> bool {
        self.imports_of(file).iter().any(|import| {
            import.dots == 0 && import.top().is_some_and(|top| file.file_stem().is_some_and(|own| own == top))
        })
    }

    /// The imports of a file, as it is written.
    pub(super) fn imports_of(&self, file: &Path) -> Vec<WrittenImport> {
        if let Some(buffer) = self.buffer(file) {
            return written_imports(buffer.text());
        }
        let known = self.facts.with_imports(file);
        known.and_then(|fact| fact.imports.get().map(Imports::written)).unwrap_or_default()
    }

    /// The file of a module that an import in a file finds, unless the library comes first.
    pub(super) fn find_module(&self, name: &str, file: &Path) -> Option<PathBuf> {
        // A stub means the stub beside it, above all where stubs of the library are kept.
        let is_stub = file.extension().is_some_and(|ending| ending == "pyi");
        if let Some(stub) = is_stub.then(|| stub_in(&self.package_of(file).0, name)).flatten() {
            return Some(stub);
        }
        let path = self.search_path(file);
        let first = name.split('.').find(|part| !part.is_empty());
        if first.is_some_and(|first| !path.entries.iter().any(|entries| entries.contains(first))) {
            return None;
        }
        path.found.get_or(name, || self.look_for(name, file, &path))
    }

    fn look_for(&self, name: &str, file: &Path, path: &SearchPath) -> Option<PathBuf> {
        let top = name.split('.').next().unwrap_or(name);
        // The library's package comes before a folder without `__init__`, as long as there is one.
        let is_whole = |folder: &Path| {
            !is_library(top) || is_removed_module(name) || self.module_in(folder, top).is_some()
        };
        let holds = |folder: &Path| self.module_in(folder, name).filter(|_| is_whole(folder));
        let proven = |folder: &PathBuf| holds(folder).filter(|_| self.looks_into(file, folder));
        // The folder of a script comes first of all, even if it is a package as well.
        let as_script = is_library(top).then(|| proven(&folder_of(file).to_owned())).flatten();
        as_script.or_else(|| path.before_library.iter().find_map(|folder| holds(folder))).or_else(|| {
            let unit = self.unit_of(file);
            let mut tops = unit.tops.iter().filter(|_| !is_library(top));
            tops.find_map(|folder| holds(folder)).or_else(|| path.possible.iter().find_map(proven))
        })
    }
}

/// The stub of a module below a folder.
fn stub_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let module = name.split('.').fold(folder.to_owned(), |above, part| above.join(part));
    let plain = PathBuf::from(format!("{}.pyi", module.display()));
    [module.join("__init__.pyi"), plain].into_iter().find(|path| path.is_file())
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
