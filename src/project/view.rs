//! The modules around a file, found as Python would find them: from the parent of its package, and from the
//! folders of its project.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::available_parallelism;

use foldhash::HashMap;

use super::bounded_read;
use super::cache::{Cache, lock};
use super::canonical_paths::{CanonicalPaths, folder_of};
use super::config::Configs;
use super::facts::{Facts, Stamp};
use super::manifest::{self, Answer, Described, When};
use super::packed::{Packer, digest};
use super::programs::{Joint, User};
use super::questions::{Fingerprints, Questions, Subject, of_path, of_value};
use super::search_path::{Entries, SearchPath, is_package};
use super::sources::Sources;
use super::unit::{Unit, named_modules};
use super::walk::{is_named_python, sort_key, survey};
use super::words::Words;
use crate::embedded::{Embedded, Format};
use crate::knowledge::is_stdlib_module;
use crate::model::{Callers, Declared, Home, MENTIONS, Mentions, Outline, ProjectView, Sought, outline};
use crate::text::{Source, has_word, is_name, written_imports};

/// The parent folder of the outermost package around a folder, and the names of the packages.
type Package = Arc<(PathBuf, Vec<String>)>;

/// A tree of files. Internally paths are absolute, so that packages are recognised wherever the run was
/// started; externally a file has the name that the user gives it.
#[derive(Default)]
pub struct Project {
    working: PathBuf,
    /// The paths that were named, as they were written.
    written: Vec<PathBuf>,
    /// The folders among them.
    given: Vec<PathBuf>,
    configs: Arc<Configs>,
    /// The files of the run in order, and their names.
    files: Vec<PathBuf>,
    names: Vec<PathBuf>,
    /// The index of each file, computed on first use.
    numbers: OnceLock<HashMap<PathBuf, usize>>,
    paths: Arc<CanonicalPaths>,
    packages: Cache<OsString, Package>,
    /// The folders of sources that the manifests around a folder declare.
    pub(super) declared_sources: Cache<PathBuf, Arc<[PathBuf]>>,
    /// The folders of sources of the projects below a folder.
    pub(super) siblings: Cache<PathBuf, Arc<[PathBuf]>>,
    /// Where the imports of the files of a folder look. Keyed by bytes, which hash ten times as fast as a `Path`.
    pub(super) search_paths: Cache<OsString, Arc<SearchPath>>,
    /// What folders hold.
    pub(super) entries: Cache<OsString, Entries>,
    /// A file of each project of a program, by the folders of these projects.
    pub(super) programs: OnceLock<HashMap<PathBuf, Arc<[PathBuf]>>>,
    /// The users of some modules in a program, by the folder of a project in it and the words for the modules.
    pub(super) users: Cache<(PathBuf, String), Arc<[User]>>,
    /// What the files of a program join, by the same and the folder that imports start from.
    pub(super) joints: Cache<(PathBuf, String, PathBuf), Arc<[Joint]>>,
    /// Whether the files of a folder import from another one.
    pub(super) proofs: Cache<(PathBuf, PathBuf), bool>,
    /// Where new modules stand, by the file that imports them and the words that tell who shares them.
    pub(super) homes: Cache<(PathBuf, String), Home>,
    units: Cache<OsString, Arc<Unit>>,
    described: Cache<PathBuf, Described>,
    /// What manifests say of a requirement, by the folder of the file that asks, what it is for, and the requirement.
    declared: Cache<(PathBuf, When, String), Declared>,
    pub(super) modules: Cache<(PathBuf, String), Option<PathBuf>>,
    sources: Mutex<Sources>,
    /// The indices of the files that may contain words, by the folder of the project that asks and the words.
    mentions: Cache<(PathBuf, String), Arc<[u32]>>,
    /// What the texts of files on disk say of names.
    outlines: Cache<(PathBuf, String), Option<Outline>>,
    /// The indices of the files that concern a project, by its folder.
    concerning: Cache<PathBuf, Arc<[u32]>>,
    evidence: OnceLock<Evidence>,
    buffers: Vec<Arc<Source>>,
    /// Folders of modules that are read for their types, and for nothing else.
    roots: Vec<PathBuf>,
    /// What is known of the contents of files.
    pub facts: Facts,
    /// The questions that are asked, if somebody wants to ask them again later.
    pub(super) questions: Option<Questions>,
}

