//! `upshift check` and `upshift diff`: report findings with their evidence, or the changes that
//! `fix` would make.

use std::io::IsTerminal;
use std::mem::ManuallyDrop;

use anyhow::Result;

use super::args::RunOptions;
use super::baseline_filter::BaselineFilter;
use super::reporter::{Ending, Reporter, complain, complain_of, say};
use super::run::{self, RunPlan};
use crate::output;
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
        Show::Findings => BaselineFilter::new(&plan, false)?,
        Show::Diff => BaselineFilter::default(),
    };
    let mut reporter = Reporter::new(&options.output);
    if options.is_partial() {
        reporter.only_part();
    }
    reporter.recorded(&plan.recordings);
    reporter.left_out(&plan.left_out);
    let for_people = std::io::stdout().is_terminal() || reporter.out != output::Paint::None;
    let mut windows = Vec::new();
    let (mut tally, planned) = plan.run(|mut result, tally| {
        tally.changed += usize::from(result.outcome.text.is_some());
        windows.extend(result.window);
        for grown in baselines.apply(&mut result, tally) {
            reporter.error(result.path(), &grown);
        }
        if reporter.file(&result) {
            return Ok(());
        }
        match (show, &result.source, &result.outcome.text) {
            (Show::Findings, ..) => {
                reporter.found(&result);
                return Ok(());
            }
            (Show::Diff, Some(source), Some(after)) => {
                say(result.diff(&result.bytes, [source.text(), after], reporter.out, for_people))?;
            }
            (Show::Diff, ..) => {}
        }
        reporter.left(&result);
        Ok(())
    })?;
    tally.changed += planned.others.len();
    if !reporter.others(&planned.others) && show == Show::Diff {
        planned.notes().for_each(|why| reporter.note(&output::visible(why)));
        for other in planned.others {
            let Some(source) = other.source() else { continue };
            let after = String::from_utf8_lossy(&other.after);
            say(output::diff(&source, other.before.as_deref(), &after, reporter.out, for_people))?;
        }
    }
    match show {
        Show::Findings => say(reporter.listing())?,
        Show::Diff => complain_of(&reporter.listing()),
    }
    for shrunk in baselines.shrunk() {
        complain(&format!("note: {shrunk}"));
    }
    let (asked, ending) = match show {
        Show::Findings => (
            plan.asked().map(|(window, all)| (windows.into_iter().fold(window, Window::with), all)),
            Ending::Checked,
        ),
        Show::Diff => (plan.asked(), Ending::Shown),
    };
    reporter.end(&tally, &ending, plan.begun, asked)?;
    Ok(run::status(options, tally.failures(), tally.safe + tally.suggested + tally.reported))
}
