//! Where a module stands that all files of a program share: the program is what imports what, tests and scripts
//! included, and how its files import each other says where their imports start.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::search_path::{is_package, python_files};
use super::view::Project;
use crate::embedded::Format;
use crate::model::{Home, ProjectView, is_library, is_shared};
use crate::text::WrittenImport;

/// A file of a program that uses some module.
#[derive(Clone, Debug)]
pub(super) struct User {
    file: PathBuf,
    location: Location,
}

/// Which units a file brings together.
#[derive(Debug)]
pub(super) struct Joint {
    /// Those that it is a part of.
    own: Vec<String>,
    /// Those that it imports.
    taken: Vec<String>,
}

/// The path of a unit below the folder that its name starts from, without an extension.
fn path_of(folder: &Path, unit: &str) -> PathBuf {
    folder.join(unit.replace('.', "/"))
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
        if Format::of(file).is_some() {
            return Home { folder: own.folder, ..Home::default() };
        }
        let users = self.users(file, words);
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
        let unit = self.shared_package(&this, &users, words, folder);
        let packages: Vec<&str> = own.packages.iter().map(String::as_str).collect();
        let level = unit.split('.').filter(|part| !part.is_empty()).count();
        let is_above = |above: &[&str]| above.join(".") == unit && above.is_empty() == packages.is_empty();
        let is_around = *folder == own.folder && packages.get(..level).is_some_and(is_above);
        let home = if is_around { Home::around(text, &packages, level) } else { Home::default() };
        Home { folder: folder.clone(), package: unit, ..home }
    }

    /// The package below a folder that the users of a program share: of those that import each other, by way of other
    /// files too, the one that is imported most. Empty if there is none.
    fn shared_package(&self, this: &User, users: &[User], words: &[&str], folder: &Path) -> String {
        let there = users.iter().filter(|user| user.location.folder == folder);
        let mut units: Vec<String> = there.map(|user| user.location.unit(self, &user.file)).collect();
        units.sort();
        units.dedup();
        let key = (self.unit_of(&this.file).folder.clone(), words.join(" "), folder.to_owned());
        let joints = self.joints.get_or(&key, || self.joints(users, &units, folder).into());
        let Joint { own, taken } = self.joint(&this.file, &units, folder);
        let mut mine: Vec<&String> = own.iter().chain(&taken).collect();
        // What hangs together with this file.
        let all = |joint: &Joint| joint.own.iter().chain(&joint.taken).cloned().collect::<Vec<String>>();
        let joined: Vec<Vec<String>> = joints.iter().map(all).collect();
        loop {
            let near = joined.iter().filter(|units| units.iter().any(|unit| mine.contains(&unit)));
            let Some(more) = near.flatten().find(|unit| !mine.contains(unit)) else { break };
            mine.push(more);
        }
        let count = |unit: &String| joints.iter().filter(|joint| joint.taken.contains(unit)).count();
        let packages = mine.into_iter().filter(|unit| is_package(&path_of(folder, unit)));
        let best = packages.max_by_key(|unit| (count(unit), Reverse(*unit)));
        best.cloned().unwrap_or_default()
    }

    /// What the users of a program, and all files that import one of their units, join.
    fn joints(&self, users: &[User], units: &[String], folder: &Path) -> Vec<Joint> {
        let mut files: Vec<PathBuf> = users.iter().map(|user| user.file.clone()).collect();
        for from in users.first().iter().flat_map(|user| self.program(&user.file).to_vec()) {
            for unit in units {
                let last = unit.rsplit('.').next().unwrap_or(unit);
                let words = [last];
                let sources = self.mentioning(&words, &from);
                files.extend(sources.map(|source| self.absolute(source.path())));
            }
        }
        files.sort();
        files.dedup();
        files.iter().map(|file| self.joint(file, units, folder)).collect()
    }

    /// What a file joins.
    fn joint(&self, file: &Path, units: &[String], folder: &Path) -> Joint {
        let imports = self.imports_of(file);
        let is_own = |unit: &String| {
            let path = path_of(folder, unit);
            file.starts_with(&path) || file.with_extension("") == path
        };
        let (own, others): (Vec<String>, Vec<String>) = units.iter().cloned().partition(is_own);
        let takes = |unit: &String| imports.iter().any(|import| import.takes(unit));
        Joint { own, taken: others.into_iter().filter(takes).collect() }
    }

    /// A file of each project that the program of a file is made of: its own, and where no manifest says where that
    /// ends, those that it imports and that import it.
    fn program(&self, file: &Path) -> Arc<[PathBuf]> {
        let unit = self.unit_of(file);
        let known = if unit.is_declared() {
            None
        } else {
            self.programs.get_or_init(|| self.programs()).get(&unit.folder).cloned()
        };
        known.unwrap_or_else(|| Arc::from([file.to_owned()]))
    }

    /// The programs of the projects without a manifest, by the folders of these.
    fn programs(&self) -> HashMap<PathBuf, Arc<[PathBuf]>> {
        let mut members: BTreeMap<PathBuf, &Path> = BTreeMap::new();
        let mut links: HashMap<PathBuf, BTreeSet<PathBuf>> = HashMap::new();
        for path in self.all_files() {
            let unit = self.unit_of(path);
            if unit.is_declared() {
                continue;
            }
            members.entry(unit.folder.clone()).or_insert(path);
            for found in self.imports_of(path).iter().filter_map(|import| self.imported_file(import, path)) {
                let other = self.unit_of(&found);
                if !other.is_declared() && other.folder != unit.folder {
                    links.entry(unit.folder.clone()).or_default().insert(other.folder.clone());
                    links.entry(other.folder.clone()).or_default().insert(unit.folder.clone());
                }
            }
        }
        let mut programs: HashMap<PathBuf, Arc<[PathBuf]>> = HashMap::new();
        for folder in members.keys() {
            if programs.contains_key(folder) {
                continue;
            }
            let (mut open, mut joined) = (vec![folder], BTreeSet::new());
            while let Some(folder) = open.pop() {
                if joined.insert(folder) {
                    open.extend(links.get(folder).into_iter().flatten());
                }
            }
            let files: Arc<[PathBuf]> = joined
                .iter()
                .filter_map(|folder| members.get(*folder))
                .map(|file| file.to_path_buf())
                .collect();
            programs.extend(joined.into_iter().map(|folder| (folder.clone(), files.clone())));
        }
        programs
    }

    /// The file that an import finds: of a name that is taken from a package, its own module.
    fn imported_file(&self, import: &WrittenImport, from: &Path) -> Option<PathBuf> {
        let top = import.top().filter(|top| !is_library(top))?;
        let within = import.names.iter().map(|name| format!("{}.{name}", import.module));
        let mut names = within.chain([import.module.clone(), top.to_owned()]);
        names.find_map(|name| self.find_module(&name, from))
    }

    /// The files of a program that use one of some modules, the file itself among them.
    fn users(&self, file: &Path, words: &[&str]) -> Arc<[User]> {
        let own = self.unit_of(file);
        let uses = |path: &Path| {
            self.imports_of(path).iter().any(|import| {
                let mut parts = import.module.split('.').chain(import.names.iter().map(String::as_str));
                parts.any(|part| words.contains(&part))
            })
        };
        let user = |file: PathBuf| User { location: self.location(&file), file };
        let known = self.users.get_or(&(own.folder.clone(), words.join(" ")), || {
            let mut files: Vec<PathBuf> = Vec::new();
            for from in self.program(file).iter() {
                let found = words.chunks(1).flat_map(|word| self.mentioning(word, from));
                files.extend(found.map(|source| self.absolute(source.path())));
            }
            files.sort();
            files.dedup();
            files
                .retain(|path| uses(path) && (!own.is_declared() || self.unit_of(path).folder == own.folder));
            files.into_iter().map(user).collect()
        });
        if known.iter().any(|user| user.file == file) {
            return known;
        }
        known.iter().cloned().chain([user(file.to_owned())]).collect()
    }

    /// Where a file stands, as it and its neighbours import each other.
    fn location(&self, file: &Path) -> Location {
        let (top, names) = &*self.package_of(file);
        let own = file.parent().unwrap_or(file);
        // A notebook runs by itself, in its folder.
        if Format::of(file).is_some() {
            return Location { folder: own.to_owned(), packages: Vec::new(), is_either: false };
        }
        let level = (1..=names.len()).rev().find(|level| {
            let folder = top.join(names[..*level].iter().collect::<PathBuf>());
            self.looks_into(file, &folder)
        });
        match level {
            // A folder of scripts may be a package as well: then its files import each other both ways.
            Some(level)
                if level == names.len() && (self.is_relative(own) || self.is_imported(file, names)) =>
            {
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
            let takes = |path: &Path| self.imports_of(path).iter().any(|import| import.takes(&module));
            if self.mentioning(&[&stem], file).any(|source| takes(&self.absolute(source.path()))) {
                return Location { folder: folder.to_owned(), packages, is_either: false };
            }
        }
        Location { folder: own.to_owned(), packages: Vec::new(), is_either: false }
    }

    /// Whether a file outside of a package, given by a file in it, imports that package by its name.
    fn is_imported(&self, file: &Path, names: &[String]) -> bool {
        let dotted = names.join(".");
        let last = names.last().map_or("", String::as_str);
        let is_outside = |path: &Path| path.parent() != file.parent();
        self.mentioning(&[last], file).map(|source| self.absolute(source.path())).any(|path| {
            is_outside(&path) && self.imports_of(&path).iter().any(|import| import.takes(&dotted))
        })
    }

    /// Whether a file of a folder imports relatively.
    fn is_relative(&self, folder: &Path) -> bool {
        let mut imports = python_files(folder).into_iter().map(|path| self.imports_of(&path));
        imports.any(|all| all.iter().any(|import| import.dots == 1))
    }
}
