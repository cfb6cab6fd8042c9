//! Modules of the project that stand in the place of a module of the library, because imports find them first. In
//! the model their names begin with a mark, so that nothing takes them for the library's.

use std::borrow::Cow;
use std::path::Path;

use super::{Module, World};
use crate::knowledge::{current_name, idiom, idioms, is_python_2, is_removed_module, is_stdlib_module};

/// What the dotted name of such a module begins with. No text holds it: it is taken off before anything is shown
/// or written.
pub const OWN: char = '\u{1}';

/// The dotted name of a module as it is written, without the mark.
pub fn written(dotted: &str) -> &str {
    dotted.strip_prefix(OWN).unwrap_or(dotted)
}

/// Whether a name without dots is that of a module of the library, Python 2's included, or of a package that
/// transforms know.
pub fn is_library(top: &str) -> bool {
    is_stdlib_module(top) || is_removed_module(top) || is_python_2(top) || idiom("library", top).is_some()
}

fn top(dotted: &str) -> &str {
    dotted.split('.').next().unwrap_or(dotted)
}

/// Whether a text is a copy of a package that hands on modules of the library: it is as good as the package.
fn hands_on(text: &str) -> bool {
    idioms("vendored").any(|(word, _)| text.contains(word))
}

/// A dotted name with the mark.
pub(super) fn marked(dotted: &str) -> String {
    format!("{OWN}{dotted}")
}

impl World<'_> {
    /// Whether the imports of a file find a module of the project where they name one of the library.
    pub fn is_own(&self, dotted: &str, from: &Path) -> bool {
        // A folder without `__init__` comes behind the library, and so it is found where that has no such module.
        let is_left = || {
            let mut longer = dotted.match_indices('.').map(|(end, _)| &dotted[..end]).skip(1).chain([dotted]);
            is_removed_module(dotted) && longer.any(|dotted| self.project().has_module(dotted, from))
        };
        let own = |dotted: &str| self.project().module(dotted, from);
        is_library(top(dotted)) && own(top(dotted)).map_or_else(is_left, |source| !hands_on(source.text()))
    }

    /// The name that today's Python has for a dotted name of `six.moves`, unless the project has a `moves` of its
    /// own there.
    pub fn current_name(&self, dotted: &str, from: &Path) -> Option<String> {
        let current = current_name(dotted)?;
        let holder = &dotted[..dotted.find(".moves.")?];
        let found = self.project().module(written(holder), from);
        found.is_none_or(|source| hands_on(source.text())).then_some(current)
    }

    /// The name that the model has for the module of a dotted name, as seen from a file.
    pub(super) fn marked<'d>(&self, dotted: &'d str, from: &Path) -> Cow<'d, str> {
        if self.is_own(dotted, from) { marked(dotted).into() } else { dotted.into() }
    }

    /// The dotted name that a file is imported by, and whether it is a package's `__init__`.
    pub fn name_of(&self, file: &Path) -> (String, bool) {
        let (name, is_package) = self.project().name_of(file);
        // What is read for its types is the library.
        let is_read_only = || self.project().library(&name, file).is_some_and(|found| found.path() == file);
        if is_library(top(&name)) && !is_read_only() {
            return (marked(&name), is_package);
        }
        (name, is_package)
    }

    /// The same module, after what it imports has been told from the library.
    pub fn placed(&self, mut module: Module) -> Module {
        let path = module.source.path().to_owned();
        let imported = module.imported();
        let own = imported.iter().filter(|dotted| self.is_own(dotted, &path));
        module.mark(own.map(|dotted| top(dotted).to_owned()).collect());
        module
    }
}

impl Module {
    /// The dotted names of what it imports of modules that have a name of the library.
    fn imported(&self) -> Vec<String> {
        let names = self.bindings().filter_map(|(_, binding)| binding.imported());
        let mut names: Vec<String> = names.chain(self.all_stars().map(str::to_owned)).collect();
        names.retain(|name| is_library(top(name)));
        names
    }

    /// Whether an import of this file finds a module of the project where it names one of the library.
    pub fn is_marked(&self, dotted: &str) -> bool {
        self.own.iter().any(|own| own == top(dotted))
    }
}
