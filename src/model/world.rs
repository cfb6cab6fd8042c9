//! The files around a file: read when a name leads there, parsed once, shared by all threads.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::HashMap;

use super::named::{Replacement, may_replace};
use super::outline::{Outline, outline};
use super::subclasses::may_concern;
use super::trail::{Trail, trace};
use super::{Callers, Module, OWN, written};
use crate::syntax::{NodeId, Reading};
use crate::text::{Source, written_imports};

/// At most so many files are looked at for the users of one name.
pub const MENTIONS: usize = 300;

/// The files that mention something, in order.
pub type Mentions<'s> = Box<dyn Iterator<Item = Arc<Source>> + 's>;

/// What is sought of a name in the files that hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// What puts something else in the place of what has the name.
    Replacements,
    /// Classes that bind it in their bodies, or may derive from what has it.
    Classes,
}

impl Sought {
    /// Whether a text may hold it.
    pub fn may_be_in(self, source: &Source, name: &str) -> bool {
        match self {
            Sought::Replacements => may_replace(source, name),
            Sought::Classes => may_concern(source.text(), name),
        }
    }
}

/// What lies around a file: the other modules that it imports.
pub trait ProjectView: Sync {
    /// The source of the first-party module of a dotted name, as seen from `from`; `None` when it is not part of
    /// the project, or when Python finds a module of the library first.
    fn module(&self, _name: &str, _from: &Path) -> Option<Arc<Source>> {
        None
    }
    /// The path of the source of such a module.
    fn module_path(&self, name: &str, from: &Path) -> Option<PathBuf> {
        self.module(name, from).map(|source| source.path().to_owned())
    }
    /// Whether there is such a module.
    fn has_module(&self, name: &str, from: &Path) -> bool {
        self.module_path(name, from).is_some()
    }
    /// What the text of such a module says of one of its names, with the path of its source.
    fn outline(&self, module: &str, name: &str, from: &Path) -> Option<(PathBuf, Outline)> {
        let source = self.module(module, from)?;
        Some((source.path().to_owned(), outline(&source, name)))
    }
    /// The source of a module that is installed, lies in another read-only root or in a sibling of the project of
    /// `from`; `None` when there is none of this dotted name.
    fn library(&self, _name: &str, _from: &Path) -> Option<Arc<Source>> {
        None
    }
    /// The dotted name a file is imported by, as `app.core.base`, and whether it is a package's
    /// `__init__`.
    fn name_of(&self, file: &Path) -> (String, bool) {
        (file.file_stem().unwrap_or_default().to_string_lossy().into_owned(), false)
    }
    /// A first-party file by the path that its source has; `None` when it cannot be read any more.
    fn source(&self, _path: &Path) -> Option<Arc<Source>> {
        None
    }
    /// The folder of the project that a file belongs to.
    fn project_of(&self, _file: &Path) -> PathBuf {
        PathBuf::new()
    }
    /// The path of a file below the folder of its project.
    fn place_of(&self, file: &Path) -> PathBuf {
        file.to_owned()
    }
    /// The files that hold some identifiers, of the project of `from` and of what imports from it; at most a few
    /// hundred. No other project of the run says anything about a file. Each is read when its turn comes.
    fn mentioning<'s>(&'s self, _words: &'s [&str], _from: &Path) -> Mentions<'s> {
        Box::new(std::iter::empty())
    }
    /// Those that hold a name and may hold what is sought of it. A result depends on these alone.
    fn seeking(&self, sought: Sought, name: &str, from: &Path) -> Vec<Arc<Source>> {
        self.mentioning(&[name], from).filter(|source| sought.may_be_in(source, name)).collect()
    }
    /// The files that may call what has a name.
    fn callers(&self, name: &str, from: &Path) -> Callers {
        Callers::of(name, self.mentioning(&[name], from))
    }
    /// Where a new module stands that a file shares with all that runs with it: the files of the project that
    /// mention one of some words, if what imports what shows it.
    fn home(&self, file: &Path, _words: &[&str]) -> Home {
        let (name, is_package) = self.name_of(file);
        let mut packages: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
        packages.truncate(packages.len().saturating_sub(usize::from(!is_package)));
        let text = self.source(file).map(|source| source.text().to_owned()).unwrap_or_default();
        let shared = |level: &usize| {
            let source = self.module(&packages[..*level].join("."), file);
            source.is_some_and(|source| is_shared(source.text()))
        };
        let level = (1..packages.len()).find(|level| !shared(level)).unwrap_or(packages.len());
        Home::around(&text, &packages, level)
    }
    /// Whether the project of a file declares a distribution, written as PEP 508 does.
    fn declared(&self, requirement: &str, _file: &Path) -> Declared {
        Declared::ByHand(format!("Needs the distribution `{requirement}`."))
    }
}

