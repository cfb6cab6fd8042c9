//! `upshift check` and `upshift diff`: report findings with their evidence, or the changes that
//! `fix` would make.

use std::io::IsTerminal;
use std::mem::ManuallyDrop;

use anyhow::Result;

use super::args::RunOptions;
use super::baseline_filter::BaselineFilter;
use super::reporter::{Reporter, complain, say};
use super::run::{self, RunPlan};
use crate::output::{self, Format};
use crate::version::Window;

/// What is printed for each file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// The findings that no baseline accepts.
    Findings,
    /// The diff, and on standard error the findings that it does not cover.
    Diff,
}

/// Runs the command; returns the exit status.
pub fn run(options: &RunOptions, show: Show) -> Result<u8> {
    // The program ends after this; freeing the memory piece by piece would only take time.
    let plan = ManuallyDrop::new(RunPlan::new(options)?);
    let mut baselines = match show {
        Show::Findings => BaselineFilter::new(&plan.inputs, false)?,
        Show::Diff => BaselineFilter::default(),
    };
    let mut reporter = Reporter::new(&options.output);
    let for_people = std::io::stdout().is_terminal() || reporter.out == output::Paint::Colour;
    let mut windows = Vec::new();
    let (mut tally, others) = plan.run(|mut result, tally| {
        tally.changed += usize::from(result.outcome.text.is_some());
        windows.extend(result.window);
        for grown in baselines.apply(&mut result, tally) {
            reporter.error(result.path(), &grown);
        }
        if reporter.file(&result) {
            return Ok(());
        }
        let Some(source) = &result.source else { return Ok(()) };
        match (show, &result.outcome.text) {
            (Show::Findings, _) => {
                for finding in &result.outcome.findings {
                    say(result.show(finding, reporter.out, reporter.columns) + "\n")?;
                }
                return Ok(());
            }
            (Show::Diff, Some(after)) => {
                say(result.diff(&result.bytes, [source.text(), after], reporter.out, for_people))?;
            }
            (Show::Diff, None) => {}
        }
        reporter.left(&result);
        Ok(())
    })?;
    tally.changed += others.len();
    if !reporter.others(&others) && show == Show::Diff {
        for other in others {
            let Some(source) = other.source() else { continue };
            let after = String::from_utf8_lossy(&other.after);
            say(output::diff(&source, other.before.as_deref(), &after, reporter.out, for_people))?;
        }
    }
    for shrunk in baselines.shrunk() {
        complain(&format!("note: {shrunk}"));
    }
    reporter.end(&tally, false, plan.begun)?;
    if let (Show::Findings, Format::Human, false, Some(input)) =
        (show, options.output.format, options.output.statistics, plan.inputs.first())
    {
        let settings = input.profile.settings();
        complain(&output::checked(
            windows.into_iter().fold(settings.window, Window::with),
            settings.ignoring.everything,
        ));
    }
    Ok(run::status(options, tally.trouble, tally.safe + tally.suggested + tally.reported))
}
