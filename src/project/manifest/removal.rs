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

/// The manifests in a folder that declare a distribution, each with its text without it.
pub fn without(folder: &Path, distribution: &str, read: &Read<'_>) -> Vec<(PathBuf, String)> {
    let Some(gone) = Requirement::parse(distribution) else { return Vec::new() };
    let mut edited = Vec::new();
    for path in manifests(folder) {
        let Some(text) = read(&path) else { continue };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What pip-compile wrote follows its source.
        if name == "requirements.txt" && read(&path.with_extension("in")).is_some() {
            continue;
        }
        let entries = match &*name {
            "pyproject.toml" => toml_file::entries(&text),
            "Pipfile" => toml_file::pipfile_entries(&text),
            "setup.cfg" => ini::entries(&text),
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
        for entry in entries.iter().filter(is_it) {
            let range = match &entry.place {
                Extents::Brackets => of_item(&text, entry.item.range.clone()),
                Extents::Lines(range) => range.clone(),
            };
            // What overlaps is part of another entry, which goes.
            let _ = edits.add(&[Edit::delete(range)]);
        }
        if edits.iter().next().is_some() {
            edited.push((path, edits.apply(&text)));
        }
    }
    edited
}

/// The manifests in a folder, those of other names and in a folder for requirements among them.
fn manifests(folder: &Path) -> Vec<PathBuf> {
    // Constraints declare nothing.
    let known = MANIFESTS.iter().map(|manifest| manifest.name).filter(|name| *name != "constraints.txt");
    let mut all: Vec<PathBuf> = known.map(|name| folder.join(name)).collect();
    for (folder, is_theirs) in [(folder.to_owned(), false), (folder.join("requirements"), true)] {
        let listed = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut listed: Vec<PathBuf> = listed
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let is_list = name.ends_with(".txt") || name.ends_with(".in");
                is_list
                    && (is_theirs || name.contains("requirements"))
                    && !name.contains("constraints")
                    && !all.contains(path)
            })
            .collect();
        listed.sort();
        all.extend(listed);
    }
    all
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
