//! How upshift handles each change of the ledger, as the patterns of the transforms show: a new transform counts without
//! a word in `ledger/`.

use std::sync::Arc;

use crate::finding::Safety;
use crate::ledger::{Row, keys};
use crate::transform::{Pair, Transform};
use crate::types::stdlib;

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

/// How a change is handled, and by which transforms, the best first.
pub fn answer<'t>(row: &Row, transforms: &'t [Arc<Transform>]) -> (Answer, Vec<&'t Transform>) {
    let handles = |transform: &'t Arc<Transform>| {
        let safety = reach(row, transform).or_else(|| {
            let is_named = row.transforms.iter().any(|id| *id == transform.id);
            is_named.then(|| transform.reach())
        })?;
        Some((safety, &**transform))
    };
    let mut found: Vec<(Safety, &Transform)> = transforms.iter().filter_map(handles).collect();
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

/// How far a transform goes with a change whose name its patterns bear: with the name itself, or with the module that
/// it is in, which is gone as a whole.
fn reach(row: &Row, transform: &Transform) -> Option<Safety> {
    let of_pairs = |bears: &dyn Fn(&Pair) -> bool| {
        let own = transform.pairs.iter().filter(|pair| !pair.raised && bears(pair));
        let reach = |pair: &Pair| if pair.after.is_some() { transform.safety } else { Safety::Reported };
        own.map(reach).max()
    };
    let keys = row.keys();
    if row.kind == "behaviour" && keys.is_empty() {
        // Of another change of the same function nothing is known here.
        let (name, _) = row.name.split_once([' ', '('])?;
        let is_it = |pair: &Pair| {
            (pair.removed, pair.deprecated) == (row.removed, row.deprecated) && bears(pair, name)
        };
        return of_pairs(&is_it).filter(|_| !transform.is_floor && name.contains('.'));
    }
    let own = of_pairs(&|pair| keys.iter().any(|key| bears(pair, key)));
    let is_of_module = |pair: &Pair| {
        let module = pair.whole_module().filter(|_| !transform.is_floor);
        module.is_some_and(|module| keys.iter().any(|key| is_below(key, module)))
    };
    own.or_else(|| of_pairs(&is_of_module))
}

fn is_below(name: &str, module: &str) -> bool {
    name.strip_prefix(module).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether a pattern is one for a name, as `reports` spells it.
pub fn bears(pair: &Pair, key: &str) -> bool {
    if pair.reported {
        return keys(key).contains(&pair.suffix);
    }
    let (dotted, keywords) = match key.strip_suffix(')').and_then(|call| call.split_once('(')) {
        Some((dotted, list)) => (dotted, list.split(", ").collect::<Vec<_>>()),
        None => (key.trim_end_matches(".*"), Vec::new()),
    };
    let takes = |keyword: &&str| pair.parameters.iter().any(|parameter| parameter.name == *keyword);
    if !keywords.is_empty() && !(pair.is_call() && keywords.iter().any(takes)) {
        return false;
    }
    let is_it = |name: &str| {
        let (own, wanted) = (stdlib::canonical(name), stdlib::canonical(dotted));
        let of_base = || {
            let ((base, own), (class, wanted)) = (own.rsplit_once('.')?, wanted.rsplit_once('.')?);
            Some(own == wanted && stdlib::ancestors(class).contains(&base))
        };
        own == wanted || of_base().unwrap_or(false)
    };
    pair.names().iter().any(|name| is_it(name))
}