/// All files that may say something about those of the run: the files on disk of the same projects, and of
/// those that may import them.
struct Evidence {
    files: Vec<PathBuf>,
    words: Words,
    /// The indices of the files of each project, by its folder.
    own: HashMap<PathBuf, Vec<u32>>,
}

impl Project {
    /// A project of paths that the user named, and the files found there.
    pub fn new(paths: &[PathBuf], files: Vec<PathBuf>) -> Self {
        Project::below(Arc::default(), paths, files)
    }

    /// Like [`Project::new`], with configurations that are known already.
    pub fn below(configs: Arc<Configs>, paths: &[PathBuf], files: Vec<PathBuf>) -> Self {
        let canonical = configs.canonical_paths();
        let given = paths.iter().filter_map(|path| fs::canonicalize(path).ok());
        Project {
            working: canonical.folder(Path::new(".")).to_path_buf(),
            written: paths.to_vec(),
            given: given.filter(|path| path.is_dir()).collect(),
            configs,
            files: files.iter().map(|file| canonical.file(file)).collect(),
            names: files,
            paths: canonical,
            ..Project::default()
        }
    }

    /// The same project with read-only roots.
    pub fn with_roots(mut self, roots: Vec<PathBuf>) -> Self {
        self.roots = roots;
        self
    }

    /// The file of a module below a read-only root: a stub, if there is one, as Python's typing rules say.
    fn module_in_root(&self, root: &Path, name: &str) -> Option<PathBuf> {
        self.modules.get_or(&(root.to_owned(), name.to_owned()), || {
            let (first, rest) = name.split_once('.').unwrap_or((name, ""));
            let below = |package: PathBuf| {
                rest.split('.').filter(|part| !part.is_empty()).fold(package, |p, part| p.join(part))
            };
            let (stubs, own) = (below(root.join(format!("{first}-stubs"))), below(root.join(first)));
            let named = |path: &Path, ending: &str| PathBuf::from(format!("{}.{ending}", path.display()));
            let candidates = [
                stubs.join("__init__.pyi"),
                named(&stubs, "pyi"),
                own.join("__init__.pyi"),
                named(&own, "pyi"),
                own.join("__init__.py"),
                named(&own, "py"),
            ];
            candidates.into_iter().find(|path| path.is_file())
        })
    }

    /// The absolute paths of all files that may say something about those of the run, in order.
    pub(super) fn all_files(&self) -> &[PathBuf] {
        &self.evidence().files
    }

    /// The folder whose files share a cache: the repository, else what holds all that the user named.
    pub(super) fn anchor(&self) -> PathBuf {
        let mut named = self.files.iter().chain(&self.given);
        let first = named.next().map_or(&*self.working, PathBuf::as_path);
        let holds_all = |folder: &&Path| named.clone().all(|path| path.starts_with(folder));
        let common = first.ancestors().find(|folder| folder.is_dir() && holds_all(folder)).unwrap_or(first);
        let root = common.ancestors().find(|folder| folder.join(".git").exists());
        root.unwrap_or(common).to_owned()
    }

    /// The paths that the names of its files start from, as the user wrote them; none if all names start from the
    /// working folder.
    pub fn naming(&self) -> &[PathBuf] {
        let is_plain = |(name, path): (&PathBuf, &PathBuf)| {
            path.strip_prefix(&self.working).is_ok_and(|path| path == name)
        };
        if self.names.iter().zip(&self.files).all(is_plain) { &[] } else { &self.written }
    }

