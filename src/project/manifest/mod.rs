//! Where a project says which distributions it needs, and how one more is said there: in the
//! nearest manifest above a file, in its own style.

mod ini;
mod list;
mod modules;
mod python;
mod requirement;
mod requirements;
mod toml_file;

use std::path::{Component, Path, PathBuf};

pub use modules::list as list_module;
pub use requirement::Requirement;

/// What became of a wish for a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is declared already.
    Declared,
    /// A manifest that has to change, and its new text.
    Edited {
        /// The manifest.
        path: PathBuf,
        /// All of its text.
        text: String,
    },
    /// Nothing can be edited; the sentence says what to add where.
    ByHand(String),
}

/// What one manifest says to a wish.
enum Said {
    /// It is there already.
    Declared,
    /// The text with it.
    Text(String),
    /// The list is not written out in it: why, as a clause.
    Computed(String),
    /// The list is in another file, named as the manifest names it.
    In(String),
    /// It holds no list of what is needed.
    Nothing,
}

/// When a distribution is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// By the code.
    Run,
    /// By `setup.py` itself.
    Build,
    /// By the tests alone.
    Test,
    /// By a program that is no part of what is installed: of the documentation, of releases.
    Apart,
}

/// Whether a path is of a manifest that is Python itself.
pub fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "setup.py")
}

/// Reads a file; `None` if there is none or it is no UTF-8.
type Read<'r> = dyn Fn(&Path) -> Option<String> + 'r;

/// Declares a requirement, as PEP 508 writes it, for an absolute path of a file.
pub fn add(file: &Path, requirement: &str, read: &Read<'_>) -> Answer {
    let Some(wanted) = Requirement::parse(requirement) else {
        return Answer::ByHand(format!("Add `{requirement}` to what the project needs."));
    };
    let mut inner = None;
    for folder in file.ancestors().skip(1) {
        let when = when(file, folder);
        if let Some(answer) = in_folder(folder, &wanted, when, read) {
            // The `setup.py` of a subpackage, as numpy's have, is a part of the one above.
            if read(&folder.join("__init__.py")).is_none() {
                return answer;
            }
            inner = inner.or(Some(answer));
        }
        // A project ends where its repository does.
        if folder.join(".git").exists() {
            break;
        }
    }
    inner.unwrap_or_else(|| {
        Answer::ByHand(format!("Needs the distribution `{wanted}`: add it to what the project declares."))
    })
}

/// Files that run when a distribution is built.
const BUILD: [&str; 4] = ["setup.py", "versioneer.py", "ez_setup.py", "distribute_setup.py"];

/// Files of people who work on a project, and folders of them.
const APART: [&str; 6] = ["conf.py", "noxfile.py", "tasks.py", "fabfile.py", "dodo.py", "release.py"];
const APART_FOLDERS: [&str; 9] =
    ["docs", "doc", "examples", "scripts", "tools", "benchmarks", "ci", "contrib", ".github"];

/// What a file needs something for, as its place below the manifest's folder says.
fn when(file: &Path, folder: &Path) -> When {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let name = below.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_top = below.parent() == Some(Path::new(""));
    if is_top && BUILD.contains(&&*name) {
        return When::Build;
    }
    let mut folders = below.parent().into_iter().flatten().filter_map(|part| part.to_str());
    if is_top && APART.contains(&&*name) || folders.any(|part| APART_FOLDERS.contains(&part)) {
        return When::Apart;
    }
    let tests = below.iter().any(|part| part == "tests" || part == "test" || part == "testing");
    let is_test = name.starts_with("test_") || name.ends_with("_test.py") || name == "conftest.py";
    if tests || is_test { When::Test } else { When::Run }
}

/// What the manifests of a folder say; `None` when there is none that speaks of dependencies.
fn in_folder(folder: &Path, wanted: &Requirement, when: When, read: &Read<'_>) -> Option<Answer> {
    let mut reason: Option<(PathBuf, String)> = None;
    let mut is_project = false;
    for (name, ask) in KINDS {
        let path = folder.join(name);
        let Some(text) = read(&path) else { continue };
        is_project |= describes_project(name, &text);
        let mut said = proven(ask(&text, wanted, when), |text| ask(text, wanted, when));
        let mut place = path.clone();
        if let Said::In(other) = &said {
            place = folder.join(other);
            // A manifest names a file of its project, or it names nothing that we would edit.
            let is_below = Path::new(other).components().all(|part| matches!(part, Component::Normal(_)));
            said = match is_below.then(|| read(&place)).flatten() {
                Some(text) => {
                    let ask = |text: &str| requirements::add(text, wanted, when);
                    proven(ask(&text), ask)
                }
                None => Said::Computed(format!("its list is in `{other}`")),
            };
        }
        if when == When::Apart && matches!(said, Said::Text(_) | Said::Computed(_)) {
            continue;
        }
        match said {
            Said::Declared => return Some(Answer::Declared),
            Said::Text(text) => return Some(Answer::Edited { path: place, text }),
            Said::Computed(why) => reason = reason.or(Some((path, why))),
            Said::In(_) | Said::Nothing => {}
        }
    }
    match (reason, when) {
        (Some((path, why)), _) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Some(Answer::ByHand(format!("Add `{wanted}` to `{name}`: {why}.")))
        }
        // pip brings setuptools itself where nothing says how to build.
        (None, When::Build) if is_project && wanted.name() == "setuptools" => Some(Answer::Declared),
        (None, When::Build) if is_project => Some(Answer::ByHand(format!(
            "Add `{wanted}` to `requires` of `[build-system]` in a `pyproject.toml`."
        ))),
        (None, When::Apart) if is_project => {
            Some(Answer::ByHand(format!("Add `{wanted}` to what this file is run with.")))
        }
        (None, When::Test) if is_project => {
            Some(Answer::ByHand(format!("Add `{wanted}` to what the tests need.")))
        }
        (None, _) if is_project => {
            Some(Answer::ByHand(format!("Add `{wanted}` to what the project declares.")))
        }
        _ => None,
    }
}

/// What was said, when a manifest that was edited does declare what it was edited for. Manifests
/// are written by hand, in more ways than anybody foresees.
fn proven(said: Said, ask: impl Fn(&str) -> Said) -> Said {
    match &said {
        Said::Text(text) if !matches!(ask(text), Said::Declared) => {
            Said::Computed("it says what is needed in a way that is not understood".to_owned())
        }
        _ => said,
    }
}

/// Whether a manifest is of something that is installed, and not only the configuration of tools.
fn describes_project(name: &str, text: &str) -> bool {
    let words: &[&str] = match name {
        "pyproject.toml" => &["[project]", "[tool.poetry", "[build-system]"],
        "setup.cfg" => &["[metadata]", "[options]"],
        "setup.py" => &["setup("],
        _ => &[],
    };
    words.iter().any(|word| text.contains(word))
}

/// How a kind of manifest is asked.
type Ask = fn(&str, &Requirement, When) -> Said;

/// The manifests of a folder, in the order in which they are asked.
const KINDS: [(&str, Ask); 9] = [
    ("pyproject.toml", toml_file::add),
    ("setup.cfg", ini::add),
    ("setup.py", python::add),
    ("requirements-test.txt", requirements::add_for_tests),
    ("test-requirements.txt", requirements::add_for_tests),
    ("requirements-dev.txt", requirements::add_for_tests),
    ("dev-requirements.txt", requirements::add_for_tests),
    ("requirements.in", requirements::add),
    ("requirements.txt", requirements::add),
];

/// The newline of a text.
fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests;
