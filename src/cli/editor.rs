//! The editor that somebody likes, for a few lines.

use std::env;
use std::io::Write;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Opens `$VISUAL` or `$EDITOR` on a text; returns what it became.
pub fn edited(text: &str) -> Result<String> {
    let is_set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let name = ["VISUAL", "EDITOR"].into_iter().find(is_set);
    let editor = name.and_then(|name| env::var(name).ok()).unwrap_or_else(|| FALLBACK.to_owned());
    let mut file = tempfile::Builder::new().prefix("upshift-").suffix(".py").tempfile()?;
    file.write_all(text.as_bytes())?;
    let status = command(&editor).arg(file.path()).status();
    let status = status.with_context(|| format!("the editor `{editor}` cannot be started; set EDITOR"))?;
    ensure!(status.success(), "the editor `{editor}` ended with an error");
    // The path is read: editors put a new file in the place of the old one.
    std::fs::read_to_string(file.path()).context("what was edited cannot be read")
}

#[cfg(unix)]
const FALLBACK: &str = "vi";
#[cfg(not(unix))]
const FALLBACK: &str = "notepad";

/// The variable may hold options, and is for the shell, as git has it.
#[cfg(unix)]
fn command(editor: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor);
    command
}

#[cfg(not(unix))]
fn command(editor: &str) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(FALLBACK));
    command.args(words);
    command
}
