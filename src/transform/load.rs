//! From files to transforms: those in the binary, one of the user's, or a folder of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use super::Transform;
use super::companion::{self, is_companion};
use super::compile::compile;
use super::error::AuthorError;
use super::head::head;
use super::lazy::{LazyTransform, Summary};
use crate::text::{Source, fingerprint};
use crate::{ledger, stack};

/// Ids and texts of the built-in transforms and their companions, sorted by id, as the build script wrote them.
#[cfg(not(debug_assertions))]
fn texts() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"))
}

/// The same for those who work on them: a debug build reads them from `transforms/`, or the folder that
/// `UPSHIFT_TRANSFORMS` names, so that a changed transform is tried without a new build.
#[cfg(debug_assertions)]
fn texts() -> &'static [(&'static str, &'static str)] {
    static TEXTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
        let folder = std::env::var_os("UPSHIFT_TRANSFORMS")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("transforms"), PathBuf::from);
        let (files, _) = python_files(&folder);
        let mut texts: Vec<(&'static str, &'static str)> = files
            .into_iter()
            .filter_map(|(id, path)| Some((&*id.leak(), &*std::fs::read_to_string(path).ok()?.leak())))
            .collect();
        texts.sort_unstable();
        texts
    });
    &TEXTS
}

/// The same of the transforms that are made of the ledger.
fn floor() -> &'static [(String, String)] {
    static FLOOR: LazyLock<Vec<(String, String)>> = LazyLock::new(ledger::floor);
    &FLOOR
}

/// Whether the build script found that the summaries are those of the texts in the program. A debug build reads these
/// when it runs.
const ARE_CURRENT: bool = cfg!(all(not(debug_assertions), current_summaries));

/// How many built-in transforms there are.
pub fn builtin_count() -> usize {
    if ARE_CURRENT {
        return Summary::count();
    }
    texts().iter().filter(|(id, _)| !is_companion(id)).count() + floor().len()
}

/// Where a transform comes from, which decides what it must declare and its default safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the binary: versions, a reference and two kinds of examples are required. It is safe unless it says
    /// otherwise.
    BuiltIn,
    /// Like `BuiltIn`, without examples and without the checks for completeness.
    BuiltInHead,
    /// Made of the ledger, with versions, a reference and no examples.
    Floor,
    /// A user's own: versions and a reference are optional. It is suggested unless it says otherwise.
    User,
}

/// The transforms in the binary, sorted by id, without invalid ones; see [`builtin_errors`].
pub fn builtin() -> Vec<Arc<Transform>> {
    compile_all(&sources(Origin::BuiltIn)).into_iter().filter_map(Result::ok).map(Arc::new).collect()
}

/// Like [`builtin`], without examples: they are most of the text, and a run does not need them.
pub fn builtin_heads() -> Vec<Arc<Transform>> {
    compile_all(&sources(Origin::BuiltInHead)).into_iter().filter_map(Result::ok).map(Arc::new).collect()
}

/// Like [`builtin_heads`], compiled when they are first needed: at once is only a text without a summary, or with that of
/// another text.
pub fn builtin_lazy() -> Vec<Arc<LazyTransform>> {
    if ARE_CURRENT {
        return Summary::all().map(|summary| Arc::new(LazyTransform::later(summary))).collect();
    }
    let mut summaries: HashMap<String, Summary> =
        Summary::all().map(|summary| (summary.id.clone(), summary)).collect();
    let (mut lazy, mut others) = (Vec::new(), Vec::new());
    for one in sources(Origin::BuiltInHead) {
        match summaries.remove(one.id) {
            Some(summary) if summary.text == fingerprint(one.text.as_bytes()) => {
                lazy.push(Arc::new(LazyTransform::later(summary)));
            }
            _ => others.push(one),
        }
    }
    if !others.is_empty() {
        let compiled = compile_all(&others).into_iter().filter_map(Result::ok);
        lazy.extend(compiled.map(|transform| Arc::new(Arc::new(transform).into())));
        lazy.sort_by(|a, b| a.id.cmp(&b.id));
    }
    lazy
}