    /// The absolute paths of its files, in order.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Sets the texts that are open in an editor. Their paths are absolute, in canonical folders.
    pub fn set_buffers(&mut self, buffers: Vec<Arc<Source>>) {
        self.buffers = buffers;
        // Manifests may have changed since the last analysis.
        self.declared.lock().clear();
    }

    /// Reads a file again, given by its absolute path. Returns whether it has a text.
    pub fn reread(&mut self, path: &Path, text: &str) -> bool {
        self.evidence = OnceLock::new();
        self.facts.look_again();
        lock(&self.sources).forget(path);
        self.proofs.lock().clear();
        self.programs = OnceLock::new();
        self.users.lock().clear();
        self.joints.lock().clear();
        self.homes.lock().clear();
        self.mentions.lock().clear();
        self.outlines.lock().clear();
        self.concerning.lock().clear();
        self.read(path).is_some_and(|source| source.text() == text)
    }

    /// The name of a file for people, given by its absolute path.
    pub fn called(&self, path: &Path) -> PathBuf {
        let numbers = self.numbers.get_or_init(|| self.files.iter().cloned().zip(0..).collect());
        match numbers.get(path) {
            Some(number) => self.names[*number].clone(),
            None => path.strip_prefix(&self.working).unwrap_or(path).to_owned(),
        }
    }

    /// The absolute path of a file in its canonical folder.
    pub fn absolute(&self, file: &Path) -> PathBuf {
        self.paths.file(file)
    }

    pub(super) fn package_of(&self, file: &Path) -> Package {
        let mut folder = self.absolute(file);
        folder.pop();
        self.packages.get_or(folder.clone().as_os_str(), || {
            let mut names = Vec::new();
            let mut folder = folder;
            let sources = self.sources_around(&folder);
            while is_package(&folder) && !sources.contains(&folder) {
                let name = folder.file_name().map(|name| name.to_string_lossy().replace("-stubs", ""));
                // The folder of a release, such as `medusa-0.5.4`, cannot be imported.
                let Some(name) = name.filter(|name| is_name(name)) else { break };
                names.push(name);
                folder.pop();
            }
            names.reverse();
            Arc::new((folder, names))
        })
    }

    /// The configurations of its folders.
    pub(super) fn configs(&self) -> &Arc<Configs> {
        &self.configs
    }

    /// The project of a file.
    pub(super) fn unit_of(&self, file: &Path) -> Arc<Unit> {
        let file = self.absolute(file);
        let folder = folder_of(&file);
        self.units.get_or(folder.as_os_str(), || {
            let describes = |folder: &Path| self.described.get_or(folder, || manifest::describes(folder));
            Arc::new(Unit::of(folder, &self.package_of(&file), &self.given, describes))
        })
    }

    /// The folder of the project of a file.
    pub fn folder_of_project(&self, file: &Path) -> PathBuf {
        self.unit_of(file).folder.clone()
    }

