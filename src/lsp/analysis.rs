//! The findings in a document, under the settings of its file.

use std::sync::Arc;

use super::folders::Folder;
use crate::embedded::Embedded;
use crate::engine::{Catalogue, Outcome, Settings};
use crate::finding::Finding;
use crate::project::baseline::Counts;
use crate::text::{Refusal, Source};

/// The transforms and settings of a file, as for the command line.
#[derive(Clone)]
pub struct Held {
    /// The transforms.
    pub catalogue: Arc<Catalogue>,
    /// The settings.
    pub settings: Settings,
    /// Whether code in documents and docstrings is looked at.
    pub docs: bool,
}

/// The result for a document.
#[derive(Default)]
pub struct Analysis {
    /// What it was computed with; none if that could not be found out.
    pub held: Option<Held>,
    /// The findings and edits.
    pub outcome: Outcome,
    /// The findings to show: those that no baseline accepts.
    pub shown: Vec<Finding>,
    /// What went wrong: sentences for people.
    pub troubles: Vec<String>,
}

/// The size limit for documents, in bytes: the default of the command line.
const LARGEST: usize = 4 << 20;

impl Analysis {
    /// A result without findings, and the reason.
    pub fn failed(why: String) -> Analysis {
        Analysis { troubles: vec![why], ..Analysis::default() }
    }

    /// Processes a document, or the Python `embedded` in it; `accepted` has the findings that a baseline accepts.
    pub fn of(
        source: &Source,
        embedded: Option<&Embedded>,
        held: Held,
        accepted: &Counts,
        folder: &mut Folder,
    ) -> Analysis {
        let text = source.text();
        let name = source.path().display();
        if text.len() > LARGEST {
            return Analysis::failed(format!("{name}: skipped: larger than 4 MiB"));
        }
        if let Some(at) = text.find('\0') {
            let line = source.line_of(at) + 1;
            return Analysis::failed(format!("{name}:{line}: {}", Refusal::nul(line).message));
        }
        let outcome = folder.upgrade(source, embedded, &held, &held.settings);
        let dropped = |defect: &String| {
            format!("{name}: a change was dropped because of a bug in upshift; please report it: {defect}")
        };
        let troubles = outcome.defects.iter().map(dropped).collect();
        let is_accepted = |finding: &&Finding| {
            let found = outcome.findings.iter().filter(|other| other.id == finding.id).count();
            accepted.get(&finding.id).is_some_and(|accepted| found <= *accepted)
        };
        let shown = outcome.findings.iter().filter(|finding| !is_accepted(finding)).cloned().collect();
        Analysis { held: Some(held), outcome, shown, troubles }
    }

    /// The shown findings that touch a range of bytes.
    pub fn touching(&self, range: &std::ops::Range<usize>) -> impl Iterator<Item = &Finding> {
        self.shown.iter().filter(|found| found.range.start <= range.end && range.start <= found.range.end)
    }
}
