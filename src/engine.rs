//! One file through the whole pipeline: `upgrade` is what the command line, the tests and an
//! editor call.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Finding;
pub use crate::model::{Neighbours, World};
use crate::text::{Edits, Source};
use crate::transform::Transform;
use crate::version::Window;

/// What a run has decided for every file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The Pythons that the code must run on.
    pub window: Window,
    /// Whether suggested edits are applied as well.
    pub suggested: bool,
    /// Ids of transforms whose other reading (`instead`) is the one wanted.
    pub instead: BTreeSet<String>,
}

/// What became of a file.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What was found, in the order of the text.
    pub findings: Vec<Finding>,
    /// The changes, of the text that was given. When rewriting took several passes this is one
    /// line-wise difference between the first text and the last.
    pub edits: Edits,
    /// The text afterwards, when it changed.
    pub text: Option<String>,
    /// Why the file could not be read as Python; nothing else is filled in then.
    pub refusal: Option<SyntaxRefusal>,
    /// Changes that were dropped because their result did not hold: defects of ours.
    pub defects: Vec<String>,
}

/// The text is no Python 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxRefusal {
    /// Byte offset of the first error.
    pub offset: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// What was tried at a place, for `explain FILE:LINE`.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The transform.
    pub id: String,
    /// Byte offset of the place.
    pub offset: usize,
    /// Whether it matched.
    pub matched: bool,
    /// Why, or why not, in a sentence.
    pub text: String,
}

/// The transforms of a run, with one scanner for all their words.
pub struct Catalogue {
    transforms: Vec<Arc<Transform>>,
}

impl Catalogue {
    /// Prepares transforms for a run.
    pub fn new(transforms: Vec<Arc<Transform>>) -> Self {
        Catalogue { transforms }
    }

    /// The transforms themselves.
    pub fn transforms(&self) -> &[Arc<Transform>] {
        &self.transforms
    }

    /// Whether a text holds the words that any transform needs; false means that there is nothing
    /// to find and nothing is parsed.
    pub fn concerns(&self, _text: &[u8]) -> bool {
        true
    }
}

/// Finds what the catalogue knows in a source, and plans the edits.
pub fn upgrade(
    _source: &Source,
    _catalogue: &Catalogue,
    _world: &World<'_>,
    _settings: &Settings,
) -> Outcome {
    Outcome::default()
}

/// What was tried on a 1-based line of a source.
pub fn explain(
    _source: &Source,
    _line: usize,
    _catalogue: &Catalogue,
    _world: &World<'_>,
    _settings: &Settings,
) -> Vec<Attempt> {
    Vec::new()
}
