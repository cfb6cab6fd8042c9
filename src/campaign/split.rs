//! Cuts a plan into pieces that can be applied one by one, in any order. What must stay together stays together: a
//! manifest or a new module with the files that want it, and transforms that change the same lines of a file.

use std::collections::{BTreeMap, BTreeSet};

use clap::ValueEnum;

use super::change_set::{ChangeSet, Replaced};
use super::merge::Ready;

/// What a plan is cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// The owners of the files, after `CODEOWNERS`
    Owner,
    /// The project of the files
    Project,
    /// The transform
    Transform,
    /// The number of changed lines
    Size,
}

/// The label of files without owners.
pub(super) const NOBODY: &str = "nobody";

/// A part of a plan.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Whose or what it is: an owner, the folder of a project, a transform, or `part 2`.
    pub label: String,
    /// The labels of what had to go with it.
    pub also: BTreeSet<String>,
    /// The numbers of its files, each with the transforms whose edits it has; `None` for all.
    pub files: BTreeMap<usize, Option<BTreeSet<String>>>,
}

impl Piece {
    /// Whether it has an edit of one of its files, given by the transforms that make it.
    pub fn has(&self, file: usize, by: &[String]) -> bool {
        self.files.get(&file).is_some_and(|wanted| {
            wanted.as_ref().is_none_or(|wanted| by.iter().any(|id| wanted.contains(id)))
        })
    }
}

/// What cannot be divided: a file, or what some transforms change in it.
struct Atom {
    file: usize,
    by: Option<BTreeSet<String>>,
    lines: usize,
}

/// Cuts files into pieces; with [`By::Size`], into pieces of about so many changed lines.
pub fn split(files: &[Ready], plans: &[(String, ChangeSet)], by: By, lines: usize) -> Vec<Piece> {
    let atoms = atoms(files, by);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut size = 0;
    for group in groups(files, plans, &atoms) {
        let mut labels: BTreeSet<String> = labels(files, &atoms, &group, by);
        let own: usize = group.iter().map(|atom| atoms[*atom].lines).sum();
        let label = match by {
            By::Size => {
                let is_full = size > 0 && size + own > lines;
                size = if is_full { own } else { size + own };
                format!("part {}", pieces.len() + usize::from(pieces.is_empty() || is_full))
            }
            _ => labels.pop_first().unwrap_or_default(),
        };
        let piece = match pieces.iter_mut().position(|piece| piece.label == label) {
            Some(index) => &mut pieces[index],
            None => {
                pieces.push(Piece { label, also: BTreeSet::new(), files: BTreeMap::new() });
                let last = pieces.len() - 1;
                &mut pieces[last]
            }
        };
        piece.also.append(&mut labels);
        for Atom { file, by, .. } in group.iter().map(|atom| &atoms[*atom]) {
            match (piece.files.entry(*file).or_insert_with(|| by.clone()), by) {
                (Some(all), Some(more)) => all.extend(more.iter().cloned()),
                (all, None) => *all = None,
                (None, _) => {}
            }
        }
    }
    if by != By::Size {
        pieces.sort_by(|a, b| a.label.cmp(&b.label));
    }
    pieces
}

fn atoms(files: &[Ready], by: By) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (file, Ready { change, before, .. }) in files.iter().enumerate() {
        let size = |edit: &Replaced| {
            let old = before.as_deref().unwrap_or_default();
            let old = old.get(edit.start_offset..edit.end_offset).unwrap_or_default();
            old.iter().filter(|byte| **byte == b'\n').count() + edit.text.matches('\n').count()
        };
        let lines =
            |by: &dyn Fn(&Replaced) -> bool| change.edits.iter().filter(|edit| by(edit)).map(size).sum();
        let of_all = |edit: &Replaced| edit.by.is_empty();
        if by != By::Transform || !change.wanted_by.is_empty() || change.edits.iter().any(of_all) {
            atoms.push(Atom { file, by: None, lines: lines(&|_| true) });
            continue;
        }
        // Edits of several plans may share some of their transforms.
        let mut groups: Vec<BTreeSet<String>> = Vec::new();
        for edit in &change.edits {
            let mut union: BTreeSet<String> = edit.by.iter().cloned().collect();
            let (joined, apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group| !group.is_disjoint(&union));
            union.extend(joined.into_iter().flatten());
            groups = apart;
            groups.push(union);
        }
        for group in groups {
            let lines = lines(&|edit| edit.by.iter().any(|id| group.contains(id)));
            atoms.push(Atom { file, by: Some(group), lines });
        }
    }
    atoms
}

/// The atoms that go together, in the order of their first files.
fn groups(files: &[Ready], plans: &[(String, ChangeSet)], atoms: &[Atom]) -> Vec<Vec<usize>> {
    // The transforms whose changes need something, by file.
    let mut needing: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (_, plan) in plans {
        for need in &plan.needs {
            needing.insert((need.path(), need.id()));
        }
    }
    let mut of_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, atom) in atoms.iter().enumerate() {
        of_path.entry(&files[atom.file].change.path).or_default().push(index);
    }
    let mut group: Vec<usize> = (0..atoms.len()).collect();
    for (other, Atom { file, .. }) in atoms.iter().enumerate() {
        for path in &files[*file].change.wanted_by {
            let needs = |id: &String| needing.contains(&(path.as_str(), id.as_str()));
            for index in of_path.get(path.as_str()).into_iter().flatten() {
                let wants = atoms[*index].by.as_ref().is_none_or(|by| by.iter().any(needs));
                let (from, to) = (group[*index].max(group[other]), group[*index].min(group[other]));
                if wants && from != to {
                    group.iter_mut().filter(|of| **of == from).for_each(|of| *of = to);
                }
            }
        }
    }
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (atom, group) in group.into_iter().enumerate() {
        all.entry(group).or_default().push(atom);
    }
    all.into_values().collect()
}

/// The labels of atoms that go together. What comes with others has none of its own.
fn labels(files: &[Ready], atoms: &[Atom], group: &[usize], by: By) -> BTreeSet<String> {
    let of = |is_wanted: bool| -> BTreeSet<String> {
        let atoms = group.iter().map(|atom| &atoms[*atom]);
        let label = |atom: &Atom| -> Vec<String> {
            let change = &files[atom.file].change;
            match by {
                By::Owner if change.owners.is_empty() => vec![NOBODY.to_owned()],
                By::Owner => vec![change.owners.join(" ")],
                By::Project => vec![change.project.clone()],
                By::Transform => match &atom.by {
                    Some(ids) => ids.iter().cloned().collect(),
                    None => change.edits.iter().flat_map(|edit| edit.by.clone()).collect(),
                },
                By::Size => Vec::new(),
            }
        };
        let counts = |atom: &&Atom| files[atom.file].change.wanted_by.is_empty() != is_wanted;
        atoms.filter(counts).flat_map(label).collect()
    };
    let labels = of(false);
    if labels.is_empty() { of(true) } else { labels }
}
