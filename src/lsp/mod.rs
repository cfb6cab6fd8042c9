//! The language server: upshift in an editor, over the Language Server Protocol.
//!
//! One thread reads messages, one answers them in their order. Texts are those of the editor, saved
//! or not; all else is as for the command line, which hands in where settings are looked up.

mod actions;
mod analysis;
mod changes;
mod client;
mod diagnostics;
mod documents;
mod hover;
mod positions;
mod requests;
mod session;
mod transport;
mod trees;
mod workspace;

use std::io::{self, BufRead, Write};
use std::sync::mpsc;
use std::thread;

pub use analysis::{Begin, Held, Lookup};

/// Serves a client until it says `exit` or is gone. Returns whether it took its leave with `shutdown`
/// before; an error is one of writing to it.
pub fn serve(
    mut input: impl BufRead + Send + 'static,
    output: &mut dyn Write,
    begin: &Begin<'_>,
) -> io::Result<bool> {
    let (send, receive) = mpsc::channel();
    let read = move || {
        while let Ok(Some(incoming)) = transport::read(&mut input) {
            if send.send(incoming).is_err() {
                break;
            }
        }
    };
    thread::Builder::new().name("reader".to_owned()).spawn(read)?;
    session::run(&receive, output, begin)
}
