//! `upshift fix`: the files are changed; what is left is told.

use std::path::Path;

use anyhow::Result;

use super::args::{Format, RunOptions};
use super::run::{self, Done, Problem, Sink};
use super::{check, setup};
use crate::output::{self, Paint, Report, Tally};
use crate::project;

struct Writer {
    paint: Paint,
    report: Option<Report>,
    /// Findings that are still there afterwards.
    left: usize,
    /// Files that change. All are planned against the tree as it was before the first is written.
    waiting: Vec<Done>,
    /// Whether the text comes from standard input, and goes to standard output.
    piped: bool,
}

impl Sink for Writer {
    fn file(&mut self, done: Done, tally: &mut Tally) -> Result<()> {
        if self.piped {
            pipe(&done)?;
            tally.changed += usize::from(done.outcome.text.is_some());
        } else if done.outcome.text.is_some() {
            self.waiting.push(done);
            return Ok(());
        }
        self.tell(&done)
    }
}

impl Writer {
    /// Writes what waits, each file whole or not at all.
    fn finish(&mut self, tally: &mut Tally) -> Result<()> {
        for mut done in std::mem::take(&mut self.waiting) {
            if let Err(message) = write(&done, tally) {
                tally.trouble += 1;
                let path = done.source.as_ref().map(|source| source.path().to_owned()).unwrap_or_default();
                done.problems.push(Problem { path, place: None, message });
                for finding in &mut done.outcome.findings {
                    finding.applied = false;
                }
            }
            self.tell(&done)?;
        }
        Ok(())
    }

    fn tell(&mut self, done: &Done) -> Result<()> {
        self.left += done.outcome.findings.iter().filter(|finding| !finding.applied).count();
        if self.report.is_some() {
            return check::tell(done, self.paint, self.paint, &mut self.report);
        }
        run::tell_problems(done, self.paint);
        if let Some(source) = &done.source {
            for finding in done.outcome.findings.iter().filter(|finding| !finding.applied) {
                run::complain(output::finding(source, finding, self.paint).trim_end());
            }
        }
        Ok(())
    }
}

/// The text, changed or not, goes to standard output in the encoding it came in.
fn pipe(done: &Done) -> Result<()> {
    use std::io::Write;
    let Some(source) = &done.source else {
        return Ok(());
    };
    let changed = done.outcome.text.as_ref().map(|text| source.with_text(text.clone()));
    let bytes = changed.as_ref().and_then(|changed| changed.encode());
    std::io::stdout().lock().write_all(bytes.as_deref().unwrap_or(&done.bytes))?;
    Ok(())
}

/// Writes what changed; an error is a clause for people.
fn write(done: &Done, tally: &mut Tally) -> Result<(), String> {
    let (Some(source), Some(text)) = (&done.source, &done.outcome.text) else {
        return Ok(());
    };
    let bytes = source.with_text(text.clone()).encode();
    let bytes = bytes.ok_or("cannot hold the change in its encoding, so it was left alone")?;
    project::write(source.path(), &done.bytes, &bytes).map_err(|error| error.to_string())?;
    tally.changed += 1;
    Ok(())
}

/// Runs the command; returns the exit status.
pub fn run(options: &RunOptions) -> Result<u8> {
    let mut sink = Writer {
        paint: setup::paint(options.printing.color, &std::io::stderr()),
        report: (options.printing.format == Format::Json).then(Report::default),
        left: 0,
        waiting: Vec::new(),
        piped: options.paths.iter().any(|path| path == Path::new("-")),
    };
    anyhow::ensure!(
        !sink.piped || options.paths.len() == 1,
        "`-` stands alone: standard input goes to standard output"
    );
    let (mut tally, begun) = run::over(options, &mut sink)?;
    sink.finish(&mut tally)?;
    match sink.report {
        Some(report) if !sink.piped => run::say(&report.render(&tally))?,
        _ => run::complain(&output::summary(&tally, true, begun.elapsed())),
    }
    Ok(if tally.trouble > 0 {
        super::TROUBLE
    } else if sink.left > 0 {
        super::FOUND
    } else {
        super::CLEAN
    })
}
