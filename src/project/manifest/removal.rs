//! Removes a distribution from the manifests of a project: from every list that `requires` adds to or raises.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::list::{Item, line_start};
use super::{MANIFESTS, Read, Requirement, conda, ini, python, requirements, toml_file};
use crate::project::ini::next_line;
use crate::text::{Edit, Edits};

/// What a kind of manifest declares: where each requirement stands, and with what it goes.
pub(super) struct Entry {
    /// The requirement.
    pub item: Item,
    /// Its form.
    pub place: Extents,
}

impl Entry {
    /// A requirement on a line of its own.
    pub fn line(text: &str, item: Item) -> Entry {
        let place = Extents::Lines(line_start(text, item.range.start)..next_line(text, item.range.end));
        Entry { item, place }
    }
}

/// The form of a requirement in a manifest.
pub(super) enum Extents {
    /// An item between brackets.
    Brackets,
    /// Whole lines.
    Lines(Range<usize>),
}

/// A manifest that declares a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    /// Its path.
    pub path: PathBuf,
    /// Its text without the distribution.
    pub text: String,
    /// The first requirement that goes.
    pub first: Range<usize>,
}

/// The manifests of a project that declare a distribution: those in its folder, and the lists of requirements among its
/// `files`.
pub fn without(folder: &Path, files: &[PathBuf], distribution: &str, read: &Read<'_>) -> Vec<Without> {
    let Some(gone) = Requirement::parse(distribution) else { return Vec::new() };
    let mut edited = Vec::new();
    for path in manifests(folder, files) {
        let Some(text) = read(&path).filter(|_| !is_compiled(&path, read)) else { continue };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let entries = match &*name {
            "pyproject.toml" => toml_file::entries(&text),
            "Pipfile" => toml_file::pipfile_entries(&text),
            "setup.cfg" => ini::entries(&text),
            "tox.ini" => ini::tox_entries(&text),
            "setup.py" => python::entries(&text),
            "environment.yml" | "environment.yaml" => conda::entries(&text),
            _ => requirements::entries(&text),
        };
        let is_it = |entry: &&Entry| {
            // Conda's pins have a form of their own: `nose=1.3`.
            let value = entry.item.value.split(['=', '<', '>']).next().unwrap_or_default().trim();
            let value = Requirement::parse(&entry.item.value).or_else(|| Requirement::parse(value));
            value.is_some_and(|declared| declared.name() == gone.name())
        };
        let mut edits = Edits::default();
        let mut gone: Vec<&Entry> = entries.iter().filter(is_it).collect();
        gone.sort_by_key(|entry| entry.item.range.start);
        for entry in &gone {
            let range = match &entry.place {
                Extents::Brackets => of_item(&text, entry.item.range.clone()),
                Extents::Lines(range) => range.clone(),
            };
            // What overlaps is part of another entry, which goes.
            let _ = edits.add(&[Edit::delete(range)]);
        }
        if let Some(first) = gone.first() {
            let first = first.item.range.clone();
            edited.push(Without { path, first, text: edits.apply(&text) });
        }
    }
    edited
}

/// The manifests of a project. Constraints declare nothing.
fn manifests(folder: &Path, files: &[PathBuf]) -> Vec<PathBuf> {
    let known = MANIFESTS.iter().map(|manifest| manifest.name).chain(["tox.ini"]);
    let mut all: Vec<PathBuf> =
        known.map(|name| folder.join(name)).filter(|path| !is_constraint(path)).collect();
    let lists = files.iter().filter(|path| is_list(path) && !is_constraint(path) && !all.contains(path));
    let lists: Vec<PathBuf> = lists.cloned().collect();
    all.extend(lists);
    all
}

/// Whether a file is a list of requirements of pip, or of constraints, by its name.
pub fn is_list(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_theirs = || path.parent().and_then(Path::file_name).is_some_and(|folder| folder == "requirements");
    (name.ends_with(".txt") || name.ends_with(".in"))
        && (name.contains("requirements") || is_constraint(path) || is_theirs())
}

fn is_constraint(path: &Path) -> bool {
    path.file_name().unwrap_or_default().to_string_lossy().contains("constraints")
}

/// Whether pip-compile wrote a list: it follows its source.
pub fn is_compiled(path: &Path, read: &Read<'_>) -> bool {
    path.extension().is_some_and(|ending| ending == "txt") && read(&path.with_extension("in")).is_some()
}

/// The bytes that go with an item between brackets: its comma, or its line if it has one of its own.
fn of_item(text: &str, item: Range<usize>) -> Range<usize> {
    let spaces = |at: usize| at + text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
    let comma = spaces(item.end);
    let end = if text[comma..].starts_with(',') { comma + 1 } else { item.end };
    let start = line_start(text, item.start);
    let rest = text[end..].split('\n').next().unwrap_or_default().trim();
    if text[start..item.start].trim().is_empty() && (rest.is_empty() || rest.starts_with('#')) {
        return start..next_line(text, end);
    }
    if end > item.end {
        return item.start..spaces(end);
    }
    // The last one of a line takes the comma before it.
    let before = text[..item.start].trim_end();
    if before.ends_with(',') { before.len() - 1..item.end } else { item }
}