    /// Reads which words are in all files of the projects. Those that the run does not cover are walked.
    fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| {
            let mut files = self.files.clone();
            let mut units: Vec<Arc<Unit>> = files.iter().map(|file| self.unit_of(file)).collect();
            units.sort_by(|a, b| a.reach().cmp(&b.reach()));
            units.dedup_by(|a, b| Arc::ptr_eq(a, b) || a.reach() == b.reach());
            let mut walked = self.given.clone();
            for (folder, is_deep) in units.iter().map(|unit| unit.reach()) {
                if walked.iter().any(|walked| folder.starts_with(walked)) {
                    continue;
                }
                if is_deep {
                    let jobs = available_parallelism().map_or(1, usize::from);
                    let found = survey(&[folder.to_owned()], &self.configs, jobs).files;
                    files.extend(found.into_iter().map(|found| found.path));
                    walked.push(folder.to_owned());
                } else {
                    let beside = fs::read_dir(folder).into_iter().flatten().flatten();
                    files.extend(beside.map(|entry| entry.path()).filter(|path| is_named_python(path)));
                }
            }
            files.retain(|file| !self.roots.iter().any(|root| file.starts_with(root)));
            files.sort_by_cached_key(|file| sort_key(file));
            files.dedup();
            let mut own: HashMap<PathBuf, Vec<u32>> = HashMap::default();
            for (file, path) in (0..).zip(&files) {
                own.entry(self.unit_of(path).folder.clone()).or_default().push(file);
            }
            Evidence { words: Words::of(&files, &self.facts), files, own }
        })
    }

    /// Whether what a source says concerns a project: it belongs to it, or imports from it.
    fn concerns(&self, unit: &Unit, source: &Source) -> bool {
        let path = self.absolute(source.path());
        self.unit_of(&path).folder == unit.folder || {
            let named = named_modules(source.text(), &written_imports(source.text()));
            unit.provided().iter().any(|name| named.contains(name) && self.is_of(unit, name, &path))
        }
    }

    /// Whether a module that a file of another project names by its first name is one of this project, as far as
    /// anybody knows.
    fn is_of(&self, unit: &Unit, name: &str, file: &Path) -> bool {
        match self.find_module(name, file) {
            Some(found) => self.unit_of(&found).folder == unit.folder,
            None => !is_stdlib_module(name),
        }
    }

    pub(super) fn buffer(&self, path: &Path) -> Option<&Arc<Source>> {
        self.buffers.iter().find(|buffer| buffer.path() == path)
    }

    /// The files whose text on disk concerns a project.
    fn concerning(&self, unit: &Unit) -> Arc<[u32]> {
        self.concerning.get_or(&unit.folder, || {
            let Evidence { files, words, own } = self.evidence();
            let own = own.get(&unit.folder).map_or(&[][..], Vec::as_slice);
            let mut concerning = own.to_vec();
            for name in unit.provided() {
                let others = words.naming(name).iter().filter(|file| own.binary_search(file).is_err());
                concerning.extend(others.filter(|file| self.is_of(unit, name, &files[**file as usize])));
            }
            concerning.sort_unstable();
            concerning.dedup();
            concerning.into()
        })
    }

    /// The files that concern a project and whose text on disk may contain some identifiers.
    pub(super) fn mentioned(&self, words: &[&str], unit: &Unit) -> Arc<[u32]> {
        let key = (unit.folder.clone(), words.join(" "));
        self.mentions.get_or(&key, || {
            let Evidence { files, words: known, .. } = self.evidence();
            let concerning = self.concerning(unit);
            known.read(&concerning, files, &self.facts);
            known.may_hold(words, &concerning).collect()
        })
    }

    /// The fingerprint of some files and their contents.
    pub(super) fn of_files(&self, files: &[u32]) -> u128 {
        let Evidence { files: paths, words, .. } = self.evidence();
        let mut all = Packer::default();
        for file in files {
            all.bytes(paths[*file as usize].as_os_str().as_encoded_bytes()).digest(words.content(*file));
        }
        digest(&all.0)
    }

    /// The files, of those that hold some words and concern a project, in order; buffers in place of what is on disk.
    pub(super) fn mentions<'s>(&'s self, words: &'s [&str], unit: &Unit) -> Mentions<'s> {
        let on_disk = self.mentioned(words, unit);
        let in_buffer = |source: &&Arc<Source>| mentions_all(words, source) && self.concerns(unit, source);
        let buffers = self.buffers.iter().filter(in_buffer).map(|source| source.path());
        let written = on_disk.iter().map(|file| self.evidence().files[*file as usize].as_path());
        let written = written.filter(|path| self.buffer(path).is_none());
        let mut paths: Vec<&Path> = written.chain(buffers).collect();
        if !self.buffers.is_empty() {
            paths.sort();
        }
        let sources = paths.into_iter().filter_map(|path| self.read(path));
        Box::new(sources.filter(|source| mentions_all(words, source)).take(MENTIONS))
    }

    /// Those that hold a name and in which something may be found that concerns it; and their fingerprint.
    pub(super) fn selected(&self, sought: Sought, name: &str, unit: &Unit) -> (Vec<Arc<Source>>, u128) {
        let words = [name];
        let found: Vec<Arc<Source>> =
            self.mentions(&words, unit).filter(|source| sought.may_be_in(source, name)).collect();
        let mut all = Packer::default();
        for source in &found {
            let path = self.absolute(source.path());
            all.bytes(path.as_os_str().as_encoded_bytes()).digest(self.content(&path));
        }
        (found, digest(&all.0))
    }

    /// The file of a module, as seen from an absolute path.
    pub(super) fn module_file(&self, name: &str, from: &Path) -> Option<PathBuf> {
        if self.roots.iter().any(|root| from.starts_with(root)) {
            return self.library_file(name, from);
        }
        self.find_module(name, from)
    }

    /// The file of a module in a read-only root or in a sibling project, as seen from an absolute path.
    pub(super) fn library_file(&self, name: &str, from: &Path) -> Option<PathBuf> {
        let first = name.split('.').next().unwrap_or(name);
        if is_stdlib_module(first) {
            return None;
        }
        let installed = self.roots.iter().find_map(|root| self.module_in_root(root, name));
        installed.or_else(|| self.module_in_sibling(name, from))
    }

    /// Where a new module stands that an absolute path shares with the files that mention some words.
    pub(super) fn home_for(&self, file: &Path, words: &str) -> Home {
        self.homes.get_or(&(file.to_owned(), words.to_owned()), || {
            self.home_of(file, &words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>())
        })
    }

    /// The dotted name of an absolute path, and whether it is a package's `__init__`.
    pub(super) fn dotted_name(&self, file: &Path) -> (String, bool) {
        // A notebook runs by itself.
        let is_script = Format::of(file).is_some();
        let mut names = if is_script { Vec::new() } else { self.package_of(file).1.clone() };
        // A file with a dot in its name cannot be imported.
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().replace('.', "-");
        let is_package = stem == "__init__";
        if !is_package {
            names.push(stem);
        }
        (names.join("."), is_package)
    }

    /// Whether the project of an absolute path declares a distribution.
    pub(super) fn declaration(&self, requirement: &str, file: &Path) -> Declared {
        let key = (folder_of(file).to_owned(), When::by_name(file), requirement.to_owned());
        self.declared.get_or(&key, || {
            match manifest::add(file, requirement, &|path| bounded_read::text(path)) {
                Answer::Declared => Declared::Already,
                Answer::Edited { path, .. } => Declared::Addable(self.called(&path)),
                Answer::ByHand(why) => Declared::ByHand(why),
                Answer::Contradicts(why) => Declared::Contradicted(why),
            }
        })
    }

    /// The source of an absolute path; its content is noted as one that the result depends on.
    fn read_asking(&self, path: &Path) -> Option<Arc<Source>> {
        let source = self.read(path);
        self.ask(Subject::Text, path, "", || self.content(path));
        source
    }

    /// The file of a module, as seen from an absolute path; that it is this one is noted.
    fn module_asking(&self, name: &str, from: &Path) -> Option<PathBuf> {
        let found = self.module_file(name, from);
        self.ask(Subject::Module, folder_of(from), name, || of_path(found.as_deref()));
        found
    }

    /// The path that the source of an absolute path has.
    fn shown(&self, path: &Path) -> PathBuf {
        self.buffer(path).map_or_else(|| self.called(path), |buffer| buffer.path().to_owned())
    }

    /// What the text of an absolute path says of a name; `None` if it cannot be read.
    pub(super) fn outline_of(&self, path: &Path, name: &str) -> Option<Outline> {
        let read = || Some(outline(&*self.read(path)?, name));
        match self.buffer(path) {
            Some(_) => read(),
            None => self.outlines.get_or(&(path.to_owned(), name.to_owned()), read),
        }
    }

    /// The project of an absolute path; that it is this one is noted.
    fn unit_asking(&self, file: &Path) -> Arc<Unit> {
        let unit = self.unit_of(file);
        self.ask(Subject::Unit, folder_of(file), "", || of_path(Some(&unit.folder)));
        unit
    }

    /// The fingerprint of the content of a file.
    pub(super) fn content(&self, path: &Path) -> u128 {
        self.facts.of(path).map_or(0, |fact| fact.content)
    }

    fn source_on_disk(&self, path: &Path) -> Option<Source> {
        let stamp = Stamp::of(&fs::metadata(path).ok()?);
        let bytes = bounded_read::bytes(path).ok()?;
        self.facts.learn(path, stamp, &bytes);
        Embedded::module(self.called(path), &bytes)
    }

    /// The source of an absolute path.
    pub(super) fn read(&self, path: &Path) -> Option<Arc<Source>> {
        if let Some(buffer) = self.buffer(path) {
            return Some(buffer.clone());
        }
        if let Some(known) = lock(&self.sources).get(path) {
            return known;
        }
        let source = self.source_on_disk(path).map(Arc::new);
        lock(&self.sources).keep(path, source.clone());
        source
    }
}

