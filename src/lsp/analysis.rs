//! What is found in a text, under the settings that hold for its file.

use std::path::Path;
use std::sync::Arc;

use super::trees::Tree;
use crate::engine::{Catalogue, Outcome, Settings};
use crate::finding::Finding;
use crate::project::Configs;
use crate::project::baseline::Counts;
use crate::text::{Refusal, Source};

/// What holds for a file, as it would for the command line.
#[derive(Clone)]
pub struct Held {
    /// The transforms.
    pub catalogue: Arc<Catalogue>,
    /// All else.
    pub settings: Settings,
    /// How many findings of each transform the baseline accepts in the file.
    pub accepted: Counts,
}

/// Where what holds is looked up.
pub trait Lookup {
    /// The configurations, for the walk.
    fn configs(&self) -> Arc<Configs>;
    /// What holds for a file, by its absolute path; an error is a sentence for people.
    fn of_file(&mut self, path: &Path) -> Result<Held, String>;
}

/// Begins lookups anew, when a configuration may have changed; an error is a sentence for people.
pub type Begin<'b> = dyn Fn() -> Result<Box<dyn Lookup>, String> + 'b;

/// What was found in a text.
#[derive(Default)]
pub struct Analysis {
    /// What held.
    pub held: Option<Held>,
    /// All that came of it.
    pub outcome: Outcome,
    /// The findings that people are shown: those that no baseline accepts.
    pub shown: Vec<Finding>,
    /// What went wrong: sentences for people.
    pub troubles: Vec<String>,
}

/// The largest text that is looked at, in bytes: the command line's default.
const LARGEST: usize = 4 << 20;

impl Analysis {
    /// One that found nothing, and says why.
    pub fn failed(why: String) -> Analysis {
        Analysis { troubles: vec![why], ..Analysis::default() }
    }

    /// Looks at a text.
    pub fn of(source: &Source, held: Held, tree: &mut Tree) -> Analysis {
        let text = source.text();
        let name = source.path().display();
        if text.len() > LARGEST {
            return Analysis::failed(format!("{name}: is larger than 4 MiB, so it was left alone"));
        }
        if let Some(at) = text.find('\0') {
            let why = Refusal::Nul(source.line_of(at) + 1);
            return Analysis::failed(format!("{name}:{}: {why}", why.line()));
        }
        let outcome = tree.upgrade(source, &held.catalogue, &held.settings);
        let defect = |defect: &String| {
            format!("{name}: a change was dropped, which is a defect of upshift; please report it: {defect}")
        };
        let troubles = outcome.defects.iter().map(defect).collect();
        let shown = not_accepted(&outcome.findings, &held.accepted);
        Analysis { held: Some(held), outcome, shown, troubles }
    }

    /// The findings that touch a range of bytes.
    pub fn touching(&self, range: &std::ops::Range<usize>) -> impl Iterator<Item = &Finding> {
        self.shown.iter().filter(|found| found.range.start <= range.end && range.start <= found.range.end)
    }
}

/// The findings without those of transforms that are found no more often than is accepted.
fn not_accepted(findings: &[Finding], accepted: &Counts) -> Vec<Finding> {
    let is_accepted = |finding: &&Finding| {
        let found = findings.iter().filter(|other| other.id == finding.id).count();
        accepted.get(&finding.id).is_some_and(|accepted| found <= *accepted)
    };
    findings.iter().filter(|finding| !is_accepted(finding)).cloned().collect()
}
