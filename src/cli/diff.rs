//! `upshift diff`: what `fix` would change; on standard error, what it could not.

use anyhow::Result;

use super::args::{Format, RunOptions};
use super::run::{self, Done, Sink};
use super::{check, setup};
use crate::output::{self, Paint, Report, Tally};

struct Diffs {
    paint: Paint,
    errors: Paint,
    report: Option<Report>,
}

impl Sink for Diffs {
    fn file(&mut self, done: Done, tally: &mut Tally) -> Result<()> {
        tally.changed += usize::from(done.outcome.text.is_some());
        if self.report.is_some() {
            return check::tell(&done, self.paint, self.errors, &mut self.report);
        }
        run::tell_problems(&done, self.errors);
        let Some(source) = &done.source else {
            return Ok(());
        };
        if let Some(after) = &done.outcome.text {
            run::say(&output::diff(source.path(), source.text(), after, self.paint))?;
        }
        for finding in done.outcome.findings.iter().filter(|finding| !finding.applied) {
            run::complain(output::finding(source, finding, self.errors).trim_end());
        }
        Ok(())
    }
}

/// Runs the command; returns the exit status.
pub fn run(options: &RunOptions) -> Result<u8> {
    let mut sink = Diffs {
        paint: setup::paint(options.printing.color, &std::io::stdout()),
        errors: setup::paint(options.printing.color, &std::io::stderr()),
        report: (options.printing.format == Format::Json).then(Report::default),
    };
    let (tally, begun) = run::over(options, &mut sink)?;
    match sink.report {
        Some(report) => run::say(&report.render(&tally))?,
        None => run::complain(&output::summary(&tally, false, begun.elapsed())),
    }
    Ok(run::status(&tally))
}