impl ProjectView for Project {
    fn module(&self, name: &str, from: &Path) -> Option<Arc<Source>> {
        self.read_asking(&self.module_asking(name, &self.absolute(from))?)
    }

    fn module_path(&self, name: &str, from: &Path) -> Option<PathBuf> {
        Some(self.shown(&self.module_asking(name, &self.absolute(from))?))
    }

    fn outline(&self, module: &str, name: &str, from: &Path) -> Option<(PathBuf, Outline)> {
        let path = self.module_asking(module, &self.absolute(from))?;
        let outline = self.outline_of(&path, name);
        self.ask(Subject::Outline, &path, name, || Fingerprints {
            answer: of_value(&outline),
            files: self.content(&path),
        });
        Some((self.shown(&path), outline?))
    }

    fn library(&self, name: &str, from: &Path) -> Option<Arc<Source>> {
        let from = self.absolute(from);
        let found = self.library_file(name, &from);
        self.ask(Subject::Library, folder_of(&from), name, || of_path(found.as_deref()));
        self.read_asking(&found?)
    }

    fn home(&self, file: &Path, words: &[&str]) -> Home {
        let file = self.absolute(file);
        let words = words.join(" ");
        let home = self.home_for(&file, &words);
        self.ask(Subject::Home, &file, &words, || of_value(&home));
        home
    }

