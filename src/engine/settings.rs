//! What is decided before a file is looked at, and which of its changes are made.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::finding::{Finding, Safety};
use crate::matching::RunEvidence;
use crate::suppression::Added;
use crate::version::{Version, Window};

/// What a run has decided for every file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The Pythons that the code must run on.
    pub window: Window,
    /// Whether suggested edits are applied as well.
    pub suggested: bool,
    /// The alternatives that are wanted, by the ids of their transforms.
    pub alternatives: BTreeMap<String, String>,
    /// How comments that leave findings alone are judged.
    pub ignoring: Ignoring,
    /// The 0-based lines on which something may be found; `None` for all.
    pub lines: Option<Arc<[Range<usize>]>>,
    /// The only changes that are made, whether safe or suggested; `None` for what is safe, and for
    /// what is suggested where that is asked for.
    pub picked: Option<Arc<[Pick]>>,
    /// Findings that somebody refused: they change nothing, in later passes too, and are not told of.
    pub refused: Arc<[FindingKey]>,
    /// What recorded runs show of the file.
    pub run: RunEvidence,
}

/// What tells a finding from the others of its file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindingKey {
    /// The transform.
    pub id: String,
    /// Its bytes, of the text that is given.
    pub range: Range<usize>,
}

/// What somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A finding.
    One(FindingKey),
    /// All that a transform finds in the file.
    All(String),
}

impl Settings {
    /// Whether all Pythons of the window have what is removed in this one.
    pub(super) fn keeps(&self, removed: Option<Version>) -> bool {
        removed.is_none_or(|removed| removed > self.window.target)
    }

    /// Whether a finding is among those that somebody asked for, if anybody did.
    pub(super) fn has_picked(&self, finding: &Finding) -> bool {
        let is = |pick: &Pick| match pick {
            Pick::One(place) => place.id == finding.id && place.range == finding.range,
            Pick::All(id) => *id == finding.id,
        };
        self.picked.as_ref().is_none_or(|picked| picked.iter().any(is))
    }

    /// Whether the change of a finding is made.
    pub(super) fn applies(&self, finding: &Finding) -> bool {
        match (&self.picked, finding.safety) {
            (_, Safety::Reported) => false,
            (Some(_), _) => self.has_picked(finding),
            (None, Safety::Safe) => true,
            (None, Safety::Suggested) => self.suggested,
        }
    }

    /// The same for the passes after the first, when places have moved.
    pub(super) fn of_later_passes(&self) -> Settings {
        let all = |pick: &&Pick| matches!(pick, Pick::All(_));
        let picked = self.picked.as_ref().map(|picked| picked.iter().filter(all).cloned().collect());
        Settings { picked, ..self.clone() }
    }

    /// Whether nothing at all is to be changed.
    pub(super) fn picks_nothing(&self) -> bool {
        self.picked.as_ref().is_some_and(|picked| picked.is_empty())
    }
}

/// What a run knows of the comments that leave findings alone.
#[derive(Clone, Debug, Default)]
pub struct Ignoring {
    /// All ids that there are, looked for or not; empty when nobody knows.
    pub known: Arc<[String]>,
    /// Whether all of them are looked for.
    pub everything: bool,
    /// Names of findings about the comments themselves that are not wanted.
    pub unwanted: Vec<String>,
    /// Comments are written for what is found, and nothing is rewritten.
    pub add: Option<Added>,
}
