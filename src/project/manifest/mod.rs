//! Declares requirements of a project: in the nearest manifest above a file, in its own style.

mod conda;
mod ini;
mod list;
mod locks;
mod modules;
mod pins;
mod python;
mod removal;
mod requirement;
mod requirements;
mod sources;
mod toml_file;

use std::path::{Component, Path, PathBuf};

pub use locks::{is_lock, locks};
pub use modules::list as list_module;
pub use removal::{Without, is_compiled, is_list, without};
pub use requirement::Requirement;
pub use sources::sources;

use super::bounded_read;
use crate::text::has_word;

/// The answer to a wish for a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is declared already.
    Declared,
    /// A manifest must change.
    Edited {
        /// The manifest.
        path: PathBuf,
        /// Its new text.
        text: String,
    },
    /// No manifest can be edited; the sentence says what to add where.
    ByHand(String),
    /// A manifest excludes it; the sentence says which.
    Contradicts(String),
}

/// The answer of one manifest.
enum Said {
    /// It declares the requirement already.
    Declared,
    /// Its new text.
    Text(String),
    /// Its list is not a literal; the clause says why.
    Computed(String),
    /// Its list is in another file, relative to the manifest.
    In(String),
    /// It allows only other versions, in these words.
    Contradicts(String),
    /// It has no list of requirements.
    Nothing,
}

/// What needs a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// The code.
    Run,
    /// The build.
    Build,
    /// Only the tests.
    Test,
    /// A program that is not installed, for documentation or releases.
    Apart,
}

/// Whether a path is a manifest that is Python code.
pub fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "setup.py")
}

/// Reads a file; `None` if there is none or it is no UTF-8.
type Read<'r> = dyn Fn(&Path) -> Option<String> + 'r;

/// Declares a requirement, as in PEP 508, for a file given by its absolute path.
pub fn add(file: &Path, requirement: &str, read: &Read<'_>) -> Answer {
    let Some(wanted) = Requirement::parse(requirement) else {
        return Answer::ByHand(format!("Add `{requirement}` to the dependencies of the project."));
    };
    let mut inner = None;
    for folder in file.ancestors().skip(1) {
        let when = when(file, folder);
        if let Some(answer) = in_folder(folder, &wanted, when, read) {
            // The `setup.py` of a subpackage, as in numpy, is part of the one above.
            if read(&folder.join("__init__.py")).is_none() {
                return answer;
            }
            inner = inner.or(Some(answer));
        }
        // A project ends at the root of its repository.
        if folder.join(".git").exists() {
            break;
        }
    }
    inner.unwrap_or_else(|| Answer::ByHand(format!("Add `{wanted}` to the dependencies of the project.")))
}

/// Files that run during a build.
const BUILD: [&str; 4] = ["setup.py", "versioneer.py", "ez_setup.py", "distribute_setup.py"];

/// Files and folders for developers of a project.
const APART: [&str; 6] = ["conf.py", "noxfile.py", "tasks.py", "fabfile.py", "dodo.py", "release.py"];
const APART_FOLDERS: [&str; 9] =
    ["docs", "doc", "examples", "scripts", "tools", "benchmarks", "ci", "contrib", ".github"];

impl When {
    /// What a file belongs to, judging by its name alone: files of one folder that do not differ in it get the same
    /// answer from every manifest.
    pub fn by_name(file: &Path) -> When {
        when(file, file.parent().unwrap_or(file))
    }
}

/// What a file belongs to, judging by its path below the folder of the manifest.
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

