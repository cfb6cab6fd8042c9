//! Questions about patterns and places that need no project: where a pattern is anchored, what it
//! renames, whether a place reads or binds.

use std::collections::{HashMap, HashSet};

use super::{Capture, Match, Shape};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::transform::{Pair, Pattern, Role, Template, Transform, Type};

/// Whether a pattern is a module by itself.
pub(super) fn is_module(template: &Template) -> bool {
    template.nodes().next().is_some_and(
        |node| matches!(template.role(node), Some(Role::Symbol(symbol)) if symbol.qualified == symbol.module),
    )
}

/// Whether a pair is about a module as a whole.
pub fn names_module(pair: &Pair) -> bool {
    matches!(&pair.before, Pattern::Expression(template) if is_module(template))
}

/// Whether the uses of an imported symbol are changed one by one, and its import only after them.
pub(super) fn by_uses(pair: &Pair) -> bool {
    match &pair.before {
        Pattern::Expression(template) => !is_module(template) && !renames_in_place(pair),
        _ => false,
    }
}

/// Whether only the arguments of a call change: the function by itself is as good as ever.
pub fn keeps_function(pair: &Pair) -> bool {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else {
        return false;
    };
    let function = |template: &Template| {
        let call = template.nodes().next().filter(|node| node.kind() == Kind::Call)?;
        call.child(Field::Function).map(|function| function.text().to_owned())
    };
    let (old, new) = (function(before), function(after));
    old.is_some() && old == new
}

/// Whether a pair gives a symbol another name in the same module: then an import of it is renamed
/// together with every use.
pub(super) fn renames_in_place(pair: &Pair) -> bool {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else {
        return false;
    };
    let (Some(old), Some(new)) = (before.nodes().next(), after.nodes().next()) else {
        return false;
    };
    match (before.role(old), after.role(new)) {
        (Some(Role::Symbol(old)), Some(Role::Symbol(new))) => {
            let parent = |dotted: &str| dotted.rsplit_once('.').map(|(parent, _)| parent.to_owned());
            parent(&old.qualified) == parent(&new.qualified)
        }
        _ => false,
    }
}

/// The word by which a pattern is looked up, and how many nodes its top is above that word.
pub(super) fn anchor(pair: &Pair) -> Option<(&str, usize)> {
    let template = match &pair.before {
        Pattern::Expression(template) | Pattern::Statements(template) => template,
        Pattern::Class { .. } => return pair.prefilter.anchors.first().map(|word| (word.as_str(), 1)),
        Pattern::Truth { .. } => return None,
    };
    let wanted: HashSet<&str> = pair.prefilter.anchors.iter().map(String::as_str).collect();
    for top in template.nodes() {
        let mut best: Option<(&str, usize)> = None;
        for node in top.descendants().filter(|n| n.kind() == Kind::Identifier && wanted.contains(n.text())) {
            if matches!(template.role(node), Some(Role::Parameter(_))) {
                continue;
            }
            let levels = node.ancestors().take_while(|a| a.is_within(top)).count();
            // A symbol's chain may be one name in the user's file, or longer: the word is at its end.
            let chain = node
                .ancestors()
                .take_while(|a| a.is_within(top))
                .filter(|a| template.role(*a).is_some())
                .count();
            let height = levels + 1 - chain.min(levels);
            if best.is_none_or(|(_, known)| height < known) {
                best = Some((node.text(), height.max(1) + 1));
            }
        }
        if best.is_some() {
            // The text lives as long as the template, which the pair owns.
            let (word, height) = best?;
            let word = pair.prefilter.anchors.iter().find(|w| *w == word)?;
            return Some((word, height));
        }
    }
    None
}

