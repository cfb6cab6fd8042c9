//! Changes that other files need: new modules and requirements in manifests, planned before anything is
//! written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::bounded_read;
use super::manifest::{self, Answer, Without};
use super::unused::{self, Fate};
use super::view::Project;
use crate::finding::{Finding, Need};
use crate::text::Source;

/// A file that changes because another one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its path, as the user names it.
    pub path: PathBuf,
    /// Its contents; `None` if it is new.
    pub before: Option<Vec<u8>>,
    /// Its new contents.
    pub after: Vec<u8>,
    /// The files whose changes need it.
    pub wanted_by: Vec<PathBuf>,
    /// Its contents if what the changes leave without a use stays declared; `None` if nothing is dropped. What is
    /// dropped is so only if all of the files change.
    pub kept: Option<Vec<u8>>,
}

/// What needs make of other files.
#[derive(Default)]
pub struct Planned {
    /// The files that must change, by path.
    pub others: Vec<Other>,
    /// What becomes of each distribution that is left without a use, by the file that left it.
    pub dropped: Vec<Settled>,
}

/// What becomes of a distribution that changes of a file left without a use.
pub struct Settled {
    /// The file.
    file: PathBuf,
    distribution: String,
    /// The manifests that declare it no longer; empty if it stays.
    manifests: Vec<PathBuf>,
    /// Why it stays, or which other files still name it, as a sentence; told once for each distribution.
    note: Option<String>,
}

impl Planned {
    /// Why distributions stay declared that some change left without a use, and what still installs those that are
    /// declared no longer, a sentence each.
    pub fn notes(&self) -> impl Iterator<Item = &String> {
        self.dropped.iter().filter_map(|settled| settled.note.as_ref())
    }

    /// Tells the findings of a file what becomes of the distributions that they leave without a use: once each.
    pub fn tell(&self, file: &Path, findings: &mut [Finding]) {
        let mut told: Vec<&str> = Vec::new();
        for finding in findings {
            let mut needs = Vec::new();
            for need in std::mem::take(&mut finding.needs) {
                let Need::Unused { distribution, names, .. } = &need else {
                    needs.push(need);
                    continue;
                };
                let fate = self.dropped.iter().find(|it| it.file == file && it.distribution == *distribution);
                let Some(fate) = fate.filter(|_| finding.applied) else { continue };
                if !fate.manifests.is_empty() {
                    needs.push(Need::Unused {
                        distribution: distribution.clone(),
                        names: names.clone(),
                        manifests: fate.manifests.clone(),
                    });
                }
                if let Some(note) = fate.note.as_ref().filter(|note| !finding.message.contains(&***note))
                    && !told.contains(&fate.distribution.as_str())
                {
                    finding.message = format!("{} {note}", finding.message).trim().to_owned();
                    told.push(&fate.distribution);
                }
            }
            finding.needs = needs;
        }
    }
}

/// The needs of a run.
#[derive(Default)]
pub struct Needs(Vec<(PathBuf, Need)>);

impl Needs {
    /// Adds a need of a file.
    pub fn add(&mut self, file: &Path, need: Need) {
        let entry = (file.to_owned(), need);
        if !self.0.contains(&entry) {
            self.0.push(entry);
        }
    }

    /// Adds the needs of the applied findings in a file.
    pub fn of(&mut self, file: &Path, findings: &[Finding]) {
        for need in findings.iter().filter(|finding| finding.applied).flat_map(|f| &f.needs) {
            self.add(file, need.clone());
        }
    }

    /// Whether a change in a project may leave a distribution without a use.
    pub fn settle(&self, project: &Project, folder: &Path, name: &str) -> bool {
        self.0.iter().any(|(file, need)| {
            matches!(need, Need::Unused { distribution, .. } if distribution == name)
                && project.folder_of_project(&project.absolute(file)) == folder
        })
    }

