//! What changed since a revision, or is staged for the next commit, according to `git`.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};

use super::canonical_paths::folder_of;
use super::git::{git, text};

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// The working tree with its merge base with a revision.
    Revision(String),
    /// The index with the last commit.
    Staged,
}

/// The changed lines of a file, 0-based; `None` if all are.
pub type Lines = Option<Arc<[Range<usize>]>>;

/// Files that changed and still exist, by their absolute paths.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    files: HashMap<PathBuf, Lines>,
    /// The staged contents of files that differ on disk.
    staged: HashMap<PathBuf, Vec<u8>>,
}

impl Changed {
    /// The changes in the repositories of some paths.
    pub fn find(paths: &[PathBuf], since: &Since) -> Result<Changed> {
        let mut changed = Changed::default();
        let mut done: Vec<PathBuf> = Vec::new();
        // In a hook, git may say where the repository is; git then runs in the working tree.
        let in_hook = std::env::var_os("GIT_DIR").is_some();
        for path in paths {
            let folder = if path.is_dir() { path.as_path() } else { folder_of(path) };
            // A path that does not exist is reported by the walk.
            if !folder.exists() {
                continue;
            }
            let folder = if in_hook { Path::new(".") } else { folder };
            let top = PathBuf::from(text(git(folder, &["rev-parse", "--show-toplevel"])?));
            if !done.contains(&top) {
                changed.read(&top, since)?;
                done.push(top);
            }
        }
        Ok(changed)
    }

    /// The changed lines of a file; `None` if it did not change.
    pub fn lines(&self, file: &Path) -> Option<&Lines> {
        self.files.get(file)
    }

    /// The staged contents of a file, if the file on disk differs.
    pub fn staged(&self, file: &Path) -> Option<&Vec<u8>> {
        self.staged.get(file)
    }

    fn read(&mut self, top: &Path, since: &Since) -> Result<()> {
        let base = match since {
            Since::Staged => "--cached".to_owned(),
            Since::Revision(revision) => base(top, revision)?,
        };
        let changed = names(&diff(top, &["--name-only", "-z", &base])?);
        let mut lines = new_lines(&String::from_utf8_lossy(&diff(top, &["--unified=0", &base])?));
        // If the two lists ever differ, all lines count.
        lines.resize(changed.len(), None);
        self.files.extend(changed.iter().map(|name| top.join(name)).zip(lines));
        match since {
            Since::Revision(_) => {
                let untracked = git(top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
                self.files.extend(names(&untracked).iter().map(|name| (top.join(name), None)));
            }
            Since::Staged => {
                for name in names(&diff(top, &["--name-only", "-z"])?) {
                    let path = top.join(&name);
                    if self.files.contains_key(&path) {
                        self.staged.insert(path, git(top, &["show", &format!(":{name}")])?);
                    }
                }
            }
        }
        Ok(())
    }
}

/// The merge base of the working tree with a revision, or the revision itself.
fn base(top: &Path, revision: &str) -> Result<String> {
    let commit = format!("{revision}^{{commit}}");
    let found = git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
    let commit = text(found.map_err(|_| anyhow!("unknown revision `{revision}` in {}", top.display()))?);
    Ok(git(top, &["merge-base", &commit, "HEAD"]).map_or(commit, text))
}

/// Runs `git diff` independently of the user's settings.
fn diff(top: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let plain = "diff --no-color --no-ext-diff --no-textconv --no-relative --find-renames --submodule=short \
                 --inter-hunk-context=0 --diff-filter=d";
    let all: Vec<&str> = plain.split(' ').chain(arguments.iter().copied()).chain(["--"]).collect();
    git(top, &all)
}

/// Splits names that end with a zero byte.
fn names(bytes: &[u8]) -> Vec<String> {
    let all = bytes.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    all.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

/// The new lines of each file in a diff without context, 0-based.
fn new_lines(diff: &str) -> Vec<Lines> {
    let mut files: Vec<Vec<Range<usize>>> = Vec::new();
    for line in diff.lines() {
        if line.starts_with("diff --git ") {
            files.push(Vec::new());
        } else if let (Some(hunk), Some(file)) = (line.strip_prefix("@@ "), files.last_mut()) {
            file.extend(new_range(hunk).filter(|range| !range.is_empty()));
        }
    }
    files.into_iter().map(|ranges| Some(ranges.into())).collect()
}

/// The new lines in `-1,2 +3,4 @@ …`.
fn new_range(hunk: &str) -> Option<Range<usize>> {
    let new = hunk.split_whitespace().find_map(|word| word.strip_prefix('+'))?;
    let (first, count) = new.split_once(',').unwrap_or((new, "1"));
    let (first, count): (usize, usize) = (first.parse().ok()?, count.parse().ok()?);
    let first = first.saturating_sub(1);
    Some(first..first + count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_lines_of_a_diff_are_read() {
        let diff = "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,3 @@ def f\n-x\n\
                    @@ -9 +10 @@\n+diff --git\n@@ -12,2 +12,0 @@\n\
                    diff --git a/b.png b/b.png\nBinary files differ\n";
        let lines: Vec<Vec<Range<usize>>> =
            new_lines(diff).into_iter().map(|lines| lines.unwrap().to_vec()).collect();
        assert_eq!(lines, [vec![0..3, 9..10], vec![]]);
    }
}
