//! `upshift lsp`: the language server on standard input and output.

use std::io::BufReader;
use std::thread;

use anyhow::{Context, Result, anyhow};

use super::args::LspOptions;
use crate::lsp;
use crate::stack;

/// Runs the command; returns the exit status.
pub fn run(options: &LspOptions) -> Result<u8> {
    // A wrong option is reported at once, on standard error.
    options.settings.profiles()?;
    let serve = || {
        let profiles = || options.settings.profiles();
        lsp::serve(BufReader::new(std::io::stdin()), &mut std::io::stdout().lock(), &profiles)
    };
    let ended = thread::scope(|scope| {
        let server = stack::spawn(scope, serve).context("cannot start a thread")?;
        server.join().map_err(|_| anyhow!("the server crashed because of a bug in upshift; please report it"))
    })?;
    // The protocol asks for 1 if the client did not send `shutdown`.
    Ok(if ended? { super::CLEAN } else { super::FOUND })
}
