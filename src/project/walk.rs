//! Finds the Python files below some paths: by name, or by a `#!` line that runs Python. Notebooks are among them.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use ignore::{DirEntry, WalkBuilder, WalkState};
use serde::{Deserialize, Serialize};

use super::bounded_read::{self, describe};
use super::cache::lock;
use super::canonical_paths::folder_of;
use super::config::Configs;
use super::environments;
use crate::embedded::Format;
use crate::verify::refusal;

/// A file to process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, starting from the argument, without a leading `./`.
    pub path: PathBuf,
    /// Whether the user named the file itself: then it is read whatever its name and contents.
    pub named: bool,
}

/// Something that could not be read or done; the run continues.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The line and column, from 1.
    pub position: Option<(usize, usize)>,
    /// A clause that says what is wrong and what to do.
    pub message: String,
}

/// The result of a walk.
pub struct Walked {
    /// Python files.
    pub files: Vec<Found>,
    /// Files that create environments.
    pub environments: Vec<PathBuf>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The extensions of Python files.
const EXTENSIONS: [&str; 3] = ["py", "pyi", "pyw"];
/// How many bytes of a file are read to see its `#!` line.
const FIRST_LINE: u64 = 128;
/// The size limit for ignore files, in bytes: a million patterns would take minutes and gigabytes.
const PATTERNS: u64 = 1 << 20;

const BROKEN: &str = "broken symbolic link";
const TOO_MANY_PATTERNS: &str =
    "not a valid ignore file (at most 1 MiB), so its folder was skipped; name files in it to process them";

/// Whether a folder holds other people's code, as virtual environments and package folders do.
pub(super) fn is_foreign(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == "node_modules") || folder.join("pyvenv.cfg").is_file()
}

fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Whether to process a file or enter a folder. What the user names is never skipped.
fn keeps(configs: &Configs, entry: &DirEntry) -> bool {
    let path = entry.path();
    let is_folder = is_folder(entry);
    if entry.depth() == 0 || is_folder && is_foreign(path) {
        return entry.depth() == 0;
    }
    // A mistake in a configuration is reported when a file it applies to is processed.
    let Ok(config) = configs.in_folder(path.parent().unwrap_or(path)) else { return true };
    config.excludes_nothing() || !config.excludes(&configs.absolute(path), is_folder)
}

/// An ignore file in a folder that is too large to be one.
fn oversized_patterns(folder: &Path) -> Option<PathBuf> {
    let files = [".gitignore", ".ignore"].map(|name| folder.join(name));
    let is_oversized = |path: &PathBuf| {
        fs::metadata(path).is_ok_and(|data| data.len() > PATTERNS || !data.is_file() && !data.is_dir())
    };
    files.into_iter().find(is_oversized)
}

/// What a walk collects from several threads.
#[derive(Default)]
struct Collector {
    /// Python files, and whether each is a link.
    files: Mutex<Vec<(Found, bool)>>,
    environments: Mutex<Vec<PathBuf>>,
    problems: Mutex<Vec<Problem>>,
}

impl Collector {
    fn file(&self, path: &Path, named: bool, is_link: bool) {
        lock(&self.files).push((Found { path: plain(path), named }, is_link));
    }

    fn problem(&self, path: &Path, message: impl Into<String>) {
        let problem = Problem { path: plain(path), position: None, message: message.into() };
        lock(&self.problems).push(problem);
    }

    /// Takes an entry of a walk below one of the `roots`.
    fn entry(&self, entry: &DirEntry, roots: &[PathBuf], configs: &Configs) {
        let path = entry.path();
        let is_link = entry.path_is_symlink();
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        // What lies outside of the roots is written only if it is named.
        let leads_inside =
            || fs::canonicalize(path).is_ok_and(|real| roots.iter().any(|root| real.starts_with(root)));
        let is_wanted = || is_python(entry) || is_document(path, configs) || is_included(path, configs);
        if (is_file || is_link && path.is_file() && leads_inside()) && is_wanted() {
            self.file(path, false, is_link);
        } else if is_file && environments::kind(path).is_some() {
            lock(&self.environments).push(plain(path));
        }
    }
}

