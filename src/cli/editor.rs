//! The user's editor: for a few lines, or for a line of a file.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, ensure};

/// Opens a text in `$VISUAL` or `$EDITOR`; returns the edited text.
pub fn edited(text: &str) -> Result<String> {
    let editor = chosen().unwrap_or_else(|| FALLBACK.to_owned());
    let mut file = tempfile::Builder::new().prefix("upshift-").suffix(".py").tempfile()?;
    file.write_all(text.as_bytes())?;
    let status = command(&editor).arg(file.path()).status();
    let status = status.with_context(|| format!("cannot start the editor `{editor}`; set EDITOR"))?;
    ensure!(status.success(), "the editor `{editor}` failed");
    // By its path, because editors replace the file.
    std::fs::read_to_string(file.path()).context("cannot read the edited text")
}

/// What `$VISUAL` or `$EDITOR` names.
fn chosen() -> Option<String> {
    let mut set = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
    set.find(|value| !value.is_empty())
}

/// How an editor is told which line to show.
#[derive(Clone, Copy)]
enum LineArgument {
    /// `--goto FILE:LINE`
    Goto,
    /// `FILE:LINE`
    Suffix,
    /// `--line LINE FILE`
    Option,
    /// `+LINE FILE`
    Plus,
}

/// Editors with a window of their own, and how each is told the line.
const WINDOWED: [(&[&str], LineArgument); 4] = [
    (&["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"], LineArgument::Goto),
    (&["subl", "zed", "zeditor"], LineArgument::Suffix),
    (&["idea", "pycharm", "charm", "kate"], LineArgument::Option),
    (&["gvim", "mvim", "gedit", "xed", "gnome-text-editor"], LineArgument::Plus),
];

/// An editor that has a window of its own, so that it may be started beside a server.
pub struct WindowedEditor {
    command: String,
    line: LineArgument,
}

impl WindowedEditor {
    /// The one that `$VISUAL` or `$EDITOR` names, if it is known to have a window.
    pub fn of_user() -> Option<WindowedEditor> {
        let command = chosen()?;
        let program = Path::new(command.split_whitespace().next()?).file_stem()?.to_str()?.to_owned();
        let (_, line) = WINDOWED.iter().find(|(names, _)| names.contains(&program.as_str()))?;
        Some(WindowedEditor { command, line: *line })
    }

    /// Shows a 1-based line of a file, without waiting for the user.
    pub fn show(&self, path: &Path, line: usize) -> Result<()> {
        // A relative path cannot be taken for an option.
        let path = std::path::absolute(path)?.into_os_string();
        let suffixed = |mut path: OsString| {
            path.push(format!(":{line}"));
            path
        };
        let arguments: Vec<OsString> = match self.line {
            LineArgument::Goto => vec!["--goto".into(), suffixed(path)],
            LineArgument::Suffix => vec![suffixed(path)],
            LineArgument::Option => vec!["--line".into(), line.to_string().into(), path],
            LineArgument::Plus => vec![format!("+{line}").into(), path],
        };
        let mut command = command(&self.command);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut started =
            command.spawn().with_context(|| format!("cannot start the editor `{}`", self.command))?;
        thread::spawn(move || started.wait());
        Ok(())
    }
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
