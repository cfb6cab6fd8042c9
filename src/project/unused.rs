//! Whether anything in a project still uses a distribution: imports its modules, names them in a string, or runs its
//! commands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::bounded_read;
use super::environments;
use super::ini;
use super::manifest::{self, Requirement, Without};
use super::view::Project;
use super::walk::{everything, is_named_python};
use crate::catalogue::Catalogue;
use crate::embedded::{Embedded, Format};
use crate::finding::{Finding, Need, Safety};
use crate::suppression::Suppressions;
use crate::syntax::{Field, Kind, Node, Tree};
use crate::text::{Source, occurrences};
use crate::transform::Dropped;
use crate::version::Version;

/// A place that uses a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The absolute path of its file.
    pub path: PathBuf,
    /// Its line, from 1.
    pub line: usize,
}

/// What names a distribution below the folder of a project.
#[derive(Default)]
struct Named {
    /// The first place that uses it.
    used: Option<Use>,
    /// The places that install it, pin it or allow it, in files that are not edited.
    installed: Vec<Use>,
}

/// A distribution, as it is looked for.
struct Wanted<'w> {
    /// Its normalised name.
    distribution: String,
    /// The names by which code and commands use it.
    names: &'w [String],
}

/// How a line names a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Uses,
    Installs,
}

/// Looks for a distribution in the files of a project. `now` has the texts of files that change with it, by absolute
/// path; all others are read.
fn named(
    project: &Project,
    files: &[PathBuf],
    wanted: &Wanted<'_>,
    now: &BTreeMap<PathBuf, Vec<u8>>,
) -> Named {
    let mut all = Named::default();
    for path in files {
        let is_code = is_code(path);
        if !is_code && !is_configuration(path) {
            continue;
        }
        let at = project.absolute(path);
        let bytes = now.get(&at).cloned().or_else(|| bounded_read::bytes(path).ok());
        let lines = match bytes {
            // What cannot be read may use it.
            None => vec![(1, How::Uses)],
            Some(bytes) if is_code => in_code(path, &bytes, wanted),
            Some(bytes) => in_configuration(path, &String::from_utf8_lossy(&bytes), wanted),
        };
        for (line, how) in lines {
            let place = Use { path: path.clone(), line };
            match how {
                How::Uses if all.used.is_none() => all.used = Some(place),
                How::Uses => {}
                How::Installs => all.installed.push(place),
            }
        }
    }
    all
}

fn is_code(path: &Path) -> bool {
    is_named_python(path)
        || Format::of(path) == Some(Format::Notebook)
        || path.extension().is_none() && super::walk::names_python(path).unwrap_or(false)
}

/// The endings of files that may run commands, or say which ones are run.
const ENDINGS: [&str; 7] = ["cfg", "toml", "ini", "yml", "yaml", "mk", "service"];
const NAMES: [&str; 6] = ["Pipfile", "Makefile", "justfile", "Justfile", "Procfile", "Jenkinsfile"];

/// Whether a file may run commands, says which ones are run, or what is installed.
fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let ending = path.extension().unwrap_or_default();
    let is_lock = || manifest::is_lock(path) || manifest::is_compiled(path, &|path| bounded_read::text(path));
    environments::kind(path).is_some()
        || (NAMES.iter().any(|known| name == *known)
            || ENDINGS.iter().any(|known| ending == *known)
            || manifest::is_list(path))
            && !is_lock()
}

