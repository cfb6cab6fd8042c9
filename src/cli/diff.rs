//! `upshift diff`: what `fix` would change; on standard error, what it could not.

use std::io::IsTerminal;

use anyhow::Result;

use super::args::RunOptions;
use super::check::Printer;
use super::run::{self, Done, Sink};
use super::setup;
use crate::output::{self, Tally};
use crate::project::Other;

struct Diffs {
    printer: Printer,
    /// Whether a person looks at it, and not `patch`.
    is_terminal: bool,
}

impl Sink for Diffs {
    fn file(&mut self, done: Done, tally: &mut Tally) -> Result<()> {
        tally.changed += usize::from(done.outcome.text.is_some());
        if self.printer.reports(&done) {
            return Ok(());
        }
        run::tell_problems(&done, self.printer.err);
        if let (Some(source), Some(after)) = (&done.source, &done.outcome.text) {
            run::say(output::diff(source, &done.bytes, after, self.printer.out, self.is_terminal))?;
        }
        self.printer.tell_left(&done);
        Ok(())
    }

    fn others(&mut self, others: Vec<Other>, tally: &mut Tally) -> Result<()> {
        tally.changed += others.len();
        if self.printer.report_others(&others) {
            return Ok(());
        }
        for other in others {
            let Some(source) = other.source() else { continue };
            let after = String::from_utf8_lossy(&other.after);
            let shown = match &other.before {
                Some(bytes) => output::diff(&source, bytes, &after, self.printer.out, self.is_terminal),
                None => output::diff_of_new(&source, &after, self.printer.out, self.is_terminal),
            };
            run::say(shown)?;
        }
        Ok(())
    }
}

/// Runs the command; returns the exit status.
pub fn run(options: &RunOptions) -> Result<u8> {
    let printer = Printer::new(&options.printing);
    let mut sink = Diffs { printer, is_terminal: std::io::stdout().is_terminal() };
    let (tally, begun) = run::over(options, &mut sink)?;
    sink.printer.end(&tally, false, begun)?;
    Ok(setup::ended(options, run::status(&tally)))
}
