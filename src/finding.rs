//! What the user is told: a place, a transform, what is proposed and why it is believed.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use crate::text::Source;
use crate::version::Version;

/// How far a finding may be trusted, worst first, so that `min` lowers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// No rewrite: the user is told what to do.
    #[default]
    Reported,
    /// Likely right; applied only when asked for.
    Suggested,
    /// Keeps the program's meaning on every Python of the support window.
    Safe,
}

impl Safety {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Suggested => "suggested",
            Safety::Reported => "reported",
        }
    }
}

/// One link of the chain that shows why a name is what it is said to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reason {
    /// A clause in Markdown, such as "`p` is made by `ConfigParser()`".
    pub text: String,
    /// Where that stands: a file and a 1-based line.
    pub place: Option<(Arc<PathBuf>, usize)>,
}

/// What a change needs outside its own file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A distribution.
    Distribution {
        /// What is asked for, as PEP 508 writes it: `setuptools<82; python_version >= '3.12'`.
        requirement: String,
        /// The file that is to declare it.
        manifest: PathBuf,
    },
    /// A module that comes with the transform.
    Module {
        /// Its dotted name in the project of the file that imports it.
        name: String,
        /// Its text, `\n` between lines.
        text: Arc<str>,
    },
}

impl Need {
    /// Whether it is a module that stands in a package, and is found wherever that is.
    pub fn is_in_package(&self) -> bool {
        matches!(self, Need::Module { name, .. } if name.contains('.'))
    }
}

/// A transform found at a place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The transform's id, as `configparser/readfp`.
    pub id: String,
    /// Its title, one sentence.
    pub title: String,
    /// The bytes of the decoded text that the finding is about.
    pub range: Range<usize>,
    /// Whether and how it is rewritten.
    pub safety: Safety,
    /// What stands there now, one line.
    pub before: String,
    /// What is proposed, when something is.
    pub after: Option<String>,
    /// What to do, for a report; what lowered the safety, for a suggestion.
    pub message: String,
    /// Another reading of the code, offered beside the proposal.
    pub instead: Option<String>,
    /// Why the match is believed, first cause last.
    pub reasons: Vec<Reason>,
    /// Whether its edits are part of the outcome.
    pub applied: bool,
    /// What it needs besides the edits of its own file.
    pub needs: Vec<Need>,
    /// First Python without the old API, when it is removed at all: `(3, 12)`.
    pub removed: Option<Version>,
}

impl Finding {
    /// A finding without a rewrite at a range of a source.
    pub fn reported(source: &Source, id: &str, title: &str, range: Range<usize>) -> Finding {
        Finding {
            id: id.to_owned(),
            title: title.to_owned(),
            before: source.text()[range.clone()].to_owned(),
            range,
            safety: Safety::Reported,
            after: None,
            message: String::new(),
            instead: None,
            reasons: Vec::new(),
            applied: false,
            needs: Vec::new(),
            removed: None,
        }
    }

    /// The message without the title, if it ends with it: both are printed together.
    pub fn note(&self) -> &str {
        self.message.strip_suffix(&self.title).unwrap_or(&self.message).trim()
    }
}

/// Whether `configparser`, `configparser/readfp` or `xml.etree` names a transform.
pub fn names(name: &str, id: &str) -> bool {
    let module = id.split_once('/').map_or("", |(module, _)| module);
    id == name || name == module || name.contains('.') && name.replace('.', "_") == module
}

/// The known name that is most like a wrong one, if any is like it at all.
pub fn nearest<'k>(wrong: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let ratio = |name: &str| {
        // Nothing that long is a slip of the fingers.
        if wrong.len() > 2 * name.len() {
            return 0.0;
        }
        let diff = similar::TextDiff::from_chars(wrong, name);
        diff.ratio()
    };
    known
        .map(|name| (ratio(name), name))
        .filter(|(ratio, _)| *ratio >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}