/// A file with nothing around it.
pub struct Alone;

impl ProjectView for Alone {}

/// Where a new module stands, and how a file imports it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The folder that its dotted name starts from.
    pub folder: PathBuf,
    /// The package that it is a part of, with dots; empty for none.
    pub package: String,
    /// The dots in front of that package's name where the file imports it relatively.
    pub dots: Option<usize>,
    /// Whether the file is run in the package and beside it, so that either import may be the one that works.
    pub is_either: bool,
}

/// Whether the `__init__` of a package says that several distributions share it, so that it is nobody's own.
pub fn is_shared(text: &str) -> bool {
    ["declare_namespace", "extend_path"].iter().any(|word| text.contains(word))
}

impl Home {
    /// A place in one of the packages around a file: that of the first `level` of them.
    pub fn around(text: &str, packages: &[&str], level: usize) -> Home {
        let imports = written_imports(text);
        let is_relative = imports.iter().any(|import| import.dots > 0);
        let is_absolute = imports.iter().any(|import| import.top() == packages.first().copied());
        // What is also run as a program has no package then.
        let is_program = text.contains("__main__");
        // A folder that no import can name may still be a package, under the name that it is installed by.
        let may_be_relative = is_relative || !packages.is_empty() && !is_absolute && !is_program;
        let dots = may_be_relative.then_some(packages.len().max(1) + 1 - level.max(1));
        Home { package: packages[..level].join("."), dots, ..Home::default() }
    }
}

/// What a project says to a distribution that a file needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// It declares it.
    Already,
    /// It does not, and this manifest can be made to.
    Addable(PathBuf),
    /// It does not, and the sentence says what to do.
    ByHand(String),
    /// It excludes it, as the sentence says.
    Contradicted(String),
}

/// The text of modules that are kept, in bytes: a tree takes some ten times as much.
const KEPT: usize = 4 << 20;

/// Modules that were parsed, by their paths: those that were asked for of late, and those before them.
/// What is in neither is parsed again when it is asked for again.
#[derive(Default)]
pub struct Parsed {
    late: HashMap<PathBuf, Traced<Arc<Module>>>,
    before: HashMap<PathBuf, Traced<Arc<Module>>>,
    /// The text of `late`, in bytes.
    size: usize,
}

/// What was worked out, and what it depends on.
#[derive(Clone)]
pub(super) struct Traced<T>(T, Trail);

impl<T> Traced<T> {
    pub(super) fn of(work: impl FnOnce() -> T) -> Traced<T> {
        let (value, trail) = trace(work);
        Traced(value, trail)
    }

    /// The value; what uses it depends on the same.
    pub(super) fn get(self) -> T {
        self.1.follow();
        self.0
    }
}

impl Parsed {
    fn get(&mut self, source: &Source) -> Option<Traced<Arc<Module>>> {
        let is_same = |Traced(known, _): &Traced<Arc<Module>>| known.source.is(source);
        if let Some(known) = self.late.get(source.path()) {
            return Some(known.clone()).filter(is_same);
        }
        let (path, known) = self.before.remove_entry(source.path())?;
        let known = Some(known).filter(is_same)?;
        self.keep(path, known.clone());
        Some(known)
    }

    fn keep(&mut self, path: PathBuf, module: Traced<Arc<Module>>) {
        self.size += module.0.source.text().len();
        self.late.insert(path, module);
        if self.size > KEPT / 2 {
            self.before = std::mem::take(&mut self.late);
            self.size = 0;
        }
    }
}

/// What was found out of words, by the project and the word.
type Known<T> = Mutex<HashMap<(PathBuf, String), Traced<Arc<T>>>>;

/// All places of a file that put something else in the place of what has a name.
pub(super) type Replacements = Arc<[Arc<Replacement>]>;

/// A project's modules, parsed on demand.
pub struct World<'a> {
    project: &'a dyn ProjectView,
    modules: Mutex<Parsed>,
    callers: Known<Callers>,
    /// Classes that concern a name.
    pub(super) classes: Known<Vec<(PathBuf, NodeId)>>,
    /// Places that put something else in the place of what has a name.
    pub(super) replaced: Known<Vec<Arc<Replacement>>>,
    /// All such places of a file.
    pub(super) replaced_in: Mutex<HashMap<PathBuf, Traced<Replacements>>>,
    /// Places that tell two classes apart.
    told: Known<Option<String>>,
    /// Whether other files take a name from a module, by both.
    taken: Mutex<HashMap<(PathBuf, String), Traced<bool>>>,
}

