//! Which files are Python: by name, or by a `#!` line that names Python.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::config::{Config, Configs};
use super::recipes;

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, as reached from the argument, without `./` before it.
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
const FIRST_LINE: u64 = 128;

/// How large a file of patterns is read, in bytes.
const PATTERNS: u64 = 1 << 20;

const ENDLESS: &str = "is no list of patterns that people write (1 MiB at most), so its folder was left alone; \
                       name files of it to have them read";

/// Whether to look at an entry of a walk, or into it. What the user names is never left out.
fn keeps(configs: &Configs, entry: &DirEntry) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let path = entry.path();
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    // Virtual environments and package folders of other languages hold nobody's own code.
    let foreign = || entry.file_name() == "node_modules" || path.join("pyvenv.cfg").is_file();
    if is_folder && foreign() {
        return false;
    }
    // A mistake in a configuration is told when the files that it is for are looked at.
    let config = configs.in_folder(path.parent().unwrap_or(path));
    let excludes = |config: Arc<Config>| {
        !config.excludes_nothing() && config.excludes(&configs.absolute(path), is_folder)
    };
    !config.is_ok_and(excludes)
}

/// The file of patterns of a folder that is too large to be one. A million patterns would take minutes
/// and gigabytes, and nobody wrote them.
fn endless_patterns(folder: &Path) -> Option<PathBuf> {
    let files = [".gitignore", ".ignore"].map(|name| folder.join(name));
    let is_endless = |path: &PathBuf| {
        fs::metadata(path).is_ok_and(|data| data.len() > PATTERNS || !data.is_file() && !data.is_dir())
    };
    files.into_iter().find(is_endless)
}

/// Whether the real file behind a link is in one of the folders that are gone over. What is elsewhere
/// is somebody else's, and is written only when it is named.
fn leads_inside(path: &Path, roots: &[PathBuf]) -> bool {
    fs::canonicalize(path).is_ok_and(|real| roots.iter().any(|root| real.starts_with(root)))
}

/// A file of a walk, before those that are there twice are sorted out.
struct Entry {
    found: Found,
    is_link: bool,
}

/// All Python files at and below `paths`, sorted, each once. `.gitignore` and `.ignore` are
/// honoured, in a repository or not; hidden files and virtual environments are left out, links to
/// directories are not followed; what was named is always taken.
pub fn walk(paths: &[PathBuf], configs: &Arc<Configs>, jobs: usize) -> (Vec<Found>, Vec<Trouble>) {
    let walked = survey(paths, configs, jobs);
    (walked.files, walked.troubles)
}

/// All that a walk comes by.
pub struct Walked {
    /// Python files.
    pub files: Vec<Found>,
    /// Files that say how environments are made.
    pub recipes: Vec<PathBuf>,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

/// The same as `walk`, with the recipes that are met on the way, and those hidden in the folders
/// that were named.
pub fn survey(paths: &[PathBuf], configs: &Arc<Configs>, jobs: usize) -> Walked {
    let recipes = Mutex::new(Vec::new());
    let entries = Mutex::new(Vec::new());
    let trouble = Mutex::new(Vec::new());
    let add = |path: &Path, named: bool, is_link: bool| {
        lock(&entries).push(Entry { found: Found { path: plain(path), named }, is_link });
    };
    let fail = |path: &Path, message: String| lock(&trouble).push(Trouble { path: plain(path), message });
    let roots: Vec<PathBuf> = paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let endless = Arc::new(Mutex::new(Vec::new()));
    for path in paths {
        match fs::metadata(path) {
            Err(_) if path.is_symlink() => {
                fail(path, BROKEN.to_owned());
                continue;
            }
            Err(error) => {
                fail(path, reason(&error));
                continue;
            }
            Ok(data) if data.is_file() => {
                add(path, true, path.is_symlink());
                continue;
            }
            Ok(data) if !data.is_dir() => {
                fail(path, "is neither a file nor a directory".to_owned());
                continue;
            }
            Ok(_) => lock(&recipes).extend(hidden_recipes(path)),
        }
        // The patterns of the folders above hold too.
        let real = fs::canonicalize(path).unwrap_or_default();
        if let Some(patterns) = real.ancestors().find_map(endless_patterns) {
            fail(&patterns, ENDLESS.to_owned());
            continue;
        }
        let (configs, found) = (configs.clone(), endless.clone());
        let keeps = move |entry: &DirEntry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let patterns = is_folder.then(|| endless_patterns(entry.path())).flatten();
            let is_endless = patterns.map(|patterns| lock(&found).push(patterns)).is_some();
            !is_endless && keeps(&configs, entry)
        };
        let mut builder = WalkBuilder::new(path);
        builder.require_git(false).threads(jobs).filter_entry(keeps);
        builder.build_parallel().run(|| {
            Box::new(|entry| {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        let (path, message) = walk_error(&error, path);
                        fail(&path, message);
                        return WalkState::Continue;
                    }
                };
                let is_link = entry.path_is_symlink();
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                // A link to nothing holds nothing.
                let is_ours =
                    is_file || is_link && entry.path().is_file() && leads_inside(entry.path(), &roots);
                if is_ours && is_python(&entry) {
                    add(entry.path(), false, is_link);
                } else if is_file && recipes::kind(entry.path()).is_some() {
                    lock(&recipes).push(plain(entry.path()));
                }
                WalkState::Continue
            })
        });
    }
    for patterns in lock(&endless).drain(..) {
        fail(&patterns, ENDLESS.to_owned());
    }
    let entries = entries.into_inner().unwrap_or_else(|e| e.into_inner());
    let mut trouble = trouble.into_inner().unwrap_or_else(|e| e.into_inner());
    trouble.sort();
    trouble.dedup();
    let mut recipes = recipes.into_inner().unwrap_or_else(|e| e.into_inner());
    recipes.sort();
    recipes.dedup();
    Walked { files: once(entries, paths.len() > 1), recipes, troubles: trouble }
}

