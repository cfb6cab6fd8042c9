//! Which files are Python: by name, or by a `#!` line that names Python.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use ignore::{DirEntry, WalkBuilder, WalkState};

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its path, as reached from the argument.
    pub path: PathBuf,
    /// Whether the user named it: then it is read whatever it is called and whatever it holds.
    pub named: bool,
}

/// Something that could not be read; the rest goes on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// What it is about.
    pub path: PathBuf,
    /// A clause that says what is wrong and what to do.
    pub message: String,
}

/// Names that are Python by themselves.
const ENDINGS: [&str; 3] = ["py", "pyi", "pyw"];

/// How much of a file without such a name is read to see its first line, in bytes.
const FIRST_LINE: usize = 128;

/// All Python files at and below `paths`, sorted, each once. `.gitignore` and `.ignore` are
/// honoured, hidden files and virtual environments left out; what was named is always taken.
/// `exclude` holds patterns as in `.gitignore`.
pub fn walk(paths: &[PathBuf], exclude: &[String], jobs: usize) -> (Vec<Found>, Vec<Trouble>) {
    let found = Mutex::new(Vec::new());
    let trouble = Mutex::new(Vec::new());
    let links = AtomicBool::new(false);
    let add = |path: PathBuf, named: bool| lock(&found).push(Found { path: plain(&path), named });
    let fail = |path: PathBuf, message: String| lock(&trouble).push(Trouble { path: plain(&path), message });
    for path in paths {
        match fs::metadata(path) {
            Err(error) => {
                fail(path.clone(), reason(&error));
                continue;
            }
            Ok(data) if data.is_file() => {
                add(path.clone(), true);
                continue;
            }
            Ok(data) if !data.is_dir() => {
                fail(path.clone(), "is neither a file nor a directory".to_owned());
                continue;
            }
            Ok(_) => {}
        }
        let mut builder = WalkBuilder::new(path);
        builder.require_git(false).threads(jobs).filter_entry(is_wanted);
        let mut overrides = ignore::overrides::OverrideBuilder::new(path);
        for pattern in exclude {
            if let Err(error) = overrides.add(&format!("!{pattern}")) {
                fail(PathBuf::from(pattern), format!("is no pattern for `exclude`: {error}"));
            }
        }
        if let Ok(overrides) = overrides.build() {
            builder.overrides(overrides);
        }
        builder.build_parallel().run(|| {
            Box::new(|entry| {
                match entry {
                    Err(error) => {
                        let (path, message) = walk_error(&error, path);
                        fail(path, message);
                    }
                    Ok(entry) => {
                        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                        let links_to_file = entry.path_is_symlink() && entry.path().is_file();
                        if (is_file || links_to_file) && is_python(entry.path()) {
                            links.fetch_or(links_to_file, Ordering::Relaxed);
                            add(entry.into_path(), false);
                        }
                    }
                }
                WalkState::Continue
            })
        });
    }
    let mut found = found.into_inner().unwrap_or_else(|e| e.into_inner());
    let mut trouble = trouble.into_inner().unwrap_or_else(|e| e.into_inner());
    if paths.len() > 1 || links.into_inner() {
        found = each_once(found);
    }
    found.sort();
    trouble.sort();
    trouble.dedup();
    (found, trouble)
}

/// `./app.py` is shown, and known, as `app.py`.
pub(super) fn plain(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_owned(),
        _ => path.to_owned(),
    }
}

/// A file that is reached twice, by a link or because it was named as well, is one file: as it
/// was named, else where it is and not where it is linked from.
fn each_once(found: Vec<Found>) -> Vec<Found> {
    let mut files: Vec<(PathBuf, bool, Found)> = Vec::with_capacity(found.len());
    for file in found {
        let real = fs::canonicalize(&file.path).unwrap_or_else(|_| file.path.clone());
        files.push((real, file.path.is_symlink(), file));
    }
    files.sort_by(|a, b| (&a.0, !a.2.named, a.1, &a.2.path).cmp(&(&b.0, !b.2.named, b.1, &b.2.path)));
    files.dedup_by(|a, b| a.0 == b.0);
    files.into_iter().map(|(_, _, file)| file).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|e| e.into_inner())
}

fn walk_error(error: &ignore::Error, root: &Path) -> (PathBuf, String) {
    match error {
        ignore::Error::WithPath { path, err } => (path.clone(), walk_error(err, root).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            walk_error(err, root)
        }
        ignore::Error::Loop { child, .. } => (child.clone(), "links to a directory above it".to_owned()),
        ignore::Error::Io(error) => (root.to_owned(), reason(error)),
        other => (root.to_owned(), other.to_string()),
    }
}

/// What an error of the system means, in words.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "does not exist".to_owned(),
        std::io::ErrorKind::PermissionDenied => "may not be read: permission denied".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

/// Virtual environments and package folders of other languages hold nobody's own code.
fn is_wanted(entry: &DirEntry) -> bool {
    if !entry.file_type().is_some_and(|kind| kind.is_dir()) || entry.depth() == 0 {
        return true;
    }
    entry.file_name() != "node_modules" && !entry.path().join("pyvenv.cfg").is_file()
}

fn is_python(path: &Path) -> bool {
    match path.extension() {
        Some(ending) => ENDINGS.iter().any(|known| ending == *known),
        None => names_python(path).unwrap_or(false),
    }
}

/// Whether the first line is `#!` and names Python.
fn names_python(path: &Path) -> std::io::Result<bool> {
    let mut head = [0; FIRST_LINE];
    let mut read = 0;
    let mut file = fs::File::open(path)?;
    while read < head.len() {
        match file.read(&mut head[read..])? {
            0 => break,
            more => read += more,
        }
    }
    let line = head[..read].split(|b| *b == b'\n').next().unwrap_or_default();
    Ok(line.starts_with(b"#!") && String::from_utf8_lossy(line).contains("python"))
}
