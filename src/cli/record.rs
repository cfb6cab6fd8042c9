//! `upshift record`: runs a command, and records the warnings of all Python processes that it starts, and what ran.

use std::fs;
use std::process::ExitStatus;

use anyhow::{Context, Result};

use super::args::RecordOptions;
use super::reporter::{counted, note};
use crate::output::visible;
use crate::project::from_here;
use crate::project::recording::{self, Recorder};

/// Runs the command; returns its own exit status.
pub fn run(options: &RecordOptions) -> Result<u8> {
    let target = options.output.clone().or_else(recording::default_path);
    let target = target.context("no folder for the recording; name a file with `--output`")?;
    let status = Recorder::new(&target, !options.only_warnings)?.run(&options.command)?;
    if !options.quiet {
        let text = fs::read_to_string(&target).unwrap_or_default();
        let (places, files) = recording::counts(&text);
        let lines = match files {
            0 => String::new(),
            files => format!(", and which lines of {} ran", counted(files, "file")),
        };
        let places = counted(places, "place");
        let shown = visible(&from_here(&target).to_string_lossy());
        note(
            &format!("recorded warnings at {places}{lines}; `upshift check --warnings {shown}` uses them"),
            options.color.err(),
        );
    }
    Ok(code(status))
}

/// The exit status as a shell gives it: 128 and the number of the signal that ended the command.
fn code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return u8::try_from(128 + signal).unwrap_or(u8::MAX);
    }
    status.code().map_or(u8::MAX, |code| u8::try_from(code).unwrap_or(u8::MAX))
}