/// Recipes in a folder that stand in hidden files.
fn hidden_recipes(folder: &Path) -> Vec<PathBuf> {
    let named = recipes::HIDDEN.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
    let workflows = fs::read_dir(folder.join(recipes::WORKFLOWS)).into_iter().flatten().flatten();
    let workflows = workflows.map(|entry| entry.path()).filter(|path| recipes::kind(path).is_some());
    named.chain(workflows).map(|path| plain(&path)).collect()
}

const BROKEN: &str = "is a link to something that does not exist";

/// Each file once, under the name that the user gave, or else under its own rather than a link's.
fn once(mut entries: Vec<Entry>, overlapping: bool) -> Vec<Found> {
    if overlapping || entries.iter().any(|entry| entry.is_link) {
        entries.sort_by(|a, b| {
            let key = |e: &Entry| (!e.found.named, e.is_link, e.found.path.as_os_str().len());
            key(a).cmp(&key(b)).then_with(|| a.found.path.cmp(&b.found.path))
        });
        let mut seen = HashSet::new();
        entries.retain(|entry| fs::canonicalize(&entry.found.path).map_or(true, |path| seen.insert(path)));
    }
    let mut found: Vec<Found> = entries.into_iter().map(|entry| entry.found).collect();
    found.sort_by_cached_key(|found| (key(&found.path), found.named));
    found
}

/// What paths are sorted by, folder for folder, in one look at the bytes where paths themselves are taken apart
/// for each comparison.
fn key(path: &Path) -> Vec<u8> {
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

fn is_named_python(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
}

fn is_python(entry: &DirEntry) -> bool {
    let path = entry.path();
    // Of other names only a script can be Python, and few files are scripts.
    is_named_python(path)
        || (path.extension().is_none() || is_executable(entry)) && names_python(path).unwrap_or(false)
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
fn names_python(path: &Path) -> std::io::Result<bool> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(FIRST_LINE).read_to_end(&mut head)?;
    let line = head.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    Ok(line.strip_prefix(b"#!").is_some_and(|command| runs_python(&String::from_utf8_lossy(command))))
}

/// Whether a command, perhaps through `env` with its options, is some Python.
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
        let (found, trouble) = walk(paths, &Arc::new(Configs::default()), 2);
        assert_eq!(trouble, []);
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
    fn what_is_ignored_hidden_or_foreign_is_left_out_unless_named() {
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
    fn exclude_counts_from_the_configuration_and_own_transforms_stay() {
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
        // The nearest `exclude` holds, as of every key.
        assert_eq!(names(&root, std::slice::from_ref(&root)), ["other/old/b.py", "sub/a.py"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_found_once_and_a_link_to_nothing_is_told_if_named() {
        let folder = tree(&[("a.py", ""), ("sub/b.py", "")]);
        let root = folder.path().to_owned();
        std::os::unix::fs::symlink(root.join("a.py"), root.join("link.py")).unwrap();
        let twice = [root.clone(), root.join("sub/.."), root.join("sub")];
        assert_eq!(names(&root, &twice), ["a.py", "sub/b.py"]);
        let gone = root.join("gone.py");
        std::os::unix::fs::symlink(root.join("none"), &gone).unwrap();
        assert_eq!(names(&root, std::slice::from_ref(&root)), ["a.py", "sub/b.py"]);
        let (found, trouble) = walk(std::slice::from_ref(&gone), &Arc::default(), 1);
        assert_eq!((found.len(), trouble[0].message.as_str()), (0, BROKEN));
    }
}
