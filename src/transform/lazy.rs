//! Transforms that are compiled when they are first needed. What selects one for a run and for a file is known before: a
//! run needs few of those in the binary, and compiling them all takes longer than most runs.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::load::builtin_head;
use super::{Pair, Prefilter, Transform, Type};
use crate::knowledge::stdlib;
use crate::text::fingerprint;
use crate::version::Version;

/// The fingerprint of the ledger that some transforms are made of, and the summaries of the built-in transforms, a line of
/// JSON each. `tools/regenerate` writes them.
const SUMMARIES: &str = include_str!("summaries.jsonl");

/// What selects a transform. Fields without a comment are those of [`Transform`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Summary {
    pub id: String,
    /// The fingerprint of its text: this is the summary of no other one.
    pub text: u64,
    /// What a file must hold for one of its pairs to match: one of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefilters: Vec<Prefilter>,
    /// The names of its pairs, if it is made of the ledger.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub floor: Vec<String>,
    /// The first Python of which it tells something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Version>,
    /// Whether it has companions, and a distribution carries the old API on.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_rival: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub native: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<(String, String)>,
    /// The classes of other libraries that its pairs name instances of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only_with: Vec<(String, Vec<String>)>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub opt_in: bool,
    /// Whether it drops a distribution.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_drops: bool,
}

impl Summary {
    /// The summaries of the built-in transforms, in the order of their ids.
    pub(super) fn all() -> impl Iterator<Item = Summary> {
        // A line that cannot be read costs time and nothing else.
        SUMMARIES.lines().skip(1).filter_map(|line| serde_json::from_str(line).ok())
    }

    /// How many there are.
    pub(super) fn count() -> usize {
        SUMMARIES.lines().skip(1).count()
    }

    /// The summary of a compiled transform.
    pub fn of(transform: &Transform) -> Summary {
        let mut prefilters: Vec<Prefilter> = Vec::new();
        for prefilter in transform.pairs.iter().flat_map(Pair::prefilters) {
            if !prefilters.contains(&prefilter) {
                prefilters.push(prefilter);
            }
        }
        let names = transform.pairs.iter().filter(|_| transform.is_floor).map(|pair| pair.suffix.clone());
        Summary {
            id: transform.id.clone(),
            text: fingerprint(transform.text.as_bytes()),
            prefilters,
            floor: names.collect(),
            since: transform.deprecated.into_iter().chain(transform.removed).min(),
            has_rival: transform.backport.is_some() && !transform.companions.is_empty(),
            native: transform.native.clone(),
            words: if transform.native.is_some() { transform.words.clone() } else { Vec::new() },
            results: transform.results.clone(),
            classes: classes(transform),
            alternatives: transform.alternatives.clone(),
            only_with: transform.only_with.clone(),
            opt_in: transform.opt_in,
            has_drops: !transform.drops.is_empty(),
        }
    }
}

/// The classes that metavariables are instances of, but for those of the standard library.
fn classes(transform: &Transform) -> Vec<String> {
    let types =
        transform.pairs.iter().flat_map(|pair| &pair.parameters).flat_map(|parameter| &parameter.types);
    let class = |kind: &Type| match kind {
        Type::Instance(class) | Type::Class(class) => Some(class.clone()),
        _ => None,
    };
    let is_other = |class: &String| class.contains('.') && !class.ends_with(".*") && !stdlib::is_class(class);
    let mut classes: Vec<String> = types.filter_map(class).filter(is_other).collect();
    classes.sort();
    classes.dedup();
    classes
}

/// A transform that is compiled when it is first needed. Asking for its [`Summary`] compiles nothing.
pub struct LazyTransform {
    summary: Summary,
    is_built_in: bool,
    compiled: OnceLock<Arc<Transform>>,
}

impl LazyTransform {
    /// A built-in one.
    pub(super) fn later(summary: Summary) -> LazyTransform {
        LazyTransform { summary, is_built_in: true, compiled: OnceLock::new() }
    }

    /// The modules that come with it, by their names, if it is a user's own: those of others are in the program.
    pub fn companions(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.compiled.get().filter(|_| !self.is_built_in);
        own.into_iter().flat_map(|own| own.companions.iter().map(|(name, text)| (&**name, &**text)))
    }

    /// The transform itself.
    pub fn transform(&self) -> &Arc<Transform> {
        self.compiled.get_or_init(|| Arc::new(builtin_head(&self.id).unwrap_or_default()))
    }
}

impl Deref for LazyTransform {
    type Target = Summary;

    fn deref(&self) -> &Summary {
        &self.summary
    }
}

impl From<Arc<Transform>> for LazyTransform {
    fn from(transform: Arc<Transform>) -> LazyTransform {
        LazyTransform {
            summary: Summary::of(&transform),
            is_built_in: false,
            compiled: OnceLock::from(transform),
        }
    }
}
