//! The project that a file belongs to. Findings depend on it, and not on what else is in the run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use memchr::memchr2_iter;

use super::manifest::{self, Described};
use super::walk::is_named_python;
use crate::text::{WrittenImport, is_part};

/// What makes a folder a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// A manifest: everything below belongs to it.
    Manifest,
    /// An `__init__.py`: everything below belongs to it.
    Package,
    /// Nothing: only the files in the folder itself belong together.
    Folder,
}

/// A project: the folder of the nearest manifest above a file, else its outermost package, else its folder.
#[derive(Debug)]
pub(super) struct Unit {
    /// Its folder.
    pub folder: PathBuf,
    /// Folders that absolute imports may start from.
    pub tops: Vec<PathBuf>,
    /// The folder around all projects that may import this one: the repository, or a workspace.
    around: PathBuf,
    extent: Extent,
    /// The modules that other projects may import.
    provided: OnceLock<Vec<String>>,
}

impl Unit {
    /// The project of the files in a folder, given the parent folder and the names of its packages. `given` are
    /// the folders of the run, from which files without a manifest may import.
    pub fn of(
        folder: &Path,
        (parent, packages): &(PathBuf, Vec<String>),
        given: &[PathBuf],
        describes: impl Fn(&Path) -> Described,
    ) -> Unit {
        let home = env::home_dir();
        let is_root = |folder: &Path| folder.join(".git").exists();
        let mut above: Vec<&Path> = Vec::new();
        for folder in folder.ancestors().take_while(|folder| Some(*folder) != home.as_deref()) {
            above.push(folder);
            if is_root(folder) {
                break;
            }
        }
        let described = |least: Described| {
            let all = above.iter().copied();
            all.filter(|folder| describes(folder) >= least && !is_package(folder)).collect::<Vec<&Path>>()
        };
        let mut projects = described(Described::Packaged);
        if projects.is_empty() {
            projects = described(Described::Required);
        }
        let repository = above.last().copied().filter(|last| is_root(last));
        let (own, extent) = match (projects.first(), packages.first()) {
            (Some(project), _) => (project.to_path_buf(), Extent::Manifest),
            (None, Some(outermost)) => (parent.join(outermost), Extent::Package),
            (None, None) => (folder.to_owned(), Extent::Folder),
        };
        let given =
            given.iter().map(PathBuf::as_path).filter(|top| projects.is_empty() && folder.starts_with(top));
        let holds_package =
            above.windows(2).filter(|pair| is_package(pair[0]) && !is_package(pair[1])).map(|pair| pair[1]);
        let tops = projects.iter().copied().chain(holds_package).chain(repository).chain(given);
        let tops = tops.flat_map(|top| [top.join("src"), top.to_owned()]);
        let mut unit = Unit {
            around: repository.or(projects.last().copied()).unwrap_or(&own).to_owned(),
            folder: own,
            tops: Vec::new(),
            extent,
            provided: OnceLock::new(),
        };
        for top in tops.filter(|top| top.is_dir() && !is_package(top)) {
            if !unit.tops.contains(&top) {
                unit.tops.push(top);
            }
        }
        unit
    }

    /// The folder that holds the whole project and those that may import it, and whether its subfolders count.
    pub fn reach(&self) -> (&Path, bool) {
        (&self.around, self.extent != Extent::Folder || self.around != self.folder)
    }

    /// Whether a manifest says where it ends.
    pub fn is_declared(&self) -> bool {
        self.extent == Extent::Manifest
    }

    /// The names of the modules that other projects may import.
    pub fn provided(&self) -> &[String] {
        self.provided.get_or_init(|| {
            let name = |path: &Path| Some(path.file_stem()?.to_str()?.to_owned());
            let inside = |top: &Path| {
                let entries = fs::read_dir(top).into_iter().flatten().flatten();
                entries.map(|entry| entry.path()).collect::<Vec<PathBuf>>()
            };
            match self.extent {
                Extent::Package => name(&self.folder).into_iter().collect(),
                // Folders without `__init__.py` can be imported from by their names.
                Extent::Folder => {
                    let modules = inside(&self.folder).into_iter().filter(|path| is_named_python(path));
                    let below = |folder: &&Path| {
                        self.tops
                            .iter()
                            .any(|top| folder.parent().is_some_and(|above| above.starts_with(top)))
                    };
                    let above = self.folder.ancestors().skip(1).take_while(below);
                    let folders = std::iter::once(&*self.folder).chain(above).map(Path::to_owned);
                    modules.chain(folders).filter_map(|path| name(&path)).collect()
                }
                // What stands beside the manifest is for its developers, unless the manifest names it.
                Extent::Manifest => {
                    let own = |top: &&PathBuf| top.starts_with(&self.folder);
                    let all = self.tops.iter().filter(own).flat_map(|top| {
                        let is_named = move |path: &Path| {
                            *top != self.folder || name(path).is_some_and(|name| manifest::names(top, &name))
                        };
                        let is_shipped = move |path: &PathBuf| {
                            is_package(path) || (path.is_dir() || is_named_python(path)) && is_named(path)
                        };
                        inside(top).into_iter().filter(is_shipped)
                    });
                    all.filter_map(|path| name(&path)).collect()
                }
            }
        })
    }
}

fn is_package(folder: &Path) -> bool {
    folder.join("__init__.py").is_file()
}

/// The first parts of the names of modules that a text with these imports names: it imports them, or spells them in
/// strings, as in `mock.patch("app.tools.which")`. They are in order.
pub(super) fn named_modules(text: &str, imports: &[WrittenImport]) -> Vec<String> {
    let bytes = text.as_bytes();
    let spelled = memchr2_iter(b'"', b'\'', bytes).filter_map(|quote| {
        let rest = &bytes[quote + 1..];
        let length = rest.iter().position(|byte| !is_part(*byte))?;
        (length > 0 && rest[length] == b'.').then(|| &text[quote + 1..][..length])
    });
    let mut names: Vec<&str> = imports.iter().filter_map(WrittenImport::top).chain(spelled).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::written_imports;

    #[test]
    fn a_string_or_an_import_names_a_module() {
        let named = |text: &str| named_modules(text, &written_imports(text));
        for yes in ["patch('app.x')\n", "x = \"app.core\"", "import app.x\n", "from app import x\n"] {
            assert!(named(yes).contains(&"app".to_owned()), "{yes}");
        }
        for no in ["x = app.y\n", "'apps.x'\n", "'app'\n", "'my.app.x'\n", "from .app import x\n"] {
            assert!(!named(no).contains(&"app".to_owned()), "{no}");
        }
    }
}