impl<'a> World<'a> {
    /// A world in which nothing is parsed yet.
    pub fn new(project: &'a dyn ProjectView) -> Self {
        World {
            project,
            modules: Mutex::default(),
            callers: Mutex::default(),
            classes: Mutex::default(),
            replaced: Mutex::default(),
            replaced_in: Mutex::default(),
            told: Mutex::default(),
            taken: Mutex::default(),
        }
    }

    /// One with modules that were parsed before, as far as their texts are still the same.
    pub fn with(project: &'a dyn ProjectView, parsed: Parsed) -> Self {
        // What a module remembers of itself may hang on others.
        parsed.late.values().chain(parsed.before.values()).for_each(|module| module.0.forget_behind());
        World { modules: Mutex::new(parsed), ..World::new(project) }
    }

    /// The modules that were parsed, for another world of the same files.
    pub fn into_parsed(self) -> Parsed {
        self.modules.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// What lies around.
    pub fn project(&self) -> &'a dyn ProjectView {
        self.project
    }

    /// The first-party module of a dotted name, as seen from `from`.
    pub fn module(&self, name: &str, from: &Path) -> Option<Arc<Module>> {
        Some(self.read(self.project.module(self.written_name(name, from)?, from)?))
    }

    /// The path of such a module.
    pub fn module_path(&self, name: &str, from: &Path) -> Option<PathBuf> {
        self.project.module_path(self.written_name(name, from)?, from)
    }

    /// The dotted name of a module as it is written; `None` for a name of the library without its mark, which is the
    /// library's, where imports find a module of the project.
    fn written_name<'n>(&self, name: &'n str, from: &Path) -> Option<&'n str> {
        (name.starts_with(OWN) || !self.is_own(name, from)).then(|| written(name))
    }

    /// The module of a dotted name in the read-only roots.
    pub fn library(&self, name: &str, from: &Path) -> Option<Arc<Module>> {
        Some(self.read(self.project.library(name, from)?))
    }

    /// The module of a source, if it was parsed of late.
    pub fn known(&self, source: &Source) -> Option<Arc<Module>> {
        let known = locked(&self.modules).get(source);
        known.map(Traced::get)
    }

    /// The files that may call what has a name in a file; searched for once.
    pub fn callers(&self, word: &str, from: &Path) -> Arc<Callers> {
        let find = || self.project.callers(word, from);
        self.once(word, from, |world| &world.callers, find)
    }

    /// What tells two classes apart in the project of a file; searched for once.
    pub fn told_apart(
        &self,
        classes: &str,
        from: &Path,
        find: impl FnOnce() -> Option<String>,
    ) -> Arc<Option<String>> {
        self.once(classes, from, |world| &world.told, find)
    }

    pub(super) fn once<T>(
        &self,
        word: &str,
        from: &Path,
        known: impl Fn(&Self) -> &Known<T>,
        find: impl FnOnce() -> T,
    ) -> Arc<T> {
        let key = (self.project.project_of(from), word.to_owned());
        if let Some(known) = locked(known(self)).get(&key).cloned() {
            return known.get();
        }
        let found = Traced::of(|| Arc::new(find()));
        locked(known(self)).insert(key, found.clone());
        found.get()
    }

    /// Whether other files take a name from a module; found out once.
    pub fn taken(&self, module: &Path, name: &str, find: impl FnOnce() -> bool) -> bool {
        let key = (module.to_owned(), name.to_owned());
        if let Some(known) = locked(&self.taken).get(&key).cloned() {
            return known.get();
        }
        let found = Traced::of(find);
        locked(&self.taken).insert(key, found.clone());
        found.get()
    }

    /// A source with its names; parsed on the first call for its path.
    pub fn read(&self, source: Arc<Source>) -> Arc<Module> {
        self.known(&source).unwrap_or_else(|| self.keep(source, Module::new))
    }

    /// The same for a text that has been read; what asks for the file later gets this module.
    pub fn read_already(&self, source: Arc<Source>, reading: &Reading<'_>) -> Arc<Module> {
        self.keep(source, |source, name, is_package| Module::of(source, reading, name, is_package))
    }

    /// Parsed outside the lock: another thread may do the same work, but nobody waits.
    fn keep(
        &self,
        source: Arc<Source>,
        parse: impl FnOnce(Arc<Source>, String, bool) -> Module,
    ) -> Arc<Module> {
        let path = source.path().to_owned();
        let module = Traced::of(|| {
            let (name, is_package) = self.name_of(&path);
            Arc::new(self.placed(parse(source, name, is_package)))
        });
        locked(&self.modules).keep(path, module.clone());
        module.get()
    }
}

pub(super) fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