/// The answer of the manifests in a folder; `None` if none of them is about dependencies.
fn in_folder(folder: &Path, wanted: &Requirement, when: When, read: &Read<'_>) -> Option<Answer> {
    let texts = MANIFESTS.iter().filter_map(|manifest| Some((manifest, read(&folder.join(manifest.name))?)));
    let texts: Vec<(&Manifest, String)> = texts.collect();
    let named = || contradiction(&texts, wanted).map(|(name, other)| (name.to_owned(), other));
    let pinned = || pins::contradiction(folder, wanted, read).filter(|_| !texts.is_empty());
    if when != When::Build
        && let Some((name, other)) = named().or_else(pinned)
    {
        return Some(excluded(wanted, &name, &other));
    }
    let bare = Requirement::parse(wanted.spelled());
    let mut reason: Option<(PathBuf, String)> = None;
    let mut is_project = false;
    for (manifest, text) in texts {
        let path = folder.join(manifest.name);
        is_project |= describes_project(manifest.name, &text);
        let mut said = proven(&text, |text| manifest.ask(text, wanted, when));
        // An optional dependency that is raised stays optional.
        let has = |name: &Requirement| matches!(manifest.ask(&text, name, when), Said::Declared);
        if when != When::Build && wanted.bounds.starts_with('>') && !bare.as_ref().is_some_and(has) {
            said = match (manifest.optional)(&text, wanted) {
                Said::Nothing => said,
                optional => optional,
            };
        }
        let mut place = path.clone();
        if LISTS_OF_PIP.contains(&manifest.name)
            && matches!(said, Said::Text(_) | Said::Computed(_))
            && let Some((other, text)) = pins::include_with(folder, &path, &text, wanted, read)
        {
            said = proven(&text, |text| REQUIREMENTS.ask(text, wanted, when));
            place = other;
        }
        if let Said::In(other) = &said {
            place = folder.join(other);
            // Only files inside of the project are edited.
            let is_below = Path::new(other).components().all(|part| matches!(part, Component::Normal(_)));
            said = match is_below.then(|| read(&place)).flatten() {
                Some(text) => proven(&text, |text| REQUIREMENTS.ask(text, wanted, when)),
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
            Said::Contradicts(other) => return Some(excluded(wanted, manifest.name, &other)),
            Said::In(_) | Said::Nothing => {}
        }
    }
    if let Some((path, why)) = reason {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        return Some(Answer::ByHand(format!("Add `{wanted}` to `{name}`: {why}.")));
    }
    let place = match when {
        _ if !is_project => return None,
        // pip provides setuptools if nothing says how to build.
        When::Build if wanted.name() == "setuptools" => return Some(Answer::Declared),
        When::Build => "`requires` of `[build-system]` in a `pyproject.toml`",
        When::Apart => "the environment in which this file runs",
        When::Test => "the dependencies of the tests",
        When::Run => "the dependencies of the project",
    };
    Some(Answer::ByHand(format!("Add `{wanted}` to {place}.")))
}

fn excluded(wanted: &Requirement, manifest: &str, other: &str) -> Answer {
    Answer::Contradicts(format!(
        "Not changed: the new code needs `{wanted}`, but `{manifest}` declares `{other}`. Change that first."
    ))
}

/// The first manifest that excludes a requirement in any of its lists, and how.
fn contradiction(
    texts: &[(&'static Manifest, String)],
    wanted: &Requirement,
) -> Option<(&'static str, String)> {
    // What pip-compile wrote follows its source.
    let is_compiled = |name: &str| {
        name == "requirements.txt" && texts.iter().any(|(manifest, _)| manifest.name == "requirements.in")
    };
    texts.iter().filter(|(manifest, _)| !is_compiled(manifest.name)).find_map(|(manifest, text)| {
        [manifest.run, manifest.tests, manifest.optional].iter().find_map(|ask| match ask(text, wanted) {
            Said::Contradicts(other) => Some((manifest.name, other)),
            _ => None,
        })
    })
}

/// What the lists of a manifest say that are not always installed: whether each is for tests, and what it says.
/// Those for tests declare nothing for the code.
fn optional(lists: impl Iterator<Item = (bool, Option<Said>)>) -> Said {
    let mut found = Said::Nothing;
    for (is_for_tests, said) in lists {
        match said {
            Some(Said::Contradicts(other)) => return Said::Contradicts(other),
            Some(said) if !is_for_tests && matches!(found, Said::Nothing) => found = said,
            _ => {}
        }
    }
    found
}

/// What a manifest says, provided that it declares the requirement once it is edited: manifests are
/// written by hand, in more ways than anybody foresees.
fn proven(text: &str, ask: impl Fn(&str) -> Said) -> Said {
    match ask(text) {
        Said::Text(text) if !matches!(ask(&text), Said::Declared) => {
            Said::Computed("its form is not supported".to_owned())
        }
        said => said,
    }
}

/// Whether a manifest describes a project, rather than only configuring tools.
fn describes_project(name: &str, text: &str) -> bool {
    let words: &[&str] = match name {
        "pyproject.toml" => &["[project]", "[tool.poetry", "[build-system]"],
        "setup.cfg" => &["[metadata]", "[options]"],
        "setup.py" => &["setup("],
        _ => &[],
    };
    words.iter().any(|word| text.contains(word))
}

/// How much the manifests of a folder make it a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Described {
    /// There is none.
    No,
    /// There is a list of requirements, as for a service or for the tests of a package.
    Required,
    /// They describe a distribution.
    Packaged,
}

/// Reads the manifests of a folder.
pub fn describes(folder: &Path) -> Described {
    if texts(folder).into_iter().any(|(name, text)| describes_project(name, &text)) {
        return Described::Packaged;
    }
    let is_there = |name: &&str| folder.join(name).is_file();
    if LISTS.iter().any(is_there) { Described::Required } else { Described::No }
}

/// Whether a manifest in a folder has a name in it.
pub fn names(folder: &Path, name: &str) -> bool {
    texts(folder).into_iter().any(|(_, text)| has_word(&text, name))
}

/// The manifests in a folder that may describe a project.
fn texts(folder: &Path) -> Vec<(&'static str, String)> {
    let read = |name| Some((name, bounded_read::text(&folder.join(name))?));
    ["pyproject.toml", "setup.cfg", "setup.py"].into_iter().filter_map(read).collect()
}

/// Lists of requirements of projects that are not packaged.
const LISTS: [&str; 3] = ["requirements.txt", "requirements.in", "Pipfile"];

/// Lists of requirements of pip in the folder of a project.
const LISTS_OF_PIP: [&str; 6] = [
    "requirements.txt",
    "requirements.in",
    "requirements-test.txt",
    "test-requirements.txt",
    "requirements-dev.txt",
    "dev-requirements.txt",
];

/// Adds a requirement to the text of a manifest.
type Add = fn(&str, &Requirement) -> Said;

/// A manifest: its name, and how each kind of requirement is added.
struct Manifest {
    name: &'static str,
    run: Add,
    tests: Add,
    build: Add,
    /// What lists say that are not always installed.
    optional: Add,
}

impl Manifest {
    fn ask(&self, text: &str, wanted: &Requirement, when: When) -> Said {
        match when {
            When::Build => (self.build)(text, wanted),
            When::Run | When::Apart => (self.run)(text, wanted),
            When::Test => match (self.run)(text, wanted) {
                Said::Declared => Said::Declared,
                _ => (self.tests)(text, wanted),
            },
        }
    }
}

const NOTHING: Add = |_, _| Said::Nothing;

/// A requirements file.
const REQUIREMENTS: Manifest = Manifest {
    name: "requirements.txt",
    run: requirements::run,
    tests: requirements::declared,
    build: requirements::declared,
    optional: NOTHING,
};

/// A requirements file of the tests.
const fn of_tests(name: &'static str) -> Manifest {
    Manifest { name, run: NOTHING, tests: requirements::run, build: NOTHING, optional: NOTHING }
}

/// An environment of conda.
const fn of_conda(name: &'static str) -> Manifest {
    Manifest { name, run: conda::declared, tests: conda::declared, build: NOTHING, optional: NOTHING }
}

/// The manifests of a folder, in the order in which they are asked.
static MANIFESTS: [Manifest; 13] = [
    Manifest {
        name: "pyproject.toml",
        run: toml_file::run,
        tests: toml_file::tests,
        build: toml_file::build,
        optional: toml_file::optional,
    },
    Manifest { name: "setup.cfg", run: ini::run, tests: ini::tests, build: NOTHING, optional: ini::optional },
    Manifest {
        name: "setup.py",
        run: python::run,
        tests: python::tests,
        build: NOTHING,
        optional: python::optional,
    },
    Manifest {
        name: "Pipfile",
        run: |text, wanted| toml_file::pipfile(text, "packages", wanted),
        tests: |text, wanted| toml_file::pipfile(text, "dev-packages", wanted),
        build: NOTHING,
        optional: NOTHING,
    },
    // Constraints exclude versions, and declare nothing.
    Manifest {
        name: "constraints.txt",
        run: NOTHING,
        tests: NOTHING,
        build: NOTHING,
        optional: |text, wanted| optional([(true, Some(requirements::declared(text, wanted)))].into_iter()),
    },
    of_tests("requirements-test.txt"),
    of_tests("test-requirements.txt"),
    of_tests("requirements-dev.txt"),
    of_tests("dev-requirements.txt"),
    Manifest { name: "requirements.in", ..REQUIREMENTS },
    REQUIREMENTS,
    of_conda("environment.yml"),
    of_conda("environment.yaml"),
];

/// The newline of a text.
fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests;