/// The built-in transform with an id, with its examples.
pub fn builtin_by_id(id: &str) -> Option<Transform> {
    BuiltIn::with_id(id, Origin::BuiltIn)?.compile().ok()
}

/// The same without them.
pub(super) fn builtin_head(id: &str) -> Option<Transform> {
    BuiltIn::with_id(id, Origin::BuiltInHead)?.compile().ok()
}

/// The mistakes in built-in transforms: a test ensures that there are none.
pub fn builtin_errors() -> Vec<AuthorError> {
    compile_all(&sources(Origin::BuiltIn)).into_iter().filter_map(Result::err).flatten().collect()
}

/// The text of a built-in transform.
#[derive(Clone, Copy)]
struct BuiltIn {
    id: &'static str,
    text: &'static str,
    origin: Origin,
}

impl BuiltIn {
    /// That of a file; `origin` says whether with its examples.
    fn of_file((id, text): (&'static str, &'static str), origin: Origin) -> BuiltIn {
        BuiltIn { id, text: if origin == Origin::BuiltInHead { head(text) } else { text }, origin }
    }

    /// One that is made of the ledger.
    fn of_rows((id, text): &'static (String, String)) -> BuiltIn {
        BuiltIn { id, text, origin: Origin::Floor }
    }

    fn with_id(id: &str, origin: Origin) -> Option<BuiltIn> {
        let files = texts();
        let file = files.binary_search_by_key(&id, |(id, _)| id).ok().map(|at| files[at]);
        let row = || floor().iter().find(|(own, _)| own == id).map(BuiltIn::of_rows);
        file.filter(|_| !is_companion(id)).map(|file| BuiltIn::of_file(file, origin)).or_else(row)
    }

    fn compile(self) -> Result<Transform, Vec<AuthorError>> {
        let BuiltIn { id, text, origin } = self;
        let path = PathBuf::from(format!("transforms/{id}.py"));
        compile(id, &path, text, origin, &|dotted| companion::built_in(id, dotted, texts()))
    }
}

/// All of them, sorted by id; `origin` is that of those with a file.
fn sources(origin: Origin) -> Vec<BuiltIn> {
    let files = texts().iter().filter(|(id, _)| !is_companion(id));
    let files = files.map(|file| BuiltIn::of_file(*file, origin));
    let rows = floor().iter().map(BuiltIn::of_rows);
    let mut all: Vec<BuiltIn> = files.chain(rows).collect();
    all.sort_unstable_by_key(|one| one.id);
    all
}

/// Parsing takes about a tenth of a millisecond a file, so the files are dealt out to all cores.
fn compile_all(sources: &[BuiltIn]) -> Vec<Result<Transform, Vec<AuthorError>>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let mut all: Vec<(usize, _)> = std::thread::scope(|scope| {
        let work = || {
            let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
            let files = numbers.map_while(|number| Some((number, sources.get(number)?)));
            files.map(|(number, one)| (number, one.compile())).collect::<Vec<_>>()
        };
        // With room, since only then is a long text parsed the quick way.
        let workers: Vec<_> = (0..cores).map_while(|_| stack::spawn(scope, work).ok()).collect();
        let mut all: Vec<_> =
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect();
        // What is left where no thread could be started.
        all.extend(work());
        all
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, transform)| transform).collect()
}

/// Reads a user's transform from a file.
pub fn file(path: &Path, id: &str) -> Result<Transform, Vec<AuthorError>> {
    let bytes = std::fs::read(path).map_err(|error| {
        vec![unread(path, 1, format!("the file cannot be read: {error}"), "give the path of a Python file")]
    })?;
    let source = Source::decode(path, &bytes).map_err(|refusal| {
        vec![unread(
            path,
            refusal.line,
            format!("the file cannot be read: {}", refusal.message),
            "save it as UTF-8 text",
        )]
    })?;
    compile(id, path, source.text(), Origin::User, &|dotted| beside(path, id, dotted))
}

