//! Changes that hang together: what goes with another one, what follows it, and what is held back.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use super::apply::{Planned, module_of};
use crate::finding::Safety;
use crate::matching::Match;
use crate::model::Module;
use crate::syntax::{Field, Kind, Node, NodeId};

/// Whether all names of a place are gone; of an import statement, those that are of the module.
pub(super) fn goes_with(found: &Match<'_, '_>, gone: &HashSet<NodeId>) -> bool {
    let names = |node: Node<'_>| -> Vec<NodeId> {
        node.descendants().filter(|below| below.kind() == Kind::Identifier).map(Node::id).collect()
    };
    let is_concerned = |item: &Node<'_>| {
        let first = item.descendants().find(|below| below.kind() == Kind::Identifier);
        first.map(|name| name.text()) == found.pair.module()
    };
    let place: Vec<NodeId> = match found.node.kind() {
        Kind::ImportStatement => {
            found.node.children_by(Field::Name).filter(is_concerned).flat_map(names).collect()
        }
        Kind::ImportFromStatement => found.node.children_by(Field::Name).flat_map(names).collect(),
        _ => names(found.node),
    };
    !place.is_empty() && place.iter().all(|name| gone.contains(name))
}

/// A report of what another change of the same transform takes away is none.
pub(super) fn told_by_another(planned: &mut Vec<Planned<'_, '_>>) {
    let changed: Vec<(String, Range<usize>)> = planned
        .iter()
        .filter(|plan| plan.change.is_some())
        .map(|plan| (plan.finding.id.clone(), plan.found.node.range()))
        .collect();
    planned.retain(|plan| {
        let place = plan.found.node.range();
        let within = |(id, range): &(String, Range<usize>)| {
            *id == plan.finding.id && *range != place && range.start <= place.start && place.end <= range.end
        };
        plan.found.pair.after.is_some() || !changed.iter().any(within)
    });
}

/// What only follows other changes stays where there are none, or where something else that is of
/// the same module is only reported.
pub(super) fn leave_followers(planned: &mut Vec<Planned<'_, '_>>) {
    let follows = |plan: &Planned<'_, '_>| {
        plan.found.transform.follows.iter().any(|name| plan.found.pair.suffix.trim_start_matches('_') == name)
    };
    let leads = |plan: &Planned<'_, '_>| plan.change.is_some() && !follows(plan);
    let led: BTreeSet<String> = planned.iter().filter(|p| leads(p)).map(|p| p.finding.id.clone()).collect();
    planned
        .retain(|plan| !follows(plan) || plan.found.pair.after.is_some() || led.contains(&plan.finding.id));
    let left = |plan: &&Planned<'_, '_>| plan.change.is_none() && !plan.found.pair.only_requires();
    let open: BTreeSet<String> =
        planned.iter().filter(left).map(|plan| module_of(&plan.finding.id).to_owned()).collect();
    for plan in planned.iter_mut().filter(|plan| plan.change.is_some() && follows(plan)) {
        if led.contains(&plan.finding.id) && !open.contains(module_of(&plan.finding.id)) {
            continue;
        }
        plan.change = None;
        plan.finding.safety = Safety::Reported;
        plan.finding.applied = false;
        plan.finding.message = match plan.found.pair.message.as_str() {
            "" => "It changes together with what it belongs to, and that does not change here.".to_owned(),
            message => message.to_owned(),
        };
        plan.finding.after = None;
        plan.finding.needs.clear();
    }
}

/// Of a transform whose changes go together, none is made while one of its places is only reported;
/// of one that needs the whole module gone, while any of the module is.
pub(super) fn hold_back(module: &Module, planned: &mut [Planned<'_, '_>]) {
    let line = |plan: &Planned<'_, '_>| module.source.line_of(plan.finding.range.start) + 1;
    let reported = || planned.iter().filter(|plan| plan.change.is_none()).rev();
    let together = reported().filter(|plan| plan.found.transform.together);
    let left: BTreeMap<String, usize> = together.map(|plan| (plan.finding.id.clone(), line(plan))).collect();
    let of_modules: BTreeMap<String, usize> = reported()
        .filter(|plan| !plan.found.pair.only_requires())
        .map(|plan| (module_of(&plan.finding.id).to_owned(), line(plan)))
        .collect();
    for plan in planned.iter_mut().filter(|plan| plan.change.is_some()) {
        let whole = || of_modules.get(module_of(&plan.finding.id)).filter(|_| plan.found.transform.whole);
        let Some(line) = left.get(&plan.finding.id).or_else(whole) else { continue };
        plan.change = None;
        plan.finding.safety = Safety::Reported;
        plan.finding.applied = false;
        plan.finding.message = format!(
            "`{}` would take its place; it moves together with line {line}, which is to be changed by hand.",
            plan.finding.after.take().unwrap_or_default()
        );
        plan.finding.needs.clear();
    }
}
