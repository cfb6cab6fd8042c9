//! Editing a few lines in the user's editor.

use std::env;
use std::io::Write;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Opens a text in `$VISUAL` or `$EDITOR`; returns the edited text.
pub fn edited(text: &str) -> Result<String> {
    let mut set = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
    let editor = set.find(|value| !value.is_empty()).unwrap_or_else(|| FALLBACK.to_owned());
    let mut file = tempfile::Builder::new().prefix("upshift-").suffix(".py").tempfile()?;
    file.write_all(text.as_bytes())?;
    let status = command(&editor).arg(file.path()).status();
    let status = status.with_context(|| format!("cannot start the editor `{editor}`; set EDITOR"))?;
    ensure!(status.success(), "the editor `{editor}` failed");
    // By its path, because editors replace the file.
    std::fs::read_to_string(file.path()).context("cannot read the edited text")
}

#[cfg(unix)]
const FALLBACK: &str = "vi";
#[cfg(not(unix))]
const FALLBACK: &str = "notepad";

/// The variable may contain options, and is interpreted by the shell, as in git.
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
