//! Imports of removed modules: those that nothing uses go, so that nothing has to take their place; those that stay
//! are told of.

use super::Change;
use super::import_edits::{Usage, kept, leaving, own_line, stays};
use super::import_layout::content_end;
use crate::model::{Binding, BindingKind, Module, World, import_guard, is_removed_module};
use crate::syntax::{Node, comments_in};

/// The change that removes an import of a module that is gone, if nothing uses what it imports of it: no code here,
/// no other file, and no comment that says so.
pub fn unused_import(world: &World<'_>, module: &Module, import: Node<'_>) -> Option<Change> {
    let is_of = |binding: &&Binding| match &binding.kind {
        BindingKind::Import { module: from, .. } | BindingKind::From { module: from, .. } => {
            module.tree.node(binding.node).is_within(import) && is_removed_module(from)
        }
        _ => false,
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
        let (BindingKind::Import { module: from, .. } | BindingKind::From { module: from, .. }) =
            &binding.kind
        else {
            continue;
        };
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
