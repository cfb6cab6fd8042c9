//! The decisions of a review, stored beside the journal, so that nothing is asked twice and a review
//! can be continued.
//!
//! Each tree has one file of JSON lines with a decision and its subject; the last one counts. A
//! decision applies as long as the same transform proposes the same text for the same line.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::canonical_paths::folder_of;

use crate::text::fingerprint;

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// The file, relative to the tree.
    pub path: PathBuf,
    /// The transform.
    pub transform: String,
    /// The first line of the finding, trimmed.
    pub line: String,
    /// The proposed text.
    pub after: String,
    /// The number of equal subjects before it in the file.
    pub nth: usize,
}

/// The user's own text in place of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewording {
    /// The proposed lines.
    pub from: String,
    /// The lines to use instead.
    pub to: String,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The change is made.
    Accept,
    /// The change is not made.
    Skip,
    /// The change is made with the user's own text.
    Edit(Rewording),
}

#[derive(Serialize, Deserialize)]
struct Record {
    subject: Subject,
    decision: Decision,
}

/// The decisions about a tree.
#[derive(Debug)]
pub struct Decisions {
    file: PathBuf,
    tree: PathBuf,
    all: BTreeMap<Subject, Decision>,
}

impl Decisions {
    /// The decisions about the tree around some paths, stored in a folder. The tree is the repository
    /// if there is one, else the innermost folder that contains all paths.
    pub fn open(folder: &Path, paths: &[PathBuf]) -> Result<Decisions> {
        let mut decisions = Decisions::none(paths);
        let name = fingerprint(decisions.tree.as_os_str().as_encoded_bytes());
        decisions.file = folder.join(format!("{name:016x}.jsonl"));
        let text = match fs::read_to_string(&decisions.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            text => {
                text.with_context(|| format!("cannot read decisions from {}", decisions.file.display()))?
            }
        };
        // After an unreadable line, the question is asked again.
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Record>(line).ok());
        decisions.all = lines.map(|line| (line.subject, line.decision)).collect();
        Ok(decisions)
    }

    /// No decisions about the tree around some paths; new ones cannot be stored.
    pub fn none(paths: &[PathBuf]) -> Decisions {
        Decisions { file: PathBuf::new(), tree: tree_of(paths), all: BTreeMap::new() }
    }

    /// The root of the tree.
    pub fn tree(&self) -> &Path {
        &self.tree
    }

    /// The decision about a subject.
    pub fn get(&self, subject: &Subject) -> Option<&Decision> {
        self.all.get(subject)
    }

    /// Stores a decision.
    pub fn set(&mut self, subject: &Subject, decision: Decision) -> Result<()> {
        let line = line_of(subject, &decision)?;
        self.all.insert(subject.clone(), decision);
        let append = || {
            fs::create_dir_all(folder_of(&self.file))?;
            fs::OpenOptions::new().create(true).append(true).open(&self.file)?.write_all(line.as_bytes())
        };
        append().with_context(|| self.not_stored())
    }

    /// Forgets the decisions about some subjects.
    pub fn reopen(&mut self, subjects: &[Subject]) -> Result<()> {
        subjects.iter().for_each(|subject| drop(self.all.remove(subject)));
        self.save()
    }

    /// Forgets the decisions about changes that have been made; equal ones after them are renumbered.
    pub fn forget(&mut self, made: &[Subject]) -> Result<()> {
        made.iter().for_each(|subject| drop(self.all.remove(subject)));
        let before = |subject: &Subject| {
            let is_equal = |other: &&Subject| Subject { nth: other.nth, ..subject.clone() } == **other;
            made.iter().filter(is_equal).filter(|other| other.nth < subject.nth).count()
        };
        let all = std::mem::take(&mut self.all).into_iter();
        self.all = all.map(|(s, decision)| (Subject { nth: s.nth - before(&s), ..s }, decision)).collect();
        self.save()
    }

    /// Forgets everything.
    pub fn clear(&mut self) -> Result<()> {
        self.all.clear();
        self.save()
    }

    fn not_stored(&self) -> String {
        format!("cannot store decisions in {}", self.file.display())
    }

    fn save(&self) -> Result<()> {
        let save = || {
            if self.all.is_empty() {
                return match fs::remove_file(&self.file) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                    removed => Ok(removed?),
                };
            }
            let folder = folder_of(&self.file);
            fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            for (subject, decision) in &self.all {
                file.write_all(line_of(subject, decision)?.as_bytes())?;
            }
            file.persist(&self.file)?;
            anyhow::Ok(())
        };
        save().with_context(|| self.not_stored())
    }
}

fn line_of(subject: &Subject, decision: &Decision) -> Result<String> {
    let line = Record { subject: subject.clone(), decision: decision.clone() };
    Ok(serde_json::to_string(&line)? + "\n")
}

/// The root of the repository around some paths, else the innermost folder that contains them.
pub fn tree_of(paths: &[PathBuf]) -> PathBuf {
    let whole: Vec<PathBuf> = paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let folder = |path: &PathBuf| if path.is_dir() { path.clone() } else { path.with_file_name("") };
    let Some(first) = whole.first().map(folder) else { return PathBuf::new() };
    let holds = |above: &&Path| whole.iter().all(|path| path.starts_with(above));
    let common = first.ancestors().find(holds).unwrap_or(Path::new("/"));
    let repository = common.ancestors().find(|above| above.join(".git").exists());
    repository.unwrap_or(common).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(nth: usize) -> Subject {
        Subject {
            path: "a.py".into(),
            transform: "imp/reload".into(),
            line: "imp.reload(m)".into(),
            after: "importlib.reload(m)".into(),
            nth,
        }
    }

    #[test]
    fn decisions_are_stored_and_can_be_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let (state, tree) = (folder.path().join("state"), folder.path().join("tree"));
        fs::create_dir_all(tree.join("src")).unwrap();
        let open = |tree: &Path| Decisions::open(&state, &[tree.to_owned()]).unwrap();
        let mut first = open(&tree);
        let edit = Decision::Edit(Rewording { from: "a\n".into(), to: "b\n".into() });
        first.set(&subject(0), Decision::Skip).unwrap();
        first.set(&subject(1), edit.clone()).unwrap();
        let mut again = open(&tree);
        assert_eq!(again.get(&subject(0)), Some(&Decision::Skip));
        assert_eq!(again.get(&subject(1)), Some(&edit));
        assert_eq!(open(&tree.join("src")).get(&subject(0)), None);
        again.forget(&[subject(0)]).unwrap();
        // The other one is the first now.
        assert_eq!(open(&tree).get(&subject(0)), Some(&edit));
        assert_eq!(open(&tree).get(&subject(1)), None);
        again.clear().unwrap();
        assert!(fs::read_dir(&state).unwrap().next().is_none());
    }

    #[test]
    fn a_repository_is_one_tree() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join("a/x.py"), "").unwrap();
        assert_eq!(tree_of(&[root.join("a/b"), root.join("a/x.py")]), root.join("a"));
        fs::create_dir(root.join(".git")).unwrap();
        assert_eq!(tree_of(&[root.join("a/x.py")]), root);
    }
}