    fn name_of(&self, file: &Path) -> (String, bool) {
        let file = self.absolute(file);
        let name = self.dotted_name(&file);
        self.ask(Subject::Name, &file, "", || of_value(&name));
        name
    }

    fn declared(&self, requirement: &str, file: &Path) -> Declared {
        let file = self.absolute(file);
        let declared = self.declaration(requirement, &file);
        self.ask(Subject::Declared, &file, requirement, || of_value(&declared));
        declared
    }

    fn source(&self, path: &Path) -> Option<Arc<Source>> {
        self.read_asking(&self.absolute(path))
    }

    fn project_of(&self, file: &Path) -> PathBuf {
        self.unit_asking(&self.absolute(file)).folder.clone()
    }

    fn place_of(&self, file: &Path) -> PathBuf {
        let file = self.absolute(file);
        let unit = self.unit_asking(&file);
        file.strip_prefix(&unit.folder).map_or_else(|_| file.clone(), Path::to_owned)
    }

    fn mentioning<'s>(&'s self, words: &'s [&str], from: &Path) -> Mentions<'s> {
        let unit = self.unit_asking(&self.absolute(from));
        self.ask(Subject::Mentions, &unit.folder, &words.join(" "), || {
            self.of_files(&self.mentioned(words, &unit))
        });
        self.mentions(words, &unit)
    }