    /// The files that must change for them. `changed` has the new bytes of files that the run changes itself, by
    /// absolute path: these needs come on top of manifests, and other files show what is still used.
    pub fn plan(self, project: &Project, changed: &BTreeMap<PathBuf, Vec<u8>>) -> Planned {
        let mut others = Others { project, changed, all: BTreeMap::new() };
        let mut unused: BTreeMap<(PathBuf, String), (Vec<String>, Vec<PathBuf>)> = BTreeMap::new();
        for (file, need) in self.0 {
            let at = project.absolute(&file);
            let planned: Vec<(PathBuf, String)> = match need {
                Need::Module { name, folder, text } => {
                    let path = folder.join(name.replace('.', "/") + ".py");
                    let module = (!path.is_file()).then(|| (path, text.to_string()));
                    let listed = manifest::list_module(&at, &name, &|path| others.read(path));
                    module.into_iter().chain(listed).collect()
                }
                Need::Distribution { requirement, .. } => {
                    match manifest::add(&at, &requirement, &|path| others.read(path)) {
                        Answer::Edited { path, text } => vec![(path, text)],
                        Answer::Declared | Answer::ByHand(_) | Answer::Contradicts(_) => Vec::new(),
                    }
                }
                Need::Unused { distribution, names, .. } => {
                    let folder = project.folder_of_project(&at);
                    let (_, files) =
                        unused.entry((folder, distribution)).or_insert_with(|| (names, Vec::new()));
                    files.push(file);
                    continue;
                }
            };
            planned.into_iter().for_each(|(path, text)| others.edit(path, text, &file));
        }
        let mut dropped = Vec::new();
        for ((folder, distribution), (names, files)) in unused {
            let fate =
                unused::settle(project, &folder, (&distribution, &names), changed, &|path| others.read(path));
            let (edited, mut note) = match fate {
                Fate::Undeclared => continue,
                Fate::Stays(why) => (Vec::new(), Some(why)),
                Fate::Dropped { manifests, note } => (manifests, note),
            };
            let manifests: Vec<PathBuf> = edited.iter().map(|it| project.called(&it.path)).collect();
            for Without { path, text, .. } in edited {
                files.iter().for_each(|file| others.drop_from(&path, &text, file));
            }
            let settled = |file| Settled {
                file,
                distribution: distribution.clone(),
                manifests: manifests.clone(),
                note: note.take(),
            };
            dropped.extend(files.into_iter().map(settled));
        }
        Planned { others: others.all.into_values().collect(), dropped }
    }
}

/// Other files in the making.
struct Others<'p> {
    project: &'p Project,
    changed: &'p BTreeMap<PathBuf, Vec<u8>>,
    all: BTreeMap<PathBuf, Other>,
}

impl Others<'_> {
    /// The text of a file, as it is planned.
    fn read(&self, path: &Path) -> Option<String> {
        let planned = self.all.get(path).map(|other| &other.after).or(self.changed.get(path));
        let bytes = planned.cloned().or_else(|| bounded_read::bytes(path).ok())?;
        String::from_utf8(bytes).ok()
    }

    fn edit(&mut self, path: PathBuf, text: String, file: &Path) {
        let called = self.project.called(&path);
        let other = self.all.entry(path).or_insert_with_key(|path| Other {
            path: called,
            before: bounded_read::bytes(path).ok(),
            after: Vec::new(),
            wanted_by: Vec::new(),
            kept: None,
        });
        other.after = text.into_bytes();
        if !other.wanted_by.iter().any(|wanted| wanted == file) {
            other.wanted_by.push(file.to_owned());
        }
    }

    /// Sets the text of a manifest without what a file leaves without a use.
    fn drop_from(&mut self, path: &Path, text: &str, file: &Path) {
        let kept = self.read(path);
        self.edit(path.to_owned(), text.to_owned(), file);
        if let Some(other) = self.all.get_mut(path) {
            other.kept = other.kept.take().or(kept.map(String::into_bytes));
        }
    }
}

impl Other {
    /// Leaves declared what the changes leave without a use, as one of them is not made.
    pub fn keep(&mut self) {
        if let Some(kept) = self.kept.take() {
            self.after = kept;
        }
    }

    /// Whether nothing of it changes.
    pub fn is_same(&self) -> bool {
        self.before.as_ref() == Some(&self.after)
    }

    /// The old text, for a diff; empty for a new file.
    pub fn source(&self) -> Option<Source> {
        Source::decode(&self.path, self.before.as_deref().unwrap_or_default()).ok()
    }
}
