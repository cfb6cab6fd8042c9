//! A progress line on the terminal, for runs that take longer than a second.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// The delay before the line appears.
const SILENT: Duration = Duration::from_secs(1);

/// The interval at which the line is drawn.
const OFTEN: Duration = Duration::from_millis(100);

/// A line at the end of the terminal, which is removed before anything else is printed.
pub struct Progress {
    count: usize,
    /// When to draw the line next; `None` if standard error is not a terminal.
    next: Option<Instant>,
    drawn: bool,
}

impl Progress {
    /// The progress of a run over `count` files, which is not drawn if it is to be silent.
    pub fn new(count: usize, is_silent: bool) -> Progress {
        let is_visible = !is_silent
            && std::io::stderr().is_terminal()
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Progress { count, next: is_visible.then(|| Instant::now() + SILENT), drawn: false }
    }

    /// Records that `done` files are done.
    pub fn at(&mut self, done: usize) {
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            self.next = Some(now + OFTEN);
            self.drawn = true;
            let mut out = std::io::stderr().lock();
            let _ = write!(out, "\r\x1b[2K{done} of {} files", self.count);
            let _ = out.flush();
        }
    }

    /// Removes the line.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            let mut out = std::io::stderr().lock();
            let _ = write!(out, "\r\x1b[2K");
            let _ = out.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
