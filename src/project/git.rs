//! Asks git, and makes branches without touching the files of the working tree.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail, ensure};

/// Runs git in a folder; returns what it prints.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    run(folder, arguments, None, b"")
}

/// What git printed on one line.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).trim_end().to_owned()
}

/// Runs git in a folder, with an index of its own if one is given.
fn run(folder: &Path, arguments: &[&str], index: Option<&Path>, input: &[u8]) -> Result<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(index) = index {
        command.env("GIT_INDEX_FILE", index);
    }
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("`--since`, `--staged` and `--branches` need the `git` command"),
        _ => anyhow!("cannot run `git`: {error}"),
    })?;
    // git reads all of it before it writes; what it does not want to read is no error.
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(input);
    }
    let ran = child.wait_with_output().context("cannot run `git`")?;
    if ran.status.success() {
        return Ok(ran.stdout);
    }
    let message = String::from_utf8_lossy(&ran.stderr);
    if message.contains("not a git repository") {
        bail!("{} is not in a git repository", folder.display());
    }
    let message = message.lines().next().unwrap_or("no message").trim_start_matches("fatal: ");
    bail!("`git {}` failed: {message}", arguments.first().unwrap_or(&""))
}

/// Who commits here: `Some Body <some@body.org>`; `None` where git knows nobody.
pub fn identity(folder: &Path) -> Option<String> {
    let ident = text(git(folder, &["var", "GIT_AUTHOR_IDENT"]).ok()?);
    Some(ident[..=ident.rfind('>')?].to_owned())
}

/// Fails if there is a branch of one of these names.
pub fn ensure_new(folder: &Path, branches: &[String]) -> Result<()> {
    for branch in branches {
        let reference = format!("refs/heads/{branch}");
        let known = git(folder, &["show-ref", "--verify", &reference]).is_ok();
        ensure!(
            !known,
            "there is a branch `{branch}` already: nothing was done; delete it with `git branch -D {branch}`"
        );
    }
    Ok(())
}

/// Makes a branch from the last commit with one commit more. The files on disk and the index stay as they are.
pub fn branch(folder: &Path, name: &str, diff: &[u8], message: &str) -> Result<()> {
    let place = tempfile::tempdir().context("cannot make a temporary folder")?;
    let index = place.path().join("index");
    let with_index = |arguments: &[&str], input: &[u8]| run(folder, arguments, Some(&index), input);
    with_index(&["read-tree", "HEAD"], b"")?;
    let apply = ["apply", "--cached", "--whitespace=nowarn", "-"];
    let advice = || {
        format!(
            "`{name}` was not made: the files of the plan are not those of the last commit; commit them first, and make the plan again"
        )
    };
    with_index(&apply, diff).with_context(advice)?;
    let tree = text(with_index(&["write-tree"], b"")?);
    let commit = ["commit-tree", &tree, "-p", "HEAD", "-F", "-"];
    let commit = text(run(folder, &commit, None, message.as_bytes())?);
    git(folder, &["branch", "--no-track", name, &commit])?;
    Ok(())
}