/// Finds all Python files at and below `paths`, sorted, each once. `.gitignore` and `.ignore` apply
/// even outside of repositories; hidden files and virtual environments are skipped, and links to
/// directories are not followed. Named files are always included. Files that create environments are
/// found as well, also in well-known hidden places of a named folder.
pub fn survey(paths: &[PathBuf], configs: &Arc<Configs>, jobs: usize) -> Walked {
    let found = Arc::new(Collector::default());
    let roots: Vec<PathBuf> = paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    for path in paths {
        match fs::metadata(path) {
            Ok(data) if data.is_dir() => {}
            Ok(data) if data.is_file() => {
                found.file(path, true, path.is_symlink());
                continue;
            }
            Ok(_) => {
                found.problem(path, "neither a file nor a directory");
                continue;
            }
            Err(_) if path.is_symlink() => {
                found.problem(path, BROKEN);
                continue;
            }
            Err(error) => {
                found.problem(path, describe(&error));
                continue;
            }
        }
        lock(&found.environments).extend(hidden_environments(path));
        // The ignore files of parent folders apply too.
        let real = fs::canonicalize(path).unwrap_or_default();
        if let Some(patterns) = real.ancestors().find_map(oversized_patterns) {
            found.problem(&patterns, TOO_MANY_PATTERNS);
            continue;
        }
        let (configs_below, collector) = (configs.clone(), found.clone());
        let filter = move |entry: &DirEntry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let patterns = is_folder.then(|| oversized_patterns(entry.path())).flatten();
            if let Some(patterns) = &patterns {
                collector.problem(patterns, TOO_MANY_PATTERNS);
            }
            patterns.is_none() && keeps(&configs_below, entry)
        };
        let mut builder = WalkBuilder::new(path);
        builder.require_git(false).threads(jobs).filter_entry(filter);
        builder.build_parallel().run(|| {
            Box::new(|entry| {
                match entry {
                    Ok(entry) => found.entry(&entry, &roots, configs),
                    Err(error) => {
                        let (path, message) = walk_error(&error, path);
                        found.problem(&path, message);
                    }
                }
                WalkState::Continue
            })
        });
    }
    fn sorted<T: Ord>(all: &Mutex<Vec<T>>) -> Vec<T> {
        let mut all = std::mem::take(&mut *lock(all));
        all.sort();
        all.dedup();
        all
    }
    Walked {
        files: unique(std::mem::take(&mut *lock(&found.files)), paths.len() > 1),
        environments: sorted(&found.environments),
        problems: sorted(&found.problems),
    }
}

/// All files below a folder, those that `exclude` leaves out among them, sorted. `.gitignore` applies; hidden files,
/// other people's code and the project's own transforms, which use old APIs on purpose, are skipped.
pub(super) fn everything(folder: &Path, configs: &Arc<Configs>) -> Vec<PathBuf> {
    let below = configs.clone();
    let filter = move |entry: &DirEntry| {
        let is_own = || {
            let config = below.in_folder(folder_of(entry.path()));
            config.is_ok_and(|config| config.is_own(&below.absolute(entry.path())))
        };
        entry.depth() == 0 || !(is_folder(entry) && is_foreign(entry.path()) || is_own())
    };
    let walk = WalkBuilder::new(folder).require_git(false).filter_entry(filter).build().flatten();
    let files = walk.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    let mut all: Vec<PathBuf> = files.map(DirEntry::into_path).chain(hidden_environments(folder)).collect();
    all.sort_by_cached_key(|path| sort_key(path));
    all
}

/// Files in hidden places of a folder that create environments.
fn hidden_environments(folder: &Path) -> Vec<PathBuf> {
    let named = environments::HIDDEN.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
    let workflows = fs::read_dir(folder.join(environments::WORKFLOWS)).into_iter().flatten().flatten();
    let workflows = workflows.map(|entry| entry.path()).filter(|path| environments::kind(path).is_some());
    named.chain(workflows).map(|path| plain(&path)).collect()
}

