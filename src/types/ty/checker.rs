//! Asks ty what a value is: the one door to the type checker.

use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use ruff_db::files::{File, Files, system_path_to_file};
use ruff_db::panic::catch_unwind;
use ruff_db::parsed::parsed_module;
use ruff_db::source::source_text;
use ruff_db::system::{SystemPath, SystemPathBuf};
use ruff_python_ast::{AnyNodeRef, PythonVersion};
use ruff_text_size::Ranged;
use ty_python_core::ProgramFile;
use ty_python_semantic::{
    ImportAliasResolution, SemanticModel, check_file_unwrap, definitions_for_attribute, definitions_for_name,
};

use super::classes::{Reader, system_path};
use super::database::Database;
use super::locate::{locate, text_range};
use super::overlay::Overlay;
use super::python2;
use super::value::{Ancestor, Class, Value};
use crate::stack;

/// A type checker over the files of a project. Threads that ask through a shared reference take turns.
pub struct Checker {
    database: Mutex<Database>,
}

/// Something that the type checker has to say about a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// What it is about, in bytes of the text.
    pub range: Range<usize>,
    /// The rule, as `deprecated`, `unresolved-attribute`, `unresolved-import`, `invalid-syntax`.
    pub id: String,
    /// The sentence for people.
    pub message: String,
}

impl Checker {
    /// A checker that finds first-party modules under `roots`, absolute directories which need not exist,
    /// and the standard library as it is in `python`. An error says which path cannot be used.
    pub fn new(roots: &[PathBuf], python: (u8, u8)) -> Result<Self, String> {
        let roots = roots.iter().map(|root| absolute(root)).collect::<Result<Vec<_>, _>>()?;
        let directory = roots.first().cloned().unwrap_or_else(|| SystemPathBuf::from("/"));
        let version = PythonVersion { major: python.0, minor: python.1 };
        let overlay = Overlay::new(&directory, &roots);
        let first = overlay.first();
        let old_names = first.parent().unwrap_or(&first).join(python2::DIRECTORY);
        for (path, text) in python2::stubs() {
            overlay.set(&old_names.join(path), &text);
        }
        let others = roots.iter().skip(1).cloned();
        let called: Vec<_> = std::iter::once(first).take(roots.len()).chain(others).collect();
        let database = Database::new(overlay, &called, version, old_names);
        Ok(Self { database: Mutex::new(database) })
    }

    /// How much text it has read, in bytes: what it keeps of it takes many times as much.
    pub fn size(&mut self) -> usize {
        self.database.get_mut().unwrap_or_else(PoisonError::into_inner).overlay().read()
    }

    /// Makes another folder the first root, an absolute directory which need not exist.
    pub fn move_first(&mut self, folder: &Path) -> Result<(), String> {
        let folder = absolute(folder)?;
        let database = self.database.get_mut().unwrap_or_else(PoisonError::into_inner);
        if database.overlay().move_first(&folder) {
            let first = database.overlay().first();
            Files::sync_all_recursive(database, [first]);
        }
        Ok(())
    }

    /// Hands in the text of the file at `path`, which must be absolute and need not exist. It wins over what the disk
    /// has, for queries about the file and for imports of it, until the next call.
    pub fn set_text(&mut self, path: &Path, text: &str) -> Result<(), String> {
        let path = absolute(path)?;
        let database = self.database.get_mut().unwrap_or_else(PoisonError::into_inner);
        if database.overlay().set(&path, text) {
            sync(database, &path);
        }
        Ok(())
    }

    /// Takes back what was handed in for `path`: the disk has the word again.
    pub fn unset_text(&mut self, path: &Path) -> Result<(), String> {
        let path = absolute(path)?;
        let database = self.database.get_mut().unwrap_or_else(PoisonError::into_inner);
        if database.overlay().unset(&path) {
            sync(database, &path);
        }
        Ok(())
    }

    /// What the expressions at `ranges`, in bytes of the text at `path`, may be. The answer has one list for each range,
    /// never empty. A range may also be that of a bare name: a parameter, `except … as name`, a class or function name.
    /// [`Value::Unknown`] stands for a range that is no expression, for code that the analysed Python never reaches, and
    /// for what cannot be inferred.
    pub fn types_at(&self, path: &Path, ranges: &[Range<usize>]) -> Vec<Vec<Value>> {
        let unknown = || vec![vec![Value::Unknown]; ranges.len()];
        let answer = self.ask(|reader| {
            let file = reader.file(path)?;
            let values = ranges.iter().map(|range| {
                let one =
                    AssertUnwindSafe(|| at(reader, file, range, |model, node| reader.values(model, node)));
                catch_unwind(one).ok().flatten().unwrap_or_else(|| vec![Value::Unknown])
            });
            Some(values.collect())
        });
        answer.unwrap_or_else(unknown)
    }

