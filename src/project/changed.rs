//! What changed since a revision, or is staged for the next commit, as the `git` command tells.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// The working tree with where it left a revision.
    Revision(String),
    /// The index with the last commit.
    Staged,
}

/// The lines of a file that are new, 0-based; `None` when all are.
pub type Lines = Option<Arc<[Range<usize>]>>;

/// Files that changed and are still there, by their absolute paths.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    files: HashMap<PathBuf, Lines>,
    /// What is staged of files whose text on disk is another one.
    staged: HashMap<PathBuf, Vec<u8>>,
}

impl Changed {
    /// What changed in the repositories of some paths; an error is a sentence for people.
    pub fn find(paths: &[PathBuf], since: &Since) -> Result<Changed, String> {
        let mut changed = Changed::default();
        let mut done: Vec<PathBuf> = Vec::new();
        for path in paths {
            let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("")) };
            let folder = if folder == Path::new("") { Path::new(".") } else { folder };
            // What does not exist is told of by the walk.
            if !folder.exists() {
                continue;
            }
            // In a hook git may say where the repository is; the working tree is then where git is run.
            let folder = if std::env::var_os("GIT_DIR").is_some() { Path::new(".") } else { folder };
            let top = PathBuf::from(text(git(folder, &["rev-parse", "--show-toplevel"])?));
            if !done.contains(&top) {
                changed.read(&top, since)?;
                done.push(top);
            }
        }
        Ok(changed)
    }

    /// The new lines of a file; `None` when it did not change.
    pub fn lines(&self, file: &Path) -> Option<&Lines> {
        self.files.get(file)
    }

    /// What is staged of a file, if another text is on disk.
    pub fn staged(&self, file: &Path) -> Option<&Vec<u8>> {
        self.staged.get(file)
    }

    fn read(&mut self, top: &Path, since: &Since) -> Result<(), String> {
        let base = match since {
            Since::Staged => "--cached".to_owned(),
            Since::Revision(revision) => base(top, revision)?,
        };
        let names = names(&git(top, &diff(&["--name-only", "-z", &base]))?);
        let hunks = String::from_utf8_lossy(&git(top, &diff(&["--unified=0", &base]))?).into_owned();
        let mut lines = new_lines(&hunks);
        // Should git ever tell of more or fewer files here than there, all their lines count.
        lines.resize(names.len(), None);
        for (name, lines) in names.iter().zip(lines) {
            self.files.insert(top.join(name), lines);
        }
        match since {
            Since::Revision(_) => {
                let untracked = git(top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
                for name in self::names(&untracked) {
                    self.files.insert(top.join(name), None);
                }
            }
            Since::Staged => {
                for name in self::names(&git(top, &diff(&["--name-only", "-z"]))?) {
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

/// The commit at which the working tree left a revision, or the revision itself.
fn base(top: &Path, revision: &str) -> Result<String, String> {
    let commit = format!("{revision}^{{commit}}");
    let found = git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
    let commit = found.map_err(|_| format!("git knows no revision `{revision}` in {}", top.display()))?;
    let commit = text(commit);
    Ok(git(top, &["merge-base", &commit, "HEAD"]).map_or(commit, text))
}

/// The arguments of a `git diff` that no setting of the user changes.
fn diff<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let plain = [
        "diff",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        "--find-renames",
        "--submodule=short",
        "--inter-hunk-context=0",
        "--diff-filter=d",
    ];
    plain.into_iter().chain(more.iter().copied()).chain(["--"]).collect()
}

/// Runs git in a folder; what it prints.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let ran = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let ran = ran.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => "`--since` and `--staged` need the `git` command".to_owned(),
        _ => format!("`git` cannot be run: {error}"),
    })?;
    if ran.status.success() {
        return Ok(ran.stdout);
    }
    let said = String::from_utf8_lossy(&ran.stderr);
    if said.contains("not a git repository") {
        return Err(format!("{} is in no git repository", folder.display()));
    }
    let said = said.lines().next().unwrap_or("no message").trim_start_matches("fatal: ").to_owned();
    Err(format!("`git {}` failed: {said}", arguments.first().unwrap_or(&"")))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).trim_end().to_owned()
}

/// Names that end with a zero byte.
fn names(bytes: &[u8]) -> Vec<String> {
    let all = bytes.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    all.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

/// The new lines of each file of a diff without context; 0-based.
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

/// The new lines of `-1,2 +3,4 @@ …`.
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
