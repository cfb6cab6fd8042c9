//! What somebody decided in a review, kept where the journals are, so that nothing is asked twice:
//! a review that is ended goes on where it was.
//!
//! A tree has one file, JSON lines: a decision with what it is about, of which the last one counts. It holds as long as the same
//! transform proposes the same for the same line.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::text::fingerprint;

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// The file, as it is found from the tree's folder.
    pub path: PathBuf,
    /// The transform.
    pub transform: String,
    /// The line that the finding begins on, without the space around it.
    pub line: String,
    /// What is proposed.
    pub after: String,
    /// How many of the same come before it in the file.
    pub nth: usize,
}

/// A text that somebody wrote in the place of what was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewording {
    /// The proposed lines.
    pub from: String,
    /// Those to put there.
    pub to: String,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The change is made.
    Accept,
    /// The code stays.
    Skip,
    /// The change is made in other words.
    Edit(Rewording),
}

#[derive(Serialize, Deserialize)]
struct Line {
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
    /// The decisions about the tree that holds some paths, kept in a folder. The tree is the
    /// repository, if they are in one, else the folder that holds them all.
    pub fn open(folder: &Path, paths: &[PathBuf]) -> io::Result<Decisions> {
        let tree = tree_of(paths);
        let file = folder.join(format!("{:016x}.jsonl", fingerprint(tree.as_os_str().as_encoded_bytes())));
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            text => text?,
        };
        // A line that cannot be read is a question asked again.
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let all = lines.map(|line| (line.subject, line.decision)).collect();
        Ok(Decisions { file, tree, all })
    }

    /// The folder of the tree.
    pub fn tree(&self) -> &Path {
        &self.tree
    }

    /// What was decided about something.
    pub fn get(&self, subject: &Subject) -> Option<&Decision> {
        self.all.get(subject)
    }

    /// Leaves what was decided where it is, and knows nothing of it.
    pub fn set_aside(&mut self) {
        self.all.clear();
    }

    /// Keeps a decision, in the file too.
    pub fn set(&mut self, subject: &Subject, decision: Decision) -> io::Result<()> {
        let line = line_of(subject, &decision)?;
        self.all.insert(subject.clone(), decision);
        fs::create_dir_all(self.file.parent().unwrap_or(Path::new(".")))?;
        fs::OpenOptions::new().create(true).append(true).open(&self.file)?.write_all(line.as_bytes())
    }

    /// Forgets what was decided about some changes.
    pub fn reopen(&mut self, subjects: &[Subject]) -> io::Result<()> {
        subjects.iter().for_each(|subject| drop(self.all.remove(subject)));
        self.save()
    }

    /// Forgets what was decided about changes that are made now; those like them that are left move
    /// up in their places.
    pub fn forget(&mut self, made: &[Subject]) -> io::Result<()> {
        made.iter().for_each(|subject| drop(self.all.remove(subject)));
        let before = |subject: &Subject| {
            let is_like = |other: &&Subject| Subject { nth: other.nth, ..subject.clone() } == **other;
            made.iter().filter(is_like).filter(|other| other.nth < subject.nth).count()
        };
        let all = std::mem::take(&mut self.all).into_iter();
        self.all = all.map(|(s, decision)| (Subject { nth: s.nth - before(&s), ..s }, decision)).collect();
        self.save()
    }

    /// Forgets everything.
    pub fn clear(&mut self) -> io::Result<()> {
        self.all.clear();
        self.save()
    }

    fn save(&self) -> io::Result<()> {
        if self.all.is_empty() {
            return match fs::remove_file(&self.file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        for (subject, decision) in &self.all {
            file.write_all(line_of(subject, decision)?.as_bytes())?;
        }
        file.persist(&self.file).map_err(|error| error.error)?;
        Ok(())
    }
}

fn line_of(subject: &Subject, decision: &Decision) -> io::Result<String> {
    let line = Line { subject: subject.clone(), decision: decision.clone() };
    Ok(serde_json::to_string(&line).map_err(io::Error::other)? + "\n")
}

/// The folder of the repository around some paths, else the one that holds them all.
fn tree_of(paths: &[PathBuf]) -> PathBuf {
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
    fn decisions_are_there_again_and_can_be_forgotten() {
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
        // The other one, which is like it, is the first now.
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
