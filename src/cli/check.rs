//! `upshift check`: what is found, and why it is believed.

use anyhow::Result;

use super::args::{Format, RunOptions};
use super::run::{self, Done, Sink};
use super::setup;
use crate::output::{self, Paint, Report, Tally};

struct Findings {
    paint: Paint,
    errors: Paint,
    report: Option<Report>,
}

impl Sink for Findings {
    fn file(&mut self, done: Done, tally: &mut Tally) -> Result<()> {
        tally.changed += usize::from(done.outcome.text.is_some());
        tell(&done, self.paint, self.errors, &mut self.report)
    }
}

/// Prints the findings and problems of a file, or adds them to the report.
pub(super) fn tell(done: &Done, paint: Paint, errors: Paint, report: &mut Option<Report>) -> Result<()> {
    if let Some(report) = report {
        for problem in &done.problems {
            report.problem(&problem.path.to_string_lossy(), problem.place, &problem.message);
        }
    } else {
        run::tell_problems(done, errors);
    }
    let Some(source) = &done.source else {
        return Ok(());
    };
    let mut text = String::new();
    for finding in &done.outcome.findings {
        match report {
            Some(report) => report.finding(source, finding),
            None => text.push_str(&output::finding(source, finding, paint)),
        }
    }
    run::say(&text)
}

/// Runs the command; returns the exit status.
pub fn run(options: &RunOptions) -> Result<u8> {
    let mut sink = Findings {
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