/// The names that a guard around a use of this API would ask for: the old ones, the new ones.
pub(super) fn words<'c>(transform: &'c Transform, pair: &'c Pair) -> (Vec<&'c str>, Vec<&'c str>) {
    let mut old = old_names(pair);
    // A table of moves has a new name for each of its rows, and no use for the others'.
    let pairs = transform.pairs.iter().filter(|other| !pair.moved || other.suffix == pair.suffix);
    let mut new: Vec<&str> = pairs.filter_map(|p| p.after.as_ref()).flat_map(names_in).collect();
    new.retain(|word| !old.contains(word));
    // What another pair has before as well as behind does not tell the new from the old.
    let others: Vec<&str> = transform.pairs.iter().flat_map(old_names).collect();
    let (common, new) = new.into_iter().partition::<Vec<_>, _>(|word| others.contains(word));
    old.extend(common);
    (old, new)
}

fn old_names(pair: &Pair) -> Vec<&str> {
    match &pair.before {
        Pattern::Expression(t) | Pattern::Statements(t) => names_in(t),
        Pattern::Class { body, .. } => names_in(body),
        Pattern::Truth { .. } => Vec::new(),
    }
}

pub(super) fn names_in(template: &Template) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for node in template.all() {
        match node.kind() {
            Kind::Attribute => all.extend(node.child(Field::Attribute).map(|name| name.text())),
            Kind::Identifier if matches!(template.role(node), Some(Role::Symbol(_))) => {
                all.push(node.text());
            }
            _ => {}
        }
    }
    all.retain(|word| word.len() > 3);
    all
}

/// The attribute whose reading a pair replaces by something that asks nothing of its owner.
pub(super) fn replaced_attribute(pair: &Pair) -> Option<&str> {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else {
        return None;
    };
    let top = before.nodes().next().filter(|node| node.kind() == Kind::Attribute)?;
    let Some(Role::Parameter(owner)) = before.role(top.child(Field::Object)?) else {
        return None;
    };
    let asks = after.all().any(|node| after.role(node) == Some(&Role::Parameter(*owner)));
    if asks { None } else { taken_attribute(pair, *owner) }
}

/// The attribute that a pattern takes from a parameter.
pub(super) fn taken_attribute(pair: &Pair, index: usize) -> Option<&str> {
    match &pair.before {
        Pattern::Expression(template) | Pattern::Statements(template) => attribute_of(template, index),
        _ => None,
    }
}

pub(super) fn attribute_of(template: &Template, index: usize) -> Option<&str> {
    template.nodes().flat_map(|top| top.descendants()).filter(|node| node.kind() == Kind::Attribute).find_map(
        |node| {
            let object = node.child(Field::Object)?;
            let is_it = template.role(object) == Some(&Role::Parameter(index));
            is_it.then(|| node.child(Field::Attribute).map(|name| name.text()))?
        },
    )
}

/// Of matches at one node, the first by the order of pairs, and the surest; an unclear one only
/// when no other pair knows better. What lies in statements that change as a whole changes with them,
/// and so does the function of a call.
pub(super) fn settle<'c, 'm>(mut found: Vec<Match<'c, 'm>>) -> Vec<Match<'c, 'm>> {
    let mut wholes: HashMap<NodeId, Vec<&Match<'c, 'm>>> = HashMap::new();
    for whole in &found {
        let inside = (whole.shape == Shape::Expression).then_some(whole.node);
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
    found.sort_by_key(|m| (m.node.start(), m.node.end(), m.shape == Shape::Unclear));
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
        is_other && whole.transform.id == found.transform.id && !whole.captures.iter().flatten().any(kept)
    };
    let around = std::iter::once(found.node).chain(found.node.ancestors());
    found.statements.is_empty() && around.filter_map(|node| wholes.get(&node.id())).flatten().any(answers)
}

