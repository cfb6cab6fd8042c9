//! What can be decided about a file: each finding that would change something.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::engine::{FindingKey, Outcome};
use crate::project::Subject;
use crate::text::Source;

/// The state of a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The change is made.
    Accepted,
    /// The change is not made.
    Rejected,
    /// Nothing is decided.
    #[default]
    Open,
}

/// A finding that would change something.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The index of the finding in its file.
    pub finding: usize,
    /// What a decision about it is remembered by.
    pub subject: Subject,
    /// What is decided.
    pub state: State,
}

/// The choices in a file, all open. Of findings that share a transform and a range, only the first is
/// a choice. `path` is relative to the reviewed tree.
pub fn choices(path: &Path, source: &Source, outcome: &Outcome) -> Vec<Choice> {
    let mut ranges = BTreeSet::new();
    let mut seen: HashMap<(String, String, String), usize> = HashMap::new();
    let applied = outcome.findings.iter().enumerate().filter(|(_, finding)| finding.applied);
    let first = applied.filter(|(_, f)| ranges.insert((f.range.start, f.range.end, f.id.clone())));
    first
        .map(|(index, finding)| {
            let line = source.line(source.line_of(finding.range.start)).trim().to_owned();
            let (transform, after) = (finding.id.clone(), finding.after.clone().unwrap_or_default());
            let count = seen.entry((transform.clone(), line.clone(), after.clone())).or_default();
            let nth = *count;
            *count += 1;
            let subject = Subject { path: path.to_owned(), transform, line, after, nth };
            Choice { finding: index, subject, state: State::Open }
        })
        .collect()
}

/// The places of findings.
pub fn places(outcome: &Outcome, findings: impl Iterator<Item = usize>) -> std::sync::Arc<[FindingKey]> {
    let place = |index: usize| {
        let finding = &outcome.findings[index];
        FindingKey { id: finding.id.clone(), range: finding.range.clone() }
    };
    findings.map(place).collect()
}