    /// The class that `qualified` names, found as `import` would find it: `configparser.RawConfigParser`.
    pub fn class(&self, qualified: &str) -> Option<Class> {
        self.ask(|reader| Some(reader.class_at(reader.resolve(qualified)?)))
    }

    /// The class, `class` or one that it inherits from, that defines `attribute`: in its body, or by an assignment to
    /// `self.attribute` in a method. `None` if none does; if `class` is not complete, an unknown base still may.
    pub fn definer(&self, class: &Class, attribute: &str) -> Option<Ancestor> {
        self.ask(|reader| reader.definer(class, attribute))
    }

    /// Where the name, the attribute, or the function called, at `range` is bound, outside the standard library:
    /// files and ranges in bytes of their texts. Imports are followed.
    pub fn definitions(&self, path: &Path, range: &Range<usize>) -> Vec<(PathBuf, Range<usize>)> {
        let answer = self.ask(|reader| {
            at(reader, reader.file(path)?, range, |model, node| definitions(reader, model, node))
        });
        answer.unwrap_or_default()
    }

    /// All that the type checker has to say about the file at `path`, in the order of the text.
    pub fn diagnostics(&self, path: &Path) -> Vec<Diagnostic> {
        let answer = self.ask(|reader| {
            let file = reader.file(path)?;
            let found = check_file_unwrap(reader.db, file);
            Some(
                found
                    .iter()
                    .map(|diagnostic| Diagnostic {
                        range: diagnostic.range().unwrap_or_default().to_std_range(),
                        id: diagnostic.id().as_str().to_owned(),
                        message: diagnostic.concise_message().to_str().into_owned(),
                    })
                    .collect(),
            )
        });
        answer.unwrap_or_default()
    }

    /// Runs a query where there is room for its recursion; a panic in the type checker is no answer.
    fn ask<T: Send>(&self, query: impl FnOnce(&Reader<'_>) -> Option<T> + Send) -> Option<T> {
        let database = &mut *self.database.lock().unwrap_or_else(PoisonError::into_inner);
        let run = move || catch_unwind(AssertUnwindSafe(|| query(&Reader::new(database)))).ok().flatten();
        if stack::has_room() {
            return run();
        }
        thread::scope(|scope| {
            thread::Builder::new().stack_size(stack::ROOM).spawn_scoped(scope, run).ok()?.join().ok()?
        })
    }
}

/// Looks at a file again, under both its names.
fn sync(database: &mut Database, path: &SystemPath) {
    let called = database.overlay().called(path);
    if *called != *path {
        File::sync_path(database, &called);
    }
    File::sync_path(database, path);
}

fn absolute(path: &Path) -> Result<SystemPathBuf, String> {
    let path = SystemPath::from_std_path(path)
        .ok_or_else(|| format!("{} is not Unicode, so its types cannot be inferred", path.display()))?;
    if !path.is_absolute() {
        return Err(format!("{path} is not absolute"));
    }
    // Takes out `.` and `..`, so that each file has one path.
    Ok(SystemPath::absolute(path, SystemPath::new("/")))
}

impl<'db> Reader<'db> {
    /// The file at `path`, if there is one.
    pub(super) fn file(&self, path: &Path) -> Option<ProgramFile<'db>> {
        let path = self.db.overlay().called(&absolute(path).ok()?);
        Some(self.program_file(system_path_to_file(self.db, &path).ok()?))
    }
}

/// Answers for the node at `range` of the file, if there is one.
fn at<'db, T>(
    reader: &Reader<'db>,
    file: ProgramFile<'db>,
    range: &Range<usize>,
    answer: impl FnOnce(&SemanticModel<'db>, AnyNodeRef<'_>) -> T,
) -> Option<T> {
    let db = reader.db;
    let range = text_range(range)?;
    let text = source_text(db, file.file(db));
    let module = parsed_module(db, file.python_file(db)).load(db);
    let node = locate(module.syntax(), &text, range)?;
    Some(answer(&reader.model(file), node))
}

fn definitions<'db>(
    reader: &Reader<'db>,
    model: &SemanticModel<'db>,
    node: AnyNodeRef<'_>,
) -> Vec<(PathBuf, Range<usize>)> {
    let callee = |node| match node {
        AnyNodeRef::ExprCall(call) => AnyNodeRef::from(&*call.func),
        node => node,
    };
    let found = match callee(node) {
        AnyNodeRef::ExprName(name) => {
            definitions_for_name(model, &name.id, name.into(), ImportAliasResolution::ResolveAliases)
        }
        AnyNodeRef::ExprAttribute(attribute) => definitions_for_attribute(model, attribute),
        _ => Vec::new(),
    };
    let places = found.iter().map(|definition| definition.focus_range(reader.db));
    places
        .filter_map(|place| Some((system_path(reader.db, place.file())?, place.range().to_std_range())))
        .collect()
}

#[cfg(test)]
mod tests;
