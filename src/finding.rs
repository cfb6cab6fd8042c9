//! Findings: a place, a transform, a proposal and the evidence.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::Source;
use crate::version::Version;

/// How safe a change is, least safe first, so that `min` lowers it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Safety {
    /// There is no rewrite; the message says what to do.
    #[default]
    Reported,
    /// Probably right; applied only on request.
    Suggested,
    /// Preserves behaviour on every Python in the support window.
    Safe,
}

impl Safety {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Safety::Safe => "safe",
            Safety::Suggested => "suggested",
            Safety::Reported => "reported",
        }
    }
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// A clause in Markdown, such as "`p` is made by `ConfigParser()`".
    pub text: String,
    /// Its place: a file and a line, from 1.
    pub place: Option<(Arc<PathBuf>, usize)>,
}

/// What a change needs outside of its file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Need {
    /// A distribution.
    Distribution {
        /// The requirement, as in PEP 508: `setuptools<82; python_version >= '3.12'`.
        requirement: String,
        /// The manifest to declare it in.
        manifest: PathBuf,
    },
    /// A module that comes with the transform.
    Module {
        /// Its dotted name in the project of the file that imports it.
        name: String,
        /// The folder that the name starts from.
        folder: PathBuf,
        /// Its text, `\n` between lines.
        text: Arc<str>,
    },
    /// A distribution that the project requires no longer, if nothing else uses it.
    Unused {
        /// Its name.
        distribution: String,
        /// The names by which code and commands use it; empty if it is known that nothing does.
        names: Vec<String>,
        /// The manifests that declare it no longer. A run fills them in, once it knows all changes.
        manifests: Vec<PathBuf>,
    },
}

impl Need {
    /// The word for what a change does with it: it `needs` or `drops` it.
    pub fn verb(&self) -> &'static str {
        if matches!(self, Need::Unused { .. }) { "drops" } else { "needs" }
    }

    /// Whether it is a module in a package.
    pub fn is_in_package(&self) -> bool {
        matches!(self, Need::Module { name, .. } if name.contains('.'))
    }
}

/// A way out that is not the one proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Other"))]
pub struct Alternative {
    /// Its name, as `--alternative ID=NAME` takes it.
    pub name: String,
    /// When it is right.
    pub about: String,
    /// What it would make of the place, if it can be made there.
    pub after: Option<String>,
}

impl std::fmt::Display for Alternative {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.after {
            Some(after) => write!(f, "`{after}`: {}", self.about),
            None => f.write_str(&self.about),
        }
    }
}

/// A place where a transform applies.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Finding {
    /// The transform's id, as `configparser/readfp`.
    pub id: String,
    /// Its title, one sentence.
    pub title: String,
    /// Its bytes in the decoded text.
    pub range: Range<usize>,
    /// Whether and how it is rewritten.
    pub safety: Safety,
    /// The code found, on one line.
    pub before: String,
    /// The proposed code, if any.
    pub after: Option<String>,
    /// The same line by line, if it is several statements; else empty.
    pub lines: Vec<String>,
    /// Whether these lines are added, and the code found stays.
    pub adds: bool,
    /// What the new code needs in its file, where the code does not show it: an import, a helper.
    pub brings: Vec<String>,
    /// What to do, for a report; what lowered the safety, for a suggestion.
    pub message: String,
    /// Other ways out, offered beside the proposal.
    pub alternatives: Vec<Alternative>,
    /// The evidence, first cause last.
    pub reasons: Vec<Reason>,
    /// Whether its edits are part of the outcome.
    pub applied: bool,
    /// What it needs besides the edits of its file.
    pub needs: Vec<Need>,
    /// The first Python without the old API, if it is removed or that is announced.
    pub removed: Option<Version>,
    /// Whether all Pythons that the code must run on still have it.
    pub only_deprecated: bool,
    /// The oldest Python with which it could change, if only that is missing.
    pub blocked: Option<Version>,
    /// The owners of its file, after `CODEOWNERS`; a run fills them in.
    pub owners: Arc<[String]>,
    /// Whether only the name matches, because the type of a value is not known.
    pub untyped: bool,
    /// Whether a recorded run warned here.
    #[serde(default)]
    pub has_warned: bool,
    /// Whether its lines ran in a recorded run; `None` if that is not known.
    #[serde(default)]
    pub ran: Option<bool>,
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocker {
    /// It has to be reviewed.
    Review,
    /// The replacement needs this Python, and the code must run on an older one.
    Oldest(Version),
    /// The type of a value is not known.
    Untyped,
    /// There is no rewrite that fits.
    ByHand,
}

impl Blocker {
    /// The word for it in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Blocker::Review => "review",
            Blocker::Oldest(_) => "oldest-python",
            Blocker::Untyped => "unknown-type",
            Blocker::ByHand => "by-hand",
        }
    }

    /// What would make the change possible: a clause in Markdown; `None` if nothing would.
    pub fn unlock(self) -> Option<String> {
        match self {
            Blocker::Review => {
                Some("`upshift fix --suggested` makes the change, `upshift fix -i` asks".to_owned())
            }
            Blocker::Oldest(version) => Some(format!("`--min {version}`")),
            Blocker::Untyped => Some("a type annotation, or `--python VENV`, may prove the type".to_owned()),
            Blocker::ByHand => None,
        }
    }
}

impl Finding {
    /// Whether a recorded run reached it; `None` if that is not known.
    pub fn is_reached(&self) -> Option<bool> {
        if self.has_warned { Some(true) } else { self.ran }
    }

    /// The place in a list that begins with what really runs.
    pub fn rank(&self) -> u8 {
        match (self.has_warned, self.ran) {
            (true, _) => 0,
            (false, Some(true)) => 1,
            (false, None) => 2,
            (false, Some(false)) => 3,
        }
    }

    /// A finding without a rewrite at a range of a source.
    pub fn reported(source: &Source, id: &str, title: &str, range: Range<usize>) -> Finding {
        Finding {
            id: id.to_owned(),
            title: title.to_owned(),
            before: source.text()[range.clone()].to_owned(),
            range,
            ..Finding::default()
        }
    }

    /// Why its change is not made; `None` if it is, or if the file is left alone for another reason.
    pub fn blocker(&self) -> Option<Blocker> {
        match (self.safety, self.blocked) {
            _ if self.applied => None,
            (Safety::Safe, _) => None,
            (Safety::Suggested, _) => Some(Blocker::Review),
            (Safety::Reported, Some(version)) => Some(Blocker::Oldest(version)),
            (Safety::Reported, None) if self.untyped => Some(Blocker::Untyped),
            (Safety::Reported, None) => Some(Blocker::ByHand),
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

/// The known name that is most similar to a wrong one, if any.
pub fn nearest<'k>(wrong: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let ratio = |name: &str| {
        // A much longer text is not a typing error.
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
