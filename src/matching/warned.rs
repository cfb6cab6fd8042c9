//! What a recorded run of the code shows: which lines ran, and warnings, as evidence of what the code at a line means.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::finder::Finder;
use crate::finding::Reason;
use crate::syntax::Node;
use crate::text::is_of_name;
use crate::transform::Type;
use crate::version::Version;

/// What recorded runs show of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunEvidence {
    /// What they warned of.
    pub warned: Arc<[Warned]>,
    /// The lines that ran; `None` if that is not known.
    pub lines: Option<Arc<RanLines>>,
}

impl RunEvidence {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.warned.is_empty() && self.lines.is_none()
    }
}

/// The lines of a file that ran.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RanLines {
    /// The lines, from 0.
    pub lines: BTreeSet<usize>,
    /// Whether those are all that ran.
    pub are_all: bool,
}

impl RanLines {
    /// Whether some of these lines ran; `None` if that is not known.
    pub fn reach(&self, lines: Range<usize>) -> Option<bool> {
        let has_run = self.lines.range(lines).next().is_some();
        (has_run || self.are_all).then_some(has_run)
    }
}

/// A warning that a run issued at a line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned {
    /// The line, from 0.
    pub line: usize,
    /// What it said, on one line.
    pub message: String,
    /// The function that issued it, as `configparser.readfp`; empty if that is not known.
    pub by: String,
    /// The recording, as the user names it.
    pub recording: Arc<str>,
    /// The API that it is about, if Python is known to have changed it.
    pub api: Option<Arc<WarnedApi>>,
}

/// An API that a warning is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WarnedApi {
    /// The transforms that are about it.
    pub ids: Vec<String>,
    /// One sentence that states the problem.
    pub title: String,
    /// What to do: a sentence.
    pub instead: String,
    /// The first Python that warns.
    pub deprecated: Option<Version>,
    /// The first Python without it.
    pub removed: Option<Version>,
}

impl Warned {
    /// The evidence.
    pub fn reason(&self) -> Reason {
        let text = format!("a test run warned here ({}): {}", self.recording, self.message);
        Reason { text, place: None }
    }

    /// Whether the message has a word, which may be an attribute of something.
    pub fn says(&self, word: &str) -> bool {
        !word.is_empty() && self.message.split(|c| !is_of_name(c)).any(|said| said == word)
    }

    /// Whether the function that issued it may be of one of these types; true if it is not known.
    fn may_be_of(&self, types: &[Type]) -> bool {
        let package = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let is_of = |kind: &Type| match kind {
            Type::Instance(class) | Type::Class(class) => package(class) == package(&self.by),
            _ => false,
        };
        self.by.is_empty() || types.iter().any(is_of)
    }
}

impl Finder<'_> {
    /// The warning that shows a value to be of one of these types: a run issued it where the code takes `word` from the
    /// value, and it speaks of that, or of what replaces it.
    pub(super) fn warning_about(
        &self,
        node: Node<'_>,
        types: &[Type],
        word: &str,
        new: Option<&str>,
    ) -> Option<&Warned> {
        let source = &self.module.source;
        let lines: Range<usize> = source.line_of(node.start())..source.line_of(node.end()) + 1;
        let mut here = self.warned.iter().filter(|warned| lines.contains(&warned.line));
        here.find(|warned| {
            let speaks = warned.says(word) || new.is_some_and(|new| warned.says(new));
            speaks && warned.may_be_of(types)
        })
    }
}
