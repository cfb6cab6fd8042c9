//! Whether anything in a project still uses a distribution: imports its modules, names them in a string, or runs its
//! commands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::bounded_read;
use super::environments;
use super::ini;
use super::manifest;
use super::view::Project;
use super::walk::{everything, is_named_python};
use crate::embedded::{Embedded, Format};
use crate::syntax::{Field, Kind, Node, Tree};
use crate::text::{Source, occurrences};

/// A place that uses a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The absolute path of its file.
    pub path: PathBuf,
    /// Its line, from 1.
    pub line: usize,
}

/// The first use of a distribution below the folder of a project, given its names in code and commands. `now` has the
/// texts of files that change with it, by absolute path; all others are read.
pub(super) fn first_use(
    project: &Project,
    folder: &Path,
    names: &[String],
    now: &BTreeMap<PathBuf, Vec<u8>>,
) -> Option<Use> {
    everything(folder, project.configs()).into_iter().find_map(|path| {
        let is_code = is_code(&path);
        if !is_code && !is_configuration(&path) {
            return None;
        }
        let bytes = now.get(&path).cloned().or_else(|| bounded_read::bytes(&path).ok());
        let line = match bytes {
            // What cannot be read may use it.
            None => Some(1),
            Some(bytes) if is_code => in_code(&path, &bytes, names),
            Some(bytes) => in_configuration(&path, &String::from_utf8_lossy(&bytes), names),
        };
        Some(Use { line: line?, path })
    })
}

fn is_code(path: &Path) -> bool {
    is_named_python(path)
        || Format::of(path) == Some(Format::Notebook)
        || path.extension().is_none() && super::walk::names_python(path).unwrap_or(false)
}

/// Whether a file may run commands, or says which ones are run.
fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let known = ["setup.cfg", "pyproject.toml", "Pipfile", "Makefile", "pytest.ini"];
    environments::kind(path).is_some() || known.iter().any(|known| name == *known)
}

/// The line of the first use in Python code.
fn in_code(path: &Path, bytes: &[u8], names: &[String]) -> Option<usize> {
    let source = match Format::of(path) {
        Some(_) => Embedded::module(path.to_owned(), bytes),
        None => Source::decode(path, bytes).ok(),
    };
    let lossy = String::from_utf8_lossy(bytes);
    let text = source.as_ref().map_or(&*lossy, Source::text);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let named = |name: &String| occurrences(text.as_bytes(), name.as_bytes()).next();
    let first = names.iter().filter_map(named).min()?;
    let tree = Tree::parse(text);
    if source.is_none() || !tree.errors().is_empty() {
        // What cannot be read may use it.
        return Some(line(first));
    }
    tree.all().find(|node| uses(*node, names)).map(|node| line(node.start()))
}

fn uses(node: Node<'_>, names: &[String]) -> bool {
    let is_it = |dotted: &str| names.iter().any(|name| dotted.split('.').next() == Some(name.as_str()));
    match node.kind() {
        Kind::ImportStatement => node.children_by(Field::Name).any(|item| is_it(item.text())),
        Kind::ImportFromStatement => node.child(Field::ModuleName).is_some_and(|module| is_it(module.text())),
        Kind::String => {
            let text = node.text();
            let inside = text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_matches(['"', '\'']);
            let is_word = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || "_-".contains(c));
            let is_at =
                |at: &str| names.iter().any(|name| at.strip_prefix(name.as_str()).is_some_and(is_word));
            // A text of several lines may be a program.
            let programs = ["import ", "from ", "-m "];
            is_at(inside)
                || programs
                    .iter()
                    .any(|word| inside.match_indices(word).any(|(at, _)| is_at(&inside[at + word.len()..])))
        }
        _ => false,
    }
}

/// The line of the first use in a text that is no code: a word of it, unless it is only installed there.
fn in_configuration(path: &Path, text: &str, names: &[String]) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let installed: Vec<usize> = match path.file_name().and_then(|name| name.to_str()) {
        Some("tox.ini") => {
            ini::lines(text).filter(|line| line.key == "deps").map(|line| line.start).collect()
        }
        _ => Vec::new(),
    };
    let mut at = 0;
    for (number, whole) in text.split_inclusive('\n').enumerate() {
        let range = at..at + whole.len();
        at = range.end;
        let code = whole.trim_start();
        if code.starts_with('#')
            || code.contains("install")
            || installed.iter().any(|start| range.contains(start))
        {
            continue;
        }
        let code = code.split(" #").next().unwrap_or(code);
        if code.split(|c| !is_part(c)).any(|word| names.iter().any(|name| name == word)) {
            return Some(number + 1);
        }
    }
    None
}

/// What becomes of a distribution in a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// No manifest declares it.
    Undeclared,
    /// It is removed from these manifests, whose new texts are given.
    Dropped(Vec<(PathBuf, String)>),
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
    let edited = manifest::without(folder, distribution, read);
    let Some((first, _)) = edited.first() else { return Fate::Undeclared };
    if names.is_empty() {
        return Fate::Dropped(edited);
    }
    let mut after = now.clone();
    after.extend(edited.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    match first_use(project, folder, names, &after) {
        None => Fate::Dropped(edited),
        Some(Use { path, line }) => {
            let (manifest, user) = (project.called(first), project.called(&path));
            let (manifest, user) = (manifest.display(), user.display());
            Fate::Stays(format!("`{distribution}` stays in {manifest}, because {user}:{line} still uses it."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str, text: &str) -> Option<usize> {
        let names = ["nose".to_owned(), "nosetests".to_owned()];
        let path = Path::new(path);
        match is_code(path) {
            true => in_code(path, text.as_bytes(), &names),
            false => in_configuration(path, text, &names),
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
        assert_eq!(line("setup.cfg", "[nosetests]\nverbosity = 1\n"), Some(1));
        assert_eq!(line("setup.cfg", "[metadata]\nname = nose-like  # nose\n"), None);
    }
}
