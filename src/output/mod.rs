//! What a person, or a program, is shown of a run.

mod changes;
mod diff;
mod escape;
mod formats;
mod human;
mod json;
mod page;
mod score;

use crate::finding::{Finding, Safety};

pub use changes::{all_changes, changes, summary as account};
pub use diff::{diff, diff_of_new};
pub use escape::{printable, visible};
pub use formats::Document;
pub use human::{Paint, finding, summary};
pub use json::Report;
pub use page::{link, markdown_list, markdown_page, page};
pub use score::Score;

/// How many of each kind a run found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files read.
    pub files: usize,
    /// Files changed, or that would be.
    pub changed: usize,
    /// Safe findings.
    pub safe: usize,
    /// Suggested findings.
    pub suggested: usize,
    /// Reported findings.
    pub reported: usize,
    /// Places that comments leave alone.
    pub ignored: usize,
    /// Findings that a baseline accepts.
    pub accepted: usize,
    /// Files or paths that could not be read, and changes that were dropped.
    pub trouble: usize,
}

impl Tally {
    /// Counts a finding.
    pub fn count(&mut self, finding: &Finding) {
        *self.of(finding.safety) += 1;
    }

    /// Counts a finding, which was counted before, as one that a baseline accepts.
    pub fn accept(&mut self, finding: &Finding) {
        let count = self.of(finding.safety);
        *count = count.saturating_sub(1);
        self.accepted += 1;
    }

    fn of(&mut self, safety: Safety) -> &mut usize {
        match safety {
            Safety::Safe => &mut self.safe,
            Safety::Suggested => &mut self.suggested,
            Safety::Reported => &mut self.reported,
        }
    }
}