/// Removes duplicates: a file keeps the name that the user gave, or else its own instead of a link's.
fn unique(mut files: Vec<(Found, bool)>, overlapping: bool) -> Vec<Found> {
    if overlapping || files.iter().any(|(_, is_link)| *is_link) {
        files.sort_by_cached_key(|(Found { path, named }, is_link)| {
            (!named, *is_link, path.as_os_str().len(), path.clone())
        });
        let mut seen = HashSet::new();
        files.retain(|(found, _)| fs::canonicalize(&found.path).map_or(true, |path| seen.insert(path)));
    }
    let mut found: Vec<Found> = files.into_iter().map(|(found, _)| found).collect();
    found.sort_by_cached_key(|found| (sort_key(&found.path), found.named));
    found
}

/// A key that sorts paths folder by folder. Comparing paths themselves would split them every time.
pub fn sort_key(path: &Path) -> Vec<u8> {
    let mut key = Vec::with_capacity(path.as_os_str().len() + 1);
    for part in path.components() {
        if part != Component::RootDir {
            key.extend_from_slice(part.as_os_str().as_encoded_bytes());
        }
        key.push(0);
    }
    key
}

fn plain(path: &Path) -> PathBuf {
    match path.strip_prefix("./") {
        Ok(rest) if rest != Path::new("") => rest.to_owned(),
        _ => path.to_owned(),
    }
}

fn walk_error(error: &ignore::Error, root: &Path) -> (PathBuf, String) {
    match error {
        ignore::Error::WithPath { path, err } => (path.clone(), walk_error(err, root).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            walk_error(err, root)
        }
        ignore::Error::Loop { child, .. } => (child.clone(), "links to one of its parents".to_owned()),
        ignore::Error::Io(error) => (root.to_owned(), describe(error)),
        other => (root.to_owned(), other.to_string()),
    }
}

