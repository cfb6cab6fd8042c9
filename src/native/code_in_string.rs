//! Python source in a string: a test writes it to a file, a program runs it. It is no part of the
//! tree, so that nothing in it is rewritten.

use std::sync::Arc;

use memchr::memmem;

use super::dynamic_import::names_removed;
use super::{Context, Found, Native, any_string};
use crate::finding::Safety;
use crate::model::{
    BindingKind, Module, VersionSet, import_guard, is_removed_module, reachable_versions, removed_in,
};
use crate::syntax::{Field, Kind, Node, string_content};
use crate::text::{Pieces, Source, identifiers};
use crate::version::Version;

/// The functions that run their first argument.
const RUNNERS: [&str; 3] = ["builtins.exec", "builtins.eval", "builtins.compile"];

pub(super) const NATIVE: Native = Native { may_find, ..Native::new("code_in_string", find) };

/// A string with an import and a module that is gone.
fn may_find(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| {
        memmem::find(content, b"import ").is_some() && identifiers(content).any(names_removed)
    })
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let strings = context.module.tree.root().descendants().filter(|node| node.kind() == Kind::String);
    strings.filter_map(|string| at(context, string)).collect()
}

fn at(context: &Context<'_>, string: Node<'_>) -> Option<Found> {
    let content = string_content(string)?;
    let text = &string.tree().text()[content.clone()];
    if !text.contains("import ") || !is_program(context, string, text) {
        return None;
    }
    let module = program(text).or_else(|| program(&filled(text)?))?;
    let (line, dotted, removed) =
        module.bindings().find_map(|(_, binding)| removed_import(&module, binding.node, &binding.kind))?;
    let runs =
        reachable_versions(context.world, context.module, string).and(VersionSet::window(context.window));
    if runs.newest() < Some(removed) {
        return None;
    }
    let start = content.start + text.find(line.as_str())?;
    Some(Found {
        range: start..start + line.len(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: format!(
            "`{dotted}` is gone from Python {removed} on. Code in a string is not rewritten: change it there, or move it to a file of its own."
        ),
        reasons: vec![context.module.reason(string, "the string holds a Python program")],
        ..Found::default()
    })
}

/// The import of a module that is gone: its text, the module, and the first Python without it.
fn removed_import(
    module: &Module,
    node: crate::syntax::NodeId,
    kind: &BindingKind,
) -> Option<(String, String, Version)> {
    let (BindingKind::Import { module: dotted, .. } | BindingKind::From { module: dotted, .. }) = kind else {
        return None;
    };
    let item = module.tree.node(node);
    let gone = is_removed_module(dotted) && import_guard(module, item).is_none();
    let line = item.statement().text().lines().next()?.to_owned();
    gone.then_some((line, dotted.clone(), removed_in(dotted)?))
}

/// Whether a string is more than a line that happens to be Python: it has several, or is run. A
/// docstring shows code, and is none.
fn is_program(context: &Context<'_>, string: Node<'_>, text: &str) -> bool {
    let above = string.parent();
    if above.is_some_and(|above| above.kind() == Kind::ExpressionStatement) {
        return false;
    }
    let call = above.filter(|above| above.kind() == Kind::ArgumentList).and_then(Node::parent);
    let is_run = call.and_then(|call| call.child(Field::Function)).is_some_and(|function| {
        context.world.names(context.module, function).only().is_some_and(|name| RUNNERS.contains(&name))
    });
    let is_command = above.is_some_and(|list| {
        let parts: Vec<Node<'_>> = list.parts().collect();
        parts.windows(2).any(|two| two[1] == string && two[0].text().trim_matches(['"', '\'']) == "-c")
    });
    text.trim().contains('\n') || is_run || is_command
}

/// What `%` makes of a template but for what is put in; `None` if it has no `%%`.
fn filled(template: &str) -> Option<String> {
    template.contains("%%").then(|| template.replace("%%", "%"))
}

/// The program, without the indentation that all of its lines have.
fn program(text: &str) -> Option<Module> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start().len()).min()?;
    let first = text.lines().next().is_some_and(|line| !line.trim().is_empty());
    let cut = |line: &str| line.get(if first { 0 } else { indent }..).unwrap_or_default().to_owned() + "\n";
    let plain: String = text.lines().map(cut).collect();
    let module = Module::new(Arc::new(Source::from_text("string", plain)), String::new(), false);
    module.tree.errors().is_empty().then_some(module)
}

#[cfg(test)]
mod tests {
    use crate::native::may_find_in;

    #[test]
    fn an_import_in_a_string_counts() {
        for text in ["x = 'import imp'", "f'''import {imp}'''", "'''\nfrom distutils import log\n'''"] {
            assert!(may_find_in(&super::NATIVE, text), "{text}");
        }
        for text in ["import imp", "'import os', 'imp'", "# 'import imp'"] {
            assert!(!may_find_in(&super::NATIVE, text), "{text}");
        }
    }
}
