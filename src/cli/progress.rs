//! How far a run is, on a terminal and from the second second on.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How long a run is silent.
const SILENT: Duration = Duration::from_secs(1);

/// How often the line is drawn.
const OFTEN: Duration = Duration::from_millis(100);

/// A line at the end of the terminal, gone before anything else is printed.
pub struct Progress {
    count: usize,
    /// When the line is drawn next; `None` where nobody sees it.
    next: Option<Instant>,
    drawn: bool,
}

impl Progress {
    /// For a run over so many files.
    pub fn new(count: usize) -> Progress {
        let seen =
            std::io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Progress { count, next: seen.then(|| Instant::now() + SILENT), drawn: false }
    }

    /// So many files are done.
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

    /// Makes room for something else.
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
