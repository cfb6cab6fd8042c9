//! Modules that are imported by a string, which names nothing that a pattern could match.

use super::{Context, Found};
use crate::finding::Safety;
use crate::matching::given;
use crate::model::{VersionSet, alive, import_guard, is_removed_module, removed_in};
use crate::syntax::Node;

/// The functions that import what their first argument says.
const IMPORTERS: [&str; 2] = ["builtins.__import__", "importlib.import_module"];

pub(super) fn find(context: &Context<'_>) -> Vec<Found> {
    let calls = context.module.tree.root().descendants().filter(|node| node.kind() == "call");
    calls.filter_map(|call| at(context, call)).collect()
}

fn at(context: &Context<'_>, call: Node<'_>) -> Option<Found> {
    let module = context.module;
    let function = call.child("function")?;
    let argument = given(call).into_iter().next().filter(|first| first.stars == 0)?.value;
    let mut content = argument.descendants().filter(|node| node.kind() == "string_content");
    let (Some(dotted), None) = (content.next(), content.next()) else {
        return None;
    };
    let dotted = dotted.text();
    if !is_removed_module(dotted) || argument.kind() != "string" {
        return None;
    }
    if !IMPORTERS.contains(&context.world.names(module, function).only()?) {
        return None;
    }
    let removed = removed_in(dotted)?;
    let runs = alive(context.world, module, call).and(VersionSet::window(context.window));
    if runs.newest() < Some(removed) || import_guard(module, call).is_some() {
        return None;
    }
    Some(Found {
        range: call.range(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: format!(
            "`{dotted}` is gone from Python {removed} on: `upshift list` shows what takes the place of its parts."
        ),
        reasons: vec![module.reason(call, format!("`{}` imports `{dotted}`", function.text()))],
        ..Found::default()
    })
}
