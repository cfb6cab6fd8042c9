//! Questions about patterns that need no code to look at: where a pattern is anchored, what it renames, and the
//! names that it asks for.

use super::constraints::arguments_asked_for;
use crate::knowledge::stdlib;
use crate::syntax::{Field, Kind, Node};
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

/// Whether the arguments of a call decide if a pair matches, so that the name of the function alone says nothing.
pub fn depends_on_arguments(pair: &Pair) -> bool {
    arguments_asked_for(pair).next().is_some()
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

/// The names that a guard around a use of this API would ask for: the old ones, the new ones.
pub(super) fn words<'c>(transform: &'c Transform, pair: &'c Pair) -> (Vec<&'c str>, Vec<&'c str>) {
    let mut old = old_names(pair);
    // That a class is there says nothing of an argument of it.
    let kept = pair.after.as_ref().map(called).unwrap_or_default();
    let before = match &pair.before {
        Pattern::Expression(template) | Pattern::Statements(template) => called(template),
        _ => Vec::new(),
    };
    let is_kept = |word: &&str| kept.iter().any(|symbol| before.contains(symbol) && symbol.ends_with(*word));
    old.retain(|word| !is_kept(word));
    // A table of moves has a new name for each of its rows. Those of one module are looked for together.
    let owner = |pair: &'c Pair| pair.suffix.rsplit_once('.').map(|(owner, _)| owner);
    let module = owner(pair).filter(|owner| stdlib::is_dotted_module(owner));
    let is_beside =
        |other: &'c Pair| other.suffix == pair.suffix || module.is_some() && owner(other) == module;
    let pairs = transform.pairs.iter().filter(|other| !pair.moved || is_beside(other));
    let mut new: Vec<&str> = pairs.filter_map(|p| p.after.as_ref()).flat_map(names_in).collect();
    // What a report tells to use in its place stands in backticks.
    if pair.reported {
        let code = pair.message.split('`').skip(1).step_by(2);
        let names = code.flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.'));
        let words = names.filter_map(|name| Some(name.rsplit_once('.')?.1));
        new.extend(words.filter(|word| word.len() > 3));
    }
    new.retain(|word| !old.contains(word));
    // What another pair has before as well as behind does not tell the new from the old.
    let others: Vec<&str> = transform.pairs.iter().flat_map(old_names).collect();
    new.retain(|word| !others.contains(word));
    (old, new)
}

/// The dotted names of the symbols that a template calls.
fn called(template: &Template) -> Vec<&str> {
    let functions = template.all().filter(|node| node.kind() == Kind::Call);
    let symbol = |call: Node<'_>| match template.role(call.child(Field::Function)?) {
        Some(Role::Symbol(symbol)) => Some(symbol.qualified.as_str()),
        _ => None,
    };
    functions.filter_map(symbol).collect()
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
            // `getattr(asyncio, "async")`
            Kind::Call
                if node.child(Field::Function).is_some_and(|function| function.text() == "getattr") =>
            {
                let strings = node.descendants().filter(|below| below.kind() == Kind::StringContent);
                all.extend(strings.map(|content| content.text()));
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

pub(super) fn is_within_module(module: &str, of: &str) -> bool {
    let module = crate::knowledge::current_name(module).unwrap_or_else(|| module.to_owned());
    module == of || module.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'))
}