    fn seeking(&self, sought: Sought, name: &str, from: &Path) -> Vec<Arc<Source>> {
        let unit = self.unit_asking(&self.absolute(from));
        let (found, fingerprint) = self.selected(sought, name, &unit);
        self.ask_selection(sought.into(), name, &unit, fingerprint);
        found
    }

    fn callers(&self, name: &str, from: &Path) -> Callers {
        let unit = self.unit_asking(&self.absolute(from));
        let callers = Callers::of(name, self.mentions(&[name], &unit));
        self.ask_selection(Subject::Callers, name, &unit, of_value(&callers));
        callers
    }
}

/// Whether a text contains all words, each as a whole identifier or dotted name.
fn mentions_all(words: &[&str], source: &Source) -> bool {
    words.iter().all(|word| has_word(source.text(), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "load = 1\nreload = 2\n").unwrap();
        }
        folder
    }

    #[test]
    fn modules_are_found_from_the_top_of_the_package() {
        let folder =
            tree(&["lib/app/__init__.py", "lib/app/core/__init__.py", "lib/app/core/a.py", "lib/b.py"]);
        let core = folder.path().join("lib/app/core");
        let a = core.join("a.py");
        // Started from inside the package: it has its name all the same.
        let project = Project::new(std::slice::from_ref(&core), vec![a.clone()]);
        assert_eq!(project.name_of(&a), ("app.core.a".to_owned(), false));
        assert_eq!(project.name_of(&core.join("__init__.py")), ("app.core".to_owned(), true));
        assert_eq!(project.module("app.core.a", &a).unwrap().path(), a);
        assert!(project.module("b", &a).is_some());
        assert!(project.module("app", &a).is_some());
        assert!(project.module("core", &a).is_none());
    }

    #[test]
    fn a_folder_that_no_import_can_name_is_no_package() {
        let folder =
            tree(&["app-1.0/__init__.py", "app-1.0/a.py", "app-1.0/core/__init__.py", "app-1.0/core/b.py"]);
        let project = Project::new(&[], Vec::new());
        let (a, b) = (folder.path().join("app-1.0/a.py"), folder.path().join("app-1.0/core/b.py"));
        assert_eq!(project.name_of(&a), ("a".to_owned(), false));
        assert_eq!(project.name_of(&b), ("core.b".to_owned(), false));
        assert!(project.module("core.b", &a).is_some());
    }

    #[test]
    fn a_file_whose_name_has_a_dot_is_in_no_package_of_that_name() {
        let folder = tree(&["hook-app.core.py", "app/__init__.py", "app/a.b.py"]);
        let project = Project::new(&[], Vec::new());
        assert_eq!(
            project.name_of(&folder.path().join("hook-app.core.py")),
            ("hook-app-core".to_owned(), false)
        );
        assert_eq!(project.name_of(&folder.path().join("app/a.b.py")), ("app.a-b".to_owned(), false));
    }

    #[test]
    fn modules_are_found_below_what_was_named_and_below_src() {
        let folder = tree(&["src/app/__init__.py", "tests/test_app.py", "space/part/mod.py"]);
        let test = folder.path().join("tests/test_app.py");
        let project = Project::new(&[folder.path().to_owned()], vec![test.clone()]);
        assert!(project.module("app", &test).is_some());
        assert!(project.module("space.part.mod", &test).is_some());
        assert!(project.module("space", &test).is_none());
    }

    #[test]
    fn only_whole_words_are_mentions() {
        let folder = tree(&["a.py"]);
        let project = Project::new(&[], vec![folder.path().join("a.py")]);
        let a = folder.path().join("a.py");
        assert_eq!(project.mentioning(&["load"], &a).count(), 1);
        assert_eq!(project.mentioning(&["loa"], &a).count(), 0);
    }
}
