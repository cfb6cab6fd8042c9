//! Several matches at one place: which of them stands.

use std::collections::{HashMap, HashSet};

use super::{Capture, Match, Shape};
use crate::syntax::{Field, Node, NodeId};

/// Of matches at one node, the first by the order of pairs, and the surest; an unclear one only
/// when no other pair knows better. What lies in statements that change as a whole changes with them,
/// and so does the function of a call.
pub(super) fn without_overlaps<'c, 'm>(mut found: Vec<Match<'c, 'm>>) -> Vec<Match<'c, 'm>> {
    let mut wholes: HashMap<NodeId, Vec<&Match<'c, 'm>>> = HashMap::new();
    for whole in &found {
        let inside = matches!(whole.shape, Shape::Expression | Shape::Clause).then_some(whole.node);
        let run = whole.statements.iter().copied().filter(|_| whole.shape == Shape::Statements);
        for node in inside.into_iter().chain(run) {
            wholes.entry(node.id()).or_default().push(whole);
        }
    }
    let is_part: Vec<bool> = found.iter().map(|m| is_part(m, &wholes)).collect();
    let mut is_part = is_part.into_iter();
    found.retain(|_| !is_part.next().unwrap_or(false));
    let key = |m: &Match<'c, 'm>, node: Node<'m>| (node.id(), m.transform.id.as_str());
    let known: HashSet<(NodeId, &str)> =
        found.iter().filter(|m| !m.is_fallback).map(|m| key(m, m.node)).collect();
    found.retain(|m| {
        let function = m.node.child(Field::Function);
        !m.is_fallback || !std::iter::once(m.node).chain(function).any(|node| known.contains(&key(m, node)))
    });
    // Of several pairs at one place, the first of the file.
    let order = |m: &Match<'_, '_>| m.transform.pairs.iter().position(|pair| std::ptr::eq(pair, m.pair));
    let vague = |m: &Match<'_, '_>| match m.shape {
        Shape::Unclear => 2,
        Shape::Value => 1,
        _ => 0,
    };
    found.sort_by_cached_key(|m| (m.node.start(), m.node.end(), vague(m), order(m)));
    let mut seen: HashSet<(NodeId, String, bool)> = HashSet::new();
    // Whether a handler moves is known later.
    found.retain(|m| seen.insert((m.node.id(), m.transform.id.clone(), m.pair.raised)));
    found
}

/// Whether another match of the same transform answers for this one: what it spells out holds it,
/// and it does not leave this part of it as it is.
fn is_part(found: &Match<'_, '_>, wholes: &HashMap<NodeId, Vec<&Match<'_, '_>>>) -> bool {
    let kept = |capture: &Capture<'_>| capture.nodes().iter().any(|node| found.node.is_within(*node));
    let answers = |whole: &&Match<'_, '_>| {
        // An expression does not answer for itself, nor do its own statements for it.
        let is_other = whole.node != found.node || !whole.statements.is_empty();
        // A pair for `x or y` says what becomes of the truth of `x`.
        let is_operand =
            found.shape == Shape::TestedValue && found.node.with_parentheses().parent() == Some(whole.node);
        is_other
            && whole.transform.id == found.transform.id
            && (is_operand || !whole.captures.iter().flatten().any(kept))
    };
    let around = std::iter::once(found.node).chain(found.node.ancestors());
    found.statements.is_empty() && around.filter_map(|node| wholes.get(&node.id())).flatten().any(answers)
}
