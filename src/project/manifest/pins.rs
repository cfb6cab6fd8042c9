//! What else says which versions of a distribution are installed: files that lists of requirements include, constraints,
//! the environments of tox, and commands in workflows, scripts and containers.

use std::path::{Component, Path, PathBuf};

use super::list::Item;
use super::requirement::Fit;
use super::{LISTS_OF_PIP, Read, Requirement, ini, requirements, toml_file};
use crate::project::bounded_read;
use crate::project::environments;

/// The first other place in a folder that allows only other versions: its file, relative to the folder, and what it
/// says.
pub(super) fn contradiction(
    folder: &Path,
    wanted: &Requirement,
    read: &Read<'_>,
) -> Option<(String, String)> {
    let mut lists: Vec<PathBuf> = LISTS_OF_PIP.iter().map(|name| folder.join(name)).collect();
    lists.extend(inside(&folder.join("requirements")).into_iter().filter(|path| super::is_list(path)));
    let commands = inside(folder).into_iter().chain(inside(&folder.join(environments::WORKFLOWS)));
    for path in commands.filter(|path| environments::kind(path).is_some()) {
        let Some(text) = bounded_read::text(&path) else { continue };
        let (items, files) = installed(&text);
        if let Some(other) = excluded(&items, wanted) {
            return Some((below(&path, folder), other));
        }
        lists.extend(files.into_iter().filter_map(|file| joined(folder, folder, &file)));
    }
    let of = |name: &str, entries: fn(&str) -> Vec<super::removal::Entry>| {
        let text = read(&folder.join(name))?;
        let items: Vec<String> = entries(&text).into_iter().map(|entry| entry.item.value).collect();
        Some((name.to_owned(), excluded(&items, wanted)?))
    };
    of("tox.ini", ini::tox_entries)
        .or_else(|| of("pyproject.toml", toml_file::entries))
        .or_else(|| of("pyproject.toml", toml_file::constraints))
        .or_else(|| in_lists(folder, lists, wanted, read))
}

/// The first of some lists, and of those that they include, which allows only other versions.
fn in_lists(
    folder: &Path,
    mut lists: Vec<PathBuf>,
    wanted: &Requirement,
    read: &Read<'_>,
) -> Option<(String, String)> {
    let mut at = 0;
    while let Some(path) = lists.get(at).cloned() {
        at += 1;
        let Some(text) = read(&path).filter(|_| !super::is_compiled(&path, read)) else { continue };
        let items: Vec<String> = requirements::items(&text).into_iter().map(|item| item.value).collect();
        if let Some(other) = excluded(&items, wanted) {
            return Some((below(&path, folder), other));
        }
        for included in included(folder, &path, &text, &["-r", "--requirement", "-c", "--constraint"]) {
            if !lists.contains(&included) {
                lists.push(included);
            }
        }
    }
    None
}

/// The list that a list of requirements includes and that has a distribution, with its text.
pub(super) fn include_with(
    folder: &Path,
    list: &Path,
    text: &str,
    wanted: &Requirement,
    read: &Read<'_>,
) -> Option<(PathBuf, String)> {
    let mut lists = included(folder, list, text, &["-r", "--requirement"]);
    let mut at = 0;
    while let Some(path) = lists.get(at).cloned() {
        at += 1;
        let Some(text) = read(&path) else { continue };
        let is_it =
            |item: &Item| Requirement::parse(&item.value).is_some_and(|it| it.name() == wanted.name());
        if requirements::items(&text).iter().any(is_it) {
            return Some((path, text));
        }
        for included in included(folder, &path, &text, &["-r", "--requirement"]) {
            if !lists.contains(&included) {
                lists.push(included);
            }
        }
    }
    None
}

/// The files that a list of requirements names behind some options of pip.
fn included(folder: &Path, list: &Path, text: &str, options: &[&str]) -> Vec<PathBuf> {
    let from = list.parent().unwrap_or(folder);
    let file = |line: &str| {
        let rest = options.iter().find_map(|option| line.trim().strip_prefix(option))?;
        let name = rest.trim_start_matches(['=', ' ', '\t']).split_whitespace().next()?;
        if name.contains("://") { None } else { joined(folder, from, name) }
    };
    text.lines().filter_map(file).collect()
}

/// The path of a file below the folder of a manifest, given its name as seen from another folder.
fn joined(folder: &Path, from: &Path, name: &str) -> Option<PathBuf> {
    let mut path = from.to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::Normal(part) => path.push(part),
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            _ => return None,
        }
    }
    path.starts_with(folder).then_some(path)
}

/// What the commands of a text install by name, and the files that they name for it.
fn installed(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut items, mut files) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let Some((_, words)) = line.split_once("install ") else { continue };
        let mut is_file = false;
        for word in words.split_whitespace().map(|word| word.trim_matches(['"', '\''])) {
            match word {
                _ if is_file => files.push(word.to_owned()),
                "&&" | "||" | ";" | "|" => break,
                _ if !word.starts_with('-') => items.push(word.to_owned()),
                _ => {}
            }
            is_file = matches!(word, "-r" | "-c" | "--requirement" | "--constraint");
        }
    }
    (items, files)
}

/// The first of some requirements that no version meets which another one allows.
fn excluded(items: &[String], wanted: &Requirement) -> Option<String> {
    let contradicts = |item: &&String| {
        let declared = Requirement::parse(item).filter(|declared| declared.name() == wanted.name());
        declared.is_some_and(|declared| wanted.fit(&declared) == Fit::Contradicts)
    };
    items.iter().find(contradicts).cloned()
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

fn below(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_install_what_they_name() {
        let text =
            "- run: python -m pip install -q 'corp==1' six -c pins.txt && corp install\n# pip install a\n";
        let (items, files) = installed(text);
        assert_eq!(items, ["corp==1", "six"]);
        assert_eq!(files, ["pins.txt"]);
    }

    #[test]
    fn lists_include_others_below_the_folder() {
        let named = |text| {
            let all = included(Path::new("/p"), Path::new("/p/requirements/dev.txt"), text, &["-r", "-c"]);
            all.into_iter().map(|path| path.display().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(named("-r base.txt\n-c../pins.txt  # old\n"), ["/p/requirements/base.txt", "/p/pins.txt"]);
        assert!(named("-r ../../other.txt\n-r https://a.example/x.txt\nsix\n-e .\n").is_empty());
    }
}
