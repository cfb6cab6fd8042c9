//! Modules that are imported by a string, which names nothing that a pattern could match.

use super::{Context, Found};
use crate::finding::Safety;
use crate::model::{VersionSet, alive, import_guard, is_removed_module, removed_in};
use crate::syntax::Node;

pub(super) fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    nodes
        .filter(|node| matches!(node.kind(), "call" | "subscript"))
        .filter_map(|node| at(context, node))
        .collect()
}

fn at(context: &Context<'_>, import: Node<'_>) -> Option<Found> {
    let module = context.module;
    let dotted = context.world.imported_module(module, import)?;
    let removed = removed_in(dotted).filter(|_| is_removed_module(dotted))?;
    let is_set = matches!(import.field(), Some("left"))
        || import.parent().is_some_and(|above| above.kind() == "delete_statement");
    let runs = alive(context.world, module, import).and(VersionSet::window(context.window));
    if is_set || runs.newest() < Some(removed) || import_guard(module, import).is_some() {
        return None;
    }
    let how = import.parts().next().map_or("", |function| function.text());
    Some(Found {
        range: import.range(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: format!(
            "`{dotted}` is gone from Python {removed} on: `upshift list` shows what takes the place of its parts."
        ),
        reasons: vec![module.reason(import, format!("`{how}` imports `{dotted}`"))],
        ..Found::default()
    })
}
