//! How upshift handles each change of the ledger, as the patterns of the transforms show: a new transform counts without
//! a word in `ledger/`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::finding::Safety;
use crate::knowledge::stdlib;
use crate::ledger::{Row, keys};
use crate::transform::{Pair, Transform};

/// How a change is handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A transform rewrites it with this safety at best, or reports it.
    Covered(Safety),
    /// Nothing tells of it, for this reason.
    Uncovered(String),
    /// Unaccounted for: a gap.
    Silent,
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

/// The patterns of transforms by the names that they bear.
pub struct Answers<'t> {
    transforms: &'t [Arc<Transform>],
    by_name: HashMap<String, Vec<(&'t Transform, &'t Pair)>>,
}

impl<'t> Answers<'t> {
    /// Reads the patterns.
    pub fn new(transforms: &'t [Arc<Transform>]) -> Self {
        let mut by_name: HashMap<String, Vec<(&Transform, &Pair)>> = HashMap::new();
        let pairs =
            transforms.iter().flat_map(|transform| transform.pairs.iter().map(move |pair| (transform, pair)));
        for (transform, pair) in pairs.filter(|(_, pair)| !pair.raised) {
            for name in names(pair) {
                by_name.entry(name).or_default().push((transform, pair));
            }
        }
        Answers { transforms, by_name }
    }

    /// How a change is handled, and by which transforms, the best first.
    pub fn of(&self, row: &Row) -> (Answer, Vec<&'t Transform>) {
        let mut found: Vec<(Safety, &Transform)> = Vec::new();
        for (transform, pair) in self.bearing(row) {
            let safety = if pair.after.is_some() { transform.safety } else { Safety::Reported };
            match found.iter_mut().find(|(_, known)| known.id == transform.id) {
                Some((known, _)) => *known = safety.max(*known),
                None => found.push((safety, transform)),
            }
        }
        let is_named = |transform: &&Arc<Transform>| row.transforms.iter().any(|id| *id == transform.id);
        for transform in self.transforms.iter().filter(is_named) {
            if found.iter().all(|(_, known)| known.id != transform.id) {
                found.push((transform.reach(), transform));
            }
        }
        // The floor steps back where another transform has a finding.
        if found.iter().any(|(_, transform)| !transform.is_floor) {
            found.retain(|(_, transform)| !transform.is_floor);
        }
        found.sort_by_key(|(safety, _)| std::cmp::Reverse(*safety));
        let answer = match (found.first(), &row.uncovered) {
            (Some((safety, _)), _) => Answer::Covered(*safety),
            (None, Some(why)) => Answer::Uncovered(why.to_string()),
            (None, None) => Answer::Silent,
        };
        (answer, found.into_iter().map(|(_, transform)| transform).collect())
    }

    /// The transforms whose patterns bear a name; one of a floor only if there is no other.
    pub fn named(&self, name: &str) -> Vec<&'t Transform> {
        let mut found: Vec<&Transform> = Vec::new();
        for (transform, _) in spellings(name).iter().filter_map(|name| self.by_name.get(name)).flatten() {
            if found.iter().all(|known| known.id != transform.id) {
                found.push(transform);
            }
        }
        if found.iter().any(|transform| !transform.is_floor) {
            found.retain(|transform| !transform.is_floor);
        }
        found
    }

    /// The patterns that bear a name of a change, or else that of the module that it is in, which is gone as a whole.
    fn bearing(&self, row: &Row) -> Vec<(&'t Transform, &'t Pair)> {
        let of = |name: &str| self.by_name.get(name).into_iter().flatten().copied();
        let keys: Vec<&str> = row.keys();
        if keys.is_empty() {
            // Of another change of the same function nothing is known here.
            let is_it = |(transform, pair): &(&Transform, &Pair)| {
                !transform.is_floor && (pair.removed, pair.deprecated) == (row.removed, row.deprecated)
            };
            let name =
                row.name.split([' ', '(']).next().filter(|name| name.contains('.')).unwrap_or_default();
            return of(stdlib::canonical(name)).filter(is_it).collect();
        }
        let own: Vec<_> = keys
            .iter()
            .flat_map(|key| spellings(key))
            .flat_map(|name| of(&name).collect::<Vec<_>>())
            .collect();
        if !own.is_empty() {
            return own;
        }
        let is_whole =
            |(transform, pair): &(&Transform, &Pair)| !transform.is_floor && pair.whole_module().is_some();
        let modules = keys.iter().flat_map(|key| key.match_indices('.').map(|(end, _)| &key[..end]));
        modules.flat_map(|module| of(module).filter(is_whole).collect::<Vec<_>>()).collect()
    }
}

/// The names that a pattern is for, with each parameter of what it calls in parentheses.
fn names(pair: &Pair) -> Vec<String> {
    if pair.reported {
        return vec![pair.suffix.clone()];
    }
    let mut names: Vec<String> = pair.names().iter().map(|name| canonical(name)).collect();
    if pair.is_call() {
        let called = |name: &String| {
            let name = name.clone();
            pair.parameters.iter().map(move |parameter| format!("{name}({})", parameter.name))
        };
        names.extend(names.iter().flat_map(called).collect::<Vec<_>>());
    }
    names
}

/// The names under which a pattern may be for a key: that of a member is that of a base class too.
fn spellings(key: &str) -> Vec<String> {
    let of_bases = |name: &String| {
        let end = name.find('(').unwrap_or(name.len());
        let (class, _) = name[..end].rsplit_once('.')?;
        let rest = &name[class.len()..];
        Some(stdlib::ancestors(class).into_iter().map(|base| format!("{base}{rest}")).collect::<Vec<_>>())
    };
    let own: Vec<String> = keys(key).iter().map(|name| canonical(name)).chain(keys(key)).collect();
    let bases = own.iter().filter_map(of_bases).flatten().collect::<Vec<_>>();
    own.into_iter().chain(bases).collect()
}

/// The documented name of a class, or of the class that a member is of.
fn canonical(name: &str) -> String {
    match name.rsplit_once('.').filter(|_| !stdlib::is_class(name)) {
        Some((class, member)) => format!("{}.{member}", stdlib::canonical(class)),
        None => stdlib::canonical(name).to_owned(),
    }
}

/// The names that any of some patterns bears.
pub fn names_of<'p>(pairs: impl Iterator<Item = &'p Pair>) -> HashSet<String> {
    pairs.flat_map(names).collect()
}

/// Whether a name of `reports`, as the suffix of its pair spells it, is among such names.
pub fn is_among(name: &str, names: &HashSet<String>) -> bool {
    spellings(name).iter().any(|name| names.contains(name))
}