/// The import item that a name stands in.
pub(super) fn import_item(word: Node<'_>) -> Option<Node<'_>> {
    let mut node = word;
    loop {
        let parent = node.parent()?;
        match parent.kind() {
            Kind::DottedName | Kind::AliasedImport | Kind::RelativeImport => node = parent,
            Kind::ImportStatement => return Some(node),
            Kind::ImportFromStatement => {
                if node.field() == Some(Field::Name) {
                    return Some(node);
                }
                // The module: its first item stands for all.
                return parent.child(Field::Name).or(Some(parent));
            }
            _ => return None,
        }
    }
}

/// Whether a value is put there, or deleted, not read.
pub(super) fn is_stored(node: Node<'_>) -> bool {
    let mut child = node;
    for above in node.ancestors() {
        match above.kind() {
            Kind::ExpressionList | Kind::Tuple | Kind::List | Kind::Splat | Kind::ParenthesizedExpression => {
                child = above
            }
            Kind::Assignment | Kind::AugmentedAssignment | Kind::ForStatement | Kind::ForInClause => {
                return child.field() == Some(Field::Left);
            }
            Kind::WithItem => return child.field() == Some(Field::Alias),
            Kind::DeleteStatement => return true,
            _ => return false,
        }
    }
    false
}

/// Whether a pair gives an attribute of a parameter another name, which holds for writing too.
pub(super) fn renames_attribute(pair: &Pair) -> bool {
    let (Pattern::Expression(before), Some(after)) = (&pair.before, &pair.after) else {
        return false;
    };
    // A method put on a class under its old name is made there, for those who still call it so.
    if pair
        .parameters
        .iter()
        .any(|parameter| parameter.types.iter().any(|kind| matches!(kind, Type::Class(_))))
    {
        return false;
    }
    let (Some(old), Some(new)) = (before.nodes().next(), after.nodes().next()) else {
        return false;
    };
    let owner = |template: &Template, node: Node<'_>| {
        let object = node.child(Field::Object).filter(|_| node.kind() == Kind::Attribute)?;
        template.role(object).cloned()
    };
    let (one, other) = (owner(before, old), owner(after, new));
    one.is_some() && one == other
}

/// Whether an expression is what a call calls.
pub(super) fn is_called(node: Node<'_>) -> bool {
    let outer = node.with_parentheses();
    outer.field() == Some(Field::Function) && outer.parent().is_some_and(|above| above.kind() == Kind::Call)
}

/// Whether the name is bound at this very place, not read.
pub(super) fn is_bound_here(node: Node<'_>) -> bool {
    let outer = node.with_parentheses();
    match outer.parent().map(Node::kind) {
        Some(Kind::Assignment | Kind::AugmentedAssignment | Kind::ForStatement) => {
            outer.field() == Some(Field::Left)
        }
        Some(Kind::FunctionDefinition | Kind::ClassDefinition) => outer.field() == Some(Field::Name),
        Some(Kind::Parameters | Kind::DeleteStatement | Kind::GlobalStatement | Kind::NonlocalStatement) => {
            true
        }
        Some(Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::NamedExpression) => {
            outer.field() == Some(Field::Name)
        }
        _ => false,
    }
}

pub(super) fn next_statement(node: Node<'_>) -> Option<Node<'_>> {
    let mut next = node.next_sibling()?;
    while !next.is_named() || next.kind() == Kind::Comment {
        next = next.next_sibling()?;
    }
    Some(next)
}

pub(super) fn previous_statement(node: Node<'_>) -> Option<Node<'_>> {
    let mut previous = node.previous_sibling()?;
    while !previous.is_named() || previous.kind() == Kind::Comment {
        previous = previous.previous_sibling()?;
    }
    Some(previous)
}

/// Expressions that cannot be instances of a library's class need not be asked.
pub(super) fn may_be_object(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Identifier
            | Kind::Attribute
            | Kind::Call
            | Kind::Subscript
            | Kind::NamedExpression
            | Kind::Await
            | Kind::ConditionalExpression
    )
}

pub(super) fn is_within_module(module: &str, of: &str) -> bool {
    let module = crate::model::current_name(module).unwrap_or_else(|| module.to_owned());
    module == of || module.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'))
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
