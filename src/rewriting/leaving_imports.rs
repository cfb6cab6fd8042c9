//! Imports that go once all changes of a file are known, and why others stay.

use std::collections::HashSet;

use super::Change;
use super::import_edits::own_line;
use super::import_layout::content_end;
use crate::knowledge::is_removed_module;
use crate::model::{Binding, Module, ScopeKind, World, import_guard};
use crate::syntax::{Field, Kind, Node, NodeId, comments_in};

/// Why most imports stay.
const EXPORTED: &str = "other files may take the name from here";

/// What changes do to the use of imports.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Identifiers that are gone.
    pub removed: HashSet<NodeId>,
    /// Items of imports that new code relies on.
    pub required: HashSet<NodeId>,
    /// Items of imports whose names another import binds afterwards.
    pub rebound: HashSet<NodeId>,
}

/// The names that nothing but imports bind whose uses are all among those removed.
pub fn leaving_names(world: &World<'_>, module: &Module, usage: &Usage) -> Vec<String> {
    let gone = leaving(world, module, usage);
    let is_gone = |binding: &Binding| {
        !usage.rebound.contains(&binding.node) && gone.iter().any(|item| item.id() == binding.node)
    };
    let (going, staying): (Vec<_>, Vec<_>) =
        module.bindings().map(|(_, binding)| binding).partition(|binding| is_gone(binding));
    let staying: HashSet<&str> = staying.into_iter().map(|binding| binding.name.as_str()).collect();
    let mut names: Vec<String> = Vec::new();
    for binding in going {
        if !staying.contains(binding.name.as_str()) && !names.contains(&binding.name) {
            names.push(binding.name.clone());
        }
    }
    names
}

/// Whether nothing of an import is left once changes are made.
pub fn import_goes(world: &World<'_>, module: &Module, usage: &Usage, import: Node<'_>) -> bool {
    let gone = leaving(world, module, usage);
    let bound = module.bindings().map(|(_, binding)| binding.node);
    let mut bound = bound.filter(|item| module.tree.node(*item).is_within(import)).peekable();
    bound.peek().is_some() && bound.all(|item| gone.iter().any(|going| going.id() == item))
}

/// Imports of modules that are gone which stay although changes took uses of them away: the
/// import, why it stays, and the uses that are left.
pub fn kept_imports<'m>(
    world: &World<'_>,
    module: &'m Module,
    usage: &Usage,
) -> Vec<(Node<'m>, &'static str, Vec<Node<'m>>)> {
    let leaving = leaving(world, module, usage);
    let mut found = Vec::new();
    for (_, binding) in module.bindings() {
        let Some(from) = binding.module() else { continue };
        let item = module.tree.node(binding.node);
        if !is_removed_module(from) || leaving.contains(&item) || import_guard(module, item).is_some() {
            continue;
        }
        let uses = module.import_uses(binding);
        let (gone, left): (Vec<Node<'_>>, Vec<Node<'_>>) =
            uses.partition(|node| usage.removed.contains(&node.id()));
        if !gone.is_empty() {
            let why = if left.is_empty() { kept(world, module, binding) } else { None };
            found.push((item, why.unwrap_or("the name is used or bound elsewhere in this file"), left));
        }
    }
    found
}

/// Import items that go: their last use has gone, or another import binds their names.
pub(super) fn leaving<'m>(world: &World<'_>, module: &'m Module, usage: &Usage) -> Vec<Node<'m>> {
    let goes = |binding: &&Binding| {
        if binding.module().is_none() || usage.required.contains(&binding.node) {
            return false;
        }
        // An import that is rebound gives its name to all uses as before.
        let mut uses = module.import_uses(binding).peekable();
        usage.rebound.contains(&binding.node)
            || uses.peek().is_some()
                && uses.all(|node| usage.removed.contains(&node.id()))
                && kept(world, module, binding).is_none()
    };
    let all = module.bindings().map(|(_, binding)| binding);
    all.filter(goes).map(|binding| module.tree.node(binding.node)).collect()
}

/// The change that removes an import of a module that is gone, or of what is in it, if nothing uses what it imports of
/// that: no code here, no other file, and no comment that says so.
pub fn unused_import(world: &World<'_>, module: &Module, import: Node<'_>, gone: &str) -> Option<Change> {
    let top = |dotted: &str| dotted.split('.').next().unwrap_or(dotted).to_owned();
    let is_gone = |imported: &str| is_removed_module(imported) && top(imported) == top(gone);
    let is_of = |binding: &&Binding| {
        module.tree.node(binding.node).is_within(import) && binding.module().is_some_and(is_gone)
    };
    let is_unused = |binding: &&Binding| {
        let item = module.tree.node(binding.node);
        let line = &module.source.text()[item.start()..content_end(item)];
        let is_marked = ["noqa", "unused-import"].iter().any(|word| line.contains(word));
        let is_one_of_lines = comments_in(item.statement()).next().is_some();
        !is_marked
            && module.import_uses(binding).next().is_none()
            && stays(module, binding, |name| module.hands_out(world, name)).is_none()
            && (!is_one_of_lines || own_line(item.statement(), item).is_some())
    };
    let (unused, used): (Vec<&Binding>, Vec<&Binding>) =
        module.bindings().map(|(_, binding)| binding).filter(is_of).partition(is_unused);
    let rebound = unused.iter().map(|binding| binding.node).collect::<Vec<_>>();
    (used.is_empty() && !rebound.is_empty()).then(|| Change { rebound, ..Change::default() })
}

/// Whether a name stays for others, and for no other reason.
pub(super) fn is_exported(world: &World<'_>, module: &Module, binding: &Binding) -> bool {
    kept(world, module, binding) == Some(EXPORTED)
}

/// Why an import stays that nothing in its file uses.
pub(super) fn kept(world: &World<'_>, module: &Module, binding: &Binding) -> Option<&'static str> {
    stays(module, binding, |name| module.exports(world, name))
}

fn stays(module: &Module, binding: &Binding, exports: impl Fn(&str) -> bool) -> Option<&'static str> {
    let item = module.tree.node(binding.node);
    // With `finally` alone, nothing else runs where the import fails.
    let has_handler = |above: &Node<'_>| above.parts().any(|part| part.kind() == Kind::ExceptClause);
    if item.ancestors().any(|above| above.kind() == Kind::TryStatement && has_handler(&above)) {
        return Some("it stands in a `try`");
    }
    if module.scope_kind(binding.scope) == ScopeKind::Class {
        return Some("it makes an attribute of its class");
    }
    let explicit = item.kind() == Kind::AliasedImport
        && item.child(Field::Name).map(Node::text) == item.child(Field::Alias).map(Node::text);
    if explicit || (binding.scope == module.top() && exports(&binding.name)) {
        return Some(EXPORTED);
    }
    let others = module.in_scope(binding.scope, &binding.name).iter().map(|id| module.binding(*id));
    let all_imports = others.into_iter().all(|binding| binding.module().is_some());
    (!all_imports).then_some("the name is bound elsewhere too")
}
