//! `upshift apply`: write what plans say, through the same journal as `fix`.

use anyhow::Result;

use super::args::ApplyOptions;
use super::fix;
use super::plan_files::{self, PlannedTree};
use super::reporter::{Reporter, complain, counted};
use super::run::{Collected, FileResult};
use crate::campaign::Ready;
use crate::engine::{Outcome, line_edits};
use crate::project::Other;
use crate::text::Source;

/// Runs the command; returns the exit status: 0 if everything that was planned is done.
pub fn run(options: &ApplyOptions) -> Result<u8> {
    let mut reporter = Reporter::of_messages(options.color);
    let plans = plan_files::read(&options.plans)?;
    let tree = PlannedTree::here();
    let journal = options.journal.open()?;
    let _lock = fix::prepare(&[tree.root().to_owned()], &journal, reporter.err)?;
    let merged = plan_files::merged(&plans, &tree, reporter.err);
    let mut collected = Collected::default();
    collected.tally.trouble = merged.refused.len();
    for Ready { change, before, after } in merged.files {
        let Some(path) = tree.path(&change.path) else { continue };
        if before.is_none() || !change.wanted_by.is_empty() {
            let wanted_by = change.wanted_by.iter().filter_map(|name| tree.path(name)).collect();
            collected.others.push(Other { path, before, after, wanted_by });
            continue;
        }
        let bytes = before.unwrap_or_default();
        let texts = Source::decode(&path, &bytes).ok().zip(Source::decode(&path, &after).ok());
        collected.files.push(match texts {
            Some((source, new)) => {
                let edits = line_edits(source.text(), new.text());
                let outcome = Outcome { text: Some(new.text().to_owned()), edits, ..Outcome::default() };
                FileResult { source: Some(source), bytes, outcome, ..FileResult::default() }
            }
            None => FileResult::failed(path, None, "not changed, because it cannot be decoded".to_owned()),
        });
    }
    fix::write(&mut collected, &journal, &mut reporter)?;
    collected.files.iter().for_each(|result| reporter.problems(result));
    let (changed, refused) = (counted(collected.tally.changed, "file"), collected.tally.trouble);
    complain(&format!("{changed} changed, {refused} refused"));
    Ok(if refused > 0 { super::TROUBLE } else { super::CLEAN })
}
