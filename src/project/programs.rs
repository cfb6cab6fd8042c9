//! Where a module stands that all files of a program share: the program is what imports what, tests and scripts
//! included, and how its files import each other says where their imports start.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::search_path::{is_package, python_files};
use super::view::Project;
use crate::model::{Home, ProjectView, is_library, is_shared, written_imports};

/// A file of a program.
struct User {
    file: PathBuf,
    location: Location,
}

/// Where a file stands as imports name it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Location {
    /// The folder that its dotted name starts from.
    folder: PathBuf,
    /// The packages around it.
    packages: Vec<String>,
    /// Whether these are seen only where it is imported, and not where it is run as a script beside its neighbours.
    is_either: bool,
}

impl Location {
    /// What of the location belongs to one owner: the file itself, or a package of its own.
    fn unit(&self, project: &Project, file: &Path) -> String {
        let shared = |level: &usize| {
            let package = self.folder.join(self.packages[..*level].iter().collect::<PathBuf>());
            project.read(&package.join("__init__.py")).is_none_or(|source| is_shared(source.text()))
        };
        let depth = self.packages.len();
        let level = (1..depth).find(|level| !shared(level)).unwrap_or(depth);
        match self.packages[..level].join(".") {
            top if top.is_empty() => file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            package => package,
        }
    }
}

impl Project {
    /// Where a new module stands that a file, given by its absolute path, shares with others that hold a word.
    pub(super) fn home_of(&self, file: &Path, words: &[&str]) -> Home {
        let source = self.read(file);
        let text = source.as_ref().map_or("", |source| source.text());
        let own = self.location(file);
        if own.is_either {
            let package = own.packages.join(".");
            return Home { folder: own.folder, package, dots: Some(1), is_either: true };
        }
        let program = self.program(file);
        let users = self.users(file, &program, words);
        let reaches = |user: &User, folder: &Path| {
            user.location.folder == folder || self.looks_into(&user.file, folder)
        };
        let this = User { file: file.to_owned(), location: own.clone() };
        let folders = users.iter().map(|user| &user.location.folder).filter(|folder| reaches(&this, folder));
        let folder = folders.max_by_key(|folder| {
            let count = users.iter().filter(|user| reaches(user, folder)).count();
            (count, **folder == own.folder, Reverse((*folder).clone()))
        });
        let folder = folder.unwrap_or(&own.folder);
        let unit = self.shared_package(&this, &users, &program, folder);
        let packages: Vec<&str> = own.packages.iter().map(String::as_str).collect();
        let level = unit.split('.').filter(|part| !part.is_empty()).count();
        let is_above = |above: &[&str]| above.join(".") == unit && above.is_empty() == packages.is_empty();
        let is_around = *folder == own.folder && packages.get(..level).is_some_and(is_above);
        let home = if is_around { Home::around(text, &packages, level) } else { Home::default() };
        Home { folder: folder.clone(), package: unit, ..home }
    }

    /// The package below a folder that the users of a program share: of those that import each other, by way of other
    /// files too, the one that is imported most. Empty if there is none.
    fn shared_package(&self, this: &User, users: &[User], program: &[PathBuf], folder: &Path) -> String {
        let there = users.iter().filter(|user| user.location.folder == folder);
        let mut units: Vec<String> = there.map(|user| user.location.unit(self, &user.file)).collect();
        units.sort();
        units.dedup();
        let path_of = |unit: &str| folder.join(unit.replace('.', "/"));
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        // What each file of the program joins: its own unit and those that it imports.
        let mut joined: Vec<Vec<&String>> = Vec::new();
        let mut mine: Vec<&String> = Vec::new();
        for file in program {
            let Some(source) = self.read(file) else { continue };
            let imports = written_imports(source.text());
            let is_own =
                |unit: &str| file.starts_with(path_of(unit)) || file.with_extension("") == path_of(unit);
            let takes = |unit: &str| imports.iter().any(|import| import.takes(unit));
            let (own, others): (Vec<&String>, Vec<&String>) = units.iter().partition(|unit| is_own(unit));
            let taken: Vec<&String> = others.into_iter().filter(|unit| takes(unit)).collect();
            taken.iter().for_each(|unit| *counts.entry(unit).or_default() += 1);
            let all = [own, taken].concat();
            if *file == this.file {
                mine.clone_from(&all);
            }
            joined.push(all);
        }
        // What hangs together with this file.
        loop {
            let near = joined.iter().filter(|units| units.iter().any(|unit| mine.contains(unit)));
            let Some(more) = near.flatten().copied().find(|unit| !mine.contains(unit)) else { break };
            mine.push(more);
        }
        let packages = mine.into_iter().filter(|unit| is_package(&path_of(unit)));
        let best = packages.max_by_key(|unit| (counts.get(unit).copied(), Reverse(*unit)));
        best.cloned().unwrap_or_default()
    }

