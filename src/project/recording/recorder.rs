//! The recorder: what a command must find in its environment, so that all Python processes it starts record their
//! warnings and what ran.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// What Python runs before anything else.
const SITE: &str = include_str!("sitecustomize.py");

/// A recording that is being made.
pub struct Recorder {
    folder: TempDir,
    target: PathBuf,
    /// Whether the lines that run are recorded too.
    lines: bool,
}

impl Recorder {
    /// Begins a recording in a file, which is emptied; of warnings only, or of the `lines` that run too.
    pub fn new(target: &Path, lines: bool) -> Result<Recorder> {
        let cannot = || format!("cannot write the recording {}", target.display());
        if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).with_context(cannot)?;
        }
        File::create(target).with_context(cannot)?;
        // Processes of the run may work in other folders.
        let target = fs::canonicalize(target).with_context(cannot)?;
        let folder = tempfile::Builder::new().prefix("upshift-record-").tempdir();
        let folder = folder.context("cannot make a temporary folder")?;
        let mut site = File::create(folder.path().join("sitecustomize.py"))?;
        site.write_all(SITE.as_bytes())?;
        Ok(Recorder { folder, target, lines })
    }

    /// Runs a command, with the streams of this process, and waits for it.
    pub fn run(&self, command: &[OsString]) -> Result<ExitStatus> {
        let (program, arguments) = command.split_first().context("name a command to run")?;
        let mut path = vec![self.folder.path().to_owned()];
        let known = env::var_os("PYTHONPATH").filter(|known| !known.is_empty());
        path.extend(known.iter().flat_map(env::split_paths));
        let status = Command::new(program)
            .args(arguments)
            .env("PYTHONPATH", env::join_paths(path)?)
            .env("UPSHIFT_RECORDING", &self.target)
            .env("UPSHIFT_RECORDING_LINES", if self.lines { "1" } else { "0" })
            .status();
        status.with_context(|| format!("cannot run {}", program.to_string_lossy()))
    }
}
