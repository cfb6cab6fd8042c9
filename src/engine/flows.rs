//! Objects that old functions return, and what is done with them: a call and the uses of its result change together,
//! in the file and across files, or are reported with the link that is missing.

use std::collections::BTreeSet;

use super::selection::Candidate;
use crate::matching::{Certainty, Finder, Match};
use crate::model::World;
use crate::rewriting::RewriteContext;
use crate::text::one_line;
use crate::transform::Transform;
use crate::types::{Inference, Results};
use crate::version::Window;

/// Withdraws the uses of results that do not come from a call of this file that changes, and the calls whose results
/// another file uses in a way that would have to change.
pub(super) fn hold_half(
    context: RewriteContext<'_>,
    results: &Results,
    window: Window,
    candidates: &mut [Candidate<'_, '_, '_>],
) {
    let of_results = candidates.iter().filter_map(|one| one.found).map(|found| found.transform);
    let transforms: Vec<&Transform> = of_results.filter(|transform| !transform.results.is_empty()).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for transform in transforms.into_iter().filter(|transform| seen.insert(&transform.id)) {
        let is_changed =
            |one: &&mut Candidate<'_, '_, '_>| one.finding.id == transform.id && one.change.is_some();
        let (mut uses, mut sources): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
        for one in candidates.iter_mut().filter(is_changed) {
            let Some(found) = one.found else { continue };
            if transform.is_of_result(found.pair) {
                uses.push((one, found));
            } else if transform.is_source(found.pair) {
                sources.push(one);
            }
        }
        for (one, found) in uses {
            let why = missing_source(context, found)
                .or_else(|| sources.is_empty().then(|| "no call of this file returns it".to_owned()));
            if let Some(why) = why {
                one.withdraw(|new| format!("`{new}` would take its place; {why}: change both by hand."));
            }
        }
        let elsewhere =
            if sources.is_empty() { None } else { used_elsewhere(context, results, window, transform) };
        if let Some(why) = elsewhere {
            for one in sources {
                one.withdraw(|new| format!("`{new}` would take its place; {why}: change both by hand."));
            }
        }
    }
}

/// Why it is not known that the object of a match comes from a call of the same file.
fn missing_source(context: RewriteContext<'_>, found: &Match<'_, '_>) -> Option<String> {
    let own = context.module.source.path();
    let mut places = found.reasons.iter().filter_map(|reason| reason.place.as_ref());
    if let Some((path, line)) = places.find(|(path, _)| path.as_path() != own) {
        return Some(format!("it comes from line {line} of {}", path.display()));
    }
    let is_known = found.certainty >= Certainty::Likely || is_only_file(context, found.transform);
    (!is_known).then(|| {
        format!("it is not known which call returns the object in `{}`", one_line(found.node.text()))
    })
}

/// Whether no other file has a call that returns such an object.
fn is_only_file(context: RewriteContext<'_>, transform: &Transform) -> bool {
    let own = context.module.source.path();
    let mut names = transform.results.iter().filter_map(|(name, _)| name.rsplit('.').next());
    names.all(|name| context.world.project().mentioning(&[name], own).all(|source| source.path() == own))
}

/// Where another file uses what calls of this one return, in a way that would have to change.
fn used_elsewhere(
    context: RewriteContext<'_>,
    results: &Results,
    window: Window,
    transform: &Transform,
) -> Option<String> {
    let world: &World<'_> = context.world;
    let own = context.module.source.path();
    let of_results = transform.pairs.iter().filter(|pair| transform.is_of_result(pair));
    let mut words: Vec<&str> =
        of_results.flat_map(|pair| pair.prefilter.anchors.iter().map(String::as_str)).collect();
    words.sort_unstable();
    words.dedup();
    let mut seen = BTreeSet::new();
    let sources = words.chunks(1).flat_map(|word| world.project().mentioning(word, own));
    let mut others = sources.filter(|source| source.path() != own && seen.insert(source.path().to_owned()));
    others.find_map(|source| {
        let other = world.read(source);
        let inference = Inference::new(world, &other).with(results);
        let matches = Finder::new(world, &other, &inference, window).find(std::iter::once(transform));
        let has_source = matches.iter().any(|found| transform.is_source(found.pair));
        let is_linked = |found: &&Match<'_, '_>| {
            let places = found.reasons.iter().filter_map(|reason| reason.place.as_ref());
            let mut origins =
                places.map(|(path, _)| path.as_path()).filter(|path| *path != other.source.path());
            let is_ours = match origins.next() {
                Some(origin) => origin == own || origins.any(|path| path == own),
                None => !has_source,
            };
            is_ours && transform.is_of_result(found.pair)
        };
        let found = matches.iter().find(is_linked)?;
        let line = other.source.line_of(found.node.start()) + 1;
        let place = format!("line {line} of {}", other.source.path().display());
        Some(format!("`{}` on {place} may be of what it returns", one_line(found.node.text())))
    })
}
