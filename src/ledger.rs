//! The changes of Python versions and how upshift handles each of them, read from `ledger/`, so that no
//! removal is overlooked.

use crate::syntax::Kind;
use std::sync::Arc;

use serde::Deserialize;

use crate::finding::Safety;
use crate::transform::{Pair, Pattern, Template, Transform};
use crate::version::Version;

/// The ledgers by version.
const LEDGERS: [(Version, &str); 1] = [(Version::new(3, 12), include_str!("../ledger/3.12.jsonl"))];

/// One change of the library or the language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The dotted name, `callable(parameter)` or a behaviour in words.
    pub name: String,
    /// `module`, `class`, `function`, `method`, `attribute`, `constant`, `parameter`, `behaviour`.
    pub kind: String,
    /// The first Python that warns.
    pub deprecated: Option<String>,
    /// The first Python without it.
    pub removed: Option<String>,
    /// The transforms that rewrite or report it.
    pub transforms: Vec<String>,
    /// Why there is none.
    pub uncovered: Option<String>,
}

/// How a change is handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A transform rewrites it with this safety at best, or reports it.
    Covered(Safety),
    /// Source code does not show it, for this reason.
    Uncovered(String),
    /// Unaccounted for: a gap.
    Silent,
}

impl Row {
    /// The removals and deprecations of a version; `None` if there is no ledger.
    pub fn all(version: Version) -> Option<Vec<Row>> {
        let (_, text) = LEDGERS.iter().find(|(known, _)| *known == version)?;
        text.lines().map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// The versions that have a ledger.
    pub fn versions() -> Vec<Version> {
        LEDGERS.iter().map(|(version, _)| *version).collect()
    }

    /// Whether the version removed it, rather than only deprecating it.
    pub fn is_removed_in(&self, version: Version) -> bool {
        self.removed.as_deref() == Some(version.to_string().as_str())
    }

    /// How the change is handled: the best that its transforms do with this name, or the best that they do
    /// at all if no pattern has the name.
    pub fn answer(&self, transforms: &[Arc<Transform>]) -> Answer {
        let own = transforms.iter().filter(|transform| self.transforms.contains(&transform.id));
        let safety = own.map(|transform| {
            let bear: Vec<&Pair> = transform.pairs.iter().filter(|pair| self.is_borne_by(pair)).collect();
            match bear.iter().any(|pair| pair.after.is_some()) {
                true => transform.safety,
                false if bear.is_empty() => transform.reach(),
                false => Safety::Reported,
            }
        });
        match (safety.max(), &self.uncovered) {
            (Some(safety), _) => Answer::Covered(safety),
            (None, Some(why)) => Answer::Uncovered(why.clone()),
            (None, None) => Answer::Silent,
        }
    }

    /// The last identifier of the name; none for a behaviour in words.
    pub fn word(&self) -> Option<&str> {
        let dotted = self.name.split('(').next().unwrap_or_default();
        let last = dotted.rsplit('.').find(|part| *part != "__init__")?;
        (self.kind != "behaviour" && !last.contains(' ')).then_some(last)
    }

    fn is_borne_by(&self, pair: &Pair) -> bool {
        let Some(word) = self.word() else {
            return false;
        };
        let bears = |template: &Template| {
            let mut nodes = template.nodes().flat_map(|top| top.descendants());
            nodes.any(|node| node.kind() == Kind::Identifier && node.text() == word)
        };
        match &pair.before {
            Pattern::Expression(template) | Pattern::Statements(template) => bears(template),
            Pattern::Class { body, .. } => bears(body),
            Pattern::Truth { .. } => false,
        }
    }
}

impl Answer {
    /// The name of the answer.
    pub fn as_str(&self) -> &'static str {
        match self {
            Answer::Covered(safety) => safety.as_str(),
            Answer::Uncovered(_) => "not covered",
            Answer::Silent => "silent",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ledger_can_be_read() {
        for version in Row::versions() {
            let rows = Row::all(version).unwrap_or_default();
            assert!(!rows.is_empty(), "ledger/{version}.jsonl");
            assert!(rows.is_sorted_by_key(|row| row.name.clone()), "ledger/{version}.jsonl: out of order");
        }
    }

    #[test]
    fn the_word_of_a_parameter_is_its_callable() {
        let row = |name: &str, kind: &str| Row {
            name: name.to_owned(),
            kind: kind.to_owned(),
            deprecated: None,
            removed: None,
            transforms: Vec::new(),
            uncovered: None,
        };
        assert_eq!(row("imaplib.IMAP4_SSL.__init__(keyfile)", "parameter").word(), Some("IMAP4_SSL"));
        assert_eq!(row("imp.reload", "function").word(), Some("reload"));
        assert_eq!(row("syslog in subinterpreters", "behaviour").word(), None);
    }
}
