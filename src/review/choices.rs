//! What of a file can be decided about: each finding that would change something.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use crate::engine::{Outcome, Place};
use crate::finding::Finding;
use crate::project::Subject;
use crate::text::Source;

/// The findings of a file that would change it, by their number among its findings; of those that
/// share a transform and a place, the first.
pub fn choices(outcome: &Outcome) -> Vec<usize> {
    let mut places = BTreeSet::new();
    let mut is_first = |index: usize, finding: &Finding| {
        places.insert((finding.range.start, finding.range.end, finding.id.clone())).then_some(index)
    };
    let all = outcome.findings.iter().enumerate().filter(|(_, finding)| finding.applied);
    all.filter_map(|(index, finding)| is_first(index, finding)).collect()
}

/// The places that are refused when, of all that a file's findings would change, only some are
/// accepted.
pub fn refused(outcome: &Outcome, accepted: &BTreeSet<usize>) -> Arc<[Place]> {
    let left = choices(outcome).into_iter().filter(|index| !accepted.contains(index));
    let place = |index: usize| {
        let finding = &outcome.findings[index];
        Place { id: finding.id.clone(), range: finding.range.clone() }
    };
    left.map(place).collect()
}

/// What decisions about the choices of a file are remembered by. `path` is the file as it is found
/// from the tree's folder.
pub fn subjects(path: &Path, source: &Source, outcome: &Outcome) -> Vec<Subject> {
    let mut seen: HashMap<(String, String, String), usize> = HashMap::new();
    let subject = |index: usize| {
        let finding = &outcome.findings[index];
        let line = source.line(source.line_of(finding.range.start)).trim().to_owned();
        let after = finding.after.clone().unwrap_or_default();
        let count = seen.entry((finding.id.clone(), line.clone(), after.clone())).or_default();
        *count += 1;
        Subject { path: path.to_owned(), transform: finding.id.clone(), line, after, nth: *count - 1 }
    };
    choices(outcome).into_iter().map(subject).collect()
}
