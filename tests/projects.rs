//! The findings of a file depend on its project only: a monorepo of small, different projects is upgraded
//! whole, project by project and file by file, and every file gets the same edits and findings each time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The files below a folder, relative to it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found.into_iter().map(|path| path.strip_prefix(folder).unwrap().to_owned()).collect()
}

/// A copy of the monorepo.
fn monorepo() -> tempfile::TempDir {
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/monorepo");
    let copy = tempfile::tempdir().unwrap();
    for path in files(&original) {
        fs::create_dir_all(copy.path().join(&path).parent().unwrap()).unwrap();
        fs::copy(original.join(&path), copy.path().join(&path)).unwrap();
    }
    copy
}

/// Its projects.
fn projects(tree: &Path) -> Vec<String> {
    let mut all: Vec<String> =
        fs::read_dir(tree).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    all.sort();
    assert!(all.len() > 6);
    all
}

/// The paths are separated by spaces.
fn run(tree: &Path, command: &str, paths: &str) -> Vec<u8> {
    let mut run = Command::new(env!("CARGO_BIN_EXE_upshift"));
    run.args([command, "--suggested", "--format", "json"]).args(paths.split(' ')).current_dir(tree);
    run.env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap()
        .stdout
}

/// The edits and findings of a run, by the file that they are in.
fn check(tree: &Path, paths: &str) -> BTreeMap<String, Vec<Value>> {
    let report: Value = serde_json::from_slice(&run(tree, "check", paths)).unwrap();
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for part in ["files", "findings", "errors"].iter().flat_map(|key| report[key].as_array().unwrap()) {
        all.entry(part["path"].as_str().unwrap().to_owned()).or_default().push(part.clone());
    }
    all
}

/// What a project looks like once it is fixed.
fn fixed(tree: &Path) -> BTreeMap<PathBuf, String> {
    files(tree).into_iter().map(|path| (path.clone(), fs::read_to_string(tree.join(path)).unwrap())).collect()
}

#[test]
fn findings_are_the_same_whole_project_by_project_and_file_by_file() {
    let tree = monorepo();
    let whole = check(tree.path(), ".");
    assert!(whole.len() > 10, "{whole:?}");
    let each = projects(tree.path()).iter().flat_map(|project| check(tree.path(), project)).collect();
    assert_eq!(whole, each);
    let python =
        files(tree.path()).into_iter().filter(|path| path.extension().is_some_and(|end| end == "py"));
    for path in python {
        let path = path.to_str().unwrap();
        let alone = check(tree.path(), path);
        assert_eq!(whole.get(path), alone.get(path), "{path}");
    }
}

#[test]
fn fixes_are_the_same_whole_and_project_by_project() {
    let (whole, each, moved) = (monorepo(), monorepo(), monorepo());
    run(whole.path(), "fix", ".");
    for project in projects(whole.path()) {
        run(each.path(), "fix", &project);
        // A project somewhere else, without its neighbours.
        let elsewhere = tempfile::tempdir().unwrap();
        fs::rename(moved.path().join(&project), elsewhere.path().join(&project)).unwrap();
        run(elsewhere.path(), "fix", ".");
        assert_eq!(fixed(&whole.path().join(&project)), fixed(&elsewhere.path().join(&project)), "{project}");
    }
    assert_eq!(fixed(whole.path()), fixed(each.path()));
}

#[test]
fn neighbours_do_not_keep_an_import_alive() {
    let tree = monorepo();
    run(tree.path(), "fix", ".");
    let read = |path: &str| fs::read_to_string(tree.path().join(path)).unwrap();
    // `beta` has the names as strings, and `scripts/two.py` in its `__all__`.
    for path in ["gamma/check.py", "scripts/one.py", "delta/tools.py"] {
        assert!(!read(path).contains("distutils"), "{path}: {}", read(path));
    }
    // `beta` hands on a function of the same name.
    let found = check(monorepo().path(), ".");
    assert_eq!(found["gamma/main.py"][1]["safety"], "safe");
    // The tests of `alpha` patch the name, although they are in no package.
    assert!(read("alpha/src/alpha/tools.py").contains("find_executable"));
}

#[test]
fn another_project_that_imports_a_name_counts() {
    let tree = tempfile::tempdir().unwrap();
    let tools = "from distutils.spawn import find_executable\n\n\ndef where(name):\n    return find_executable(name)\n";
    let write = |path: &str, text: &str| {
        fs::create_dir_all(tree.path().join(path).parent().unwrap()).unwrap();
        fs::write(tree.path().join(path), text).unwrap();
    };
    for project in ["lib", "other"] {
        let pyproject = format!("[project]\nname = \"{project}\"\n");
        write(&format!("{project}/pyproject.toml"), &pyproject);
        write(&format!("{project}/{project}/__init__.py"), "");
        write(&format!("{project}/{project}/tools.py"), tools);
    }
    write("user/pyproject.toml", "[project]\nname = \"user\"\n");
    write("user/main.py", "from lib.tools import find_executable as find\n\nprint(find)\n");
    // The repository shows who imports it, even if only the library is run.
    fs::create_dir(tree.path().join(".git")).unwrap();
    for path in [".", "lib", "lib/lib/tools.py"] {
        let found = check(tree.path(), path);
        let edits = |path: &str| found.get(path).map(|parts| parts[0]["edits"].to_string());
        // Where it is not taken, the whole import goes.
        assert!(!edits("lib/lib/tools.py").unwrap().contains("\"end_offset\":44"), "{found:?}");
        assert!(edits("other/other/tools.py").is_none_or(|edits| edits.contains("\"end_offset\":44")));
    }
}

/// Each example of each transform is a project of its own, so that all words of all transforms stand in unrelated
/// projects: what is found of one does not depend on which others the run has.
#[test]
fn an_example_is_the_same_among_all_others() {
    let tree = tempfile::tempdir().unwrap();
    let mut names = Vec::new();
    for example in upshift::transform::builtin().iter().flat_map(|transform| &transform.examples) {
        let name = format!("p{}", names.len());
        let project = tree.path().join(&name);
        names.push(name);
        let mut path = project.join("example.py");
        let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
        for line in example.before.split_inclusive('\n') {
            match line.strip_prefix("# file: ") {
                Some(inner) => path = project.join(inner.trim()),
                None => texts.entry(path.clone()).or_default().push_str(line),
            }
        }
        for (path, text) in texts {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(project.join("pyproject.toml"), "[project]\nname = \"example\"\n").unwrap();
    }
    let whole = check(tree.path(), ".");
    assert!(whole.len() > 500, "{}", whole.len());
    // In parts of different sizes, down to one project.
    let sizes = [1, 3, 40, 9, 1, 100].into_iter().cycle();
    let mut rest = names.as_slice();
    for size in sizes {
        if rest.is_empty() {
            break;
        }
        let (part, others) = rest.split_at(size.min(rest.len()));
        rest = others;
        let paths: Vec<&str> = part.iter().map(String::as_str).collect();
        let found = check(tree.path(), &paths.join(" "));
        let is_of = |path: &str| part.iter().any(|name| path.split('/').next() == Some(name));
        let expected: BTreeMap<_, _> = whole.iter().filter(|(path, _)| is_of(path)).collect();
        assert_eq!(found.iter().collect::<BTreeMap<_, _>>(), expected, "{part:?}");
    }
}
