//! `upshift mcp`: serves checks and changes to agents, over the Model Context Protocol.

#[cfg(feature = "mcp")]
mod answers;
#[cfg(feature = "mcp")]
mod root;
#[cfg(feature = "mcp")]
mod server;
#[cfg(feature = "mcp")]
mod tools;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::args::{FileSettings, JournalOption};

/// Options of `mcp`.
#[derive(Args, Debug, Clone)]
pub struct McpOptions {
    /// The folder that everything stays in: no path outside of it is read for findings, or written
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The settings.
    #[command(flatten)]
    settings: FileSettings,
    /// The folder of the journal for `undo`.
    #[command(flatten)]
    journal: JournalOption,
}

/// Runs the command; returns the exit status.
#[cfg(feature = "mcp")]
pub fn run(options: &McpOptions) -> Result<u8> {
    // A wrong option is reported at once, on standard error.
    options.settings.profiles()?;
    let root = root::Root::enter(&options.root)?;
    server::serve(tools::Tools {
        root,
        settings: options.settings.clone(),
        journal: options.journal.clone(),
    })?;
    Ok(super::CLEAN)
}

/// Says how to get the command.
#[cfg(not(feature = "mcp"))]
pub fn run(_: &McpOptions) -> Result<u8> {
    anyhow::bail!(
        "this build has no `upshift mcp`; `pip install upshift` has it, or `cargo install upshift --features mcp`"
    )
}