/// The lines of Python code that name a distribution: the first use, and what installs it.
fn in_code(path: &Path, bytes: &[u8], wanted: &Wanted<'_>) -> Vec<(usize, How)> {
    let source = match Format::of(path) {
        Some(_) => Embedded::module(path.to_owned(), bytes),
        None => Source::decode(path, bytes).ok(),
    };
    let lossy = String::from_utf8_lossy(bytes);
    let text = source.as_ref().map_or(&*lossy, Source::text);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let first = |name: &String| occurrences(text.as_bytes(), name.as_bytes()).next();
    let first = wanted.names.iter().filter_map(first).min();
    if first.is_none() && !wanted.may_install(text) {
        return Vec::new();
    }
    let tree = Tree::parse(text);
    if source.is_none() || !tree.errors().is_empty() {
        // What cannot be read may use it.
        return first.map(|at| (line(at), How::Uses)).into_iter().collect();
    }
    let how = |node: Node<'_>| wanted.how(node).map(|how| (line(node.start()), how));
    tree.all().filter_map(how).collect()
}

impl Wanted<'_> {
    /// Whether a text may have a command that installs it.
    fn may_install(&self, text: &str) -> bool {
        text.contains("install") && words(text).any(|word| self.is_distribution(word))
    }

    fn is_distribution(&self, word: &str) -> bool {
        Requirement::parse(word).is_some_and(|it| it.name() == self.distribution)
    }

    fn is_name(&self, word: &str) -> bool {
        self.names.iter().any(|name| name == word)
    }

    /// How a node of code names the distribution.
    fn how(&self, node: Node<'_>) -> Option<How> {
        let is_it = |dotted: &str| dotted.split('.').next().is_some_and(|top| self.is_name(top));
        let uses = match node.kind() {
            Kind::ImportStatement => node.children_by(Field::Name).any(|item| is_it(item.text())),
            Kind::ImportFromStatement => {
                node.child(Field::ModuleName).is_some_and(|module| is_it(module.text()))
            }
            Kind::String => {
                let text = node.text();
                let inside =
                    text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_matches(['"', '\'']);
                let is_installed = || {
                    self.may_install(text)
                        || installs(node) && words(inside).any(|word| self.is_distribution(word))
                };
                if !inside.contains('\n') && is_installed() {
                    let runs =
                        |part: &str| !part.contains("install") && words(part).any(|word| self.is_name(word));
                    let is_command = inside.contains("install") && inside.split(['&', ';', '|']).any(runs);
                    return Some(if is_command { How::Uses } else { How::Installs });
                }
                let is_word =
                    |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || "_-".contains(c));
                let is_at = |at: &str| {
                    self.names.iter().any(|name| at.strip_prefix(name.as_str()).is_some_and(is_word))
                };
                // A text of several lines may be a program.
                let programs = ["import ", "from ", "-m "];
                is_at(inside)
                    || programs.iter().any(|word| {
                        inside.match_indices(word).any(|(at, _)| is_at(&inside[at + word.len()..]))
                    })
            }
            _ => false,
        };
        uses.then_some(How::Uses)
    }
}

/// Whether a string is an argument of a call that installs it, as in `session.install("nose")`.
fn installs(string: Node<'_>) -> bool {
    let call = string.parent().and_then(|list| list.parent()).filter(|call| call.kind() == Kind::Call);
    let function = call.and_then(|call| call.child(Field::Function));
    function.is_some_and(|function| function.text().ends_with("install"))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'))
}

/// The lines of a text that is no code which name a distribution: a word of them, and whether it is only installed.
fn in_configuration(path: &Path, text: &str, wanted: &Wanted<'_>) -> Vec<(usize, How)> {
    let name = path.file_name().and_then(|name| name.to_str());
    let deps: Vec<usize> = match name {
        Some("tox.ini") => {
            ini::lines(text).filter(|line| line.key == "deps").map(|line| line.start).collect()
        }
        _ => Vec::new(),
    };
    let is_list = manifest::is_list(path);
    let (mut at, mut builds) = (0, false);
    let mut found = Vec::new();
    for (number, whole) in text.split_inclusive('\n').enumerate() {
        let range = at..at + whole.len();
        at = range.end;
        let code = whole.trim_start();
        if code.starts_with('#') {
            continue;
        }
        if code.starts_with('[') {
            builds = code.starts_with("[build-system]");
        }
        let code = code.split(" #").next().unwrap_or(code);
        let is_listed = is_list || builds || deps.iter().any(|start| range.contains(start));
        // `pip install nose && nosetests` installs it and runs it.
        let parts = if is_listed { vec![code] } else { code.split(['&', ';', '|']).collect() };
        for part in parts {
            let installs = is_listed || part.contains("install") || part.contains("dependencies");
            if installs && words(part).any(|word| wanted.is_distribution(word) || wanted.is_name(word)) {
                found.push((number + 1, How::Installs));
            } else if !installs && words(part).any(|word| wanted.is_name(word)) {
                found.push((number + 1, How::Uses));
            }
        }
    }
    found
}

