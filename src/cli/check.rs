//! `upshift check`: what is found, and why it is believed.

use anyhow::Result;

use super::accepted::Accepted;
use super::args::RunOptions;
use super::printing::Printing;
use super::run::{self, Done, Input, Sink};
use super::setup;
use crate::output::{self, Document, Paint, Report, Tally};
use crate::project::Other;

/// Where a command's output goes, and how it looks.
pub(super) struct Printer {
    options: Printing,
    /// For standard output.
    pub out: Paint,
    /// For standard error.
    pub err: Paint,
    /// How wide the terminal is, if it is one.
    pub columns: Option<usize>,
    /// The one document that is printed instead, if that is wanted.
    pub report: Option<Report>,
}

impl Printer {
    /// As the options say.
    pub fn new(options: &Printing) -> Self {
        Printer {
            out: setup::paint(options.color, &std::io::stdout()),
            err: setup::paint(options.color, &std::io::stderr()),
            columns: setup::columns(),
            report: options.document().map(|_| Report::default()),
            options: options.clone(),
        }
    }

    /// Adds a file to the document; whether there is one.
    pub fn reports(&mut self, done: &Done) -> bool {
        let Some(report) = &mut self.report else {
            return false;
        };
        if self.options.statistics {
            run::tell_problems(done, self.err);
        }
        for problem in &done.problems {
            report.problem(&problem.path.to_string_lossy(), problem.place, &problem.message);
        }
        if let Some(source) = &done.source {
            report.file(source, &done.outcome);
        }
        true
    }

    /// Adds other files that change to the document.
    pub fn report_others(&mut self, others: &[Other]) -> bool {
        let Some(report) = &mut self.report else {
            return false;
        };
        for other in others {
            report.other(&other.path.to_string_lossy(), other.before.as_deref(), &other.after);
        }
        true
    }

    /// Prints the findings that stay as they are on standard error.
    pub fn tell_left(&self, done: &Done) {
        let Some(source) = &done.source else { return };
        for finding in done.outcome.findings.iter().filter(|finding| !finding.applied) {
            run::complain(&output::finding(source, finding, self.err, self.columns));
        }
    }

    /// Prints the document, or else the line at the end.
    pub fn end(self, tally: &Tally, written: bool, begun: std::time::Instant) -> Result<()> {
        let Printer { report, options, .. } = self;
        let document = options.document().zip(report);
        if document.as_ref().is_none_or(|(document, _)| *document == Document::Statistics) {
            run::complain(&output::summary(tally, written, begun.elapsed()));
        }
        if let Some((document, report)) = document {
            options.deliver(&report.render(tally, document))?;
        }
        Ok(())
    }
}

struct Findings {
    printer: Printer,
    accepted: Accepted,
}

impl Sink for Findings {
    fn begin(&mut self, inputs: &[Input]) -> Result<()> {
        self.accepted.read(inputs, false)
    }

    fn file(&mut self, mut done: Done, tally: &mut Tally) -> Result<()> {
        tally.changed += usize::from(done.outcome.text.is_some());
        self.accepted.count(&done);
        for grown in self.accepted.take_out(&mut done, tally) {
            match (&mut self.printer.report, &done.source) {
                (Some(report), Some(source)) => {
                    report.problem(&source.path().to_string_lossy(), None, &grown);
                }
                _ => run::error(&grown, self.printer.err),
            }
        }
        if self.printer.reports(&done) {
            return Ok(());
        }
        run::tell_problems(&done, self.printer.err);
        let Some(source) = &done.source else {
            return Ok(());
        };
        let Printer { out, columns, .. } = self.printer;
        let shown = done.outcome.findings.iter().map(|f| output::finding(source, f, out, columns) + "\n");
        run::say(shown.collect::<String>())
    }

    fn others(&mut self, others: Vec<Other>, tally: &mut Tally) -> Result<()> {
        tally.changed += others.len();
        self.printer.report_others(&others);
        Ok(())
    }
}

/// Runs the command; returns the exit status.
pub fn run(options: &RunOptions) -> Result<u8> {
    let mut sink = Findings { printer: Printer::new(&options.printing), accepted: Accepted::default() };
    let (tally, begun) = run::over(options, &mut sink)?;
    for shrunk in sink.accepted.shrunk() {
        run::complain(&format!("note: {shrunk}"));
    }
    sink.printer.end(&tally, false, begun)?;
    Ok(setup::ended(options, run::status(&tally)))
}
