//! Checks that names keep their meaning: no use loses its import, no old use refers to new code, and every
//! name in new code is defined.

use std::collections::{BTreeSet, HashSet};

use super::moved::Moved;
use crate::knowledge::{idiom, is_builtin, is_stdlib_module};
use crate::model::{BindingKind, Module, ScopeId, is_variable};
use crate::syntax::{Field, Kind, Node};

pub(super) fn objection(before: &Module, after: &Module, moved: &Moved) -> Option<String> {
    let mut compared = HashSet::new();
    for node in variables(before) {
        let Some(place) = moved.after(&node.range()) else {
            continue;
        };
        // Annotations and targets of `as` wrap a name in nodes with the same range.
        let outer = after.tree.exact(place.clone());
        let named = |now: &Node<'_>| now.kind() == Kind::Identifier && now.range() == place;
        let Some(now) = outer.and_then(|outer| outer.descendants().find(named)) else {
            return Some(format!("`{}`, which is not edited, would be read in another way", node.text()));
        };
        // New code stands before it, and it is the name of an attribute.
        if !is_variable(now) {
            continue;
        }
        // Bindings are compared once per scope, however often the name is used.
        let scope = |module: &Module, node: Node<'_>| {
            module.lookup(module.scope_of(node), node.text()).map(|(scope, _)| scope)
        };
        if !compared.insert((node.text(), scope(before, node), scope(after, now))) {
            continue;
        }
        let old = meaning(before, node, |binding| moved.after(&binding.range()).map(|range| range.start));
        let new = meaning(after, now, |binding| (!moved.is_new(&binding.range())).then(|| binding.start()));
        if let Some(why) = compare(node.text(), &old, &new) {
            return Some(why);
        }
    }
    variables(after).filter(|node| moved.is_new(&node.range())).find_map(|node| {
        let name = node.text();
        let bound =
            after.lookup(after.scope_of(node), name).is_some() || has_star(after, after.scope_of(node));
        let known = bound || is_builtin(name) || before.identifiers(name).any(|old| is_unbound(before, old));
        (!known).then(|| format!("`{name}` in the new code would not be defined"))
    })
}

/// The bindings of a name.
#[derive(Debug, Default, PartialEq, Eq)]
struct Meaning {
    /// Imports by what they import, and other bindings by their place in the new text.
    kept: BTreeSet<Bound>,
    /// What edited imports import.
    imported: BTreeSet<String>,
    /// Whether one of its bindings was edited.
    touched: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    Import(String),
    At(usize),
}

fn meaning(module: &Module, node: Node<'_>, place: impl Fn(Node<'_>) -> Option<usize>) -> Meaning {
    let mut meaning = Meaning::default();
    let found = module.lookup(module.scope_of(node), node.text());
    for id in found.into_iter().flat_map(|(_, bindings)| bindings) {
        let binding = module.binding(*id);
        let import = match &binding.kind {
            BindingKind::Import { module, whole } => {
                Some(if *whole { module.clone() } else { binding.name.clone() })
            }
            BindingKind::From { module, name } => Some(format!("{module}.{name}")),
            _ => None,
        };
        let item = module.tree.node(binding.node);
        // The module may change as well as the name.
        let source = import.as_ref().and_then(|_| item.statement().child(Field::ModuleName));
        let stays = source.is_none_or(|source| place(source).is_some());
        match (place(item).filter(|_| stays), import) {
            (Some(_), Some(import)) => {
                meaning.kept.insert(Bound::Import(import));
            }
            (Some(at), None) => {
                meaning.kept.insert(Bound::At(at));
            }
            (None, import) => {
                meaning.touched = true;
                meaning.imported.extend(import);
            }
        }
    }
    meaning
}

fn compare(name: &str, old: &Meaning, new: &Meaning) -> Option<String> {
    let was_free = old.kept.is_empty() && !old.touched;
    let is_free = new.kept.is_empty() && !new.touched;
    if is_free && !was_free {
        // `zip`, after `from six.moves import zip` has gone, `chr`, after `from six import unichr as chr`, and `open`,
        // after `from io import open`.
        let is_for_it = |import: &String| {
            let (first, last) = (import.split('.').next(), import.rsplit('.').next());
            let is_of_package = first.is_some_and(|first| !is_stdlib_module(first));
            is_of_package || last == Some(name) && idiom("builtin", import).is_some()
        };
        let imported = old.kept.is_empty() && !old.imported.is_empty();
        if imported && is_builtin(name) && old.imported.iter().all(is_for_it) {
            return None;
        }
        return Some(format!("`{name}`, which is still used, would not be defined"));
    }
    if was_free {
        // Its meaning was unknown: a star import, or a name defined elsewhere.
        let shadows = !is_free && is_builtin(name);
        return shadows.then(|| format!("`{name}` would no longer be the built-in"));
    }
    let brought = new.touched && !old.touched;
    let is_other = |import: &String| !old.kept.contains(&Bound::Import(import.clone()));
    if brought && (new.imported.is_empty() || new.imported.iter().any(is_other)) {
        return Some(format!("`{name}` would be given another value by the new code"));
    }
    let lost = old.kept.difference(&new.kept).next();
    let gained = new.kept.difference(&old.kept).next();
    (lost.is_some() || gained.is_some())
        .then(|| format!("`{name}`, which is not edited, would mean something else"))
}

fn variables(module: &Module) -> impl Iterator<Item = Node<'_>> {
    module
        .tree
        .all()
        .filter(|node| node.kind() == Kind::Identifier && is_variable(*node) && !is_import(*node))
}

fn is_import(node: Node<'_>) -> bool {
    node.enclosing(&[Kind::ImportStatement, Kind::ImportFromStatement, Kind::FutureImportStatement]).is_some()
}

fn is_unbound(module: &Module, node: Node<'_>) -> bool {
    is_variable(node) && module.lookup(module.scope_of(node), node.text()).is_none()
}

/// Whether a star import may define names here.
fn has_star(module: &Module, scope: ScopeId) -> bool {
    let mut at = Some(scope);
    std::iter::from_fn(|| {
        let here = at?;
        at = module.parent(here);
        Some(here)
    })
    .any(|scope| !module.stars(scope).is_empty())
}