/// What becomes of a distribution in a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// No manifest declares it.
    Undeclared,
    /// It is removed from manifests.
    Dropped {
        /// The manifests.
        manifests: Vec<Without>,
        /// A sentence about the places that still install it, if there are any.
        note: Option<String>,
    },
    /// It stays, for the reason in the sentence.
    Stays(String),
}

/// Decides what becomes of a distribution in the project with a folder; without names in code, nothing is looked for.
pub(super) fn settle(
    project: &Project,
    folder: &Path,
    (distribution, names): (&str, &[String]),
    now: &BTreeMap<PathBuf, Vec<u8>>,
    read: &dyn Fn(&Path) -> Option<String>,
) -> Fate {
    let files = everything(folder, project.configs());
    let is_own = |path: &&PathBuf| manifest::is_list(path) && project.folder_of_project(path) == folder;
    let lists: Vec<PathBuf> = files.iter().filter(is_own).cloned().collect();
    let manifests = manifest::without(folder, &lists, distribution, read);
    let Some(first) = manifests.first() else { return Fate::Undeclared };
    let Some(gone) = Requirement::parse(distribution).filter(|_| !names.is_empty()) else {
        return Fate::Dropped { manifests, note: None };
    };
    let mut after = now.clone();
    after.extend(manifests.iter().map(|it| (it.path.clone(), it.text.clone().into_bytes())));
    let called = |path: &Path| project.called(path).display().to_string();
    let named = named(project, &files, &Wanted { distribution: gone.name(), names }, &after);
    if let Some(Use { path, line }) = named.used {
        let (manifest, user) = (called(&first.path), called(&path));
        return Fate::Stays(format!(
            "`{distribution}` stays in {manifest}, because {user}:{line} still uses it."
        ));
    }
    let places: Vec<String> =
        named.installed.iter().map(|Use { path, line }| format!("{}:{line}", called(path))).collect();
    let note = places.split_last().map(|(last, others)| match others {
        [] => format!("{last} still installs or pins `{distribution}`."),
        _ => format!("{} and {last} still install or pin `{distribution}`.", others.join(", ")),
    });
    Fate::Dropped { manifests, note }
}