    /// The files of the program that a file is a part of, the file itself first: those of its project, and where no
    /// manifest says what that is, of all that they import and that import them.
    fn program(&self, file: &Path) -> Vec<PathBuf> {
        let mut files = vec![file.to_owned()];
        let (mut open, mut seen) = (vec![file.to_owned()], Vec::new());
        while let Some(from) = open.pop() {
            let unit = self.unit_of(&from);
            if seen.contains(&unit.folder) {
                continue;
            }
            seen.push(unit.folder.clone());
            for source in self.mentioning(&["import"], &from) {
                let path = self.absolute(source.path());
                if unit.is_declared() && self.unit_of(&path).folder != unit.folder {
                    continue;
                }
                if !unit.is_declared() {
                    let imports = written_imports(source.text());
                    let found = imports.iter().filter_map(|import| {
                        let top = import.top().filter(|top| !is_library(top))?;
                        let within = || import.names.iter().map(|name| format!("{}.{name}", import.module));
                        let names = within().chain([import.module.to_owned(), top.to_owned()]);
                        names.into_iter().find_map(|name| self.find_module(&name, &path))
                    });
                    open.extend(
                        found.chain([path.clone()]).filter(|found| !self.unit_of(found).is_declared()),
                    );
                }
                if !files.contains(&path) {
                    files.push(path);
                }
            }
        }
        files
    }

    /// The files of a program that use one of some modules, the file itself first.
    fn users(&self, file: &Path, program: &[PathBuf], words: &[&str]) -> Vec<User> {
        let uses = |path: &Path| {
            let source = self.read(path);
            source.is_some_and(|source| {
                written_imports(source.text()).iter().any(|import| {
                    let mut parts = import.module.split('.').chain(import.names.iter().copied());
                    parts.any(|part| words.contains(&part))
                })
            })
        };
        let used = program.iter().filter(|path| *path == file || uses(path));
        used.map(|file| User { location: self.location(file), file: file.clone() }).collect()
    }

    /// Where a file stands, as it and its neighbours import each other.
    fn location(&self, file: &Path) -> Location {
        let (top, names) = &*self.package_of(file);
        let own = file.parent().unwrap_or(file);
        let level = (1..=names.len()).rev().find(|level| {
            let folder = top.join(names[..*level].iter().collect::<PathBuf>());
            self.looks_into(file, &folder)
        });
        match level {
            // A folder of scripts may be a package as well: then its files import each other both ways.
            Some(level) if level == names.len() && self.is_relative(own) => {
                Location { folder: top.clone(), packages: names.clone(), is_either: true }
            }
            Some(level) => {
                let folder = top.join(names[..level].iter().collect::<PathBuf>());
                Location { folder, packages: names[level..].to_vec(), is_either: false }
            }
            None if names.is_empty() => self.location_without_package(file, own),
            None => Location { folder: top.clone(), packages: names.clone(), is_either: false },
        }
    }

    /// Where a file in no package stands: it may be imported by the names of the folders around it all the same.
    fn location_without_package(&self, file: &Path, own: &Path) -> Location {
        let unit = self.unit_of(file);
        let is_outside = self.sources_around(own).iter().any(|source| source == own);
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let mut packages: Vec<String> = Vec::new();
        let mut folder = own;
        while !is_outside
            && let (Some(above), Some(name)) = (folder.parent(), folder.file_name())
            && unit.tops.iter().any(|top| above.starts_with(top))
        {
            let name = name.to_string_lossy().into_owned();
            packages.insert(0, name.clone());
            folder = above;
            let dotted = packages.join(".");
            let module = format!("{dotted}.{stem}");
            let takes = |text: &str| written_imports(text).iter().any(|import| import.takes(&module));
            if self.mentioning(&[&stem], file).iter().any(|source| takes(source.text())) {
                return Location { folder: folder.to_owned(), packages, is_either: false };
            }
        }
        Location { folder: own.to_owned(), packages: Vec::new(), is_either: false }
    }

    /// Whether a file of a folder imports relatively.
    fn is_relative(&self, folder: &Path) -> bool {
        let files = python_files(folder);
        files
            .iter()
            .filter_map(|path| self.read(path))
            .any(|source| written_imports(source.text()).iter().any(|import| import.dots == 1))
    }
}