/// Whether a path has the name of a Python file.
pub fn is_named_python(path: &Path) -> bool {
    path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

fn is_python(entry: &DirEntry) -> bool {
    let path = entry.path();
    // Files with other names are Python only if they are scripts, and few files are.
    is_named_python(path)
        || Format::of(path) == Some(Format::Notebook)
        || (path.extension().is_none() || is_executable(entry)) && names_python(path).unwrap_or(false)
}

/// Whether a file is a document with code, and a setting asks for these.
fn is_document(path: &Path, configs: &Configs) -> bool {
    Format::of(path).is_some() && configs.of_file(path).is_ok_and(|config| config.docs())
}

/// Whether a setting includes a file, and it contains Python. What is Python by a part of its name may be a template
/// that cannot be read, which is an error.
fn is_included(path: &Path, configs: &Configs) -> bool {
    let is_wanted = || configs.of_file(path).is_ok_and(|config| config.includes(&configs.absolute(path)));
    let is_named = || path.file_stem().is_some_and(|stem| is_named_python(Path::new(stem)));
    let is_read = || {
        let text = bounded_read::text(path);
        text.is_some_and(|text| refusal(&text).is_none_or(|error| error.is_python_2()))
    };
    is_wanted() && (is_named() || names_python(path).unwrap_or(false) || is_read())
}

#[cfg(unix)]
fn is_executable(entry: &DirEntry) -> bool {
    use std::os::unix::fs::PermissionsExt;
    entry.metadata().is_ok_and(|data| data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(_: &DirEntry) -> bool {
    false
}

/// Whether the first line is `#!` and runs Python.
pub(super) fn names_python(path: &Path) -> std::io::Result<bool> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(FIRST_LINE).read_to_end(&mut head)?;
    let line = head.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    Ok(line.strip_prefix(b"#!").is_some_and(|command| runs_python(&String::from_utf8_lossy(command))))
}

/// Whether a command runs some Python, perhaps through `env`.
fn runs_python(command: &str) -> bool {
    let mut words = command.split_whitespace().map(|word| word.rsplit(['/', '\\']).next().unwrap_or(word));
    let program = match words.next() {
        Some("env") => words.find(|word| !word.starts_with('-') && !word.contains('=')),
        program => program,
    };
    program.is_some_and(|program| program.starts_with("python") || program.starts_with("pypy"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn names(folder: &Path, paths: &[PathBuf]) -> Vec<String> {
        let Walked { files: found, problems, .. } = survey(paths, &Arc::new(Configs::default()), 2);
        assert_eq!(problems, []);
        let name = |file: &Found| file.path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        found.iter().map(name).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_paths() {
        let all = ["a b/c.py", "a-b/c.py", "a.py", "a/c.py", "a/b/c.py", "ab/c.py", "é.py", "z.py"];
        let folder = tree(&all.map(|path| (path, "")));
        let found = names(folder.path(), &[folder.path().to_owned()]);
        let mut sorted: Vec<PathBuf> = all.iter().map(PathBuf::from).collect();
        sorted.sort();
        assert_eq!(found.iter().map(PathBuf::from).collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn python_is_known_by_its_name_or_its_first_line() {
        for yes in [
            "/usr/bin/python",
            "/usr/bin/env python3",
            "/usr/bin/env -S A=1 python3.11 -u",
            " /opt/x/pythonw\r",
        ] {
            assert!(runs_python(yes), "{yes}");
        }
        for no in ["/bin/sh", "/opt/python/bin/ruby", "/usr/bin/env ruby python", "", "/usr/bin/env"] {
            assert!(!runs_python(no), "{no}");
        }
        let folder = tree(&[
            ("b.py", ""),
            ("a/c.pyi", ""),
            ("tool", "#!/usr/bin/env python\n"),
            ("notes", "python\n"),
            ("x.txt", "#!/usr/bin/env python\n"),
        ]);
        let all = names(folder.path(), &[folder.path().to_owned()]);
        assert_eq!(all, ["a/c.pyi", "b.py", "tool"]);
    }

    #[test]
    fn ignored_hidden_and_foreign_files_are_skipped_unless_named() {
        let folder = tree(&[
            (".gitignore", "build\n"),
            ("build/a.py", ""),
            (".hidden/b.py", ""),
            ("env/pyvenv.cfg", ""),
            ("env/lib/c.py", ""),
            ("node_modules/d.py", ""),
            ("venv/kept.py", ""),
        ]);
        let root = folder.path().to_owned();
        assert_eq!(names(&root, std::slice::from_ref(&root)), ["venv/kept.py"]);
        let named = [root.clone(), root.join("build/a.py")];
        assert_eq!(names(&root, &named), ["build/a.py", "venv/kept.py"]);
    }

    #[test]
    fn exclude_is_relative_to_its_file_and_own_transforms_are_skipped() {
        let outer = "exclude = [\"/a.py\", \"old/\"]\ntransforms = [\"codemods\"]\n";
        let folder = tree(&[
            ("upshift.toml", outer),
            ("a.py", ""),
            ("sub/a.py", ""),
            ("old/b.py", ""),
            ("codemods/c.py", ""),
            ("other/upshift.toml", "exclude = [\"c.py\"]\n"),
            ("other/old/b.py", ""),
            ("other/c.py", ""),
        ]);
        let root = folder.path().to_owned();
        // The nearest `exclude` wins, as for every key.
        assert_eq!(names(&root, std::slice::from_ref(&root)), ["other/old/b.py", "sub/a.py"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_found_once_and_a_broken_link_is_reported_if_named() {
        let folder = tree(&[("a.py", ""), ("sub/b.py", "")]);
        let root = folder.path().to_owned();
        std::os::unix::fs::symlink(root.join("a.py"), root.join("link.py")).unwrap();
        let twice = [root.clone(), root.join("sub/.."), root.join("sub")];
        assert_eq!(names(&root, &twice), ["a.py", "sub/b.py"]);
        let gone = root.join("gone.py");
        std::os::unix::fs::symlink(root.join("none"), &gone).unwrap();
        assert_eq!(names(&root, std::slice::from_ref(&root)), ["a.py", "sub/b.py"]);
        let walked = survey(std::slice::from_ref(&gone), &Arc::default(), 1);
        assert_eq!((walked.files.len(), walked.problems[0].message.as_str()), (0, BROKEN));
    }
}
