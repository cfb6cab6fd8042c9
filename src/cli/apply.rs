//! `upshift apply`: write what plans say, through the same journal as `fix`.

use anyhow::Result;

use super::args::ApplyOptions;
use super::fix;
use super::plan_files::{self, PlannedTree};
use super::reporter::{Reporter, complain, counted};
use super::run::{Collected, FileResult};
use crate::campaign::{ChangeSet, Merged, Ready};
use crate::engine::{Outcome, line_edits};
use crate::project::{Journal, Other};
use crate::text::Source;

/// Runs the command; returns the exit status: 0 if everything that was planned is done.
pub fn run(options: &ApplyOptions) -> Result<u8> {
    let mut reporter = Reporter::of_messages(options.color);
    let plans = plan_files::read(&options.plans)?;
    let paint = reporter.err;
    let tell = |merged: &Merged, tree: &PlannedTree| plan_files::tell(merged, tree, paint);
    let (Collected { files, tally, .. }, _) = apply(&plans, &options.journal.open()?, &mut reporter, tell)?;
    files.iter().for_each(|result| reporter.problems(result));
    complain(&format!("{} changed, {} refused", counted(tally.changed, "file"), tally.trouble));
    Ok(if tally.trouble > 0 { super::TROUBLE } else { super::CLEAN })
}

/// Writes what plans say. `tell` hears what is refused before anything is written. Returns what was written or could not
/// be, and what was refused.
pub fn apply(
    plans: &[(String, ChangeSet)],
    journal: &Journal,
    reporter: &mut Reporter,
    tell: impl FnOnce(&Merged, &PlannedTree),
) -> Result<(Collected, Merged)> {
    let tree = PlannedTree::here();
    let _lock = fix::prepare(&[tree.root().to_owned()], journal, reporter)?;
    let mut merged = plan_files::merged(plans, &tree);
    tell(&merged, &tree);
    let mut collected = Collected::default();
    collected.tally.trouble = merged.refused.len();
    for Ready { change, before, after } in std::mem::take(&mut merged.files) {
        let Some(path) = tree.path(&change.path) else { continue };
        if change.comes_with_others() {
            let wanted_by = change.wanted_by.iter().filter_map(|name| tree.path(name)).collect();
            collected.others.push(Other { path, before, after, wanted_by, kept: None });
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
    fix::write(&mut collected, journal, reporter)?;
    Ok((collected, merged))
}