/// The companion of a user's transform, from its folder.
fn beside(file: &Path, id: &str, dotted: &str) -> Option<String> {
    // A transform may come with the tree that it is for: it reads nothing above its own folder.
    let folder = file.ancestors().nth(id.split('/').count())?;
    let path = companion::resolved(file, dotted)?.with_extension("py");
    let path = Some(path).filter(|path| path.starts_with(folder))?;
    let bytes = path.is_file().then(|| std::fs::read(&path)).and_then(Result::ok)?;
    Source::decode(&path, &bytes).ok().map(|source| source.text().to_owned())
}

/// Reads all transforms of a folder and its subfolders, sorted by id; an id is the path below the
/// folder, with `/` and without `.py`. What is hidden is left out. All mistakes of all files are
/// returned at once, beside the transforms of the files without.
pub fn directory(folder: &Path) -> (Vec<Arc<Transform>>, Vec<AuthorError>) {
    let (mut files, mut errors) = python_files(folder);
    files.retain(|(id, _)| !is_companion(id));
    let mut transforms = Vec::new();
    files.sort();
    for (id, path) in files {
        match file(&path, &id) {
            Ok(transform) => transforms.push(Arc::new(transform)),
            Err(found) => errors.extend(found),
        }
    }
    (transforms, errors)
}

/// The Python files of a folder and its subfolders with their ids, in no order, and the folders that cannot be read.
fn python_files(folder: &Path) -> (Vec<(String, PathBuf)>, Vec<AuthorError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    let mut pending = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = pending.pop() {
        let entries = match std::fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder cannot be read: {error}");
                errors.push(unread(&path, 1, message, "give the path of a folder with transforms"));
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name == "__pycache__" {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                pending.push((entry.path(), format!("{prefix}{name}/")));
            } else if let Some(stem) = name.strip_suffix(".py").filter(|_| entry.path().is_file()) {
                files.push((format!("{prefix}{stem}"), entry.path()));
            }
        }
    }
    (files, errors)
}

fn unread(path: &Path, line: usize, message: String, advice: &str) -> AuthorError {
    AuthorError { path: path.to_owned(), line, column: 1, message, advice: advice.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\"\"\"Title.\"\"\"\ndef before(x): return x.old\ndef after(x): return x.new\n";

    #[test]
    fn a_folder_gives_its_transforms_and_all_mistakes_of_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("configparser/readfp.py", TEXT);
        write("a.py", TEXT);
        write(".hidden/b.py", "x");
        let ids = || -> Vec<String> { directory(folder.path()).0.iter().map(|t| t.id.clone()).collect() };
        assert_eq!(ids(), ["a", "configparser/readfp"]);
        write("b.py", "\"\"\"No full stop\"\"\"\nnative = \"x\"\n");
        write("c.py", "(");
        let errors = directory(folder.path()).1;
        assert_eq!((ids().len(), errors.len()), (2, 2));
        assert!(errors[0].path.ends_with("b.py") && errors[1].path.ends_with("c.py"));
        assert_eq!(directory(&folder.path().join("none")).1.len(), 1);
    }

    #[test]
    fn every_transform_of_the_binary_loads() {
        let errors: Vec<String> = builtin_errors().iter().map(ToString::to_string).collect();
        assert!(errors.is_empty(), "\n{}", errors.join("\n"));
        let known = |t: &Transform| {
            let words: Vec<_> =
                t.pairs.iter().map(|pair| (pair.suffix.clone(), pair.prefilter.clone())).collect();
            (t.id.clone(), t.reach(), (t.deprecated, t.removed, t.available), t.requires.clone(), words)
        };
        let (whole, heads) = (builtin(), builtin_heads());
        assert!(whole.iter().map(|t| known(t)).eq(heads.iter().map(|t| known(t))), "a head differs");
        let ids: Vec<String> = builtin().iter().map(|t| t.id.clone()).collect();
        assert!(ids.is_sorted());
    }
}