/// What no change of a run leaves without a use, and nothing uses all the same: a finding for each distribution that a
/// transform drops and the project declares, in the file that declares it. `is_settled` tells those that a change of the
/// run is about.
pub fn left_over(
    project: &Project,
    folder: &Path,
    catalogue: &Catalogue,
    target: Version,
    is_settled: impl Fn(&str) -> bool,
) -> Vec<(Source, Finding)> {
    let mut found: Vec<(Source, Finding)> = Vec::new();
    let (none, read) = (BTreeMap::new(), |path: &Path| bounded_read::text(path));
    for transform in catalogue.dropping() {
        for Dropped { distribution, names } in &transform.drops {
            let is_found = found.iter().flat_map(|(_, it)| &it.needs).any(
                |need| matches!(need, Need::Unused { distribution: other, .. } if other == distribution),
            );
            if is_found || is_settled(distribution) {
                continue;
            }
            let fate = settle(project, folder, (distribution, names), &none, &read);
            let Fate::Dropped { manifests, note } = fate else { continue };
            let Some(Without { path, first, .. }) = manifests.first() else { continue };
            let Some(text) = read(path) else { continue };
            let source = Source::from_text(project.called(path), text);
            if Suppressions::of_lines(&source, target).cover(&source, &transform.id, first) {
                continue;
            }
            let about = format!("`{distribution}` is declared, and nothing in the project uses it.");
            let need = Need::Unused {
                distribution: distribution.clone(),
                names: names.clone(),
                manifests: manifests.iter().map(|it| project.called(&it.path)).collect(),
            };
            let finding = Finding {
                safety: Safety::Suggested,
                message: [Some(about), note].into_iter().flatten().collect::<Vec<_>>().join(" "),
                needs: vec![need],
                ..Finding::reported(&source, &transform.id, &transform.title, first.clone())
            };
            found.push((source, finding));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<(usize, How)> {
        let names = ["nose".to_owned(), "nosetests".to_owned()];
        let wanted = Wanted { distribution: "nose".to_owned(), names: &names };
        let path = Path::new(path);
        match is_code(path) {
            true => in_code(path, text.as_bytes(), &wanted),
            false => in_configuration(path, text, &wanted),
        }
    }

    /// The first use.
    fn line(path: &str, text: &str) -> Option<usize> {
        lines(path, text).into_iter().find(|(_, how)| *how == How::Uses).map(|(line, _)| line)
    }

    #[test]
    fn what_installs_it_is_named() {
        for (path, text, expected) in [
            (".travis.yml", "install:\n- pip install -q nose coverage\n", 2),
            ("tox.ini", "[testenv]\ndeps = mock nose\n", 2),
            ("pyproject.toml", "[build-system]\nrequires = [\n  'Nose'\n]\n", 3),
            ("constraints.txt", "# old\nnose==1.3\n", 2),
            ("noxfile.py", "def tests(session):\n    session.install('pytest', 'nose>=1')\n", 2),
            ("fabfile.py", "run('pip install nose')\n", 1),
        ] {
            assert_eq!(lines(path, text), [(expected, How::Installs)], "{path}: {text}");
        }
    }

    #[test]
    fn imports_strings_and_commands_are_uses() {
        for text in [
            "import os, nose.tools as t\n",
            "try:\n    from nose import main\nexcept ImportError:\n    pass\n",
            "x = import_module('nose.tools')\n",
            "run(['nosetests', '-v'])\n",
            "run('python -m nose -v')\n",
            "code = '''\nimport nose\n'''\n",
            "print 'nose'\n",
            "run('pip install nose && nosetests')\n",
        ] {
            assert!(line("a.py", text).is_some(), "{text}");
        }
        assert_eq!(line("a.py", "x = 1\n\nimport nose\n"), Some(3));
    }

    #[test]
    fn other_names_comments_and_prose_are_none() {
        for text in [
            "import nose2\nfrom . import nose\nfrom .nose import a\n",
            "# nose was here\nx = 1\n",
            "x = 'a nose and a mouth'\ny = 'nose-like'\n",
            "nose = 1\nprint(face.nose)\n",
        ] {
            assert_eq!(line("a.py", text), None, "{text}");
        }
    }

    #[test]
    fn a_configuration_uses_what_it_runs_and_not_what_it_installs() {
        assert_eq!(line("tox.ini", "[testenv]\ndeps =\n    nose\ncommands = nosetests -v\n"), Some(4));
        assert_eq!(line("tox.ini", "[testenv]\ndeps = nose\ncommands = pytest\n"), None);
        assert_eq!(line(".travis.yml", "install: pip install nose\nscript: pytest\n"), None);
        assert_eq!(line("ci.yml", "- run: pip install nose && nosetests -v\n"), Some(1));
        assert_eq!(line("setup.cfg", "[nosetests]\nverbosity = 1\n"), Some(1));
        assert_eq!(line("setup.cfg", "[metadata]\nname = nose-like  # nose\n"), None);
    }
}
