//! The language server: upshift in an editor, over the Language Server Protocol.
//!
//! One thread reads messages, another one answers them in order. Texts are those of the editor, saved
//! or not; everything else is as on the command line, which passes in its options.

mod actions;
mod analysis;
mod changes;
mod client;
mod diagnostics;
mod documents;
mod folders;
mod hover;
mod notebooks;
mod positions;
mod protocol;
mod recorded;
mod requests;
mod session;
mod transport;

mod workspace;

use std::io::{self, BufRead, Write};
use std::sync::mpsc;
use std::thread;

pub use workspace::MakeProfiles;

/// Serves a client until it sends `exit` or disconnects. Returns whether it sent `shutdown` before.
/// Fails if writing to the client fails.
pub fn serve(
    mut input: impl BufRead + Send + 'static,
    output: &mut dyn Write,
    profiles: &MakeProfiles<'_>,
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
    session::run(&receive, output, profiles)
}
