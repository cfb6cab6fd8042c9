//! The output of a run, for people and for programs.

mod changes;
mod diff;
mod escape;
mod formats;
mod frame;
mod human;
mod hyperlink;
mod json;
mod listing;
mod outlook;
mod page;
#[cfg(test)]
mod schema_tests;
mod score;
mod unread;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Safety};

pub use changes::{all_changes, changes, summary as account};
pub use diff::{diff, patch};
pub use escape::{printable, visible};
pub use formats::Format;
pub use frame::indent;
pub use human::{Paint, checked, finding, need, note, problem, reason, summary, unread};
pub use hyperlink::{has_links, uri_of};
pub use json::{Entry, Problem as FileProblem, Report, entry};
pub use listing::{Listing, Look};
pub use outlook::Outlook;
pub use page::{link, markdown_list, markdown_page, page};
#[cfg(test)]
pub use schema_tests::check_schema;
pub use score::Score;
pub use unread::Unread;

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Summary"))]
pub struct Tally {
    /// Files read.
    pub files: usize,
    /// Files that were changed, or would be.
    pub changed: usize,
    /// Safe findings.
    pub safe: usize,
    /// Suggested findings.
    pub suggested: usize,
    /// Reported findings.
    pub reported: usize,
    /// Findings of what all Pythons of the window still have, which are counted above as well.
    pub deprecated: usize,
    /// Findings suppressed by comments.
    pub ignored: usize,
    /// Findings accepted by a baseline.
    pub accepted: usize,
    /// Errors: unreadable files, and changes that were dropped.
    pub trouble: usize,
    /// Files that could not be read, without those that the user named.
    #[serde(skip)]
    pub unread: Unread,
    /// How many of them are no reason to fail.
    #[serde(skip)]
    pub tolerated: usize,
}

impl Tally {
    /// Counts a finding.
    pub fn count(&mut self, finding: &Finding) {
        *self.of(finding.safety) += 1;
        self.deprecated += usize::from(finding.only_deprecated);
    }

    /// The counts of two runs together.
    pub fn with(self, other: &Tally) -> Tally {
        let Tally {
            files, changed, safe, suggested, reported, deprecated, ignored, accepted, trouble, ..
        } = other;
        Tally {
            files: self.files + files,
            changed: self.changed + changed,
            safe: self.safe + safe,
            suggested: self.suggested + suggested,
            reported: self.reported + reported,
            deprecated: self.deprecated + deprecated,
            ignored: self.ignored + ignored,
            accepted: self.accepted + accepted,
            trouble: self.trouble + trouble,
            ..self
        }
    }

    /// Counts a finding, which was counted before, as accepted by a baseline.
    pub fn accept(&mut self, finding: &Finding) {
        let count = self.of(finding.safety);
        *count = count.saturating_sub(1);
        self.deprecated -= usize::from(finding.only_deprecated).min(self.deprecated);
        self.accepted += 1;
    }

    /// The errors that make a run fail.
    pub fn failures(&self) -> usize {
        self.trouble.saturating_sub(self.tolerated)
    }

    fn of(&mut self, safety: Safety) -> &mut usize {
        match safety {
            Safety::Safe => &mut self.safe,
            Safety::Suggested => &mut self.suggested,
            Safety::Reported => &mut self.reported,
        }
    }
}

/// `1 file`, `2 files`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
